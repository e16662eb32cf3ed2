"""Officers whom a parse does not tie to their office: they are read by what stands beside it."""

import pytest

from factio.model import Claim
from tests.reading.prose import PARTY, READER, page


def told(text: str) -> set[tuple[object, object, str | None, str | None]]:
    found: list[Claim] = [c for c in READER.read(page(PARTY + text)).claims if c.kind == "leadership"]
    return {(c.roles["person"], c.roles["organisation"], c.phase, c.date) for c in found}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Miners' Congress was founded in 1928 and Ann Smith was made its vice-president.",
            {("Ann Smith", "Miners' Congress", "starts", "1928")},
        ),
        (
            "The party followed Tom Hale, in 1955 elected deputy chairman of the Green League.",
            {("Tom Hale", "Green League", "starts", "1955")},
        ),
        (
            "In 1955 Tom Hale was elected president; John Marsh was made vice-president, and Eva Lund "
            "from Oslo general secretary.",
            {
                ("Tom Hale", "Harvest Party", "starts", "1955"),
                ("John Marsh", "Harvest Party", "starts", "1955"),
                ("Eva Lund", "Harvest Party", "starts", "1955"),
            },
        ),
        (
            "Several of its presidents, such as Tom Hale and Eva Lund, were teachers.",
            {("Tom Hale", "Harvest Party", "holds", None), ("Eva Lund", "Harvest Party", "holds", None)},
        ),
        ("Several of its meetings, such as that of Tom Hale, were short.", set()),
    ],
)
def test_an_officer_is_read_beside_the_office(
    text: str, wanted: set[tuple[object, object, str | None, str | None]]
) -> None:
    assert told(text) == wanted


def test_a_lawyer_holds_no_office() -> None:
    assert told("In 1955 the lawyer Tom Hale joined it.") == set()


@pytest.mark.parametrize(
    "words",
    [
        "Tom Hale was its chairman until his death in 1950, when Eva Lund succeeded him.",
        "In 1950 Tom Hale stood down as chairman and Eva Lund was elected to succeed him.",
        "Tom Hale was its chairman. In 1950 Eva Lund took his place.",
    ],
)
def test_who_takes_the_place_of_one_told_before_holds_the_same_office(words: str) -> None:
    assert ("Eva Lund", "Harvest Party", "starts", "1950") in told(words)


def test_a_successor_holds_the_office_of_whom_he_follows() -> None:
    found = told("Tom Hale was its chairman until 1950. Under his successor, Eva Lund, it grew.")
    assert ("Eva Lund", "Harvest Party", "holds", None) in found


def test_a_seat_on_the_committee_of_a_body_with_a_short_name_is_held_in_that_body() -> None:
    found = told("The Green League (GRL) was its rival. Ann Smith was a member of the GRL Central Committee.")
    assert ("Ann Smith", "Green League", "holds", None) in found
