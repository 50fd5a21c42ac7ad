"""Markup that arrives as text: undo what was escaped once too often, before anything is read as LaTeX or HTML.

Publishers, databases and reference managers hand titles on to each other, and each may escape what the one before
had written: `&amp;lt;i&amp;gt;`, `{\\textless}i{\\textgreater}`, `\\{NHS\\}`. Only what cannot be meant as text is
undone.
"""

import re

from evidence.read.bibtex.latex.symbols import HTML, PREFIXES

_LESS = r"(?:\{\\textless\}|\{\$<\$\}|\\textless(?:\{\}| )?|\$\\?<\$|\{<\}|\\?&lt;?|&#0{0,3}60;|&#[xX]0{0,3}3[cC];|<)"
_GREATER = (
    r"(?:\{\\textgreater\}|\{\$>\$\}|\\textgreater(?:\{\}| )?|\$\\?>\$|\{>\}|\\?&gt;?"
    r"|&#0{0,3}62;|&#[xX]0{0,3}3[eE];|>)"
)
_TAG = re.compile(
    _LESS + r"(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,24})"
    r"(?P<attributes>(?: [^<>{}\\$]{0,400}?)?)(?P<end>/?)" + _GREATER
)
_ESCAPED_AGAIN = re.compile(r"&(?:amp;)+(?=#?[A-Za-z0-9]{2,8};)")
_ESCAPED_ENTITY = re.compile(r"\{?\\&\}?(?=(?:amp|lt|gt|quot|apos|nbsp);)")
_WITHOUT_END = re.compile(r"&(amp|lt|gt|nbsp|quot)(?=\s)")
_COMMENT = re.compile(r"<!--.{0,400}?-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_DOCUMENT = re.compile(r"\\documentclass.{0,1200}?\\begin\{document\}|\\end\{document\}", re.DOTALL)
_BRACE = r"(?:\{\\\{\}|\\\{|\{\\textbraceleft\}|\\textbraceleft(?:\{\}| ))"
_BRACE_END = r"(?:\{\\\}\}|\\\}|\{\\textbraceright\}|\\textbraceright(?:\{\}| |$))"
_GUARD = re.compile(_BRACE + r"(?P<words>[^{}\\,;=<>|]{1,200}?)" + _BRACE_END)
_LEAF = r"<(?:\w+:)?(?:m[ino]|mtext)\b[^<>]{0,200}>[^<>]{0,80}</(?:\w+:)?(?:m[ino]|mtext)>"
_ROW = rf"(?:{_LEAF}|<(?:\w+:)?mrow\b[^<>]{{0,200}}>(?:\s?{_LEAF}){{0,12}}\s?</(?:\w+:)?mrow>)"
_SCRIPTS = re.compile(
    rf"<(?P<prefix>(?:\w+:)?)(?P<kind>msup|msub|msubsup|mfrac)\b[^<>]{{0,200}}>\s?(?P<one>{_ROW})\s?(?P<two>{_ROW})"
    rf"(?:\s?(?P<three>{_ROW}))?\s?</(?P=prefix)(?P=kind)>"
)


def unescaped(text: str) -> str:
    """Undo what was escaped once too often."""
    if "&" in text:
        text = _without_escaped_entities(text)
    if "<!" in text:
        text = _COMMENT.sub("", text)
    if "\\" in text:
        text = _without_escaped_braces(text)
        if "\\(" in text and "\\)" in text:
            text = text.replace("\\(", "$").replace("\\)", "$")
    if ("&" in text or "textless" in text or "<" in text) and _may_hold_tags(text):
        return _with_plain_tags(text)
    return text


def _with_plain_tags(text: str) -> str:
    text = _TAG.sub(_tag, text)
    return _SCRIPTS.sub(_scripts, text) if "msu" in text or "mfrac" in text else text


def _may_hold_tags(text: str) -> bool:
    return ">" in text or "&g" in text or "textgreater" in text or "&#" in text


def _without_escaped_entities(text: str) -> str:
    if "&amp" in text:
        text = _ESCAPED_AGAIN.sub("&", text)
    if "\\&" in text:
        text = _ESCAPED_ENTITY.sub("&", text)
    return _WITHOUT_END.sub(r"&\1;", text) if "&" in text else text


def _without_escaped_braces(text: str) -> str:
    if "\\{" in text or "textbraceleft" in text:
        text = _GUARD.sub(_guard, text)
    return _DOCUMENT.sub("", text) if "\\begin{document}" in text else text


def _guard(match: re.Match[str]) -> str:
    """`\\{THE\\}` keeps a capital, and was escaped as if the braces were text; `\\{x\\}` may be mathematics."""
    in_maths = "$" in match.string and match.string.count("$", 0, match.start()) % 2
    if is_guard(match["words"]) and not in_maths:
        return f"{{{match['words']}}}"
    return match[0]


def is_guard(words: str) -> bool:
    """Whether words in escaped braces are such as need a capital kept."""
    return any(map(str.isupper, words)) and "$" not in words


def escaped_guards(text: str) -> tuple[str, ...]:
    """The words of a value that stand in escaped braces, which are left out."""
    if "\\{" not in text and "textbraceleft" not in text:
        return ()
    return tuple(match["words"] for match in _GUARD.finditer(text) if _guard(match) != match[0])


def without_escaped_guards(text: str) -> str:
    """The same value with plain braces."""
    return _GUARD.sub(_guard, text)


def _tag(match: re.Match[str]) -> str:
    """A tag that is known, as a tag; anything else as it stood."""
    name = match["name"].lower()
    prefix, _, bare = name.rpartition(":")
    if (bare if prefix in PREFIXES else name) not in HTML:
        return match[0]
    attributes = match["attributes"].replace("&quot;", '"')
    return f"<{match['slash']}{match['name']}{attributes}{match['end']}>"


def _scripts(match: re.Match[str]) -> str:
    """What MathML raises, lowers or divides, in HTML."""
    one, two, three = match["one"], match["two"], match["three"] or ""
    kind = match["kind"]
    if kind == "mfrac":
        return f"{one}/{two}"
    if kind == "msup":
        return f"{one}<sup>{two}</sup>"
    return f"{one}<sub>{two}</sub>" + (f"<sup>{three}</sup>" if three else "")
