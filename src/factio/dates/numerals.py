"""Numbers that are years or days, and months by name; and what shows that a number is neither."""

from __future__ import annotations

from factio.dates.tokens import Tokens
from factio.dates.vocabulary import (
    AFTER_CHRIST,
    BEFORE_CHRIST,
    CAPITAL_MONTHS,
    CURRENCIES,
    DASHES,
    MEASURES,
    MONTHS,
    ORDINAL_ENDINGS,
    PEOPLE,
)

# How sure the words around are that a number is a year: nothing says so, a preposition does, a
# day or month does.
BARE, LED, DATED = 0, 1, 2
_YEARS = {BARE: range(1500, 2100), LED: range(1000, 2200), DATED: range(1, 10_000)}


def month_at(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """The month named at token `place` and the token behind it (and its full stop)."""
    word = tokens.words[place]
    month = MONTHS.get(word)
    if month is None or (word in CAPITAL_MONTHS and not tokens.capital(place)):
        return None
    short = word in CAPITAL_MONTHS and len(word) <= 4 and word != "may"
    if short and tokens.words[place + 1] == "." and tokens.glued(place + 1):
        return month, place + 2
    return month, place + 1


def year_at(tokens: Tokens, place: int, sure: int) -> tuple[str, int] | None:
    """The year at token `place` and the token behind it; None for a number that is something else."""
    words = tokens.words
    number = tokens.number(place)
    if not number:
        return None
    end = place + 1
    christian = words[end] in AFTER_CHRIST
    if words[end : end + 4] == ["a", ".", "d", "."]:
        christian, end = True, end + 3
    if before_christ(tokens, end):
        return None
    if christian:
        return f"{number:04}", end + 1
    if len(words[place]) != 4 or number not in _YEARS[sure] or _part_of_a_number(tokens, place):
        return None
    if sure != DATED and _counts_something(tokens, end, sure):
        return None
    return words[place], end


def before_christ(tokens: Tokens, place: int) -> bool:
    """Whether what ends before token `place` is of before the year 1: "BC" follows, or "to 400 BC"."""
    words = tokens.words
    for _ in range(3):
        if words[place] in BEFORE_CHRIST or words[place : place + 3] == ["b", ".", "c"]:
            return True
        if not (words[place].isdigit() or words[place] in DASHES or words[place] in ("to", "and", "or", ",")):
            return False
        place += 1
    return words[place] in BEFORE_CHRIST


def day_at(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """The day of a month at token `place` ("6", "6th") and the token behind it."""
    words = tokens.words
    number = tokens.number(place)
    if not number or number > 31 or len(words[place]) > 2 or broken(tokens, place):
        return None
    end = place + 1
    if words[end] in ORDINAL_ENDINGS and tokens.glued(end):
        return number, end + 1
    if words[end] in (",", ".", ":") and tokens.glued(end) and tokens.glued(end + 1):
        if words[end + 1].isdigit() and not (words[end] == "," and len(words[end + 1]) == 4):
            return None
    elif tokens.glued(end) and (words[end].isalnum() or words[end] == "%"):
        return None
    return number, end


# Words that a hyphen ties to the date they lead in.
_HYPHENATED = frozenset(("mid", "pre", "post", "early", "late", "to", "s"))


def broken(tokens: Tokens, place: int) -> bool:
    """Whether the number at `place` is the rest of something longer ("1,948", "M-19", "$1500")."""
    if not tokens.glued(place):
        return False
    words = tokens.words
    before = words[place - 1]
    if before.isalnum() or before in CURRENCIES:
        return True
    if place < 2 or not tokens.glued(place - 1):
        return False
    stem = words[place - 2]
    if before == "/":
        return not (stem.isdigit() and len(stem) in (1, 2, 4) and len(words[place]) in (1, 2, 4))
    if before in ".,:":
        return stem.isdigit() and not (before == "," and len(stem) <= 2 and len(words[place]) == 4)
    days = len(stem) <= 2 and len(words[place]) <= 2
    fits = stem in _HYPHENATED or stem in MONTHS or (stem.isdigit() and (len(stem) == 4 or days))
    return before in "-‐‑" and stem.isalnum() and not fits


def _part_of_a_number(tokens: Tokens, place: int) -> bool:
    words = tokens.words
    if broken(tokens, place):
        return True
    end = place + 1
    if not tokens.glued(end):
        return False
    after = words[end]
    if after == "%" or (after.isalnum() and after != "s"):
        return True
    if tokens.glued(end + 1) and words[end + 1].isdigit():
        if after in ".,:":
            return len(words[end + 1]) == 3 or after != ","
        if after in DASHES:
            return not _may_end_a_span(words[place], words[end + 1])
    return False


def _may_end_a_span(first: str, last: str) -> bool:
    return len(last) == 2 or (len(last) == 4 and int(first) < int(last) < 2200)


def _counts_something(tokens: Tokens, place: int, sure: int) -> bool:
    """Whether a noun that numbers count follows: "1200 villages", "1500 new members"."""
    words = tokens.words
    word = words[place]
    if word == "%" or word in ("per", "percent"):
        return True
    if not word.isalpha() or tokens.glued(place):
        return False
    if word in MEASURES:
        return True
    if word in PEOPLE:
        return sure == BARE
    if (
        sure == BARE
        and not tokens.capital(place)
        and (words[place + 1] in PEOPLE or words[place + 1] in MEASURES)
    ):
        return word not in ("the", "its", "of", "with", "and", "by", "all", "his", "their", "to", "in")
    # A year that is seldom one stands for a number as soon as a plural follows.
    number = int(words[place - 1]) if words[place - 1].isdigit() else 0
    return (
        number < 1500
        and word.endswith("s")
        and not tokens.capital(place)
        and word not in ("was", "his", "its")
    )
