"""The words of one bare date: days, months, seasons, years, decades and centuries."""

from __future__ import annotations

import msgspec

from factio.dates.eras import Read, century_at, century_of, decade_word, ordinal_at, short_decade
from factio.dates.numerals import BARE, DATED, LED, broken, day_at, month_at, year_at
from factio.dates.points import When
from factio.dates.relative import unit_step
from factio.dates.tokens import Tokens, Wordings
from factio.dates.vocabulary import (
    AFTER_CHRIST,
    APOSTROPHES,
    DASHES,
    DECADES,
    HOLIDAYS,
    MONTHS,
    NAMELIKE_MONTHS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
)

_HOLIDAYS = Wordings(HOLIDAYS)


def body(tokens: Tokens, place: int, sure: int) -> Read | None:
    """The date that begins at token `place` with no preposition, part or mark of doubt, or None."""
    word = tokens.words[place]
    if word.isdigit():
        return _numeric(tokens, place, sure)
    holiday = _HOLIDAYS.at(tokens, place)
    if holiday and tokens.capital(place):
        (month, day), end = holiday
        return _with_year(tokens, When(month=month, day=day, base="text"), end)
    if word in MONTHS:
        return _month_first(tokens, place, sure)
    if word in SEASONS:
        return _season(tokens, place, sure)
    if word in WEEKDAYS:
        return _weekday(tokens, place)
    if word in ORDINALS or word in ("twenty", "thirty"):
        return _ordinal_word(tokens, place)
    if word in ("last", "final") and tokens.words[place + 1] == "decade":
        return century_of(tokens, 10, place + 1)
    if word in DECADES:
        return decade_word(tokens, place)
    if word in APOSTROPHES and tokens.words[place + 2] == "s":
        return short_decade(tokens, place + 1, True)
    if word in AFTER_CHRIST and (number := tokens.number(place + 1)):
        return When(year=f"{number:04}"), place + 2
    return None


def _numeric(tokens: Tokens, place: int, sure: int) -> Read | None:
    words = tokens.words
    if len(words[place]) == 4:
        return _year_first(tokens, place, sure)
    if len(words[place]) > 2:
        number = tokens.number(place)
        return century_at(tokens, place) or (_year_alone(tokens, place, sure) if number else None)
    if words[place + 1] in AFTER_CHRIST:
        return _year_alone(tokens, place, sure)
    led = place > 0 and words[place - 1] in ("the", "early", "mid", "late", "-")
    return (
        _all_digits(tokens, place)
        or century_at(tokens, place)
        or _day_first(tokens, place)
        or short_decade(tokens, place, led)
    )


def _year_alone(tokens: Tokens, place: int, sure: int) -> Read | None:
    found = year_at(tokens, place, sure)
    return (When(year=found[0]), found[1]) if found else None


def _year_first(tokens: Tokens, place: int, sure: int) -> Read | None:
    words = tokens.words
    number = tokens.number(place)
    if not number:
        return None
    end = place + 1
    sign = words[end]
    if sign in ("-", "/", ".") and all(tokens.glued(end + n) for n in range(4)) and words[end + 2] == sign:
        month, day = tokens.number(end + 1), tokens.number(end + 3)
        if month and day and month <= 12 and day <= 31 and not broken(tokens, place):
            return When(year=words[place], month=month, day=day), end + 4
    if sign == "-" and len(words[end + 1]) == 2 and tokens.glued(end) and tokens.glued(end + 1):
        month = tokens.number(end + 1)
        alone = not tokens.glued(end + 2) or words[end + 2] not in DASHES
        if month and month <= 12 and month <= number % 100 and (month - 1) != number % 100 and alone:
            return When(year=words[place], month=month), end + 2
    apostrophe = sign in APOSTROPHES and tokens.glued(end)
    plural = end + 1 if apostrophe else end
    if words[plural] == "s" and tokens.glued(plural) and number % 10 == 0 and not broken(tokens, place):
        if number not in range(1000, 2100) and words[place - 1] != "the":
            return None
        hundreds = number % 100 == 0 and number < 1900
        return When(year=words[place][:2] + "XX" if hundreds else words[place][:3] + "X"), plural + 1
    found = year_at(tokens, place, sure)
    if not found:
        return None
    year, end = found
    named = month_at(tokens, end)
    if named and words[end] not in NAMELIKE_MONTHS and not year_at(tokens, named[1], DATED):
        return When(year=year, month=named[0]), named[1]
    return When(year=year), end


def _all_digits(tokens: Tokens, place: int) -> Read | None:
    """6.3.1948, 06/03/1948, 6-3-1948: the day first unless no calendar has it."""
    words = tokens.words
    sign = words[place + 1]
    if sign not in (".", "/", "-") or words[place + 3] != sign or broken(tokens, place):
        return None
    first, second, year = tokens.number(place), tokens.number(place + 2), tokens.number(place + 4)
    if not (first and second and year) or len(words[place + 4]) != 4 or (tokens.glued(place + 5) and words[
        place + 5
    ].isalnum()):  # fmt: skip
        return None
    if sign != "." and not all(tokens.glued(place + n) for n in range(1, 5)):
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    if month > 12 or day > 31:
        return None
    return When(year=words[place + 4], month=month, day=day), place + 5


