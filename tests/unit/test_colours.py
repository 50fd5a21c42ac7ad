"""Text can be read on every ground of the look, in the light and in the dark."""

import re

import pytest

from tests.sites.building import THEME

SHEETS = ("00-tokens.css", "80-dark.css")
TEXT = ("ink", "ink-soft", "accent", "accent-strong", "visited", "caution", "danger")
GROUND = ("paper", "surface", "raised", "accent-soft", "caution-soft", "danger-soft")


def lists(sheet: str) -> list[dict[str, str]]:
    """Each list of colours of a sheet: the dark one is written twice."""
    text = (THEME / "assets" / "css" / sheet).read_text(encoding="utf-8")
    return [dict(re.findall(r"--ev-([a-z-]+): (#[0-9a-f]{6});", each)) for each in text.split(":root")[1:]]


def light(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    less, more = sorted((light(one), light(other)))
    return (more + 0.05) / (less + 0.05)


@pytest.mark.parametrize("sheet", SHEETS)
def test_text_has_a_contrast_of_seven_to_one_on_every_ground(sheet: str):
    found = lists(sheet)
    faint = {
        (text, ground): round(contrast(colours[text], colours.get(ground, colours["paper"])), 2)
        for colours in found
        for text in TEXT
        for ground in GROUND
        if contrast(colours[text], colours.get(ground, colours["paper"])) < 7
    }

    assert faint == {}
    assert found and all({*TEXT, "paper"} <= colours.keys() for colours in found)
