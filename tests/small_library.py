"""A library so small that each count in a test can be made by hand."""

LABELS = {"okafor2020": "Okafor & de Vries, 2020", "perez2018": "Pérez, 2018", "lone2019": "Okafor & Perez, 2019"}

BIBTEX = """
@article{okafor2020,
  author = {Okafor, Ngozi and de Vries, Anne}, title = {Coming back: A study}, year = {2020},
  journal = {Journal of Listening}, language = {en},
}
@article{perez2018,
  author = {Pérez, Ana}, title = {Rounds}, year = {2018}, journal = {[Journal not stated]}, language = {es},
}
@article{lone2019,
  author = {Okafor, Ngozi and Perez, Ana}, title = {A lone reference}, year = {2019}, journal = {Journal of listening},
}
@misc{undated, title = {Undated leaflet}, year = {n.d.}}
"""

FILES = {
    "studies/open-surgery.md": """
        ---
        sources: [okafor2020]
        headline: “Seen” at the open surgery, people came back.
        source_class: unknown-class
        settings: [patient-group, on-the-moon]
        data_years: 2014-2016
        findings:
          - id: came-back
            text: People came back.
            kind: effect
            locator: abstract
            processes: [trust]
            outcomes: [{term: wellbeing, direction: better}]
        ---
        """,
    "studies/ward-rounds.md": """
        ---
        sources: [perez2018]
        headline: On ward rounds little changed.
        source_class: peer-reviewed-study
        settings: [hospital]
        findings:
          - id: little-changed
            text: Little changed.
            kind: effect
            locator: abstract
            outcomes: [{term: wellbeing, direction: no-clear-change}]
        ---
        """,
    "programmes/asking-plan.md": """
        ---
        name: The asking plan
        headline: Wards asked first.
        settings: [hospital]
        documents: []
        ---
        """,
    "guides/asking-first.md": """
        ---
        question: How do I ask first?
        headline: Ask, then listen.
        roles: []
        settings: [hospital]
        recommendations:
          - id: ask
            text: Ask.
            actor: []
            strength: do
            because: [open-surgery#came-back, gone#gone]
            why: It helps.
        ---
        """,
    "glossary.md": """
        ---
        title: Glossary
        entries:
          - {id: carer, term: Carer, definition: Someone who cares for another without pay.}
        ---
        """,
    "vocabulary/settings.yml": """
        id: settings
        label: Settings
        singular: Setting
        question: Where?
        definition: Where it took place.
        on: [study, programme, guide]
        facet: {id: setting, place: 1, label: Setting, labels: [{language: es, label: Ámbito}]}
        facts: {place: 2, label: Setting, labels: [{language: es, label: Ámbito}]}
        terms:
          - {id: general-practice, label: General practice, definition: The practice.}
          - {id: hospital, label: Hospital, definition: The hospital.}
          - {id: patient-group, label: Patient group, definition: A group., broader: general-practice}
        """,
    "vocabulary/processes.yml": """
        id: processes
        label: Processes
        singular: Process
        question: What happened?
        definition: What happened between people.
        on: [finding]
        facet: {id: process, place: 6, label: What happens between people, labels: [{language: es, label: Qué ocurre entre las personas}]}
        map: {place: 4, first: rows}
        terms:
          - {id: trust, label: Trust, definition: Good faith.}
        """,
    "vocabulary/outcomes.yml": """
        id: outcomes
        label: Outcomes
        singular: Outcome
        question: What came of it?
        definition: What came of it.
        on: [finding]
        facet: {id: outcome, place: 8, label: What came of it, labels: [{language: es, label: Qué resultó}]}
        map: {place: 6}
        terms:
          - {id: wellbeing, label: Wellbeing, definition: How people feel.}
        """,
    "vocabulary/directions.yml": """
        id: directions
        label: Directions
        singular: Direction
        question: Which way?
        definition: Which way it went.
        terms:
          - {id: better, label: Better, definition: It went better.}
          - {id: no-clear-change, label: No clear change, definition: No change was seen.}
        """,
}
