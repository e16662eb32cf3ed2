import json

import pytest
from conftest import made
from litestar.testing import TestClient
from told_reader import ToldReader, told

from factio.model import Entity
from factio.web import application
from factio.web.addresses import of_claim, of_entity, of_source


def claim_of(record, kind, **roles):
    return next(
        claim
        for claim in record.claims(kind=kind)
        if all(claim.roles.get(role) == value for role, value in roles.items())
    )


def test_front_page_tells_what_is_in_the_record(page):
    front = page("/")
    assert "This record holds 70 claims from 4 documents" in front.text
    assert {"/organisations", "/persons", "/documents", "/conflicts", "/on", "/help"} <= set(front.links)
    assert "Radical League: two beginnings" in front.text
    assert "read 31 January 2024" in front.text


def test_lists_come_in_pages(page, ids):
    first = page("/persons")
    assert "1 to 50 of 63" in first.text and "/persons?page=2" in first.links
    second = page("/persons?page=2")
    assert "51 to 63 of 63" in second.text
    names = [of_entity(ids[f"Person Number{number:02}"]) for number in range(60)]
    assert all((name in first.links) != (name in second.links) for name in names)
    page("/persons?page=3", 404)
    assert of_entity(ids["<left-wing group of RL>"]) in page("/groups").links
    assert "Oslo" in page("/places").text
    assert "The record has none" in page("/contests").text


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("radical", "Radical League"),
        ("RL", "Radical League"),
        ("r.l.", "Radical League"),
        ("RADICÁL league", "Radical League"),
        ("falk", "Carla Falk"),
    ],
)
def test_search_finds_by_any_name(page, ids, words, name):
    assert of_entity(ids[name]) in page(f"/search?q={words}").links
    sort = "persons" if name == "Carla Falk" else "organisations"
    assert of_entity(ids[name]) in page(f"/{sort}?q={words}").links


def test_the_exact_name_comes_first(page, ids):
    links = [link for link in page("/search?q=rl").links if link.startswith("/entities/")]
    assert links[0] == of_entity(ids["Radical League"])


def test_search_for_nothing_and_for_what_is_nearly_there(page):
    assert "A name in any script" in page("/search").text
    assert "Did you mean" in page("/search?q=Radicla+Leage").text
    assert "/search?q=Radical%20League" in page("/search?q=Radicla+Leage").links
    assert "deep/the union.txt" in page("/search?q=union").text
    assert "None of them has" in page("/organisations?q=Carla").text
    for odd in ("%25", "_", "%27", "%00", "%E2%80%AE", "(", "a" * 400):
        page(f"/search?q={odd}")


def test_an_entity_tells_its_claims_in_order_of_time(page, ids, record):
    told = page(of_entity(ids["Radical League"]))
    dates = ["6 March 1921", "1925", "1933", "July 1934", "1936", "Without a date"]
    places = [told.html.index(f">{date}</h2>") for date in dates]
    assert places == sorted(places)
    assert "Also RL" in told.text and "Norway" in told.text
    founding = claim_of(record, "founding", place="Oslo")
    assert of_source("league.txt", founding.id) in told.links
    assert of_claim(founding.id) in told.links
    assert of_entity(ids["Ann Smith"]) in told.links
    assert f"/conflicts?about={ids['Radical League']}" in told.links
    assert f"{of_entity(ids['Radical League'])}?format=csv" in told.links


def test_an_entity_tells_its_claims_by_kind(page, ids):
    told = page(of_entity(ids["Radical League"]) + "?order=kind")
    kinds = ["founding", "split", "ban", "leadership", "membership", "name"]
    places = [told.html.index(f"<h2>{kind}</h2>") for kind in kinds]
    assert places == sorted(places)


def test_the_same_words_are_written_once(tmp_path):
    texts = {"a.txt": "The Sind Front was founded in 1950.", "b.txt": "Sind Front was founded in 1950."}
    claims = {
        name: [told("founding", "Sind Front was founded in 1950", organisation="Sind Front", date="1950")]
        for name in texts
    }
    with made(tmp_path, texts, claims, [Entity("Sind Front", "organisation")]) as record:
        client = TestClient(application(record), base_url="http://127.0.0.1")
        html = client.get(of_entity(record.organisations()[0].id)).text
        assert html.count('class="says"') == 1 and html.count('class="evidence"') == 2
        # What is read later is shown too, also in what was found out before.
        (tmp_path / "articles" / "c.txt").write_text("Sind Front was founded in 1960.", encoding="utf-8")
        claims["c.txt"] = [
            told("founding", "Sind Front was founded in 1960", organisation="Sind Front", date="1960")
        ]
        assert "do not contradict" in client.get("/conflicts").text
        record.read(tmp_path / "articles", reader=ToldReader(claims, [Entity("Sind Front", "organisation")]))
        assert "two beginnings" in client.get("/conflicts").text


def test_a_document_has_its_text_with_claims_marked_and_beside_it(page, record):
    founding = claim_of(record, "founding", place="Oslo")
    told = page(of_source("league.txt"))
    for claim in record.claims(source="league.txt"):
        assert told.all("span", id=f"c-{claim.id}", class_="anchor")
        assert of_claim(claim.id) in told.links
    assert len(told.all("mark")) == 6  # the name inside the founding cuts it in three
    assert "sentences read" in told.text and "Nothing is told of its papers." in told.text
    assert not told.all("mark", class_="chosen")
    chosen = page(of_source("league.txt", founding.id).partition("#")[0])
    marked = [found["class"] for found in chosen.all("mark") if "chosen" in found["class"]]
    assert len(marked) == 3 and "deep" in marked[1]
    assert len(chosen.all("li", **{"aria-current": "true"})) == 1
    alone = page(of_source("league.txt") + "?notes=no")
    assert not alone.all("ol", class_="notes") and len(alone.all("mark")) == 6


