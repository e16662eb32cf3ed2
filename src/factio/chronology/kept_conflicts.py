"""What cannot be true together, from what is kept in a record: found by indexes, without the claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from factio.chronology.disputes import decode
from factio.model.conflict import Conflict
from factio.record.hubs import parts
from factio.record.schema import conflict, conflict_about, conflict_claim
from factio.record.telling import main_names


def listed(
    connection: sa.Connection, settled: Mapping[str, str], *, precision: bool = False
) -> list[Conflict]:
    """All of them, as `find_conflicts` gives them; `settled` leads from ids to reasons."""
    return _in_order(_marked(connection, _degrees(precision), settled))


def about(
    connection: sa.Connection, ids: Sequence[str], settled: Mapping[str, str], *, precision: bool = False
) -> list[Conflict]:
    """Those that concern one of the entities `ids`."""
    wanted = _degrees(precision).join(conflict_about).distinct()
    found = [
        one
        for part in parts(ids)
        for one in _marked(connection, wanted.where(conflict_about.c.entity.in_(part)), settled)
    ]
    return _in_order(found)


def against(connection: sa.Connection, claims: Sequence[str], settled: Mapping[str, str]) -> list[Conflict]:
    """Those that one of `claims` is part of."""
    wanted = _degrees(False).join(conflict_claim).distinct()
    found = [
        one
        for part in parts(claims)
        for one in _marked(connection, wanted.where(conflict_claim.c.claim.in_(part)), settled)
    ]
    return _in_order(found)


def whom(connection: sa.Connection, conflicts: Sequence[Conflict]) -> dict[str, str]:
    """The entities that the names in conflicts mean, by main name."""
    wanted = sa.select(conflict_about.c.entity).distinct()
    ids = {
        one
        for part in parts(conflict.id for conflict in conflicts)
        for one in connection.execute(wanted.where(conflict_about.c.conflict.in_(part))).scalars()
    }
    names, _ = main_names(connection, sorted(ids))
    return {name: one for one, name in names.items() if one in ids}


def ids_beginning(connection: sa.Connection, beginning: str) -> list[str]:
    """The ids that begin so."""
    wanted = sa.select(conflict.c.id).where(conflict.c.id.startswith(beginning, autoescape=True))
    return list(connection.execute(wanted.order_by(conflict.c.id)).scalars())


def _degrees(precision: bool) -> sa.Select[Any]:
    wanted = sa.select(conflict.c.content)
    return wanted if precision else wanted.where(conflict.c.degree != "precision")


def _marked(
    connection: sa.Connection, wanted: sa.Select[Any], settled: Mapping[str, str]
) -> Iterator[Conflict]:
    for content in connection.execute(wanted).scalars():
        found = decode(content)
        why = settled.get(found.id)
        yield msgspec.structs.replace(found, settled=why) if why else found


def _in_order(found: Sequence[Conflict] | Iterator[Conflict]) -> list[Conflict]:
    unique = {one.id: one for one in found}
    return sorted(unique.values(), key=lambda one: (one.rule, one.left, one.right, one.id))
