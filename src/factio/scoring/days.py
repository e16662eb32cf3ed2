"""When a date of a machine's claim fits the gold's.

The measure is kept apart from `factio.dates` on purpose: a change in how the product understands dates
must not move the ruler that it is measured with.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

FOREVER = datetime.date.max.toordinal()
WIDEST = 10 * 366  # days; what is vaguer than a decade fits nothing loosely
SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12)}
DOUBT = "~?%"


@lru_cache(maxsize=1 << 14)
def first_and_last(edtf: str) -> tuple[int, int] | None:
    """First and last day (proleptic ordinals) that an EDTF string allows; None for a wrong one."""
    edtf = edtf.strip()
    if edtf[:1] in ("[", "{"):
        return _one_of(edtf.strip("[]{}"))
    if "/" in edtf:
        begin, end = edtf.split("/", 1)
        first = (1, 1) if begin in ("", "..") else first_and_last(begin)
        last = (FOREVER, FOREVER) if end in ("", "..") else first_and_last(end)
        return (first[0], last[1]) if first and last else None
    match = re.match(r"^(\d[\dX]{3})(?:-([\dX]{2}))?(?:-([\dX]{2}))?[~?%]?$", edtf)
    return _point(*match.groups()) if match else None


def date_fits(gold: str | None, machine: str | None, loose: bool) -> bool:
    """Exactly: the same EDTF. Loosely: one date's days lie within the other's, and it is not too vague."""
    if not gold or not machine:
        return not gold and not machine
    if gold.rstrip(DOUBT) == machine.rstrip(DOUBT):
        return loose or gold == machine
    if not loose:
        return False
    ours, theirs = first_and_last(gold), first_and_last(machine)
    if not ours or not theirs:
        return False
    finer = ours[0] <= theirs[0] and theirs[1] <= ours[1]
    around = theirs[0] <= ours[0] and ours[1] <= theirs[1]
    narrow = theirs[1] - theirs[0] <= WIDEST or theirs[0] == ours[0] or theirs[1] == ours[1]
    return finer or (around and narrow)


def _one_of(choices: str) -> tuple[int, int] | None:
    parts = re.split(r",|\.\.", choices)
    known = [first_and_last(part) for part in parts if part.strip()]
    days = [pair for pair in known if pair is not None]
    if not known or len(days) < len(known):
        return None
    first = min(pair[0] for pair in days) if parts[0].strip() else 1
    last = max(pair[1] for pair in days) if parts[-1].strip() else FOREVER
    return first, last


def _point(year: str, month: str | None, day: str | None) -> tuple[int, int] | None:
    low_year, high_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in SEASONS:
        low_month, high_month = SEASONS[month]
    elif month and "X" not in month:
        low_month = high_month = int(month)
    else:
        low_month, high_month = 1, 12
    try:
        following = datetime.date(high_year + (high_month == 12), high_month % 12 + 1, 1)
        end_of_month = (following - datetime.timedelta(1)).day
        low_day, high_day = (int(day), int(day)) if day and "X" not in day else (1, end_of_month)
        first = datetime.date(max(low_year, 1), low_month, low_day)
        return first.toordinal(), datetime.date(high_year, high_month, high_day).toordinal()
    except ValueError:  # such as 30 February
        return None
