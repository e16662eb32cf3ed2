"""Where a quote stands in its passage, character for character.

White space and typographic quotation marks are matched back to the source's own signs, nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left

import msgspec

from factio.model import Document, Span
from factio.reading.llm.passages import Passage

_SIGNS = str.maketrans({**dict.fromkeys("‘’‚‛`´ʼ", "'"), **dict.fromkeys("“”„‟«»", '"')})
_BLANKS = re.compile(r"\s+")


class Quote(msgspec.Struct, frozen=True):
    """A quote in its place: `source` in the document's text, `start` to `end` in the passage's."""

    source: Span
    start: int
    end: int


def find_quote(words: str, passage: Passage, document: Document) -> Quote | None:
    """The first place in `passage` where `words` stand as whole words; None where they do not stand."""
    wanted = _BLANKS.sub(" ", words.translate(_SIGNS)).strip()
    if not any(sign.isalnum() for sign in wanted):
        return None
    source = _in(wanted, *_folded(document.text[passage.span.start : passage.span.end], passage.span.start))
    if source is None:
        shown = _in(wanted, *_folded(passage.text, 0))
        source = None if shown is None else _source(shown, passage)
    if source is None:
        return None
    inside = [place for place, at in enumerate(passage.places) if source.start <= at < source.end]
    if not inside:
        return None
    return Quote(source, inside[0], inside[-1] + 1)


def _folded(text: str, start: int) -> tuple[str, list[int]]:
    """`text` with single blanks and plain quotation marks, and where each sign stood."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text.translate(_SIGNS), start):
        if sign.isspace():
            if signs and signs[-1] == " ":
                continue
            sign = " "
        signs.append(sign)
        places.append(place)
    return "".join(signs), places


def _in(wanted: str, text: str, places: list[int]) -> Span | None:
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        cut_before = at > 0 and text[at - 1].isalnum() and wanted[0].isalnum()
        cut_after = end < len(text) and text[end].isalnum() and wanted[-1].isalnum()
        if not cut_before and not cut_after:
            return Span(places[at], places[end - 1] + 1)
        at = text.find(wanted, at + 1)
    return None


def _source(shown: Span, passage: Passage) -> Span | None:
    told = [place for place in passage.places[shown.start : shown.end] if place >= 0]
    return Span(told[0], told[-1] + 1) if told and told == sorted(told) else None


def sentence_around(
    passage: Passage, start: int, end: int, cuts: tuple[tuple[int, int], ...]
) -> tuple[int, int]:
    """The sentences or lines of a passage that hold characters `start` to `end`; `cuts` are all of them."""
    first = max(bisect_left([stop for _, stop in cuts], start + 1), 0)
    last = first
    while last + 1 < len(cuts) and cuts[last][1] < end:
        last += 1
    if first >= len(cuts):
        return start, end
    return min(start, cuts[first][0]), max(end, cuts[last][1])
