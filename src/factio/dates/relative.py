"""Words that lean on another date: "the same year", "two years later", "yesterday", "then"."""

from __future__ import annotations

from factio.dates.numerals import LED, month_at, year_at
from factio.dates.points import When
from factio.dates.tokens import Tokens, Wordings
from factio.dates.vocabulary import (
    DETERMINERS,
    FIXED,
    FUNCTION_WORDS,
    NEAR_DAYS,
    NUMBERS,
    SEASONS,
    STEPS,
    STEPS_BEHIND,
    UNITS,
    WAYS,
    WEEKDAYS,
    Effect,
)

_STEPS = Wordings(STEPS)
_FIXED = Wordings(FIXED)
_NEAR_DAYS = Wordings(NEAR_DAYS)
_HEDGES = {
    "about": "~", "around": "~", "some": "~", "almost": "~", "nearly": "~", "approximately": "~",
    "roughly": "~", "only": "", "just": "", "exactly": "", "over": "~", "barely": "~", "another": "",
}  # fmt: skip
_EVENTS = frozenset(("election", "elections", "incident", "incidents", "split", "coup"))
_HALF = 0.5
_QUARTERS = {
    "first": "first quarter", "second": "second quarter", "third": "third quarter",
    "fourth": "last quarter", "final": "last quarter", "last": "last quarter",
}  # fmt: skip
_PARTS_OF_DAY = frozenset(("night", "evening", "morning", "afternoon"))
_CLAUSE_HEADS = frozenset(["he", "she", "it", "they", "we", "i", "the", "his", "her", "its", "their"])

FIRST_WORDS = frozenset(
    {
        *_STEPS.first_words(),
        *_FIXED.first_words(),
        *_NEAR_DAYS.first_words(),
        *NUMBERS,
        *_HEDGES,
        *_QUARTERS,
        "less",
        "more",
        "half",
    }
)
LATER_WORDS = frozenset(
    {*_STEPS.later_words(), *_FIXED.later_words(), *_NEAR_DAYS.later_words(), "weekend", "quarter"}
)
PAIRS = frozenset(tuple(wording.split()) for wording in FIXED if wording.count(" ") == 1)
WHOLE_WORDS = frozenset(_FIXED.single_words() | _NEAR_DAYS.single_words())  # "later", "yesterday"


def unit_step(tokens: Tokens, place: int, bare_unit: bool = False) -> tuple[When, int] | None:
    """ "the same year", "that month", "the following spring", "next Monday", "the year after".

    With `bare_unit`, "the year" and "the month" alone count too (after "the end of").
    """
    words = tokens.words
    for (base, steps), end in _STEPS.all_at(tokens, place):
        found = _stepped(tokens, end, base, steps)
        if found:
            return found
    quarter = quarter_at(tokens, place)
    if quarter:
        return quarter
    if words[place] == "the":
        unit = UNITS.get(words[place + 1], "")
        if not unit or words[place + 1].endswith("s"):
            return None
        if words[place + 2 : place + 4] == ["before", "last"]:
            part = "calendar" if unit == "week" else ""
            return When(base="reference", unit=unit, amount=-2, part=part), place + 4
        behind = STEPS_BEHIND.get(words[place + 2])
        if behind is not None:
            when = When(base="text", unit=unit, amount=behind, part="calendar" if unit == "week" else "")
            return None if _names_an_event(tokens, place + 3) else (when, place + 3)
        if bare_unit and words[place + 2] not in ("of",):
            return When(base="text", unit=unit), place + 2
    return None


def quarter_at(tokens: Tokens, place: int) -> tuple[When, int] | None:
    """ "the first quarter" of the year spoken of, "the past quarter", "first-quarter results"."""
    words = tokens.words
    at = place + (words[place] == "the")
    behind = at + 1 + (words[at + 1] == "-")
    if words[behind] != "quarter" or words[behind + 1] in ("of", "century", "final", "-"):
        return None
    if words[at] == "past" and at > place:
        return When(base="reference", unit="quarter", amount=-1), behind + 1
    if words[at] not in _QUARTERS or (at == place and behind == at + 1):
        return None
    return When(base="text", unit="year", part=_QUARTERS[words[at]]), behind + 1


