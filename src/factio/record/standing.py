"""What follows from judgements for the claims of a source: where each stands, and those made by hand.

It is derived from the log whenever a source is read or judged, so reading again keeps what was judged: a
claim that is told in the same words keeps its id. A source that is no file, a book say, consists of the
quotes that were added from it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from factio.identity import SourceEntity, block
from factio.model import Claim, Entity, Span, Why
from factio.record.derive import insert
from factio.record.ids import canonical
from factio.record.indexing import index_source
from factio.record.judging import Coded, Judgement, entries, in_force
from factio.record.prepare import Cast, ClaimRow, days_of, role_rows, years_of
from factio.record.rows import claim_row
from factio.record.rows import role_rows as rows_of_roles
from factio.record.schema import COUNTS, claim, claim_role, source, source_entity
from factio.record.stale import mark_source

BY_HAND = "by hand"
_STANDING = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def follow(connection: sa.Connection, name: str) -> set[str]:
    """Brings the claims of the source `name` to where judgements put them; returns the blocks touched."""
    log = entries(connection, source=name)
    if not log:
        return set()
    counting = in_force(log)
    row = connection.execute(sa.select(source).where(source.c.name == name)).one_or_none()
    if row is not None:
        mark_source(connection, row.id)
    touched: set[str] = set()
    places: dict[int, int] = {}
    if row is None or row.reader == BY_HAND:
        if row is not None:
            touched |= _blocks(connection, source_entity.c.source == row.id)
            connection.execute(sa.delete(source).where(source.c.id == row.id))
        added = [entry for entry in counting if entry.what == "add"]
        if not added:
            return touched
        text, places = _book(added)
        number = _insert_book(connection, name, text, added)
    else:
        number, text = row.id, row.text
        if any(entry.what == "withdraw" for entry in log):
            touched |= _blocks(connection, source_entity.c.source == number)
        made = (source_entity.c.source == number) & source_entity.c.judgement.is_not(None)
        touched |= _blocks(connection, made)
        mine = (claim.c.source == number) & claim.c.judgement.is_not(None)
        connection.execute(sa.delete(claim).where(mine))
        connection.execute(sa.delete(source_entity).where(made))
        fallen = (claim.c.source == number) & claim.c.standing.is_not(None)
        connection.execute(sa.update(claim).where(fallen).values(standing=None))
    hand = _Hand(connection, number, name, text)
    for entry in counting:
        if entry.what == "add":
            hand.add(entry, places.get(entry.id))
        elif entry.what == "correct":
            hand.correct(entry)
    touched |= hand.blocks
    _set_standing(connection, number, counting)
    touched |= _set_years(connection, number)
    index_source(connection, number)
    return touched


def _blocks(connection: sa.Connection, which: sa.ColumnElement[bool]) -> set[str]:
    return set(connection.execute(sa.select(source_entity.c.block).where(which)).scalars())


def _set_standing(connection: sa.Connection, number: int, counting: Sequence[Judgement]) -> None:
    last = {entry.claim: _STANDING[entry.what] for entry in counting if entry.what in _STANDING}
    for one, standing in last.items():
        here = (claim.c.id == one) & (claim.c.source == number)
        connection.execute(sa.update(claim).where(here).values(standing=standing))
    if any(entry.what == "withdraw" for entry in counting):
        connection.execute(sa.update(claim).where(claim.c.source == number).values(standing="withdrawn"))


def _set_years(connection: sa.Connection, number: int) -> set[str]:
    """The years of a document's entities by the claims that count; the blocks of those that changed."""
    wanted = sa.select(claim_role.c.source_entity, claim.c.earliest, claim.c.latest).join(claim)
    wanted = wanted.where(claim.c.source == number, claim_role.c.source_entity.is_not(None), COUNTS)
    years: dict[int, tuple[int, int]] = {}
    for one, earliest, latest in connection.execute(
        wanted.where(claim.c.earliest.is_not(None), claim.c.latest.is_not(None))
    ):
        first, last = years.get(one, (int(earliest[:4]), int(latest[:4])))
        years[one] = (min(first, int(earliest[:4])), max(last, int(latest[:4])))
    changed: set[str] = set()
    there = sa.select(source_entity).where(source_entity.c.source == number).order_by(source_entity.c.id)
    for row in list(connection.execute(there)):
        first_last = years.get(row.id, (None, None))
        if first_last != (row.first, row.last):
            new = {"first": first_last[0], "last": first_last[1]}
            connection.execute(sa.update(source_entity).where(source_entity.c.id == row.id).values(new))
            changed.add(row.block)
    return changed


