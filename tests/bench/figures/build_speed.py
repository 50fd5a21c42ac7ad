"""How long a build takes beside those of other generators."""

from collections.abc import Iterator

from tests.bench import peers
from tests.bench.figure import Figure
from tests.bench.workplace import Workplace


def build_speed(workplace: Workplace) -> Iterator[Figure]:
    """Our build against plain Material and against mkdocs-bibtex, of the same study pages.

    Ours makes a page for every reference as well: six times as many. The peers are measured at
    their quickest, with the pages kept out of the navigation; Material's default, which lists
    every page in it, takes several times as long and would flatter us.
    """
    plain = workplace.peer("plain", peers.OUTSIDE_THE_NAVIGATION).seconds
    bibtex = workplace.peer("mkdocs-bibtex", peers.MKDOCS_BIBTEX_OUTSIDE_THE_NAVIGATION).seconds
    cold = workplace.cold(workplace.studies).seconds
    warm = workplace.warm(workplace.studies).seconds
    yield Figure("build, citations kept / plain Material", warm / plain, 2.5, "×")
    yield Figure("build, citations not kept / plain Material", cold / plain, 6, "×")
    yield Figure("build, citations kept / mkdocs-bibtex", warm / bibtex, 1, "×")
