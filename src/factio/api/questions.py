"""What held when, asked of a record."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

import msgspec
import sqlalchemy as sa

from factio import chronology
from factio.api.opened import Opened
from factio.chronology import Change, Chronicle, Comparison, Related, find_conflicts, keeping, kept
from factio.chronology.answers import answers_of, span_of
from factio.chronology.book import Book, Shelf
from factio.chronology.days import Window
from factio.chronology.table import events
from factio.errors import NameNotFound, RecordError
from factio.identity import normal
from factio.model import ToldClaim
from factio.model.conflict import Conflict
from factio.model.spell import Answer, Spell
from factio.record import judging, queries, telling
from factio.record.reach import within_reach
from factio.record.telling import Told

T = TypeVar("T", bound=msgspec.Struct)
N = TypeVar("N", str, str | None)
FEW = 3000
"""So many changed entities are derived while a question about one waits; for more it asks the claims."""
RECORD = "the record"
"""What a record as a whole is called where it is compared with a table."""


class Questions(Opened):
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

    def _whole_day(self, date: str, state: str | None, all_of_it: bool, presume: int | None) -> list[Answer]:
        span = span_of(date)
        with self._reading() as (connection, is_kept):
            if is_kept:
                holdings = kept.all_within(connection, span, state)
                found = answers_of(self.rules, holdings, span, True, all_of_it, presume)
                return [answer for _, answer in sorted(found, key=itemgetter(0))]
        chronicle, _ = self._chronicle(None)
        return chronology.answers(chronicle, date, None, state, all_of_it=all_of_it, presume=presume)

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
                within = Shelf(self.rules, kept.all_within(connection, span), {})
                return chronology.changes(within, since, until)
        return chronology.changes(self._chronicle(None)[0], since, until)

    def related(self, name: str, on: str) -> list[Related]:
        """Everything tied to `name` on a day (EDTF), the surest first."""
        book, names = self._book(name)
        return _each(names, lambda one: chronology.related(book, one, on))

    def conflicts(self, about: str | None = None, *, precision: bool = False) -> list[Conflict]:
        """What the sources say that cannot be true together; see `factio.chronology.find_conflicts`."""
        chronicle, names = self._chronicle(about, whole=True)
        with self.file().reading() as connection:
            settled = judging.settled(connection)
        found = {
            one.id: one
            for name in names
            for one in find_conflicts(chronicle, about=name, precision=precision, settled=settled)
        }
        return list(found.values())

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
            told = telling.told(connection)
            bearers = telling.bearers(connection, told.names) if tables else {}
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

    def _made(self, claims: Iterable[ToldClaim], told: Told) -> Chronicle:
        return Chronicle(claims, told.sources, self.rules, types=told.types)

    def _chronicle(self, about: str | None, *, whole: bool = False) -> tuple[Chronicle, Sequence[str | None]]:
        """What bears on `about` (None: all), and the main names of those that it may mean.

        Only what is within reach of `about` is loaded, unless the `whole` is wanted.
        """
        with self.file().reading() as connection:
            ids = [] if about is None else queries.meant(connection, about)
            if ids and not whole:
                told = within_reach(connection, ids, self.rules)
            else:
                told = telling.told(connection)
        return self._made(told.claims, told), sorted(told.names[one] for one in ids) or [None]

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

    @contextmanager
    def _reading(self, at_most: int | None = None) -> Iterator[tuple[sa.Connection, bool]]:
        """A connection, and whether the spells of its record are kept: as derived from all claims.

        What changed is derived before, unless it concerns more than `at_most` entities.
        """
        with self.file().reading() as connection:
            if kept.is_kept(connection, self.rules):
                yield connection, True
                return
            waits = at_most is not None and keeping.left(connection, at_most) >= at_most
        if not waits:
            # where it can only be read, or another process writes, the claims are there
            with suppress(RecordError):
                keeping.keep(self.file(), self.rules)
        with self.file().reading() as connection:
            yield connection, kept.is_kept(connection, self.rules)

    def keep(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Derives what held anew for all of whom something changed, so that questions find it ready.

        Reading and judging do so by themselves. `progress` is told how many entities are done, of how many.
        """
        keeping.keep(self.file(), self.rules, anew=True, progress=progress)


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
