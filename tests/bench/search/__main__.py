"""Ask what people ask of the built site, of plain BM25F and of MiniSearch, and print how soon each hands over a right page.

    python -m tests.bench.search SITE            the half that nothing was tuned on
    python -m tests.bench.search SITE --tuning   the other half, with what was missed

MRR counts the first ten; intervals are of 95 %, by a paired bootstrap of 10,000 draws.
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from evidence.disk.reading import read_folder
from evidence.library.facet_index import index_facets
from evidence.reading import read_library
from evidence.search.index_text import SearchData

from tests.bench.search.others import HERE, bm25f, minisearch, ours

ROOT = HERE.parent.parent.parent
FIRST = 10


class Query(NamedTuple):
    """What is asked, by whom, and the pages that answer it; none where nothing does."""

    who: str
    words: str
    pages: tuple[str, ...]


def queries(tuning: bool) -> list[Query]:
    """One half of the file: odd lines for tuning, even ones to be measured on."""
    lines = (HERE / "queries.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [Query(who, words, tuple(pages.split())) for who, words, pages in rows[0 if tuning else 1 :: 2]]


def reciprocal(found: Sequence[str], pages: Sequence[str]) -> float:
    """One divided by the place of the first right page, 0 where there is none among the first."""
    return next((1 / place for place, path in enumerate(found[:FIRST], 1) if path in pages), 0.0)


def interval(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """Between what the mean difference lies, drawing queries again and again."""
    chance = random.Random(1)
    differences = [first - second for first, second in zip(one, other)]
    means = sorted(sum(chance.choices(differences, k=len(differences))) / len(differences) for _ in range(10_000))
    return means[250], means[-250]


def main(arguments: Sequence[str]) -> None:
    """Print one line for each search, and for each other one the difference from ours."""
    site, tuning = Path(arguments[0]), "--tuning" in arguments
    asked = queries(tuning)
    answered = [query for query in asked if query.pages]
    words = [query.words for query in asked]
    bibliography, content, _ = read_folder(ROOT, ("references.bib",), "content", lambda path: True)
    library, _ = read_library(bibliography, content)
    records = SearchData(library, index_facets(library, {}).entries).found_by
    paths = [each.entry.path for each in records]
    said = dict(zip(words, ours(site, words)))
    plain = bm25f(records)
    found = {"this site": {query: each["paths"] for query, each in said.items()}}
    found["plain BM25F"] = {query: [paths[number] for number in plain(query)] for query in words}
    mini = minisearch(records, words, ROOT / ".cache" / "minisearch")
    if mini is not None:
        found["MiniSearch"] = {query: [paths[number] for number in each] for query, each in zip(words, mini)}
    scores = {name: [reciprocal(lists[each.words], each.pages) for each in answered] for name, lists in found.items()}
    print(f"{len(answered)} queries with an answer, {len(asked) - len(answered)} without")
    for name, values in scores.items():
        share = sum(value >= 1 / 3 for value in values) / len(values)
        line = f"{name:12} MRR {sum(values) / len(values):.3f}  first three {share:.0%}"
        if name != "this site":
            low, high = interval(scores["this site"], values)
            line += f"  this site is better by {(sum(scores['this site']) - sum(values)) / len(values):+.3f} [{low:+.3f}, {high:+.3f}]"
        print(line)
    for who in dict.fromkeys(each.who for each in answered):
        shares = [(value, each) for value, each in zip(scores["this site"], answered) if each.who == who]
        print(f"  {who:12} {len(shares):3}  MRR {sum(value for value, _ in shares) / len(shares):.3f}")
    for each in asked:
        if not each.pages:
            print(f"  no answer: {len(said[each.words]['paths'])} pages, lacking {said[each.words]['missing']}")
    if tuning:
        for value, each in zip(scores["this site"], answered):
            if value < 1 / 3:
                print(f"{value:.2f}  {each.words}: {said[each.words]['paths'][:3]}, wanted {each.pages[:3]}")


if __name__ == "__main__":
    main(sys.argv[1:])