def test_every_character_of_a_document_is_on_its_page(page, record):
    text = record.source("league.txt").text
    shown = page(of_source("league.txt") + "?notes=no").words
    for line in text.splitlines():
        assert line in shown


def test_a_document_in_a_folder_with_a_blank_in_its_name(page):
    assert "/documents/deep/the%20union.txt" in page("/documents").links
    assert "Carla Falk" in page("/documents/deep/the%20union.txt").text


def test_a_long_document_comes_in_parts(page, record):
    first = page("/documents/long.txt")
    assert "/documents/long.txt?page=2" in first.links and "In 1003" in first.text
    last = list(record.claims(source="long.txt"))[-1]
    opened = page(of_source("long.txt", last.id).partition("#")[0])
    assert opened.all("span", id=f"c-{last.id}") and "In 1003" not in opened.text
    second = page("/documents/long.txt?page=2")
    assert "In 1003" not in second.text
    page("/documents/long.txt?page=99", 404)


def test_a_claim_has_a_page_of_its_own(page, record, ids, client):
    founding = claim_of(record, "founding", place="Oslo")
    told = page(of_claim(founding.id))
    said = "The Radical League was founded by Ann Smith and Bo Berg in Oslo on 6 March 1921."
    assert said in told.text and f"<title>{said}" in told.html
    assert [found["class"].split()[-1] for found in told.all("mark")] == ["chosen"]
    assert "In 1933 a left-wing" in told.text  # what stands after the quote
    assert "6 March 1921 1921-03-06" in told.text
    assert of_entity(ids["Bo Berg"]) in told.links
    assert of_source("league.txt", founding.id) in told.links
    assert f"characters {founding.start} to {founding.end}" in told.text
    assert "What it conflicts with" in told.text
    short = client.get(of_claim(founding.id[:8]), follow_redirects=False)
    assert short.status_code == 302 and short.headers["location"] == of_claim(founding.id)
    split = page(of_claim(claim_of(record, "split").id))
    assert "the source gives none" not in split.text and "<left-wing group of RL>" in split.text
    assert "the source gives none" in page(of_claim(claim_of(record, "membership").id)).text


def test_on_a_day_for_one_and_for_all(page, ids):
    about = ids["Radical League"]
    told = page(f"/on?date=30+June+1935&about={about}")
    assert "What held on 30 June 1935" in told.text
    assert "The Radical League is banned." in told.text
    assert "presumed" in told.text and of_entity(about) in told.links
    before = page(f"/on?date=1900&about={about}")
    assert "What held in 1900" in before.text
    whole = page("/on?date=1935-06-30")
    assert "The Radical League is banned." in whole.text
    assert "whole record" in whole.text
    assert "There are five answers" in page("/on").text


@pytest.mark.parametrize("date", ["soon", "1921-13-45", "0000", "6 March 1948 and 1950", "%3Cscript%3E"])
def test_what_is_no_date_is_told(page, date):
    told = page(f"/on?date={date}", 400)
    assert "is no date" in told.text and told.all("p", role="alert")


def test_conflicts_side_by_side(page, ids):
    told = page("/conflicts")
    assert "Radical League: two beginnings" in told.text
    assert "exclude each other" in told.text
    about = page(f"/conflicts?about={ids['Workers' + chr(39) + ' Union']}")
    assert "do not contradict each other on this" in about.text
    page("/conflicts?about=nobody", 404)


def test_help_tells_all_kinds(page, record):
    told = page("/help")
    for kind in record.codebook.kinds:
        assert kind in told.text
    assert "`" not in told.text


def test_what_is_not_here_and_what_cannot_be_asked(page, client):
    assert "There is no page at this address" in page("/nowhere", 404).text
    for address in (
        "/entities/0",
        "/claims/zzz",
        "/claims/%20",
        "/documents/nothing.txt",
        "/on?date=1&about=x",
    ):
        page(address, 404)
    assert "Did you mean" in page("/documents/leage.txt", 404).text
    for address in ("/persons?page=0", "/persons?page=x", f"/search?q={'a' * 501}"):
        assert "do not understand" in page(address, 400).text
    assert client.post("/").status_code == 405


def test_json_for_programs(client, ids, record):
    entity = client.get(f"/api/entities/{ids['Radical League']}").json()
    assert entity["name"] == "Radical League" and entity["names"] == ["RL"]
    assert len(entity["told"]) == entity["claims"] == 66 and entity["next"] is None
    claim = entity["told"][0]
    assert claim["date"] == "1921-03-06" and claim["page"] == of_claim(claim["id"])
    assert record.source("league.txt").text[claim["start"] : claim["end"]] == claim["quote"]
    whole = client.get(f"/api/claims/{claim['id']}").json()
    assert whole["document"]["name"] == "league.txt" and whole["entities"]["Bo Berg"] == ids["Bo Berg"]
    assert {**claim, **whole} == whole
    found = client.get("/api/entities?q=rl&type=organisation").json()
    assert found["entities"][0]["name"] == "Radical League"
    assert client.get("/api/entities?type=wizard").status_code == 400
    missing = client.get("/api/claims/zz")
    assert missing.status_code == 404 and "error" in json.loads(missing.text)
