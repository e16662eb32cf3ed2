"""Puts documents into a record and takes them out; the entities of the record follow.

All functions work on a connection of `RecordFile.writing()`: what they do is kept whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from factio.model import Unread
from factio.record import stale, standing
from factio.record.derive import derive_entities, insert
from factio.record.ids import canonical
from factio.record.indexing import index_source
from factio.record.prepare import ClaimRow, Prepared
from factio.record.rows import claim_row, role_rows
from factio.record.schema import claim, claim_role, source, source_entity, unread


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
    replace_all(connection, [(prepared, stamp)])


def replace_all(connection: sa.Connection, documents: Iterable[tuple[Prepared, Stamp]]) -> None:
    """Stores several documents, as `replace` does each: their entities are derived once, at the end."""
    derive_entities(connection, {block for both in documents for block in _put(connection, *both)})


def _put(connection: sa.Connection, prepared: Prepared, stamp: Stamp) -> set[str]:
    """Stores a document; returns the blocks whose entities are to be derived."""
    touched = set(prepared.blocks) | _remove(connection, prepared.name)
    number = _insert_source(connection, prepared, stamp)
    entity_numbers = _insert_entities(connection, number, prepared)
    _insert_claims(connection, number, prepared.claims, entity_numbers)
    insert(connection, unread, (_unread_row(number, *row) for row in enumerate(prepared.unread)))
    touched |= standing.follow(connection, prepared.name)
    index_source(connection, number)
    return touched


def remove(connection: sa.Connection, name: str) -> bool:
    """Takes a document and its claims out; tells whether it was there."""
    touched = _remove(connection, name)
    derive_entities(connection, touched)
    return bool(touched)


def _remove(connection: sa.Connection, name: str) -> set[str]:
    """Deletes a document; returns the blocks that its entities fell into."""
    number = connection.execute(sa.select(source.c.id).where(source.c.name == name)).scalar()
    if number is None:
        return set()
    stale.mark_source(connection, number)
    blocks = sa.select(source_entity.c.block).where(source_entity.c.source == number)
    touched = set(connection.execute(blocks).scalars())
    connection.execute(sa.delete(source).where(source.c.id == number))  # all of its rows go with it
    return touched


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
            "judgement": None,
        }
        for place, (one, block) in enumerate(zip(prepared.entities, prepared.blocks, strict=True))
    ]
    insert(connection, source_entity, rows)
    return [row["id"] for row in rows]  # type: ignore[misc]


def _insert_claims(
    connection: sa.Connection, number: int, rows: Sequence[ClaimRow], entity_numbers: Sequence[int]
) -> None:
    insert(connection, claim, (claim_row(number, place, row) for place, row in enumerate(rows)))
    insert(connection, claim_role, (one for row in rows for one in role_rows(row, entity_numbers)))


def _unread_row(number: int, position: int, one: Unread) -> dict[str, Any]:
    span = {"start": one.span.start, "end": one.span.end}
    return {"source": number, "position": position, **span, "reason": one.reason}
