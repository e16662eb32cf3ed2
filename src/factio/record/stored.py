"""What a record gives back: claims with their place in it, documents, entities, stories."""

from __future__ import annotations

from typing import Any

import msgspec

from factio.model import Claim, EntityType, Metadata, Unread


class StoredClaim(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """A claim of a record. `source` is the name of its document; `sentence` the words around its quote.

    `standing` is what was judged of it: "accepted", or why it counts no more ("rejected", "corrected",
    "withdrawn"); None where nobody judged it.
    """

    id: str
    source: str
    sentence: str
    earliest: str | None = None
    latest: str | None = None
    standing: str | None = None

    def line(self) -> dict[str, Any]:
        """The claim as one line for machines: id, kind, roles and all that is told, absent values as null."""
        return {
            "id": self.id,
            "kind": self.kind,
            "roles": {
                role: value if isinstance(value, str) else list(value) for role, value in self.roles.items()
            },
            "date": self.date,
            "phase": self.phase,
            "polarity": self.polarity,
            "modality": self.modality,
            "by": self.by,
            "quote": self.quote,
            "source": self.source,
            "start": self.start,
            "end": self.end,
        }


class StoredSource(msgspec.Struct, frozen=True):
    """A document of a record without its text; `read_on` is an ISO day, counts are of its reading."""

    name: str
    title: str
    metadata: Metadata
    read_on: str
    reader: str
    codebook: str
    digest: str
    sentences: int
    sentences_with_claims: int
    claims: int
    unread: int


class SourceText(msgspec.Struct, frozen=True):
    """A document of a record with its text, its claims in the order of the text, and what gave none."""

    source: StoredSource
    text: str
    claims: tuple[StoredClaim, ...]
    unread: tuple[Unread, ...]


class StoredEntity(msgspec.Struct, frozen=True):
    """An entity of a record: all its names but the main one, and how many documents and claims name it."""

    id: str
    name: str
    type: EntityType
    country: str | None
    names: tuple[str, ...]
    sources: int
    claims: int
    first: int | None
    last: int | None


class StoryLine(msgspec.Struct, frozen=True):
    """One claim in a story; `when` is its date or "" where the source gives none."""

    when: str
    claim: StoredClaim


class Story(msgspec.Struct, frozen=True):
    """All that a record has on one name, in order of time; what has no date comes last.

    `entities` are those that bear the name: more than one where the record cannot tell which is meant.
    """

    name: str
    entities: tuple[StoredEntity, ...]
    lines: tuple[StoryLine, ...]


class StoredProposal(msgspec.Struct, frozen=True):
    """Two entities that may be one, how alike they are (0 to 1), and why."""

    one: StoredEntity
    other: StoredEntity
    score: float
    reason: str
