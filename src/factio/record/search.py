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

from factio.record.schema import COUNTS, claim, entity, entity_name, search, source, source_entity
from factio.record.search_words import runs, words

MOST = 1000  # how many of a sort are looked at
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


def find(connection: sa.Connection, wanted: Wanted, what: What) -> Found:
    """All of one sort that has the words, the best first, at most `MOST` of them.

    Without words it finds all that the rest allows; nothing where nothing is asked.
    """
    asked = runs(wanted.words)
    if not asked and (wanted.words.strip() or not wanted.narrowed):
        return Found(())
    if what == "entity":
        return _entities(connection, wanted, asked)
    column = claim.c.id if what == "claim" else source.c.name
    looked = _rows(connection, wanted, asked, what, sa.select(column).select_from(search))
    if what == "claim":
        looked = looked.join(claim, claim.c.id == search.c.claim).where(COUNTS)
    else:
        looked = looked.join(source, source.c.id == search.c.source)
    ids = tuple(connection.execute(looked.order_by(search.c.id).limit(MOST + 1)).scalars())
    return Found(ids[:MOST], len(ids) > MOST)


def countries(connection: sa.Connection) -> list[str]:
    """The countries that entities of the record have, in order of their names."""
    told = sa.select(entity.c.country).where(entity.c.country.is_not(None)).distinct()
    return list(connection.execute(told.order_by(entity.c.country)).scalars())


def _entities(connection: sa.Connection, wanted: Wanted, asked: list[tuple[str, ...]]) -> Found:
    """Those that bear just this name come first, then those whose name begins so, the most told of first."""
    columns = sa.select(search.c.entity, search.c.weight, entity.c.name).select_from(search)
    columns = columns.join(entity, entity.c.id == search.c.entity)
    plain = " ".join(word for run in asked for word in run)
    rows: dict[str, tuple[int, str]] = {}
    begins = sa.select(entity_name.c.entity).where(entity_name.c.plain >= plain)
    begins = begins.where(entity_name.c.plain < plain + _LAST).limit(MOST)
    if plain:
        near = _rows(connection, wanted, [], "entity", columns).where(search.c.entity.in_(begins))
        rows.update((row[0], (row[1], row[2])) for row in connection.execute(near))
    more = False
    if not plain or len(plain) > _SHORT or not rows:
        looked = _rows(connection, wanted, asked, "entity", columns).limit(MOST + 1)
        found = list(connection.execute(looked))
        more = len(found) > MOST
        rows.update((row[0], (row[1], row[2])) for row in found)
    ranks = _ranks(connection, list(rows), plain) if plain else {}
    order = sorted(rows, key=lambda one: (ranks.get(one, 2), -rows[one][0], rows[one][1], one))
    return Found(tuple(order[:MOST]), more or len(order) > MOST)


def _ranks(connection: sa.Connection, ids: Sequence[str], plain: str) -> dict[str, int]:
    """0 for those that bear a name with just these words, 1 for those with a name that begins so."""
    found: dict[str, int] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        named = sa.select(entity_name.c.entity, entity_name.c.name).where(entity_name.c.entity.in_(part))
        for one, name in connection.execute(named):
            told = " ".join(words(name))
            rank = 0 if told == plain else 1 if told.startswith(plain) else 2
            found[one] = min(rank, found.get(one, 2))
    return found


def _rows(
    connection: sa.Connection,
    wanted: Wanted,
    asked: list[tuple[str, ...]],
    what: What,
    columns: sa.Select[Any],
) -> sa.Select[Any]:
    looked = columns.where(search.c.what == what)
    if asked:
        looked = looked.where(_match(connection, asked))
    if wanted.kind:
        looked = looked.where(search.c.kind == wanted.kind)
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
            looked = looked.where(search.c.entity.in_(there))
        else:
            looked = looked.where(search.c.source == number)
    return looked


def _match(connection: sa.Connection, asked: list[tuple[str, ...]]) -> sa.ColumnElement[bool]:
    """That a row has all of these words. They are letters and digits only, so nothing in them is syntax."""
    *whole, last = asked
    if connection.dialect.name == "postgresql":
        told = [" <-> ".join(f"'{word}'" for word in run) for run in whole]
        told.append(" <-> ".join([*(f"'{word}'" for word in last[:-1]), f"'{last[-1]}':*"]))
        return search.c.words.op("@@")(sa.cast(" & ".join(f"({one})" for one in told), postgresql.TSQUERY))
    told = [" + ".join(f'"{word}"' for word in run) for run in whole]
    told.append(" + ".join(f'"{word}"' for word in last) + " *")
    matches = sa.text("SELECT rowid FROM search_words WHERE search_words MATCH :match")
    return search.c.id.in_(
        matches.bindparams(match=" AND ".join(f"({one})" for one in told)).columns(search.c.id)
    )
