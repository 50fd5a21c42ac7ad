"""What can be wrong with the signs of an entry: its brackets, commas and equals signs."""

from evidence.diagnostics import Rule, Severity

NO_KEY = Rule(
    code="B002",
    name="entry-without-key",
    severity=Severity.ERROR,
    why="Without a key nothing can cite the entry, so it is left out of the library.",
    fix="Write a key after the opening brace: `@article{smith2020trust, …`.",
)
NOT_CLOSED = Rule(
    code="B004",
    name="not-closed",
    severity=Severity.ERROR,
    why="Where a brace or quotation mark is never closed, the rest of the entry has to be guessed.",
    fix='Close it: every `{` needs its `}`, every `"` its `"`.',
)
CLOSED_TOO_EARLY = Rule(
    code="B005",
    name="closed-too-early",
    severity=Severity.ERROR,
    why="A `}` too many ends the entry, and other programs lose the fields after it.",
    fix="Take away the `}` that has no `{`.",
)
NO_COMMA = Rule(
    code="B006",
    name="missing-comma",
    severity=Severity.WARNING,
    why="Other programs lose the next field, or the whole entry.",
    fix="Put a comma after the field.",
)
NOT_A_FIELD = Rule(
    code="B007",
    name="not-a-field",
    severity=Severity.WARNING,
    why="These words are in the entry but in no field, so nobody will see them.",
    fix="Write `name = {…},` or take the words away.",
)
EXTRA_COMMA = Rule(
    code="B008",
    name="extra-comma",
    severity=Severity.INFO,
    why="Some programs refuse an entry with two commas in a row.",
    fix="Take away one of the commas.",
)
NOT_QUOTED = Rule(
    code="B012",
    name="value-without-braces",
    severity=Severity.WARNING,
    why="Other programs read only the first word, or refuse the entry.",
    fix="Put the value in braces: `{…}`.",
)
NOT_OPENED = Rule(
    code="B054",
    name="not-opened",
    severity=Severity.ERROR,
    why="A value that closes and never opens ends the entry for other programs, which lose the fields below.",
    fix="Open it: every `}` needs its `{`.",
)
NO_EQUALS = Rule(
    code="B055",
    name="missing-equals",
    severity=Severity.WARNING,
    why="Other programs lose the field, or the whole entry.",
    fix="Write `name = {…},` with one equals sign.",
)
OTHER_BRACKET = Rule(
    code="B056",
    name="brackets-that-differ",
    severity=Severity.ERROR,
    why="An entry that opens with one sort of bracket and closes with another never ends for other programs.",
    fix="Use `{` and `}` for both.",
)
QUOTES_WITHIN = Rule(
    code="B057",
    name="quotes-within-quotes",
    severity=Severity.WARNING,
    why="The second quotation mark ends the value, so other programs lose the words behind it.",
    fix="Put the whole value in braces: `{…}`.",
)
SIGN_IN_KEY = Rule(
    code="B058",
    name="sign-in-key",
    severity=Severity.WARNING,
    why="The sign is no part of a key, so the citations of the entry do not find it.",
    fix="Write the key as one word of letters and digits.",
)

RULES = (
    NOT_OPENED,
    NO_EQUALS,
    OTHER_BRACKET,
    QUOTES_WITHIN,
    SIGN_IN_KEY,
    NO_KEY,
    NOT_CLOSED,
    CLOSED_TOO_EARLY,
    NO_COMMA,
    NOT_A_FIELD,
    EXTRA_COMMA,
    NOT_QUOTED,
)
