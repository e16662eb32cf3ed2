"""What a document is about: its main name, its type, the noun it is called by, its country."""

import pytest
from prose import cast_of


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("The **Harvest Party** is a party in Norway.", "Harvest Party", "organisation"),
        ("= Harvest Party =\n\nThe Harvest Party is a party in Norway.", "Harvest Party", "organisation"),
        ("**Ann Lee** (born 5 May 1920) was a Norwegian politician.", "Ann Lee", "person"),
        ("= Ann Lee =\n\nAnn Lee was a trade unionist.", "Ann Lee", "person"),
        ("The Weavers' Union is a trade union in Norway.", "Weavers' Union", "organisation"),
    ],
)
def test_main_name_and_type(text: str, name: str, sort: str) -> None:
    cast = cast_of(text)
    assert (cast.subject, cast.subject_type) == (name, sort)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The Harvest Party is a political party in Norway.", "party"),
        ("The Weavers' Union is a trade union in Norway.", "union"),
        ("Daybreak is an electoral alliance in Norway.", "alliance"),
    ],
)
def test_the_noun_that_the_lead_calls_it(text: str, noun: str) -> None:
    assert cast_of(text).noun == noun


def test_the_country_that_the_lead_names() -> None:
    assert (
        cast_of("The Harvest Party is a political party in Norway. It has friends in Chile.").country
        == "Norway"
    )


def test_nothing_to_be_about() -> None:
    cast = cast_of("")
    assert (cast.subject, cast.entities) == ("", [])
