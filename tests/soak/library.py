"""A library in which every word that an editor could write is a word of its own.

`¤` in the texts below becomes a marker, such as `qk0a3z`, that stands nowhere else. What became of a
word can then be told by looking for it. The fields come from their declarations, so that a field that is
added is watched from its first day.
"""

import itertools
import re

from evidence.model.fields import Declared, Kind, declared_fields
from evidence.model.guide import Guide
from evidence.model.page import Article, Glossary, Home
from evidence.model.programme import Condition, Programme
from evidence.model.summary import StudySummary
from evidence.model.vocabulary import CARRIERS, Axis, Match

_MARKER = re.compile(r"q[a-z0-9]{4}z", re.IGNORECASE)

_BODY = """\
¤ stands ¤ above [@doe2020, p. ¤; see @roe2021] the first heading.

## In short

¤ *¤* **¤ ¤** `¤` ~~¤~~ \\[¤\\] and @doe2020 [p. ¤] ¤[^1] ¤.

- ¤ one
- ¤ two

  ¤ below

  1. ¤
  2. ¤

> ¤ a quotation
> ¤ goes on

### ¤ below

| ¤ | ¤ |
|---|---|
| ¤ | ¤ ¤ |
| [@doe2020] | ¤ |

Term ¤
: ¤

## Limits ¤

[¤ ¤](../about/methods.md "¤"), [¤][ref] ¤.

> [!NOTE]
> ¤ ¤

!!! tip "¤"
    ¤ indented

```text
¤ in code
```

    ¤ more code

¤ ¤ at the end.

---

¤ behind it.

[^1]: ¤ a note

    ¤ goes on

[ref]: https://example.org "¤"
"""

_BIB = """\
@string{press = {¤ Press}}

@article{doe2020,
  author   = {¤, Jane and ¤, Ann},
  title    = {¤ {¤} ¤: A ¤ of ¤},
  journal  = {¤ of ¤},
  year     = {2020},
  volume   = {3},
  pages    = {4--9},
  keywords = {¤, ¤},
}

@book{roe2021,
  editor    = "¤, Richard",
  title     = "¤ \\emph{¤} ¤",
  subtitle  = {¤ ¤},
  publisher = press # { ¤},
  address   = {¤},
  edition   = {2},
  series    = {¤ ¤},
  year      = 2021,
}

@misc{poe2022,
  author       = {{¤ ¤ ¤}},
  title        = {¤},
  howpublished = {¤},
  note         = {¤ ¤},
  year         = {2022},
}
"""

_OTHER = """\
---
sources: [roe2021]
headline: ¤
source_class: study
settings: [ward]
status: draft
findings:
  - {id: a-part, text: ¤, kind: effect, locator: ¤}
  - {id: b-part, text: ¤, kind: effect, locator: ¤}
  - {id: c-part, text: ¤, kind: effect, locator: ¤}
---
¤
"""

_TERMS = {
    "settings": "ward",
    "source-classes": "study",
    "processes": "trust",
    "roles": "nurse",
    "strengths": "consider",
    "confidence": "low",
    "jurisdictions": "GB",
    "preconditions": "leadership",
    "practices": "objective",
    "outcomes": "wellbeing",
    "directions": "better",
    "designs": "trial",
    "levels": "encounter",
    "relationships": "person-practitioner",
    "resources": "material",
    "forms": "consulted",
    "levers": "time",
    "loci": "person",
    "against": "limits",
    "corroboration": "echoed",
}
_ONE = {
    "id": "a-part",
    "status": "draft",
    "programme": "plan",
    "replaced_by": "plan",
    "redirects": "an-old-id",
    "source": "doe2020",
    "key": "doe2020",
    "sources": "doe2020",
    "because": "ward#a-part",
    "against": "other#a-part",
    "agrees_with": "other#a-part",
    "disagrees_with": "other#b-part",
    "origin": "roe2021",
    "link": "ward",
    "see": "ward",
    "work": "a-work",
    "finding": "other#c-part",
}
"""Values of fields that name something."""


def markers(text: str) -> list[str]:
    """The markers in a text; a heading may have made capitals of them."""
    return [each.lower() for each in _MARKER.findall(text)]


def marked(texts: dict[str, str]) -> dict[str, str]:
    """Write a marker for each `¤`."""
    letters = "0123456789abcdefghijklmnopqrstuvwxy"
    made = ("q" + "".join(four) + "z" for four in itertools.product(letters, repeat=4))
    return {path: re.sub("¤", lambda _: next(made), text) for path, text in texts.items()}


def base_files() -> dict[str, str]:
    """The whole library, by paths from the root: one page of each kind and one axis of each name."""
    files = {
        "references.bib": _BIB,
        "content/studies/ward.md": _page(StudySummary),
        "content/studies/other.md": _OTHER,
        "content/programmes/plan.md": _page(Programme),
        "content/guides/asking.md": _page(Guide),
        "content/index.md": _page(Home, "about/methods.md"),
        "content/glossary.md": _page(Glossary, "about/methods.md"),
        "content/about/methods.md": _page(Article),
        "content/about/index.md": "# ¤\n\n" + _BODY,
        "content/concepts/processes/trust.md": "---\ndescription: ¤\n---\n" + _BODY.replace("../about", "../../about"),
    }
    for axis, term in _TERMS.items():
        text = "\n".join(_fields(Axis, 0, {"id": axis, "on": ", ".join(CARRIERS)}))
        files[f"content/vocabulary/{axis}.yml"] = (
            text.replace("id: a-part", f"id: {term}", 1).replace("- id: a-part", f"- id: {term}") + "\n"
        )
    return marked(files)


def _page(record: type, link: str = "../about/methods.md") -> str:
    given = {"redirects": f"old-{record.__name__.lower()}", "review_due": '"2029-03-01"'}
    return "---\n" + "\n".join(_fields(record, 0, given)) + "\n---\n" + _BODY.replace("../about/methods.md", link)


def _fields(record: type, indent: int, given: dict[str, str]) -> list[str]:
    """Every declared field of a record with a value, as lines of YAML."""
    lines = []
    for name, field in declared_fields(record).items():
        if name in ("retired", "replaced_by"):
            continue
        lead = " " * indent
        if field.kind is Kind.GROUP:
            assert field.record is not None
            told = {"practices": {"term": "objective"}, "facet": {"id": given.get("id", "")}}.get(name, {})
            inner = _fields(field.record, indent + (4 if field.many else 2), told)
            if field.many:
                inner[0] = f"{lead}  - {inner[0].strip()}"
            lines += [f"{lead}{name}:", *inner]
        else:
            value = given.get(name) or _value(name, field, record)
            lines.append(f"{lead}{name}: {f'[{value}]' if field.many else value}")
    return lines


def _value(name: str, field: Declared, record: type) -> str:
    if field.kind is Kind.TERM:
        return _TERMS.get(field.axis, "¤")
    if field.kind is Kind.CHOICE:
        return "draft" if name == "status" else field.choices[0]
    if field.kind is Kind.DATE:
        return '"2026-03-01"'
    if field.kind is Kind.INTEGER:
        return "3"
    if field.kind is Kind.TEXT:
        return "¤ *¤* ¤." if not field.many else "¤ **¤**, ¤ `¤`"
    if field.kind is Kind.LINE:
        if name == "term" and record is Condition:
            return "leadership"
        if name == "term" and record is Match:
            return "loci/person"
        if name == "terms":
            return "processes/trust, loci/person"
        if name == "broader":
            return "''"
        return "¤ ¤"
    return _ONE.get(name, "ward")
