"""Keeps what held in the record: spells that are derived once, and again for whom something changed.

What a change touches are the states of whom it names, and the offices that these held, which have other
holders too. For these the claims within reach are loaded, and their holdings put in place of those that are
kept. The work goes on in parts, each a transaction of its own: a kill leaves marks, and no wrong answer.
"""

from __future__ import annotations

import gc
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import resources
from typing import Any

import msgspec
import sqlalchemy as sa

from factio.chronology.chronicle import Chronicle
from factio.chronology.holding import Holding
from factio.chronology.tellings import Key
from factio.codebook.chronology_rules import ChronologyRules
from factio.record import RecordFile
from factio.record.hubs import hubs_among, parts
from factio.record.reach import neighbourhood
from factio.record.schema import about_record, entity, held, held_by, source_entity, stale_entity

PART = 1500  # entities derived at a time: some thousand claims in memory


def mark_of(rules: ChronologyRules) -> str:
    """Names the rules and the code that make spells: those made under others are not told."""
    return f"{_code()} {hashlib.sha256(msgspec.json.encode(rules, order='deterministic')).hexdigest()[:16]}"


@cache
def _code() -> str:
    summed = hashlib.sha256()
    files = (resources.files("factio") / "chronology").iterdir()
    for entry in sorted(files, key=lambda entry: entry.name):
        if entry.name.endswith(".py"):
            summed.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return summed.hexdigest()[:8]


def kept_under(connection: sa.Connection) -> str:
    """The mark of the rules under which spells are kept; "" where none are."""
    wanted = sa.select(about_record.c.value).where(about_record.c.key == "held")
    return connection.execute(wanted).scalar() or ""


def left(connection: sa.Connection, rules: ChronologyRules, at_most: int) -> int:
    """For how many entities spells are still to be derived under `rules`, counted up to `at_most`."""
    column = stale_entity.c.entity if kept_under(connection) == mark_of(rules) else entity.c.id
    some = sa.select(column).limit(at_most).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one()


