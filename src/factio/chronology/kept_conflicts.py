"""What cannot be true together, from what is kept in a record: found by indexes, without the claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from factio.chronology.disputes import concerned, decode
from factio.model.conflict import Conflict
from factio.record.hubs import found_among
from factio.record.schema import conflict, conflict_about, conflict_claim
from factio.record.telling import main_names


def listed(
    connection: sa.Connection, settled: Mapping[str, str], *, precision: bool = False
) -> list[Conflict]:
    """All of them, as `find_conflicts` gives them; `settled` leads from ids to reasons."""
    return _in_order(_marked(connection.execute(_degrees(precision)).scalars(), settled))


def about(
    connection: sa.Connection, ids: Sequence[str], settled: Mapping[str, str], *, precision: bool = False
) -> list[Conflict]:
    """Those that concern one of the entities `ids`."""
    wanted = _degrees(precision).join(conflict_about).distinct()
    return _in_order(_marked(found_among(connection, wanted, conflict_about.c.entity, ids), settled))


def against(connection: sa.Connection, claims: Sequence[str], settled: Mapping[str, str]) -> list[Conflict]:
    """Those that one of `claims` is part of."""
    wanted = _degrees(False).join(conflict_claim).distinct()
    return _in_order(_marked(found_among(connection, wanted, conflict_claim.c.claim, claims), settled))


def whom(connection: sa.Connection, conflicts: Sequence[Conflict]) -> dict[str, str]:
    """The entities that the names in conflicts mean, by main name."""
    ids = concerned(connection, (one.id for one in conflicts))
    names, _ = main_names(connection, sorted(ids))
    return {name: one for one, name in names.items() if one in ids}


def ids_beginning(connection: sa.Connection, beginning: str) -> list[str]:
    """The ids that begin so."""
    wanted = sa.select(conflict.c.id).where(conflict.c.id.startswith(beginning, autoescape=True))
    return list(connection.execute(wanted.order_by(conflict.c.id)).scalars())


def _degrees(precision: bool) -> sa.Select[Any]:
    wanted = sa.select(conflict.c.content)
    return wanted if precision else wanted.where(conflict.c.degree != "precision")


def _marked(contents: Iterable[str], settled: Mapping[str, str]) -> Iterator[Conflict]:
    for content in contents:
        found = decode(content)
        why = settled.get(found.id)
        yield msgspec.structs.replace(found, settled=why) if why else found


def _in_order(found: Iterable[Conflict]) -> list[Conflict]:
    unique = {one.id: one for one in found}
    return sorted(unique.values(), key=lambda one: (one.rule, one.left, one.right, one.id))
