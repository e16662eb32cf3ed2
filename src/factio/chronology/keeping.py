"""Keeps what held, and what contradicts, in the record: derived once, and again for whom something changed.

The work goes on in parts, each a transaction of its own: a kill leaves marks, and no wrong answer.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources

import msgspec
import sqlalchemy as sa

from factio.chronology.deriving import derive
from factio.codebook.chronology_rules import ChronologyRules
from factio.record import RecordFile
from factio.record.schema import (
    about_record,
    conflict,
    conflict_about,
    conflict_claim,
    entity,
    held,
    held_by,
    source_entity,
    stale_entity,
)

# The code that decides what is kept; what only asks and words it is not among it.
MAKERS = {
    "chronology": (
        *(
            "bodies",
            "chronicle",
            "clashes",
            "clusters",
            "conflicts",
            "days",
            "deriving",
            "disputes",
            "follow",
        ),
        *("holding", "life", "lives", "offices", "sources", "tellings"),
    ),
    "record": ("beyond", "hubs", "reach", "telling"),
}
PART = 1500  # entities derived at a time: some thousand claims in memory


def mark_of(rules: ChronologyRules) -> str:
    """Names the rules and the code that make spells: those made under others are not told."""
    return f"{_code()} {hashlib.sha256(msgspec.json.encode(rules, order='deterministic')).hexdigest()[:16]}"


@cache
def _code() -> str:
    summed = hashlib.sha256()
    for room, names in MAKERS.items():
        for name in names:
            content = (resources.files("factio") / room / f"{name}.py").read_bytes()
            summed.update(f"{room}/{name}".encode() + b"\0" + content)
    return summed.hexdigest()[:8]


def kept_under(connection: sa.Connection) -> str:
    """The mark of the rules under which spells are kept; "" where none are."""
    wanted = sa.select(about_record.c.value).where(about_record.c.key == "held")
    return connection.execute(wanted).scalar() or ""


def left(connection: sa.Connection, rules: ChronologyRules, at_most: int) -> int:
    """For how many entities what held is still to be derived under `rules`, counted up to `at_most`."""
    column = stale_entity.c.entity if kept_under(connection) == mark_of(rules) else entity.c.id
    some = sa.select(column).limit(at_most).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one()


def keep(
    record: RecordFile,
    rules: ChronologyRules,
    *,
    anew: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Derives what is still to be derived. With `anew` under these rules, whichever it was kept under.

    Without it, spells that this version of Factio keeps under other rules are left as they are. `progress`
    is told how many entities are done, and of how many. Raises RecordError when the record cannot be written.
    """
    mark = mark_of(rules)
    with record.reading() as connection:
        under = kept_under(connection)
        waiting = list(_waiting(connection)) if under == mark else []
    if under != mark:
        if under.startswith(f"{_code()} ") and not anew:
            return
        with record.writing() as connection:
            _start(connection, mark)
            waiting = list(_waiting(connection))
    for start in range(0, len(waiting), PART):
        with record.writing() as connection, _no_search_for_cycles():
            derive(connection, rules, waiting[start : start + PART])
        if progress:
            progress(min(start + PART, len(waiting)), len(waiting))


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """A chronicle is made and dropped whole: to look through it for cycles takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _waiting(connection: sa.Connection) -> Iterator[str]:
    """Entities still to be derived, in the order in which documents name them: ties are near each other."""
    first = sa.func.min(source_entity.c.id)
    wanted = sa.select(stale_entity.c.entity).outerjoin(
        source_entity, source_entity.c.entity == stale_entity.c.entity
    )
    wanted = wanted.group_by(stale_entity.c.entity).order_by(
        sa.func.coalesce(first, 0), stale_entity.c.entity
    )
    return iter(connection.execute(wanted).scalars().all())


def _start(connection: sa.Connection, mark: str) -> None:
    """All is to be derived, under the rules of `mark`."""
    for table in (held_by, held, conflict_about, conflict_claim, conflict, stale_entity):
        connection.execute(sa.delete(table))
    connection.execute(sa.insert(stale_entity).from_select(["entity"], sa.select(entity.c.id)))
    connection.execute(sa.delete(about_record).where(about_record.c.key == "held"))
    connection.execute(sa.insert(about_record), [{"key": "held", "value": mark}])
