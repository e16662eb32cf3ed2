"""Parts of organisations: what a wing, front, faction or paper is called, and of what it is one."""

import pytest

from factio.codebook import load
from factio.documents import read_text
from factio.reading import Reader

READER = Reader(load())


def told(text: str, kind: str) -> list[tuple[dict[str, object], str | None]]:
    reading = READER.read(read_text(text, "page.txt"))
    return [(dict(c.roles), c.phase) for c in reading.claims if c.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "The Harvest Party has a youth wing, the Young Reapers.",
        "The youth wing of the Harvest Party is called the Young Reapers.",
        "The Young Reapers, the youth wing of the Harvest Party, meet on Sundays.",
        "The Harvest Party's youth wing is the Young Reapers.",
    ],
)
def test_a_wing_by_its_name(text: str) -> None:
    assert told(text, "wing") == [
        ({"wing": "Young Reapers", "of": "Harvest Party", "sort": "youth"}, "holds")
    ]


def test_a_wing_that_is_made_begins() -> None:
    text = "In 1961 the Union of the People set up a military wing, the Spear of Dawn."
    assert [phase for _, phase in told(text, "wing")] == ["starts"]


def test_a_part_without_a_name_is_described_by_its_whole() -> None:
    text = "The Harvest Party is a party in Norway. Its political wing was dissolved in 1990."
    assert [roles["wing"] for roles, _ in told(text, "wing")] == ["<political wing of Harvest Party>"]


@pytest.mark.parametrize(
    "text",
    [
        "The front organisations of the Workers' League included the Peace Council.",
        "Among the fronts of the Workers' League was the Peace Council.",
        "The Peace Council was one of the front organisations of the Workers' League.",
    ],
)
def test_fronts_among_others(text: str) -> None:
    assert told(text, "front") == [({"front": "Peace Council", "of": "Workers' League"}, "holds")]


def test_a_person_who_heads_a_wing_is_none() -> None:
    text = "The Harvest Party is a party in Norway. Ann Lee, the head of its political wing, died in 1990."
    assert [roles["wing"] for roles, _ in told(text, "wing")] == ["<political wing of Harvest Party>"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Rail Union was founded in 1901. Its first president was Ann Lee.", "Rail Union"),
        ("In 1990 Ann Lee founded the Rail Union. In 1995 it was dissolved.", "Rail Union"),
    ],
)
def test_it_is_who_the_sentence_before_spoke_of(text: str, who: str) -> None:
    reading = READER.read(read_text(f"The Labour Party (LP) is a party in Norway. {text}", "page.txt"))
    told_of = {c.roles.get("organisation") for c in reading.claims if c.kind in {"leadership", "dissolution"}}
    assert told_of == {who}


def test_the_body_that_is_made_has_the_office_told_with_it() -> None:
    text = "In 2017 the Labour Party founded the Rail Union, with Ann Lee as general secretary."
    assert [roles["organisation"] for roles, _ in told(text, "leadership")] == ["Rail Union"]


def test_the_ban_is_that_of_the_body_spoken_of() -> None:
    text = "The Labour Party (LP) is a party in Norway. It was banned in 1934. The ban was lifted in 1942."
    assert [roles["organisation"] for roles, _ in told(text, "legalisation")] == ["Labour Party"]
