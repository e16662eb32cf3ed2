"""The record as files: all links lead somewhere, the search works from a disk, and nothing is alive in it."""

import json
import re

import pytest
from browsing import CHROMIUM, opener
from conftest import Page
from test_hostile import ALLOWED, HOSTILE
from test_hostile import hostile as hostile

from factio.errors import FactioError, NameNotFound
from factio.web.inert import inert
from factio.web.publishing import dead_links, publish
from factio.web.single import single

browsed = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")


@pytest.fixture(scope="module")
def site(record, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "parties"
    return folder, publish(record, folder, address="https://example.org/parties/")


def test_no_link_is_dead(site):
    folder, done = site
    assert done.dead == () and done.pages > 100
    assert done.files == sum(1 for path in folder.rglob("*") if path.is_file()) - 1


def test_the_link_checker_finds_what_is_dead(site, tmp_path):
    (tmp_path / "a.html").write_text('<a href="b.html">b</a><a href="#x">x</a><a href="#y">y</a><p id="y">')
    assert list(dead_links(tmp_path)) == ["a.html: b.html", "a.html: #x"]


def test_every_entity_claim_and_document_has_its_file(site, record):
    folder, _ = site
    for one in record.entities():
        assert (folder / "entities" / f"{one.id}.html").is_file() or not one.claims
    for claim in record.claims():
        assert (folder / "claims" / f"{claim.id}.html").is_file()
        assert (folder / "claims" / f"{claim.id}.bib").is_file()
    assert (folder / "documents" / "league.txt.html").is_file()


def test_addresses_stay(site, record, tmp_path):
    folder, _ = site
    publish(record, tmp_path / "again")
    names = {path.relative_to(folder) for path in folder.rglob("*")}
    assert names == {path.relative_to(tmp_path / "again") for path in (tmp_path / "again").rglob("*")}


def test_citations_name_where_it_will_stand(site, record):
    folder, _ = site
    claim = next(record.claims(source="league.txt"))
    told = (folder / "claims" / f"{claim.id}.bib").read_text()
    assert f"https://example.org/parties/claims/{claim.id}.html" in told


def test_nothing_of_a_server_is_left(site):
    folder, _ = site
    for path in folder.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "/upload" not in html and "127.0.0.1" not in html and 'href="/' not in html
        assert "Content-Security-Policy" in html


def test_other_files_are_left_alone(record, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FactioError, match="other files"):
        publish(record, tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"
    with pytest.raises(FactioError, match="name a folder"):
        publish(record, tmp_path / "mine.txt")
    with pytest.raises(FactioError, match="speak"):
        publish(record, tmp_path / "new", language="xx")


@browsed
def test_the_search_works_from_a_disk(site, chromium, ids):
    folder, _ = site
    with opener(chromium, folder.as_uri()) as open_page:
        page = open_page("/index.html")
        field = page.get_by_role("combobox", name="Search the record")
        field.press_sequentially("radical", delay=10)
        page.get_by_role("option").first.wait_for()
        field.press("ArrowDown")
        field.press("Enter")
        page.wait_for_url(f"**/entities/{ids['Radical League']}.html")
        page.locator(".evidence a").first.click()
        assert "/documents/" in page.url and page.locator("mark").first.is_visible()
        page.get_by_role("combobox").fill("banned in july")
        page.get_by_role("button", name="Search").click()
        page.locator("#found a").first.wait_for()
        assert "banned in July 1934" in page.locator("#found").inner_text()
        page.locator("#found a").first.click()
        assert "/claims/" in page.url
        page.get_by_role("link", name="Help", exact=True).click()
        assert page.get_by_role("heading", level=1).inner_text() == "How to read these pages"


@browsed
def test_a_copy_narrows_its_search_and_its_lists(site, chromium):
    folder, _ = site
    with opener(chromium, folder.as_uri()) as open_page:
        page = open_page("/search.html?kind=ban&since=1934&until=1934")
        page.locator("#found a").first.wait_for()
        assert page.locator("#found li").count() == 1
        assert "banned in July 1934" in page.locator("#found").inner_text()
        assert page.locator("#kind").input_value() == "ban"
        page.goto(page.url.replace("1934", "1950"))
        page.locator("#found p").wait_for()
        assert page.locator("#found li").count() == 0
        page.goto(page.url.partition("search.html")[0] + "persons.html")
        page.locator("#words").fill("smith")
        page.get_by_role("button", name="Show").click()
        page.locator("#found a").first.wait_for()
        assert page.locator("#found a").all_inner_texts() == ["Ann Smith"]


@browsed
def test_a_copy_tells_what_its_bars_show_on_a_day(site, chromium, ids):
    folder, _ = site
    with opener(chromium, folder.as_uri()) as open_page:
        page = open_page(f"/entities/{ids['Radical League']}.html")
        rows = page.locator(".strip li[data-days]")
        page.locator("#strip-day").fill("1934-08-15")
        ban = rows.filter(has_text="ban").first
        assert ban.locator(".then").inner_text().strip() in ("presumed:", "shown:")
        page.locator("#strip-day").fill("1890-01-01")
        assert {one.strip() for one in rows.locator(".then").all_text_contents()} == {"not shown then:"}
        page.locator("#strip-day").fill("")
        assert rows.locator(".then").count() == 0


@browsed
def test_a_copy_speaks_german(record, tmp_path, chromium):
    publish(record, tmp_path / "de", language="de")
    with opener(chromium, (tmp_path / "de").as_uri()) as open_page:
        page = open_page("/index.html")
        assert page.get_by_role("heading", level=1).inner_text() == "Was die Quellen sagen"


def test_a_hostile_record_is_inert_as_files(hostile, tmp_path):
    record, _, _ = hostile
    done = publish(record, tmp_path / "site")
    assert done.dead == ()
    seen = ""
    for path in (tmp_path / "site").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        page = Page(html)
        assert {tag for tag, _ in page.tags} <= ALLOWED | {"noscript"}, path
        assert html.count("<script") == 1
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", html), path
        for tag, attributes in page.tags:
            assert not any(key == "style" or key.startswith("on") for key in attributes), (path, tag)
            assert not re.match(r"\s*(javascript|data|vbscript):", attributes.get("href", "")), path
        seen += page.words
    for one in HOSTILE:
        assert inert(one.strip("<>")) in seen, one
    index = (tmp_path / "site" / "search-index.js").read_text(encoding="ascii")
    rows = json.loads(index.removeprefix("globalThis.factioIndex=").removesuffix(";\n"))
    assert any("<script>" in row[0] for row in rows)
    assert "\\u202e" not in index


@browsed
def test_the_search_of_a_hostile_copy_is_inert(hostile, tmp_path, chromium):
    record, _, _ = hostile
    publish(record, tmp_path / "site")
    with opener(chromium, (tmp_path / "site").as_uri()) as open_page:
        page = open_page("/index.html")
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.get_by_role("combobox").press_sequentially("script", delay=5)
        page.get_by_role("option").first.wait_for()
        assert page.locator("#suggested script, #suggested img, #suggested svg").count() == 0
        page.goto(page.url.replace("index.html", "search.html?q=img"))
        page.locator("#found a").first.wait_for()
        assert page.locator("#found img").count() == 0


def test_one_organisation_in_one_file(record, tmp_path):
    html = single(record, "RL")
    page = Page(html)
    assert "Radical League" in page.text and "banned in July 1934" in page.text
    assert "Person Number59" in page.text  # all of its claims, not only the first page
    assert not page.all("script") and not page.all("link") and len(page.all("style")) == 1
    assert all(link.startswith(("#", "http")) for link in page.links)
    assert single(record, "RL") == html
    assert html.count('<div class="drawing') >= 2 and "Radical League and its family" in page.text
    ids = {found["id"] for _, found in page.tags if "id" in found}
    assert all(link[1:] in ids for link in page.links if link.startswith("#"))
    with pytest.raises(NameNotFound):
        single(record, "Nobody at all")


@browsed
def test_the_one_file_is_styled_and_asks_for_nothing(record, tmp_path, chromium):
    (tmp_path / "one.html").write_text(single(record, "RL"), encoding="utf-8")
    with opener(chromium, tmp_path.as_uri()) as open_page:
        page = open_page("/one.html", color_scheme="light")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(252, 251, 248)"
        assert page.locator("figure.strip rect.sure").first.bounding_box()["width"] > 1
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        page.set_viewport_size({"width": 360, "height": 700})
        assert page.evaluate(wider) == 0


def test_the_one_file_of_a_hostile_name_is_inert(hostile):
    record, _, _ = hostile
    for entity in record.organisations():
        page = Page(single(record, entity.id))
        assert {tag for tag, _ in page.tags} <= ALLOWED | {"style"}
        assert not page.all("script")
