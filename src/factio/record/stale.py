"""Marks entities of whom something changed, so that what they held is derived anew before it is told.

An entity is marked inside the transaction that changes a claim naming it, its name or who bears it; and with
it all that bear a name like its own, since names in answers tell these apart.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from factio.record.schema import claim, conflict_about, conflict_claim, entity, source_entity, stale_entity

_MANY = 500


def mark(connection: sa.Connection, ids: Iterable[str], plains: Iterable[str] = ()) -> None:
    """Marks entities by their ids, and all that bear one of the names `plains` (as chronology compares)."""
    wanted = set(ids)
    alike = sorted(set(plains))
    for start in range(0, len(alike), _MANY):
        bearers = sa.select(entity.c.id).where(entity.c.plain.in_(alike[start : start + _MANY]))
        wanted.update(connection.execute(bearers).scalars())
    listed = sorted(wanted)
    for start in range(0, len(listed), _MANY):
        part = listed[start : start + _MANY]
        known = sa.select(stale_entity.c.entity).where(stale_entity.c.entity.in_(part))
        there = set(connection.execute(known).scalars())
        rows = [{"entity": one} for one in part if one not in there]
        if rows:
            connection.execute(sa.insert(stale_entity), rows)


def mark_source(connection: sa.Connection, number: int) -> None:
    """Marks all entities that a document names, and those of its contradictions: others stand in them too.

    All that it names, since its claims also tell when it was written.
    """
    named = sa.select(source_entity.c.entity).where(source_entity.c.source == number)
    mark(connection, connection.execute(named.where(source_entity.c.entity.is_not(None))).scalars())
    disputed = sa.select(conflict_about.c.entity).distinct()
    disputed = disputed.join(conflict_claim, conflict_claim.c.conflict == conflict_about.c.conflict)
    disputed = disputed.join(claim, claim.c.id == conflict_claim.c.claim).where(claim.c.source == number)
    mark(connection, connection.execute(disputed).scalars())
