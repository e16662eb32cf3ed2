"""What contradictions and comparisons need of a record: more than the reach of one name, less than all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from factio.codebook.chronology_rules import ChronologyRules
from factio.record.reach import Reached, neighbourhood
from factio.record.schema import COUNTS, claim, source, source_entity
from factio.record.telling import Told


def in_conflict(
    connection: sa.Connection, ids: Iterable[str], rules: ChronologyRules, beside: Iterable[str] = ()
) -> tuple[Told, set[str]]:
    """What contradictions about `ids` rest on: neighbours, whom they came from, whom they ran against.

    And with them what stands `beside`. Also gives all entities that are one body with `ids`.
    """
    wanted = set(ids)
    near = Reached(connection, rules).ancestors(wanted).union(beside)
    return neighbourhood(connection, wanted, rules, near, rivals_at_polls=True)


def of_sources(connection: sa.Connection, names: Sequence[str], rules: ChronologyRules) -> Told:
    """The claims of documents, and what tells whom they name."""
    here = sa.select(claim.c.id).join(source).where(source.c.name.in_(names), COUNTS)
    mine = list(connection.execute(here).scalars())
    named = sa.select(source_entity.c.entity).join(source).where(source.c.name.in_(names))
    found = Reached(connection, rules)
    ids = found.same({one for one in connection.execute(named).scalars() if one is not None}, set())
    return found.told(set(), ids, mine)
