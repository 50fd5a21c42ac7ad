"""Which documents report one and the same work.

A blog about a report about a programme is one leg of evidence, not three. Documents
belong to one work when they share a DOI, when an editor names the work, when one is the preprint
of the other, or when they are documents of one programme that do not say they report a study of
their own.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from evidence.model.csl_types import is_preprint
from evidence.model.programme import Programme
from evidence.model.reference import Reference
from evidence.model.summary import StudySummary


def works(
    references: Mapping[str, Reference],
    summaries: Iterable[StudySummary],
    programmes: Iterable[Programme],
) -> dict[str, str]:
    """Map each key to its work, named by the first key of the work in alphabetical order."""
    groups = _Groups(references)
    for key, group in _in_bibliography(references):
        groups.join(key, group)
    for summary in summaries:
        if summary.work and summary.source in references:
            groups.join(summary.source, f"work:{summary.work}")
    for programme in programmes:
        for document in programme.documents:
            if document.key in references:
                groups.join(document.key, f"work:{document.work or f'programme {programme.id}'}")
    return groups.named(references)


def _in_bibliography(references: Mapping[str, Reference]) -> Iterator[tuple[str, str]]:
    """What the entries themselves say of their works: each key with the name of a group that it is in."""
    for key, reference in references.items():
        if reference.doi:
            yield key, f"doi:{reference.doi.casefold()}"
        if reference.work:
            yield key, f"work:{reference.work}"
    for preprint, article in preprints(references):
        yield article, f"key:{preprint}"


def _articles(
    references: Mapping[str, Reference], wanted: Collection[tuple[str, str]]
) -> Mapping[tuple[str, str], list[Reference]]:
    """What is no preprint, by title and first author."""
    found: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in references.values():
        if _titled(reference) in wanted and not is_preprint(reference):
            found[_titled(reference)].append(reference)
    return found


def preprints(references: Mapping[str, Reference]) -> Iterator[tuple[str, str]]:
    """Pair each preprint with the articles of the same title and first author, unless an editor names other works.

    A preprint has a DOI of its own, so nothing else tells that it is the same study.
    """
    early = [reference for reference in references.values() if is_preprint(reference)]
    if not early:
        return
    articles = _articles(references, {_titled(reference) for reference in early})
    for preprint in early:
        for article in articles[_titled(preprint)]:
            if all(_titled(preprint)) and _may_follow(preprint, article):
                yield preprint.key, article.key


_YEARS_TO_PRINT = 5


def _may_follow(preprint: Reference, article: Reference) -> bool:
    if preprint.work and article.work:
        return preprint.work == article.work
    first, then = (each.date.year if each.date else None for each in (preprint, article))
    return first is None or then is None or 0 <= then - first + 1 <= _YEARS_TO_PRINT + 1


def _titled(reference: Reference) -> tuple[str, str]:
    """Title and family name of the first author, brought down to bare letters and digits."""
    authors = reference.by("author")
    name = authors.names[0] if authors and authors.names else None
    return _bare(reference.title.plain), _bare(name.literal or name.family) if name else ""


def _bare(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", "".join(each for each in parted if not unicodedata.combining(each)))


class _Groups:
    """Disjoint sets of names; small on purpose, used only while joining."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {f"key:{name}": f"key:{name}" for name in names}

    def join(self, key: str, label: str) -> None:
        one, other = self._root(f"key:{key}"), self._root(label)
        self._parent[max(one, other)] = min(one, other)

    def _root(self, name: str) -> str:
        self._parent.setdefault(name, name)
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def named(self, keys: Iterable[str]) -> dict[str, str]:
        first: dict[str, str] = {}
        for key in sorted(keys):
            first.setdefault(self._root(f"key:{key}"), key)
        return {key: first[self._root(f"key:{key}")] for key in keys}
