"""Several bodies: what they found together, "the three parties", those spoken of, parts in several places."""

import pytest
from prose import PARTY, READER, cast_of, page

COALITION = "The Left Bloc was an electoral coalition in Norway. "
THREE = {"Labour League", "Green Party", "Peasant Party"}


def told(text: str, kind: str = "alliance") -> list[dict[str, object]]:
    return [dict(c.roles) | {"phase": c.phase} for c in READER.read(page(text)).claims if c.kind == kind]


def members(text: str) -> set[str]:
    return {m for r in told(text) for m in r["member"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "In 1990 the Labour League, the Green Party and the Peasant Party launched Common Future.",
        "In 1990 Common Future was formed by the Labour League, the Green Party and the Peasant Party.",
        "In 1990 the Labour League and the Green Party allied in Common Future.",
        "Common Future brought together the Labour League and the Green Party.",
    ],
    ids=["launched", "formed by", "allied in", "brought together"],
)
def test_what_several_parties_make_is_an_alliance(text: str) -> None:
    assert cast_of(PARTY + text).sorts.get("Common Future") == "alliance"


def test_a_party_or_a_paper_that_several_found_is_none() -> None:
    sorts = cast_of(PARTY + "In 1990 the Labour League and the Green Party launched the Unity Party.").sorts
    assert "Unity Party" not in sorts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "In 1984 the Labour League, the Green Party and the Peasant Party met. "
            "The three parties contested the elections of 1989 as the Green Accord.",
            THREE,
        ),
        (
            "In 1984 the Labour League and the Green Party met. "
            "The two parties joined the Green Accord in 1989.",
            {"Labour League", "Green Party"},
        ),
        (
            "The Labour League and the Green Party entered the Youth Forum in 1979, and both belonged to the "
            "Green Accord.",
            {"Labour League", "Green Party"},
        ),
    ],
    ids=["three", "two", "both"],
)
def test_counted_parties_are_those_named_last(text: str, wanted: set[str]) -> None:
    found = {m for r in told(PARTY + text) if r["alliance"] == "Green Accord" for m in r["member"]}  # type: ignore[attr-defined]
    assert found == wanted


def test_a_list_goes_on_past_whose_party_it_is() -> None:
    text = (
        "In 1971 the Labour League, the Green Party of Ann Smith, the Reds and others formed the Left Front."
    )
    assert members(PARTY + text) == {"Labour League", "Green Party", "Reds"}


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("The Green Party left it in 1975.", "ends"),
        ("In 1975 the Green Party walked out.", "ends"),
        ("In 1975 the Green Party was expelled.", "ends"),
        ("In 1975 the Green Party joined as well.", "starts"),
        ("In 1975 the Green Party was also taken in.", "starts"),
    ],
)
def test_the_alliance_spoken_of_needs_no_name(text: str, phase: str) -> None:
    wanted = {"alliance": "Left Bloc", "member": ("Green Party",), "phase": phase}
    assert told(COALITION + text) == [wanted]


def test_nobody_leaves_a_party_that_is_no_alliance_in_this_way() -> None:
    assert not told(PARTY + "In 1975 the Green Party walked out.")


def test_one_body_that_stands_under_a_name_is_in_no_alliance() -> None:
    assert not told(PARTY + "The party contested the elections of 1980 as the Popular Front.")


def test_itself_is_the_doer() -> None:
    text = COALITION + "The Green Party allied itself with the Labour League in 1970."
    assert members(text) == {"Green Party", "Labour League"}


def test_an_alliance_that_one_joins_is_dated_by_its_making() -> None:
    text = PARTY + "It joined the Labour League and the Green Party in the Left Front, formed in 1977."
    dates = {c.date for c in READER.read(page(text)).claims if c.kind == "alliance"}
    assert dates == {"1977"}


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("It soon set up committees in Oslo, Bergen and Trondheim.", "starts"),
        ("Local groups were formed in Oslo, Bergen and Trondheim.", "starts"),
        ("It held meetings of its sections in towns such as Oslo, Bergen and Trondheim.", "holds"),
    ],
)
def test_parts_in_several_places(text: str, phase: str) -> None:
    found = told(PARTY + text, "branch")
    assert {r["place"] for r in found} == {"Oslo", "Bergen", "Trondheim"}
    assert {r["phase"] for r in found} == {phase}


def test_groups_and_unions_in_places_are_no_parts() -> None:
    assert not told(PARTY + "It fought unions in Oslo, Bergen and Trondheim.", "branch")


def test_its_part_is_that_of_the_subject() -> None:
    text = PARTY + "The Green Party closed its Oslo branch in 1990."
    assert [r["of"] for r in told(text, "branch")] == ["Green Party"]
