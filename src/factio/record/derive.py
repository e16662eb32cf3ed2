"""The entities of a record, derived from those of its documents; and the pairs that may be one.

What identity gathers depends on all members of a block at once, so it is the same whatever the order of
reading. A block of a few members is gathered in the transaction that touches it. A crowded one (a name
that stands in very many documents) would make each further document slower: its new members join an
entity that is there, and the block is gathered once, when the reading is over (`settle`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import sqlalchemy as sa

from factio.identity import (
    Found,
    Member,
    RecordEntity,
    SourceEntity,
    gather,
    judged,
    linked,
    normal,
    plain,
    propose,
)
from factio.record import judging, stale
from factio.record.indexing import index_entities
from factio.record.schema import (
    about_record,
    entity,
    entity_name,
    proposal,
    source,
    source_entity,
    stale_block,
)

CROWD = 40  # members from which on a block is left to `settle`
_MANY = 500  # values in one IN (…): SQLite allows some thousands, and short statements are cached


def derive_entities(connection: sa.Connection, blocks: Iterable[str]) -> None:
    """Brings the record's entities in `blocks` up to date, and leaves all others as they are."""
    wanted = sorted(blocks)
    for start in range(0, len(wanted), _MANY):
        part = wanted[start : start + _MANY]
        members = sa.func.count(source_entity.c.id)
        sizes = sa.select(source_entity.c.block, members).where(source_entity.c.block.in_(part))
        crowded = sizes.group_by(source_entity.c.block).having(members > CROWD)
        joined = _join(connection, [row[0] for row in connection.execute(crowded)])
        _gather(connection, [block for block in part if block not in joined])
        _mark_stale(connection, sorted(joined))
    if wanted:
        mark_proposals(connection, "stale")


def settle(connection: sa.Connection) -> None:
    """Derives what was left open while reading: crowded blocks, and the proposals, if anything changed."""
    left = list(connection.execute(sa.select(stale_block.c.block).order_by(stale_block.c.block)).scalars())
    for start in range(0, len(left), _MANY):
        _gather(connection, left[start : start + _MANY])
    connection.execute(sa.delete(stale_block))
    state = sa.select(about_record.c.value).where(about_record.c.key == "proposals")
    if connection.execute(state).scalar() == "fresh":
        return
    connection.execute(sa.delete(proposal))
    apart = judging.apart(connection)
    proposed = (one for one in propose(_all_entities(connection)) if (one.one, one.other) not in apart)
    insert(connection, proposal, map(msgspec.structs.asdict, proposed))
    mark_proposals(connection, "fresh")


def insert(connection: sa.Connection, table: sa.Table, rows: Iterable[dict[str, Any]]) -> None:
    """Inserts rows, of which there may be none."""
    listed = list(rows)
    if listed:
        connection.execute(sa.insert(table), listed)


def _join(connection: sa.Connection, blocks: Sequence[str]) -> set[str]:
    """Lets the new members of blocks join an entity there; returns the blocks that have one."""
    if not blocks:
        return set()
    entities: dict[str, dict[str, str]] = defaultdict(dict)  # block, country, id
    there = sa.select(entity.c.block, entity.c.country, entity.c.id).where(entity.c.block.in_(blocks))
    for block, country, found in connection.execute(there.order_by(entity.c.id)):
        entities[block].setdefault(normal(country or ""), found)
    fresh = sa.select(source_entity.c.id, source_entity.c.block, source_entity.c.country)
    fresh = fresh.where(source_entity.c.block.in_(sorted(entities)), source_entity.c.entity.is_(None))
    moved = []
    for number, block, country in connection.execute(fresh):
        near = entities[block]
        moved.append({"id": number, "entity": near.get(normal(country or ""), next(iter(near.values())))})
    _update(connection, source_entity, moved)
    stale.mark(connection, {row["entity"] for row in moved})
    return set(entities)


def _mark_stale(connection: sa.Connection, blocks: Sequence[str]) -> None:
    if not blocks:
        return
    known = sa.select(stale_block.c.block).where(stale_block.c.block.in_(blocks))
    there = set(connection.execute(known).scalars())
    insert(connection, stale_block, ({"block": block} for block in blocks if block not in there))


def mark_proposals(connection: sa.Connection, state: str) -> None:
    """Notes whether the proposals follow from the entities that are there ("fresh") or not ("stale")."""
    connection.execute(sa.update(about_record).where(about_record.c.key == "proposals").values(value=state))


