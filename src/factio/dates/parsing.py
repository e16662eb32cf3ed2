"""A whole string that is one date."""

from __future__ import annotations

from factio.dates.bounds import bounds, valid
from factio.dates.finding import find
from factio.dates.numerals import before_christ
from factio.dates.tokens import Tokens
from factio.errors import DateError


def parse(words: str, reference: str | None = None) -> str:
    """The EDTF of `words`, which must be one date from end to end: EDTF itself, or words such as "May 1948".

    Raises DateError, saying why, when they are none, are of before the year 1, or lean on a
    date and `reference` gives none.
    """
    text = words.strip()
    shown = repr(text if len(text) <= 60 else text[:60] + "…")
    if valid(text):
        return text
    if text[:1] in ("-", "−") and text[1:5].isdigit():
        bounds(text)  # raises, and says why
    tokens = Tokens(text[:1000])
    if any(before_christ(tokens, place) for place in range(1, tokens.count)):
        raise DateError(f"{shown}: years before the year 1 are not handled; give a year from 1 to 9999")
    found = find(text, reference)
    if not found:
        raise DateError(
            f"{shown} is not a date; write it as 1948-03-06, 6 March 1948, early 1948 or from 1948 to 1950"
        )
    first = found[0]
    if len(found) > 1:
        raise DateError(f"{shown} holds {len(found)} dates, {first.text!r} first; give one")
    rest = (text[: first.start] + text[first.end :]).strip(" .,;")
    if rest.casefold() not in ("", "the", "of"):
        raise DateError(f"{shown}: {first.text!r} is a date, {rest!r} is not part of one")
    if first.edtf is None:
        raise DateError(f"{shown} leans on another date; give the date to reckon from")
    return first.edtf
