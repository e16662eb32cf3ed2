"""Dates in running text."""

from __future__ import annotations

import re

import msgspec

from factio.dates import phrases, relative
from factio.dates.bounds import valid
from factio.dates.direction import lies_ahead, turned
from factio.dates.expression import DateExpression, Recipe, compose
from factio.dates.joining import Found, joined_expressions
from factio.dates.numerals import BARE, LED
from factio.dates.phrases import chain
from factio.dates.points import When, point
from factio.dates.relative import after_count, counted, fixed, near_day
from factio.dates.surroundings import attributive, is_a_count, noun_in_between
from factio.dates.tokens import Tokens, Wordings
from factio.dates.vocabulary import (
    AFTER_CHRIST,
    APOSTROPHES,
    DASHES,
    DECADES,
    DETERMINERS,
    HOLIDAYS,
    MONTHS,
    ORDINALS,
    PREPOSITIONS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    Effect,
)

_PREPOSITIONS = Wordings(PREPOSITIONS)
_CALENDAR = frozenset({*MONTHS, *SEASONS, *WEEKDAYS, *DECADES, *ORDINALS, *AFTER_CHRIST, *APOSTROPHES})
_HOLIDAYS = Wordings(HOLIDAYS)
_STARTERS = (
    _CALENDAR
    | _HOLIDAYS.first_words()
    | _PREPOSITIONS.first_words()
    | phrases.FIRST_WORDS
    | relative.FIRST_WORDS
)
# What an expression goes on with when its first word alone is none.
_GO_ON = frozenset(
    _STARTERS
    | {*UNITS, *DASHES}
    | _HOLIDAYS.later_words()
    | _PREPOSITIONS.later_words()
    | phrases.LATER_WORDS
    | relative.LATER_WORDS
)
_ALONE = _CALENDAR | relative.WHOLE_WORDS | {"last", "final"}
# Prepositions that stand before a mere number as readily as before a year.
_BEFORE_NUMBERS = frozenset(("by", "around", "", "at", "until"))


# An event told behind "soon after" is this long at most (characters), and no clause ends in it.
_EVENT_LENGTH = 60
_ENDS_AN_EVENT = re.compile(r"[.,;:()\n]|\b(?:and|but|which|who|when|while)\b")


def find(text: str, reference: str | None = None, told: str | None = None) -> tuple[DateExpression, ...]:
    """Every expression of time in `text`, in order, without overlap. Never raises.

    `reference` (EDTF) is the day of writing: "yesterday" and "last year" lean on it, and so do
    other relative expressions before which no date stands. "In November" is then the last one, the
    next where the words look ahead. `told` is the date that a story told last before `text`: "then"
    leans on it, and "in November" is that of its year.
    """
    tokens = Tokens(text)
    words = tokens.words
    found: list[DateExpression] = []
    place, latest, of_the_day = 0, told or reference, told is None
    candidates = [at for at, word in enumerate(words) if word in _STARTERS or word.isdigit()]
    for candidate in candidates:
        if candidate < place or not _promising(words, candidate):
            continue
        here = _expressions(tokens, candidate)
        if not here:
            continue
        for one in here:
            if of_the_day and latest and reference and latest[:4] == reference[:4] and one.against is None:
                ahead = lies_ahead(text, tokens.starts[one.start], one.preposition)
                one = one._replace(recipe=turned(one.recipe, reference, ahead))
            expression = _reckon(tokens, one, latest, reference)
            if expression.edtf is None and not expression.relative:  # 30 February
                continue
            found.append(expression)
            aside = (
                one.recipe.link == "span"
                and one.bare
                and words[one.bare - 1] == "("
                and words[one.end] == ")"
            )
            if expression.value and not aside:
                latest = expression.value
                of_the_day = of_the_day and expression.relative
        place = here[-1].end
    return tuple(_led_by_the_next(text, found))


def _led_by_the_next(text: str, found: list[DateExpression]) -> list[DateExpression]:
    """ "Soon after his graduation in 1963": what leans on an event takes the date told with the event."""
    for place in range(len(found) - 1):
        one, following = found[place], found[place + 1]
        if one.edtf is None and one.recipe and one.recipe.whens[0].base == "text" and not following.relative:
            between = text[one.end : min(following.start, one.end + _EVENT_LENGTH + 1)]
            if following.value and len(between) <= _EVENT_LENGTH and not _ENDS_AN_EVENT.search(between):
                found[place] = resolve(one, following.value)
    return found


def _promising(words: list[str], place: int) -> bool:
    """Whether an expression can begin at `place`: a cheap look at the next words, for most there are none."""
    word = words[place]
    if word in _ALONE or word.isdigit():
        return True
    following = words[place + 1]
    if (word, following) in relative.PAIRS:
        return True
    if following in DETERMINERS and following not in ORDINALS:
        third = words[place + 2]
        return third in _GO_ON or third.isdigit() or words[place + 3].isdigit()
    return following in _GO_ON or following.isdigit()


