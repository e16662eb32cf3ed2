"""Which names of one document are one thing, and which only look so."""

from collections import Counter

import pytest
from prose import cast_of, names

from factio.reading.mentions.sameness import join, without_closing


def test_a_surname_is_the_one_person_who_bears_it() -> None:
    cast = cast_of("Ann Lee founded the Harvest Party in 1990. Lee resigned in 1995.")
    assert cast.full("Lee") == "Ann Lee"


def test_a_surname_that_two_bear_is_neither() -> None:
    groups = join(
        ["Ann Lee", "Tom Lee", "Lee"],
        {"Ann Lee": "person", "Tom Lee": "person", "Lee": "person"},
        [],
        "",
        Counter({"Ann Lee": 1, "Tom Lee": 1, "Lee": 1}),
    )
    assert ["Ann Lee", "Tom Lee"] not in groups
    assert all(not {"Ann Lee", "Tom Lee"} <= set(group) for group in groups)


def test_initials_stand_for_given_names() -> None:
    cast = cast_of("Anna Maria Lee founded the Harvest Party. A. M. Lee resigned in 1995.")
    assert cast.full("A. M. Lee") == cast.full("Anna Maria Lee")


def test_a_head_noun_stands_for_the_one_body_with_it() -> None:
    cast = cast_of("The Labour League of Norway was founded in 1990. Ann Lee left the Labour League in 1995.")
    assert cast.full("Labour League") == "Labour League of Norway"


def test_a_wing_is_not_its_party() -> None:
    text = "The Harvest Party was founded in 1990. The Harvest Party Youth League was founded in 1991."
    assert names(text) == ["Harvest Party", "Harvest Party Youth League"]


def test_pairs_told_by_the_document_are_one() -> None:
    types = {"Harvest Party": "organisation", "HP": "organisation", "Labour League": "organisation"}
    groups = join(list(types), types, [("Harvest Party", "HP")], "Harvest Party", Counter(types.keys()))
    assert ["Harvest Party", "HP"] in groups
    assert ["Labour League"] in groups


def test_every_name_is_in_one_group() -> None:
    types = {"Ann Lee": "person", "Lee": "person", "Norway": "place", "Harvest Party": "organisation"}
    groups = join(list(types), types, [], "", Counter(types.keys()))
    assert sorted(name for group in groups for name in group) == sorted(types)


def test_the_noun_that_closes_a_name() -> None:
    assert without_closing("Volja party") == "Volja"
    assert without_closing("Harvest Party") == "Harvest Party"
    assert without_closing("party") == "party"


def test_words_that_no_entity_bears_are_full_themselves() -> None:
    assert cast_of("The Harvest Party grew.").full("Labour League") == "Labour League"


def _named(text: str) -> list[list[str]]:
    """For each sentence the names that its mentions resolve to."""
    cast = cast_of(text)
    return [[cast.entities[m.entity].name for m in row] for row in cast.mentions]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Fatherland League", "the Fatherland"),
        ("Socialist Party of the Coast", "the Socialists"),
        ("Social Democratic Party", "the Social Democrats"),
        ("All India Weavers' Bloc", "the Weavers' Bloc"),
    ],
)
def test_a_short_form_of_a_body(full: str, short: str) -> None:
    rows = _named(f"The {full} is a party in Norway. In 1990 {short} won three seats.")
    assert full in rows[1]


def test_a_town_is_no_short_form_of_its_body() -> None:
    rows = _named("The Bergen Federation is a union in Norway. In 1990 Ann Lee moved to Bergen.")
    assert "Bergen Federation" not in rows[1]


def test_a_name_of_several_is_that_of_the_one_told_last() -> None:
    rows = _named(
        "The Harvest Party is a party in Norway. In 1990 Ann Lee joined it.\n\n"
        "Lee left it in 1992. In 1993 John Lee joined it. Lee died in 1994.\n\nIn 1995 Lee left. Lee fell."
    )
    assert [row[0] for row in rows[1:]] == [
        "Ann Lee",
        "Ann Lee",
        "John Lee",
        "John Lee",
        "Ann Lee",
        "Ann Lee",
    ]


def test_a_body_named_for_short_is_the_one_of_its_sort_told_last() -> None:
    rows = _named(
        "The Harvest Party is a party in Norway. It joined the Movement for Peace in 1990. "
        "In 1991 the Movement fell.\n\nThen it joined the Movement of the Coast. In 1993 the Movement fell."
    )
    assert "Movement for Peace" in rows[2] and "Movement of the Coast" in rows[4]
