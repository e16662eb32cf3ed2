"""What all pages share: the record, and what follows from it, kept as long as the record stays the same."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from threading import Lock

import msgspec
import sqlalchemy as sa

from factio.api import Record
from factio.chronology import Chronicle, answers, find_conflicts, timeline
from factio.model import Answer, Conflict, Spell
from factio.record import judging, telling
from factio.web import asking
from factio.web.colours import kind_classes


class Known(msgspec.Struct, frozen=True):
    """What follows from all claims together. `ids` leads from main names to entities, `names` back."""

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
    """A record as the pages ask it; many may ask at once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.codebook = record.codebook
        self.classes = kind_classes(record.codebook)
        self._lock = Lock()
        self._known: tuple[str, Known] | None = None

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """A connection that sees the record as it is now."""
        return self.record.file().reading()

    def known(self, connection: sa.Connection) -> Known:
        """What follows from the claims, found anew when the record has changed."""
        with self._lock:
            stamp = asking.stamp(connection)
            if self._known is None or self._known[0] != stamp:
                self._known = (stamp, self._find_out(connection))
            return self._known[1]

    def _find_out(self, connection: sa.Connection) -> Known:
        told = telling.told(connection)
        chronicle = Chronicle(told.claims, told.sources, self.codebook, types=told.types)
        ids = {name: one for one, name in told.names.items()}
        return Known(
            chronicle, tuple(find_conflicts(chronicle, settled=judging.settled(connection))), told.names, ids
        )

    def held_on(self, connection: sa.Connection, day: str, entity: str | None) -> list[Answer]:
        """What held on `day` (EDTF): every state of an entity, or all of the record that may have.

        Raises DateError on a day that is no EDTF date.
        """
        known = self.known(connection)
        name = None if entity is None else known.names[entity]
        with self._lock:
            return answers(known.chronicle, day, name)

    def timeline(self, connection: sa.Connection, entity: str) -> list[Spell]:
        """Every spell of every state in which an entity fills a role, in order of time."""
        known = self.known(connection)
        with self._lock:
            return timeline(known.chronicle, known.names[entity]) if entity in known.names else []


def today() -> str:
    """This day in EDTF."""
    return date.today().isoformat()


def _names(conflict: Conflict) -> set[str]:
    return {
        name for value in conflict.about.values() for name in ((value,) if isinstance(value, str) else value)
    }
