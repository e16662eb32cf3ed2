"""Questions over spans of time: stories, holders, members, what began and ended, and who is tied to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Day
from typing import Literal

import msgspec

from factio.chronology.answers import Asker, span_of
from factio.chronology.book import Book, Shelf, shown_begin, shown_end
from factio.chronology.days import FOREVER, OPEN, Window
from factio.chronology.holding import Holding
from factio.chronology.life import Bound, Life
from factio.chronology.tellings import Key
from factio.codebook.chronology_rules import ChronologyRules
from factio.model.spell import Answer, AnswerWord, Between, Spell

_HOLDS: tuple[AnswerWord, ...] = ("yes", "presumed", "possible")


class Change(msgspec.Struct, frozen=True):
    """A state that began or ended; `sure` when that lies in the span asked for as a whole."""

    what: Literal["began", "ended"]
    between: Between
    spell: Spell
    rule: str
    claims: tuple[str, ...]
    sure: bool


class Related(msgspec.Struct, frozen=True):
    """Somebody tied to another on a day: by which state, in which role, and how sure that is."""

    name: str
    role: str
    answer: Answer


def timeline(book: Book, name: str) -> list[Spell]:
    """Every spell of every state in which `name` fills a role, in the order in which they begin."""
    found = [(life, book.spell(key, life)) for key, life in _lives(book, name)]
    found.sort(key=lambda pair: (_start(pair[0]), pair[1].state, str(pair[1].roles)))
    return [spell for _, spell in found]


def holders(book: Book, name: str, state: str = "leadership") -> list[Spell]:
    """Who held which office, in the order of time.

    `name` is an organisation (or a person, for the offices that they held), or an office as it is
    written ("general secretary", however spelt).
    """
    keys = [key for key in book.keys_of(name) if key[0] == state]
    if not keys:
        office = book.offices.key(name)
        keys = [key for key in book.visible_keys() if key[0] == state and key[1][-1] == office]
    found = [(life, book.spell(key, life)) for key in keys for life in book.lives(key)]
    found.sort(key=lambda pair: (_start(pair[0]), str(pair[1].roles)))
    return [spell for _, spell in found]


def members(book: Book, name: str, on: str | None = None) -> list[Answer]:
    """Who belonged to an alliance, a larger body or an organisation: on a day (EDTF), else at any time.

    Without `on` each member is answered for all time, from the first spell to the last.
    Raises DateError when `on` is not EDTF.
    """
    span = span_of(on) if on else Window(1, FOREVER - 1)
    wanted = set(book.find(name))
    asker = Asker(book)
    found = []
    for key in book.keys_of(name):
        whose = {"alliance": "alliance", "affiliation": "of", "membership": "organisation"}.get(key[0])
        if whose is None or dict(zip(book.state(key).roles, key[1], strict=False))[whose] not in wanted:
            continue
        answer = asker.on(key, span)
        if answer.answer in _HOLDS:
            found.append(answer)
    return sorted(found, key=lambda a: (str(a.roles), a.state))


def changes(book: Book, since: str, until: str, about: str | None = None) -> list[Change]:
    """What began and what ended from `since` to `until` (EDTF), surely or possibly, in the order of time.

    Raises DateError when one of them is not EDTF.
    """
    span = Window(span_of(since).lo, span_of(until).hi)
    pairs = _lives(book, about) if about is not None else _all_lives(book)
    found = _changes(book, pairs, span)
    return [change for _, change in sorted(found, key=_in_time)]


def all_changes(rules: ChronologyRules, holdings: Iterable[Holding], since: str, until: str) -> list[Change]:
    """As `changes`, of holdings that come one by one and need not be in memory together."""
    span = Window(span_of(since).lo, span_of(until).hi)
    found: list[tuple[Window, Change]] = []
    for holding in holdings:
        if any(b.told and b.window.meets(span) for life in holding.lives for b in (life.begin, life.end)):
            found += _changes(
                Shelf(rules, [holding], {}), ((holding.key, life) for life in holding.lives), span
            )
    return [change for _, change in sorted(found, key=_in_time)]


def _changes(book: Book, pairs: Iterable[tuple[Key, Life]], span: Window) -> list[tuple[Window, Change]]:
    found: list[tuple[Window, Change]] = []
    for key, life in pairs:
        for what, bound in (("began", life.begin), ("ended", life.end)):
            if bound.told and bound.window.meets(span) and bound.window.lo > OPEN:
                found.append((bound.window, _change(book, key, life, what, bound, span)))
    return found


def _in_time(pair: tuple[Window, Change]) -> tuple[object, ...]:
    window, change = pair
    return window, change.what, change.spell.state, str(change.spell.roles)


def _change(book: Book, key: Key, life: Life, what: str, bound: Bound, span: Window) -> Change:
    spell = book.spell(key, life)
    between = spell.begin.between if what == "began" else spell.end.between
    sure = span.lo <= bound.window.lo and bound.window.hi <= span.hi
    word: Literal["began", "ended"] = "began" if what == "began" else "ended"
    return Change(word, between, spell, bound.rule, tuple(sorted(bound.claims)), sure)


def related(book: Book, name: str, on: str) -> list[Related]:
    """Everything tied to `name` on a day (EDTF), the surest first.

    Raises DateError when `on` is not EDTF.
    """
    span = span_of(on)
    mine = set(book.find(name))
    asker = Asker(book)
    found = []
    for key in book.keys_of(name):
        roles = dict(zip(book.state(key).roles, key[1], strict=False))
        others = [(role, other) for role, other in roles.items() if other and other not in mine]
        if not others:
            continue
        answer = asker.on(key, span)
        if answer.answer in _HOLDS:
            found += [Related(other, role, answer) for role, other in others]
    return sorted(found, key=lambda r: (_HOLDS.index(r.answer.answer), r.name, r.role, r.answer.state))


def on_day(book: Book, day: Day) -> Iterator[tuple[Key, AnswerWord]]:
    """The bare answer of every state for one day: for drawing and counting, without reasons."""
    asker = Asker(book)
    span = Window(day.toordinal(), day.toordinal())
    for key in book.visible_keys():
        yield key, asker.word(key, span)


def _lives(book: Book, name: str) -> Iterator[tuple[Key, Life]]:
    for key in book.keys_of(name):
        for life in book.lives(key):
            yield key, life


def _all_lives(book: Book) -> Iterator[tuple[Key, Life]]:
    for key in book.visible_keys():
        for life in book.lives(key):
            yield key, life


def _start(life: Life) -> tuple[int, int, int, int]:
    """Where a life stands in an order of time: by its begin if told, else by what first shows it."""
    begin, end = shown_begin(life).window, shown_end(life).window
    first = begin if life.begin.told and begin.lo > OPEN else life.first
    return first.lo or first.hi, first.hi, end.lo, end.hi
