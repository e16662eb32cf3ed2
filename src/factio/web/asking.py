"""What the pages ask a record beyond the Python API: lists a page at a time, and counts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from factio.codebook import Codebook
from factio.record import StoredClaim, StoredEntity, StoredSource, queries
from factio.record.schema import (
    COUNTS,
    claim,
    claim_role,
    entity,
    judgement,
    search,
    source,
    source_entity,
)
from factio.record.search import Wanted, find

_LAST = "9999-12-31"


class Counts(msgspec.Struct, frozen=True):
    """How much a record holds; `entities` are counted by type, those that no claim names left out."""

    sources: int
    claims: int
    entities: dict[str, int]


def counts(connection: sa.Connection, *, roughly: bool = False) -> Counts:
    """How much the record holds; `roughly` counts also entities that no claim names, which is quick."""
    if roughly:
        by_type = sa.select(search.c.kind, sa.func.count()).where(search.c.what == "entity")
        by_type = by_type.group_by(search.c.kind)
    else:
        by_type = sa.select(entity.c.type, sa.func.count()).where(_claimed()).group_by(entity.c.type)
    found = {row[0]: row[1] for row in connection.execute(by_type)}
    sources = connection.execute(sa.select(sa.func.count()).select_from(source)).scalar_one()
    if roughly:
        return Counts(sources, claims_in_all(connection), found)
    claims = connection.execute(sa.select(sa.func.count()).select_from(claim).where(COUNTS)).scalar_one()
    return Counts(sources, claims, found)


def claims_in_all(connection: sa.Connection) -> int:
    """How many claims the documents gave, also those that count no more."""
    found: int = connection.execute(sa.select(sa.func.coalesce(sa.func.sum(source.c.claims), 0))).scalar_one()
    return found


def stamp(connection: sa.Connection) -> str:
    """A text that changes whenever what can be asked of the record does."""
    read = sa.select(source.c.name, source.c.digest, source.c.reader, source.c.codebook, source.c.read_on)
    told = hashlib.sha256()
    for row in connection.execute(read.order_by(source.c.name)):
        told.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    last = connection.execute(sa.select(sa.func.max(judgement.c.id))).scalar()
    return f"{told.hexdigest()} {last}"


def _claimed() -> sa.ColumnElement[bool]:
    """Whether a claim names the entity."""
    roles = claim_role.join(source_entity, claim_role.c.source_entity == source_entity.c.id)
    roles = roles.join(claim, claim.c.id == claim_role.c.claim)
    named = sa.select(claim_role.c.claim).select_from(roles)
    named = named.where(source_entity.c.entity == entity.c.id, COUNTS)
    return named.correlate(entity).exists()


def find_entities(
    connection: sa.Connection,
    *,
    sort: str | None,
    words: str,
    start: int,
    size: int,
    total: int | None = None,
) -> tuple[int, list[StoredEntity]]:
    """How many entities there are, and some of them: of one type, with `words` in their names.

    Without words they stand in order of their names, and those that no claim names are left out; `total` is
    how many there are, where that is known. With words the likeliest come first (see `search`).
    """
    if words:
        ids = find(connection, Wanted(words, sort), "entity").ids
        return len(ids), entities(connection, ids[start : start + size])
    wanted = sa.select(entity.c.id, entity.c.name).where(_claimed())
    if sort is not None:
        wanted = wanted.where(entity.c.type == sort)
    if total is None:
        total = connection.execute(sa.select(sa.func.count()).select_from(wanted.subquery())).scalar_one()
    listed = wanted.order_by(entity.c.name, entity.c.id).limit(size).offset(start)
    return total, entities(connection, list(connection.execute(listed).scalars()))


def entities(connection: sa.Connection, ids: Sequence[str]) -> list[StoredEntity]:
    """The entities with these ids, in this order."""
    known = {one.id: one for one in queries.entities(connection, ids=ids)} if ids else {}
    return [known[one] for one in ids if one in known]


def most_told(
    connection: sa.Connection, sort: str, size: int, *, roughly: bool = False
) -> list[StoredEntity]:
    """The entities of a type that most claims name; `roughly` those that most documents name."""
    if roughly:
        listed = sa.select(search.c.entity).where(search.c.what == "entity", search.c.kind == sort)
        listed = listed.order_by(search.c.weight.desc(), search.c.entity)
        return entities(connection, list(connection.execute(listed.limit(size)).scalars()))
    told = sa.func.count(sa.distinct(claim_role.c.claim))
    wanted = (
        sa.select(entity.c.id)
        .join(source_entity, source_entity.c.entity == entity.c.id)
        .join(claim_role, claim_role.c.source_entity == source_entity.c.id)
        .where(entity.c.type == sort)
        .group_by(entity.c.id, entity.c.name)
        .order_by(told.desc(), entity.c.name, entity.c.id)
    )
    return entities(connection, list(connection.execute(wanted.limit(size)).scalars()))


def find_sources(
    connection: sa.Connection, *, words: str, start: int, size: int, newest: bool = False
) -> tuple[int, list[StoredSource]]:
    """How many documents have `words` in title or name, and some of them: by name, or the newest first."""
    wanted = sa.select(source.c.name)
    if words:
        has = source.c.title.icontains(words, autoescape=True) | source.c.name.icontains(
            words, autoescape=True
        )
        wanted = wanted.where(has)
    total = connection.execute(sa.select(sa.func.count()).select_from(wanted.subquery())).scalar_one()
    order = (source.c.read_on.desc(), source.c.id.desc()) if newest else (source.c.name,)
    names = connection.execute(wanted.order_by(*order).limit(size).offset(start)).scalars()
    return total, [one for name in list(names) for one in queries.sources(connection, name)]


def titles(connection: sa.Connection, names: Sequence[str]) -> dict[str, str]:
    """What each of these documents is called: its title, or its name where it has none."""
    wanted = sa.select(source.c.name, source.c.title).where(source.c.name.in_(sorted(set(names))))
    return {row.name: row.title.strip() or row.name for row in connection.execute(wanted)}


def claims_of(
    connection: sa.Connection, of: str, *, by_kind: Codebook | None, start: int, size: int
) -> tuple[int, list[StoredClaim]]:
    """How many claims name the entity `of`, and some of them in order of time.

    With `by_kind` they stand in the order of its kinds, and in order of time within each.
    """
    wanted = sa.select(claim.c.id, source.c.name, claim.c.position).join(source)
    named = sa.select(claim_role.c.claim).join(source_entity).where(source_entity.c.entity == of)
    wanted = wanted.where(claim.c.id.in_(named), COUNTS)
    total = connection.execute(sa.select(sa.func.count()).select_from(wanted.subquery())).scalar_one()
    order: list[sa.ColumnElement[object]] = []
    if by_kind is not None:
        places = {kind: place for place, kind in enumerate(by_kind.kinds)}
        order.append(sa.case(places, value=claim.c.kind, else_=len(places)))
    undated = claim.c.earliest.is_(None) & claim.c.latest.is_(None)
    order += [
        sa.func.coalesce(claim.c.earliest, claim.c.latest, _LAST),
        sa.func.coalesce(claim.c.latest, _LAST),
        sa.case((undated, 1), else_=0),
        source.c.name,
        claim.c.position,
    ]
    ids = connection.execute(wanted.order_by(*order).limit(size).offset(start)).scalars()
    return total, claims(connection, list(ids))


def claims(connection: sa.Connection, ids: Sequence[str]) -> list[StoredClaim]:
    """The claims with these ids, in this order; those that are not there are left out."""
    known = {one.id: one for one in queries.claims(connection, ids=sorted(set(ids)))} if ids else {}
    return [known[one] for one in ids if one in known]


def meant(connection: sa.Connection, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """For each of these claims, which entity each name in its roles means."""
    wanted = (
        sa.select(claim_role.c.claim, claim_role.c.value, source_entity.c.entity)
        .join(source_entity)
        .where(claim_role.c.claim.in_(sorted(set(ids))), source_entity.c.entity.is_not(None))
    )
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for owner, value, one in connection.execute(wanted):
        found[owner][value] = one
    return found


def text_around(connection: sa.Connection, of: StoredClaim, width: int) -> tuple[str, str]:
    """What stands before and after a claim's quote, up to `width` characters each."""
    first = max(0, of.start - width)
    wanted = sa.select(
        sa.func.substr(source.c.text, first + 1, of.start - first),
        sa.func.substr(source.c.text, of.end + 1, width),
    ).where(source.c.name == of.source)
    before, after = connection.execute(wanted).one()
    return before, after


