"""Which names of one document are one thing, and which only look so."""

from collections import Counter

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
