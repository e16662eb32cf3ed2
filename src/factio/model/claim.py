"""What a source says: one statement with the characters that carry it."""

from __future__ import annotations

from typing import Literal

import msgspec

Phase = Literal["starts", "ends", "holds"]
Modality = Literal["planned", "attempted", "alleged", "estimated", "covert", "de facto"]
RoleValue = str | tuple[str, ...]


class Why(msgspec.Struct, frozen=True):
    """How a reader came to a claim: pass, and what it did, in words for a person."""

    step: str
    told: str


class Claim(msgspec.Struct, frozen=True, omit_defaults=True):
    """One statement under the codebook.

    `roles` maps role names to a name or number as written, or to a tuple of names where the
    codebook marks the role as many. Names of nameless groups stand in angle brackets.
    `date` is EDTF or None. `quote` is `text[start:end]` of the document, always.
    `frame` names the codebook entry (frame, pattern, field key, table) that gave the claim.
    """

    kind: str
    roles: dict[str, RoleValue]
    quote: str
    start: int
    end: int
    date: str | None = None
    phase: Phase | None = None
    polarity: Literal["no"] | None = None
    modality: Modality | None = None
    by: str | None = None
    reader: str = "rules"
    frame: str = ""
    why: tuple[Why, ...] = ()