def _book(added: Sequence[Judgement]) -> tuple[str, dict[int, int]]:
    """The text of a source that is no file, and where the quote of each entry begins in it."""
    text = ""
    places = {}
    for entry in added:
        coded = entry.coded()
        text += f"Page {coded.page}\n\n" if coded.page else ""
        places[entry.id] = len(text)
        text += f"{coded.quote}\n\n"
    return text, places


def _insert_book(connection: sa.Connection, name: str, text: str, added: Sequence[Judgement]) -> int:
    row = {
        "name": name,
        "title": name,
        "text": text,
        "read_on": added[0].at[:10],
        "reader": BY_HAND,
        "codebook": "",
        "digest": hashlib.sha256(text.encode()).hexdigest(),
        "sentences": 0,
        "sentences_with_claims": 0,
        "claims": len(added),
        "unread": 0,
    }
    number: int = connection.execute(sa.insert(source).returning(source.c.id), row).scalar_one()
    return number


class _Hand:
    """Claims made by hand, put beside those that were read from a source."""

    def __init__(self, connection: sa.Connection, number: int, name: str, text: str) -> None:
        self._connection = connection
        self._number = number
        self._name = name
        self._text = text
        there = sa.select(source_entity).where(source_entity.c.source == number).order_by(source_entity.c.id)
        rows = list(connection.execute(there))
        self._ids = [row.id for row in rows]
        self._cast = Cast(
            name,
            (
                Entity(row.name, row.type, tuple(msgspec.json.decode(row.aliases)), row.country)
                for row in rows
            ),
        )
        last = sa.select(sa.func.max(claim.c.position)).where(claim.c.source == number)
        self._position = (connection.execute(last).scalar() or 0) + 1
        self.blocks: set[str] = set()

    def add(self, entry: Judgement, place: int | None) -> None:
        """A claim that a person coded; left out where its words no longer stand in the text."""
        coded = entry.coded()
        start = self._text.find(coded.quote) if place is None else place
        if start >= 0 and coded.quote:
            span = Span(start, start + len(coded.quote))
            self._insert(entry, coded, coded.quote, span, span)

    def correct(self, entry: Judgement) -> None:
        """What a person put in place of a claim; left out where that claim is told no more."""
        here = (claim.c.id == entry.claim) & (claim.c.source == self._number)
        was = self._connection.execute(sa.select(claim).where(here)).one_or_none()
        if was is not None:
            sentence = Span(was.sentence_start, was.sentence_end)
            self._insert(entry, entry.coded(), was.quote, Span(was.start, was.end), sentence)

    def _insert(self, entry: Judgement, coded: Coded, quote: str, span: Span, sentence: Span) -> None:
        page = f", page {coded.page}" if coded.page else ""
        told = Claim(
            kind=coded.kind,
            roles=coded.roles,
            quote=quote,
            start=span.start,
            end=span.end,
            date=coded.date,
            phase=coded.phase,
            polarity=coded.polarity,
            modality=coded.modality,
            by=coded.by,
            reader=BY_HAND,
            frame=BY_HAND,
            why=(Why(BY_HAND, f"{entry.who}, {entry.at[:10]}{page}: {entry.because}"),),
        )
        text = canonical([self._name, told.kind, told.roles, quote, BY_HAND, entry.id])
        roles = tuple(role_rows(told, coded.things, self._cast, years_of(told)))
        row = ClaimRow(hashlib.sha256(text).hexdigest()[:16], told, *days_of(told), sentence, roles)
        self._insert_entities(entry.id)
        made = {**claim_row(self._number, self._position, row), "judgement": entry.id}
        insert(self._connection, claim, [made])
        insert(self._connection, claim_role, rows_of_roles(row, self._ids))
        self._position += 1

    def _insert_entities(self, number: int) -> None:
        """Those whom only claims made by hand name."""
        first = 1 + (self._connection.execute(sa.select(sa.func.max(source_entity.c.id))).scalar() or 0)
        fresh = self._cast.entities()[len(self._ids) :]
        rows = [_entity_row(first + place, self._number, number, one) for place, one in enumerate(fresh)]
        insert(self._connection, source_entity, rows)
        self._ids += [row["id"] for row in rows]
        self.blocks.update(row["block"] for row in rows)


def _entity_row(id: int, number: int, entry: int, one: SourceEntity) -> dict[str, Any]:
    return {
        "id": id,
        "source": number,
        "name": one.name,
        "type": one.type,
        "country": one.country,
        "aliases": canonical(one.aliases).decode(),
        "first": one.first,
        "last": one.last,
        "block": block(one),
        "entity": None,
        "judgement": entry,
    }
