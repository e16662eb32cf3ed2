"""EDTF in English words that `find` reads back to the same EDTF."""

from __future__ import annotations

from factio.dates.bounds import Simple, members, simple, valid
from factio.dates.vocabulary import MONTHS, SEASONS
from factio.errors import DateError

_MONTH_NAMES = {number: name.capitalize() for name, number in reversed(MONTHS.items())}
_SEASON_NAMES = {number: name for name, number in reversed(SEASONS.items())}
_MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def words(edtf: str, language: str = "en") -> str:
    """`edtf` in words, such as "from 1956 to March 1958". For now English only.

    `find` reads the words back to the same EDTF but for what no natural words tell apart:
    an unknown month or day (`1948-XX` is worded as 1948), digits unknown inside a date
    (`1XXX`, `196X-03`), sets of dates and ranges mixed, and sets in braces.

    Raises DateError when `edtf` cannot be read, or in another language than English.
    """
    if language != "en":
        raise DateError(f"dates are worded in English (en) only, not in {language!r}")
    text = edtf.strip()
    if not valid(text):
        simple(text)  # raises, and says why
        raise DateError(f"{text!r} is not EDTF")
    if text[:1] in ("[", "{"):
        return _of_a_set(text)
    first, slash, last = text.partition("/")
    if not slash:
        return _plain(text)
    if last in ("", ".."):
        return f"since {_plain(first)}"
    if first in ("", ".."):
        return f"until {_plain(last)}"
    return f"from {_plain(first)} to {_plain(last)}"


def _of_a_set(text: str) -> str:
    parts = members(text)
    told = []
    for first, last in parts:
        if not first:
            told.append(f"in or before {_plain(last)}")
        elif not last:
            told.append(f"in or after {_plain(first)}")
        elif first == last:
            told.append(_plain(first))
        else:
            told.append(f"between {_plain(first)} and {_plain(last)}")
    joiner = " and " if text[0] == "{" else " or "
    return ", ".join(told[:-1]) + joiner + told[-1] if len(told) > 1 else told[0]


def _plain(text: str) -> str:
    parts = simple(text)
    return _MARKS[parts.mark] + _unmarked(parts)


def _unmarked(parts: Simple) -> str:
    year = _year(parts.year)
    if parts.month in ("", "XX"):
        return year
    month = int(parts.month)
    if month in SEASONS.values():
        return f"the {_SEASON_NAMES[month]} of {year}"
    name = _MONTH_NAMES[month]
    if parts.day in ("", "XX"):
        return f"{name} {year}" if year[0].isdigit() else f"{name} of {year}"
    return f"{int(parts.day)} {name} {year}" if year[0].isdigit() else f"{int(parts.day)} {name} of {year}"


def _year(year: str) -> str:
    if year.isdigit():
        return year if 1500 <= int(year) < 2100 else f"the year {int(year)} CE"
    if year[:3].isdigit():
        if year >= "1900" or (year >= "1000" and year[2] != "0"):
            return f"the {year[:3]}0s"
        return f"the {_ordinal(int(year[2]) + 1)} decade of the {_ordinal(int(year[:2]) + 1)} century"
    if year[:2].isdigit():
        return f"the {_ordinal(int(year[:2]) + 1)} century"
    return f"some year {year}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
