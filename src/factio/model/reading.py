"""What a reader gives back for one document."""

from __future__ import annotations

import msgspec

from factio.model.claim import Claim
from factio.model.entity import Entity
from factio.model.span import Span


class Unread(msgspec.Struct, frozen=True):
    """A sentence that looks as if it says something and gave no claim; `reason` tells why."""

    span: Span
    reason: str


class Reading(msgspec.Struct, frozen=True):
    """Claims in the order of the text, the entities they name, and the honest ledger."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...] = ()
    unread: tuple[Unread, ...] = ()
    sentences: int = 0
    sentences_with_claims: int = 0
