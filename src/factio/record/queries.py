"""Questions to a record. All work on a connection of `RecordFile.reading()`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from factio.errors import NameNotFound, RecordError
from factio.identity import normal
from factio.model import Metadata, RoleValue, Span, Unread, Why
from factio.record.schema import (
    COUNTS,
    claim,
    claim_role,
    entity,
    entity_name,
    proposal,
    source,
    source_entity,
    unread,
)
from factio.record.stored import (
    SourceText,
    StoredClaim,
    StoredEntity,
    StoredProposal,
    StoredSource,
    Story,
    StoryLine,
)

_BATCH = 500
_SUGGESTIONS = 5
_NEAR = 70  # of 100: how alike a name must be to be suggested
_whys = msgspec.json.Decoder(tuple[Why, ...])


def claims(
    connection: sa.Connection,
    *,
    document: str | None = None,
    entities: Iterable[str] | None = None,
    kind: str | None = None,
    ids: Sequence[str] | None = None,
) -> Iterator[StoredClaim]:
    """Claims in order of document and text: of one document, with one of `entities` in a role, of a kind.

    Claims that were judged not to count are left out, but where they are asked for by id.
    """
    wanted = sa.select(claim.c.id, source.c.name, source.c.id, claim.c.position).join(source)
    if document is not None:
        wanted = wanted.where(source.c.name == document)
    if kind is not None:
        wanted = wanted.where(claim.c.kind == kind)
    wanted = wanted.where(COUNTS if ids is None else claim.c.id.in_(ids))
    if entities is not None:
        named = sa.select(claim_role.c.claim).join(source_entity)
        wanted = wanted.where(claim.c.id.in_(named.where(source_entity.c.entity.in_(sorted(entities)))))
    rows = connection.execution_options(stream_results=True).execute(
        wanted.order_by(source.c.name, claim.c.position)
    )
    texts = _Texts(connection)
    for part in rows.partitions(_BATCH):
        yield from _whole(connection, [row[0] for row in part], texts)


class _Texts:
    """The text of the document that is being listed: one at a time, so that a long list stays small."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._held: tuple[int, str, str] = (0, "", "")

    def of(self, number: int) -> tuple[str, str]:
        """Name and text of a document."""
        if self._held[0] != number:
            row = self._connection.execute(
                sa.select(source.c.id, source.c.name, source.c.text).where(source.c.id == number)
            ).one()
            self._held = (row[0], row[1], row[2])
        return self._held[1], self._held[2]


def _whole(connection: sa.Connection, ids: Sequence[str], texts: _Texts) -> Iterator[StoredClaim]:
    """The claims with these ids, in the same order."""
    roles: dict[str, dict[str, RoleValue]] = defaultdict(dict)
    filled = sa.select(claim_role.c.claim, claim_role.c.role, claim_role.c.position, claim_role.c.value)
    filled = filled.where(claim_role.c.claim.in_(ids)).order_by(
        claim_role.c.claim, claim_role.c.role, claim_role.c.position
    )
    for owner, role, position, value in connection.execute(filled):
        if position == 0:
            roles[owner][role] = value
        else:
            roles[owner][role] = (*roles[owner].get(role, ()), value)
    rows = {row.id: row for row in connection.execute(sa.select(claim).where(claim.c.id.in_(ids)))}
    for one in ids:
        row = rows[one]
        name, text = texts.of(row.source)
        yield StoredClaim(
            id=row.id,
            source=name,
            sentence=text[row.sentence_start : row.sentence_end],
            earliest=row.earliest,
            latest=row.latest,
            kind=row.kind,
            roles=roles[one],
            quote=row.quote,
            start=row.start,
            end=row.end,
            date=row.date,
            phase=row.phase,
            polarity=row.polarity,
            modality=row.modality,
            by=row.by,
            reader=row.reader,
            frame=row.frame,
            why=_whys.decode(row.why),
            standing=row.standing,
        )


