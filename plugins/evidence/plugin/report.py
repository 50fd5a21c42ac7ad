"""Diagnostics and progress in the log of MkDocs."""

import logging
from collections.abc import Iterable

from mkdocs.utils import CountHandler

from evidence.diagnostics import Diagnostic, Severity, as_text

log = logging.getLogger("mkdocs.plugins.evidence")

_LEVELS = {
    Severity.INFO: logging.INFO,
    Severity.WARNING: logging.WARNING,
    Severity.ERROR: logging.ERROR,
}


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Log each diagnostic at its own level, so that `--strict` counts what it should."""
    for found in diagnostics:
        log.log(_LEVELS[found.rule.severity], as_text([found], changes=True))


def tell_taken(theirs: str, address: str) -> None:
    """Tell the owner that one of their files stands where a page or file of evidence would."""
    log.warning("`%s` has the address `%s`, which evidence needs, and stays\n    hint: rename it", theirs, address)


def was_warned() -> bool:
    """Whether MkDocs, counting for `--strict`, has seen a warning in this build."""
    return any(
        isinstance(handler, CountHandler) and handler.get_counts() for handler in logging.getLogger("mkdocs").handlers
    )


class Counter:
    """Says how far a long step has come, every tenth of it."""

    def __init__(self, what: str, least: int = 200) -> None:
        self._what, self._least, self._said = what, least, 0

    def __call__(self, done: int, total: int) -> None:
        """Log when another tenth is done; short steps stay silent."""
        tenth = done * 10 // max(total, 1)
        if total >= self._least and tenth > self._said:
            self._said = tenth
            log.info("%s: %d of %d", self._what, done, total)
