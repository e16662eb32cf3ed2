"""Places and contests that very many claims name: what is told of them need not be looked at as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from factio.codebook.chronology_rules import ChronologyRules
from factio.record.schema import claim, claim_role, entity, source_entity

_MANY = 500
_HUBS = ("place", "contest")


def hubs_among(connection: sa.Connection, ids: Iterable[str], rules: ChronologyRules) -> set[str]:
    """Places and contests among `ids` of which no state is told but the offices that are held there."""
    found: set[str] = set()
    # written so that no database looks through all places by the index on types
    sort = sa.func.coalesce(entity.c.type, "")
    are = sa.select(entity.c.id).where(sort.in_(_HUBS))
    found.update(found_among(connection, are, entity.c.id, ids))
    bearing = _bearing(rules)
    filled = sa.select(source_entity.c.entity, claim.c.kind, claim_role.c.role).distinct()
    filled = filled.select_from(
        source_entity.join(claim_role, claim_role.c.source_entity == source_entity.c.id).join(
            claim, claim.c.id == claim_role.c.claim
        )
    )
    for part in parts(found):
        for one, kind, role in connection.execute(filled.where(source_entity.c.entity.in_(part))):
            if role in bearing.get(kind, ()):
                found.discard(one)
    return found


def _bearing(rules: ChronologyRules) -> dict[str, set[str]]:
    """By kind, the roles whose fillers have states of their own, or are told to exist."""
    found: dict[str, set[str]] = {}
    for name, kind in rules.kinds.items():
        roles = set(kind.exist)
        state = rules.states.get(kind.state)
        if state is not None:
            roles.update(state.roles[:1] if state.office else state.roles)
        roles.update(role for effect in kind.effects for role in effect.roles.values())
        found[name] = roles
    return found


def found_among(
    connection: sa.Connection, wanted: sa.Select[Any], column: sa.Column[Any], values: Iterable[Any]
) -> Iterator[Any]:
    """What `wanted`, a statement for one column, finds where `column` has one of `values`."""
    for part in parts(values):
        yield from connection.execute(wanted.where(column.in_(part))).scalars()


def parts(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Values in order, in as many parts as one statement takes."""
    listed = sorted(values)
    for start in range(0, len(listed), _MANY):
        yield listed[start : start + _MANY]
