"""The fast way and the slow, obviously right one agree on generated records."""

from __future__ import annotations

import os
import sys
from datetime import date as Day
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from factio.chronology import Chronicle, answers
from factio.codebook import load
from factio.codebook.chronology_rules import chronology_rules
from factio.model.told import ToldClaim, ToldSource

sys.path.insert(0, str(Path(__file__).parent))
import oracle
from oracle import Told

pytestmark = pytest.mark.timeout(7200)  # in full the counts take their time
EXAMPLES = 100_000 if os.environ.get("FACTIO_PROVE") == "1" else 1_000
FIRST, LAST = 0, 15  # the calendar; claims lie well inside it
BASE = Day(2000, 1, 1)
KINDS = {"begins": "founding", "again": "reconstitution", "ends": "dissolution", "acts": "congress"}
RULES = chronology_rules(load())


@st.composite
def histories(draw: st.DrawFn) -> list[Told]:
    """Claims on a true history of lives and gaps, each with bounds around its true day.

    Bounds do not reach over the neighbouring event of the same sort: then it is settled which event a
    claim tells of. A beginning or end may be told with a second date, where nothing else lies near.
    """
    count = draw(st.integers(1, 3))
    points = sorted(draw(st.sets(st.integers(FIRST + 1, LAST - 1), min_size=2 * count, max_size=2 * count)))
    lives = [(points[2 * i], points[2 * i + 1]) for i in range(count)]
    events: list[list[Told]] = []
    for place, (begin, end) in enumerate(lives):
        floor = lives[place - 1][1] + 1 if place else FIRST
        ceiling = lives[place + 1][0] - 1 if place + 1 < count else LAST
        if place or draw(st.integers(0, 3)):
            # an end before the only founding would be taken for a wrong date
            after_untold = place == 1 and not any(e[0].what == "begins" for e in events)
            what = (
                draw(st.sampled_from(["again"] if after_untold else ["begins", "again"]))
                if place
                else "begins"
            )
            events.append(draw(_told(what, begin, floor, end - 1)))
        if place + 1 < count or draw(st.booleans()):
            events.append(draw(_told("ends", end, begin + 1, ceiling)))
        for _ in range(draw(st.integers(0, 2))):
            true = draw(st.integers(begin, end))
            events.append([Told("acts", draw(_around(true, begin, end)), true)])
    if draw(st.integers(0, 3)) == 0 and events:
        _contradict(draw, events)
    return draw(st.permutations([claim for event in events for claim in event][:7]))


def _contradict(draw: st.DrawFn, events: list[list[Told]]) -> None:
    """Adds a second, different date to an event, if no other claim lies between the two."""
    event = events[draw(st.integers(0, len(events) - 1))]
    other = draw(st.integers(FIRST, LAST))
    days = {day for claim in event for day in claim.days}
    hull = set(range(min(days | {other}), max(days | {other}) + 1))
    elsewhere = {day for e in events if e is not event for claim in e for day in claim.days}
    if event[0].what in ("begins", "ends") and other not in days and hull.isdisjoint(elsewhere):
        event.append(Told(event[0].what, (other,)))


@st.composite
def _told(draw: st.DrawFn, what: str, true: int, low: int, high: int) -> list[Told]:
    return [Told(what, draw(_around(true, low, high)), true) for _ in range(draw(st.integers(1, 2)))]


@st.composite
def _around(draw: st.DrawFn, true: int, low: int, high: int) -> tuple[int, ...]:
    first = draw(st.integers(max(low, true - 2), true))
    last = draw(st.integers(true, min(high, true + 2)))
    return tuple(range(first, last + 1))


def chronicle_of(claims: list[Told]) -> Chronicle:
    told = [
        ToldClaim(f"c{n}", "s", KINDS[c.what], {"organisation": "Body"}, date=edtf(c.days))
        for n, c in enumerate(claims)
    ]
    return Chronicle(told, [ToldSource("s", read_on=Day(2001, 1, 1))], RULES)


def edtf(days: tuple[int, ...]) -> str:
    first, last = day(days[0]), day(days[-1])
    return str(first) if first == last else f"[{first}..{last}]"


def day(number: int) -> Day:
    return BASE + timedelta(number)


def fast(claims: list[Told]) -> dict[int, str]:
    chronicle = chronicle_of(claims)
    found = {}
    for number in range(FIRST, LAST + 1):
        rows = answers(chronicle, str(day(number)), "Body", "existence")
        found[number] = rows[0].answer if rows else "unknown"
    return found


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(histories())
def test_agrees_with_trying_everything(claims: list[Told]) -> None:
    note(str(claims))
    assert fast(claims) == oracle.answers(claims, range(FIRST, LAST + 1))
