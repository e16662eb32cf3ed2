"""What all pages share: the record, and what follows from it, kept as long as the record stays the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from threading import Lock

import msgspec
import sqlalchemy as sa

from factio.api import Record
from factio.chronology import Chronicle, answers, find_conflicts, timeline
from factio.model import Answer, Conflict, Spell
from factio.record import judging, telling
from factio.record.reach import within_reach
from factio.web import asking
from factio.web.colours import kind_classes

PAGE = 150  # claims on one page of an entity
KEPT = 64  # entities whose chronicles are kept


class Known(msgspec.Struct, frozen=True):
    """What follows from claims. `ids` leads from main names to entities, `names` back."""

    chronicle: Chronicle
    conflicts: tuple[Conflict, ...]
    names: dict[str, str]
    ids: dict[str, str]

    def about(self, entity: str) -> tuple[Conflict, ...]:
        """The conflicts that concern an entity."""
        name = self.names.get(entity)
        return tuple(one for one in self.conflicts if name in _names(one))

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
        self._lock = Lock()
        self._stamp = ""
        self._known: Known | None = None
        self._near: OrderedDict[tuple[str, ...], Known] = OrderedDict()

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """A connection that sees the record as it is now."""
        return self.record.file().reading()

    def known(self, connection: sa.Connection) -> Known:
        """What follows from all claims, found anew when the record has changed."""
        with self._lock:
            self._forget(connection)
            if self._known is None:
                told = telling.told(connection)
                chronicle = Chronicle(told.claims, told.sources, self.record.rules, types=told.types)
                found = find_conflicts(chronicle, settled=judging.settled(connection))
                ids = {name: one for one, name in told.names.items()}
                self._known = Known(chronicle, tuple(found), told.names, ids)
            return self._known

    def near(self, connection: sa.Connection, entities: Sequence[str]) -> Known:
        """What follows about these entities from the claims that it rests on, however large the record."""
        key = tuple(sorted(set(entities)))
        with self._lock:
            self._forget(connection)
            if self._known is not None:
                return self._known
            if key in self._near:
                self._near.move_to_end(key)
                return self._near[key]
            told = within_reach(connection, key, self.record.rules)
            chronicle = Chronicle(told.claims, told.sources, self.record.rules, types=told.types)
            settled = judging.settled(connection)
            found: dict[str, Conflict] = {}
            for name in (told.names[one] for one in key if one in told.names):
                found.update((one.id, one) for one in find_conflicts(chronicle, about=name, settled=settled))
            ids = {name: one for one, name in told.names.items()}
            self._near[key] = Known(chronicle, tuple(found.values()), told.names, ids)
            if len(self._near) > KEPT:
                self._near.popitem(last=False)
            return self._near[key]

    def _forget(self, connection: sa.Connection) -> None:
        """Drops what was found out of a record that has changed since."""
        stamp = asking.stamp(connection)
        if stamp != self._stamp:
            self._stamp = stamp
            self._known = None
            self._near.clear()

    def held_on(self, connection: sa.Connection, day: str, entity: str | None) -> list[Answer]:
        """What held on `day` (EDTF): every state of an entity, or all of the record that may have.

        Raises DateError on a day that is no EDTF date.
        """
        known = self.known(connection) if entity is None else self.near(connection, [entity])
        name = None if entity is None else known.names[entity]
        with self._lock:
            return answers(known.chronicle, day, name)

    def timeline(self, connection: sa.Connection, entity: str) -> list[Spell]:
        """Every spell of every state in which an entity fills a role, in order of time."""
        known = self.near(connection, [entity])
        with self._lock:
            return timeline(known.chronicle, known.names[entity]) if entity in known.names else []


def today() -> str:
    """This day in EDTF."""
    return date.today().isoformat()


def _names(conflict: Conflict) -> set[str]:
    return {
        name for value in conflict.about.values() for name in ((value,) if isinstance(value, str) else value)
    }
