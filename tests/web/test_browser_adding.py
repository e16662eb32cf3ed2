"""What the script of the pages adds, in a real browser: suggestions, claims beside their words, progress."""

import pytest
from browsing import CHROMIUM, PHONE, opener, served
from conftest import CLAIMS, ENTITIES, TEXTS, made
from told_reader import ToldReader

from factio.web import application
from factio.web.addresses import of_entity, of_source

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")


def test_a_search_shows_what_may_be_meant_while_one_types(opened, ids):
    page = opened("/help")
    field = page.get_by_role("combobox", name="Search the record")
    field.press_sequentially("radic", delay=20)
    options = page.get_by_role("option")
    options.first.wait_for()
    assert "Radical League" in options.first.inner_text()
    assert field.get_attribute("aria-expanded") == "true"
    field.press("ArrowDown")
    chosen = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    field.press("Escape")
    assert not page.get_by_role("listbox").is_visible()
    field.press_sequentially("a")
    options.first.wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url(f"**{of_entity(ids['Radical League'])}")
    page.go_back()
    assert page.url.endswith("/help")


def test_words_of_a_quote_are_suggested_too(opened):
    page = opened("/")
    field = page.get_by_role("combobox", name="Search the record")
    field.press_sequentially("broke away", delay=10)
    page.get_by_role("option").first.wait_for()
    assert "broke away from the RL" in page.get_by_role("listbox").inner_text()


def test_pointing_at_words_shows_their_claim(opened):
    page = opened(of_source("league.txt"), viewport={"width": 1200, "height": 900})
    page.locator("mark").filter(has_text="The party was banned").hover()
    lit = page.locator(".notes li.lit")
    assert "banned" in lit.first.inner_text()
    lit.first.hover()
    assert "The party was banned in July 1934" in "".join(page.locator("mark.lit").all_inner_texts())


def test_claims_show_by_keyboard(opened):
    page = opened(of_source("league.txt"))
    page.locator(".text .number").first.focus()
    assert page.locator(".notes li.lit").count() == 1
    page.keyboard.press("Enter")
    assert "#note-" in page.url


def test_a_click_on_words_goes_to_their_claim_and_back(opened):
    page = opened(of_source("league.txt"))
    page.locator("mark").filter(has_text="The party was banned").click()
    assert "#note-" in page.url
    assert "banned" in page.evaluate("document.activeElement.textContent")
    page.go_back()
    assert "#note-" not in page.url


def test_on_a_phone_the_claim_shows_at_the_foot(opened):
    page = opened(of_source("league.txt"), viewport={"width": 360, "height": 300})
    page.locator("mark").filter(has_text="The party was banned").hover()
    shown = page.locator(".shown")
    if shown.is_visible():
        assert "banned" in shown.inner_text()
    else:
        assert page.locator(".notes li.lit").first.is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_language_is_chosen_and_kept(opened, scripts):
    page = opened("/help", java_script_enabled=scripts)
    page.get_by_role("link", name="Deutsch").click()
    assert page.locator("html").get_attribute("lang") == "de"
    page.get_by_role("link", name="Personen").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Personen"
    page.get_by_role("link", name="English").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Persons"


def test_the_language_of_the_browser_is_spoken(opened):
    page = opened("/", locale="de-AT")
    assert page.get_by_role("heading", level=1).inner_text() == "Was die Quellen sagen"


@pytest.fixture
def uploading(tmp_path, chromium):
    """Pages of a record of its own, and a folder of files to give to it."""
    reader = ToldReader(CLAIMS | {"texts/league.txt": CLAIMS["league.txt"]}, ENTITIES)
    with made(tmp_path, {"a.txt": "Nothing."}, {}, []) as record:
        folder = tmp_path / "texts"
        folder.mkdir()
        (folder / "league.txt").write_text(TEXTS["league.txt"], encoding="utf-8")
        (folder / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
        with served(application(record, reader=reader)) as address, opener(chromium, address) as open_page:
            yield open_page, folder, record


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_files_are_given_and_the_reading_is_shown(uploading, scripts):
    open_page, folder, record = uploading
    page = open_page("/upload", java_script_enabled=scripts)
    page.get_by_label("Files").set_input_files([folder / "league.txt", folder / "bad.png"])
    page.get_by_role("button", name="Read the files").click()
    page.wait_for_url("**/upload/*")
    page.get_by_role("heading", name="What came of it").wait_for()
    page.get_by_role("main").get_by_role("link", name="league.txt").click()
    assert page.locator("mark").count() > 3
    assert "league.txt" in {source.name for source in record.sources()}


def test_a_folder_is_given(uploading):
    open_page, folder, record = uploading
    page = open_page("/upload")
    page.get_by_label("Or a folder").set_input_files(folder)
    page.get_by_role("button", name="Read the files").click()
    page.get_by_role("heading", name="What came of it").wait_for()
    assert "texts/league.txt" in {source.name for source in record.sources()}


def test_a_text_is_given(uploading):
    open_page, _, record = uploading
    page = open_page("/upload", viewport=PHONE)
    page.get_by_label("Or a text: its title").fill("My notes: 1")
    page.get_by_label("The text", exact=True).fill("Nothing is told.")
    page.get_by_role("button", name="Read the text").click()
    page.get_by_role("heading", name="What came of it").wait_for()
    assert "My notes_ 1.txt" in {source.name for source in record.sources()}


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_family_is_explored_by_keyboard(opened, ids, scripts):
    page = opened(f"{of_entity(ids['Radical League'])}/figures", java_script_enabled=scripts)
    assert page.locator(".drawing svg").is_visible()
    page.get_by_role("link", name="one generation more before").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**up=3*")
    page.get_by_role("link", name="one generation less before").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "up=3" not in url)
    slider = page.get_by_role("slider", name="Until the year")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    if not scripts:
        page.get_by_role("button", name="Show").press("Enter")
    page.wait_for_url("**until=*")
    page.locator(".drawing a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/*")
    page.go_back()
    assert "/figures" in page.url
