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
