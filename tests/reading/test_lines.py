"""Sentences without their brackets, every character traceable to the source."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prose import page, rows

from factio.reading.lines import lines

EXAMPLES = 2000 if os.environ.get("FACTIO_PROVE") == "1" else 20


def test_a_bracket_is_taken_out_and_kept_beside() -> None:
    (line,) = rows("The Harvest Party (Norwegian: Høstpartiet, HP) won three seats.")
    assert line.text == "The Harvest Party won three seats."
    assert [b.text for b in line.brackets] == ["Norwegian: Høstpartiet, HP"]
    assert line.text[: line.brackets[0].at] == "The Harvest Party"


def test_the_inside_of_a_bracket_is_found_in_the_source() -> None:
    text = "The Harvest Party (HP) won three seats."
    document = page(text)
    (line,) = lines(document)
    (bracket,) = line.brackets
    span = document.blocks[line.block].source(bracket.start, bracket.end)
    assert document.text[span.start : span.end] == "HP"


@pytest.mark.parametrize(
    "name",
    [
        "CPX(M)",
        "Workers' Party (Marxist)",
        "Labour League (Marxist–Leninist)",
        "Peasants' Congress (Holm group)",
        "Harvest Party (Marxist)",
        "Norwegian Revolutionary Organisation (United)",
        "Rail Federation (Provisional Command)",
        "Harvest Party (Bergen Section)",
        "Communist Party of Norway (Interior)",
        "Harvest Party (Holm–Berg)",
    ],
)
def test_a_bracket_that_tells_two_bodies_apart_stays(name: str) -> None:
    (line,) = rows(f"In 1970 the {name} was founded in Oslo.")
    assert name in line.text
    assert line.brackets == ()


def test_a_bracket_that_goes_on_telling_is_read_in_place() -> None:
    (line,) = rows("The League (founded in 1962 by Ann Smith) grew.")
    assert "founded in 1962 by Ann Smith" in line.text
    assert "(" not in line.text


def test_a_bracket_that_never_closes_is_text() -> None:
    (line,) = rows("The League (or what was left of it grew.")
    assert line.text == "The League (or what was left of it grew."


def test_brackets_inside_brackets_go_together() -> None:
    (line,) = rows("The Harvest Party (HP (in short), green) grew.")
    assert line.text == "The Harvest Party grew."
    assert [b.text for b in line.brackets] == ["HP (in short), green"]


@pytest.mark.parametrize(
    "text",
    [
        "The 𐌰𐌱 League (𐌲) of Zoe\u0301 grew in 𝟙990.",
        "The Harvest Party\r\n(HP) was founded\r\nin 1990.",
        "The **Harvest Party** (_HP_) was founded[1] in 1990.",
    ],
    ids=["astral", "line ends", "marks"],
)
def test_words_of_a_line_stand_in_the_source(text: str) -> None:
    document = page(text)
    for line in lines(document):
        for start in range(len(line.text)):
            if line.text[start].isspace():
                continue
            span = line.source(document, start, start + 1)
            assert document.text[span.start : span.end] == line.text[start]


def test_what_is_not_read_is_left_out() -> None:
    text = "= Harvest Party =\n\nThe Harvest Party grew.\n\n== References ==\n\nSmith wrote a book.\n"
    assert [line.text for line in rows(text)] == ["The Harvest Party grew."]


def test_blocks_can_be_skipped_and_numbers_stay_in_step() -> None:
    document = page("One is here.\n\nTwo is here.\n\nThree is here.\n")
    kept = list(lines(document, frozenset({1})))
    assert [line.text for line in kept] == ["One is here.", "Three is here."]
    assert [line.number for line in kept] == [0, 1]


PIECES = st.sampled_from(
    [
        "The ",
        "Party",
        " (",
        ")",
        " [",
        "]",
        "in 1990",
        ". ",
        "\r\n",
        "\n\n",
        "𐌰",
        "e\u0301",
        "“",
        "”",
        "*",
        "(M)",
        " ",
    ]
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join))
def test_every_character_is_traceable(text: str) -> None:
    document = page(text)
    for line in lines(document):
        prose = document.blocks[line.block].prose
        assert len(line.places) == len(line.text)
        assert list(line.places) == sorted(line.places)
        assert all(line.start <= place < line.end for place in line.places)
        for bracket in line.brackets:
            assert prose[bracket.start : bracket.end] == bracket.text
            assert 0 <= bracket.at <= len(line.text)
        for at in range(len(line.text)):
            span = line.source(document, at, at + 1)
            assert 0 <= span.start < span.end <= len(document.text)
