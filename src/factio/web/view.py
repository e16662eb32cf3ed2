"""What all pages share: the record, and what follows from it, kept as long as the record stays the same."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain, islice
from threading import RLock
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from factio.api import Record
from factio.api.questions import FEW
from factio.chronology import Chronicle, answers, find_conflicts, kept, kept_conflicts, timeline
from factio.chronology.book import Book
from factio.model import Answer, AnswerWord, Conflict, Spell
from factio.record import judging, queries, telling
from factio.record.open import told
from factio.record.reach import within_reach
from factio.web import asking
from factio.web.colours import kind_classes

T = TypeVar("T")
PAGE = 150  # claims on one page of an entity
LARGE = 30_000  # claims
KEPT = 64  # entities of whom what follows is kept
DAYS = 16  # days of which it is kept what held


class Known(msgspec.Struct, frozen=True):
    """What follows about some entities. `ids` leads from main names to entities, `names` back."""

    book: Book
    conflicts: tuple[Conflict, ...]
    names: dict[str, str]
    ids: dict[str, str]

    def about(self, entity: str) -> tuple[Conflict, ...]:
        """The conflicts that concern an entity."""
        name = self.names.get(entity)
        return tuple(one for one in self.conflicts if name in one.names())

    def against(self, claim: str) -> tuple[Conflict, ...]:
        """The conflicts that a claim is part of."""
        return tuple(one for one in self.conflicts if claim in one.left or claim in one.right)


class View:
    """A record as the pages ask it; many may ask at once.

    `static` pages have nothing that needs a server behind them; `page_size` is how many claims of an entity
    stand on one page.
    """

    def __init__(self, record: Record, *, static: bool = False, page_size: int = PAGE) -> None:
        self.record = record
        self.static = static
        self.page_size = page_size
        self.codebook = record.codebook
        self.classes = kind_classes(record.codebook)
        self._lock = RLock()
        self._watch: sa.Connection | None = None
        self._stamp = ""
        self._kept: dict[str, Any] = {}
        self._known: Known | None = None
        self._near: OrderedDict[tuple[str, ...], Known] = OrderedDict()
        self._days: OrderedDict[str, dict[AnswerWord, array[int]]] = OrderedDict()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees the record as it is now."""
        # Looked at before the reading begins: what is kept may be found out again, but is never out of date.
        stamp = self._look()
        if stamp is None or stamp != self._stamp:
            self.record.bring_up(FEW)
        with self.record.file().reading() as connection:
            with self._lock:
                if stamp is None:
                    stamp = asking.stamp(connection)
                if stamp != self._stamp:
                    self._stamp = stamp
                    self._known = None
                    self._near.clear()
                    self._days.clear()
                    self._kept.clear()
            yield connection

    def kept(self, key: str, make: Callable[[], T]) -> T:
        """What `make` gives, found out once as long as the record stays the same."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = make()
            found: T = self._kept[key]
            return found

    def counts(self, connection: sa.Connection) -> asking.Counts:
        """How much the record holds."""
        return self.kept("counts", lambda: asking.counts(connection, roughly=self.large(connection)))

    def nearest(self, connection: sa.Connection, words: str) -> tuple[str, ...]:
        """Names that look like what is asked; a large record is not looked through for them."""
        return () if self.large(connection) else queries.nearest(connection, words)

    def _look(self) -> str | None:
        """A mark that SQLite changes whenever somebody else writes; None where only asking tells."""
        engine = self.record.file().engine
        if engine.dialect.name != "sqlite":
            return None
        with self._lock:
            if self._watch is None:
                self._watch = engine.connect()
            with told(self.record.where), self._watch.begin():
                return str(self._watch.exec_driver_sql("PRAGMA data_version").scalar())

    def known(self, connection: sa.Connection) -> Known:
        """What follows from all claims, found anew when the record has changed."""
        with self._lock:
            if self._known is None:
                every = telling.told(connection)
                chronicle = Chronicle(every.claims, every.sources, self.record.rules, types=every.types)
                found = find_conflicts(chronicle, settled=judging.settled(connection))
                ids = {name: one for one, name in every.names.items()}
                self._known = Known(chronicle, tuple(found), every.names, ids)
            return self._known

    def large(self, connection: sa.Connection) -> bool:
        """Whether the record is too large for a page to wait until all of it is looked through."""
        return self.kept("claims", lambda: asking.claims_in_all(connection)) > LARGE

    def is_kept(self, connection: sa.Connection) -> bool:
        """Whether what follows from all claims is kept in the record."""
        return self.kept("is kept", lambda: kept.is_kept(connection, self.record.rules))

    def near(self, connection: sa.Connection, entities: Sequence[str]) -> Known:
        """What follows about these entities: from what is kept, else from the claims that it rests on."""
        key = tuple(sorted(set(entities)))
        is_kept = self.is_kept(connection)
        if not is_kept and not self.large(connection):
            return self.known(connection)
        with self._lock:
            if key not in self._near:
                self._near[key] = (self._from_kept if is_kept else self._from_claims)(connection, key)
            self._near.move_to_end(key)
            if len(self._near) > KEPT:
                self._near.popitem(last=False)
            return self._near[key]

    def _from_kept(self, connection: sa.Connection, entities: Sequence[str]) -> Known:
        found = kept_conflicts.about(connection, entities, judging.settled(connection))
        ids = kept_conflicts.whom(connection, found) | kept.tied(connection, entities)
        names = {one: name for name, one in ids.items()}
        return Known(kept.shelf(connection, self.record.rules, entities), tuple(found), names, ids)

    def _from_claims(self, connection: sa.Connection, entities: Sequence[str]) -> Known:
        reach = within_reach(connection, entities, self.record.rules)
        chronicle = Chronicle(reach.claims, reach.sources, self.record.rules, types=reach.types)
        settled = judging.settled(connection)
        found: dict[str, Conflict] = {}
        for name in (reach.names[one] for one in entities if one in reach.names):
            found.update((one.id, one) for one in find_conflicts(chronicle, about=name, settled=settled))
        ids = {name: one for one, name in reach.names.items()}
        return Known(chronicle, tuple(found.values()), reach.names, ids)

    def conflicts(self, connection: sa.Connection) -> Sequence[Conflict] | None:
        """All conflicts of the record; None where they are not kept and it is too large to look for them."""
        if self.is_kept(connection):
            settled = judging.settled(connection)
            return self.kept("conflicts", lambda: kept_conflicts.listed(connection, settled))
        return None if self.large(connection) else self.known(connection).conflicts

    def whom(self, connection: sa.Connection, conflicts: Sequence[Conflict]) -> dict[str, str]:
        """The entities that the names in conflicts mean."""
        if self.is_kept(connection):
            return kept_conflicts.whom(connection, conflicts)
        names = {name for one in conflicts for name in one.names()}
        if self.large(connection):
            return asking.ids_of(connection, sorted(names))
        return {name: one for name, one in self.known(connection).ids.items() if name in names}

    def held_on(self, connection: sa.Connection, day: str, entity: str | None) -> list[Answer]:
        """What held on `day` (EDTF): every state of an entity, or all of the record that may have.

        Raises DateError on a day that is no EDTF date.
        """
        if entity is None and (self.is_kept(connection) or self.large(connection)):
            return self.record.as_of(day)
        known = self.known(connection) if entity is None else self.near(connection, [entity])
        name = None if entity is None else known.names[entity]
        with self._lock:
            return answers(known.book, day, name)

    def whole_day(self, day: str, start: int, size: int) -> tuple[dict[AnswerWord, int], list[Answer]] | None:
        """How many of each answer the record gives for `day`, the surest first, and `size` from `start` on.

        None where that is not kept. Raises DateError on a day that is no EDTF date.
        """
        with self._lock:
            words = self._days.pop(day, None) or self.record.words_on(day)
            if words is None:
                return None
            self._days[day] = words
            if len(self._days) > DAYS:
                self._days.popitem(last=False)
        numbers = list(islice(chain.from_iterable(words.values()), start, start + size))
        return {word: len(found) for word, found in words.items()}, self.record.answers_on(day, numbers)

    def timeline(self, connection: sa.Connection, entity: str) -> list[Spell]:
        """Every spell of every state in which an entity fills a role, in order of time."""
        known = self.near(connection, [entity])
        with self._lock:
            return timeline(known.book, known.names[entity]) if entity in known.names else []


def today() -> str:
    """This day in EDTF."""
    return date.today().isoformat()
