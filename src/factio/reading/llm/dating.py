"""Whether a claim's date is what the room of dates makes of the words there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from factio.dates import DateExpression, bounds, valid
from factio.errors import DateError

Found = Literal["words", "inferred", "not EDTF", "other words", "nowhere"]
_POINT = re.compile(r"\d[\dX]{3}(?:-\d\d)?(?:-\d\d)?")
_SEASONS = {"21", "22", "23", "24"}


def date_told(
    date: str,
    quote: Sequence[DateExpression],
    sentence: Sequence[DateExpression],
    around: Sequence[DateExpression],
    before: Iterable[str],
    earlier: Iterable[str] = (),
) -> Found:
    """How `date` (EDTF) follows from the expressions in the quote, in its sentence, and around it.

    "words": the room of dates makes it of them. "inferred": it does not, and yet all figures in the date
    are told there. Otherwise why it does not follow: it is no EDTF, the quote's own words tell another date,
    or its figures stand nowhere. `before` are dates in force: of headings, and of what was told right before;
    `earlier` those told farther up, from which a date can only be inferred.
    """
    if not valid(date):
        return "not EDTF"
    own = _family(quote)
    if date in own:
        return "words"
    told = _points(quote)
    if told and not _may_lean(quote) and not any(_fits(date, one) for one in told):
        return "other words"
    if date in _family(sentence):
        return "words"
    context = {form for one in before for form in _forms(one)}
    # Words that date something are nearer than the context: what is taken from there is only likely.
    if not quote and not _dated(sentence) and (date in _family(around) or date in context):
        return "words"
    points = told | _points(sentence) | _points(around)
    points |= {point for one in (*before, *earlier) for point in _POINT.findall(one)}
    return "inferred" if _figures_told(date, points) else "nowhere"


def _may_lean(told: Sequence[DateExpression]) -> bool:
    """Whether the words in a quote need not date the claim: years in names of contests, relative wordings."""
    return all(one.attributive or one.relative for one in told)


def _dated(told: Sequence[DateExpression]) -> bool:
    return any(one.edtf and not one.attributive for one in told)


def _points(told: Iterable[DateExpression]) -> set[str]:
    return {point for one in told for edtf in (one.edtf, one.value) if edtf for point in _POINT.findall(edtf)}


def _family(told: Sequence[DateExpression]) -> set[str]:
    """All that a coder may write for these words: with or without their preposition, one end, both ends."""
    found = {form for one in told for edtf in (one.edtf, one.value) if edtf for form in _forms(edtf)}
    points = sorted(_points(told))
    for place, first in enumerate(points[:12]):
        for last in points[place + 1 : 12]:
            found |= {f"{first}/{last}", f"[{first}..{last}]", f"[{first},{last}]"}
    return found


def _forms(edtf: str) -> set[str]:
    found = {edtf}
    for point in _POINT.findall(edtf):
        found |= {
            point,
            f"{point}~",
            f"{point}?",
            f"[..{point}]",
            f"[{point}..]",
            f"{point}/..",
            f"../{point}",
        }
    if edtf.startswith("[") and ".." in edtf:
        first, last = edtf.strip("[]").split("..", 1)
        found |= {f"{first}/{last}"} if first and last else set()
    elif "/" in edtf and ".." not in edtf:
        found.add(f"[{edtf.replace('/', '..')}]")
    return found


def _fits(date: str, point: str) -> bool:
    """Whether the two allow a common day."""
    try:
        one, other = bounds(date), bounds(point)
    except DateError:
        return False
    return not (
        (one.latest and other.earliest and one.latest < other.earliest)
        or (other.latest and one.earliest and other.latest < one.earliest)
    )


def _figures_told(date: str, points: Iterable[str]) -> bool:
    """Whether every year, month and day in `date` is told by one of `points`, in that fineness."""
    known = set()
    for point in points:
        parts = point.split("-")
        known |= {"-".join(parts[:size]) for size in range(1, len(parts) + 1)}
    years = {point[:4] for point in known}
    months = {point[5:7] for point in known if len(point) >= 7}
    days = {point[5:] for point in known if len(point) == 10}
    for point in _POINT.findall(date):
        if point in known or _is_decade_of(point, years) or _in_decade(point, years):
            continue
        parts = point.split("-")
        if parts[0] in years and len(parts) == 2 and (parts[1] in months or parts[1] in _THIRDS):
            continue
        if parts[0] in years and len(parts) == 3 and point[5:] in days:
            continue
        return False
    return bool(_POINT.search(date))


_THIRDS = {"01", "04", "05", "08", "09", "12"} | _SEASONS


def _is_decade_of(point: str, years: set[str]) -> bool:
    return point.endswith("X") and any(year[:3] == point[:3] for year in years)


def _in_decade(point: str, years: set[str]) -> bool:
    """The ends of a part of a decade that is told: `1964` of the mid-1960s."""
    return len(point) == 4 and f"{point[:3]}X" in years
