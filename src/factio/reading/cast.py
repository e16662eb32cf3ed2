"""Who a document is about and what its names stand for: what the readers ask of the mentions pass."""

from __future__ import annotations

from typing import Protocol

from factio.model import EntityType


class Cast(Protocol):
    """The names of one document, as far as they are settled before a claim is read."""

    @property
    def subject(self) -> str:
        """Main name of what the document is about."""

    @property
    def subject_type(self) -> EntityType:
        """What sort of thing the document is about."""

    def full(self, words: str) -> str:
        """The fullest name that the document gives for `words`; `words` themselves when it knows none."""

    def type_of(self, name: str) -> EntityType | None:
        """What sort of thing `name` is, None when the document does not tell."""
