"""Which sections are read: rule 3 of the codebook, by their headings."""

from __future__ import annotations

import re

from factio.documents.words import word_set

_PARTS = re.compile(r"\s+(?:and|und|et|y|e|i|og|och|en|&|/)\s+|\s*[,/&]\s*")
_TAIL = re.compile(r"\s*\([^()]{0,60}\)$|[:.\s]+$|^[\d.]+\s+")


def is_read(heading: str) -> bool:
    """Whether what stands under `heading` is read for claims."""
    unread = word_set("headings.toml", "unread")
    words = _TAIL.sub("", " ".join(heading[:200].casefold().split()))
    if words in unread:
        return False
    parts = [part for part in _PARTS.split(words) if part]
    return not parts or not all(part in unread for part in parts)
