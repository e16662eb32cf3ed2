"""News told on a day of writing: own sentences, the right bare value for every expression of time in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from factio.dates import find

FILE = Path(__file__).with_name("news.jsonl")
FLOOR = 0.97


class Row(NamedTuple):
    reference: str
    text: str
    dates: tuple[tuple[int, str, str], ...]


def rows() -> list[Row]:
    told = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    return [Row(r["reference"], r["text"], tuple((a, w, v) for a, w, v in r["dates"])) for r in told]


def test_marked_words_stand_where_they_are_said_to() -> None:
    assert len(rows()) >= 100
    for row in rows():
        assert all(row.text[start : start + len(words)] == words for start, words, _ in row.dates)


def test_values_of_news() -> None:
    """F1 of values: one counts where it is given to words that overlap the marked ones."""
    wanted = given = right = 0
    for row in rows():
        found = [one for one in find(row.text, row.reference) if one.value]
        wanted, given = wanted + len(row.dates), given + len(found)
        right += sum(
            any(one.start < start + len(words) and start < one.end and one.value == value for one in found)
            for start, words, value in row.dates
        )
    assert 2 * right / (wanted + given) >= FLOOR


def test_a_story_goes_on_in_the_year_told_last() -> None:
    assert find("In November it split.", "2001-02-03")[0].edtf == "2000-11"
    assert find("In November it split.", "2001-02-03", "2001-02-03")[0].edtf == "2001-11"


def test_what_is_to_come_lies_ahead() -> None:
    said = "The minister said on Tuesday that the polls will be held in March."
    assert [one.value for one in find(said, "2012-08-09")] == ["2012-08-07", "2013-03"]
