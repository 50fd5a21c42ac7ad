"""Words of the topic that a library is about: what the program cannot know by itself."""

from dataclasses import dataclass

from evidence.model.fields import Kind, Placed, declared
from evidence.model.source import Position
from evidence.model.tag import Tag


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
    served: tuple[Tag, ...] = declared(
        "Roles of those whom services are for. A guide may not ask all of its advice of them.",
        Kind.TERM,
        many=True,
        axis="roles",
        example="[patient]",
    )


NO_WORDS = Words(where=Position("content/words.yml"))
