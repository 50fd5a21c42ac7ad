"""One address of every kind of page, so that each is looked at wherever all of them should be."""

KINDS = {
    "home": "",
    "list of studies": "studies/",
    "study": "studies/terms-of-engagement/",
    "perspective": "studies/patient-groups-as-a-conduit/",
    "list of programmes": "programmes/",
    "programme": "programmes/closing-the-gap/",
    "list of guides": "guides/",
    "guide": "guides/starting-a-partnership-conversation/",
    "concepts": "concepts/",
    "axis": "concepts/processes/",
    "concept": "concepts/processes/trust/",
    "map": "map/",
    "cell of the map": "map/relationships/person-practitioner/processes/trust/",
    "what is new": "new/",
    "library": "library/",
    "facet": "evidence/design/",
    "value of a facet": "evidence/setting/general-practice/",
    "glossary": "glossary/",
    "about": "about/",
    "about, inner page": "about/methods/",
    "page with code": "about/contribute/",
    "not found": "no-such-page/",
}
"""Of the real site. The explorer and the map have tests of their own."""

ODD_KINDS = {
    "retired study": "studies/asking-does-nothing/",
    "stub": "studies/plan-for-asking/",
    "contested study": "studies/asking-trial/",
    "programme": "programmes/odd-plan/",
    "guide": "guides/asking-first/",
    "concept without findings": "concepts/processes/listening/",
    "axis that nothing carries": "concepts/loci/",
    "record": "library/arnadottir-press/",
    "what was taken away": "r/asking-trial/an-old-finding/",
    "plain page": "notes/plain/",
}
"""Of the library of oddities: kinds that the real site may not have today. There each reference has a summary."""

NOT_FOUND = ("404",)
"""What the console says of a page that is meant to be missing."""

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}
"""A desk window of 1280 pixels, enlarged to 400 %, leaves 320."""
