"""Who does what to whom, in the many ways a clause can say it."""

import pytest
from prose import slots


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee founded the Harvest Party in 1990.",
        "The Harvest Party was founded by Ann Lee in 1990.",
        "Ann Lee, who founded the Harvest Party, grew up in Oslo.",
        "The Harvest Party, founded by Ann Lee, won three seats.",
        "Ann Lee left Oslo and founded the Harvest Party in 1990.",
        "Ann Lee wanted to found the Harvest Party.",
    ],
    ids=["active", "passive", "relative", "reduced participle", "coordination", "control"],
)
def test_subject_and_object_in_every_form(text: str) -> None:
    found = slots(text, "found")
    assert found["subject"] == ["Ann Lee"]
    assert found["object"] == ["Harvest Party"]


def test_a_preposition_is_a_slot() -> None:
    assert slots("The Harvest Party merged with the Labour League in 1990.", "merge")["with"] == [
        "Labour League"
    ]


def test_a_noun_has_a_possessor() -> None:
    assert slots("The Harvest Party's congress met in Oslo.", "congress")["possessive"] == ["Harvest Party"]


def test_a_noun_has_what_stands_behind_of() -> None:
    assert slots("The congress of the Harvest Party met in Oslo.", "congress")["of"] == ["Harvest Party"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee was the leader of the Harvest Party.",
        "Ann Lee served as leader of the Harvest Party.",
        "Ann Lee, the leader of the Harvest Party, died in 1990.",
    ],
    ids=["copula", "as", "apposition"],
)
def test_of_whom_a_noun_is_told(text: str) -> None:
    found = slots(text, "leader")
    assert "Ann Lee" in [name for slot in ("subject", "apposition") for name in found.get(slot, [])]
    assert found["of"] == ["Harvest Party"]


def test_what_was_formed_is_the_last_of_a_list() -> None:
    text = "It met the Harvest Party, the Labour League and the Green Union, formed in 1977."
    assert slots(text, "form")["object"] == ["Green Union"]


def test_a_participle_with_later_goes_with_the_name_beside_it() -> None:
    text = "They founded the Harvest Party, later absorbed by the Labour League."
    assert slots(text, "absorb")["object"] == ["Harvest Party"]


def test_a_participle_behind_a_place_does_not_go_with_it() -> None:
    assert slots("The Harvest Party is a party in Norway, founded in 1977.", "found")["object"] != ["Norway"]


def test_a_clause_behind_one_of_several_tells_of_the_one() -> None:
    text = "The Harvest Party was one of the five parties that made up the Left Front."
    assert slots(text, "make up")["subject"] == ["Harvest Party"]


def test_a_relative_clause_with_its_preposition_first() -> None:
    text = "The Left Front, of which the Harvest Party was a member, won."
    assert slots(text, "be")["of"] == ["Left Front"]


def test_what_is_done_as_something_is_so_of_the_doer() -> None:
    text = "The Harvest Party contested the 1977 elections as part of the Left Front."
    assert slots(text, "part")["subject"] == ["Harvest Party"]
