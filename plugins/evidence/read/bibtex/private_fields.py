"""Fields of an entry that no reader sees, each with the reason: the one place that says so.

`content/about/contribute.md` shows the reasons to editors; a test holds both together.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Fields that are left out on purpose for one reason, so never taken for a slip of the pen."""

    reason: str
    """A sentence for editors."""
    names: tuple[str, ...]
    beginnings: tuple[str, ...] = ()
    """How the names of more of them begin."""


NOTES = ("note", "notes", "annote", "extra")
"""Private, but for the numbers and dates that stand in them behind a label."""

LEFT_OUT = (
    LeftOut(
        "You may have written them for yourself. Only numbers and dates behind a label, and a state such as *in press*, "
        "are read from them.",
        NOTES,
    ),
    LeftOut(
        "They are your own remarks and marks.",
        (
            *(
                "annotation",
                "comment",
                "comments",
                "review",
                "group",
                "groups",
                "keys",
                "label",
                "tag",
                "tags",
                "keywords-mendeley",
            ),
            *("priority", "printed", "qualityassured", "ranking", "readstatus", "relevance", "status"),
        ),
    ),
    LeftOut("They say where something lies on your computer.", ("file", "files", "local-url", "pdf")),
    LeftOut(
        "They are words of the author or the publisher, which are not ours to copy.",
        ("abstract", "contents", "copyright", "text"),
    ),
    LeftOut(
        "They say more of people than their names.",
        (
            *("affiliation", "affiliations", "author-email", "correspondence_address1", "gender", "nationality"),
            *("orcid-numbers", "owner", "own", "researcherid-numbers"),
        ),
    ),
    LeftOut(
        "Who paid for a study is told on its page, as `funding`.",
        (
            "acknowledgement",
            "funding",
            "funding-text",
            "funding_details",
            "funding_text",
            "gr",
            "manufacturers",
            "sponsors",
        ),
    ),
    LeftOut(
        "A reference manager wrote them for itself.",
        (
            *(
                "added-at",
                "bibsource",
                "biburl",
                "citation-key",
                "citationkey",
                "creationdate",
                "date-added",
                "date-modified",
            ),
            *("datestamp", "interhash", "intrahash", "modificationdate", "revision", "timestamp", "urlaccess"),
        ),
        ("x-", "bdsk-", "mendeley-", "zotero", "jabref", "citeulike-", "papers3", "readcube", "_"),
    ),
    LeftOut(
        "A database wrote them for itself: what it counts, its numbers and the drawers that it sorts into.",
        (
            *("categories", "category", "chemicals_cas", "cited-references", "coden", "conference_code", "crdt", "da"),
            *(
                "dimensions",
                "doc-delivery-number",
                "document_type",
                "doi-asserted-by",
                "edat",
                "embase_id",
                "jt",
                "keywords-plus",
            ),
            *(
                "lccn",
                "lr",
                "mhda",
                "mid",
                "molecular_seqnumbers",
                "mrnumber",
                "mrreviewer",
                "number-of-cited-references",
                "oa",
            ),
            *(
                "ot",
                "oto",
                "phst",
                "pl",
                "pst",
                "publication_stage",
                "references",
                "research-areas",
                "si",
                "source",
                "stat",
            ),
            *("subject", "subtype", "ta", "times-cited", "tradenames", "unique-id", "urn", "usage-count-last-180-days"),
            *("usage-count-since-2013", "web-of-science-categories", "web-of-science-index", "zblnumber"),
        ),
    ),
    LeftOut(
        "They tell a program how to set, sort or shorten an entry.",
        (
            *(
                "bookpagination",
                "execute",
                "ids",
                "indextitle",
                "lista",
                "listb",
                "listc",
                "nameaddon",
                "options",
                "pagination",
            ),
            *("presort", "shorthand", "sortkey", "sortname", "sorttitle"),
            *("usera", "userb", "userc", "userd", "usere", "userf", "verba", "verbb", "verbc"),
        ),
    ),
    LeftOut(
        "They say again, or about one copy of the work, what other fields say of the work.",
        (
            *(
                "book-group-author",
                "conference_date",
                "early-access-date",
                "early-access-year",
                "edition-note",
                "issue-date",
            ),
            *("issue_date", "location-note", "price", "publisher-url", "series-note", "size"),
        ),
    ),
)
PRIVATE = frozenset(name for each in LEFT_OUT for name in each.names)
PRIVATE_BEGINNINGS = tuple(beginning for each in LEFT_OUT for beginning in each.beginnings)
