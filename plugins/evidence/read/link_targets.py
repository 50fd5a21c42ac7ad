"""Where a link may lead: an allow-list, so that nothing unforeseen gets through."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_TERM = re.compile(r"term:[a-z0-9-]+/[A-Za-z0-9-]+")
_WEB = re.compile(r"https?://[^\s/?#\\@]+(?:[/?#][^\s<>\"]*)?", re.IGNORECASE)
_WEB_MISTYPED = re.compile(r"(?:(?=ht|tt|hh)h*t+p+s*(?:[:;]/*|/+)|//+)(?=[\w-]+\.)", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(
    r"www\.[\w-]+\.\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|int|uk|nhs\.uk|eu)(?:/\S*)?", re.IGNORECASE
)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Target:
    """A symbolic address, or the reason why a link leads nowhere with what to do about it."""

    address: str = ""
    refused: str = ""
    hint: str = ""
    meant: str = ""
    """The address that was meant, where the hint names it."""

    @property
    def is_web(self) -> bool:
        """Whether it leads out of the site."""
        return self.address[:4].lower() == "http"


def link_target(href: str, page: str) -> Target:
    """Resolve what an author wrote as the target of a link on a page of the content folder.

    The address is a web address, `#part`, `page:guides/x.md#part`, `term:axis/term` or
    `file:studies/table.csv`.
    """
    plain = _UNSEEN.sub("", unquote(href))
    if href.startswith("#") and len(href) > 1:
        return Target(f"#{_part(href[1:])}")
    if scheme := _SCHEME.match(plain):
        return _with_scheme(href, scheme[1].lower())
    return _relative(href, page)


def image_target(href: str, page: str) -> Target:
    """Resolve the address of a picture: a file of the content folder, as `file:studies/x.png`."""
    plain = _UNSEEN.sub("", unquote(href))
    if plain.lower().startswith(("http:", "https:", "//")):
        return Target(
            refused="a picture from another site tells that site who reads this page",
            hint="put the file into the content folder, or link to the page that shows it",
        )
    target = link_target(href, page)
    if not target.refused and not target.address.startswith("file:"):
        return Target(refused=f"`{href[:60]}` is not a picture", hint="give the path of a file beside this one")
    return target


def _with_scheme(href: str, scheme: str) -> Target:
    if scheme in ("http", "https"):
        if _WEB.fullmatch(href):
            return Target(href)
        return _nearly_web(href)
    if scheme == "term":
        if _TERM.fullmatch(href):
            return Target(href)
        return Target(
            refused=f"`{href[:60]}` does not name a term",
            hint="write `term:axis/term`, such as `term:processes/trust`",
        )
    if scheme == "cite":
        return Target(refused="a citation written as a link", hint="write it as a citation: `[@key]`")
    if scheme == "mailto":
        return Target(refused="a link to an e-mail address", hint="link to the web page of the organisation instead")
    if _WEB_MISTYPED.match(href):
        return _nearly_web(href)
    return Target(
        refused=f"a link cannot begin with `{scheme[:20]}:`",
        hint="link to a web address that begins with https://, or to the file of a page",
    )


def _nearly_web(href: str) -> Target:
    """Refuse an address of which only the beginning is wrong, and offer the whole."""
    likely = f"https://{_WEB_MISTYPED.sub('', href)}"
    refused = f"`{href[:60]}` is not a web address"
    if _WEB.fullmatch(likely) and "." in likely:
        return Target(refused=refused, hint=f"write `{likely}`", meant=likely)
    return Target(refused=refused, hint="copy the address from the browser")


def _part(written: str) -> str:
    """An id as it stands in the page, where an address may have `%C3%A9`."""
    return _UNSEEN.sub("", unquote(written)).replace("<", "").replace(">", "")


def _from_the_top(path: str, part: str, page: str) -> str:
    """What an address from the top of the site is from a page, as a path to a file; '' for other addresses."""
    match = re.fullmatch(r"/((?:[\w-]+/)*[\w-]+)(?:/|\.html?|\.md)?", path)
    if not match:
        return ""
    return posixpath.relpath(f"{match[1]}.md", posixpath.dirname(page) or ".") + (f"#{part}" if part else "")


def _relative(href: str, page: str) -> Target:
    if href.startswith("//") or _WITHOUT_SCHEME.fullmatch(href) or _WEB_MISTYPED.match(href):
        return _nearly_web(href)
    path, _, part = href.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return Target(refused="a link without a target", hint="write the address between the round brackets")
    if wrong := _not_from_here(href, path, part, page):
        return wrong
    full = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if full.startswith(("..", "/")):
        return Target(refused=f"`{href[:60]}` leads out of the content folder", hint="link to a page of this site")
    return _in_the_folder(full, href, path, part)


def _in_the_folder(full: str, href: str, path: str, part: str) -> Target:
    """A page, or another file of the content folder, by its whole path."""
    extension = posixpath.splitext(full)[1].lower()
    if extension == ".md":
        return Target(f"page:{full}#{_part(part)}" if part else f"page:{full}")
    if not extension:
        meant = f"{path.rstrip('/')}.md" + (f"#{part}" if part else "")
        return Target(
            refused=f"`{href[:60]}` is not a file", hint=f"link to the file of the page: `{meant}`", meant=meant
        )
    return Target(f"file:{full}")


def _not_from_here(href: str, path: str, part: str, page: str) -> Target | None:
    """Refuse a path that does not start from the folder of its file."""
    meant = _from_the_top(path, part, page)
    if meant or path.startswith("/") or "\\" in path or _UNSEEN.search(path.replace(" ", "")):
        example = "the path from this file, such as `../guides/starting-a-partnership-conversation.md`"
        refused = f"`{href[:60]}` does not start from the folder of this file"
        return Target(refused=refused, hint=f"write `{meant}`" if meant else f"write {example}", meant=meant)
    return None