def one_claim(connection: sa.Connection, claim_id: str) -> StoredClaim:
    """The claim with this id, or whose id begins so. Raises RecordError when there is none, or several."""
    # Ids are hex digits: "g" is behind all that begin with `claim_id`.
    begins = sa.select(claim.c.id).where(claim.c.id >= claim_id, claim.c.id < claim_id + "g").limit(2)
    found = list(connection.execute(begins).scalars()) if claim_id else []
    if len(found) != 1:
        what = "more than one claim has an id that begins so" if found else "no claim has this id"
        raise RecordError(f"{claim_id}: {what}; `factio claims` lists them")
    return next(claims(connection, ids=found))


def sources_of(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """In which document each of these claims stands."""
    listed = sorted(set(ids))
    found: dict[str, str] = {}
    for start in range(0, len(listed), _BATCH):
        wanted = sa.select(claim.c.id, source.c.name).join(source)
        wanted = wanted.where(claim.c.id.in_(listed[start : start + _BATCH]))
        found.update((row[0], row[1]) for row in connection.execute(wanted))
    return found


def named(connection: sa.Connection, claim_id: str) -> dict[str, StoredEntity]:
    """Who or what of the record each name in a claim means; names that are plain words are left out."""
    rows = connection.execute(
        sa.select(claim_role.c.value, source_entity.c.entity)
        .join(source_entity)
        .where(claim_role.c.claim == claim_id)
        .order_by(claim_role.c.role, claim_role.c.position)
    )
    leads = {value: found for value, found in rows}
    known = {found.id: found for found in entities(connection, ids=sorted(set(leads.values())))}
    return {value: known[found] for value, found in leads.items()}


def meant(connection: sa.Connection, name: str) -> list[str]:
    """Ids of the entities that bear `name`, in whatever case and dress.

    Raises NameNotFound, with the nearest names, when none does.
    """
    bears = sa.select(entity_name.c.entity).where(entity_name.c.plain == normal(name)).distinct()
    found = sorted(connection.execute(bears).scalars())
    if not found:
        raise NameNotFound(name, nearest(connection, name))
    return found


def nearest(connection: sa.Connection, name: str) -> tuple[str, ...]:
    """The names of the record that look most like `name`, the likest first."""
    from rapidfuzz import fuzz, process  # only a name that is not found needs it

    known: dict[str, str] = {}
    for plain, written in connection.execute(
        sa.select(entity_name.c.plain, sa.func.min(entity_name.c.name)).group_by(entity_name.c.plain)
    ):
        known[plain] = written
    listed = sorted(known)
    found = process.extract(normal(name), listed, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=_SUGGESTIONS)
    return tuple(known[plain] for plain, _, _ in found)


def entities(
    connection: sa.Connection,
    *,
    sort: str | None = None,
    search: str | None = None,
    ids: Sequence[str] | None = None,
) -> list[StoredEntity]:
    """Entities in order of their names: of one type, with `search` in a name of theirs, with these ids."""
    wanted = sa.select(entity)
    if sort is not None:
        wanted = wanted.where(entity.c.type == sort)
    if ids is not None:
        wanted = wanted.where(entity.c.id.in_(ids))
    if search is not None:
        has = entity_name.c.plain.contains(normal(search), autoescape=True)
        wanted = wanted.where(entity.c.id.in_(sa.select(entity_name.c.entity).where(has)))
    rows = list(connection.execute(wanted.order_by(entity.c.name, entity.c.id)))
    found = []
    for start in range(0, len(rows), _BATCH):
        found += _with_counts(connection, rows[start : start + _BATCH])
    return found


def _with_counts(connection: sa.Connection, rows: Sequence[sa.Row[Any]]) -> list[StoredEntity]:
    ids = [row.id for row in rows]
    names: dict[str, list[str]] = defaultdict(list)
    for owner, name in connection.execute(
        sa.select(entity_name.c.entity, entity_name.c.name)
        .where(entity_name.c.entity.in_(ids))
        .order_by(entity_name.c.name)
    ):
        names[owner].append(name)
    counted = (
        sa.select(
            source_entity.c.entity,
            sa.func.count(sa.distinct(source_entity.c.source)),
            sa.func.count(sa.distinct(claim.c.id)),
        )
        .outerjoin(claim_role, claim_role.c.source_entity == source_entity.c.id)
        .outerjoin(claim, (claim.c.id == claim_role.c.claim) & COUNTS)
        .where(source_entity.c.entity.in_(ids))
        .group_by(source_entity.c.entity)
    )
    counts = {row[0]: (row[1], row[2]) for row in connection.execute(counted)}
    return [
        StoredEntity(
            row.id,
            row.name,
            row.type,
            row.country,
            tuple(name for name in names[row.id] if name != row.name),
            *counts.get(row.id, (0, 0)),
            row.first,
            row.last,
        )
        for row in rows
    ]


def story(connection: sa.Connection, name: str) -> Story:
    """All claims in which `name` fills a role, in order of time. Raises NameNotFound as `meant` does."""
    ids = meant(connection, name)
    lines = [StoryLine(found.date or "", found) for found in claims(connection, entities=ids)]
    lines.sort(key=lambda line: in_time(line.claim))
    return Story(name, tuple(entities(connection, ids=ids)), tuple(lines))


def in_time(told: StoredClaim) -> tuple[str, str, int]:
    """By the first day that a date allows, or the last where only that is known; the finer first."""
    last = "9999-12-31"
    if told.earliest is None and told.latest is None:
        return (last, last, 1)
    return (told.earliest or told.latest or last, told.latest or last, 0)


def sources(connection: sa.Connection, name: str | None = None) -> Iterator[StoredSource]:
    """Documents in order of their names."""
    columns = [column for column in source.c if column.name not in ("text", "id")]
    wanted = sa.select(*columns).order_by(source.c.name)
    for row in connection.execute(wanted if name is None else wanted.where(source.c.name == name)):
        yield StoredSource(
            name=row.name,
            title=row.title,
            metadata=Metadata(row.author, row.published, row.url, row.language),
            read_on=row.read_on,
            reader=row.reader,
            codebook=row.codebook,
            digest=row.digest,
            sentences=row.sentences,
            sentences_with_claims=row.sentences_with_claims,
            claims=row.claims,
            unread=row.unread,
        )


def document(connection: sa.Connection, name: str) -> StoredSource:
    """The document of this name. Raises NameNotFound, with the nearest, when the record has none."""
    found = next(sources(connection, name), None)
    if found is None:
        from rapidfuzz import process

        known = list(connection.execute(sa.select(source.c.name).order_by(source.c.name)).scalars())
        near = process.extract(name, known, score_cutoff=_NEAR, limit=_SUGGESTIONS)
        raise NameNotFound(name, tuple(one for one, _, _ in near), "document")
    return found


def source_text(connection: sa.Connection, name: str) -> SourceText:
    """A document with its text and claims. Raises NameNotFound when the record has none of this name."""
    found = document(connection, name)
    row = sa.select(source.c.id, source.c.text).where(source.c.name == name)
    number, text = connection.execute(row).one()
    left = sa.select(unread).where(unread.c.source == number).order_by(unread.c.position)
    ledger = tuple(Unread(Span(row.start, row.end), row.reason) for row in connection.execute(left))
    return SourceText(found, text, tuple(claims(connection, document=name)), ledger)


def proposals(connection: sa.Connection) -> list[StoredProposal]:
    """Pairs of entities that may be one, the likeliest first."""
    wanted = sa.select(proposal).order_by(proposal.c.score.desc(), proposal.c.one, proposal.c.other)
    rows = list(connection.execute(wanted))
    ids = sorted({one for row in rows for one in (row.one, row.other)})
    known: dict[str, StoredEntity] = {}
    for start in range(0, len(ids), _BATCH):
        known.update((found.id, found) for found in entities(connection, ids=ids[start : start + _BATCH]))
    return [StoredProposal(known[row.one], known[row.other], row.score, row.reason) for row in rows]
