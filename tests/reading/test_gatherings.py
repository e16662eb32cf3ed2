"""Deeds of a body told of its congress, committee or leadership; congresses; sizes by strength."""

from __future__ import annotations

import pytest

from factio.codebook import load
from factio.documents import read_text
from factio.model import Claim
from factio.reading import Reader

LEAD = "The Norwegian Labour Party is a political party in Norway.\n\n"
PARTY = "Norwegian Labour Party"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load())


def told(reader: Reader, text: str, kind: str) -> list[Claim]:
    claims = reader.read(read_text(LEAD + text, "page.txt")).claims
    return [claim for claim in claims if claim.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "In March 1918 its congress adopted a new programme.",
        "In March 1918 the delegates rejected the merger.",
        "In March 1918 its executive committee passed a motion against the war.",
        "At a meeting in March 1918 it was decided to join the Comintern.",
        "In March 1918 the leadership decided to boycott the election.",
    ],
)
def test_its_organs_decide_for_it(reader: Reader, text: str) -> None:
    found = told(reader, text, "decision")
    assert [(c.roles["organisation"], c.date) for c in found] == [(PARTY, "1918-03")]


def test_another_body_decides_for_itself(reader: Reader) -> None:
    assert told(reader, "In 1918 the shop adopted a new name.", "decision") == []


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("In 1923 Ann Smith attended the 3rd National Congress of the Communist Party of Norway.", "3rd"),
        ("The survivors met in 1923 at what was called the First Workers' Conference.", None),
    ],
)
def test_a_numbered_congress_inside_a_name(reader: Reader, text: str, ordinal: str | None) -> None:
    found = told(reader, text, "congress")
    assert [c.date for c in found] == ["1923"]
    assert ordinal is None or found[0].roles["ordinal"] == ordinal


def test_a_special_congress_at_which_it_acted(reader: Reader) -> None:
    text = "In June 1923, at a special congress in Oslo, the party left the Comintern."
    assert [(c.roles["organisation"], c.date) for c in told(reader, text, "congress")] == [(PARTY, "1923-06")]


def test_conferences_of_others_are_none_of_its_own(reader: Reader) -> None:
    assert told(reader, "Ann Smith spoke at a conference on climate change in 1999.", "congress") == []


@pytest.mark.parametrize(
    ("text", "number", "polarity"),
    [
        ("In 1950 its strength was put at 16,000 by the police.", "16000", None),
        ("The party numbered about 350 in 1950.", "350", None),
        ("Its membership had fallen below 20,000 in 1950.", "20000", "no"),
    ],
)
def test_sizes(reader: Reader, text: str, number: str, polarity: str | None) -> None:
    found = told(reader, text, "size")
    assert [(c.roles["number"], c.polarity, c.date) for c in found] == [(number, polarity, "1950")]


def test_a_vague_thousand_is_no_number(reader: Reader) -> None:
    assert told(reader, "In 1950 the party had several thousand members.", "size") == []


def test_what_it_could_boast_of_was_so(reader: Reader) -> None:
    found = told(reader, "In 1950 the party could boast of 3,000 members.", "size")
    assert [(c.roles["number"], c.modality) for c in found] == [("3000", None)]
