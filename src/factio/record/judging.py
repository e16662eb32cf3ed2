"""The log of what people decided: added to, read, and replayed. Nothing in it is ever changed.

An entry is in force unless a later entry in force takes it back; taking back an `undo` brings back what
that one took back. What follows from the entries in force is derived: where claims stand and the
claims made by hand (`standing.py`), who is one with whom (`derive.py`), which conflicts are settled.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from factio.errors import RecordError
from factio.identity import Link, Member
from factio.model.claim import Modality, Phase, RoleValue
from factio.record.schema import judgement, source, source_entity

What = Literal["accept", "reject", "correct", "same", "different", "add", "withdraw", "settle", "undo"]
Meant = tuple[str, str]
"""An entity of a document, as a judgement names it: the document and the entity's name there."""


class Coded(msgspec.Struct, frozen=True, omit_defaults=True):
    """A claim as a person codes it. `things` are the types of things (not words) that each role takes.

    `quote` is "" in a correction: the words of the source stay. `page` is where they stand in a book.
    """

    kind: str
    roles: dict[str, RoleValue]
    date: str | None = None
    phase: Phase | None = None
    polarity: Literal["no"] | None = None
    modality: Modality | None = None
    by: str | None = None
    quote: str = ""
    page: str = ""
    things: dict[str, tuple[str, ...]] = {}


class Pair(msgspec.Struct, frozen=True):
    """Who is meant by the two names of a judgement on sameness."""

    one: tuple[Meant, ...]
    other: tuple[Meant, ...]


class Judgement(msgspec.Struct, frozen=True, omit_defaults=True):
    """One entry of the log. `at` is an ISO time (UTC); `undone` the number of the entry taken back."""

    id: int
    at: str
    who: str
    what: What
    because: str
    claim: str | None = None
    source: str | None = None
    one: str | None = None
    other: str | None = None
    conflict: str | None = None
    undone: int | None = None
    content: str | None = None

    def coded(self) -> Coded:
        """The claim that an `add` or a `correct` codes."""
        return msgspec.json.decode(self.content or "{}", type=Coded)

    def pair(self) -> Pair:
        """Who is meant in a `same` or a `different`."""
        return msgspec.json.decode(self.content or "{}", type=Pair)


def entries(
    connection: sa.Connection, *, source: str | None = None, what: Iterable[What] = ()
) -> list[Judgement]:
    """The log in its order: all of it, what is judged on one source, or some sorts of entries.

    An `undo` bears the source of what it takes back; it has to be among the sorts asked for.
    """
    wanted = sa.select(*(judgement.c[name] for name in Judgement.__struct_fields__))
    if source is not None:
        wanted = wanted.where(judgement.c.source == source)
    if what:
        wanted = wanted.where(judgement.c.what.in_(sorted(what)))
    rows = connection.execute(wanted.order_by(judgement.c.id))
    return [Judgement(*row) for row in rows]


def taken_back(log: Iterable[Judgement]) -> list[Judgement]:
    """The entries of the sort `undo` that count, the last first."""
    gone: set[int] = set()
    kept = []
    for entry in reversed(list(log)):
        if entry.what == "undo" and entry.id not in gone:
            gone.add(entry.undone or 0)
            kept.append(entry)
    return kept


def in_force(log: Iterable[Judgement]) -> list[Judgement]:
    """The entries that count, in order; those that take others back are left out themselves."""
    listed = list(log)
    gone = {entry.undone for entry in taken_back(listed)}
    return [entry for entry in listed if entry.what != "undo" and entry.id not in gone]


def enter(connection: sa.Connection, what: What, who: str, because: str, **rest: Any) -> Judgement:
    """Adds an entry. Raises RecordError without a reason or a name of who decides."""
    if not because.strip():
        raise RecordError("a judgement needs a reason: --because …")
    if not who.strip():
        raise RecordError("a judgement needs the name of who decides: --who … or FACTIO_WHO")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    row = {"at": at, "who": who.strip(), "what": what, "because": because.strip(), **rest}
    number = connection.execute(sa.insert(judgement).returning(judgement.c.id), row).scalar_one()
    return Judgement(id=number, **row)


def links(connection: sa.Connection) -> list[Link]:
    """What is judged about sameness, with the members that are there now."""
    wanted = in_force(entries(connection, what=("same", "different", "undo")))
    if not wanted:
        return []
    pairs = [(entry, entry.pair()) for entry in wanted]
    members = _members(connection, {meant for _, pair in pairs for meant in (*pair.one, *pair.other)})
    return [
        Link(
            entry.id,
            entry.what == "same",
            frozenset(member for meant in pair.one for member in members.get(meant, ())),
            frozenset(member for meant in pair.other for member in members.get(meant, ())),
        )
        for entry, pair in pairs
    ]


def _members(connection: sa.Connection, meant: set[Meant]) -> dict[Meant, list[Member]]:
    found: dict[Meant, list[Member]] = {}
    names = sorted({name for _, name in meant})
    for start in range(0, len(names), 500):
        wanted = sa.select(source_entity.c.block, source.c.name, source_entity.c.name).join(source)
        wanted = wanted.where(source_entity.c.name.in_(names[start : start + 500]))
        for block, document, name in connection.execute(wanted):
            if (document, name) in meant:
                found.setdefault((document, name), []).append((block, document, name))
    return found


def blocks(connection: sa.Connection, meant: set[Meant]) -> set[str]:
    """The blocks into which these entities of documents fall."""
    return {member[0] for members in _members(connection, meant).values() for member in members}


def apart(connection: sa.Connection) -> set[tuple[str, str]]:
    """Pairs of ids of entities that are judged not to be one, each in both orders."""
    found: set[tuple[str, str]] = set()
    for link in links(connection):
        if link.same:
            continue
        one, other = (_entities(connection, members) for members in (link.one, link.other))
        found |= {pair for a in one for b in other for pair in ((a, b), (b, a))}
    return found


def _entities(connection: sa.Connection, members: Iterable[Member]) -> set[str]:
    found: set[str] = set()
    for block, document, name in members:
        wanted = sa.select(source_entity.c.entity).join(source)
        wanted = wanted.where(source_entity.c.block == block, source.c.name == document)
        found.update(connection.execute(wanted.where(source_entity.c.name == name)).scalars())
    return found


def withdrawn(connection: sa.Connection) -> set[str]:
    """The names of the sources that are withdrawn."""
    counting = in_force(entries(connection, what=("withdraw", "undo")))
    return {entry.source for entry in counting if entry.source is not None}


def settled(connection: sa.Connection) -> dict[str, str]:
    """Ids of conflicts that are settled, with the reason given last."""
    return {
        entry.conflict: entry.because
        for entry in in_force(entries(connection, what=("settle", "undo")))
        if entry.conflict
    }
