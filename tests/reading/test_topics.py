"""What a heading or an introducing line says of the list under it."""

import pytest

from factio.reading.topics import (
    introduced,
    names_organisation,
    office,
    office_and_body,
    plain_seat,
    plural,
    public_office,
    topic,
    wing_sort,
)


@pytest.mark.parametrize(
    ("heading", "sort"),
    [
        ("Notable members", "membership"),
        ("Member parties", "alliance"),
        ("Affiliated unions", "affiliation"),
        ("Founders", "founder"),
        ("Officers", "officers"),
        ("Positions held", "career"),
        ("Central Committee", "body"),
        ("List of presidents", "office"),
    ],
)
def test_a_heading_tells_what_its_list_claims(heading: str, sort: str) -> None:
    found = topic(heading)
    assert found is not None
    assert found.sort == sort


@pytest.mark.parametrize("heading", ["History", "Early years", "See also", ""])
def test_other_headings_claim_nothing(heading: str) -> None:
    assert topic(heading) is None


def test_former_members_are_past() -> None:
    found = topic("Former members")
    assert found is not None
    assert found.past


@pytest.mark.parametrize(
    ("words", "single"),
    [
        ("Presidents", "President"),
        ("General Secretaries", "General Secretary"),
        ("Party leaders", "leader"),
        ("Chairmen of the party", "Chairman"),
        ("What the members wanted from the president of the day", ""),
    ],
)
def test_an_office_in_the_singular(words: str, single: str) -> None:
    assert office(words) == single


def test_an_office_and_where_it_is_held() -> None:
    assert office_and_body("Mayor of Leeds") == ("Mayor", "Leeds")
    assert office_and_body("Minister of Labour, Norway") == ("Minister of Labour", "Norway")
    assert office_and_body("Minister of Labour") == ("Minister of Labour", "")
    assert office_and_body("Member of Parliament for Leeds") == ("", "")


def test_seats_and_offices_of_a_state() -> None:
    assert plain_seat("Member of the National Assembly")
    assert not plain_seat("Member of the Central Committee")
    assert public_office("Deputy Prime Minister")
    assert not public_office("General Secretary")


@pytest.mark.parametrize(
    ("sentence", "sort"),
    [
        ("The alliance consisted of the following parties:", "alliance"),
        ("Among its prominent politicians were:", "membership"),
        ("It was a cold winter:", None),
        ("The following parties met.", None),
    ],
)
def test_a_sentence_with_a_colon_introduces_a_list(sentence: str, sort: str | None) -> None:
    found = introduced(sentence)
    assert (found.sort if found else None) == sort


def test_sorts_of_wings_and_names_of_bodies() -> None:
    assert wing_sort("Young Communist League") == "youth"
    assert wing_sort("Harvest Party") == ""
    assert names_organisation("Weavers' Union")
    assert names_organisation("CPN(UML)")
    assert not names_organisation("Ann Lee")


@pytest.mark.parametrize(
    ("noun", "many"), [("secretary", "secretaries"), ("chairman", "chairmen"), ("leader", "leaders")]
)
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun) == many
