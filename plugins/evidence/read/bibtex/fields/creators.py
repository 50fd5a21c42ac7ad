"""Who made a work, by what they did for it."""

from evidence.diagnostics import Diagnostic, Edit
from evidence.model.reference import Creators, Name
from evidence.read.bibtex.field_names import ROLES
from evidence.read.bibtex.fields.reading import Reading
from evidence.read.bibtex.names.person import Problem

_EDITOR_TYPES = {
    "serieseditor": "series-editor",
    "series": "series-editor",
    "translator": "translator",
    "editor": "editor",
    "compiler": "editor",
    "redactor": "editor",
    "reviser": "editor",
    "": "editor",
}
"""Any other type of editor, such as an organiser, is a contributor."""


def creators(reading: Reading) -> tuple[Creators, ...]:
    """Names in the order of the file, by role."""
    roles: dict[str, tuple[tuple[Name, ...], bool]] = {}
    for name, written in reading.fields.items():
        role = ROLES.get(name)
        if role is None:
            continue
        if role == "editor":
            role = _editor_role(reading, name)
        names = reading.decoder.names(written)
        reading.found.extend(_misnamed(reading, name, written, problem) for problem in names.problems)
        if names.unknown:
            reading.unknown(name, names.unknown)
        before, others = roles.get(role, ((), False))
        roles[role] = ((*before, *names.names), others or names.others)
    return tuple(Creators(role=role, names=names, others=others) for role, (names, others) in roles.items() if names)


def _misnamed(reading: Reading, name: str, written: str, problem: Problem) -> Diagnostic:
    """Report a mistake in names with the whole field as it should be."""
    hint, edit = "", None
    if problem.choices:
        one, two = problem.choices
        hint = f"if it is one, write `{name} = {{{one}}}`; if it is two, write `{name} = {{{two}}}`"
    elif problem.mended is not None and name in reading.entry.lines:
        edit = Edit(reading.entry.at(name), written, problem.mended)
    if problem.mended:
        hint = f"write `{name} = {{{problem.mended}}}`"
    return problem.rule.at(reading.entry.at(name), f"`{name}`: {problem.message}", hint=hint, edit=edit)


def _editor_role(reading: Reading, name: str) -> str:
    kind = reading.fields.get(f"{name}type", "")
    return _EDITOR_TYPES.get(kind.strip().lower(), "contributor") if kind else "editor"
