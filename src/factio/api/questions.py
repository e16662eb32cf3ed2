"""What held when, asked of a record."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import sqlalchemy as sa

from factio import chronology
from factio.api.days import Days
from factio.chronology import Change, Comparison, Related, find_conflicts, kept, kept_conflicts
from factio.chronology.answers import span_of
from factio.chronology.book import Book
from factio.chronology.days import Window
from factio.chronology.table import events
from factio.errors import NameNotFound, RecordError
from factio.identity import normal
from factio.model import ToldClaim
from factio.model.conflict import Conflict
from factio.model.spell import Answer, Spell
from factio.record import judging, queries, telling
from factio.record.beyond import in_conflict, of_sources
from factio.record.reach import within_reach
from factio.record.schema import source_entity

T = TypeVar("T", bound=msgspec.Struct)
N = TypeVar("N", str, str | None)
FEW = 3000
"""So many changed entities are derived while a question about one waits; for more it asks the claims."""
PART = 5000
"""So many entities are looked at together for contradictions in the whole record."""
RECORD = "the record"
"""What a record as a whole is called where it is compared with a table."""


class Questions(Days):
    """The questions about time. A name may be any of an entity's names; where several entities bear it,
    what is told of each of them is given.

    All raise RecordError when there is no record, NameNotFound (with suggestions) on a name that nothing
    bears, and DateError on a date that is not EDTF.
    """

    def as_of(
        self,
        date: str,
        about: str | None = None,
        state: str | None = None,
        *,
        all_of_it: bool = False,
        presume: int | None = None,
        by_source: bool = False,
    ) -> list[Answer]:
        """What held on `date` (EDTF), each state with its answer; see `factio.chronology.answers`.

        With `about`, every state in which the name fills a role; without it only yes, presumed, possible.
        """
        if about is None and not by_source:
            return self._whole_day(date, state, all_of_it, presume)
        book: Book
        book, names = self._chronicle(about) if by_source else self._book(about or "")
        return _each(
            names,
            lambda name: chronology.answers(
                book, date, name, state, all_of_it=all_of_it, presume=presume, by_source=by_source
            ),
        )

    def timeline(self, name: str) -> list[Spell]:
        """Every spell of every state in which `name` fills a role, in the order in which they begin."""
        book, names = self._book(name)
        return _each(names, lambda one: chronology.timeline(book, one))

    def holders(self, name: str) -> list[Spell]:
        """Who held which office, in the order of time: in an organisation, by a person, or of an office.

        An office is taken as it is written ("general secretary", however spelt).
        """
        try:
            book, names = self._book(name)
        except NameNotFound:
            with self._reading() as (connection, is_kept):
                office: Book | None = kept.of_office(connection, self.rules, name) if is_kept else None
            found = chronology.holders(office or self._chronicle(None)[0], name)
            if not found:
                raise
            return found
        return _each(names, lambda one: chronology.holders(book, one))

    def members(self, name: str, on: str | None = None) -> list[Answer]:
        """Who belonged to an alliance, a larger body or an organisation: on a day (EDTF), else ever."""
        book, names = self._book(name)
        return _each(names, lambda one: chronology.members(book, one, on))

    def changes(self, since: str, until: str, about: str | None = None) -> list[Change]:
        """What began and what ended from `since` to `until` (EDTF), surely or possibly, in order of time."""
        if about is not None:
            book, names = self._book(about)
            return _each(names, lambda name: chronology.changes(book, since, until, name))
        span = Window(span_of(since).lo, span_of(until).hi)
        with self._reading() as (connection, is_kept):
            if is_kept:
                return chronology.all_changes(self.rules, kept.all_within(connection, span), since, until)
        return chronology.changes(self._chronicle(None)[0], since, until)

    def related(self, name: str, on: str) -> list[Related]:
        """Everything tied to `name` on a day (EDTF), the surest first."""
        book, names = self._book(name)
        return _each(names, lambda one: chronology.related(book, one, on))

    def conflicts(self, about: str | None = None, *, precision: bool = False) -> list[Conflict]:
        """What the sources say that cannot be true together; see `factio.chronology.find_conflicts`."""
        with self._reading(at_most=None if about is None else FEW) as (connection, is_kept):
            settled = judging.settled(connection)
            ids = None if about is None else queries.meant(connection, about)
            if not is_kept:
                return self._looked_for(connection, ids, precision, settled)
            if ids is None:
                return kept_conflicts.listed(connection, settled, precision=precision)
            return kept_conflicts.about(connection, ids, settled, precision=precision)

    def _conflicts_beginning(self, id: str) -> list[str]:
        """The ids of conflicts that begin so."""
        with self._reading() as (connection, is_kept):
            if is_kept:
                return kept_conflicts.ids_beginning(connection, id)
            listed = self._looked_for(connection, None, True, {})
        return [one.id for one in listed if one.id.startswith(id)]

    def _looked_for(
        self, connection: sa.Connection, ids: list[str] | None, precision: bool, settled: Mapping[str, str]
    ) -> list[Conflict]:
        """What contradicts about `ids` (None: anybody), from the claims."""
        found: dict[str, Conflict] = {}
        for part in _in_parts(connection) if ids is None else [ids]:
            told, _ = in_conflict(connection, part, self.rules)
            mine = sorted(told.names[one] for one in part if one in told.names)
            chronicle = self._made(told.claims, told)
            bodies = {body for name in mine for body in chronicle.find(name)}
            bodies |= {name for body in bodies for name in chronicle.bodies.names(body)}
            for one in find_conflicts(chronicle, precision=precision, settled=settled):
                if not bodies.isdisjoint(one.names()):
                    found[one.id] = one
        return sorted(found.values(), key=lambda one: (one.rule, one.left, one.right, one.id))

    def compare(
        self,
        sources: Sequence[str] = (),
        about: str | None = None,
        tables: Sequence[str | os.PathLike[str]] = (),
    ) -> Comparison:
        """What documents of the record say side by side, and beside tables of events (CSV).

        With tables and no documents, the record as a whole stands beside them as "the record".
        Raises NameNotFound on a document that the record does not have; RecordError where there are
        fewer than two to compare; TableError where a table is none of events.
        """
        if len(set(sources)) + len(tables) + (not sources) * bool(tables) < 2:
            raise RecordError("compare needs two documents of the record, or a table (--table FILE.csv)")
        with self.file().reading() as connection:
            for source in sources:
                queries.document(connection, source)
            meant = [] if about is None else queries.meant(connection, about)
            if sources:
                told = of_sources(connection, sources, self.rules)
            else:  # the whole record, or all of it that bears on a name, stands beside the tables
                told = within_reach(connection, meant, self.rules) if meant else telling.told(connection)
            bearers = telling.bearers(connection, telling.main_names(connection)[0]) if tables else {}
        claims = list(told.claims)
        if not sources:
            claims = [msgspec.structs.replace(claim, source=RECORD) for claim in claims]
        shown = list(sources) or [RECORD]
        for table in tables:
            path = Path(table)
            shown.append(path.name)
            claims += (_resolved(claim, bearers) for claim in events(path, self.codebook))
        chronicle = self._made(claims, told)
        found = [chronology.compare(chronicle, shown, told.names[one]) for one in meant]
        return _together(found) if found else chronology.compare(chronicle, shown)

    def _book(self, about: str) -> tuple[Book, Sequence[str]]:
        """What `about` held, from the spells that are kept, and the main names that it may mean.

        Where these cannot be brought up to date now, they are derived from the claims within reach.
        """
        with self._reading(at_most=FEW) as (connection, is_kept):
            ids = queries.meant(connection, about)
            if is_kept:
                names, _ = telling.main_names(connection, ids)
                return kept.shelf(connection, self.rules, ids), sorted(names[one] for one in ids)
            told = within_reach(connection, ids, self.rules)
        return self._made(told.claims, told), sorted(told.names[one] for one in ids)


def _in_parts(connection: sa.Connection) -> Iterator[list[str]]:
    """All entities, some at a time, in the order in which documents name them: ties are near each other."""
    first = sa.func.min(source_entity.c.id)
    wanted = sa.select(source_entity.c.entity).where(source_entity.c.entity.is_not(None))
    ids = connection.execute(wanted.group_by(source_entity.c.entity).order_by(first)).scalars().all()
    for start in range(0, len(ids), PART):
        yield list(ids[start : start + PART])


def _resolved(claim: ToldClaim, bearers: Mapping[str, Sequence[str]]) -> ToldClaim:
    """A claim of a table, its names those of the record where just one entity bears them."""

    def main(name: str) -> str:
        found = bearers.get(normal(name), ())
        return found[0] if len(found) == 1 else name

    roles = {
        role: main(value) if isinstance(value, str) else tuple(map(main, value))
        for role, value in claim.roles.items()
    }
    return msgspec.structs.replace(claim, roles=roles)


def _each(names: Sequence[N], ask: Callable[[N], list[T]]) -> list[T]:
    """What is told of each of several entities of one name, each thing once."""
    if len(names) == 1:
        return ask(names[0])
    found: dict[bytes, T] = {}
    for name in names:
        for one in ask(name):
            found.setdefault(msgspec.json.encode(one, order="deterministic"), one)
    return list(found.values())


def _together(found: Sequence[Comparison]) -> Comparison:
    if len(found) == 1:
        return found[0]
    rows = {msgspec.json.encode(row): row for one in found for row in one.rows}
    shared: dict[str, int] = {}
    agreed: dict[str, int] = {}
    for row in rows.values():
        if row.standing != "only":
            shared[row.kind] = shared.get(row.kind, 0) + 1
            agreed[row.kind] = agreed.get(row.kind, 0) + (row.standing != "differ")
    return Comparison(tuple(rows.values()), shared, agreed)
