"""What an EDTF date allows: a first and a last day.

Read are EDTF level 0 and 1 without times (years 0001 to 9999, unspecified digits, seasons, the
marks `~ ? %`, intervals with open ends) and the sets of level 2, `[a..b]` "one of" and `{a..b}`
"all of". A mark of doubt does not widen the bounds: how far "about" reaches is nobody's fact.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

import msgspec

from factio.errors import DateError

# First and last month of the seasons 21 to 24. Winter counts as December alone, since its
# January belongs to the next year, and a bound must not leave the year that the source names.
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}

_DATE = re.compile(r"([0-9][0-9X]{3})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)")
_LONGEST = 400  # characters; no date of a source is longer, and errors must stay readable


class Bounds(msgspec.Struct, frozen=True, order=True):
    """The earliest and the latest day that a date allows; None where it is open."""

    earliest: date | None
    latest: date | None


class Simple(msgspec.Struct, frozen=True):
    """One date without interval or set: its parts as written ("196X", "03", "XX") and its mark."""

    year: str
    month: str = ""
    day: str = ""
    mark: str = ""


def simple(edtf: str) -> Simple:
    """The parts of one plain date such as `1948-03-06`, `196X` or `1968-21~`.

    Raises DateError when the text is no such date or names a day that no calendar has.
    """
    found = _DATE.fullmatch(edtf)
    if not found:
        if re.match(r"[-−]\s*[0-9]", edtf):
            raise DateError(
                f"{_short(edtf)}: years before the year 1 are not handled; give a year from 1 to 9999"
            )
        raise DateError(
            f"{_short(edtf)} is not an EDTF date such as 1948-03-06, 1948-03, 1948, 196X or 1968-21"
        )
    parts = Simple(found[1], found[2] or "", found[3] or "", found[4])
    _first_and_last(parts, edtf)
    return parts


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """The first and the last day that `edtf` allows; None for an open side.

    Raises DateError when the text is not EDTF as this module reads it, or runs backwards.
    """
    text = edtf.strip()
    if len(text) > _LONGEST:
        raise DateError(f"{_short(text)} is too long for a date")
    if text[:1] in ("[", "{"):
        return _set_bounds(text)
    if "/" in text:
        begin, end = ends(text)
        return Bounds(begin.earliest, end.latest)
    return _simple_bounds(text)


@lru_cache(maxsize=4096)
def ends(edtf: str) -> tuple[Bounds, Bounds]:
    """The bounds of the begin and of the end of an interval; for a point or a set, its bounds twice.

    An open or coarser end is held by the other: `1990/..` ends in 1990 at the earliest.
    Raises DateError as `bounds` does.
    """
    text = edtf.strip()
    if "/" not in text or text[:1] in ("[", "{"):
        here = bounds(text)
        return here, here
    first, second, *more = text.split("/")
    if more:
        raise DateError(f"{_short(text)} has more than one slash; an interval is BEGIN/END")
    begin = Bounds(None, None) if first in ("", "..") else _simple_bounds(first)
    end = Bounds(None, None) if second in ("", "..") else _simple_bounds(second)
    if not first and not second:
        raise DateError("an interval needs a begin or an end")
    if begin.earliest and end.latest and begin.earliest > end.latest:
        raise DateError(f"{_short(text)} ends before it begins")
    begin_latest = min((d for d in (begin.latest, end.latest) if d), default=None)
    end_earliest = max((d for d in (begin.earliest, end.earliest) if d), default=None)
    return Bounds(begin.earliest, begin_latest), Bounds(end_earliest, end.latest)


def valid(edtf: str) -> bool:
    """Whether `bounds` can read it."""
    try:
        bounds(edtf)
    except DateError:
        return False
    return True


def members(edtf: str) -> tuple[tuple[str, str], ...]:
    """The members of a set as (first, last), equal for a single date, "" for an open side.

    Raises DateError when the brackets do not match, a member is no plain date, or runs backwards.
    """
    text = edtf.strip()
    if len(text) < 3 or text[0] + text[-1] not in ("[]", "{}"):
        raise DateError(f"{_short(text)}: a set opens and closes with [ ] or with {{ }}")
    found = []
    parts = [part.strip() for part in text[1:-1].split(",")]
    for place, part in enumerate(parts):
        first, dots, last = part.partition("..")
        if not dots:
            last = first
        open_is_outside = (first or place == 0) and (last or place == len(parts) - 1)
        if not (first or last) or not open_is_outside:
            raise DateError(f"{_short(text)}: {part!r} is no member of a set")
        if first and last and _day(first, 0) > _day(last, 1):
            raise DateError(f"{_short(text)}: {part} ends before it begins")
        for one in (first, last):
            if one:
                simple(one)
        found.append((first, last))
    return tuple(found)


def _set_bounds(text: str) -> Bounds:
    parts = members(text)
    earliest = None if not parts[0][0] else min(_day(first or last, 0) for first, last in parts)
    latest = None if not parts[-1][1] else max(_day(last or first, 1) for first, last in parts)
    return Bounds(earliest, latest)


def _simple_bounds(text: str) -> Bounds:
    return Bounds(*_first_and_last(simple(text), text))


def _day(text: str, side: int) -> date:
    return _first_and_last(simple(text), text)[side]


def _first_and_last(parts: Simple, text: str) -> tuple[date, date]:
    first_year = max(int(parts.year.replace("X", "0")), 1)
    last_year = int(parts.year.replace("X", "9"))
    if last_year < 1:
        raise DateError(f"{_short(text)}: the year 0 is not handled; give a year from 1 to 9999")
    first_month, last_month = _months(parts.month, text)
    if parts.day and parts.month.isdigit() and int(parts.month) > 12:
        raise DateError(f"{_short(text)}: a season has no days")
    try:
        if parts.day.isdigit():
            day = int(parts.day)
            return date(first_year, first_month, day), date(last_year, last_month, day)
        return date(first_year, first_month, 1), date(
            last_year, last_month, monthrange(last_year, last_month)[1]
        )
    except ValueError:
        raise DateError(f"{_short(text)}: no calendar has this day") from None


def _months(month: str, text: str) -> tuple[int, int]:
    if month in ("", "XX"):
        return 1, 12
    number = int(month)
    if number in SEASONS:
        return SEASONS[number]
    if not 1 <= number <= 12:
        raise DateError(f"{_short(text)}: there is no month {month}; months are 01 to 12, seasons 21 to 24")
    return number, number


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "…")
