"""The explorer as readers use it: with a mouse, a keyboard, a link, the way back, and without script."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.launching import flags
from tests.browser.serving import Served
from tests.browser.test_accessibility import OPEN_EVERYTHING, TOO_WIDE, found_by_axe, found_in
from tests.browser.watching import watch
from tools.browser import find_or_install

NARROWED = "evidence/?kind=study&setting=hospital"


def opened(page: Page, address: str) -> Page:
    """Open the explorer and wait until its list is there."""
    page.goto(address)
    expect(page.locator("[data-items] > li").first).to_be_visible()
    return page


def view(page: Page) -> dict:
    """Everything that the page shows of a view."""
    expect(page.locator("[data-items]:not([aria-busy])")).to_be_attached()
    return {
        "count": page.locator("#results").inner_text(),
        "chips": page.locator(".ev-chip:not(.ev-chip--over)").all_text_contents(),
        "ticked": page.eval_on_selector_all(
            ".ev-facet input:checked", "all => all.map((each) => `${each.name}=${each.value}`)"
        ),
        "sorted": page.locator("#sort").input_value(),
        "titles": page.locator("[data-items] h3").all_text_contents(),
    }


def found(page: Page) -> int:
    """How many entries the page says it has found."""
    return int(page.locator(".ev-explorer").get_attribute("data-count"))


def facet(page: Page, id: str):
    """A facet, opened."""
    panel = page.locator(f"[data-facet={id}]")
    if panel.get_attribute("open") is None:
        panel.locator("summary").first.click()
    return panel


def counted(page: Page, id: str) -> dict[str, int]:
    return page.eval_on_selector_all(
        f"[data-facet={id}] li[data-value]",
        "all => Object.fromEntries(all.map((each) =>"
        " [each.dataset.value, Number(each.querySelector('.ev-facet__count').textContent)]))",
    )


def test_each_choice_narrows_the_list_and_has_an_address_of_its_own(page: Page, served: Served):
    opened(page, served.project + "evidence/")
    facet(page, "kind").get_by_label("Study summary").check()
    facet(page, "setting").get_by_label("Hospital").check()

    expect(page).to_have_url(served.project + NARROWED)
    shown = view(page)
    assert shown["chips"] == ["Kind of page: Study summary✕", "Setting: Hospital✕"]
    assert shown["count"] == f"{found(page)} results"
    assert len(shown["titles"]) == min(25, found(page))


def test_the_number_beside_a_value_is_what_choosing_it_shows(page: Page, served: Served):
    opened(page, served.root + "evidence/?setting=hospital")
    promised = counted(page, "kind")["study"]
    facet(page, "kind").get_by_label("Study summary").check()

    expect(page.locator("#results")).to_have_text(f"{promised} results")


def test_a_facet_is_counted_without_its_own_choice_so_that_more_can_be_added(page: Page, served: Served):
    opened(page, served.root + "evidence/?kind=study")
    before = counted(page, "setting")
    facet(page, "setting").get_by_label("Hospital").check()
    expect(page.get_by_role("button", name="Take back Setting: Hospital")).to_be_visible()
    after = counted(page, "setting")

    assert before == after
    assert before["hospital"] > 0


def test_a_value_that_would_leave_nothing_is_greyed_and_stays(page: Page, served: Served):
    opened(page, served.root + "evidence/?kind=guide")
    empty = page.locator("[data-facet=kind] ~ [data-facet=setting] li.ev-facet__none")

    assert empty.count() > 0
    assert set(empty.locator(".ev-facet__count").all_text_contents()) == {"0"}


def test_back_forward_and_reload_restore_a_view_exactly(page: Page, served: Served):
    opened(page, served.root + "evidence/")
    start = view(page)
    facet(page, "kind").get_by_label("Study summary").check()
    page.locator("#sort").select_option("title")
    facet(page, "setting").get_by_label("General practice").check()
    expect(page).to_have_url(served.root + "evidence/?kind=study&setting=general-practice&sort=title")
    last = view(page)

    page.reload()
    expect(page.locator("[data-items] > li").first).to_be_visible()
    assert view(page) == last
    for _ in range(3):
        page.go_back()
    expect(page).to_have_url(served.root + "evidence/")
    assert view(page) == start
    for _ in range(3):
        page.go_forward()
    expect(page).to_have_url(re.compile("sort=title$"))
    assert view(page) == last


def test_a_shared_address_shows_the_same_to_someone_else(page: Page, new_page: Callable[..., Page], served: Served):
    opened(page, served.root + "evidence/")
    facet(page, "process").get_by_label("Trust", exact=False).first.check()
    expect(page).to_have_url(re.compile(r"\?process=trust$"))
    mine = view(page)

    other = opened(new_page(viewport={"width": 1280, "height": 900}), page.url)

    assert view(other) == mine


def test_chips_take_a_choice_back_and_start_over_takes_back_all(page: Page, served: Served):
    opened(page, served.root + NARROWED + "&year=2010..2020")
    page.get_by_role("button", name="Take back Setting: Hospital").click()
    expect(page).to_have_url(served.root + "evidence/?kind=study&year=2010..2020")
    expect(page.get_by_role("button", name="Take back Year of publication: 2010 to 2020")).to_be_focused()

    page.get_by_role("button", name="Start over").click()

    expect(page).to_have_url(served.root + "evidence/")
    expect(page.locator("#results")).to_be_focused()


def test_a_range_of_years_is_chosen_by_its_ends(page: Page, served: Served):
    opened(page, served.root + "evidence/?kind=study&sort=year")
    years = facet(page, "year")
    years.get_by_label("From year").fill("20x")
    years.get_by_role("button", name="Apply").click()
    expect(years.get_by_role("alert")).to_have_text("Write a year in four digits, such as 2015.")
    expect(years.get_by_label("From year")).to_be_focused()

    years.get_by_label("From year").fill("2019")
    years.get_by_label("From year").press("Enter")

    expect(page).to_have_url(served.root + "evidence/?kind=study&year=2019..&sort=year")
    expect(page.get_by_role("button", name="Take back Year of publication: 2019 or later")).to_be_visible()


def test_a_direction_narrows_its_outcome_instead_of_being_added_to_it(page: Page, served: Served):
    opened(page, served.root + "evidence/?outcome=health-and-functioning")
    all_of_it = found(page)
    page.locator("li[data-value='health-and-functioning:better'] input").check()

    expect(page).to_have_url(served.root + "evidence/?outcome=health-and-functioning:better")
    assert 0 < found(page) < all_of_it
    assert page.eval_on_selector("input[value='health-and-functioning']", "each => each.indeterminate") is True


def test_an_author_is_found_by_the_beginning_of_a_name_without_accents(page: Page, served: Served):
    opened(page, served.root + "evidence/")
    authors = facet(page, "author")
    authors.get_by_label("Find a name").fill("legare")
    authors.get_by_label("Légaré, France").check()

    expect(page).to_have_url(served.root + "evidence/?author=legare-france")
    expect(page.get_by_role("button", name="Take back Author: Légaré, France")).to_be_visible()


def test_an_author_in_an_address_is_named_as_people_are(page: Page, served: Served):
    opened(page, served.root + "evidence/?author=elwyn-glyn")

    assert view(page)["chips"] == ["Author: Elwyn, Glyn✕"]
    expect(page).to_have_title(re.compile("^Author: Elwyn, Glyn – "))


def test_everything_can_be_done_by_keyboard(page: Page, served: Served):
    opened(page, served.root + "evidence/")
    tick = page.get_by_role("checkbox", name="Study summary")
    tick.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(served.root + "evidence/?kind=study")
    expect(tick).to_be_focused()
    page.get_by_role("button", name="Take back Kind of page: Study summary").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(served.root + "evidence/")

    page.get_by_role("link", name="Next page").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(served.root + "evidence/?page=2")
    expect(page.locator("#results")).to_be_focused()


def test_a_screen_reader_is_told_how_many_results_a_choice_left(page: Page, served: Served):
    opened(page, served.root + "evidence/")
    facet(page, "kind").get_by_label("Programme").check()

    expect(page.locator("[data-said]")).to_have_text(page.locator("#results").inner_text())


def test_from_a_record_there_is_a_way_back_to_the_results_and_on_to_the_next(page: Page, served: Served):
    opened(page, served.project + NARROWED)
    links = page.locator("[data-items] h3 a")
    first, second = links.nth(0).get_attribute("href"), links.nth(1).get_attribute("href")
    links.nth(0).click()
    trail = page.get_by_role("navigation", name="Your results")
    expect(trail).to_contain_text(re.compile("1 of \\d+"))
    expect(trail.get_by_role("link", name="Previous")).to_have_count(0)

    trail.get_by_role("link", name="Next").click()
    expect(page).to_have_url(second)
    page.reload()
    expect(trail.get_by_role("link", name="Previous")).to_have_attribute("href", first)
    trail.get_by_role("link", name="Back to results").click()

    expect(page).to_have_url(served.project + NARROWED)
    expect(links.nth(1)).to_be_focused()


def test_a_page_reached_from_elsewhere_shows_no_way_back_to_results(page: Page, served: Served):
    opened(page, served.root + NARROWED)
    page.locator("[data-items] h3 a").first.click()
    expect(page.locator(".ev-trail")).to_be_visible()
    address = page.url

    page.goto(served.root)
    page.goto(address)

    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".ev-trail")).to_have_count(0)


def test_a_selection_outlives_reading_a_record_and_becomes_files(page: Page, served: Served, tmp_path: Path):
    opened(page, served.root + "evidence/?kind=study&sort=title")
    for place in (0, 2):
        page.locator("[data-items] input[type=checkbox]").nth(place).check()
    page.locator("[data-items] h3 a").first.click()
    page.get_by_role("link", name="Back to results").click()
    bar = page.get_by_role("group", name="What you have selected")
    expect(bar).to_contain_text("2 selected")

    def downloaded(name: str) -> str:
        with page.expect_download() as started:
            bar.get_by_role("button", name=name).click()
        started.value.save_as(tmp_path / started.value.suggested_filename)
        return (tmp_path / started.value.suggested_filename).read_text(encoding="utf-8")

    assert len(re.findall(r"^@\w+\{", downloaded("BibTeX"), re.M)) == 2
    assert len(re.findall(r"^TY  - ", downloaded("RIS"), re.M)) == 2
    assert downloaded("CSV").count(served.root + "studies/") == 2


def test_guides_and_programmes_become_files_and_a_concept_is_said_to_be_none(page: Page, served: Served):
    opened(page, served.root + "evidence/?kind=guide&kind=programme&kind=concept&sort=title")
    page.get_by_role("button", name="Select all on this page").click()
    bar = page.get_by_role("group", name="What you have selected")
    kinds = [line.get_attribute("data-kind") for line in page.locator("[data-items] > li").all()]
    cited = len(kinds) - kinds.count("concept")
    assert 0 < cited < len(kinds)

    for name, begins in (("BibTeX", "@online{page:"), ("RIS", "TY  - ELEC")):
        with page.expect_download() as started:
            bar.get_by_role("button", name=name).click()
        assert started.value.path().read_text(encoding="utf-8").count(begins) == cited
        expect(bar).to_contain_text(f"since concepts and words cannot be cited by themselves: {len(kinds) - cited}.")


def test_a_selection_is_copied_as_a_reading_list(new_page: Callable[..., Page], served: Served):
    page = new_page(viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    opened(page, served.root + "evidence/?kind=guide")
    page.get_by_role("button", name="Select all on this page").click()
    page.get_by_role("button", name="Copy as reading list").click()

    expect(page.locator(".ev-selection__note")).to_have_text("Reading list copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert all(title in copied for title in view(page)["titles"])
    assert copied.count(served.root + "guides/") == len(view(page)["titles"])


def test_what_an_address_asks_in_vain_is_named_as_text_and_the_rest_holds(page: Page, served: Served):
    opened(page, served.root + "evidence/?setting=moon&colour=<img src=x onerror=alert(1)>&kind=guide&year=soon")

    expect(page.locator(".ev-results__note").first).to_have_text(
        "This address also asks for something that is not known here, which was left out: "
        "colour = <img src=x onerror=alert(1)>, year = soon, setting = moon."
    )
    assert view(page)["ticked"] == ["kind=guide"]
    assert page.locator("main img").count() == 0


def test_a_list_that_cannot_be_fetched_says_so_and_can_be_asked_for_again(
    new_page: Callable[..., Page], served: Served
):
    page = new_page(expect=("503", "ERR_FAILED"), viewport={"width": 1280, "height": 900})
    down = [True]

    def answer(route: Route) -> None:
        route.fulfill(status=503, body="") if down[0] else route.continue_()

    page.route("**/data/explorer/**", answer)
    page.goto(served.root + NARROWED)
    expect(page.locator("#results")).to_contain_text("could not be fetched")
    expect(page.get_by_role("link", name=re.compile(r"^Hospital \d+$"))).to_be_visible()
    down[0] = False
    page.get_by_role("button", name="Try again").click()

    expect(page.locator("#results")).to_have_text(re.compile("^\\d+ results$"))


def box(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("searchbox", name="What are you looking for?")


@contextmanager
def lists_that_wait(page: Page) -> Iterator[list[Route]]:
    """Hold the lists of the explorer back; the block is given what waits."""
    waiting: list[Route] = []
    page.route("**/data/explorer/index.json*", lambda route: waiting.append(route))  # noqa: PLW0108
    yield waiting
    for route in waiting:
        route.continue_()


def test_words_asked_before_the_lists_have_come_are_looked_for_among_what_is_chosen(page: Page, served: Served):
    with lists_that_wait(page) as waiting:
        page.goto(served.root + "evidence/?setting=hospital&q=trust")
        expect(box(page)).to_have_value("trust")
        box(page).fill("power")
        box(page).press("Enter")
        expect(page).to_have_url(served.root + "evidence/?q=power&setting=hospital")
        assert len(waiting) == 1

    expect(page.locator("#results")).to_have_text(re.compile("^\\d+ results?$"))
    expect(page).to_have_title(re.compile("^“power”, Setting: Hospital – "))
    expect(box(page)).to_have_value("power")


def test_words_typed_while_the_lists_come_stay_in_the_box(page: Page, served: Served):
    with lists_that_wait(page):
        page.goto(served.root + "evidence/")
        box(page).fill("power")
    expect(page.locator("[data-items] > li").first).to_be_visible()
    expect(box(page)).to_have_value("power")
    box(page).press("Enter")

    expect(page).to_have_url(served.root + "evidence/?q=power")
    expect(page).to_have_title(re.compile("^“power” – "))


def test_words_asked_while_a_list_of_names_comes_are_looked_for(page: Page, served: Served):
    names: list[Route] = []
    page.route("**/data/explorer/author.json*", lambda route: names.append(route))  # noqa: PLW0108
    with page.expect_request("**/data/explorer/author.json*"):
        page.goto(served.root + "evidence/?author=elwyn-glyn")
    box(page).fill("power")
    box(page).press("Enter")
    expect(page).to_have_url(served.root + "evidence/?q=power&author=elwyn-glyn")
    names[0].continue_()

    expect(page.locator("#results")).to_have_text(re.compile("result|Nothing"))
    expect(page).to_have_title(re.compile("^“power”, Author: Elwyn, Glyn – "))
    expect(box(page)).to_have_value("power")


def test_what_is_typed_and_not_yet_asked_outlives_everything_else_that_is_done(page: Page, served: Served):
    opened(page, served.root + "evidence/?q=care")
    years = facet(page, "year")
    box(page).fill("caref")
    years.get_by_label("From year").fill("20")
    facet(page, "kind").get_by_label("Study summary").check()
    expect(page).to_have_url(re.compile("kind=study"))
    page.get_by_role("button", name="Take back Kind of page").click()
    expect(page).not_to_have_url(re.compile("kind=study"))
    page.get_by_role("link", name="Next page").click()
    expect(page).to_have_url(re.compile("page=2"))
    page.locator("#sort").select_option("title")
    expect(page).to_have_url(re.compile("sort=title"))
    page.go_back()
    expect(page).not_to_have_url(re.compile("sort=title"))
    expect(page.locator("[data-items]:not([aria-busy]) > li").first).to_be_visible()

    expect(box(page)).to_have_value("caref")
    expect(years.get_by_label("From year")).to_have_value("20")


def test_what_is_typed_outlives_a_second_try(new_page: Callable[..., Page], served: Served):
    page = new_page(expect=("ERR_FAILED",), viewport={"width": 1280, "height": 900})
    page.route("**/data/explorer/index.json*", lambda route: route.abort(), times=1)
    page.goto(served.root + "evidence/")
    box(page).fill("power")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("[data-items] > li").first).to_be_visible()

    expect(box(page)).to_have_value("power")


def test_the_box_says_what_the_list_was_asked_wherever_a_reader_comes_from(page: Page, served: Served):
    opened(page, served.root + "evidence/?q=care")
    box(page).fill("something else")
    page.get_by_role("button", name="Words: care").click()
    expect(box(page)).to_have_value("")
    page.go_back()
    expect(box(page)).to_have_value("care")

    box(page).fill("something else")
    page.reload()
    expect(page.locator("[data-items] > li").first).to_be_visible()
    expect(box(page)).to_have_value("care")

    box(page).fill("something else")
    page.locator("[data-items] h3 a").first.click()
    expect(page.locator(".ev-trail")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-items] > li").first).to_be_visible()
    expect(box(page)).to_have_value("care")


def test_a_page_that_a_browser_kept_says_in_its_box_what_its_list_was_asked(browser: Browser, served: Served):
    """Playwright's own browser keeps no page that was left, so this is another."""
    keeping = browser.browser_type.launch(
        executable_path=find_or_install(), args=flags(), ignore_default_args=["--disable-back-forward-cache"]
    )
    with closing(keeping), closing(keeping.new_context()) as context, watch(context) as page:
        opened(page, served.root + "evidence/?q=care")
        page.evaluate("() => addEventListener('pageshow', ({persisted}) => (window.kept = persisted))")
        box(page).fill("something else")
        page.locator("[data-items] h3 a").first.click()
        expect(page.locator(".ev-trail")).to_be_visible()
        page.evaluate("() => history.back()")
        page.wait_for_function("() => window.kept")

        expect(box(page)).to_have_value("care")


