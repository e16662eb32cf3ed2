"""What the search looks in: a row for each entity, claim and document, with its words.

The rows follow what they are about inside its own transaction. SQLite keeps the words in an FTS5 table
beside them, PostgreSQL in a `tsvector` with an index; the words are made here, so both find the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from factio.record.schema import claim, claim_role, entity, entity_name, search, source, source_entity
from factio.record.search_words import MARKS, words

_MANY = 500
_MOST_WORDS = 4000  # of one row; PostgreSQL counts places up to 16383


def index_source(connection: sa.Connection, number: int) -> None:
    """Brings the rows of a document and its claims up to date."""
    connection.execute(sa.delete(search).where(search.c.source == number))
    _insert(connection, _source_rows(connection, number))


def index_entities(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Brings the rows of entities up to date; those of entities that are gone went with them."""
    for start in range(0, len(ids), _MANY):
        part = ids[start : start + _MANY]
        connection.execute(sa.delete(search).where(search.c.entity.in_(part)))
        _insert(connection, _entity_rows(connection, part))


def index_all(connection: sa.Connection) -> None:
    """Makes all rows anew."""
    connection.execute(sa.delete(search))
    for number in list(connection.execute(sa.select(source.c.id).order_by(source.c.id)).scalars()):
        _insert(connection, _source_rows(connection, number))
    index_entities(
        connection, list(connection.execute(sa.select(entity.c.id).order_by(entity.c.id)).scalars())
    )


def kept(connection: sa.Connection, what: str, listed: Iterable[str]) -> str:
    """Words of a sort of thing as the column `words` of this database holds them."""
    told = [MARKS[what] + word for word in list(listed)[:_MOST_WORDS]]
    if connection.dialect.name == "postgresql":
        return " ".join(f"'{word}':{place}" for place, word in enumerate(told, 1))
    return " ".join(told)


def _insert(connection: sa.Connection, rows: Iterator[dict[str, Any]]) -> None:
    listed = list(rows)
    if listed:
        connection.execute(sa.insert(search), listed)


def _source_rows(connection: sa.Connection, number: int) -> Iterator[dict[str, Any]]:
    row = connection.execute(
        sa.select(source.c.name, source.c.title).where(source.c.id == number)
    ).one_or_none()
    if row is None:
        return
    empty = {"entity": None, "claim": None, "country": None, "first": None, "last": None, "weight": 0}
    told = kept(connection, "document", words(f"{row.title} {row.name}"))
    yield {**empty, "what": "document", "kind": "document", "source": number, "words": told}
    where = _countries(connection, number)
    columns = claim.c.id, claim.c.kind, claim.c.quote, claim.c.earliest, claim.c.latest
    wanted = sa.select(*columns).where(claim.c.source == number).order_by(claim.c.position)
    for one in connection.execute(wanted):
        yield {
            "what": "claim",
            "kind": one.kind,
            "source": number,
            "claim": one.id,
            "entity": None,
            "country": where.get(one.id),
            "first": _year(one.earliest),
            "last": _year(one.latest),
            "weight": 0,
            "words": kept(connection, "claim", words(one.quote)),
        }


def _countries(connection: sa.Connection, number: int) -> dict[str, str]:
    """The country of the first thing in each claim of a document that has one."""
    wanted = (
        sa.select(claim_role.c.claim, source_entity.c.country)
        .join(source_entity, source_entity.c.id == claim_role.c.source_entity)
        .where(source_entity.c.source == number, source_entity.c.country.is_not(None))
        .order_by(claim_role.c.claim, claim_role.c.role.desc(), claim_role.c.position.desc())
    )
    return {row[0]: " ".join(words(row[1])) for row in connection.execute(wanted)}


def _entity_rows(connection: sa.Connection, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    names: dict[str, list[str]] = defaultdict(list)
    named = sa.select(entity_name.c.entity, entity_name.c.name).where(entity_name.c.entity.in_(ids))
    for one, name in connection.execute(named.order_by(entity_name.c.entity, entity_name.c.name)):
        names[one].append(name)
    members = sa.select(source_entity.c.entity, sa.func.count()).where(source_entity.c.entity.in_(ids))
    weights = {row[0]: row[1] for row in connection.execute(members.group_by(source_entity.c.entity))}
    for row in connection.execute(sa.select(entity).where(entity.c.id.in_(ids)).order_by(entity.c.id)):
        told = [word for name in dict.fromkeys((row.name, *names[row.id])) for word in words(name)]
        yield {
            "what": "entity",
            "kind": row.type,
            "source": None,
            "claim": None,
            "entity": row.id,
            "country": " ".join(words(row.country)) if row.country else None,
            "first": row.first,
            "last": row.last,
            "weight": weights.get(row.id, 0),
            "words": kept(connection, "entity", told),
        }


def _year(day: str | None) -> int | None:
    return int(day[:4]) if day else None
