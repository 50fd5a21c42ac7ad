"""What a reader finds at an address whose page or finding was taken away."""

from dataclasses import dataclass

from evidence.view.desk import Desk, Link


@dataclass(frozen=True, slots=True)
class GonePage:
    """The id that was asked for, and the page it was part of, if that is still there."""

    id: str
    page: Link


def gone_page(desk: Desk, id: str) -> GonePage:
    """Say what was here and where to look."""
    page = id.partition("#")[0]
    return GonePage(id, desk.link_to(page) if page in desk.library.pages else Link(""))
