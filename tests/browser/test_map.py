"""The evidence map as a researcher uses it: by eye, by keyboard, by ear, on a phone, on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import DESK, NARROW, PHONE
from tests.browser.serving import Served
from tests.browser.test_accessibility import TOO_WIDE, found_in

TABLE = "map/processes/relationships/"
CELL = "map/relationships/person-system/processes/power-sharing/"
WITH_GAPS = "map/relationships/outcomes/"
PAGES = {
    "map": "map/",
    "wide table": "map/processes/outcomes/",
    "what got in the way": f"{TABLE}blocked/",
    "who took part": "map/levers/loci/room/",
    "cell": CELL,
    "gap": "map/relationships/community-system/processes/candidacy/",
    "new": "new/",
}


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_to_mend(new_page: Callable[..., Page], served: Served, kind: str):
    page = new_page(viewport=DESK)
    page.goto(served.root + PAGES[kind])

    assert found_in(page) == []


@pytest.mark.parametrize("kind", PAGES)
def test_only_the_table_itself_scrolls_sideways(page: Page, served: Served, kind: str):
    page.goto(served.root + PAGES[kind])
    for window in (DESK, PHONE, NARROW):
        page.set_viewport_size(window)

        assert page.evaluate(TOO_WIDE) == [0], f"at {window['width']} pixels"


def test_a_cell_leads_to_the_works_behind_its_number(page: Page, served: Served):
    page.goto(served.root + TABLE)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Sharing power"))
    cell = row.get_by_role("cell").nth(1)
    works = int(cell.locator("b").first.inner_text())
    cell.get_by_role("link").click()
    page.wait_for_url(served.root + CELL)

    assert page.get_by_role("heading", level=3, name="Work ").count() == works


def test_each_cell_is_named_for_those_who_hear_the_table(page: Page, served: Served):
    page.goto(served.root + TABLE)
    names = [link.inner_text() for link in page.locator("td a").all()]

    assert len(names) == len(set(names)) == 18
    assert any("work" in name and "Trust × Person and practitioner" in name for name in names)


def test_directions_can_be_told_without_colour(page: Page, served: Served):
    page.goto(served.root + TABLE)
    signs = page.locator("td .ev-direction__sign path")
    shapes = {sign.get_attribute("d"): sign for sign in signs.all()}
    legend = page.get_by_role("list", name="Directions of result").locator("path")

    assert len(shapes) > 1
    assert set(shapes) == {each.get_attribute("d") for each in legend.all()}


def test_a_gap_says_what_would_count_and_gives_a_search(page: Page, served: Served):
    page.goto(served.root + WITH_GAPS)
    page.locator("td a", has_text="Gap").first.click()

    expect(page.locator(".ev-page-header")).to_contain_text("A gap.")
    expect(page.get_by_role("heading", name="What would count as evidence here")).to_be_visible()
    assert page.locator("#search").inner_text().count(" AND ") > 1


def test_the_explorer_opens_with_both_terms_of_the_cell(page: Page, served: Served):
    page.goto(served.root + CELL)

    assert page.locator("main a[href*='evidence/?']").first.evaluate("each => each.href") == (
        f"{served.root}evidence/?relationship=person-system&process=power-sharing"
    )


def test_rows_columns_and_the_switch_work_without_script(new_page: Callable[..., Page], served: Served):
    page = new_page(java_script_enabled=False)
    page.goto(f"{served.root}map/")
    page.get_by_role("navigation", name="Columns").get_by_role("link", name="Outcomes").click()
    page.wait_for_url(f"{served.root}map/processes/outcomes/")
    page.get_by_role("navigation", name="Rows").get_by_role("link", name="Outcomes").click()
    page.wait_for_url(f"{served.root}map/outcomes/processes/")
    page.get_by_role("navigation", name="Show").get_by_role("link", name="Who took part").click()
    page.wait_for_url(f"{served.root}map/outcomes/processes/room/")
    expect(page.get_by_role("navigation", name="Show").locator("[aria-current]")).to_have_text("Who took part")
    page.get_by_role("link", name="Swap rows and columns").click()
    page.wait_for_url(f"{served.root}map/processes/outcomes/room/")


def test_the_map_can_be_walked_with_the_keyboard_alone(page: Page, served: Served):
    page.goto(served.root + TABLE)
    frame, reached = False, []
    for _ in range(120):
        page.keyboard.press("Tab")
        place, href = page.evaluate(
            "() => [document.activeElement.closest('td, .ev-table, footer')?.tagName, document.activeElement.href]"
        )
        frame = frame or (place, href) == ("DIV", None)
        reached += [href] if place == "TD" else []
        if place == "FOOTER":
            break

    assert reached == page.locator("td a").evaluate_all("links => links.map((link) => link.href)")
    assert frame, "the frame that scrolls takes the focus, so that arrow keys move it"


def test_the_names_of_the_rows_stay_in_sight_on_a_phone(new_page: Callable[..., Page], served: Served):
    page = new_page(viewport=PHONE)
    page.goto(f"{served.root}map/processes/outcomes/")
    page.locator(".ev-table").evaluate("frame => (frame.scrollLeft = 400)")
    box = page.get_by_role("rowheader", name="Trust").bounding_box()

    assert 0 <= box["x"] < 40


def test_on_paper_the_table_is_there_without_what_only_a_screen_can_use(page: Page, served: Served):
    page.goto(served.root + TABLE)
    page.emulate_media(media="print")

    assert page.get_by_role("table").is_visible()
    assert not page.locator(".ev-map-choose").is_visible()
    assert not page.get_by_role("link", name="Table (CSV)").is_visible()


@pytest.mark.parametrize(("name", "start"), [("Table (CSV)", b"\xef\xbb\xbfrow,"), ("Drawing (SVG)", b"<?xml ")])
def test_the_table_can_be_taken_along(page: Page, served: Served, name: str, start: bytes):
    page.goto(served.root + TABLE)
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()

    assert download.value.path().read_bytes().startswith(start)


def test_the_drawing_opens_by_itself_with_its_name(page: Page, served: Served):
    page.goto(f"{served.root}data/map/processes/relationships.svg")

    assert page.title() == "Evidence map: Relational processes × Relationship types"
    assert page.get_by_text("Person and practitioner", exact=True).is_visible()


def test_a_concept_shows_its_part_of_the_map_and_its_crosswalk_in_a_picture_and_in_words(page: Page, served: Served):
    page.goto(f"{served.root}concepts/processes/power-sharing/")
    picture = page.get_by_role("img", name="How “Sharing power” relates to other terms")
    drawn = picture.locator("text").evaluate_all("lines => lines.map((line) => line.textContent)")
    table = page.get_by_role("table").filter(has=page.get_by_role("columnheader", name="How near"))
    terms = table.get_by_role("rowheader").all_inner_texts()

    assert page.locator("#map ~ .ev-table tbody tr").count() == 3
    assert terms and [line for line in drawn if line in terms] and set(terms) <= set(drawn)


def test_feeds_are_announced_on_every_page_and_those_of_a_term_on_its_own(page: Page, served: Served):
    page.goto(f"{served.root}concepts/processes/trust/")
    links = page.locator("link[rel=alternate]").evaluate_all("links => links.map((link) => [link.type, link.href])")

    assert links == [
        ["application/atom+xml", f"{served.root}feeds/all.atom"],
        ["application/feed+json", f"{served.root}feeds/all.json"],
        ["application/atom+xml", f"{served.root}feeds/process/trust.atom"],
        ["application/feed+json", f"{served.root}feeds/process/trust.json"],
    ]
    assert all(page.request.get(address).ok for _, address in links)
