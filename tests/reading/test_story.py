"""Whom pronouns and nouns take up, and of whom a text goes on speaking."""

import pytest
from prose import PARTY, UNION, roles, scene_of


@pytest.mark.parametrize(
    ("text", "founder"),
    [
        ("Ann Lee was born in Oslo. She founded the Harvest Party in 1990.", "Ann Lee"),
        ("Tom Hale was a weaver. In 1990 he founded the Harvest Party.", "Tom Hale"),
    ],
)
def test_he_and_she(text: str, founder: str) -> None:
    (found,) = roles(text, "founding")
    assert found["founder"] == (founder,)


@pytest.mark.parametrize(
    "text",
    [
        PARTY + "It was dissolved in 1995.",
        PARTY + "The party was dissolved in 1995.",
        PARTY + "Ann Lee led it. The party was dissolved in 1995.",
    ],
)
def test_it_and_the_party(text: str) -> None:
    assert [r["organisation"] for r in roles(text, "dissolution")] == ["Harvest Party"]


@pytest.mark.parametrize("words", ["It", "The union"])
def test_the_union(words: str) -> None:
    assert [r["organisation"] for r in roles(f"{UNION}{words} was dissolved in 1995.", "dissolution")] == [
        "Weavers' Union"
    ]


def test_an_office_where_no_body_is_named_is_held_in_the_one_spoken_of() -> None:
    found = roles(PARTY + "Ann Lee was elected chairwoman in 1990.", "leadership")
    assert [(r["person"], r["organisation"]) for r in found] == [("Ann Lee", "Harvest Party")]


def test_the_topic_is_what_the_document_is_about() -> None:
    _, story, _, _ = scene_of(PARTY + "Much happened.")
    assert story.topic_organisation() == "Harvest Party"


def test_the_person_of_a_biography_is_the_topic() -> None:
    _, story, _, _ = scene_of("**Ann Lee** (born 1920) was a politician. Much happened.")
    assert story.topic_person() == "Ann Lee"


def test_the_country_that_an_article_plays_in() -> None:
    _, story, _, _ = scene_of(PARTY + "Much happened.")
    assert story.public_place() == "Norway"


_TWO = PARTY + "In 1990 the Weavers' Union quarrelled with the Dyers' League. "


@pytest.mark.parametrize(
    ("words", "dissolved"),
    [
        ("The latter was dissolved in 1995.", ["Dyers' League"]),
        ("The latter league was dissolved in 1995.", ["Dyers' League"]),
        ("The former was dissolved in 1995.", ["Weavers' Union"]),
        ("The two were dissolved in 1995.", ["Weavers' Union", "Dyers' League"]),
        ("Both organisations were dissolved in 1995.", ["Weavers' Union", "Dyers' League"]),
    ],
)
def test_one_or_both_of_two(words: str, dissolved: list[str]) -> None:
    found = [r["organisation"] for r in roles(_TWO + words, "dissolution")]
    assert found == dissolved


def test_whose() -> None:
    text = PARTY + "In 1990 Ann Lee joined the Peace Front, whose first chairman was John Smith."
    found = roles(text, "leadership")
    assert [(r["person"], r["organisation"]) for r in found] == [("John Smith", "Peace Front")]


def test_whose_congress() -> None:
    text = PARTY + "The Dyers' League, whose first congress was held in June 1920, was banned in 1921."
    assert [r["organisation"] for r in roles(text, "congress")] == ["Dyers' League"]


def test_a_town_before_congress_holds_none() -> None:
    (found,) = roles(PARTY + "Ann Lee left the Harvest Party at the Halle congress in June 1920.", "congress")
    assert found["organisation"] == "Harvest Party"


def test_together_with_a_body() -> None:
    text = PARTY + "In 1990 the party, along with the Dyers' League, founded the Peace Front."
    (found,) = roles(text, "founding")
    assert found["founder"] == ("Harvest Party", "Dyers' League")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("In 1990 it founded the Peace Front in Oslo, whose first chairman was John Smith.", "Peace Front"),
        ("In 1990 it joined the Peace Front, with John Smith as its chairman.", "Peace Front"),
        ("In 1990 it joined the Peace Front. The front elected John Smith as chairman.", "Peace Front"),
        ("John Smith, chairman of the Peace Front, left that front in 1990.", "Peace Front"),
    ],
)
def test_whose_office_it_is(text: str, body: str) -> None:
    found = roles(PARTY + text, "leadership")
    assert ("John Smith", body) in [(r["person"], r["organisation"]) for r in found]


def test_that_party() -> None:
    text = PARTY + "In 1990 Ann Lee and a section of the Fatherland League walked out of that league."
    assert "Fatherland League" in [r["organisation"] for r in roles(text, "membership")]


def test_they_are_those_who_acted_together() -> None:
    text = PARTY + "In 1990 Ann Lee and John Smith left the party. They founded the Peace Front."
    assert [r["founder"] for r in roles(text, "founding")] == [("Ann Lee", "John Smith")]
    assert roles(text, "alliance") == []


def test_they_are_the_bodies_that_acted_together() -> None:
    text = PARTY + "In 1990 the Peace Front and the Dyers' League quarrelled. They merged in 1999."
    assert [r["parties"] for r in roles(text, "merger")] == [("Peace Front", "Dyers' League")]
