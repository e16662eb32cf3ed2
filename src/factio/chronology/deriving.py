"""Derives what some entities held and what contradicts about them, and puts it in place of what is kept.

What a change touches are the states of whom it names, and the offices that these held, which have other
holders too. For these the claims within reach are loaded. Rows that come out as they were are left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from factio.chronology.chronicle import Chronicle
from factio.chronology.disputes import Disputes, moved
from factio.chronology.holding import Holding
from factio.chronology.tellings import Key
from factio.codebook.chronology_rules import ChronologyRules
from factio.record.beyond import in_conflict
from factio.record.hubs import found_among, hubs_among, parts
from factio.record.schema import entity, held, held_by, stale_entity
from factio.record.telling import Told

Row = tuple[str, frozenset[tuple[str, int]]]
"""What is kept of a holding: its content, and whose it is, each with the place."""


def derive(connection: sa.Connection, rules: ChronologyRules, ids: Sequence[str]) -> None:
    """Derives what the entities `ids` held as far as they are still marked, and takes their marks away."""
    marked = set(found_among(connection, sa.select(stale_entity.c.entity), stale_entity.c.entity, ids))
    if not marked:
        return
    touched = marked | _one_body(connection, marked)
    hubs = hubs_among(connection, touched, rules)
    touched |= moved(connection, rules, hubs | (touched - _there(connection, touched)))
    disputes = Disputes(connection, rules)
    while True:
        touched |= disputes.in_circles(touched - hubs)
        seats = _seats(connection, rules, touched)
        there = _there(connection, touched)
        told, mine = in_conflict(connection, there - hubs, rules, hubs | seats)
        chronicle = Chronicle(told.claims, told.sources, rules, types=told.types)
        drawn_in = disputes.drawn_in(chronicle, told, mine) - touched
        if not drawn_in:
            break
        touched |= drawn_in
    _keep_holdings(connection, chronicle, told, mine, hubs | seats, touched)
    disputes.keep(chronicle, told, mine, touched - hubs)
    for part in parts(marked | mine):
        connection.execute(sa.delete(stale_entity).where(stale_entity.c.entity.in_(part)))


def _keep_holdings(
    connection: sa.Connection,
    chronicle: Chronicle,
    told: Told,
    mine: set[str],
    seats: set[str],
    touched: set[str],
) -> None:
    rules = chronicle.rules
    mains = {one: chronicle.find(name) for one, name in told.names.items()}
    keys = {key for name in _mains(mains, mine) for key in chronicle.keys_of(name)}
    filled = _mains(mains, seats)
    filled |= {key[1][1] for key in keys if rules.states[key[0]].office and key[1][1]}
    keys |= {key for name in filled for key in chronicle.keys_of(name) if _is_seat(key, name, rules)}
    bearers = _bearers(mains)
    gone = set(found_among(connection, sa.select(held_by.c.held), held_by.c.entity, mine | touched))
    gone |= _offices_in(connection, rules, {one for name in filled for one in bearers[name]} | seats)
    fresh = {_row(holding, chronicle, bearers): holding for holding in map(chronicle.holding, sorted(keys))}
    for number, row in _rows(connection, gone):
        if fresh.pop(row, None) is not None:
            gone.discard(number)
    for part in parts(gone):
        connection.execute(sa.delete(held).where(held.c.id.in_(part)))
    _store(connection, fresh, chronicle)


def _there(connection: sa.Connection, ids: set[str]) -> set[str]:
    return set(found_among(connection, sa.select(entity.c.id), entity.c.id, ids))


def _one_body(connection: sa.Connection, ids: set[str]) -> set[str]:
    """Entities that were one body with one of `ids` when the spells were last derived."""
    other = held_by.alias()
    same = sa.select(other.c.entity).distinct().select_from(held_by)
    same = same.join(other, (other.c.held == held_by.c.held) & (other.c.place == held_by.c.place))
    return set(found_among(connection, same, held_by.c.entity, ids))


def _seats(connection: sa.Connection, rules: ChronologyRules, ids: set[str]) -> set[str]:
    """Where `ids` were told to hold an office when the spells were last derived."""
    other = held_by.alias()
    where = sa.select(other.c.entity).distinct().select_from(held_by)
    where = where.join(other, other.c.held == held_by.c.held).join(held, held.c.id == held_by.c.held)
    where = where.where(other.c.place == 1, _is_office(rules))
    return set(found_among(connection, where, held_by.c.entity, ids))


def _offices_in(connection: sa.Connection, rules: ChronologyRules, ids: set[str]) -> set[int]:
    """The holdings that are kept of offices in `ids`."""
    wanted = sa.select(held.c.id).join(held_by, held_by.c.held == held.c.id)
    wanted = wanted.where(held_by.c.place == 1, _is_office(rules))
    return set(found_among(connection, wanted, held_by.c.entity, ids))


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


def _row(holding: Holding, chronicle: Chronicle, bearers: dict[str, list[str]]) -> Row:
    bare = tuple(msgspec.structs.replace(life, tellings=()) for life in holding.lives)
    content = msgspec.json.encode(msgspec.structs.replace(holding, lives=bare)).decode()
    things = holding.key[1][: len(chronicle.state(holding.key).roles)]
    return content, frozenset(
        (one, place) for place, name in enumerate(things) for one in bearers.get(name, ())
    )


def _rows(connection: sa.Connection, ids: Iterable[int]) -> Iterator[tuple[int, Row]]:
    """The rows that are kept under these ids."""
    for part in parts(ids):
        whose: dict[int, set[tuple[str, int]]] = defaultdict(set)
        links = sa.select(held_by.c.held, held_by.c.entity, held_by.c.place).where(held_by.c.held.in_(part))
        for number, one, place in connection.execute(links):
            whose[number].add((one, place))
        rows = connection.execute(sa.select(held.c.id, held.c.content).where(held.c.id.in_(part)))
        yield from ((number, (content, frozenset(whose[number]))) for number, content in rows)


def _store(connection: sa.Connection, fresh: dict[Row, Holding], chronicle: Chronicle) -> None:
    first = 1 + (connection.execute(sa.select(sa.func.max(held.c.id))).scalar() or 0)
    rows: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []
    for number, ((content, whose), holding) in enumerate(fresh.items(), first):
        key, reach = holding.key, holding.reach
        words = "; ".join(key[1][len(chronicle.state(key).roles) :])
        days = {"first": reach.lo, "last": reach.hi}
        rows.append({"id": number, "state": key[0], "words": words, **days, "content": content})
        links += ({"entity": one, "held": number, "place": place} for one, place in sorted(whose))
    for table, listed in ((held, rows), (held_by, links)):
        if listed:
            connection.execute(sa.insert(table), listed)
