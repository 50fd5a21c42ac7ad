"""How readers reach those who make the site, as far as the settings say; what is not set is not offered."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from evidence.disk.reading import CONTENT
from evidence.disk.stopping import CannotBuild

_MAIL = re.compile(r"[^@\s<>\"'?&#]+@[^@\s<>\"'?&#]+\.[^@\s<>\"'?&#]+")
_NEW_ISSUE = {"gitlab": "-/issues/new"}
_EDIT = {
    "github": "edit/main/",
    "gitlab": "-/edit/main/",
    "codeberg": "_edit/main/",
    "gitea": "_edit/main/",
    "forgejo": "_edit/main/",
}
"""Where a forge edits a file; `edit_uri` of mkdocs.yml names another branch or another forge."""
_GUESSED = ("edit/master/docs/", "src/default/docs/")
"""What MkDocs fills in where nothing is set: a folder and a branch that this project does not have."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Addresses that lead to people; each is '' where the settings name none."""

    repository: str = ""
    issue: str = ""
    """The form for a new issue."""
    contact: str = ""
    """`mailto:` or the address of a page."""
    pages: str = ""
    """Address that the file of a page is put behind, to edit it."""

    @property
    def report(self) -> str:
        """Where to say that something is wrong or missing."""
        return self.issue or self.contact

    def edit(self, source: str) -> str:
        """Where a file of the content folder can be edited."""
        return f"{self.pages}{quote(source)}" if self.pages and source else ""


def reach(repo_url: str, edit_uri: str, contact: str) -> Reach:
    """Read the settings. Raises CannotBuild where one could not be followed."""
    repository = repo_url.strip()
    if repository and urlsplit(repository).scheme not in ("http", "https"):
        raise CannotBuild(f"`repo_url: {repository}` is no address of a web page", "write it with https:// in front")
    return Reach(
        repository=repository,
        issue=_below(repository, _of_forge(repository, _NEW_ISSUE, "issues/new")),
        contact=_contact(contact.strip()),
        pages=_below(repository, _edit_uri(edit_uri, repository)),
    )


def _contact(contact: str) -> str:
    if not contact or (urlsplit(contact).scheme in ("http", "https") and urlsplit(contact).netloc):
        return contact
    if _MAIL.fullmatch(contact):
        return f"mailto:{contact}"
    raise CannotBuild(
        f"`contact: {contact}` is neither an e-mail address nor the address of a web page",
        "write `name@example.org`, or an address that begins with https://",
    )


def _edit_uri(edit_uri: str, repository: str) -> str:
    if edit_uri and edit_uri not in _GUESSED:
        return edit_uri
    start = _of_forge(repository, _EDIT, "")
    return f"{start}{CONTENT}/" if start else ""


def _of_forge(repository: str, known: dict[str, str], other: str) -> str:
    host = urlsplit(repository).netloc.casefold()
    return next((path for forge, path in known.items() if forge in host), other)


def _below(repository: str, path: str) -> str:
    return urljoin(f"{repository.rstrip('/')}/", path) if repository and path else ""
