"""Words of the interface, from the catalogue that the theme ships."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

import yaml
from jinja2 import Environment, nodes

from evidence.disk.stopping import CannotBuild

_KEY = re.compile(r"[a-z][a-z_]*(\.[a-z0-9_-]+)+")
_DATE = re.compile("([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})")

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The one that is ten times as quick is not there on every computer."""

Translate = Callable[..., str]
Say = Callable[[str], str]
Day = Callable[[str], str]
WordsOf = Callable[..., Mapping[str, str]]


def catalogue(theme: Path, language: str, own: Path | None = None) -> Mapping[str, str]:
    """Read the words of a language, and those that the folder `own` of a site has in their place.

    Raises CannotBuild where a language lacks a word that another has, and where a site has one that nothing shows.
    """
    languages = {file.stem: _words(file) for file in sorted((theme / "strings").glob("*.yml"))}
    every = dict.fromkeys(key for words in languages.values() for key in words)
    for name, words in languages.items():
        if missing := [key for key in every if key not in words]:
            raise CannotBuild(
                f"{theme.name}/strings/{name}.yml lacks {_listed(missing)}",
                "write each word of the interface in every file of that folder",
            )
    return {**languages[language], **_instead(own, language, every)}


def _instead(own: Path | None, language: str, every: Collection[str]) -> Mapping[str, str]:
    """The words of a site's own folder; each must be one that some page shows."""
    if not own:
        return {}
    instead = _words(own / "strings" / f"{language}.yml")
    if unknown := [key for key in instead if key not in every]:
        raise CannotBuild(
            f"{own.name}/strings/{language}.yml has {_listed(unknown)}, which no page shows",
            "correct the key, or take the line away",
        )
    return instead


def _words(file: Path) -> Mapping[str, str]:
    if not file.is_file():
        return {}
    try:
        words = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
    except (ValueError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" from line {mark.line + 1} on" if mark else ""
        raise CannotBuild(
            f"the words of the interface in {file.name} cannot be read{place}", "mend that file"
        ) from error
    return words if isinstance(words, dict) else {}


def missing_words(env: Environment, words: Mapping[str, str]) -> tuple[str, ...]:
    """The words that templates name and the catalogue lacks."""
    named: dict[str, None] = {}
    for template in env.list_templates(["html"]):
        source, _, _ = env.loader.get_source(env, template)  # type: ignore[union-attr]
        for call in env.parse(source, template).find_all(nodes.Call):
            key = call.args[0] if call.args else None
            if isinstance(call.node, nodes.Name) and call.node.name == "t" and isinstance(key, nodes.Const):
                named[str(key.value)] = None
    return tuple(key for key in named if key not in words)


def refuse_missing(missing: Sequence[str]) -> None:
    """Raise CannotBuild where words are missing: their keys would be shown to readers."""
    if missing:
        raise CannotBuild(
            f"pages ask for {_listed(missing)}, which the words of the interface lack",
            "correct the key, or add it to every file of the folder `strings` of the theme",
        )


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys[:5]) + (f" and {len(keys) - 5} more" if len(keys) > 5 else "")


def translator(words: Mapping[str, str]) -> Translate:
    """Make the `t` of templates: `t("key", n=3)`. What is no key, such as an editor's title, stays as it is.

    Raises CannotBuild for a key that is not there, as far as it can be told from an editor's words.
    """
    families = _families(words)

    def t(key: str, **values: object) -> str:
        text = words.get(key)
        if text is None:
            if _is_key(key, families):
                refuse_missing([key])
            return key
        return text.format(**values) if values else text

    return t


def chooser(words: Mapping[str, str]) -> WordsOf:
    """Make the `words_of` of templates, for scripts: `words_of("explorer.")`, by their keys without that beginning."""

    def words_of(beginning: str, then: str = "") -> Mapping[str, str]:
        return {key.removeprefix(beginning): text for key, text in words.items() if key.startswith(beginning + then)}

    return words_of


def calendar(t: Translate) -> Day:
    """Make the `day` of templates: `2026-11-21` as `21 November 2026`, in the words of the language.

    Text that is not a date in numbers stays as it is.
    """

    def day(date: str) -> str:
        parts = _DATE.fullmatch(date)
        if not parts:
            return date
        year, month, number = parts.groups()
        return t("date.day", day=int(number), month=t(f"month.{month}"), year=year)

    return day


def sayer(words: Mapping[str, str]) -> Say:
    """Make the `say` of templates, for text that may be an editor's words or one of ours.

    `not-reported` and its like are words that editors write as ids: the catalogue has them as
    `value.not-reported`. A view names a string of the catalogue by its key, such as `record.no_date`;
    a language that the catalogue does not know stays the tag it is.
    """

    families = _families(words)

    def say(text: str) -> str:
        if " " in text:
            return text
        if text.startswith("language."):
            return words.get(text) or text.removeprefix("language.")
        known = words.get(f"value.{text}") or (words.get(text) if "." in text else text)
        if known is None and _is_key(text, families):
            refuse_missing([text])
        return known or text

    return say


def _families(words: Mapping[str, str]) -> frozenset[str]:
    """The first parts of the keys: `nav` of `nav.guides`."""
    return frozenset(key.partition(".")[0] for key in words if "." in key)


def _is_key(text: str, families: frozenset[str]) -> bool:
    """Whether a text can only be a key, and no title such as `node.js`."""
    return bool(_KEY.fullmatch(text)) and text.partition(".")[0] in families
