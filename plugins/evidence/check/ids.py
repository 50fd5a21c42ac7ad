"""Rules about ids: each belongs to one page, and none that was published is lost."""

from collections.abc import Collection, Iterable, Iterator

from evidence.check.suggestions import quoted
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.library.library import Library
from evidence.library.redirects import redirects_of
from evidence.model import address
from evidence.model.content import Gone
from evidence.model.editorial import EditorialPage, Part
from evidence.model.source import Position

DUPLICATE_PART = Rule(
    code="L607",
    name="duplicate-part",
    severity=Severity.ERROR,
    why="Two parts of a page with one id have one address, and a link leads to the first of them only.",
    fix="Give one of them another id. Keep the id that was published first.",
)
DUPLICATE_ID = Rule(
    code="L608",
    name="duplicate-id",
    severity=Severity.ERROR,
    why="Two pages with one id would have one address, and only the first can be shown.",
    fix="Rename the newer of the two files: the id is the name of the file without `.md`.",
)
ID_IS_A_KEY = Rule(
    code="L609",
    name="id-is-a-key",
    severity=Severity.ERROR,
    why="The page and an entry of the bibliography would have one lasting address.",
    fix="Rename the page to something that says what it is about, such as `terms-of-engagement`.",
)
RESERVED_ID = Rule(
    code="L610",
    name="reserved-id",
    severity=Severity.ERROR,
    why="The name is kept for something else: by the site for a page of its own, or by computers for a device.",
    fix="Rename the file to something that says what the page is about.",
)
REDIRECT_TAKEN = Rule(
    code="L611",
    name="redirect-taken",
    severity=Severity.ERROR,
    why="One address cannot lead to two pages.",
    fix="Take the id out of `redirects` of the page that has less right to it.",
)
LOST_ID = Rule(
    code="L612",
    name="lost-id",
    severity=Severity.ERROR,
    why="Somebody has linked to this address. It must not stop answering.",
    fix="Put the page, the finding or the entry back. If a page took its place, write the old id under `redirects` there; "
    "if a page is no longer to be used, keep its file and set `status: retired`. If it had to go, say why behind the id: "
    "`old-page # gone: Its source was withdrawn. instead: new-page`.",
)
UNLISTED_ID = Rule(
    code="L613",
    name="unlisted-id",
    severity=Severity.INFO,
    why="Only ids on the list are guarded against being lost by mistake.",
    fix="Nothing to do for whoever proposes a page. Whoever publishes the site runs `evidence permalinks --write`.",
)
RULES = (
    DUPLICATE_PART,
    DUPLICATE_ID,
    ID_IS_A_KEY,
    RESERVED_ID,
    REDIRECT_TAKEN,
    LOST_ID,
    UNLISTED_ID,
)

# Home, the glossary and the first page about the site are an editor's own.
_OWN_LISTS = address.LISTS - {"", "glossary/", "about/"}


def duplicate_parts(library: Library) -> Iterator[Diagnostic]:
    """Find two findings, recommendations or glossary entries of one page with one id."""
    glossary = (library.content.glossary,) if library.content.glossary else ()
    for page in (*library.content.records(), *glossary):
        seen: dict[str, Part] = {}
        for part in page.parts:
            if not (id := part.id):
                continue
            first = seen.setdefault(id, part)
            if first is not part:
                yield DUPLICATE_PART.at(
                    part.at("id"), f"the id {quoted(id)} is already used on line {first.at('id').line}"
                )
            elif id in page.prose.anchors:
                yield DUPLICATE_PART.at(
                    part.at("id"), f"the id {quoted(id)} is also the address of a heading of the text"
                )


def duplicate_ids(library: Library) -> Iterator[Diagnostic]:
    """Find pages that share an id with another page or with an entry of the bibliography."""
    keys = {address.slug(key): key for key in library.references}
    first: dict[str, EditorialPage] = {}
    for page in library.content.records():
        other = first.setdefault(page.id, page)
        if other is not page:
            yield DUPLICATE_ID.at(page.where, f"{other.where.path} already has the id {quoted(page.id)}")
        elif page.id in keys:
            yield ID_IS_A_KEY.at(page.where, f"the bibliography already has an entry `{keys[page.id]}`")
        elif address.slug(page.id) == f"_{page.id}":
            yield RESERVED_ID.at(page.where, f"some computers cannot hold a folder named {quoted(page.id)}")
        elif page.id in library.axes:
            yield RESERVED_ID.at(page.where, f"{quoted(page.id)} is the name of a vocabulary")
        elif address.article(page.path) in _OWN_LISTS:
            yield RESERVED_ID.at(page.where, f"the site has a page of its own at `{address.article(page.path)}`")


