"""Dates joined to spans, choices and lists, with the parts and marks of doubt before them."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from factio.dates.bare import body
from factio.dates.numerals import BARE, LED, before_christ, day_at, year_at
from factio.dates.points import When
from factio.dates.relative import unit_step
from factio.dates.tokens import Tokens, Wordings
from factio.dates.vocabulary import DASHES, DOUBT, FILLERS, MONTHS, PART_WORDS, PRESENT_WORDS, SPAN_LINKS

_DOUBT = Wordings(DOUBT)
_FILLERS = Wordings({wording: "year" in wording or "period" in wording for wording in FILLERS})
_PARTS = Wordings(PART_WORDS)
_SPANS = Wordings({wording: wording for wording in SPAN_LINKS})
_PRESENT = Wordings({wording: wording for wording in PRESENT_WORDS})
_LONGEST = 6  # dates in one list; longer lists are read as several

PART_FIRST_WORDS = frozenset(_PARTS.first_words())
FIRST_WORDS = PART_FIRST_WORDS | _DOUBT.first_words() | _FILLERS.first_words()
LATER_WORDS = frozenset(_PARTS.later_words() | _DOUBT.later_words() | _FILLERS.later_words())


class Item(NamedTuple):
    """One date of a chain and its tokens."""

    when: When
    start: int
    end: int


class Chain(NamedTuple):
    """Dates and what joins each to the next: "span", "dash", "or", "and", ",".

    `open_end` where a span has no end ("to the present").
    """

    items: list[Item]
    links: list[str]
    open_end: bool
    end: int


def item(tokens: Tokens, place: int, sure: int) -> Item | None:
    """One date at `place` with its part ("early") and doubt ("about"), or None."""
    words = tokens.words
    start, mark = place, ""
    doubt = _DOUBT.at(tokens, place)
    if doubt:
        mark, place = doubt
        sure = max(sure, BARE)
    read: tuple[When, int] | None = None
    for _ in range(3):
        step = unit_step(tokens, place)
        if step:
            return Item(step[0], start if mark else place, step[1])
        read = _parted(tokens, place, sure)
        if read:
            break
        filler = _FILLERS.at(tokens, place)
        if not filler:
            break
        says_year, place = filler
        sure = LED if says_year else sure
        if not mark and (doubt := _DOUBT.at(tokens, place)):
            mark, place = doubt
        start = start if mark else place
    if words[place] in ("later", "earlier") and not read:
        step = unit_step(tokens, place + 1, True) or (
            unit_step(tokens, place + 2, True) if words[place + 1] == "in" else None
        )
        return Item(step[0], place, step[1]) if step else None
    read = read or body(tokens, place, sure)
    if not read or before_christ(tokens, read[1]):
        return None
    when, end = read
    if words[end] == "(" and words[end + 1 : end + 3] == ["?", ")"]:
        mark, end = mark or "?", end + 3
    elif (
        words[end] == "?"
        and tokens.glued(end)
        and (words[end + 1] in (")", ",", ";", "]") or words[end + 1] in DASHES)
    ):
        mark, end = mark or "?", end + 1
    if when.month and not when.year and when.base == "text" and not when.unit:
        when, end = _year_leaned_on(tokens, when, end)
    if mark:
        when = msgspec.structs.replace(when, mark=mark)
    return Item(when, start, end)


def _parted(tokens: Tokens, place: int, sure: int, inner: bool = False) -> tuple[When, int] | None:
    """A date behind words for a part of it: "early 1948", "the end of that year"."""
    for part, end in _PARTS.all_at(tokens, place):
        step = unit_step(tokens, end, True)
        if step:
            when, end = step
            if when.unit not in ("year", "decade", "century", "month", "season"):
                continue
            return msgspec.structs.replace(when, part="" if when.month else part), end
        behind = _FILLERS.at(tokens, end)
        if behind:
            end = behind[1]
        if (
            not inner
            and tokens.words[end] in PART_FIRST_WORDS
            and (within := _parted(tokens, end, LED, True))
        ):
            return within
        read = body(tokens, end, max(sure, LED))
        if read and read[0].weekday < 0:
            when, end = read
            if when.month and not when.year and not when.unit:
                when, end = _year_leaned_on(tokens, when, end)
            if when.year[:2] + when.year[3:] and part == "first" and when.month:
                return when, end
            return (when if when.month else msgspec.structs.replace(when, part=part)), end
    return None


def _year_leaned_on(tokens: Tokens, when: When, end: int) -> tuple[When, int]:
    """A month or day whose year is told by another date: "March of that year"."""
    behind = end + (tokens.words[end] in (",", "of", "in"))
    step = unit_step(tokens, behind, behind > end)
    if step and step[0].unit == "year" and not step[0].month:
        return msgspec.structs.replace(when, base=step[0].base, unit="year", amount=step[0].amount), step[1]
    return when, end


def chain(tokens: Tokens, place: int, sure: int, two_digits: bool = False) -> Chain | None:
    """The longest run of joined dates at `place`, or None."""
    words = tokens.words
    first = item(tokens, place, sure)
    if not first:
        return None
    items, links = [first], list[str]()
    open_end = False
    end = first.end
    while len(items) < _LONGEST:
        link = _link(tokens, end)
        if not link:
            break
        name, behind = link
        if name in ("span", "dash") or (
            name == "and" and words[behind] == "the" and words[place - 1] == "between"
        ):
            present = _PRESENT.at(tokens, behind)
            if present and _dated(items[-1]):
                open_end, end = True, present[1]
                break
            if name == "dash" and _left_open(tokens, end) and _dated(items[-1]):
                open_end, end = True, behind
                break
        following = _next_item(tokens, items[-1], behind, name, two_digits)
        if not following:
            break
        items.append(following)
        links.append(name)
        end = following.end
    _drop_loose_commas(items, links)
    return Chain(
        _share_years(items, links), links, open_end, max(end, items[-1].end) if open_end else items[-1].end
    )


def _link(tokens: Tokens, place: int) -> tuple[str, int] | None:
    words = tokens.words
    word = words[place]
    if word in DASHES:
        return "dash", place + 1
    if word == "&":
        return "and", place + 1
    if word in ("or", "and"):
        span = _SPANS.at(tokens, place)
        if span:
            return "span", span[1]
        return word, place + 1
    if word == ",":
        if words[place + 1] in ("or", "and"):
            return words[place + 1], place + 2
        return ",", place + 1
    if word == "/" and tokens.glued(place) and tokens.glued(place + 1):
        return "dash", place + 1
    span = _SPANS.at(tokens, place)
    return ("span", span[1]) if span else None


def _left_open(tokens: Tokens, place: int) -> bool:
    """Whether the dash at `place` ends a bracket or line: "(2012–)"."""
    return (
        tokens.glued(place)
        and tokens.words[place] != "/"
        and tokens.words[place + 1] in (")", "]", ";", "\n")
    )


def _dated(one: Item) -> bool:
    return bool(one.when.year) or one.when.base in ("text", "either")


def _next_item(tokens: Tokens, before: Item, place: int, link: str, two_digits: bool) -> Item | None:
    words = tokens.words
    when = before.when
    year_only = len(when.year) == 4 and when.year.isdigit() and not when.month and not when.base
    if len(words[place]) == 2 and words[place].isdigit():
        tight = (link == "dash" and tokens.glued(place)) or (two_digits and link == "span")
        if year_only and tight and (short := _two_digit_year(tokens, before, place)):
            return short
        # "March 5–6, 1948": the month of the first day is that of the last.
    if when.month and when.month <= 12 and when.day and tokens.words[before.end - 1].isdigit():
        day = day_at(tokens, place)
        named_before = not tokens.words[before.start].isdigit()
        if day and named_before and not when.year and link in ("dash", "and", "or", "span", ","):
            behind = day[1] + (words[day[1]] == ",")
            year = year_at(tokens, behind, LED)
            if year or link == "dash":
                return Item(
                    msgspec.structs.replace(
                        when, day=day[0], year=year[0] if year else "", base="" if year else when.base
                    ),
                    place,
                    year[1] if year else day[1],
                )
    if link in ("and", "or", "span") and not when.year and words[place] in ("in", "on", "from", "of"):
        place += 1
    months = words[place] in MONTHS and (link != "and" or when.month > 0)
    sure = (
        LED if link in ("span", "dash", "or", "and") and (months or (year_only and link != "and")) else BARE
    )
    found = item(tokens, place, sure)
    if not found and link in ("and", "or", "span", "dash"):
        found = (
            item(tokens, place, LED) if words[place] in PART_FIRST_WORDS or words[place] == "the" else None
        )
    if found and found.when.unit and not found.when.month and link in (",", "and"):
        return None
    if found and year_only and _lacks_year(found.when):  # "in 1948 – March"
        return None
    if found and link == "," and (bool(found.when.month) != bool(when.month) or found.when.unit):
        return None
    return found


def _two_digit_year(tokens: Tokens, before: Item, place: int) -> Item | None:
    """ "1956–58", "1999/00", "from 1946 to 75"."""
    first, last = int(before.when.year), int(tokens.words[place])
    end = place + 1
    behind = tokens.words[end]
    if behind in MONTHS or behind == "of":
        return None
    if tokens.glued(end) and (
        behind.isalnum() or (behind in "%." and tokens.words[end + 1].isdigit() and tokens.glued(end + 1))
    ):
        return None
    if tokens.words[place - 1] == "/":
        if last != (first + 1) % 100:
            return None
        year = first + 1
    elif last > first % 100:
        year = first - first % 100 + last
    elif first % 100 == 99 and last == 0:
        year = first + 1
    else:
        return None
    return Item(When(year=f"{year:04}", mark=before.when.mark), place, end)


def _drop_loose_commas(items: list[Item], links: list[str]) -> None:
    """Dates that share a year with commas between end in "and" or "or"; else they are mere neighbours."""
    while links and links[-1] == "," and _lacks_year(items[-2].when):
        links.pop()
        items.pop()


def _share_years(items: list[Item], links: list[str]) -> list[Item]:
    """Years told once for several dates: "in May and June 1948", "from 12 May 1948 to 3 June"."""
    shared = list(items)
    for place in range(len(shared) - 2, -1, -1):
        later = shared[place + 1].when
        if _lacks_year(shared[place].when):
            if later.year[:4].isdigit() and later.month and not later.base:
                shared[place] = _dated_as(shared[place], later)
            elif later.base and later.unit == "year" and later.month:
                when = msgspec.structs.replace(
                    shared[place].when, base=later.base, unit="year", amount=later.amount
                )
                shared[place] = shared[place]._replace(when=when)
    for place in range(1, len(shared)):
        earlier = shared[place - 1].when
        here = shared[place].when
        if _lacks_year(here) and earlier.month and earlier.year.isdigit():
            shared[place] = _dated_as(shared[place], earlier)
            if links[place - 1] in ("span", "dash") and (here.month, here.day) < (earlier.month, earlier.day):
                year = f"{int(earlier.year) + 1:04}"
                shared[place] = shared[place]._replace(
                    when=msgspec.structs.replace(shared[place].when, year=year)
                )  # fmt: skip
    return shared


def _lacks_year(when: When) -> bool:
    return when.base == "text" and not when.unit and bool(when.month) and not when.year


def _dated_as(one: Item, other: When) -> Item:
    return one._replace(when=msgspec.structs.replace(one.when, year=other.year, base=""))