def _stepped(tokens: Tokens, place: int, base: str, steps: int) -> tuple[When, int] | None:
    words = tokens.words
    word = words[place]
    if word == "quarter":
        unfit = words[place + 1] in ("of", "century") or (steps == 0 and base == "text")
        return None if unfit else (When(base=base, unit="quarter", amount=steps), place + 1)
    if word == "month" and steps == 0 and words[place + 1] in ("of", "in"):
        year = year_at(tokens, place + 2, LED)
        if year:
            return When(base=base, unit="month", year=year[0]), year[1]
    if word == "decade" and words[place + 1] == "of":  # a part of a century
        return None
    if word in UNITS and not word.endswith("s") and word != "fortnight":
        return When(
            base=base, unit=UNITS[word], amount=steps, part="calendar" if word == "week" else ""
        ), place + 1
    if word == "weekend":
        return When(base=base, unit="week", amount=steps, part="weekend"), place + 1
    if word in SEASONS:
        return When(base=base, unit="season", amount=steps, month=SEASONS[word]), place + 1
    if word in _PARTS_OF_DAY and base == "text":
        return When(base=base, unit="day", amount=steps), place + 1
    if word in WEEKDAYS and tokens.capital(place):
        if base == "text" and steps == 0:
            return None
        return When(base=base, weekday=WEEKDAYS[word], amount=steps), place + 1
    named = month_at(tokens, place)
    if named:
        return When(base=base, unit="season", amount=steps, month=named[0]), named[1]
    return None


def _count(tokens: Tokens, place: int) -> tuple[float, str, int] | None:
    """A number of units at `place`: how many, its mark of doubt, the token behind it."""
    words = tokens.words
    mark = ""
    if words[place] in _HEDGES:
        mark, place = _HEDGES[words[place]], place + 1
    elif words[place : place + 2] in (["less", "than"], ["more", "than"], ["little", "over"]):
        mark, place = "~", place + 2
    if words[place] == "half" and words[place + 1] in ("a", "an"):
        return _HALF, mark, place + 2
    number = NUMBERS.get(words[place])
    if number is None:
        number = tokens.number(place)
        if (
            number is None
            or len(words[place]) > 3
            or (tokens.glued(place) and words[place - 1] not in "([—–")
        ):
            return None
    elif number in (20, 30, 40, 50) and words[place + 1] == "-" and words[place + 2] in NUMBERS:
        number, place = number + NUMBERS[words[place + 2]], place + 2
    if words[place + 1 : place + 4] == ["and", "a", "half"]:
        return number + _HALF, mark, place + 4
    return number, mark, place + 1


def counted(tokens: Tokens, place: int) -> tuple[When, int, bool] | None:
    """ "two years later", "a week ago": the step, the token behind it, and whether what it leans on is open.

    It is open after "before" and "after" with something else than a date: "two years after its founding".
    """
    found = _count(tokens, place)
    if not found:
        return None
    number, mark, end = found
    words = tokens.words
    unit = UNITS.get(words[end])
    if words[end + 1 : end + 4] == ["and", "a", "half"] and number == 1:  # "a year and a half later"
        number, behind = 1 + _HALF, end + 4
    else:
        behind = end + 1
    way = WAYS.get(words[behind])
    if unit is None or way is None:
        return None
    if words[end] == "fortnight":
        number *= 2
    base, sign = way
    when = _step(base, unit, sign * number, mark)
    if when is None:
        return None
    end = behind + 1
    if words[end - 1] == "on":
        return (when, end, False) if not words[end].isalnum() else None
    if words[end - 1] in ("before", "after", "prior"):
        end += words[end - 1] == "prior" and words[end] == "to"
        if words[end] in ("that", "this") and not _noun_follows(tokens, end + 1):
            return when, end + 1, False
        return when, end, words[end].isalnum() and words[end] not in ("and", "but")
    if words[end] in ("than", "of"):
        return None
    return when, end, False


