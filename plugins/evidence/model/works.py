"""Which documents report one and the same work.

A blog about a report about a programme is one leg of evidence, not three. Documents
belong to one work when they share a DOI, when an editor names the work, or when they are
documents of one programme that do not say they report a study of their own.
"""

from collections.abc import Iterable, Mapping

from evidence.model.programme import Programme
from evidence.model.reference import Reference
from evidence.model.summary import Summary


def works(
    references: Mapping[str, Reference],
    summaries: Iterable[Summary],
    programmes: Iterable[Programme],
) -> dict[str, str]:
    """Map each key to its work, named by the first key of the work in alphabetical order."""
    groups = _Groups(references)
    for key, reference in references.items():
        if reference.doi:
            groups.join(key, f"doi:{reference.doi.casefold()}")
        if reference.work:
            groups.join(key, f"work:{reference.work}")
    for summary in summaries:
        if summary.work and summary.source in references:
            groups.join(summary.source, f"work:{summary.work}")
    for programme in programmes:
        for document in programme.documents:
            if document.key in references:
                groups.join(document.key, f"work:{document.work or f'programme {programme.id}'}")
    return groups.named(references)


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
