"""What was worked out once may be kept, by whoever knows a place for it."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Keep(Protocol):
    """Gives what was made before from the same parts, or makes it now."""

    def __call__(self, parts: tuple[str, ...], make: Callable[[], T]) -> T:
        """`parts` are everything that the value follows from, besides the code that makes it."""
        ...


def not_kept(parts: tuple[str, ...], make: Callable[[], T]) -> T:
    """Keep nothing."""
    return make()