def on_day_of_year(connection: sa.Connection, day: str, size: int) -> list[StoredClaim]:
    """Claims of what happened on this day (MM-DD) of any year, or on any day, in order of the year's days."""
    wanted = sa.select(claim.c.id).where(COUNTS, claim.c.earliest == claim.c.latest)
    if day:
        wanted = wanted.where(claim.c.earliest.like(f"____-{day}"))
    order = sa.func.substr(claim.c.earliest, 6), claim.c.earliest, claim.c.id
    ids = connection.execute(wanted.order_by(*order).limit(size)).scalars()
    return claims(connection, list(ids))


def claims_of_kind(connection: sa.Connection, of: str, kind: str, size: int) -> list[StoredClaim]:
    """Claims of one kind that name the entity `of`, in order of time."""
    named = sa.select(claim_role.c.claim).join(source_entity).where(source_entity.c.entity == of)
    wanted = sa.select(claim.c.id).where(claim.c.id.in_(named), claim.c.kind == kind, COUNTS)
    order = sa.func.coalesce(claim.c.earliest, claim.c.latest, _LAST), claim.c.id
    return claims(connection, list(connection.execute(wanted.order_by(*order).limit(size)).scalars()))


def ids_of(connection: sa.Connection, names: Sequence[str], sort: str | None = None) -> dict[str, str]:
    """The entities (of one type) with these main names, where just one has it."""
    found: dict[str, list[str]] = defaultdict(list)
    listed = sorted(set(names))
    for start in range(0, len(listed), 500):
        wanted = sa.select(entity.c.name, entity.c.id).where(entity.c.name.in_(listed[start : start + 500]))
        if sort is not None:
            wanted = wanted.where(entity.c.type == sort)
        for name, one in connection.execute(wanted):
            found[name].append(one)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}
