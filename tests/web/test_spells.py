"""From when until when, in words of the reader's language, as in English."""

from datetime import date as Day

import pytest

from factio.chronology import wording
from factio.web import spells
from factio.web.languages import speak

SAID = {
    (None, None): "zu einer Zeit, die keine Quelle nennt",
    (Day(1948, 3, 6), Day(1948, 3, 6)): "6. März 1948",
    (Day(1948, 3, 1), Day(1948, 3, 31)): "März 1948",
    (Day(1948, 1, 1), Day(1948, 12, 31)): "1948",
    (Day(1948, 1, 1), Day(1948, 1, 31)): "Januar 1948",
    (Day(1948, 12, 1), Day(1948, 12, 31)): "Dezember 1948",
    (Day(1948, 1, 1), Day(1951, 12, 31)): "zwischen 1948 und 1951",
    (Day(1948, 3, 6), Day(1951, 5, 31)): "zwischen 6. März 1948 und Mai 1951",
    (None, Day(1951, 12, 31)): "1951 oder davor",
    (Day(1948, 1, 1), None): "1948 oder danach",
}


@pytest.fixture(autouse=True)
def english_again():
    yield
    speak("en")


@pytest.mark.parametrize("days", SAID)
def test_between_two_days(days):
    speak("de")
    assert spells.between(days) == SAID[days]


def test_english_is_that_of_the_answers(record):
    for spell in record.timeline("Radical League"):
        assert spells.began(spell) == wording.began(spell) and spells.ended(spell) == wording.ended(spell)


def test_a_german_page_has_no_english_span(client, ids):
    page = client.get(f"/entities/{ids['Radical League']}?lang=de").text
    assert "gezeigt" in page and "shown" not in page and "not told" not in page
    client.cookies.clear()
