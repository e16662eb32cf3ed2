"""From a document and its reading to the rows that a record keeps, without touching a record.

This is all the work that can be done beside the database, so that readers in other processes
leave little to the one that stores.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

import msgspec

from factio.codebook import Codebook
from factio.dates import bounds
from factio.errors import DateError, DocumentError
from factio.identity import SourceEntity, block, heads, is_abbreviation, normal
from factio.model import Claim, Document, Entity, EntityType, Metadata, Reading, Span, Unread
from factio.record.ids import claim_ids, digest

# Types of a role that are things and not plain words, in the order in which a role's type is told.
_THINGS: tuple[EntityType, ...] = ("organisation", "person", "publication", "contest", "place", "group")
_LONGEST_SENTENCE = 2_000  # code points that are kept around a quote; a table row or line can be longer
_SURROGATE = re.compile("[\ud800-\udfff]")


class RoleRow(msgspec.Struct, frozen=True, array_like=True):
    """One filler of a role; `entity` is its index in `Prepared.entities`, None for plain words."""

    role: str
    position: int
    value: str
    entity: int | None


class ClaimRow(msgspec.Struct, frozen=True, array_like=True):
    """One claim, its id, the days its date allows (ISO), and the sentence, line or row around its quote."""

    id: str
    claim: Claim
    earliest: str | None
    latest: str | None
    sentence: Span
    roles: tuple[RoleRow, ...]


class Prepared(msgspec.Struct, frozen=True, array_like=True):
    """All that is stored of one document."""

    name: str
    title: str
    text: str
    metadata: Metadata
    digest: str
    sentences: int
    sentences_with_claims: int
    claims: tuple[ClaimRow, ...]
    entities: tuple[SourceEntity, ...]
    blocks: tuple[str, ...]
    unread: tuple[Unread, ...]


def prepare(document: Document, reading: Reading, codebook: Codebook) -> Prepared:
    """The rows of `document`: claims in their order; entities are those of the reading and of the roles.

    Raises DocumentError when the text has characters that no database keeps, or a claim does not stand
    where it says.
    """
    if "\x00" in document.text:
        raise DocumentError(f"{document.name}: the text holds a NUL character; is it a binary file?")
    if _SURROGATE.search(document.text):
        raise DocumentError(f"{document.name}: the text holds half a character (a surrogate); is it UTF-8?")
    claims = [_whole(claim, document) for claim in reading.claims]
    cast = Cast(document.name, _with_told_names(reading.entities, claims))
    rows = []
    places = _Places(document)
    for claim_id, claim in zip(claim_ids(document.name, claims), claims, strict=True):
        earliest, latest = days_of(claim)
        roles = tuple(role_rows(claim, _types(claim, codebook), cast, years_of(claim)))
        sentence = places.around(Span(claim.start, claim.end))
        rows.append(ClaimRow(claim_id, claim, earliest, latest, sentence, roles))
    entities = cast.entities()
    return Prepared(
        document.name,
        document.title,
        document.text,
        document.metadata,
        digest(document),
        reading.sentences,
        reading.sentences_with_claims,
        tuple(rows),
        entities,
        tuple(block(entity) for entity in entities),
        reading.unread,
    )


def _whole(claim: Claim, document: Document) -> Claim:
    if claim.start >= claim.end or document.text[claim.start : claim.end] != claim.quote:
        raise DocumentError(
            f"{document.name}: the quote {claim.quote[:60]!r} does not stand at {claim.start} to {claim.end}"
        )
    roles = {role: value for role, value in claim.roles.items() if value}
    return claim if roles == claim.roles else msgspec.structs.replace(claim, roles=roles)


def role_rows(
    claim: Claim, types: Mapping[str, tuple[str, ...]], cast: Cast, years: tuple[int, int] | None
) -> Iterator[RoleRow]:
    """A claim's roles and who of `cast` fills them; `types` tell what each role takes."""
    for role, value in claim.roles.items():
        many = not isinstance(value, str)
        for position, one in enumerate((value,) if isinstance(value, str) else value, 1):
            place = cast.place(one, types.get(role, ()), years)
            yield RoleRow(role, position if many else 0, one, place)


def _types(claim: Claim, codebook: Codebook) -> dict[str, tuple[str, ...]]:
    kind = codebook.kinds.get(claim.kind)
    return {} if kind is None else {name: role.types for name, role in kind.roles.items()}


