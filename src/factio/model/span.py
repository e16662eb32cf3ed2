"""A run of characters of one canonical text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Code points `start` (included) to `end` (excluded) of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that this span covers in `text`."""
        return text[self.start : self.end]
