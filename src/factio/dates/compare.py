"""How two dates stand to each other, by what their bounds allow."""

from __future__ import annotations

from datetime import date
from typing import Literal

from factio.dates.bounds import Bounds, bounds

Answer = Literal["yes", "no", "possible"]


def excludes(one: str, other: str) -> bool:
    """Whether the two cannot both be the date of one event: no day fits both. Raises DateError."""
    return _common(bounds(one), bounds(other)) is None


def narrower(one: str, other: str) -> bool:
    """Whether `one` lies within `other` and allows fewer days. Raises DateError."""
    here, there = _days(bounds(one)), _days(bounds(other))
    return here != there and there[0] <= here[0] and here[1] <= there[1]


def intersection(one: str, other: str) -> str | None:
    """The EDTF of the days that fit both, None when there are none. Raises DateError.

    Where one lies within the other it is returned as it is written; else the days are told as
    "one of": `[1956-05-01..1956-12-31]`.
    """
    here, there = bounds(one), bounds(other)
    common = _common(here, there)
    if common is None:
        return None
    for edtf, own in ((one, here), (other, there)):
        if _days(own) == _days(common):
            return edtf
    first = common.earliest.isoformat() if common.earliest else ""
    last = common.latest.isoformat() if common.latest else ""
    return first if first == last and first else f"[{first}..{last}]"


def before(one: str, other: str) -> Answer:
    """Whether an event dated `one` came on an earlier day than one dated `other`. Raises DateError."""
    here, there = _days(bounds(one)), _days(bounds(other))
    if here[1] < there[0]:
        return "yes"
    return "no" if here[0] >= there[1] else "possible"


def _days(span: Bounds) -> tuple[date, date]:
    return span.earliest or date.min, span.latest or date.max


def _common(one: Bounds, other: Bounds) -> Bounds | None:
    earliest = max((d for d in (one.earliest, other.earliest) if d), default=None)
    latest = min((d for d in (one.latest, other.latest) if d), default=None)
    return None if earliest and latest and earliest > latest else Bounds(earliest, latest)
