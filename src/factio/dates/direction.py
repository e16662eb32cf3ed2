"""Which way from the day of writing a month, quarter or day of the week lies that names no year or week."""

from __future__ import annotations

import re

import msgspec

from factio.dates.expression import Recipe
from factio.dates.points import When, leaning, point

_AHEAD = re.compile(
    r"\b(?:will|shall|won['’]t|must|may|might|could|would|is to|are to|due|scheduled|expected|slated|"
    r"set (?:to|for)|plans? to|planned|ahead of|upcoming|[’']ll|meets?|ends?|begins?|opens?|starts?|"
    r"expires?|runs?|closes?|takes? effect|falls|resumes?|reconvenes?)\b"
    r"(?!.*\b(?:said|told|announced|reported|warned|added|happened|took|was|were|began|ended)\b)",
    re.I | re.S,
)
_CLAUSE_ENDS = re.compile(r"[.;:?!]\s|\n")
_LEADS_AHEAD = frozenset(("until", "by"))
_THROUGH = re.compile(r"\bthrough $", re.I)
_NEAR = 80  # characters in which what looks ahead stands before the date


def lies_ahead(text: str, start: int, preposition: str) -> bool:
    """Whether the words before the expression at `start` speak of what is to come."""
    before = _CLAUSE_ENDS.split(text[max(0, start - _NEAR) : start])[-1]
    if preposition in _LEADS_AHEAD or _THROUGH.search(before):
        return True
    return bool(_AHEAD.search(before))


def turned(recipe: Recipe, reference: str | None, ahead: bool) -> Recipe:
    """`recipe` as one meant it who wrote on the day `reference`: what names no year is the last of its name,
    or the next where the words look `ahead`."""
    if reference is None or (len(recipe.whens) > 1 and any(not when.month for when in recipe.whens)):
        return recipe
    first = _turned(recipe.whens[0], reference, ahead)
    if first is recipe.whens[0]:
        return recipe
    rest = (msgspec.structs.replace(w, unit=first.unit, amount=first.amount) for w in recipe.whens[1:])
    return msgspec.structs.replace(recipe, whens=(first, *rest))


def _turned(when: When, reference: str, ahead: bool) -> When:
    here = leaning(reference)
    if here is None:
        return when
    if when.weekday >= 0 and when.amount == 0 and when.base == "reference" and ahead:
        return msgspec.structs.replace(when, amount=1)
    named = when.base == "text" and when.amount == 0 and not when.year
    if not named or not ((when.month and not when.unit) or when.part.endswith("quarter")):
        return when
    there = point(when, reference)
    if there is None or not here.month.isdigit():
        return when
    now = f"{here.year}-{here.month}" + (f"-{here.day}" if here.day.isdigit() else "")
    if not ahead and _later(there.first, now):
        return msgspec.structs.replace(when, unit="year", amount=-1)
    if ahead and _later(now, there.last):
        return msgspec.structs.replace(when, unit="year", amount=1)
    return when


def _later(one: str, other: str) -> bool:
    """Whether a day, month or season is later than another, as far as both are told."""
    return one[: len(other)] > other[: len(one)]
