"""Where formatted references are kept between builds, if anywhere: an edge gives it in."""

from collections.abc import Mapping
from typing import Protocol


class CitationCache(Protocol):
    """Keeps the texts of each style by the hash of what they were made from."""

    def read(self, style: str, made_by: str) -> Mapping[str, str]:
        """Give the texts of a style by hash, or nothing where none are to be trusted.

        `made_by` names everything besides the reference and the code that shapes a text; what was made by something
        else is not given.
        """
        ...

    def write(self, style: str, made_by: str, needed: Mapping[str, str]) -> None:
        """Keep the texts of a style."""
        ...


class _Nothing:
    def read(self, style: str, made_by: str) -> Mapping[str, str]:
        return {}

    def write(self, style: str, made_by: str, needed: Mapping[str, str]) -> None:
        pass


NO_CACHE: CitationCache = _Nothing()
"""Keeps nothing."""
