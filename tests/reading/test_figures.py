"""Figures of elections, sizes, congresses and marks in sentences."""

from __future__ import annotations

import pytest

from factio.codebook import load
from factio.documents import read_text
from factio.model import Claim
from factio.reading import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load())


def told(reader: Reader, text: str, kind: str) -> list[Claim]:
    return [claim for claim in reader.read(read_text(text, "page.txt")).claims if claim.kind == kind]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "In the 1945 election the Labour Party won 76 of the 150 seats.",
            {"seats": "76", "of_seats": "150"},
        ),
        ("The 1945 election gave the Labour Party 76 seats.", {"seats": "76"}),
        ("In the 1945 election the Labour Party (41.0%) came first.", {"share": "41.0"}),
        ("In the 1945 election 76 members of the Labour Party were elected.", {"seats": "76"}),
        ("The Labour Party did not win any seats in the 1900 election.", {"seats": "0"}),
        ("The Labour Party contested the 1900 election but failed to win any seats.", {"seats": "0"}),
        ("Four out of ten Labour Party candidates were elected in 1906.", {"seats": "4", "candidates": "10"}),
    ],
)
def test_figures_of_a_result(reader: Reader, text: str, figures: dict[str, str]) -> None:
    (claim,) = told(reader, text, "election")
    assert claim.roles["organisation"] == "Labour Party"
    assert {role: claim.roles[role] for role in figures} == figures


def test_a_margin_is_no_result(reader: Reader) -> None:
    text = (
        "In the 1951 election Ann Hart of the Labour Party defeated John Cole of the Liberal Party "
        "by 312 votes."
    )
    outcomes = {c.roles["organisation"]: c.roles.get("outcome") for c in told(reader, text, "election")}
    assert outcomes == {"Labour Party": "won", "Liberal Party": "lost"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The membership of the Bakers' Union stood at 4,500 in 1922.", "4500"),
        ("The Bakers' Union grew to 4,500 members in 1922.", "4500"),
        ("With 4,500 members in 1922, the Bakers' Union was strong.", "4500"),
    ],
)
def test_sizes(reader: Reader, text: str, number: str) -> None:
    (claim,) = told(reader, text, "size")
    assert (claim.roles["organisation"], claim.roles["number"], claim.date) == (
        "Bakers' Union",
        number,
        "1922",
    )


def test_a_congress_with_its_number_place_and_date(reader: Reader) -> None:
    text = "The second congress of the Bakers' Union, held in Oslo in 1929, was long."
    (claim,) = told(reader, text, "congress")
    assert (claim.roles["organisation"], claim.roles["ordinal"], claim.date) == (
        "Bakers' Union",
        "second",
        "1929",
    )


def test_the_name_of_a_body_is_no_congress(reader: Reader) -> None:
    assert not told(reader, "The Indian National Congress won the 1952 election.", "congress")


def test_marks_told_outright(reader: Reader) -> None:
    text = "The Bakers' Union is a trade union in Norway. Its symbol was a sheaf. It is based in Oslo."
    marks = {(c.roles["trait"], c.roles["value"]) for c in told(reader, text, "trait")}
    assert {("symbol", "sheaf"), ("headquarters", "Oslo")} <= marks