def _gather(connection: sa.Connection, blocks: Sequence[str]) -> None:
    """Derives the entities of whole blocks and of those that judgements tie to them, of all members."""
    if not blocks:
        return
    links = judging.links(connection)
    withdrawn = judging.withdrawn(connection)
    blocks = sorted(linked(blocks, links))
    members: dict[str, list[SourceEntity]] = {block: [] for block in blocks}
    known: list[tuple[int, Member, str | None]] = []
    told: dict[Member, SourceEntity] = {}
    rows = sa.select(source_entity, source.c.name.label("document")).join(source)
    for row in connection.execute(rows.where(source_entity.c.block.in_(blocks))):
        member = (row.block, row.document, row.name)
        known.append((row.id, member, row.entity))
        if row.document in withdrawn:  # what it calls things is told no more either
            continue
        told[member] = _source_entity(row)
        members[row.block].append(told[member])
    gathered = [
        Found(block, one, tuple((block, *member) for member in one.members))
        for block in blocks
        if members[block]
        for one in gather(members[block])
    ]
    found = {one.entity.id: one for one in judged(gathered, told, links)}
    leads: dict[Member, str | None] = dict.fromkeys(member for _, member, _ in known)
    leads.update((member, one.entity.id) for one in found.values() for member in one.members)
    there = {row.id: row for row in connection.execute(sa.select(entity).where(entity.c.block.in_(blocks)))}
    fresh = [_entity_row(one.block, one.entity) for one in found.values()]
    insert(connection, entity, (row for row in fresh if row["id"] not in there))
    changed = [row for row in fresh if row["id"] in there and row != dict(there[row["id"]]._mapping)]
    _update(connection, entity, changed)
    moved = [{"id": number, "entity": leads[one]} for number, one, old in known if leads[one] != old]
    _update(connection, source_entity, moved)
    borne = {one for _, member, old in known if leads[member] != old for one in (old, leads[member]) if one}
    _mark_changed(connection, there, fresh, borne)
    for gone in sorted(there.keys() - found.keys()):
        connection.execute(sa.delete(entity).where(entity.c.id == gone))
    connection.execute(sa.delete(entity_name).where(entity_name.c.entity.in_(sorted(found))))
    names = (
        {"entity": one.entity.id, "name": name, "sort": sort, "plain": normal(name)}
        for one in found.values()
        for name, sort in one.entity.names
    )
    insert(connection, entity_name, names)
    index_entities(connection, sorted(found))


def _mark_changed(
    connection: sa.Connection, was: dict[str, sa.Row[Any]], now: Sequence[dict[str, Any]], borne: set[str]
) -> None:
    """Marks entities that are new, gone or changed, or whose members are; others of their names with them."""
    told = {row["id"]: row for row in now}
    other = {one for one, row in told.items() if one not in was or row != dict(was[one]._mapping)}
    other |= was.keys() - told.keys()
    plains = {told[one]["plain"] for one in other if one in told}
    plains |= {was[one].plain for one in other if one in was}
    stale.mark(connection, other | borne, plains)


def _update(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    """Sets each row's other columns where the id is the row's."""
    if not rows:
        return
    columns: dict[str, Any] = {key: sa.bindparam(f"new_{key}") for key in rows[0] if key != "id"}
    statement = sa.update(table).where(table.c.id == sa.bindparam("new_id")).values(columns)
    connection.execute(statement, [{f"new_{key}": value for key, value in row.items()} for row in rows])


def _entity_row(block: str, one: RecordEntity) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "type": one.type,
        "country": one.country,
        "first": one.first,
        "last": one.last,
        "block": block,
        "plain": plain(one.name),
    }


def _source_entity(row: sa.Row[Any]) -> SourceEntity:
    return SourceEntity(
        row.document, row.name, row.type, _aliases(row.aliases), row.country, row.first, row.last
    )


@lru_cache(maxsize=10_000)
def _aliases(encoded: str) -> tuple[str, ...]:
    return msgspec.json.decode(encoded, type=tuple[str, ...])


def _all_entities(connection: sa.Connection) -> list[RecordEntity]:
    names: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(sa.select(entity_name.c.entity, entity_name.c.name, entity_name.c.sort)):
        names[row[0]].append((row[1], row[2]))
    return [
        RecordEntity(row.id, row.name, row.type, row.country, tuple(names[row.id]), (), row.first, row.last)
        for row in connection.execute(sa.select(entity))
    ]
