"""An alliance has a page of its own sort: who was in it, when, who was on a day, and what it won."""

import pytest
from conftest import Page, made
from litestar.testing import TestClient
from told_reader import told

from factio.model import Entity
from factio.web import application
from factio.web.addresses import of_entity
from factio.web.publishing import publish

TEXT = """The Radical League and the Labour Party formed the Popular Bloc in 1935. The Labour Party left the
Bloc in 1938. The Popular Bloc won 72 seats in the election of 1936. The Radical League met
in 1940.
"""
CLAIMS = {
    "bloc.txt": [
        told(
            "alliance",
            "The Radical League and the Labour Party formed the Popular Bloc in 1935",
            alliance="Popular Bloc",
            member=["Radical League", "Labour Party"],
            phase="starts",
            date="1935",
        ),
        told(
            "alliance",
            "The Labour Party left the\nBloc in 1938",
            alliance="Popular Bloc",
            member=["Labour Party"],
            phase="ends",
            date="1938",
        ),
        told(
            "election",
            "The Popular Bloc won 72 seats in the election of 1936",
            organisation="Popular Bloc",
            contest="election of 1936",
            seats="72",
            date="1936",
        ),
    ]
}
ENTITIES = (
    *(Entity(name, "organisation") for name in ("Popular Bloc", "Radical League", "Labour Party")),
    Entity("election of 1936", "contest"),
)


@pytest.fixture(scope="module")
def bloc(tmp_path_factory):
    with made(tmp_path_factory.mktemp("bloc"), {"bloc.txt": TEXT}, CLAIMS, ENTITIES) as record:
        ids = {one.name: one.id for one in record.entities()}
        with TestClient(application(record), base_url="http://127.0.0.1:8000") as client:
            yield record, ids, lambda address: Page(client.get(address).text)


def test_an_alliance_tells_who_was_in_it_and_what_it_won(bloc):
    _, ids, page = bloc
    told_of = page(of_entity(ids["Popular Bloc"]))
    assert "/alliances" in told_of.links
    assert "In the alliance" in told_of.text and "What it won" in told_of.text
    table = told_of.text[told_of.text.index("In the alliance") :]
    assert "Labour Partyin 1935in 1938" in table and "Radical Leaguein 1935" in table
    assert "72" in table[table.index("What it won") :]


def test_a_member_is_no_alliance(bloc):
    _, ids, page = bloc
    told_of = page(of_entity(ids["Labour Party"]))
    assert "In the alliance" not in told_of.text and "Alliances" in told_of.text
    assert of_entity(ids["Popular Bloc"]) in told_of.links


def test_who_was_in_it_on_a_day(bloc):
    _, ids, page = bloc
    address = of_entity(ids["Popular Bloc"])
    early, late = page(f"{address}?on=1936"), page(f"{address}?on=1945-05-08")
    section = early.text[early.text.index("In the alliance") : early.text.index("What it won")]
    assert "In it in 1936" in section
    assert "yes Labour Party" in section
    section = late.text[late.text.index("In the alliance") : late.text.index("What it won")]
    assert "no Labour Party" in section and "presumed Radical League" in section
    wrong = page(f"{address}?on=someday")
    assert "is no date" in wrong.text


def test_alliances_are_listed(bloc):
    _, ids, page = bloc
    listed = page("/alliances")
    assert of_entity(ids["Popular Bloc"]) in listed.links
    assert of_entity(ids["Labour Party"]) not in listed.links
    assert "/alliances" in page("/organisations").links


def test_a_copy_has_them_too(bloc, tmp_path):
    record, ids, _ = bloc
    assert publish(record, tmp_path / "site").dead == ()
    page = Page((tmp_path / "site" / "alliances.html").read_text())
    assert f"entities/{ids['Popular Bloc']}.html" in page.links
