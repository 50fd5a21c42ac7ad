"""Words of the interface as templates ask for them."""

from pathlib import Path

import pytest

from evidence.plugin.strings import calendar, catalogue, translator

THEME = Path(__file__).resolve().parents[2] / "theme_overrides"


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "3 February 2026"), ("es", "3 de febrero de 2026")]
)
def test_a_day_is_written_as_readers_of_the_language_write_it(language, shown):
    assert calendar(translator(catalogue(THEME, language)))("2026-02-03") == shown


@pytest.mark.parametrize("text", ["", "2026", "2026-02", "2026-13-01", "not-checked"])
def test_what_is_no_day_stays_as_it_is(text):
    assert calendar(translator(catalogue(THEME, "en")))(text) == text
