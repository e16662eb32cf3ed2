"""Decades and centuries: "the nineties", "the '60s", "the 19th century", "the last decade of it"."""

from __future__ import annotations

from factio.dates.numerals import before_christ
from factio.dates.points import When
from factio.dates.tokens import Tokens
from factio.dates.vocabulary import APOSTROPHES, DASHES, DECADES, ORDINAL_ENDINGS, ORDINALS

Read = tuple[When, int]  # a reading and the token behind it


def century_at(tokens: Tokens, place: int) -> Read | None:
    words = tokens.words
    found = ordinal_at(tokens, place) if words[place].isdigit() else None
    return century_of(tokens, *found) if found else None


def ordinal_at(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """ "19th", "nineteenth", "twenty-first": its number and the token behind it."""
    words = tokens.words
    number = tokens.number(place)
    if number and number <= 100 and words[place + 1] in ORDINAL_ENDINGS and tokens.glued(place + 1):
        return number, place + 2
    if words[place] in ("twenty", "thirty") and words[place + 1] == "-" and words[place + 2] in ORDINALS:
        return (20 if words[place] == "twenty" else 30) + ORDINALS[words[place + 2]], place + 3
    return (ORDINALS[words[place]], place + 1) if words[place] in ORDINALS else None


def century_of(tokens: Tokens, number: int, end: int) -> Read | None:
    words = tokens.words
    if words[end : end + 3] == ["decade", "of", "the"] and number <= 10:
        found = ordinal_at(tokens, end + 3)
        if found and words[found[1]] == "century" and not before_christ(tokens, found[1] + 1):
            return When(year=f"{found[0] - 1:02}{number - 1}X"), found[1] + 1
        return None
    when = When(year=f"{number - 1:02}XX")
    behind = end + (words[end] == "-")
    if words[behind] in ("century", "centuries"):
        return None if before_christ(tokens, behind + 1) else (when, behind + 1)
    # "the 19th and 20th centuries"
    if words[end] in DASHES or words[end] in ("and", "to", "or"):
        if words[end + 1].isdigit():
            later = end + 2 + (words[end + 2] in ORDINAL_ENDINGS)
        elif words[end + 1] in ORDINALS:
            later = end + 2
        else:
            return None
        if words[later] in ("century", "centuries") and not before_christ(tokens, later + 1):
            return when, end
    return None


def decade_word(tokens: Tokens, place: int) -> Read | None:
    before = tokens.words[place - 1] if place else ""
    if before in ("the", "early", "mid", "late", "of", "-") or before in DASHES:
        return When(tens=DECADES[tokens.words[place]]), place + 1
    if before == "nineteen" or before in DASHES:
        return When(year=f"19{DECADES[tokens.words[place]]}X"), place + 1
    return None


def short_decade(tokens: Tokens, place: int, led: bool) -> Read | None:
    words = tokens.words
    number = tokens.number(place)
    end = place + 1
    if words[end] in APOSTROPHES:
        end += 1
    if (
        not led
        or not number
        or number % 10
        or len(words[place]) != 2
        or words[end] != "s"
        or not tokens.glued(end)
    ):
        return None
    return When(tens=number // 10), end + 1
