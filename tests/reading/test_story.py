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
