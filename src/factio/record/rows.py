"""Claims as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from factio.identity import plain
from factio.record.ids import canonical
from factio.record.prepare import ClaimRow

# Words, not names, by which claims are looked for: a name set beside another, and which contest it was.
COMPARED = frozenset((("name", "name"), ("election", "contest")))


def claim_row(source: int, position: int, row: ClaimRow) -> dict[str, Any]:
    """The row of `claim`: the claim stands at `position` among those of the document."""
    told = row.claim
    return {
        "id": row.id,
        "source": source,
        "position": position,
        "kind": told.kind,
        "date": told.date,
        "earliest": row.earliest,
        "latest": row.latest,
        "phase": told.phase,
        "polarity": told.polarity,
        "modality": told.modality,
        "by": told.by,
        "quote": told.quote,
        "start": told.start,
        "end": told.end,
        "sentence_start": row.sentence.start,
        "sentence_end": row.sentence.end,
        "reader": told.reader,
        "frame": told.frame,
        "why": canonical(told.why).decode(),
        "standing": None,
        "judgement": None,
    }


def role_rows(row: ClaimRow, entities: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The rows of `claim_role`; `entities` are the ids of the document's entities in their order."""
    for role in row.roles:
        yield {
            "claim": row.id,
            "role": role.role,
            "position": role.position,
            "value": role.value,
            "source_entity": None if role.entity is None else entities[role.entity],
            "plain": plain(role.value) if (row.claim.kind, role.role) in COMPARED else None,
        }
