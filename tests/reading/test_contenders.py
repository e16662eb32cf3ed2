"""Whose a result is: the party of a candidate, the two that share a figure, who is given seats."""

import pytest
from prose import PARTY, roles

RIVAL = "The Orchard League is a party in Norway. "


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("In the 1990 election the Orchard League won four seats.", "Orchard League"),
        ("In the 1990 election two seats went to the Orchard League.", "Orchard League"),
        ("In the 1990 election Ann Smith of the Orchard League received 4,211 votes.", "Orchard League"),
        ("In 1990 Ann Smith was elected to the Senate for the Orchard League.", "Orchard League"),
    ],
)
def test_whose_result(text: str, whose: str) -> None:
    assert [found["organisation"] for found in roles(PARTY + RIVAL + text, "election")] == [whose]


@pytest.mark.parametrize(
    "text",
    [
        "In the 1990 election its candidate, Ann Smith, received 4,211 votes.",
        "The party's Ann Smith was elected to the National Assembly in 1990.",
    ],
)
def test_its_own_candidate(text: str) -> None:
    assert [found["organisation"] for found in roles(PARTY + text, "election")] == ["Harvest Party"]


def test_two_that_share_a_figure() -> None:
    text = "In the 1990 election the Harvest Party and the Orchard League together won 18 of 31 seats."
    (found,) = roles(PARTY + RIVAL + text, "election")
    assert found["organisation"] == "<Harvest Party and Orchard League together>"
    assert (found["seats"], found["of_seats"]) == ("18", "31")


def test_a_member_stands_for_the_party() -> None:
    text = "Ann Smith joined the Orchard League in 1985. In 1990 she was elected to the National Assembly."
    assert [f["organisation"] for f in roles(PARTY + RIVAL + text, "election")] == ["Orchard League"]


def test_who_sides_with_a_party_stands_for_it() -> None:
    text = (
        "Ann Smith sided with the Orchard League in the split. "
        "In the 1990 election Smith won a seat in the National Assembly."
    )
    assert {f["organisation"] for f in roles(PARTY + RIVAL + text, "election")} == {"Orchard League"}