def _day_first(tokens: Tokens, place: int) -> Read | None:
    words = tokens.words
    found = day_at(tokens, place)
    if not found:
        return None
    day, end = found
    behind = end
    if words[behind] == "." and tokens.glued(behind):
        behind += 1
    if words[behind] == "day":
        behind += 1
    if words[behind] == "of":
        behind += 1
    step = unit_step(tokens, behind) if words[behind - 1] == "of" else None
    if step and step[0].unit == "month":
        return msgspec.structs.replace(step[0], day=day), step[1]
    if words[behind] == "the":
        return None
    if words[behind] == "-" and tokens.glued(behind + 1):  # 6-March-1948
        named = month_at(tokens, behind + 1)
        if named and words[named[1]] == "-" and (year := year_at(tokens, named[1] + 1, DATED)):
            return When(year=year[0], month=named[0], day=day), year[1]
    named = month_at(tokens, behind)
    if named:
        return _with_year(tokens, When(month=named[0], day=day, base="text"), named[1])
    # "5, 6 and 7 March": the month of the last day is that of all.
    for _ in range(5):
        if words[behind] not in DASHES and words[behind] not in (
            "/",
            "and",
            "&",
            "or",
            "to",
            ",",
            "until",
            "till",
        ):
            return None
        later = day_at(tokens, behind + 1)
        if not later:
            return None
        behind = later[1] + (words[later[1]] == "of")
        named = month_at(tokens, behind)
        if named:
            return When(month=named[0], day=day, base="text"), end
    return None


def _month_first(tokens: Tokens, place: int, sure: int) -> Read | None:
    words = tokens.words
    named = month_at(tokens, place)
    if not named:
        return None
    month, end = named
    behind = end + (words[end] == "the")
    found = day_at(tokens, behind)
    if found:
        day, after = found
        return _with_year(tokens, When(month=month, day=day, base="text"), after)
    if words[end] in ORDINALS and tokens.capital(end):  # "the May Fourth Movement" is a name
        return None
    full = _with_year(tokens, When(month=month, base="text"), end)
    if full[0].year or sure != BARE or words[place] not in NAMELIKE_MONTHS:
        return full
    joined = words[end] in DASHES or words[end] in ("and", "or", "to", "/", "until")
    return full if joined and month_at(tokens, end + 1) else None


def _with_year(tokens: Tokens, when: When, end: int) -> Read:
    """`when` with the year that follows it, if one does."""
    words = tokens.words
    behind = end
    if words[behind] in (",", "of", "in"):
        behind += 1
    if words[behind] == "the" and words[behind + 1] == "year":
        behind += 2
    found = year_at(tokens, behind, DATED if behind == end or when.day else LED)
    if found and (len(words[behind]) == 4 or found[1] > behind + 1):
        if words[end] == "in" and when.day == 0 and behind == end + 1 and words[end - 1] == "may":
            return when, end
        return When(year=found[0], month=when.month, day=when.day), found[1]
    if words[behind] in AFTER_CHRIST and (number := tokens.number(behind + 1)):
        return When(year=f"{number:04}", month=when.month, day=when.day), behind + 2
    return when, end


def _season(tokens: Tokens, place: int, sure: int) -> Read | None:
    words = tokens.words
    season = SEASONS[words[place]]
    end = place + 1
    behind = end + (words[end] in (",", "of", "in"))
    if words[behind] == "the" and words[behind + 1] == "year":
        behind += 2
    found = year_at(tokens, behind, LED)
    if not found:
        before = words[place - 2] if place > 1 else ""
        led = (sure != BARE or before in ("by", "until")) and words[place - 1] == "the" and place > 0
        step = unit_step(tokens, end + 1) if words[end] == "of" else None
        if led and step and step[0].unit == "year":
            return msgspec.structs.replace(step[0], month=season), step[1]
        more = words[end].isalpha() and words[end] not in (
            "and",
            "he",
            "she",
            "they",
            "it",
            "the",
            "a",
            "when",
            "to",
        )
        return None if not led or more else (When(month=season, base="text"), end)
    year, after = found
    if season == 24 and (words[after] in DASHES or words[after] == "/"):
        second = words[after + 1]
        if (
            second
            and second.isdigit()
            and int(year) + 1 == int(year[: 4 - len(second)] + second if len(second) in (2, 4) else 0)
        ):
            return When(year=year, month=season, part="over"), after + 2
    return When(year=year, month=season), after


def _weekday(tokens: Tokens, place: int) -> Read | None:
    words = tokens.words
    if not tokens.capital(place) or (place and words[place - 1] in ("every", "each", "most", "alternate")):
        return None
    behind = place + 1 + (words[place + 1] == ",")
    behind += words[behind] == "the"
    if words[behind].isdigit() or words[behind] in MONTHS:
        found = body(tokens, behind, BARE)
        if found and found[0].day:
            return found
    if (
        place
        and tokens.capital(place - 1)
        and words[place - 1] not in ("on", "last", "next", "this", "until")
    ):
        return None  # "Bloody Sunday"
    end = place + 1
    if words[end] in ("morning", "afternoon", "evening", "night"):
        end += 1
    return When(weekday=WEEKDAYS[words[place]], base="reference"), end


def _ordinal_word(tokens: Tokens, place: int) -> Read | None:
    words = tokens.words
    found = ordinal_at(tokens, place)
    if not found:
        return None
    number, end = found
    century = century_of(tokens, number, end)
    if century:
        return century
    if words[end] == "of" and number <= 31 and (named := month_at(tokens, end + 1)):
        return _with_year(tokens, When(month=named[0], day=number, base="text"), named[1])
    return None
