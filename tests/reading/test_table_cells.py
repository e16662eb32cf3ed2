"""What single cells and headers of tables say: numbers, shares, seats, changes, roles."""

import pytest

from factio.reading.tables.lexicon import phrase_role
from factio.reading.tables.numbers import change, empty, seats, share, whole


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("27,967", "27967"),
        ("27.967", "27967"),
        ("27 967", "27967"),
        ("27 967[5]", "27967"),
        ("1,23,456", "123456"),
        ("1.2 million", "1200000"),
        ("about 3000 members", "3000"),
        ("–", None),
    ],
)
def test_whole_numbers(words: str, number: str | None) -> None:
    assert whole(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("3.5%", "3.5"),
        ("3,5 %", "3.5"),
        ("0%", "0"),
        ("12", "12"),
        ("<0.1", "0.1"),
        ("1,234", None),
        ("", None),
    ],
)
def test_shares(words: str, number: str | None) -> None:
    assert share(words) == number


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("5 / 120", ("5", "120")),
        ("5/120", ("5", "120")),
        ("5 of 120", ("5", "120")),
        ("12 (+3)", ("12", None)),
        ("0", ("0", None)),
        ("n/a", None),
    ],
)
def test_seats(words: str, held: tuple[str, str | None] | None) -> None:
    assert seats(words) == held


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("+4", "4"),
        ("−2", "-2"),
        ("▲ 3", "3"),
        ("▼ 3", "-3"),
        ("Decrease 5", "-5"),
        ("Steady", "0"),
        ("New", None),
    ],
)
def test_changes(words: str, number: str | None) -> None:
    assert change(words) == number


def test_cells_that_say_nothing() -> None:
    assert all(map(empty, ["", "–", "—", "N/A", "[5]", "did not contest"]))


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("# of overall votes", "votes"),
        ("Votes (2nd round)", "votes"),
        ("% of popular vote", "share"),
        ("Vote share", "share"),
        ("Seats won in the Senate", "seats"),
        ("± seats", "change"),
        ("Chamber of Deputies votes", "votes"),
        ("Took office", "from"),
        ("Name of party", "organisation"),
        ("Constituency", "place"),
        ("Stimmen", "votes"),
        ("Escaños", "seats"),
        ("Notes", "ignore"),
        ("Something else", ""),
    ],
)
def test_header_words(header: str, role: str) -> None:
    assert phrase_role(header)[0] == role
