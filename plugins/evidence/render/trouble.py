"""What keeps a site from being made, in one sentence with its fix, whatever raised it."""

from jinja2 import TemplateError

from evidence.disk.reading import NotALibrary
from evidence.disk.stopping import CannotBuild, stopped_by

TROUBLES = (CannotBuild, NotALibrary, OSError, TemplateError)
"""What a person can mend; all else is a fault of ours."""


def told(error: CannotBuild | NotALibrary | OSError | TemplateError) -> CannotBuild:
    """Say what a person can mend."""
    match error:
        case NotALibrary():
            return CannotBuild(str(error), error.fix)
        case TemplateError():
            return _of_template(error)
        case OSError():
            return stopped_by(error)
    return error


def _of_template(error: TemplateError) -> CannotBuild:
    """Whoever changed a template in a folder of their own can mend it."""
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    place = f"`{name}`, line {line}: " if name and line else ""
    return CannotBuild(
        f"a template of the theme cannot be used: {place}{error.message}",
        "mend it in the folder that `custom_dir` names, or take it away: the theme has its own",
    )
