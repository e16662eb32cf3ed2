"""What questions are put to: the holdings of a chronicle, or those that are kept in a record."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence

from factio.chronology.days import Window, between
from factio.chronology.holding import Holding
from factio.chronology.life import Bound, Life
from factio.chronology.offices import OfficeBook
from factio.chronology.tellings import Key
from factio.codebook.chronology_rules import ChronologyRules, StateRule
from factio.model.claim import RoleValue
from factio.model.spell import Edge, Spell


class Book(ABC):
    """Holdings by their keys, and whose they are."""

    rules: ChronologyRules
    offices: OfficeBook

    @abstractmethod
    def visible_keys(self) -> list[Key]:
        """All states of all things, in order; hidden ones left out."""

    @abstractmethod
    def keys_of(self, name: str) -> list[Key]:
        """All states in which `name` (any of its names) fills a role."""

    @abstractmethod
    def find(self, name: str) -> tuple[str, ...]:
        """Main names of what `name` may mean; a name that nothing uses is kept as it is."""

    @abstractmethod
    def holding(self, key: Key) -> Holding:
        """All that answers about a key rest on."""

    @abstractmethod
    def roles(self, key: Key) -> dict[str, RoleValue]:
        """The roles of a key with main names, and words as they are mostly written."""

    @abstractmethod
    def lives(self, key: Key) -> Sequence[Life]:
        """The spells of a key in numbers, with all that follows from other states."""

    def state(self, key: Key) -> StateRule:
        """The rule of the key's state."""
        return self.rules.states[key[0]]

    def things(self, key: Key) -> tuple[str, ...]:
        """The bodies, persons and places of a key, without its words."""
        return tuple(name for name in key[1][: len(self.state(key).roles)] if name)

    def spells(self, key: Key) -> list[Spell]:
        """The spells of a key, in the order of time."""
        return [self.spell(key, life) for life in self.lives(key)]

    def spell(self, key: Key, life: Life) -> Spell:
        """One life as it is shown to others."""
        begin, end = shown_begin(life), shown_end(life)
        return Spell(
            state=key[0],
            roles=self.roles(key),
            begin=_edge(begin),
            end=_edge(end),
            attested=(between(life.first), between(life.last)),
            witnesses=tuple(sorted(life.witnesses)),
            outside=tuple(sorted({claim for _, claim in life.outside})),
        )


class Shelf(Book):
    """Holdings that are at hand, with the main names that each name means in them.

    `meant` leads from names to main names; names that it lacks are looked for as they are.
    """

    def __init__(
        self,
        rules: ChronologyRules,
        holdings: Iterable[Holding],
        meant: Mapping[str, Iterable[str]],
    ) -> None:
        self.rules = rules
        self.offices = OfficeBook(rules.general.offices)
        self._holdings = {holding.key: holding for holding in holdings}
        self._meant = {name: tuple(sorted(set(mains))) for name, mains in meant.items()}

    def visible_keys(self) -> list[Key]:
        """All states of all things, in order."""
        return sorted(self._holdings)

    def keys_of(self, name: str) -> list[Key]:
        """All states in which `name` fills a role."""
        mains = set(self.find(name))
        return sorted(key for key in self._holdings if not mains.isdisjoint(self.things(key)))

    def find(self, name: str) -> tuple[str, ...]:
        """Main names of what `name` may mean."""
        return self._meant.get(name, (name,))

    def holding(self, key: Key) -> Holding:
        """All that answers about a key rest on."""
        return self._holdings[key]

    def roles(self, key: Key) -> dict[str, RoleValue]:
        """The roles of a key with main names, and words as they are mostly written."""
        return self._holdings[key].roles(self.state(key))

    def lives(self, key: Key) -> Sequence[Life]:
        """The spells of a key in numbers."""
        return self._holdings[key].lives


def shown_begin(life: Life) -> Bound:
    """The begin of a life as shown: what is told, else what limits it."""
    if life.begin.told or life.before is None:
        return Bound(begin_window(life), *_rest(life.begin))
    return Bound(begin_window(life), False, life.before.rule, life.before.claims)


def begin_window(life: Life) -> Window:
    """Between which days the begin lies, as shown."""
    begin = life.begin
    if begin.told:
        return begin.window
    low = begin.window.lo if life.before is None else life.before.window.lo
    return Window(low, life.first.hi)


def shown_end(life: Life) -> Bound:
    """The end of a life as shown: what is told, else what limits it, else open after its last witness."""
    if life.end.told:
        return life.end
    if life.after is None:
        return Bound(end_window(life), *_rest(life.end))
    return Bound(end_window(life), False, life.after.rule, life.after.claims)


def end_window(life: Life) -> Window:
    """Between which days the end lies, as shown."""
    if life.end.told:
        return life.end.window
    if life.after is None:
        return Window(life.last.lo, life.end.window.hi)
    return Window(max(life.last.lo, 0), life.after.window.hi)


def _rest(
    bound: Bound,
) -> tuple[bool, str, tuple[str, ...], tuple[tuple[Window, tuple[str, ...]], ...]]:
    return bound.told, bound.rule, bound.claims, bound.readings


def _edge(bound: Bound) -> Edge:
    readings = tuple(between(window) for window, _ in bound.readings)
    return Edge(between(bound.window), bound.told, bound.rule, tuple(sorted(bound.claims)), readings)
