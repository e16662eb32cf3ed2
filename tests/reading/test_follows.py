"""The key `follows`: what comes after an end told before has the date of that end."""

import pytest
from prose import PARTY, READER, claims, scene_of

from factio.reading.carrying import of_the_sentence, tells_a_span

LED = PARTY + "Ann Lee was its secretary. "


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (LED + "She resigned in 1990. She was succeeded by Tom Hale.", "1990"),
        (LED + "She resigned in 1990. Tom Hale succeeded her.", "1990"),
        (LED + "She resigned in 1990. In 1992 she was succeeded by Tom Hale.", "1992"),
    ],
)
def test_a_successor_comes_when_the_one_before_left(text: str, date: str) -> None:
    found = [c for c in claims(text, "leadership") if c.roles["person"] == "Tom Hale"]
    assert [(c.date, c.phase) for c in found] == [(date, "starts")]


def test_only_frames_that_say_so_follow() -> None:
    following = {(k.kind, f.name) for k in READER.codebook.kinds.values() for f in k.frames if f.follows}
    assert {("leadership", "is succeeded"), ("leadership", "succeeds")} <= following
    assert ("founding", "is founded") not in following


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        ("Ann Lee led it until 1990.", True),
        ("Ann Lee has led it since 1990.", True),
        ("Ann Lee was elected in 1990.", False),
    ],
)
def test_what_lasts_until_or_since_dates_nothing_after_it(sentence: str, spans: bool) -> None:
    scene, _, _, dates = scene_of(PARTY + sentence)
    told = of_the_sentence(scene, dates)
    assert told is not None
    assert tells_a_span(dates, told) is spans


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Tom Hale became its secretary.", "1990"),
        ("For many years Tom Hale was its secretary.", None),
        ("Throughout these years Tom Hale led it.", None),
    ],
)
def test_what_spreads_over_years_has_not_the_date_told_last(words: str, date: str | None) -> None:
    text = PARTY + f"In 1990 it was renamed the Seed Party. {words}"
    assert [c.date for c in claims(text, "leadership")] == [date]


def test_a_death_has_not_the_date_told_last() -> None:
    text = "Ann Lee (born 1920) was a politician. In 1990 she joined the Harvest Party. She died in Oslo."
    assert [c.date for c in claims(text, "death")] == [None]
