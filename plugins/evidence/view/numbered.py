"""Long lists on numbered pages: how many there are, what stands on each, and the way to the one before and after."""

from collections.abc import Callable, Iterator, Sequence, Sized
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import TypeVar

from evidence.model import address
from evidence.view.page import Page

PER_PAGE = 100

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The way to the page before or after."""

    path: str
    title: str


def pages_for(lines: Sized, per_page: int = PER_PAGE) -> int:
    """How many pages so many lines take; no line takes one."""
    return max(1, ceil(len(lines) / per_page))


def on_page(lines: Sequence[Line], number: int, per_page: int = PER_PAGE) -> Sequence[Line]:
    """The lines that stand on one page."""
    return lines[(number - 1) * per_page : number * per_page]


def turn(path: str, number: int, pages: int) -> Turn | None:
    """The way to a page of a list, if there is one of that number."""
    return Turn(path=path, title=f"{number} / {pages}") if 1 <= number <= pages else None


def list_path(folder: str, number: int) -> str:
    """The address of one page of a list of the navigation."""
    return address.numbered(f"{folder}/", number)


def turn_list(folder: str, number: int, pages: int) -> Turn | None:
    """The way to a page of a list of the navigation, if there is one of that number."""
    return turn(list_path(folder, number), number, pages)


def numbered_pages(folder: str, template: str, lines: Sized, view: Callable[[int], object]) -> Iterator[Page]:
    """The pages of a list of the navigation, a hundred lines to a page; `view` gives what one of them shows."""
    for number in range(1, pages_for(lines) + 1):
        yield Page(
            path=list_path(folder, number),
            template=template,
            title=f"nav.{folder}",
            section=folder,
            view=partial(view, number),
        )