def after_count(tokens: Tokens, place: int) -> tuple[When, int] | None:
    """ "two years" as what stands behind "after": a step from the date before."""
    found = _count(tokens, place)
    if not found:
        return None
    number, mark, end = found
    unit = UNITS.get(tokens.words[end])
    if unit is None or tokens.words[end + 1] in WAYS or tokens.words[end] == "fortnight":
        return None
    when = _step("text", unit, number, mark)
    return (when, end + 1) if when else None


def _step(base: str, unit: str, amount: float, mark: str) -> When | None:
    """So many units from `base`; halves are told in the next smaller unit."""
    if amount % 1:
        smaller = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100)}.get(unit)
        if not smaller:
            return None
        unit, times = smaller
        amount *= times
    return When(base=base, unit=unit, amount=int(amount), mark=mark, counted=True)


def near_day(tokens: Tokens, place: int) -> tuple[When, int] | None:
    """ "yesterday", "tonight": days from the day of writing."""
    words = tokens.words
    if words[place] in ("over", "at", "during") and words[place + 1 : place + 3] == ["the", "weekend"]:
        return When(base="reference", unit="week", part="last weekend"), place + 3
    found = _NEAR_DAYS.at(tokens, place)
    if not found:
        return None
    named = tokens.capital(place) and place > 0 and (tokens.words[place - 1].isalpha() or tokens.glued(place))
    if named and tokens.words[place - 1] != '"':  # the title of a paper
        return None
    return When(base="reference", unit="day", amount=found[0]), found[1]


_WHERE = frozenset("in within inside with at under for to from of by through as on".split())


def fixed(tokens: Tokens, place: int) -> tuple[str, Effect, int, bool, bool] | None:
    """ "then", "later", "soon after", "as a result": name, effect, token behind, open, attributive.

    Open is what leans on an event told behind it ("soon after the war").
    """
    found = _FIXED.at(tokens, place)
    if not found:
        return None
    words = tokens.words
    (name, effect), end = found
    before, after, last = words[place - 1] if place else "", words[end], words[end - 1]
    if after in ("of", "as", "when", "than", "to", "where") and last not in ("then", "later", "earlier"):
        return None
    if last in ("earlier", "later") and after in ("on", "in") and words[end + 1] in WEEKDAYS:
        return None
    if last in _EVENTS and after in ("in", "on", "was", "were", "is"):
        return None
    if end - place == 1:
        if last == "then" and before == "and" and after in _WHERE:
            return None  # one place after another: no time is told
        if last == "then" and before in DETERMINERS and after.isalpha():
            return name, effect, end, False, True
        held = before in DETERMINERS or before in (
            "no",
            "not",
            "or",
            "as",
            "much",
            "sooner",
            "than",
            "far",
            "-",
        )
        if held or after in ("than", "as", "-") or (before == "and" and words[place - 2] in ("now", "every")):
            return None
        if last == "earlier" and after.isalpha() and after not in FUNCTION_WORDS and not after.endswith("ed"):
            return None
    if last in ("after", "before"):
        return name, effect, end, _names_an_event(tokens, end), False
    return name, effect, end, False, False


def _names_an_event(tokens: Tokens, place: int) -> bool:
    """Whether words follow that say after what: "the war", "its founding", "leaving", "he left"."""
    word = tokens.words[place]
    if not word.isalpha():
        return False
    return word in DETERMINERS or word in _CLAUSE_HEADS or word.endswith("ing") or tokens.capital(place)


def _noun_follows(tokens: Tokens, place: int) -> bool:
    word = tokens.words[place]
    return word.isalpha() and word not in FUNCTION_WORDS
