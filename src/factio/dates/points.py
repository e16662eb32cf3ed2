"""What a bare date says, before its preposition: absolute, or leaning on another date."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from factio.dates.bounds import SEASONS, Simple, members, simple, valid
from factio.dates.vocabulary import PARTS
from factio.errors import DateError


class When(msgspec.Struct, frozen=True):
    """The reading of a bare date's words.

    `year` is "1948", "194X", "18XX" or "" (that of the date leaned on); `month` 1 to 12 or a
    season 21 to 24; `tens` the decade of a century left open ("the nineties": 9). `base` says
    what a relative date leans on: the date before it ("text"), the day of writing
    ("reference") or whichever is known ("either"); `amount` units of `unit` lead from there,
    `counted` where the words count them ("two decades later", not "the next decade").
    """

    year: str = ""
    month: int = 0
    day: int = 0
    part: str = ""
    mark: str = ""
    tens: int = -1
    base: str = ""
    unit: str = ""
    amount: int = 0
    weekday: int = -1
    counted: bool = False


class Point(msgspec.Struct, frozen=True):
    """A date as EDTF pieces: `whole` where one piece says it, else only `first` and `last`."""

    whole: str
    first: str
    last: str
    mark: str = ""

    @property
    def begin(self) -> str:
        """The piece that begins an interval, with its mark."""
        return (self.whole or self.first) + self.mark

    @property
    def end(self) -> str:
        """The piece that ends an interval, with its mark."""
        return (self.whole or self.last) + self.mark

    @property
    def value(self) -> str:
        """The EDTF of the date itself."""
        return self.begin if self.whole else f"{self.begin}/{self.end}"


def leaning(edtf: str) -> Simple | None:
    """The plain date that a relative one is reckoned from: of spans the end, of open ones what is known."""
    text = edtf.strip()
    try:
        if text[:1] in ("[", "{"):
            first, last = members(text)[-1]
            return simple(last or first)
        if "/" in text:
            begin, end = text.split("/")
            return simple(begin if end in ("", "..") else end)
        return simple(text)
    except (DateError, ValueError):
        return None


def point(when: When, against: str | None) -> Point | None:
    """The date that `when` means, leaning on the EDTF `against`; None where that cannot be said."""
    if not when.base:
        year = when.year
        if when.tens >= 0:
            year = _nearest_decade(when.tens, leaning(against) if against else None)
        return _calendar(year, when.month, when.day, when.part, when.mark)
    anchor = leaning(against) if against else None
    if anchor is None or against is None:
        return None
    if not when.unit and not when.month and when.weekday < 0 and not when.day:
        return _itself(against, when.mark)
    return _reckoned(when, anchor)


def _nearest_decade(tens: int, anchor: Simple | None) -> str:
    """ "The nineties": those nearest to the date leaned on; of the 20th century where there is none."""
    if anchor is None or not anchor.year[:2].isdigit():
        return f"19{tens}X"
    here = int(anchor.year.replace("X", "5"))
    centuries = range(here // 100 - 1, here // 100 + 2)
    best = min(centuries, key=lambda century: abs(century * 100 + tens * 10 + 5 - here))
    return f"{best:02}{tens}X"


def _itself(edtf: str, mark: str) -> Point | None:
    text = re.sub(r"^\[\.\.(.*)\]$|^\[(.*)\.\.\]$|^\.\./(.*)$|^(.*)/\.\.$", r"\1\2\3\4", edtf)
    if text[:1] in ("[", "{"):
        found = members(text)
        return Point("", found[0][0], found[-1][1], mark)
    first, slash, last = text.partition("/")
    if slash:
        return Point("", first, last, "")
    parts = simple(text)
    whole = text.rstrip("~?%")
    built = _calendar(parts.year, int(parts.month or 0) if parts.month != "XX" else 0, 0, "", "")
    if parts.day or built is None or built.whole != whole:
        return Point(whole, whole, whole, mark or parts.mark)
    return Point(whole, built.first, built.last, mark or parts.mark)


def _calendar(year: str, month: int, day: int, part: str, mark: str) -> Point | None:
    if not year:
        return None
    if month:
        if "X" in year:
            return None
        if month in SEASONS:
            whole = f"{year}-{month}"
            first, last = SEASONS[month]
            if part == "over":  # a winter told by its two years
                return Point("", f"{year}-12", f"{int(year) + 1:04}-02", mark)
            return Point(whole, f"{year}-{first:02}", f"{year}-{last:02}", mark)
        whole = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
        return Point(whole, whole, whole, mark) if valid(whole) else None
    if not valid(year):
        return None
    if part in PARTS:
        months, years, hundreds = PARTS[part]
        if year.endswith("XX"):
            return Point("", f"{year[:2]}{hundreds[0]:02}", f"{year[:2]}{hundreds[1]:02}", mark)
        if year.endswith("X"):
            return Point("", f"{year[:3]}{years[0]}", f"{year[:3]}{years[1]}", mark)
        return Point("", f"{year}-{months[0]:02}", f"{year}-{months[1]:02}", mark)
    first_year, last_year = year.replace("X", "0"), year.replace("X", "9")
    return Point(year, first_year if first_year != "0000" else "0001", last_year, mark)


def _reckoned(when: When, anchor: Simple) -> Point | None:
    """A relative date of known unit, to the precision of that unit and of what it leans on."""
    if when.weekday >= 0:
        return _weekday(when, anchor)
    year = when.year or anchor.year
    if when.unit in ("decade", "century") and when.counted:
        years = when.amount * (10 if when.unit == "decade" else 100)
        return _reckoned(msgspec.structs.replace(when, unit="year", amount=years), anchor)
    if when.unit in ("decade", "century"):
        digits = 3 if when.unit == "decade" else 2
        if not year[:digits].isdigit():
            return None
        moved = int(year[:digits]) + when.amount
        return _calendar(f"{moved:0{digits}}" + "X" * (4 - digits), 0, 0, when.part, when.mark)
    if not year.isdigit():
        return _itself(year, "~") if when.unit in ("day", "week", "month") else None
    month = int(anchor.month) if anchor.month.isdigit() else 0
    day = int(anchor.day) if anchor.day.isdigit() else 0
    if when.month and when.unit in ("", "year", "season"):
        steps = when.amount
        if when.unit == "season":
            here, there = _middle(month), _middle(when.month)
            if (when.amount > 0 and month and there > here) or (when.amount < 0 and month and there < here):
                steps = 0
        return _moved_year(year, steps, when)
    if when.unit == "year":
        return _moved_year(year, when.amount, when)
    if when.unit == "quarter":
        return _quarter(int(year), month, when)
    if when.unit in ("month", ""):
        return _months_on(int(year), month, when)
    return _days_on(int(year), month, day, when)


def _moved_year(year: str, steps: int, when: When) -> Point | None:
    return _calendar(f"{int(year) + steps:04}", when.month, when.day, when.part, when.mark)


def _months_on(year: int, month: int, when: When) -> Point | None:
    if not 1 <= month <= 12:
        if when.day:
            return None
        years = (when.amount // 12) if when.amount >= 0 else -(-when.amount // 12)
        return _calendar(f"{year + years:04}", 0, 0, "", when.mark or ("~" if when.amount else ""))
    count = year * 12 + month - 1 + when.amount
    return _calendar(f"{count // 12:04}", count % 12 + 1, when.day, when.part, when.mark)


def _quarter(year: int, month: int, when: When) -> Point | None:
    """The quarter of a year so many quarters on from the one that `month` is in."""
    if not 1 <= month <= 12:
        return None
    count = year * 4 + (month - 1) // 3 + when.amount
    year, first = count // 4, count % 4 * 3 + 1
    return Point("", f"{year:04}-{first:02}", f"{year:04}-{first + 2:02}", when.mark)


def _days_on(year: int, month: int, day: int, when: When) -> Point | None:
    days = when.amount * (7 if when.unit == "week" else 1)
    if not day:  # "the next day" of a month: some day near it
        mark = when.mark or ("~" if days else "")
        return _calendar(f"{year:04}", month, 0, "", mark)
    try:
        there = date(year, month, day) + timedelta(days)
        if when.unit == "week" and when.part == "calendar":
            monday = there - timedelta(there.weekday())
            return Point("", monday.isoformat(), (monday + timedelta(6)).isoformat(), when.mark)
        if when.unit == "week" and when.part.endswith("weekend"):
            back = (there.weekday() - 5) % 7 if when.part == "last weekend" else there.weekday() - 5
            saturday = there - timedelta(back)
            return Point("", saturday.isoformat(), (saturday + timedelta(1)).isoformat(), when.mark)
    except (ValueError, OverflowError):
        return None
    return Point(there.isoformat(), there.isoformat(), there.isoformat(), when.mark)


def _weekday(when: When, anchor: Simple) -> Point | None:
    if not anchor.day.isdigit():
        return None
    try:
        here = date(int(anchor.year), int(anchor.month), int(anchor.day))
        if when.amount > 0:
            there = here + timedelta((when.weekday - here.weekday() - 1) % 7 + 1)
        elif when.amount < 0:
            there = here - timedelta((here.weekday() - when.weekday - 1) % 7 + 1)
        else:  # no step said: the last one, this day included
            there = here - timedelta((here.weekday() - when.weekday) % 7)
    except (ValueError, OverflowError):
        return None
    return Point(there.isoformat(), there.isoformat(), there.isoformat(), when.mark)


def _middle(month: int) -> int:
    return SEASONS[month][0] if month in SEASONS else month
