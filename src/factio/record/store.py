"""Puts documents into a record and takes them out, and keeps the entities of the record true.

All functions work on a connection of `RecordFile.writing()`: what they do is kept whole or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from factio.identity import RecordEntity, SourceEntity, gather, normal, propose
from factio.model import Unread
from factio.record.ids import canonical
from factio.record.prepare import ClaimRow, Prepared
from factio.record.schema import (
    about_record,
    claim,
    claim_role,
    entity,
    entity_name,
    proposal,
    source,
    source_entity,
    unread,
)

_MANY = 500  # values in one IN (…): SQLite allows some thousands, and short statements are cached


class Stamp(msgspec.Struct, frozen=True, order=True):
    """Under what a document was read. Two readings of one text under one stamp are the same."""

    digest: str
    reader: str
    codebook: str
    read_on: str


def stamps(connection: sa.Connection) -> dict[str, Stamp]:
    """Under what each document of the record was read, by its name."""
    columns = source.c.name, source.c.digest, source.c.reader, source.c.codebook, source.c.read_on
    return {row[0]: Stamp(*row[1:]) for row in connection.execute(sa.select(*columns))}


def replace(connection: sa.Connection, prepared: Prepared, stamp: Stamp) -> None:
    """Stores a document with its claims, in place of what the record has under its name."""
    touched = set(prepared.blocks) | _remove(connection, prepared.name)
    number = _insert_source(connection, prepared, stamp)
    entity_numbers = _insert_entities(connection, number, prepared)
    _insert_claims(connection, number, prepared.claims, entity_numbers)
    _insert(connection, unread, (_unread_row(number, *row) for row in enumerate(prepared.unread)))
    gather_blocks(connection, touched)


def remove(connection: sa.Connection, name: str) -> bool:
    """Takes a document and its claims out; tells whether it was there."""
    touched = _remove(connection, name)
    gather_blocks(connection, touched)
    return bool(touched)


def gather_blocks(connection: sa.Connection, blocks: Iterable[str]) -> None:
    """Derives the record's entities again in `blocks`, and leaves all others as they are."""
    wanted = sorted(blocks)
    for start in range(0, len(wanted), _MANY):
        _gather_some(connection, wanted[start : start + _MANY])
    if wanted:
        _mark_proposals(connection, "stale")


def refresh_proposals(connection: sa.Connection) -> None:
    """Derives the proposals from all entities of the record, if entities changed since the last time."""
    state = sa.select(about_record.c.value).where(about_record.c.key == "proposals")
    if connection.execute(state).scalar() == "fresh":
        return
    connection.execute(sa.delete(proposal))
    _insert(connection, proposal, map(msgspec.structs.asdict, propose(_all_entities(connection))))
    _mark_proposals(connection, "fresh")


def _mark_proposals(connection: sa.Connection, state: str) -> None:
    connection.execute(sa.update(about_record).where(about_record.c.key == "proposals").values(value=state))


def _remove(connection: sa.Connection, name: str) -> set[str]:
    """Deletes a document; returns the blocks that its entities fell into."""
    number = connection.execute(sa.select(source.c.id).where(source.c.name == name)).scalar()
    if number is None:
        return set()
    blocks = sa.select(source_entity.c.block).where(source_entity.c.source == number)
    touched = set(connection.execute(blocks).scalars())
    connection.execute(sa.delete(source).where(source.c.id == number))  # all of its rows go with it
    return touched


def _insert(connection: sa.Connection, table: sa.Table, rows: Iterable[dict[str, Any]]) -> None:
    listed = list(rows)
    if listed:
        connection.execute(sa.insert(table), listed)


def _insert_source(connection: sa.Connection, prepared: Prepared, stamp: Stamp) -> int:
    row = {
        "name": prepared.name,
        "title": prepared.title,
        "text": prepared.text,
        **msgspec.structs.asdict(prepared.metadata),
        **msgspec.structs.asdict(stamp),
        "sentences": prepared.sentences,
        "sentences_with_claims": prepared.sentences_with_claims,
        "claims": len(prepared.claims),
        "unread": len(prepared.unread),
    }
    number: int = connection.execute(sa.insert(source).returning(source.c.id), row).scalar_one()
    return number


