"""What counts as the same when words are searched for: one table, for the index and for the query.

The build folds what it indexes with it and publishes it; the script folds a query with the same
table (`assets/js/fold.js`). So nothing here may need more than the replacing of letters.
"""

from collections.abc import Mapping

LETTERS: Mapping[str, str] = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "þ": "th",
    "ŋ": "n",
    "ŧ": "t",
    "ς": "σ",
}
"""Letters that do not come apart into a letter and an accent."""

APOSTROPHES = "'’‘‛ʼʹ`´＇′"
HYPHENS = "-‐‑‒–−﹣－"
"""Signs that join two words into one. A long dash keeps them apart."""
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

SPELLING: tuple[tuple[str, str, int], ...] = (
    # (written, folded, letters that the word must have at least); in this order, anywhere in a word.
    ("isation", "ization", 8),
    ("iz", "is", 5),
    ("yz", "ys", 6),
    ("our", "or", 6),
    ("ae", "e", 6),
    ("oe", "e", 6),
    ("centred", "centered", 7),
    ("centre", "center", 6),
    ("centring", "centering", 8),
    ("fibre", "fiber", 5),
    ("theatre", "theater", 7),
    ("programme", "program", 9),
    ("practis", "practic", 7),
    ("licens", "licenc", 6),
    ("defens", "defenc", 7),
    ("offens", "offenc", 7),
    ("judgement", "judgment", 9),
    ("ageing", "aging", 6),
    ("logue", "log", 7),
    ("sceptic", "skeptic", 7),
    ("grey", "gray", 4),
    ("whilst", "while", 6),
    ("learnt", "learned", 6),
    ("ll", "l", 6),
)

WHOLE: Mapping[str, str] = {
    "women": "woman",
    "men": "man",
    "children": "child",
    "wives": "wife",
    "lives": "life",
    "paid": "pay",
    "led": "lead",
    "format": "format",
    "formats": "format",
    "teamness": "teamness",
    "news": "news",
    "series": "series",
    "analyses": "analys",
    "analysis": "analys",
    "syntheses": "synthesi",
    "synthesis": "synthesi",
}
"""Whole words with a root of their own."""

ENDINGS: tuple[tuple[tuple[str, str, int], ...], ...] = (
    # Groups of (ending, what stays, letters that must stand before it); of each group the first that fits.
    (
        ("sses", "ss", 1),
        ("ies", "y", 2),
        ("ches", "ch", 2),
        ("shes", "sh", 2),
        ("xes", "x", 2),
        ("ss", "ss", 0),
        ("us", "us", 0),
        ("is", "is", 0),
        ("s", "", 3),
    ),
    (("ship", "", 5),),
    (("eed", "ee", 2), ("ing", "", 3), ("ed", "", 3)),
    (
        ("bb", "b", 2),
        ("dd", "d", 2),
        ("gg", "g", 2),
        ("mm", "m", 2),
        ("nn", "n", 2),
        ("pp", "p", 2),
        ("rr", "r", 2),
        ("tt", "t", 2),
    ),
    (
        ("iveness", "iv", 3),
        ("fulness", "ful", 3),
        ("ability", "abl", 3),
        ("ibility", "ibl", 3),
        ("isational", "is", 3),
        ("ational", "at", 3),
        ("isation", "is", 3),
        ("ative", "", 5),
        ("ation", "", 4),
        ("ator", "", 4),
        ("atory", "", 5),
        ("ational", "at", 3),
        ("ional", "", 4),
        ("ioner", "", 5),
        ("ion", "", 4),
        ("ement", "", 4),
        ("ment", "", 5),
        ("ical", "ic", 3),
        ("ant", "", 8),
        ("ate", "", 4),
        ("at", "", 4),
        ("ive", "", 5),
        ("ly", "", 4),
    ),
    (("e", "", 3), ("y", "i", 3)),
)

STOP = frozenset(
    "a about after all also am an and any are as at be because been before being between both but by can could "
    "did do does doing each for from had has have having he her hers him his how i if in into is it its just me "
    "more most my no nor not of off on once only or other our ours over own same she should so some such than that "
    "the their theirs them then there these they this those through to too under until very was we were what "
    "when where which while who whom why will with would you your yours "
    "actually anyone anything even ever get gets getting go goes going got gets happen happens let mean meaning "
    "means much onto please really set someone something sort sorts supposed thing things want wants way ways went whether "
    "without".split()
)
"""Words that say nothing about what is looked for; they are neither indexed nor asked for."""

COMPOUNDS = (
    "well-being co-operation co-ordination co-ordinate follow-up self-help decision-making long-term inter-professional "
    "multi-disciplinary team-work life-style check-list tele-phone work-force by-stander"
).split()
"""Words of English at large that are written in one, in two or with a hyphen. Those of a topic stand in
`content/words.yml`."""
