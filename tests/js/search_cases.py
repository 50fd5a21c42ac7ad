"""What the script must find in an index, worked out here in the plainest way and kept as a file.

`tests/js/search.json` holds the parts of an index that the build makes of a few records, and where each word of
these stands. The script reads the same file in a browser (tests/browser/test_search_index.py).
"""

import json
from pathlib import Path

from evidence.library.folding import folded
from evidence.search.inverted import Index, Inverted

FILE = Path(__file__).with_name("search.json")

RECORDS = (
    (("title", "Trust in shared care"), ("people", "Okafor"), ("text", "Care takes trust. Trust takes time.")),
    (("title", "Knowledge is not power"), ("finding", "People need power too"), ("text", "Power, 日本語 and 𐌰𐌱𐌲")),
    (("title", "Partners"), ("people", "Trust"), ("text", "Partnership " * 40)),
    (("text", "Nothing shared, nothing gained"),),
    *((("text", f"word{number:03} shared care"),) for number in range(4, 24)),
)
KEYS = {0: ("=101111hsc13406", "@2022"), 1: ("=101111hsc99999",), 23: ("@2022",)}
PHRASES = ("shared care", "care takes", "takes care", "trust takes time", "power too")
BEGINNINGS = ("power", "word00", "=101111hsc", "nowhere", "")
PARTS = 4


def index() -> Index:
    """The index of these records."""
    inverted = Inverted()
    for number, texts in enumerate(RECORDS):
        inverted.add(number, texts, KEYS.get(number, ()))
    return inverted.index(PARTS)


def said(texts: tuple[tuple[str, str], ...]) -> list[str]:
    """The words of a record, one at each place; '' after each text, so that no phrase goes on."""
    order = ("title", "finding", "text", "people")
    return [word for name in order for field, text in texts if field == name for word in (*folded(text), "")]


def cases() -> str:
    """Make the text of the file."""
    made = index()
    places: dict[str, dict[int, list[int]]] = {}
    for number, texts in enumerate(RECORDS):
        for place, word in enumerate(said(texts)):
            if word:
                places.setdefault(word, {}).setdefault(number, []).append(place)
    known = sorted([*places, *{key for keys in KEYS.values() for key in keys}])
    content = {
        "version": made.version,
        "index": made.beginnings,
        "parts": [part.decode() for part in made.parts],
        "words": {word: sorted(places[word].items()) for word in sorted(places)},
        "keys": {key: [number for number, keys in KEYS.items() if key in keys] for key in known if key not in places},
        "phrases": [
            [list(folded(text)), [number for number, texts in enumerate(RECORDS) if _has(said(texts), folded(text))]]
            for text in PHRASES
        ],
        "beginnings": [[start, sorted(word for word in known if word.startswith(start))] for start in BEGINNINGS],
    }
    rows = (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in content.items())
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _has(words: list[str], phrase: tuple[str, ...]) -> bool:
    return any(tuple(words[start : start + len(phrase)]) == phrase for start in range(len(words)))
