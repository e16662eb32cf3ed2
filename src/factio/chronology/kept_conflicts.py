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

_DEGREES = ("contradiction", "tension", "precision")


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


def page(connection: sa.Connection, settled: Mapping[str, str], start: int, size: int) -> list[Conflict]:
    """Some of them behind the first `start`, contradictions before tensions, by rule and by id."""
    wanted = _degrees(False).order_by(conflict.c.degree, conflict.c.rule, conflict.c.id)
    return list(_marked(connection, wanted.offset(start).limit(size), settled))


def between_most(connection: sa.Connection, settled: Mapping[str, str], size: int) -> list[Conflict]:
    """Some that are not settled, those between most documents first."""
    wanted = _degrees(False).order_by(
        conflict.c.sources.desc(), conflict.c.degree, conflict.c.rule, conflict.c.id
    )
    found = _marked(connection, wanted.limit(size + len(settled)), settled)
    return [one for one in found if not one.settled][:size]


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many there are of each degree."""
    wanted = sa.select(conflict.c.degree, sa.func.count()).group_by(conflict.c.degree)
    found = {row[0]: row[1] for row in connection.execute(wanted)}
    return {degree: found.get(degree, 0) for degree in _DEGREES}


def most_disputed(connection: sa.Connection, settled: Mapping[str, str], size: int) -> list[tuple[str, int]]:
    """The entities that most contradictions concern which are not settled, and how many these are."""
    many = sa.func.count()
    wanted = sa.select(conflict_about.c.entity, many).join(conflict)
    wanted = wanted.where(conflict.c.degree == "contradiction", conflict.c.id.not_in(sorted(settled)))
    wanted = wanted.group_by(conflict_about.c.entity).order_by(many.desc(), conflict_about.c.entity)
    return [(row[0], row[1]) for row in connection.execute(wanted.limit(size))]


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
