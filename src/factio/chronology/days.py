"""Days as numbers, and windows of them: between which two days something happened.

Days are proleptic Gregorian ordinals. `OPEN` (0) stands for no earliest day, `FOREVER` for no latest.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date as Day
from functools import lru_cache
from typing import NamedTuple

from factio.dates import Bounds, ends
from factio.model.spell import Between

OPEN = 0
FOREVER = Day.max.toordinal() + 1


class Window(NamedTuple):
    """From the earliest to the latest day on which something can have happened."""

    lo: int
    hi: int

    @property
    def dated(self) -> bool:
        """Whether at least one side is known."""
        return self.lo > OPEN or self.hi < FOREVER

    def meets(self, other: Window) -> bool:
        """Whether some day lies in both."""
        return self.lo <= other.hi and other.lo <= self.hi

    def both(self, other: Window) -> Window:
        """The days in both; runs backwards when there is none."""
        return Window(max(self.lo, other.lo), min(self.hi, other.hi))


ALWAYS = Window(OPEN, FOREVER)


def window(bounds: Bounds) -> Window:
    """Bounds as numbers."""
    return Window(
        OPEN if bounds.earliest is None else bounds.earliest.toordinal(),
        FOREVER if bounds.latest is None else bounds.latest.toordinal(),
    )


@lru_cache(maxsize=65536)
def windows(edtf: str) -> tuple[Window, Window]:
    """When what `edtf` dates begins and when it ends; for a point the same twice. Raises DateError."""
    begin, end = ends(edtf)
    return window(begin), window(end)


def whole(edtf: str) -> Window:
    """From the earliest to the latest day that `edtf` allows. Raises DateError."""
    begin, end = windows(edtf)
    return Window(begin.lo, end.hi)


def hull(several: Iterable[Window]) -> Window:
    """The window from the earliest to the latest day of all (there must be one)."""
    lows, highs = zip(*several, strict=True)
    return Window(min(lows), max(highs))


@lru_cache(maxsize=65536)
def between(span: Window) -> Between:
    """Numbers as days; None for an open side."""
    return (
        None if span.lo <= OPEN else Day.fromordinal(span.lo),
        None if span.hi >= FOREVER else Day.fromordinal(span.hi),
    )


def years_apart(one: Window, other: Window) -> float:
    """How many years lie between two windows; 0 where they meet."""
    return max(one.lo - other.hi, other.lo - one.hi, 0) / 365.25


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@lru_cache(maxsize=65536)
def when(span: Window) -> str:
    """A window in words, with its preposition: "in 1948", "on 6 March 1948", "by 1960"."""
    if span == ALWAYS:
        return "at a time that no source tells"
    if span.lo <= OPEN:
        return f"by {_day(Day.fromordinal(span.hi), last=True)}"
    first = Day.fromordinal(span.lo)
    if span.hi >= FOREVER:
        return f"after {_day(first, last=False)}" if first.day > 1 else f"from {_day(first, last=False)} on"
    last = Day.fromordinal(span.hi)
    if first == last:
        return f"on {_full(first)}"
    starts_year, ends_year = first == Day(first.year, 1, 1), last == Day(last.year, 12, 31)
    if starts_year and ends_year:
        return f"in {first.year}" if first.year == last.year else f"between {first.year} and {last.year}"
    if (first.year, first.month) == (last.year, last.month) and first.day == 1 and _ends_month(last):
        return f"in {MONTHS[first.month - 1]} {first.year}"
    return f"between {_day(first, last=False)} and {_day(last, last=True)}"


def _day(day: Day, last: bool) -> str:
    if day == (Day(day.year, 12, 31) if last else Day(day.year, 1, 1)):
        return str(day.year)
    if _ends_month(day) if last else day.day == 1:
        return f"{MONTHS[day.month - 1]} {day.year}"
    return _full(day)


def _full(day: Day) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _ends_month(day: Day) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
