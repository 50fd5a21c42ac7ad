"""Words of the interface as templates ask for them."""

import re
from functools import cache
from pathlib import Path

import pytest
from evidence.disk.stopping import CannotBuild
from evidence.render.strings import calendar, catalogue, chooser, missing_words, sayer, translator
from jinja2 import DictLoader, Environment

THEME = Path(__file__).resolve().parents[2] / "plugins" / "evidence" / "theme"


@cache
def words(language: str) -> dict[str, str]:
    """The words of our own theme in one language."""
    return catalogue(THEME, language)


@pytest.mark.parametrize(("language", "shown"), [("en", "3 February 2026"), ("es", "3 de febrero de 2026")])
def test_a_day_is_written_as_readers_of_the_language_write_it(language, shown):
    assert calendar(translator(words(language)))("2026-02-03") == shown


@pytest.mark.parametrize("text", ["", "2026", "2026-02", "2026-13-01", "not-checked"])
def test_what_is_no_day_stays_as_it_is(text):
    assert calendar(translator(words("en")))(text) == text


def theme_with(folder: Path, **languages: str) -> Path:
    """A theme that holds nothing but words."""
    (folder / "strings").mkdir()
    for name, text in languages.items():
        (folder / "strings" / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("lacking", ["en", "es"])
def test_a_word_that_one_language_lacks_is_named_whichever_language_is_asked_for(tmp_path, lacking):
    theme = theme_with(tmp_path, **{"en": "a: A\nb: B\n", "es": "a: A\nb: B\n", lacking: "a: A\n"})

    for asked in ("en", "es"):
        with pytest.raises(CannotBuild) as raised:
            catalogue(theme, asked)
        assert str(raised.value) == (
            f"evidence: {tmp_path.name}/strings/{lacking}.yml lacks `b`\n"
            "  fix: write each word of the interface in every file of that folder"
        )


def test_a_site_says_some_words_in_its_own_way(tmp_path):
    (theme := tmp_path / "theme").mkdir()
    (own := tmp_path / "own").mkdir()
    theme_with(theme, en="a: A\nb: B\n", es="a: A\nb: B\n")
    theme_with(own, en="b: Bee\n")

    assert catalogue(theme, "en", own) == {"a": "A", "b": "Bee"}
    assert catalogue(theme, "es", own) == {"a": "A", "b": "B"}


def test_words_that_cannot_be_read_are_refused_at_their_line(tmp_path):
    theme = theme_with(tmp_path, en="a: A\nb: 'B\n", es="a: A\n")

    with pytest.raises(CannotBuild, match=r"the words of the interface in en\.yml cannot be read from line \d on"):
        catalogue(theme, "es")


def test_a_word_that_a_page_asks_for_and_nobody_wrote_is_never_shown_to_readers():
    words = {"nav.guides": "Guides", "value.other": "Other", "record.none": "None"}

    for shown in (translator(words), sayer(words)):
        with pytest.raises(CannotBuild) as raised:
            shown("nav.giudes")
        assert str(raised.value).splitlines()[0] == (
            "evidence: pages ask for `nav.giudes`, which the words of the interface lack"
        )


@pytest.mark.parametrize("title", ["node.js", "e.g.", "The nav.guides of it", "Nav.Guides", "https://nav.org/", ""])
def test_a_title_that_looks_a_little_like_a_word_of_the_interface_stays_as_it_is(title):
    words = {"nav.guides": "Guides"}

    assert (translator(words)(title), sayer(words)(title)) == (title, title)


def test_words_that_templates_name_are_looked_for_before_any_page_is_made():
    env = Environment(loader=DictLoader({"a.html": "{{ t('one') }}{% if t('two', n=1) %}{{ t(x) }}{% endif %}"}))

    assert missing_words(env, {"one": "1"}) == ("two",)


def test_a_script_gets_the_words_below_a_beginning():
    words_of = chooser({"explorer.more": "More", "facet.kind.guide": "Guide", "facet.year": "Year"})

    assert words_of("explorer.") == {"more": "More"}
    assert words_of("facet.", "kind.") == {"kind.guide": "Guide"}


def test_every_word_of_the_catalogue_is_used_by_something():
    files = (path for path in THEME.parent.rglob("*") if path.suffix in (".html", ".py", ".js"))
    written = {word for path in files for word in re.findall(r"""["'`]([\w.-]+)""", path.read_text(encoding="utf-8"))}

    # A key may be put together: `t("facet." ~ id)`. Then its beginning is written somewhere.
    assert [key for key in words("en") if key not in written and written.isdisjoint(beginnings(key))] == []


def beginnings(key: str) -> list[str]:
    parts = key.split(".")
    return [".".join(parts[:number]) + "." for number in range(1, len(parts))]