def test_without_script_every_value_leads_to_a_list_with_an_address(new_page: Callable[..., Page], served: Served):
    page = new_page(java_script_enabled=False)
    page.goto(served.root + "evidence/")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_count(0)
    link = page.get_by_role("link", name="General practice")
    promised = int(link.locator(".ev-facet__count").inner_text())
    link.click()

    page.wait_for_url(served.root + "evidence/setting/general-practice/")
    expect(page.locator("h1")).to_have_text("Setting: General practice")
    assert page.locator("main .ev-item").count() == promised


def test_a_list_without_script_leads_into_the_explorer_with_the_same_choice(page: Page, served: Served):
    page.goto(served.root + "evidence/outcome/health-and-functioning/better/")
    listed = page.locator("main .ev-item__title").all_text_contents()
    page.get_by_role("link", name="Narrow this further").click()

    expect(page).to_have_url(served.root + "evidence/?outcome=health-and-functioning:better")
    expect(page.locator("[data-items] > li").first).to_be_visible()
    assert view(page)["titles"] == listed


def test_without_script_an_author_has_an_address_and_its_works_below_it(new_page: Callable[..., Page], served: Served):
    page = new_page(java_script_enabled=False)
    page.goto(served.root + "evidence/")
    page.locator("[data-facet=author] summary").click()
    page.get_by_role("link", name="See all", exact=False).first.click()
    page.get_by_role("link", name=re.compile("^El ")).click()

    page.wait_for_url(served.root + "evidence/author/el/")
    works = page.get_by_role("region", name="Elwyn, Glyn")
    expect(works).to_have_attribute("id", "elwyn-glyn")
    assert works.locator("li").count() > 1