def resolve(expression: DateExpression, against: str) -> DateExpression:
    """A relative `expression` reckoned anew from the EDTF `against`; an absolute one as it is."""
    if not expression.relative or expression.recipe is None:
        return expression
    edtf, value = _made(expression.recipe, against, against)
    return msgspec.structs.replace(expression, edtf=edtf, value=value, against=against if edtf else None)


def _reckon(tokens: Tokens, one: Found, latest: str | None, reference: str | None) -> DateExpression:
    relative = any(when.base for when in one.recipe.whens)
    if one.against is not None:
        latest = reference = _made(one.against, latest, reference)[1]
    base = _against(one.recipe, latest, reference) if relative else None
    edtf, value = (None, None) if one.open else _made(one.recipe, latest, reference)
    start, end = tokens.starts[one.start], tokens.ends[one.end - 1]
    return DateExpression(
        start=start,
        end=end,
        text=tokens.text[start:end],
        edtf=edtf,
        value=value,
        preposition=one.preposition,
        relative=relative,
        attributive=one.attributive,
        against=base if edtf else None,
        bare_start=tokens.starts[one.bare],
        recipe=one.recipe,
    )


def _against(recipe: Recipe, latest: str | None, reference: str | None) -> str | None:
    when = next(when for when in recipe.whens if when.base)
    return _base(when, latest, reference)


def _base(when: When, latest: str | None, reference: str | None) -> str | None:
    if when.base == "reference":
        return reference
    if when.base == "either":
        return reference or latest
    return latest or reference


def _made(recipe: Recipe, latest: str | None, reference: str | None) -> tuple[str | None, str | None]:
    points = [point(when, _base(when, latest, reference)) for when in recipe.whens]
    if recipe.link == "span" and recipe.whens[-1].weekday >= 0 and points[0]:  # "from Monday to Friday"
        points[-1] = point(recipe.whens[-1], points[0].last)
    known = tuple(p for p in points if p)
    if len(known) < len(points):
        return None, None
    edtf, value = compose(recipe, known)
    return (edtf, value) if valid(edtf) and valid(value) else (None, None)


def _expressions(tokens: Tokens, place: int) -> list[Found]:
    """The expression that begins at `place`, or the several of a list; empty when none does."""
    best = _fixed(tokens, place)
    for (name, effect), end in _PREPOSITIONS.all_at(tokens, place):
        found = _led(tokens, place, end, name, effect)
        if found:
            return found if not best or found[-1].end > best[-1].end else best
    other = _unled(tokens, place)
    return other if other and (not best or other[-1].end > best[-1].end) else best


def _fixed(tokens: Tokens, place: int) -> list[Found]:
    found = fixed(tokens, place)
    if not found:
        return []
    name, effect, end, is_open, stands_before = found
    return [Found(place, place, end, name, Recipe(effect, "", (When(base="text"),)), stands_before, is_open)]


def _unled(tokens: Tokens, place: int) -> list[Found]:
    day = near_day(tokens, place)
    if day:
        return [Found(place, place, day[1], "", Recipe("plain", "", (day[0],)))]
    step = counted(tokens, place)
    if step:
        return [_counted(tokens, place, place, "", "plain", *step)]
    joined = chain(tokens, place, BARE)
    if not joined or is_a_count(tokens, joined.items[0]):
        return []
    return joined_expressions(tokens, place, joined, "", "plain")


def _counted(
    tokens: Tokens, start: int, bare: int, name: str, effect: Effect, when: When, end: int, is_open: bool
) -> Found:
    if is_open and tokens.words[end - 1] in ("before", "after", "to"):
        behind = noun_in_between(tokens, end)
        event = chain(tokens, behind, LED)
        if event and len(event.items) == 1 and not event.items[0].when.base:
            stands_before = attributive(tokens, event.items[0])
            if behind == end or stands_before:
                against = Recipe("plain", "", (event.items[0].when,))
                recipe = Recipe(effect, "", (when,))
                return Found(start, bare, event.items[0].end, name, recipe, stands_before, False, against)
    return Found(start, bare, end, name, Recipe(effect, "", (when,)), False, is_open)


def _led(tokens: Tokens, start: int, place: int, name: str, effect: Effect) -> list[Found]:
    """What stands behind a preposition."""
    words = tokens.words
    step = counted(tokens, place) if words[place] not in ("the",) else None
    if step:
        return [_counted(tokens, start, place, name, effect, *step)]
    if name == "after" and words[start] == "after" and (steps := after_count(tokens, place)):
        return [Found(start, place, steps[1], name, Recipe("plain", "", (steps[0],)))]
    sure = BARE if name in _BEFORE_NUMBERS and not (effect == "until" and words[place] in MONTHS) else LED
    joined = chain(tokens, place, sure, two_digits=name == "from")
    if joined:
        if name == "" and is_a_count(tokens, joined.items[0]):
            return []
        bare = start if name else joined.items[0].start
        return joined_expressions(tokens, bare, joined, name, effect)
    behind = noun_in_between(tokens, place)
    if behind > place and (joined := chain(tokens, behind, sure)) and attributive(tokens, joined.items[-1]):
        return joined_expressions(tokens, start if name else joined.items[0].start, joined, name, effect)
    return []
