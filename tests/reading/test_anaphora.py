"""Who is meant: pronouns, the new party and the old one, what a clause with "of which" hangs on."""

import pytest
from prose import PARTY, roles, scene_of

BIOGRAPHY = "Ann Lee (born 1920) was a politician. "


def test_an_object_pronoun_is_not_the_one_who_does_it() -> None:
    (found,) = roles(BIOGRAPHY + "Tom Hale released her in 1972.", "release")
    assert found["person"] == ("Ann Lee",) or found["person"] == "Ann Lee"


def test_what_a_relative_clause_names_is_spoken_of_less() -> None:
    text = BIOGRAPHY + "She founded the Seed Party, which was affiliated to the World League. "
    (found,) = roles(text + "Tom Hale was among its members.", "membership")
    assert found["organisation"] == "Seed Party"


def test_offices_told_after_a_founding_are_held_in_what_was_founded() -> None:
    text = BIOGRAPHY + "She joined the Harvest Party in 1940. In 1950 she founded the Seed League. "
    found = [r for r in roles(text + "Tom Hale became president.", "leadership") if r["person"] == "Tom Hale"]
    assert [r["organisation"] for r in found] == ["Seed League"]


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("Ann Lee was elected president of the new party.", "Seed Party"),
        ("Ann Lee was elected president of the party.", "Harvest Party"),
        ("Ann Lee was elected president of the old party.", "Harvest Party"),
    ],
)
def test_the_new_party_is_what_came_into_being_last(sentence: str, meant: str) -> None:
    text = PARTY + "In 1990 a left-wing group broke away from the Harvest Party and formed the Seed Party. "
    assert [r["organisation"] for r in roles(text + sentence, "leadership")] == [meant]


def test_of_which_is_a_body_and_no_date() -> None:
    text = (
        BIOGRAPHY + "She helped to found the Seed Party in Oslo in 1927, of which she was elected secretary."
    )
    assert [r["organisation"] for r in roles(text, "leadership")] == ["Seed Party"]


def test_those_who_merge_become_what_is_spoken_of() -> None:
    text = "The Harvest Party is a party in Norway. In 1990 the Seed League and the Weavers' League "
    _, story, _, _ = scene_of(text + "came together as the Harvest Party. Much happened.")
    assert story.topic_organisation() == "Harvest Party"
