"""Documents of a record that were read in part: a reader could not ask about all of their passages."""

from __future__ import annotations

import sqlalchemy as sa

from factio.record.schema import source, unread


def unfinished(connection: sa.Connection, beginning: str) -> tuple[str, ...]:
    """Names of the documents that have an entry in the ledger whose reason begins so, in order."""
    begins = unread.c.reason.startswith(beginning, autoescape=True)
    found = sa.select(source.c.name).join(unread).where(begins).distinct().order_by(source.c.name)
    return tuple(connection.execute(found).scalars())