def _insert_entities(connection: sa.Connection, number: int, prepared: Prepared) -> list[int]:
    """Inserts the document's entities; returns their ids in order."""
    first = 1 + (connection.execute(sa.select(sa.func.max(source_entity.c.id))).scalar() or 0)
    rows = [
        {
            "id": first + place,
            "source": number,
            "name": one.name,
            "type": one.type,
            "country": one.country,
            "aliases": canonical(one.aliases).decode(),
            "first": one.first,
            "last": one.last,
            "block": block,
            "entity": None,
        }
        for place, (one, block) in enumerate(zip(prepared.entities, prepared.blocks, strict=True))
    ]
    _insert(connection, source_entity, rows)
    return [row["id"] for row in rows]  # type: ignore[misc]


def _insert_claims(
    connection: sa.Connection, number: int, rows: Sequence[ClaimRow], entity_numbers: Sequence[int]
) -> None:
    _insert(connection, claim, (_claim_row(number, place, row) for place, row in enumerate(rows)))
    roles = (
        {
            "claim": row.id,
            "role": role.role,
            "position": role.position,
            "value": role.value,
            "source_entity": None if role.entity is None else entity_numbers[role.entity],
        }
        for row in rows
        for role in row.roles
    )
    _insert(connection, claim_role, roles)


def _claim_row(number: int, position: int, row: ClaimRow) -> dict[str, Any]:
    told = row.claim
    return {
        "id": row.id,
        "source": number,
        "position": position,
        "kind": told.kind,
        "date": told.date,
        "earliest": row.earliest,
        "latest": row.latest,
        "phase": told.phase,
        "polarity": told.polarity,
        "modality": told.modality,
        "by": told.by,
        "quote": told.quote,
        "start": told.start,
        "end": told.end,
        "sentence_start": row.sentence.start,
        "sentence_end": row.sentence.end,
        "reader": told.reader,
        "frame": told.frame,
        "why": canonical(told.why).decode(),
    }


def _unread_row(number: int, position: int, one: Unread) -> dict[str, Any]:
    span = {"start": one.span.start, "end": one.span.end}
    return {"source": number, "position": position, **span, "reason": one.reason}


def _gather_some(connection: sa.Connection, blocks: Sequence[str]) -> None:
    members: dict[str, list[SourceEntity]] = {block: [] for block in blocks}
    known: list[tuple[int, str, str, str, str | None]] = []
    rows = sa.select(source_entity, source.c.name.label("document")).join(source)
    for row in connection.execute(rows.where(source_entity.c.block.in_(blocks))):
        members[row.block].append(_source_entity(row))
        known.append((row.id, row.block, row.document, row.name, row.entity))
    found = {one.id: (block, one) for block in blocks if members[block] for one in gather(members[block])}
    leads = {(block, member[0], member[1]): one.id for block, one in found.values() for member in one.members}
    there = {row.id: row for row in connection.execute(sa.select(entity).where(entity.c.block.in_(blocks)))}
    fresh = [_entity_row(block, one) for block, one in found.values()]
    _insert(connection, entity, (row for row in fresh if row["id"] not in there))
    changed = [row for row in fresh if row["id"] in there and row != dict(there[row["id"]]._mapping)]
    _update(connection, entity, changed)
    moved = [
        {"id": number, "entity": leads[block, document, name]}
        for number, block, document, name, old in known
        if leads[block, document, name] != old
    ]
    _update(connection, source_entity, moved)
    for gone in sorted(there.keys() - found.keys()):
        connection.execute(sa.delete(entity).where(entity.c.id == gone))
    connection.execute(sa.delete(entity_name).where(entity_name.c.entity.in_(sorted(found))))
    names = (
        {"entity": one.id, "name": name, "sort": sort, "plain": normal(name)}
        for _, one in found.values()
        for name, sort in one.names
    )
    _insert(connection, entity_name, names)


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
    }


def _source_entity(row: sa.Row[Any]) -> SourceEntity:
    aliases = tuple(msgspec.json.decode(row.aliases, type=list[str]))
    return SourceEntity(row.document, row.name, row.type, aliases, row.country, row.first, row.last)


def _all_entities(connection: sa.Connection) -> list[RecordEntity]:
    names: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(sa.select(entity_name.c.entity, entity_name.c.name, entity_name.c.sort)):
        names[row[0]].append((row[1], row[2]))
    return [
        RecordEntity(row.id, row.name, row.type, row.country, tuple(names[row.id]), (), row.first, row.last)
        for row in connection.execute(sa.select(entity))
    ]
