"""The small languages inside entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factio.codebook import Placeholder, Slot, field_key
from factio.codebook.slots import placeholders, slot
from factio.codebook.trouble import Place

PLACE = Place("x.toml")


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("object", Slot(("object",))),
        ("object ?", Slot(("object",), optional=True)),
        ("object: organisation", Slot(("object",), ("organisation",))),
        ("in at: place ?", Slot(("in", "at"), ("place",), optional=True)),
        (
            "subject: organisation|person|group ? *",
            Slot(("subject",), ("organisation", "person", "group"), True, True),
        ),
        ("subject: organisation | person", Slot(("subject",), ("organisation", "person"))),
        ("out_of: organisation*", Slot(("out_of",), ("organisation",), all=True)),
    ],
)
def test_slots(text: str, parsed: Slot) -> None:
    assert slot(text, PLACE) == parsed


def test_placeholders_may_repeat_and_may_be_nameless() -> None:
    found = placeholders(r"{person:person}|{person:person|group} of {:organisation}\d{2,4}", PLACE)
    assert found == (
        Placeholder("person", ("person",)),
        Placeholder("person", ("person", "group")),
        Placeholder("", ("organisation",)),
    )


@pytest.mark.parametrize(
    ("key", "parsed"),
    [
        ("Student Wing", ("student wing", "")),
        ("student_wing", ("student wing", "")),
        ("leader1_title", ("leader title", "1")),
        ("Leader Title 12", ("leader title", "12")),
        ("Women's wing", ("womens wing", "")),
        ("  Co-founder(s) ", ("co founder(s)", "")),
        ("website:", ("website", "")),
    ],
)
def test_field_keys(key: str, parsed: tuple[str, str]) -> None:
    assert field_key(key) == parsed


@given(st.text())
def test_field_keys_are_stable(key: str) -> None:
    once = field_key(key)[0]
    assert field_key(once)[0] == once
