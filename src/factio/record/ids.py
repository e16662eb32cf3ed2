"""Names that things keep: made from what a source says, not from offsets, chance, time or versions."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

import msgspec

from factio.model import Claim, Document


def claim_ids(document: str, claims: Iterable[Claim]) -> list[str]:
    """One id a claim, in order: 16 hex digits.

    Made from the name of the document, the kind, the roles as written, the quote, and which
    occurrence of these in the document it is. So a claim keeps its id when text around it changes.
    """
    seen: Counter[bytes] = Counter()
    ids = []
    for claim in claims:
        said = canonical([document, claim.kind, claim.roles, claim.quote])
        ids.append(
            hashlib.sha256(
                canonical([document, claim.kind, claim.roles, claim.quote, seen[said]])
            ).hexdigest()[:16]
        )
        seen[said] += 1
    return ids


def digest(document: Document) -> str:
    """SHA-256 of all that a reader can see of `document`: text, layout and metadata."""
    return hashlib.sha256(canonical(document)).hexdigest()


def canonical(value: object) -> bytes:
    """The one JSON text of `value`: keys sorted, no blanks, UTF-8."""
    return msgspec.json.encode(value, order="deterministic")
