"""Alliances: what the text calls one, who is in it together, what a bracket lists; parts in a place."""

import pytest
from prose import PARTY, READER, cast_of, page

MEMBERS = ("Labour League", "Green Union")


def told(text: str, kind: str) -> list[dict[str, object]]:
    return [dict(c.roles) | {"phase": c.phase} for c in READER.read(page(text)).claims if c.kind == kind]


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("In 1990 it joined an electoral coalition known as the Rainbow Path.", "Rainbow Path", "alliance"),
        ("Its rival was the Rainbow Path, a broad alliance of small parties.", "Rainbow Path", "alliance"),
        ("It won with the list GreenHope.", "GreenHope", "list"),
        ("In 1932 it sold the newspaper Torchlight.", "Torchlight", "paper"),
    ],
)
def test_the_text_says_of_what_sort_a_body_is(text: str, name: str, sort: str) -> None:
    assert cast_of(PARTY + text).sorts == {name: sort}


def test_a_name_beside_another_takes_no_sort_from_a_noun_for_both() -> None:
    assert "Labour League" not in cast_of(PARTY + "The coalition Labour League and Green Union won.").sorts


@pytest.mark.parametrize(
    "text",
    [
        "In 1985 the Harvest Party, along with the Labour League and the Green Union, formed the Left Front.",
        "In 1985 it joined forces with the Labour League and the Green Union in the Left Front.",
        "The Harvest Party contested the 1985 election as part of the Left Front, together with the "
        "Labour League and the Green Union.",
        "In 1985 the Harvest Party entered into an alliance with the Labour League and the Green Union "
        "known as the Left Front.",
    ],
    ids=["along with", "in", "together with", "known as"],
)
def test_who_is_in_an_alliance_together(text: str) -> None:
    roles = [r for r in told(PARTY + text, "alliance") if r["alliance"] == "Left Front"]
    assert {m for r in roles for m in r["member"]} == {"Harvest Party", *MEMBERS}  # type: ignore[attr-defined]


def test_a_bracket_lists_the_members() -> None:
    text = (
        PARTY
        + "The Left Front (Labour League and Green Union) won. The Labour League and the Green Union met."
    )
    assert told(text, "alliance") == [{"alliance": "Left Front", "member": MEMBERS, "phase": "holds"}]


def test_a_bracket_of_other_things_lists_none() -> None:
    assert not told(PARTY + "The Left Front (in full and in short) won.", "alliance")


def test_a_front_that_it_left_again() -> None:
    text = PARTY + "The party joined the Left Front in 1990, only to leave it again in 1992."
    assert [(r["alliance"], r["phase"]) for r in told(text, "alliance")] == [
        ("Left Front", "starts"),
        ("Left Front", "ends"),
    ]


@pytest.mark.parametrize(
    ("text", "branch"),
    [
        ("The Leeds branch of the party won a seat.", "<Leeds branch of the party>"),
        ("She was secretary of the party's Leeds district.", "<Leeds district of Harvest Party>"),
        ("Its Leeds branch was small.", "<Leeds branch of Harvest Party>"),
        ("The Leeds City Committee of the Harvest Party met.", "Leeds City Committee"),
    ],
)
def test_a_part_in_a_place(text: str, branch: str) -> None:
    assert [r["branch"] for r in told(PARTY + text + " Leeds is a town.", "branch")] == [branch]


def test_a_council_of_a_town_is_no_part() -> None:
    assert not told(PARTY + "She sat on the Leeds city council.", "branch")


def test_a_part_in_each_of_several_places() -> None:
    text = PARTY + "The party set up offices in Oslo, Bergen and Trondheim in 1962."
    assert [(r["branch"], r["place"]) for r in told(text, "branch")] == [
        ("<office in Oslo>", "Oslo"),
        ("<office in Bergen>", "Bergen"),
        ("<office in Trondheim>", "Trondheim"),
    ]
