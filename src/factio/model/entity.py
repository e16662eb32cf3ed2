"""Who and what a document speaks of."""

from __future__ import annotations

from typing import Literal

import msgspec

EntityType = Literal["organisation", "person", "place", "contest", "publication", "group", "other"]


class Entity(msgspec.Struct, frozen=True):
    """One thing under its fullest name in one document.

    `aliases` are the other forms that the document itself uses for it. A "group" has no name
    of its own: its `name` is the source's description in angle brackets.
    """

    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    country: str | None = None
