"""What cannot be true together."""

from __future__ import annotations

from typing import Literal

import msgspec

from factio.model.claim import RoleValue

Degree = Literal["contradiction", "tension", "precision"]


class Conflict(msgspec.Struct, frozen=True):
    """Claims on two sides that cannot both be true, or only under a presumption, or differ in precision.

    `id` is made from the rule and the claims on both sides, so that a decision on it lasts. `about` names
    what it concerns. `settled` is the reason that a user gave for settling it, "" while it is open.
    """

    id: str
    rule: str
    degree: Degree
    about: dict[str, RoleValue]
    left: tuple[str, ...]
    right: tuple[str, ...]
    because: str
    sources: tuple[str, ...] = ()
    settled: str = ""

    def names(self) -> set[str]:
        """Whom and what it concerns."""
        listed = ((value,) if isinstance(value, str) else value for value in self.about.values())
        return {name for names in listed for name in names}
