"""A term as a record carries it: a word that knows its vocabulary."""


class Tag(str):
    """The id of a term with the vocabulary that it is of, so that no code needs to name that vocabulary again.

    It equals its bare id, so terms of several vocabularies are told apart by `name`.
    """

    __slots__ = ("axis",)
    axis: str

    def __new__(cls, axis: str, id: str) -> "Tag":
        made = super().__new__(cls, id)
        made.axis = axis
        return made

    def __reduce__(self) -> tuple[type["Tag"], tuple[str, str]]:
        return Tag, (self.axis, str(self))

    @property
    def name(self) -> str:
        """The term as the library names it: `processes/trust`."""
        return f"{self.axis}/{self}"


def tag_of(name: str) -> Tag:
    """The term that the library calls `axis/term`."""
    axis, _, id = name.partition("/")
    return Tag(axis, id)
