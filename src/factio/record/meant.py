"""Who is meant by a name that a person gives in a judgement."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from factio.errors import RecordError
from factio.identity import normal
from factio.record import queries
from factio.record.judging import Meant
from factio.record.schema import entity, source, source_entity


class Bearer(msgspec.Struct, frozen=True):
    """An entity, and those of its documents' entities that bear the name given."""

    entity: str
    type: str
    members: tuple[Meant, ...]


def bearer(connection: sa.Connection, given: str) -> Bearer:
    """Whom `given` means: an id, a name, or NAME@DOCUMENT for the bearer of a name in one document.

    Raises NameNotFound when nothing bears it, RecordError when several do.
    """
    columns = source.c.name, source_entity.c.name, source_entity.c.aliases, source_entity.c.entity
    wanted = sa.select(*columns).join(source).order_by(source.c.name, source_entity.c.name)
    name, _, document = given.rpartition("@")
    if connection.execute(sa.select(entity.c.id).where(entity.c.id == given)).scalar() is not None:
        rows = list(connection.execute(wanted.where(source_entity.c.entity == given)))
    elif name and connection.execute(sa.select(source.c.id).where(source.c.name == document)).scalar():
        ids = queries.meant(connection, name)
        there = wanted.where(source_entity.c.entity.in_(ids), source.c.name == document)
        rows = [row for row in connection.execute(there) if _bears(row[1], row[2], name)]
        if not rows:
            raise RecordError(f"{given}: the document has nobody of this name; see `factio show {name!r}`")
    else:
        ids = queries.meant(connection, given)
        rows = list(connection.execute(wanted.where(source_entity.c.entity.in_(ids))))
        bearing = [row for row in rows if _bears(row[1], row[2], given)]
        if len(ids) > 1:
            near = ", ".join(dict.fromkeys(f"{given}@{row[0]}" for row in bearing))
            raise RecordError(f"{given}: several bear this name; say which, such as {near}")
        rows = bearing or rows
    found = {row[3] for row in rows}
    if len(found) != 1:
        raise RecordError(f"{given}: it is not clear who is meant; give an id or NAME@DOCUMENT")
    (one,) = found
    sort = connection.execute(sa.select(entity.c.type).where(entity.c.id == one)).scalar_one()
    return Bearer(one, sort, tuple((row[0], row[1]) for row in rows))


def _bears(own: str, aliases: str, name: str) -> bool:
    forms = [own, *msgspec.json.decode(aliases, type=tuple[str, ...])]
    return normal(name) in {normal(form) for form in forms}
