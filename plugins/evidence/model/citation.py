"""A citation in running text, and other roads out of it."""

from dataclasses import dataclass, field
from enum import Enum

from evidence.model.source import Position


class Form(Enum):
    """How a citation stands in its sentence."""

    PARENTHETICAL = "parenthetical"
    """`[@key]`: (Westlake et al., 2022)"""
    IN_TEXT = "in-text"
    """`@key`: Westlake et al. (2022)"""
    YEAR_ONLY = "year-only"
    """`[-@key]` or `-@key`: (2022)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One key cited at one place; a bracket with three keys is three citations."""

    key: str
    """A BibTeX key or the id of a page, whole as written."""
    finding: str = ""
    """The part after `#`: the id of a finding on the page of that source."""
    prefix: str = ""
    locator: str = ""
    """What follows the key, such as `p. 3`."""
    form: Form = Form.PARENTHETICAL
    where: Position
    sentence: str = ""
    """The sentence that leans on the source, as plain text with labels left out."""
    anchor: str = ""
    """Id of the element on the page that holds the sentence; '' is the top of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """A link that an author wrote."""

    target: str
    where: Position
    image: bool = False
    written: str = field(default="", compare=False)
    """The address as the author wrote it."""
