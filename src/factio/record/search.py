"""The search: who, which document, which claim has these words. The same over SQLite and PostgreSQL.

All words have to be there, in any order; the last may be the beginning of one. What is found is bounded, so
that a search stays quick whatever it is that is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from factio.identity import normal
from factio.record.schema import COUNTS, claim, entity, entity_name, search, source, source_entity
from factio.record.search_words import MARKS, runs, words

MOST = 1000  # how many of a sort are looked at
_MANY = 500
_FULL_TEXT = sa.table("search_words", sa.column("rowid"))
Runs = list[tuple[str, ...]]
_SHORT = 2  # characters; what is so short is looked for only where a name begins
_LAST = "\U0010ffff"

What = Literal["entity", "claim", "document"]


class Wanted(msgspec.Struct, frozen=True):
    """What is searched: words, and what the things found have to be.

    `kind` is a type of entity or a kind of claim; `first` and `last` are years, of which something has
    to lie between; `country` is a name in any spelling of capitals; `source` a document's name.
    """

    words: str
    kind: str | None = None
    first: int | None = None
    last: int | None = None
    country: str | None = None
    source: str | None = None

    @property
    def narrowed(self) -> bool:
        """Whether more than words is asked."""
        return any((self.kind, self.first, self.last, self.country, self.source))


class Found(msgspec.Struct, frozen=True):
    """Ids (of entities or claims, or names of documents) in order; `more` if not all were looked at."""

    ids: tuple[str, ...]
    more: bool = False


def find(connection: sa.Connection, wanted: Wanted, what: What, most: int = MOST) -> Found:
    """All of one sort that has the words, the best first, `most` of them looked at.

    Without words it finds all that the rest allows; nothing where nothing is asked.
    """
    asked = runs(wanted.words)
    if not asked and (wanted.words.strip() or not wanted.narrowed):
        return Found(())
    if what == "entity":
        return _entities(connection, wanted, asked, most)
    column = claim.c.id if what == "claim" else source.c.name
    looked = _narrowed(sa.select(column).select_from(_places(connection, what, asked)), wanted, what)
    # Outer joins, here and below, keep a database from beginning at the other end, which takes seconds.
    if what == "claim":
        looked = looked.outerjoin(claim, claim.c.id == search.c.claim).where(COUNTS)
    else:
        looked = looked.outerjoin(source, source.c.id == search.c.source)
    in_order = _FULL_TEXT.c.rowid if asked and connection.dialect.name == "sqlite" else search.c.id
    looked = _matching(connection, looked, what, asked).order_by(in_order)
    ids = tuple(connection.execute(looked.limit(most + 1)).scalars())
    return Found(ids[:most], len(ids) > most)


def countries(connection: sa.Connection) -> list[str]:
    """The countries that entities of the record have, in order of their names."""
    told = sa.select(entity.c.country).where(entity.c.country.is_not(None)).distinct()
    return list(connection.execute(told.order_by(entity.c.country)).scalars())


def _entities(connection: sa.Connection, wanted: Wanted, asked: Runs, most: int) -> Found:
    """Those that bear just this name come first, then those whose name begins so, the most told of first."""
    columns: sa.Select[Any] = sa.select(search.c.entity, search.c.weight, entity.c.name)
    plain = normal(wanted.words) if asked else ""
    rows: dict[str, tuple[int, str]] = {}
    more = False
    if plain:
        begins = sa.select(entity_name.c.entity).where(entity_name.c.plain >= plain)
        begins = begins.where(entity_name.c.plain < plain + _LAST).order_by(entity_name.c.plain).limit(most)
        near = list(dict.fromkeys(connection.execute(begins).scalars()))
        for start in range(0, len(near), _MANY):
            part = columns.where(search.c.entity.in_(near[start : start + _MANY]))
            part = _narrowed(part.join(entity, entity.c.id == search.c.entity), wanted, "entity")
            rows.update((row[0], (row[1], row[2])) for row in connection.execute(part))
    if not plain or len(plain) > _SHORT or not rows:
        looked: sa.Select[Any] = columns.select_from(_places(connection, "entity", asked))
        looked = _narrowed(looked.outerjoin(entity, entity.c.id == search.c.entity), wanted, "entity")
        if not asked:
            looked = looked.order_by(search.c.weight.desc(), entity.c.name)
        found = list(connection.execute(_matching(connection, looked, "entity", asked).limit(most + 1)))
        more = len(found) > most
        rows.update((row[0], (row[1], row[2])) for row in found)
    ranks = _ranks(connection, list(rows), plain) if plain else {}
    order = sorted(rows, key=lambda one: (ranks.get(one, 2), -rows[one][0], rows[one][1], one))
    return Found(tuple(order[:most]), more or len(order) > most)


def _ranks(connection: sa.Connection, ids: Sequence[str], plain: str) -> dict[str, int]:
    """0 for those that bear just this name, 1 for those with a name that begins so, 2 for the others."""
    found: dict[str, int] = {}
    for start in range(0, len(ids), _MANY):
        part = ids[start : start + _MANY]
        named = sa.select(entity_name.c.entity, entity_name.c.plain).where(entity_name.c.entity.in_(part))
        for one, told in connection.execute(named):
            rank = 0 if told == plain else 1 if told.startswith(plain) else 2
            found[one] = min(rank, found.get(one, 2))
    return found


def _narrowed(looked: sa.Select[Any], wanted: Wanted, what: What) -> sa.Select[Any]:
    """Only what is of the kind, the years, the country and the document that are asked for.

    Of columns with an index a value is taken, so that where words are asked for these are looked for first.
    """
    by_words = bool(runs(wanted.words))

    def value(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
        return sa.func.coalesce(column, None) if by_words else column

    if not by_words:
        looked = looked.where(search.c.what == what)
    if wanted.kind:
        looked = looked.where(value(search.c.kind) == wanted.kind)
    if wanted.country:
        looked = looked.where(search.c.country == " ".join(words(wanted.country)))
    if wanted.first is not None:
        looked = looked.where(search.c.last >= wanted.first)
    if wanted.last is not None:
        looked = looked.where(search.c.first <= wanted.last)
    if wanted.source:
        number = sa.select(source.c.id).where(source.c.name == wanted.source).scalar_subquery()
        if what == "entity":
            there = sa.select(source_entity.c.entity).where(source_entity.c.source == number)
            looked = looked.where(value(search.c.entity).in_(there))
        else:
            looked = looked.where(value(search.c.source) == number)
    return looked


def _places(connection: sa.Connection, what: What, asked: Runs) -> sa.FromClause:
    """Where rows are looked for: over words SQLite goes through its full text, and stops at a limit."""
    if asked and connection.dialect.name == "sqlite":
        return _FULL_TEXT.join(search, search.c.id == _FULL_TEXT.c.rowid)
    return search


def _matching(connection: sa.Connection, looked: sa.Select[Any], what: What, asked: Runs) -> sa.Select[Any]:
    """Rows that have all of the words. These are letters and digits only, so nothing in them is syntax."""
    if not asked:
        return looked
    marked = [[MARKS[what] + word for word in run] for run in asked]
    *whole, last = marked
    if connection.dialect.name == "postgresql":
        told = [" <-> ".join(f"'{word}'" for word in run) for run in whole]
        told.append(" <-> ".join([*(f"'{word}'" for word in last[:-1]), f"'{last[-1]}':*"]))
        query = sa.cast(" & ".join(f"({one})" for one in told), postgresql.TSQUERY)
        return looked.where(search.c.words.op("@@")(query))
    told = [" + ".join(f'"{word}"' for word in run) for run in whole]
    told.append(" + ".join(f'"{word}"' for word in last) + " *")
    return looked.where(sa.text("search_words MATCH :match")).params(
        match=" AND ".join(f"({one})" for one in told)
    )
