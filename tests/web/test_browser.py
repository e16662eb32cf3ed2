"""The pages in a real browser: Debian's Chromium, where it is installed."""

import pytest
from browsing import CHROMIUM, PHONE

from factio.web.addresses import of_claim, of_entity, of_source

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_a_search_to_the_marked_words_and_back(opened, record, scripts):
    page = opened("/", java_script_enabled=scripts)
    page.get_by_label("Search the record").fill("rl")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("main").get_by_role("link", name="Radical League", exact=True).first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Radical League"
    entity = page.url
    founding = next(claim for claim in record.claims(kind="founding") if claim.roles.get("place") == "Oslo")
    page.locator(".evidence").filter(has_text=founding.quote).get_by_role("link").first.click()
    assert of_source("league.txt", founding.id) in page.url
    marked = page.locator("mark.chosen")
    assert "".join(marked.all_inner_texts()) == founding.quote
    assert marked.first.is_visible()
    page.locator('[aria-current="true"] .claim').click()
    assert page.url.endswith(of_claim(founding.id))
    page.go_back()
    page.go_back()
    assert page.url == entity


def test_marked_words_are_in_sight_also_far_down(opened, record):
    last = list(record.claims(source="long.txt"))[-1]
    page = opened(of_source("long.txt", last.id), viewport={"width": 1000, "height": 600})
    box = page.locator("mark.chosen").bounding_box()
    assert 0 <= box["y"] <= 600
    assert page.evaluate("scrollY") > 0


def test_numbers_lead_from_the_text_to_the_claims(opened):
    page = opened(of_source("league.txt"))
    page.locator(".text .number").first.click()
    assert page.url.endswith("#note-2") or page.url.endswith("#note-1")
    target = page.locator(":target")
    assert target.is_visible() and "Radical League" in target.inner_text()


def test_a_day_is_asked_on_the_page_of_an_organisation(opened, ids):
    page = opened(of_entity(ids["Radical League"]))
    page.get_by_label("What held of it on a day?").fill("30 June 1935")
    page.get_by_role("button", name="Ask").click()
    assert page.get_by_role("heading", level=1).inner_text() == "What held on 30 June 1935"
    assert page.get_by_text("is banned").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_a_phone_in_light_or_dark(opened, record, ids, scheme):
    page = opened("/", viewport=PHONE, color_scheme=scheme)
    claim = next(record.claims(source="league.txt"))
    paths = [
        "/",
        "/persons",
        "/search?q=rl",
        "/documents",
        "/on",
        "/on?date=1935",
        "/conflicts",
        "/help",
        of_entity(ids["Radical League"]),
        of_source("league.txt"),
        of_source("long.txt"),
        of_claim(claim.id),
    ]
    for path in paths:
        page.goto(path)
        assert overflow(page) == 0, path
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(252, 251, 248)" if scheme == "light" else "rgb(21, 23, 26)")


def test_long_names_do_not_widen_a_phone(opened):
    page = opened("/search?q=" + "a" * 300, viewport=PHONE)
    assert overflow(page) == 0


def test_by_keyboard_alone(opened):
    page = opened("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.get_by_text("Skip to the content").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    focused = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert focused == "solid"
    seen = set()
    for _ in range(40):
        seen.add(page.evaluate("document.activeElement.getAttribute('href')"))
        page.keyboard.press("Tab")
    assert {"/organisations", "/documents", "/conflicts"} & seen


def test_text_has_enough_contrast_in_light_and_dark(opened, ids):
    from factio.web.colours import contrast

    def hexadecimal(colour):
        numbers = [int(float(part)) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        return "#{:02x}{:02x}{:02x}".format(*numbers)

    script = """() => [...document.querySelectorAll('main *, header *, footer *')]
        .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
        .map(one => {
            let paper = one;
            const clear = 'rgba(0, 0, 0, 0)';
            while (paper && getComputedStyle(paper).backgroundColor === clear) paper = paper.parentElement;
            return [getComputedStyle(one).color, getComputedStyle(paper || document.body).backgroundColor,
                    one.textContent.trim().slice(0, 40)];
        })"""
    for scheme in ("light", "dark"):
        page = opened("/", color_scheme=scheme)
        for path in (
            "/",
            "/help",
            "/on?date=1935",
            of_entity(ids["Radical League"]),
            of_source("league.txt"),
        ):
            page.goto(path)
            for ink, paper, words in page.evaluate(script):
                assert contrast(hexadecimal(ink), hexadecimal(paper)) >= 4.5, (
                    scheme,
                    path,
                    words,
                    ink,
                    paper,
                )


def test_in_print_there_is_the_text_and_no_form(opened):
    page = opened(of_source("league.txt"))
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.get_by_role("search").first.is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("mark").first.is_visible() and page.locator(".notes li").first.is_visible()


def test_an_organisations_page_draws_what_held_when(opened, ids):
    page = opened(of_entity(ids["Radical League"]))
    bars = page.locator("figure.strip rect")
    assert bars.count() > 2
    first = page.locator("figure.strip li").first
    assert "exists" in first.inner_text()
    box = first.locator("rect.sure").bounding_box()
    assert box["width"] > 1 and box["height"] > 2
    filled = first.locator("rect.sure").evaluate("bar => getComputedStyle(bar).fill")
    assert filled not in ("none", "rgb(0, 0, 0)")
    faded = page.locator("figure.strip rect.fade-in").first
    assert "fade-in" in faded.evaluate("bar => getComputedStyle(bar).fill")


def test_the_strip_fits_a_phone(opened, ids):
    page = opened(of_entity(ids["Radical League"]), viewport=PHONE)
    assert page.locator("figure.strip").bounding_box()["width"] <= PHONE["width"]


def test_from_a_claim_to_what_contradicts_it(opened, ids):
    page = opened(of_entity(ids["Radical League"]))
    page.locator("p.disputed a").first.click()
    page.wait_for_url("**/conflicts?about=**")
    anchor = page.url.partition("#")[2]
    assert page.locator(f"#{anchor}").is_visible()