def redirects(library: Library) -> Iterator[Diagnostic]:
    """Find earlier ids that belong to another page, or that two pages claim."""
    taken = {address.slug(key): f"the entry `{key}`" for key in library.references}
    taken |= {page.id: page.where.path for page in library.content.records()}
    for page in sorted(library.content.records(), key=lambda page: page.path):
        for index, old in enumerate(page.redirects):
            holder = taken.setdefault(old, page.where.path)
            where = page.at(f"redirects[{index}]")
            if old == page.id:
                yield REDIRECT_TAKEN.at(where, f"{quoted(old)} is the id that this page has now")
            elif holder != page.where.path:
                yield REDIRECT_TAKEN.at(where, f"{quoted(old)} already belongs to {holder}")


def published(library: Library) -> dict[str, Position]:
    """Every id that has a lasting address now, with its place: pages, their parts, entries."""
    found: dict[str, Position] = {}
    for page in library.content.records():
        found.setdefault(page.id, page.where)
        for part in page.parts:
            if part.id:
                found.setdefault(f"{page.id}#{part.id}", part.at("id"))
    for key, reference in library.references.items():
        if _fits_a_line(key):
            found.setdefault(key, reference.where)
    return found


def _fits_a_line(key: str) -> bool:
    """Whether a key can stand in the list of permalinks, one id a line."""
    return "#" not in key and len(key.split()) == 1


def lost_ids(library: Library) -> Iterator[Diagnostic]:
    """Find published ids that no page answers for any more.

    The parts of a page that is gone as a whole are not reported beside it: the list has them below it.
    """
    known = _addresses(library)
    answering = frozenset(_answering(library.content.records()))
    # Of the parts of these nothing is told: the page was read in part only, or is lost itself.
    of_no_parts = {page.id for page in library.content.records() if not page.whole}
    for name, where in library.content.permalinks:
        page, _, part = name.partition("#")
        if address.permalink(page, part) in known or page in answering or (part and page in of_no_parts):
            continue
        gone = library.content.gone.get(name)
        if _is_told_where_to_go(library, known, gone):
            continue
        if not part:
            of_no_parts.add(page)
        yield _lost(name, where, gone, page in library.pages)


def _is_told_where_to_go(library: Library, known: Collection[str], gone: Gone | None) -> bool:
    """Whether the list says why something was taken away, and what it names to be read instead is there."""
    return gone is not None and bool(gone.reason) and _is_here(library, known, gone.instead)


def _addresses(library: Library) -> frozenset[str]:
    """Every address that leads on to something."""
    return frozenset(path for path, _ in redirects_of(library))


def _lost(name: str, where: Position, gone: Gone | None, page_is_here: bool) -> Diagnostic:
    page, _, part = name.partition("#")
    if gone and gone.reason:
        message = f"nothing here has the id {quoted(gone.instead)}, which is named to be read instead"
        return LOST_ID.at(where, message)
    if part and page_is_here:
        what = f"the page `{page}` has no part {quoted(part)} any more"
        hint = "put it back under this id: the id of a finding is never changed"
        return LOST_ID.at(where, what, hint=hint)
    return LOST_ID.at(where, f"{quoted(name)} was published, and nothing answers for it now")


def _is_here(library: Library, known: Collection[str], id: str) -> bool:
    """Whether what is named to be read instead can be; '' names nothing and is no promise."""
    page, _, part = id.partition("#")
    return not id or id in library.terms or address.permalink(page, part) in known


def _answering(pages: Iterable[EditorialPage]) -> Iterator[str]:
    """Ids that lead on to another page, and retired pages: both say what happened."""
    for page in pages:
        yield from page.redirects
        if page.is_retired:
            yield page.id


def unlisted_ids(library: Library) -> Iterator[Diagnostic]:
    """Say how many ids are not yet guarded; one report, not one for each."""
    missing = unlisted(library)
    if missing:
        shown = ", ".join(f"`{name}`" for name in missing[:3])
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        yield UNLISTED_ID.at(Position("content/permalinks.txt"), f"not yet on the list of lasting ids: {shown}{more}")


def unlisted(library: Library) -> tuple[str, ...]:
    """Ids that are published now and not on the list, sorted."""
    listed = {name for name, _ in library.content.permalinks}
    return tuple(sorted(published(library).keys() - listed))
