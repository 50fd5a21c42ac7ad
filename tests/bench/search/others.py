"""Other searches over the same texts: BM25F in its plain form, and MiniSearch where npm is there to fetch it."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path

from evidence.library.folding import folded
from evidence.library.search_documents import Searchable

HERE = Path(__file__).resolve().parent
MINISEARCH = "7.2.0"
WEIGHTS = {"title": 4.0, "headline": 3.0, "headings": 2.0, "text": 1.0}
ENOUGH, LENGTH_COUNTS = 1.2, 0.75
"""What the textbooks set (k1 and b)."""


def texts(found: Searchable) -> dict[str, str]:
    """What a reader sees of an entry, in four fields."""
    names = " ".join(f"{name.given} {name.von} {name.family} {name.literal}" for name in found.people)
    of = {
        kind: " ".join(each.text for each in found.passages if each.field == kind)
        for kind in ("headline", "finding", "text")
    }
    rest = (of["finding"], of["text"], *found.tags, names, *found.places, *found.numbers, str(found.entry.year or ""))
    return {
        "title": " ".join(found.titles),
        "headline": of["headline"],
        "headings": " ".join(found.headings),
        "text": " ".join(rest),
    }


def bm25f(records: Sequence[Searchable], stems: Callable[[str], Sequence[str]] = folded) -> Callable[[str], list[int]]:
    """Plain BM25F: any word counts, fields are weighed, nothing else."""
    fields = [{name: Counter(stems(text)) for name, text in texts(each).items()} for each in records]
    usual = {name: sum(sum(each[name].values()) for each in fields) / len(fields) for name in WEIGHTS}
    weighed: list[Counter[str]] = []
    for each in fields:
        words: Counter[str] = Counter()
        for name, counts in each.items():
            length = 1 - LENGTH_COUNTS + LENGTH_COUNTS * sum(counts.values()) / usual[name]
            for word, count in counts.items():
                words[word] += WEIGHTS[name] * count / length
        weighed.append(words)
    known = Counter(word for words in weighed for word in words)

    def ask(query: str) -> list[int]:
        scores: Counter[int] = Counter()
        for word in dict.fromkeys(stems(query)):
            rarity = log(1 + (len(weighed) - known[word] + 0.5) / (known[word] + 0.5))
            for number, words in enumerate(weighed):
                if worth := words.get(word):
                    scores[number] += rarity * worth / (worth + ENOUGH)
        return [number for number, _ in scores.most_common()]

    return ask


def minisearch(records: Sequence[Searchable], queries: Sequence[str], cache: Path) -> list[list[int]] | None:
    """MiniSearch with the settings of its own examples: titles count more, prefixes and slips are found; None without npm."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not (npm and node):
        return None
    cache.mkdir(parents=True, exist_ok=True)
    subprocess.run([npm, "install", "--silent", "--prefix", cache, f"minisearch@{MINISEARCH}"], check=True)
    given = {
        "queries": list(queries),
        "records": [{"id": number, **texts(each)} for number, each in enumerate(records)],
    }
    said = subprocess.run(
        [node, HERE / "minisearch.mjs", cache], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    return json.loads(said.stdout)


def ours(site: Path, queries: Sequence[str]) -> list[dict]:
    """The search of a built site, asked as its pages ask it."""
    node = shutil.which("node")
    assert node, "the scripts of the site are run by Node here"
    said = subprocess.run(
        [node, HERE / "ask.mjs", site], input=json.dumps(list(queries)), capture_output=True, text=True, check=True
    )
    return json.loads(said.stdout)
