"""What chronology is given: claims with their names resolved, and what is known of their sources."""

from __future__ import annotations

from datetime import date as Day
from typing import Literal

import msgspec

from factio.model.claim import Modality, Phase, RoleValue


class ToldClaim(msgspec.Struct, frozen=True, omit_defaults=True):
    """A claim of the record: its roles hold the main names of entities, or words and numbers as written.

    `source` is the name of the document, `position` its place among the claims of that document, `quote`
    the source's words (they tell past from present). The other fields are those of `Claim`.
    """

    id: str
    source: str
    kind: str
    roles: dict[str, RoleValue]
    date: str | None = None
    phase: Phase | None = None
    polarity: Literal["no"] | None = None
    modality: Modality | None = None
    by: str | None = None
    position: int = 0
    quote: str = ""

    def fillers(self, role: str) -> tuple[str, ...]:
        """Who or what fills `role`; empty when it is absent."""
        value = self.roles.get(role)
        if value is None:
            return ()
        return (value,) if isinstance(value, str) else value


class ToldSource(msgspec.Struct, frozen=True, omit_defaults=True):
    """A source's own date: `published` (EDTF) where it is known, else it lies between `latest` and `read_on`.

    `latest` is the latest past day that the source mentions; where it is None, the latest that its
    claims mention stands for it.
    """

    name: str
    published: str | None = None
    read_on: Day | None = None
    latest: Day | None = None
