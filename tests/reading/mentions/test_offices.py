"""Offices and seats on bodies, as a line words them."""

from itertools import pairwise

import pytest
from prose import scene_of

from factio.reading.mentions.offices import offices_in


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Ann Lee was its general secretary.", "general secretary"),
        ("She became General Secretary of the party.", "General Secretary"),
        ("He was elected vice-president in 1990.", "vice-president"),
        ("Ann Lee was its chairwoman.", "chairwoman"),
        ("The party's deputy leader resigned.", "deputy leader"),
        ("Ann Lee became prime minister.", "prime minister"),
        ("Ann Lee was its treasurer.", "treasurer"),
        ("He was a member of the Central Committee.", "member of the Central Committee"),
        ("She was elected to the executive committee.", "member of the executive committee"),
    ],
)
def test_an_office(text: str, office: str) -> None:
    assert [o.name.lower() for o in offices_in(text)] == [office.lower()]


def test_offices_stand_from_left_to_right_without_overlap() -> None:
    text = "Ann Lee was president, Tom Hale vice-president and Ida Ek treasurer."
    found = offices_in(text)
    assert [text[o.start : o.end] for o in found] == ["president", "vice-president", "treasurer"]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_several_holders_have_one_office_in_the_singular() -> None:
    (office,) = offices_in("Ann Lee and Tom Hale were its vice-presidents.")
    assert (office.name, office.plural) == ("vice-president", True)


def test_no_office_where_none_is_named() -> None:
    assert offices_in("The Harvest Party won three seats in 1990.") == []


def test_an_office_before_a_name_is_not_in_it() -> None:
    scene, _, _, _ = scene_of("In 1990 President Ann Lee left the Harvest Party.")
    assert "Ann Lee" in [m.text for m in scene.mentions]
