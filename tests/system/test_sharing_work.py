"""Work that several processes share."""

from evidence.cite.formatted import format_references
from evidence.cite.style import cite_styles

from tests.reference_samples import reference


def many(count):
    return [
        reference(f"k{n}", author=f"Doe{n}, Jane", date=1800 + n, title=f"Part {n}", container="C")
        for n in range(count)
    ]


def test_work_shared_out_over_processes_reads_the_same_and_tells_how_far_it_is():
    references = many(210)
    told = []

    shared, _ = format_references(
        references,
        cite_styles()[:1],
        workers=2,
        progress=lambda done, total: told.append((done, total)),
    )

    assert shared == format_references(references, cite_styles()[:1], workers=1)[0]
    assert (told[-1], sorted(told)) == ((210, 210), told)
