"""Bibliographies of 100 kB made to keep a reader busy."""

SIZE = 100_000


def fill(piece: str, before: str = "", after: str = "") -> str:
    """Repeat a piece until the text has 100 kB."""
    room = SIZE - len(before) - len(after)
    return before + (piece * (room // len(piece) + 1))[:room] + after


def in_field(piece: str, name: str = "title") -> str:
    """Fill one field of an otherwise sound entry."""
    return fill(piece, f"@article{{a, {name} = {{", "}}\n")


def chain(link: str, count: int) -> str:
    """Entries that each lean on the next, round in a circle."""
    return "".join(f"@article{{k{n}, title = {{T}}, {link} = {{k{(n + 1) % count}}}}}\n" for n in range(count))


def doubling(count: int) -> str:
    """Strings that each hold the one before twice."""
    first = '@string{s0 = "ten letters"}\n'
    return (
        first
        + "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, count))
        + f"@misc{{a, title = s{count - 1}}}\n"
    )


HOSTILE: dict[str, str] = {
    "opening braces": fill("{"),
    "closing braces": fill("}"),
    "at signs": fill("@"),
    "at signs and braces": fill("@{"),
    "entries never closed": fill("@article{a, title = {x\n"),
    "entries never closed, with quotes": fill('@article{a, title = "x\n'),
    "entry openings in one line": fill("@article{a,"),
    "entries of one key": fill("@misc{a, title={x}}\n"),
    "empty entries": fill("@a{}"),
    "fields without a value": fill("t=,", "@article{a,", "}\n"),
    "one field many times": fill("t={x},", "@article{a,", "}\n"),
    "commas": fill(",", "@article{a", "}\n"),
    "hashes": fill(" # ", "@article{a, title = x", "}\n"),
    "equals signs": fill("=", "@article{a, t", "}\n"),
    "backslashes": fill("\\"),
    "braces nested in a title": "@article{a, title = " + "{" * 49_000 + "}" * 49_000 + "}\n",
    "braces nested in an author": "@article{a, author = " + "{" * 49_000 + "}" * 49_000 + "}\n",
    "backslashes in a title": in_field("\\"),
    "accents in a title": in_field("\\'{"),
    "accents on accents in a title": in_field("\\'\\`"),
    "commands nested in a title": in_field("\\emph{", "title"),
    "commands without end in a title": in_field("\\textit "),
    "dollars in a title": in_field("$"),
    "maths in a title": in_field("$x_{"),
    "angle brackets in a title": in_field("<i><b>"),
    "hyphens in a title": in_field("-"),
    "quotes in a title": in_field("``"),
    "spaces in a title": in_field(" "),
    "names without end": in_field("A and ", "author"),
    "names of commas": in_field(", ", "author"),
    "names of particles": in_field("de la ", "author"),
    "the word and": in_field(" and", "author"),
    "nobody": in_field("and and ", "author"),
    "a name of one letter words": in_field("x X ", "author"),
    "a long date": in_field("2020-", "date"),
    "digits in a date": in_field("1", "date"),
    "slashes in a date": in_field("/", "date"),
    "dashes in pages": in_field("1--", "pages"),
    "commas in pages": in_field("1,", "pages"),
    "a long identifier": in_field("10.1/", "doi"),
    "a long address": in_field("http://a?", "url"),
    "a long ISSN": in_field("1234-", "issn"),
    "keywords": in_field("a,", "keywords"),
    "languages": in_field("en and ", "language"),
    "a long key": fill("k", "@article{", ", title = {x}}\n"),
    "keys of many parts": fill("k:/.-", "@article{", ", title = {x}}\n"),
    "a circle of crossref": chain("crossref", 2_000),
    "a circle of xdata": chain("xdata", 2_000),
    "everyone inherits from one": "@misc{p, title = {P}}\n"
    + "".join(f"@misc{{c{n}, crossref = {{p}}}}\n" for n in range(2_900)),
    "strings that double": doubling(2_500),
    "comments": fill("@comment{"),
    "percent signs": fill("%@article{a,}\n"),
    "line feeds": fill("\n"),
    "carriage returns": fill("\r"),
    "null characters": fill("\0"),
    "letters that combine": in_field("e\u0301\u0301"),
    "text that runs both ways": in_field("\u202e\u2066"),
}
"""What each is made of, and the text."""
