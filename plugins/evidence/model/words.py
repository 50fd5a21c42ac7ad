"""Words of the topic that a library is about: what the program cannot know by itself."""

from dataclasses import dataclass

from evidence.model.fields import Kind, Needed, Placed, Tag, declared, declared_fields
from evidence.model.guide import Guide
from evidence.model.programme import Programme
from evidence.model.source import Position
from evidence.model.summary import StudySummary

ASKED = tuple(
    dict.fromkeys(
        name
        for record in (StudySummary, Programme, Guide)
        for name, field in declared_fields(record).items()
        if field.needed is Needed.REVIEWED
    )
)
"""Fields that a reviewed page must have, unless its library asks for no such thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Placed):
    """What `content/words.yml` says. Without the file there are none."""

    compounds: tuple[str, ...] = declared(
        "Words that are written in one, in two or with a hyphen, and are found by each of these.",
        Kind.LINE,
        many=True,
        example="[person-centred, link-worker]",
    )
    without_data: tuple[Tag, ...] = declared(
        "Kinds of source that say what somebody thinks or asks for. They are listed, and count as no evidence.",
        Kind.TERM,
        many=True,
        axis="source-classes",
        example="[perspective, toolkit]",
    )
    retelling: tuple[Tag, ...] = declared(
        "Kinds of source that tell of a study of others: each counts as the study it tells of, where that is here.",
        Kind.TERM,
        many=True,
        axis="source-classes",
        example="[commentary]",
    )
    opinion: tuple[Tag, ...] = declared(
        "Kinds of source of which a reader must know what the author stands to gain.",
        Kind.TERM,
        many=True,
        axis="source-classes",
        example="[perspective]",
    )
    unasked: tuple[str, ...] = declared(
        "Fields that a reviewed page need not have here, since they ask for what is not of this topic.",
        Kind.CHOICE,
        many=True,
        choices=ASKED,
        example="[equity]",
    )
    served: tuple[Tag, ...] = declared(
        "Roles of those whom services are for. A guide may not ask all of its advice of them.",
        Kind.TERM,
        many=True,
        axis="roles",
        example="[patient]",
    )


NO_WORDS = Words(where=Position("content/words.yml"))
