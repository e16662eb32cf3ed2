"""What `find` gives back: one date as a text words it."""

from __future__ import annotations

import msgspec


class DateExpression(msgspec.Struct, frozen=True):
    """Words of a text that say when.

    `text` is the characters `start` to `end`, preposition included; the bare date begins at
    `bare_start`. `edtf` is what the words mean with their preposition ("since 1990" is
    `1990/..`), `value` what the bare date means (`1990`); both are None where nothing says
    what a relative expression leans on. `attributive` marks a date that stands before the
    noun it belongs to ("the 1977 elections"). `against` is the EDTF that a `relative`
    expression was reckoned from.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    value: str | None
    preposition: str = ""
    relative: bool = False
    attributive: bool = False
    against: str | None = None
    bare_start: int = 0