def keep(
    record: RecordFile,
    rules: ChronologyRules,
    *,
    anew: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Derives what is still to be derived. With `anew` under these rules, whichever it was kept under.

    Without it, spells that this version of Factio keeps under other rules are left as they are. `progress`
    is told how many entities are done, and of how many. Raises RecordError when the record cannot be written.
    """
    mark = mark_of(rules)
    with record.reading() as connection:
        under = kept_under(connection)
        waiting = list(_waiting(connection)) if under == mark else []
    if under != mark:
        if under.startswith(f"{_code()} ") and not anew:
            return
        with record.writing() as connection:
            _start(connection, mark)
            waiting = list(_waiting(connection))
    for start in range(0, len(waiting), PART):
        with record.writing() as connection, _no_search_for_cycles():
            derive(connection, rules, waiting[start : start + PART])
        if progress:
            progress(min(start + PART, len(waiting)), len(waiting))


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """A chronicle is made and dropped whole: to look through it for cycles takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _waiting(connection: sa.Connection) -> Iterator[str]:
    """Entities still to be derived, in the order in which documents name them: ties are near each other."""
    first = sa.func.min(source_entity.c.id)
    wanted = sa.select(stale_entity.c.entity).outerjoin(
        source_entity, source_entity.c.entity == stale_entity.c.entity
    )
    wanted = wanted.group_by(stale_entity.c.entity).order_by(
        sa.func.coalesce(first, 0), stale_entity.c.entity
    )
    return iter(connection.execute(wanted).scalars().all())


def _start(connection: sa.Connection, mark: str) -> None:
    """All is to be derived, under the rules of `mark`."""
    for table in (held_by, held, stale_entity):
        connection.execute(sa.delete(table))
    connection.execute(sa.insert(stale_entity).from_select(["entity"], sa.select(entity.c.id)))
    connection.execute(sa.delete(about_record).where(about_record.c.key == "held"))
    connection.execute(sa.insert(about_record), [{"key": "held", "value": mark}])


def derive(connection: sa.Connection, rules: ChronologyRules, ids: Sequence[str]) -> None:
    """Derives what the entities `ids` held as far as they are still marked, and takes their marks away."""
    marked = set(_those(connection, stale_entity.c.entity, stale_entity.c.entity, ids))
    if not marked:
        return
    touched = marked | _one_body(connection, marked)
    seats = _seats(connection, rules, touched)
    there = set(_those(connection, entity.c.id, entity.c.id, touched))
    hubs = hubs_among(connection, there, rules)
    told, mine = neighbourhood(connection, there - hubs, rules, hubs | seats)
    chronicle = Chronicle(told.claims, told.sources, rules, types=told.types)
    mains = {one: chronicle.find(name) for one, name in told.names.items()}
    keys = {key for name in _mains(mains, mine) for key in chronicle.keys_of(name)}
    filled = _mains(mains, hubs | seats)
    filled |= {key[1][1] for key in keys if rules.states[key[0]].office and key[1][1]}
    keys |= {key for name in filled for key in chronicle.keys_of(name) if _is_seat(key, name, rules)}
    bearers = _bearers(mains)
    gone = set(_those(connection, held_by.c.held, held_by.c.entity, mine | touched))
    gone |= _offices_in(connection, rules, {one for name in filled for one in bearers[name]} | hubs | seats)
    for part in parts(gone):
        connection.execute(sa.delete(held).where(held.c.id.in_(part)))
    _store(connection, [chronicle.holding(key) for key in sorted(keys)], chronicle, bearers)
    for part in parts(marked | mine):
        connection.execute(sa.delete(stale_entity).where(stale_entity.c.entity.in_(part)))


def _one_body(connection: sa.Connection, ids: set[str]) -> set[str]:
    """Entities that were one body with one of `ids` when the spells were last derived."""
    other = held_by.alias()
    same = sa.select(other.c.entity).distinct().select_from(held_by)
    same = same.join(other, (other.c.held == held_by.c.held) & (other.c.place == held_by.c.place))
    return {one for part in parts(ids) for one in _column(connection, same, held_by.c.entity, part)}


def _seats(connection: sa.Connection, rules: ChronologyRules, ids: set[str]) -> set[str]:
    """Where `ids` were told to hold an office when the spells were last derived."""
    other = held_by.alias()
    where = sa.select(other.c.entity).distinct().select_from(held_by)
    where = where.join(other, other.c.held == held_by.c.held).join(held, held.c.id == held_by.c.held)
    where = where.where(other.c.place == 1, _is_office(rules))
    return {one for part in parts(ids) for one in _column(connection, where, held_by.c.entity, part)}


def _offices_in(connection: sa.Connection, rules: ChronologyRules, ids: set[str]) -> set[int]:
    """The holdings that are kept of offices in `ids`."""
    wanted = sa.select(held.c.id).join(held_by, held_by.c.held == held.c.id)
    wanted = wanted.where(held_by.c.place == 1, _is_office(rules))
    return {one for part in parts(ids) for one in _column(connection, wanted, held_by.c.entity, part)}


def _is_office(rules: ChronologyRules) -> sa.ColumnElement[bool]:
    # written so that no database takes the index on states, in which half of the record is offices
    state = sa.func.coalesce(held.c.state, "")
    return state.in_(sorted(name for name, rule in rules.states.items() if rule.office))


def _is_seat(key: Key, name: str, rules: ChronologyRules) -> bool:
    return bool(rules.states[key[0]].office) and key[1][1] == name


def _mains(mains: dict[str, tuple[str, ...]], ids: set[str]) -> set[str]:
    return {name for one in ids for name in mains.get(one, ())}


def _bearers(mains: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """The entities of each main name."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in sorted(mains):
        for name in mains[one]:
            found[name].append(one)
    return found


def _store(
    connection: sa.Connection,
    holdings: Sequence[Holding],
    chronicle: Chronicle,
    bearers: dict[str, list[str]],
) -> None:
    first = 1 + (connection.execute(sa.select(sa.func.max(held.c.id))).scalar() or 0)
    rows: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []
    for number, holding in enumerate(holdings, first):
        key = holding.key
        cut = len(chronicle.state(key).roles)
        reach = holding.reach
        bare = tuple(msgspec.structs.replace(life, tellings=()) for life in holding.lives)
        content = msgspec.json.encode(msgspec.structs.replace(holding, lives=bare)).decode()
        words = "; ".join(key[1][cut:])
        days = {"first": reach.lo, "last": reach.hi}
        rows.append({"id": number, "state": key[0], "words": words, **days, "content": content})
        links += (
            {"entity": one, "held": number, "place": place}
            for place, name in enumerate(key[1][:cut])
            for one in bearers.get(name, ())
        )
    for table, listed in ((held, rows), (held_by, links)):
        if listed:
            connection.execute(sa.insert(table), listed)


def _those(
    connection: sa.Connection, wanted: sa.Column[Any], column: sa.Column[Any], values: Iterable[Any]
) -> Iterator[Any]:
    for part in parts(values):
        yield from _column(connection, sa.select(wanted), column, part)


def _column(
    connection: sa.Connection, wanted: sa.Select[Any], column: sa.Column[Any], values: Sequence[Any]
) -> Iterator[Any]:
    """What `wanted` finds where `column` has one of `values`."""
    return connection.execute(wanted.where(column.in_(values))).scalars()
