"""Time as a length: days to places from left to right, or downwards, on a true scale."""

from __future__ import annotations

from datetime import date as Day

import msgspec

YEAR = 365.2425
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_LEAST_BETWEEN = 46.0  # units between two years that are written down


class Axis(msgspec.Struct, frozen=True):
    """Days (proleptic Gregorian ordinals) from `first` to `last` between the places `left` and `right`.

    Where time goes `down` these places are heights, and all that is placed by them is drawn turned over.
    """

    first: int
    last: int
    left: float
    right: float
    down: bool = False

    @property
    def edge(self) -> float:
        """How far left a label may begin."""
        return self.left - 40

    def x(self, day: float) -> float:
        """The place of a day; days outside the span lie at its ends."""
        inside = min(max(day, self.first), self.last)
        return self.left + (inside - self.first) / (self.last - self.first) * (self.right - self.left)

    def years(self) -> list[tuple[int, float]]:
        """The years that are written down, and their places."""
        span = (self.last - self.first) / YEAR
        room = (self.right - self.left) / span
        step = next((one for one in _STEPS if one * room >= _LEAST_BETWEEN), _STEPS[-1])
        low, high = Day.fromordinal(self.first).year, Day.fromordinal(self.last).year
        found = []
        for year in range(-(-low // step) * step, high + 1, step):
            if year >= 1:
                day = Day(year, 1, 1).toordinal()
                if self.first <= day <= self.last:
                    found.append((year, self.x(day)))
        return found


def spanning(days: list[int], left: float, right: float, margin: float = 0.02, *, down: bool = False) -> Axis:
    """An axis over all `days` with a margin on both sides, from a New Year's Day to another."""
    low, high = min(days), max(days)
    room = max((high - low) * margin, YEAR / 2)
    first_year = max(Day.fromordinal(max(round(low - room), 1)).year, 1)
    last_year = min(Day.fromordinal(min(round(high + room), Day.max.toordinal())).year + 1, 9999)
    return Axis(Day(first_year, 1, 1).toordinal(), Day(last_year, 1, 1).toordinal(), left, right, down)
