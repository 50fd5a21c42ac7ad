"""What an editor may set for `evidence` under `plugins` in mkdocs.yml: one declaration for both edges."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from evidence.disk.kept_texts import CACHE
from evidence.model.editorial import NO_LICENCE, Licence


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Options of the generator. Paths are from the folder of `mkdocs.yml`."""

    bibliography: tuple[str, ...] = ("references.bib",)
    """One `.bib` file or more; a key in two of them is an error."""
    style: str = "apa"
    """Citation style of reference lists: a name of the CSL repository, or a `.csl` file."""
    language: str = "en"
    """Language of the interface, `en` or `es`; content is in its own."""
    cache: str = CACHE
    """Folder for what is kept from one build to the next; it can be deleted at any time."""
    search: bool = True
    """Whether to make the index for searching by words. Lists and facets need none."""
    contact: str = ""
    """An e-mail address, or the address of a page, where readers reach those who make the site."""
    licence: Licence = NO_LICENCE
    """Shown at the foot of each page, and told to search engines and feeds."""
    publish_with_errors: bool = False
    """Whether a build publishes although the check has found errors. A preview always shows them."""


class WrongOption(ValueError):
    """A setting that cannot be followed; `name` is the option."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


LANGUAGES = ("en", "es")


def options_of(given: Mapping[str, object]) -> Options:
    """Read the options. Raises WrongOption at the first that is unknown or has a value of another sort."""
    known = {field.name for field in fields(Options)}
    for name in given:
        if name not in known:
            raise WrongOption(name, f"there is no such option; there are {', '.join(sorted(known))}")
    read = {name: _READ.get(name, _text)(name, value) for name, value in given.items() if value is not None}
    return Options(**read)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise WrongOption(name, f"this should be a text, and is `{value}`")
    return value.strip()


def _switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongOption(name, f"this should be `true` or `false`, and is `{value}`")
    return value


def _texts(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise WrongOption(name, "this should be a list of file names, one to a line, each after `- `")
    return tuple(value)


def _language(name: str, value: object) -> str:
    if value not in LANGUAGES:
        raise WrongOption(name, f"this should be {' or '.join(LANGUAGES)}, and is `{value}`")
    return str(value)


def _licence(name: str, value: object) -> Licence:
    if not isinstance(value, Mapping) or not value.keys() <= {"name", "url"}:
        raise WrongOption(name, "this should have a `name`, such as `CC BY 4.0`, and perhaps a `url`")
    licence = Licence(*(_text(f"{name}.{each}", value.get(each) or "") for each in ("name", "url")))
    if licence.url and not licence.name:
        raise WrongOption(name, "it has an address and no name: give it a `name`, such as `CC BY 4.0`")
    if licence.url and not licence.url.startswith(("https://", "http://")):
        raise WrongOption(name, f"`url: {licence.url}` is no address of a web page: write it with https:// in front")
    return licence


_READ: Mapping[str, Callable[[str, object], Any]] = {
    "bibliography": _texts,
    "language": _language,
    "search": _switch,
    "licence": _licence,
    "publish_with_errors": _switch,
}
