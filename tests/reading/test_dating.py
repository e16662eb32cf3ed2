"""Which clause a date belongs to, and which part of a state it tells."""

import pytest
from prose import PARTY, dates


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The Harvest Party was founded in 1990.", "founding", [("1990", None)]),
        ("In 1990, Ann Lee founded the Harvest Party.", "founding", [("1990", None)]),
        ("The Harvest Party was founded on 5 May 1990.", "founding", [("1990-05-05", None)]),
        ("Founded in 1990, the Harvest Party was dissolved in 1995.", "founding", [("1990", None)]),
        ("Founded in 1990, the Harvest Party was dissolved in 1995.", "dissolution", [("1995", None)]),
        ("The Harvest Party was founded in 1990 and dissolved in 1995.", "dissolution", [("1995", None)]),
        ("Ann Lee has been leader of the Harvest Party since 1990.", "leadership", [("1990", "starts")]),
        ("Ann Lee was leader of the Harvest Party until 1995.", "leadership", [("1995", "ends")]),
        (
            "Ann Lee was leader of the Harvest Party from 1990 to 1995.",
            "leadership",
            [("1990/1995", "holds")],
        ),
        ("Ann Lee was the leader of the Harvest Party.", "leadership", [(None, "holds")]),
        ("Ann Lee, a former leader of the Harvest Party, wrote a book.", "leadership", [(None, "ends")]),
    ],
)
def test_date_and_phase(text: str, kind: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert dates(text, kind) == expected


def test_a_date_goes_on_in_its_paragraph_and_stops_there() -> None:
    text = PARTY + "In 1990 Ann Lee won. The party was dissolved.\n\nThe Labour League was dissolved."
    assert [d for d, _ in dates(text, "dissolution")] == ["1990", None]


def test_a_relative_date_counts_from_the_one_before() -> None:
    text = "The Harvest Party was founded in 1990. Two years later the party was dissolved."
    assert dates(text, "dissolution") == [("1992", None)]