def _with_told_names(entities: Iterable[Entity], claims: Iterable[Claim]) -> Iterator[Entity]:
    """`entities`, each with the names too that a claim of the kind `name` sets beside its own."""
    told: dict[str, list[str]] = {}
    for claim in claims:
        bearer, name = claim.roles.get("organisation"), claim.roles.get("name")
        if (
            claim.kind == "name"
            and claim.polarity is None
            and isinstance(bearer, str)
            and isinstance(name, str)
        ):
            told.setdefault(bearer, []).append(name)
    listed = list(entities)
    # What the document treats as a thing of its own is no other name of this one.
    apart = {entity.name for entity in listed}
    for entity in listed:
        new = [
            name
            for form in (entity.name, *entity.aliases)
            for name in told.get(form, ())
            if name not in apart
        ]
        yield msgspec.structs.replace(entity, aliases=tuple(dict.fromkeys((*entity.aliases, *new))))


class Cast:
    """The entities of one document while its claims are gone through."""

    def __init__(self, source: str, entities: Iterable[Entity]) -> None:
        self._source = source
        self._found: list[Entity] = []
        self._years: list[tuple[int, int] | None] = []
        self._by_name: dict[str, int] = {}
        self._by_alias: dict[str, int] = {}
        for entity in entities:
            self._add(entity)

    def _add(self, entity: Entity) -> int:
        known = self._by_name.get(entity.name)
        if known is not None and self._found[known].type == entity.type:
            return known
        place = len(self._found)
        self._found.append(entity)
        self._years.append(None)
        self._by_name.setdefault(entity.name, place)
        for alias in (normal(entity.name), *entity.aliases, *map(normal, entity.aliases)):
            self._by_alias.setdefault(alias, place)
        return place

    def place(self, name: str, types: tuple[str, ...], years: tuple[int, int] | None) -> int | None:
        """The index of the entity that `name` means in a role of `types`; it may be a new one.

        Where the role also takes plain words, an unknown name is taken as such and is no entity.
        """
        things = [thing for thing in _THINGS if thing in types]
        if not things:
            return None
        place = self._by_name.get(name)
        if place is None:
            place = self._by_alias.get(name, self._by_alias.get(normal(name)))
        if place is None and "text" in types:
            return None
        if place is None:
            place = self._add(Entity(name, _thing(name, things)))
        if years:
            first, last = self._years[place] or years
            self._years[place] = (min(first, years[0]), max(last, years[1]))
        return place

    def entities(self) -> tuple[SourceEntity, ...]:
        """All of them, with the years in which the document has them take part in something."""
        return tuple(
            SourceEntity(
                self._source,
                entity.name,
                entity.type,
                entity.aliases,
                entity.country,
                *(years or (None, None)),
            )
            for entity, years in zip(self._found, self._years, strict=True)
        )


def _thing(name: str, things: list[EntityType]) -> EntityType:
    """What `name` is, of `things`, as far as a name tells it."""
    if name.startswith("<"):
        return "group"
    if "person" in things and not heads(name) and not is_abbreviation(name):
        return "person"
    return things[0]


def days_of(claim: Claim) -> tuple[str | None, str | None]:
    """The first and the last day that a claim's date allows (ISO), None where open or not told."""
    if claim.date is None:
        return None, None
    try:
        found = bounds(claim.date)
    except DateError:
        return None, None
    return (
        found.earliest.isoformat() if found.earliest else None,
        found.latest.isoformat() if found.latest else None,
    )


def years_of(claim: Claim) -> tuple[int, int] | None:
    """The years in which those who take part are surely heard of: none where a bound is open."""
    earliest, latest = days_of(claim)
    return (int(earliest[:4]), int(latest[:4])) if earliest and latest else None


class _Places:
    """The sentences, lines and rows of a document, by where they stand in its text."""

    def __init__(self, document: Document) -> None:
        spans = [
            document.blocks[s.block].source(s.start, s.end) for s in document.sentences if s.start < s.end
        ]
        spans += [Span(field.key_span.start, field.value_span.end) for field in document.fields]
        spans += [span for table in document.tables for span in table.row_spans]
        self._spans = sorted({span for span in spans if span.start < span.end})
        self._starts = [span.start for span in self._spans]
        # A span may reach over those behind it (a row with sentences in it): how far any so far reaches.
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def around(self, quote: Span) -> Span:
        """The shortest kept part of the text around `quote`; the quote itself where nothing holds it."""
        last = bisect_right(self._starts, quote.start) - 1
        best: Span | None = None
        while last >= 0 and self._reach[last] > quote.start:
            span = self._spans[last]
            if span.end > quote.start:
                whole = Span(span.start, max(span.end, self._end_of(quote.end)))
                if best is None or whole.end - whole.start < best.end - best.start:
                    best = whole
            last -= 1
        if best is None or best.end - best.start > max(_LONGEST_SENTENCE, quote.end - quote.start):
            return quote
        return best

    def _end_of(self, offset: int) -> int:
        """Where the part ends that holds the last character before `offset`."""
        last = bisect_right(self._starts, offset - 1) - 1
        ends = [span.end for span in self._spans[max(last - 8, 0) : last + 1] if span.end >= offset]
        return min(ends, default=offset)
