"""How long organisations lived. Those that still live are not dead: their ends are censored.

The estimate is that of Kaplan and Meier (1958, Journal of the American Statistical Association 53, 457-481)
as `lifelines` reckons it, with Greenwood's variance on the exponential scale for its bounds.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Day

import msgspec

from factio.lineage.body import Body
from factio.model.spell import Between, Spell

YEAR = 365.2425


class Lifetime(msgspec.Struct, frozen=True):
    """How long one organisation lived: between `shortest` and `longest` years, `years` in the middle.

    `ended` is false for one whose end nobody tells: it lived at least `years`, up to when it is last shown.
    `claims` are what its begin and end rest on.
    """

    name: str
    years: float
    shortest: float
    longest: float
    ended: bool
    claims: tuple[str, ...]


class Step(msgspec.Struct, frozen=True):
    """After `years` the share `alive` of all still lived, with 95 in 100 between `low` and `high`."""

    years: float
    alive: float
    low: float
    high: float
    at_risk: int


class Survival(msgspec.Struct, frozen=True):
    """What became of a set of organisations. `median` is None where more than half still lived at the end.

    `left_out` are those whose begin nobody tells: how long they lived is not known from below either.
    """

    lifetimes: tuple[Lifetime, ...]
    steps: tuple[Step, ...]
    median: float | None
    left_out: tuple[str, ...]


def survival(bodies: Iterable[Body], on: Day | None = None) -> Survival:
    """How long these organisations lived, from the first begin to the last end.

    Who has no end told is counted as living until the day on which a source last shows it; with `on`, what
    is presumed to go on is counted until then.
    """
    lifetimes, left_out = [], []
    for body in sorted(bodies, key=lambda one: one.name):
        found = lifetime(body, on)
        if found is None:
            left_out.append(body.name)
        else:
            lifetimes.append(found)
    steps, median = _curve(lifetimes)
    return Survival(tuple(lifetimes), steps, median, tuple(left_out))


def lifetime(body: Body, on: Day | None = None) -> Lifetime | None:
    """How long one organisation lived; None where no begin is told."""
    if not body.lives:
        return None
    begin, end = body.lives[0], body.lives[-1]
    if not begin.begin.told or None in begin.begin.between:
        return None
    first = _ordinals(begin.begin.between)
    if end.end.told and None not in end.end.between:
        last, ended = _ordinals(end.end.between), True
    else:
        shown = _last_shown(end, on)
        if shown is None:
            return None
        last, ended = (shown, shown), False
    shortest, longest = max(last[0] - first[1], 0) / YEAR, max(last[1] - first[0], 0) / YEAR
    claims = tuple(dict.fromkeys((*begin.begin.claims, *(end.end.claims if ended else end.witnesses))))
    return Lifetime(body.name, (shortest + longest) / 2, shortest, longest, ended, claims)


def _last_shown(life: Spell, on: Day | None) -> int | None:
    day = life.attested[1][0] or life.begin.between[1]
    if on is not None and not life.end.told and life.end.between[1] is None:
        day = max(day, on) if day else on
    return day.toordinal() if day else None


def _ordinals(bounds: Between) -> tuple[int, int]:
    low, high = bounds
    assert low is not None and high is not None
    return low.toordinal(), high.toordinal()


def _curve(lifetimes: list[Lifetime]) -> tuple[tuple[Step, ...], float | None]:
    if not lifetimes:
        return (), None
    # it brings pandas along, which nothing else needs
    from lifelines import KaplanMeierFitter  # type: ignore[import-untyped]

    fitter = KaplanMeierFitter()
    fitter.fit([one.years for one in lifetimes], [one.ended for one in lifetimes])
    bounds = fitter.confidence_interval_survival_function_
    at_risk = fitter.event_table["at_risk"]
    steps = tuple(
        Step(float(years), float(alive), float(low), float(high), int(at_risk.loc[years]))
        for years, alive, (low, high) in zip(
            fitter.survival_function_.index,
            fitter.survival_function_.iloc[:, 0],
            bounds.itertuples(index=False),
            strict=True,
        )
    )
    median = float(fitter.median_survival_time_)
    return steps, None if median == float("inf") else median
