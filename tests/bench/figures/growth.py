"""How the time of a build grows with the library."""

from collections.abc import Iterator

from tests.bench.figure import Figure
from tests.bench.workplace import Workplace


def growth(workplace: Workplace) -> Iterator[Figure]:
    """Twice the library must take hardly more than twice the time."""
    for studies in (workplace.studies, 2 * workplace.studies):
        for name, build in (("citations kept", workplace.warm), ("citations not kept", workplace.cold)):
            ratio = build(2 * studies).seconds / build(studies).seconds
            yield Figure(f"build of {2 * studies} / {studies} studies, {name}", ratio, 2.2, "×")
