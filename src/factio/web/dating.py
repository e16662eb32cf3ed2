"""Dates in words, in the language that is spoken."""

from __future__ import annotations

import re

from factio import dates
from factio.dates.bounds import Simple, members, simple, valid
from factio.errors import DateError
from factio.web.languages import ENGLISH, language, later, month, translated

_MARKS = {"~": later("about %s"), "?": later("perhaps %s"), "%": later("perhaps about %s")}
_SEASONS = {21: later("spring %s"), 22: later("summer %s"), 23: later("autumn %s"), 24: later("winter %s")}


def words_of(date: str | None) -> str:
    """A date in words, the EDTF itself where it has none; "" for no date."""
    if not date:
        return ""
    try:
        return dates.words(date) if language() == ENGLISH else _worded(date.strip())
    except DateError:
        return date


def on_words(date: str) -> str:
    """A date in words with its preposition: "on 6 March 1948", "in 1954"."""
    words = words_of(date)
    if language() != ENGLISH:
        return words
    if re.match(r"\d{1,2} [A-Z]", words):
        return f"on {words}"
    return f"in {words}" if re.match(r"\d|the |[A-Z][a-z]+ ", words) else words


def _worded(edtf: str) -> str:
    if not valid(edtf):
        raise DateError(f"{edtf!r} is not EDTF")
    if edtf[:1] in ("[", "{"):
        told = [_between(first, last) for first, last in members(edtf)]
        joiner = translated(later(" and ")) if edtf[0] == "{" else translated(later(" or "))
        return joiner.join(told)
    first, slash, last = edtf.partition("/")
    if not slash:
        return _plain(edtf)
    if last in ("", ".."):
        return translated(later("since %s")) % _plain(first)
    if first in ("", ".."):
        return translated(later("until %s")) % _plain(last)
    return translated(later("from %(first)s to %(last)s")) % {"first": _plain(first), "last": _plain(last)}


def _between(first: str | None, last: str | None) -> str:
    if first and last:
        if first == last:
            return _plain(first)
        words = translated(later("between %(first)s and %(last)s"))
        return words % {"first": _plain(first), "last": _plain(last)}
    if last:
        return translated(later("in or before %s")) % _plain(last)
    return translated(later("in or after %s")) % _plain(first or "")


def _plain(text: str) -> str:
    parts = simple(text)
    words = _unmarked(parts)
    return translated(_MARKS[parts.mark]) % words if parts.mark in _MARKS else words


def _unmarked(parts: Simple) -> str:
    year = _year(parts.year)
    if parts.month in ("", "XX"):
        return year
    number = int(parts.month)
    if number in _SEASONS:
        return translated(_SEASONS[number]) % year
    if parts.day in ("", "XX"):
        return f"{month(number)} {year}"
    return translated(later("%(day)s %(month)s %(year)s")) % {
        "day": int(parts.day),
        "month": month(number),
        "year": year,
    }


def _year(year: str) -> str:
    if year.isdigit():
        return str(int(year)) if int(year) >= 1000 else translated(later("the year %s")) % int(year)
    if year[:3].isdigit():
        return translated(later("the %ss")) % f"{year[:3]}0"
    if year[:2].isdigit():
        return translated(later("the %s. century")) % (int(year[:2]) + 1)
    return translated(later("some year %s")) % year
