"""The claims of a record as chronology takes them: each name in a role is the main name of who is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
import sqlalchemy as sa

from factio.identity import plain
from factio.model import EntityType, RoleValue
from factio.model.told import ToldClaim, ToldSource
from factio.record.schema import COUNTS, claim, claim_role, entity, entity_name, source, source_entity


class Told(msgspec.Struct, frozen=True):
    """All that a record has been told. `names` leads from ids of entities to main names, no two alike."""

    claims: tuple[ToldClaim, ...]
    sources: tuple[ToldSource, ...]
    names: dict[str, str]
    types: dict[str, EntityType]


def told(connection: sa.Connection) -> Told:
    """The whole record, in order of document and text."""
    names, types = main_names(connection)
    roles = _roles(connection, names)
    wanted = sa.select(claim, source.c.name.label("document")).join(source).where(COUNTS)
    claims = tuple(
        ToldClaim(
            id=row.id,
            source=row.document,
            kind=row.kind,
            roles=roles[row.id],
            date=row.date,
            phase=row.phase,
            polarity=row.polarity,
            modality=row.modality,
            by=row.by,
            position=row.position,
            quote=row.quote,
        )
        for row in connection.execute(wanted.order_by(source.c.name, claim.c.position))
    )
    listed = sa.select(source.c.name, source.c.published, source.c.read_on).order_by(source.c.name)
    sources = tuple(
        ToldSource(row.name, row.published, date.fromisoformat(row.read_on))
        for row in connection.execute(listed)
    )
    return Told(claims, sources, names, types)


def main_names(
    connection: sa.Connection, ids: Sequence[str] | None = None
) -> tuple[dict[str, str], dict[str, EntityType]]:
    """Main names by id, and types by main name: of all entities, or of those with these ids.

    Entities of one name are told apart in brackets.
    """
    columns = entity.c.id, entity.c.name, entity.c.type, entity.c.country
    wanted = sa.select(*columns).order_by(entity.c.name, entity.c.id)
    if ids is None:
        rows: list[Any] = list(connection.execute(wanted))
    else:
        called = {row[0] for row in _some(connection, sa.select(entity.c.name), entity.c.id, ids)}
        # the index is on the plain name
        alike = _some(connection, wanted, entity.c.plain, sorted({plain(name) for name in called}))
        rows = sorted((row for row in alike if row.name in called), key=lambda row: (row.name, row.id))
    bearers: dict[str, int] = defaultdict(int)
    for row in rows:
        bearers[row.name] += 1
    doubled = [row.id for row in rows if bearers[row.name] > 1]
    where = _documents(connection, doubled)
    names: dict[str, str] = {}
    types: dict[str, EntityType] = {}
    for row in rows:
        name = row.name
        if bearers[name] > 1:
            name = f"{name} ({row.country or where.get(row.id, row.id)})"
            name = f"{row.name} ({row.id})" if name in types else name
        names[row.id] = name
        types[name] = row.type
    return names, types


def _some(
    connection: sa.Connection, wanted: sa.Select[Any], column: sa.ColumnElement[str], values: Sequence[str]
) -> list[Any]:
    """The rows of `wanted` whose `column` has one of `values`, however many these are."""
    return [
        row
        for start in range(0, len(values), 500)
        for row in connection.execute(wanted.where(column.in_(values[start : start + 500])))
    ]


def bearers(connection: sa.Connection, names: Mapping[str, str]) -> dict[str, list[str]]:
    """Main names of all that bear a name, by the name without case and accents; `names` as in `Told`."""
    found: dict[str, list[str]] = defaultdict(list)
    wanted = sa.select(entity_name.c.plain, entity_name.c.entity).distinct()
    for name, one in connection.execute(wanted.order_by(entity_name.c.plain, entity_name.c.entity)):
        found[name].append(names[one])
    return found


def _documents(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    """The first document that names each of these entities."""
    wanted = sa.select(source_entity.c.entity, sa.func.min(source.c.name)).join(source)
    wanted = wanted.group_by(source_entity.c.entity)
    return {row[0]: row[1] for row in _some(connection, wanted, source_entity.c.entity, ids)}


def _roles(connection: sa.Connection, names: dict[str, str]) -> dict[str, dict[str, RoleValue]]:
    columns = claim_role.c.claim, claim_role.c.role, claim_role.c.position, claim_role.c.value
    wanted = sa.select(*columns, source_entity.c.entity).outerjoin(source_entity)
    wanted = wanted.order_by(claim_role.c.claim, claim_role.c.role, claim_role.c.position)
    roles: dict[str, dict[str, RoleValue]] = defaultdict(dict)
    for owner, role, position, value, meant in connection.execute(wanted):
        name = names.get(meant, value)
        roles[owner][role] = name if position == 0 else (*roles[owner].get(role, ()), name)
    return roles
