"""What a question about one family needs of a record, and no more: step by step along the claims that tie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa

from factio.api import Record
from factio.chronology import Chronicle
from factio.lineage.graph import Lineage
from factio.lineage.ties import tie_rules
from factio.record import queries, telling
from factio.record.reach import within_reach
from factio.record.schema import COUNTS, claim, claim_role, source_entity

_MANY = 500
MOST = 2000
"""So many organisations are looked up at most: nobody reads a larger family, and a hub ties all to all."""


def lineage_of(record: Record, name: str, *others: str, steps: int | None = None) -> Lineage:
    """The family of `name` (and of `others`), from a record: all that ties join to it in `steps` steps.

    Raises RecordError when there is no record, NameNotFound (with suggestions) on a name that nothing bears.
    """
    with record.file().reading() as connection:
        meant = {each: queries.meant(connection, each) for each in (name, *others)}
        ids = {one for found in meant.values() for one in found}
        told = within_reach(connection, sorted(joined(connection, ids, steps)), record.rules)
    called = {each: [told.names[one] for one in found] for each, found in meant.items()}
    return Lineage(Chronicle(told.claims, told.sources, record.rules, types=told.types), called)


def whole_lineage(record: Record) -> Lineage:
    """All families of a record. Raises RecordError when there is none."""
    with record.file().reading() as connection:
        told = telling.told(connection)
    return Lineage(Chronicle(told.claims, told.sources, record.rules, types=told.types))


def joined(connection: sa.Connection, ids: set[str], steps: int | None = None) -> set[str]:
    """The entities `ids` and all that claims of lineage join to them, in at most `steps` steps."""
    kinds = sorted({*tie_rules(), "name"})
    roles = sorted(
        {role for rule in tie_rules().values() for role in (rule.older, rule.younger)}
        | {"organisation", "name"}
    )
    found, new, left = set(ids), set(ids), steps
    while new and len(found) < MOST and (left is None or left > 0):
        beside: set[str] = set()
        for part in _parts(new):
            here = (
                sa.select(claim_role.c.claim)
                .join(source_entity)
                .join(claim, claim.c.id == claim_role.c.claim)
            )
            here = here.where(source_entity.c.entity.in_(part), claim.c.kind.in_(kinds), COUNTS)
            others = sa.select(source_entity.c.entity).join(claim_role).distinct()
            others = others.where(claim_role.c.claim.in_(here), claim_role.c.role.in_(roles))
            beside.update(connection.execute(others).scalars())
        new = beside - found
        found |= new
        left = None if left is None else left - 1
    return found


def _parts(values: Iterable[str]) -> Iterator[Sequence[str]]:
    listed = sorted(values)
    for start in range(0, len(listed), _MANY):
        yield listed[start : start + _MANY]