@pytest.mark.parametrize("address", ["evidence/author/", "evidence/author/el/", "evidence/outcome/"])
def test_axe_finds_nothing_to_mend_in_lists_of_names_and_values(page: Page, served: Served, address: str):
    page.goto(served.root + address)

    assert found_in(page) == []


@pytest.mark.parametrize("address", ["evidence/", NARROWED + "&year=2010..&colour=red"])
def test_axe_finds_nothing_to_mend_in_the_explorer(page: Page, served: Served, address: str):
    opened(page, served.root + address)

    assert found_in(page) == []


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_no_label_of_a_value_is_covered_or_cut(new_page: Callable[..., Page], served: Served, width: int):
    page = opened(new_page(viewport={"width": width, "height": 900}), f"{served.root}evidence/")
    page.evaluate(OPEN_EVERYTHING)
    while more := page.get_by_role("button", name=re.compile("^Show all")).all():
        more[0].click()
    expect(page.locator(".ev-facet__fold").first).to_be_visible()

    assert page.evaluate(CUT) == []


# Labels that reach under the button or the count beside them, or out of their line.
CUT = """() => [...document.querySelectorAll('.ev-facet__choice')].filter((line) => line.checkVisibility()).flatMap((line) => {
  const label = line.querySelector('.ev-facet__label');
  const words = document.createRange();
  words.selectNodeContents(label);
  const end = Math.max(...[...words.getClientRects()].map((each) => each.right));
  const beside = [line.parentElement.querySelector(':scope > .ev-facet__fold'), line.querySelector('.ev-facet__count')];
  const limit = Math.min(...beside.filter(Boolean).map((each) => each.getBoundingClientRect().left));
  return end > limit ? [`${label.textContent}: ${Math.round(end - limit)}`] : [];
})"""


def test_axe_finds_nothing_to_mend_where_nothing_is_left(page: Page, served: Served):
    page.goto(served.root + "evidence/?kind=guide&year=2010")
    expect(page.locator("#results")).to_have_text("Nothing carries all of this")

    assert found_by_axe(page) == []


def test_the_explorer_fits_a_window_of_320_pixels_with_everything_open(new_page: Callable[..., Page], served: Served):
    page = opened(new_page(viewport={"width": 320, "height": 512}), served.root + NARROWED)
    page.locator("[data-items] input[type=checkbox]").first.check()
    page.evaluate(OPEN_EVERYTHING)

    assert page.evaluate(TOO_WIDE) == [0]
