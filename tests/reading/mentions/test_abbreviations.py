"""Abbreviations: what looks like one, which words it shortens, which a name may have."""

import pytest
from prose import cast_of, rows

from factio.reading.mentions.abbreviations import defined, initials, is_abbreviation, long_form


@pytest.mark.parametrize("text", ["HP", "NUDW", "CPX(M)", "PCdV", "N.U.D."])
def test_abbreviations(text: str) -> None:
    assert is_abbreviation(text)


@pytest.mark.parametrize("text", ["Party", "in 1990", "A", "", "the", "Harvest Party"])
def test_other_words(text: str) -> None:
    assert not is_abbreviation(text)


@pytest.mark.parametrize(
    ("before", "short", "words"),
    [
        ("In 1990 the Harvest Party", "HP", "Harvest Party"),
        ("members of the National Union of Dock Workers", "NUDW", "National Union of Dock Workers"),
        ("the Party of Labour", "PL", "Party of Labour"),
        ("the Party of Labour", "PoL", "Party of Labour"),
        ("led the Popular Workers' Front", "PWF", "Popular Workers' Front"),
    ],
)
def test_the_long_form_before_an_abbreviation(before: str, short: str, words: str) -> None:
    at = long_form(before, short)
    assert at is not None
    assert before[at:] == words


def test_words_with_other_initials_are_no_long_form() -> None:
    assert long_form("In 1990 the Harvest Party", "XQ") is None


def test_a_definition_in_a_bracket() -> None:
    (line,) = rows("In 1990 the National Union of Dock Workers (NUDW) grew.")
    ((start, end, short),) = defined(line)
    assert (line.text[start:end], short) == ("National Union of Dock Workers", "NUDW")


def test_a_bracket_that_defines_nothing() -> None:
    (line,) = rows("In 1990 the National Union of Dock Workers (founded late) grew.")
    assert defined(line) == []


def test_initials_with_and_without_small_words() -> None:
    assert initials("Party of Labour") == {"PL", "POL"}
    assert initials("Harvest") == set()


def test_an_abbreviation_stands_for_its_long_form() -> None:
    cast = cast_of("The Harvest Party (HP) is a party in Norway. In 1990 HP won three seats.")
    assert cast.full("HP") == "Harvest Party"
    assert [e.name for e in cast.entities if e.type == "organisation"] == ["Harvest Party"]
