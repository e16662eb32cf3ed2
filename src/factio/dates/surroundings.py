"""What stands around a date: the noun it modifies, or the sign that it is only a number."""

from __future__ import annotations

from factio.dates.phrases import Item
from factio.dates.tokens import Tokens
from factio.dates.vocabulary import (
    APOSTROPHES,
    COUNTED_THINGS,
    DETERMINERS,
    EVENT_NOUNS,
    FUNCTION_WORDS,
    NUMBER_SIGNS,
    QUANTIFIERS,
)

_REACH = 7  # words from a year to its noun: "the 1971 … Legislative Assembly election"


def attributive(tokens: Tokens, one: Item) -> bool:
    """Whether the date stands before the noun that it belongs to."""
    words = tokens.words
    end = one.end
    if words[end] in APOSTROPHES and words[end + 1] == "s":
        return words[end + 2].isalpha()
    if words[end] == "-" and tokens.glued(end):
        end += 1
    elif tokens.glued(end):
        return False
    word = words[end]
    if not word.isalpha() or word in FUNCTION_WORDS:
        return False
    before = words[one.start - 1] if one.start else ""
    span_of_years = (
        one.when.year[-1:] == "X" or bool(one.when.part) or one.when.tens >= 0 or bool(one.when.unit)
    )
    if not span_of_years and (
        before in DETERMINERS or (before == "s" and words[one.start - 2] in APOSTROPHES)
    ):
        return True
    if (
        not span_of_years
        and before.isalpha()
        and words[one.start - 2] in DETERMINERS
        and before not in FUNCTION_WORDS
    ):
        return True
    for place in range(end, end + _REACH):
        word = words[place]
        if not word.isalpha() or word in FUNCTION_WORDS:
            return False
        if word in EVENT_NOUNS:
            return words[place + 1] not in ("were", "was", "took") or before in DETERMINERS
        if span_of_years or not tokens.capital(place):
            return False
    return False


def noun_in_between(tokens: Tokens, place: int) -> int:
    """The token behind an article and at most one adjective, for "after the failed 1977 coup"."""
    words = tokens.words
    if words[place] not in DETERMINERS:
        return place
    behind = place + 1
    word = words[behind]
    if word.isalpha() and word not in FUNCTION_WORDS and words[behind + 1].isdigit():
        return behind + 1
    return behind


def is_a_count(tokens: Tokens, one: Item) -> bool:
    """Whether a year without a preposition is only a number: "No. 1917", "won 1948", "a total of 1950"."""
    when = one.when
    if when.month or when.base or when.part or not when.year.isdigit() or one.start == 0:
        return False
    words = tokens.words
    before = words[one.start - 1]
    if before in ("of", "to"):
        return words[one.start - 2] in COUNTED_THINGS
    if before == "." and tokens.glued(one.start - 1):
        before = words[one.start - 2]
        return before in NUMBER_SIGNS
    if before in NUMBER_SIGNS:
        return True
    return before in QUANTIFIERS and not attributive(tokens, one)
