"""A source's text cut into blocks, and the claims marked in it, also where they overlap."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from factio.model import Span

_WIDE = 50  # characters; where all lines but the last have so many, their ends mean nothing
PART = 60_000  # characters of a long text on one page
_EMPTY_LINE = re.compile(r"(?:\r?\n|\r)(?:[ \t]*(?:\r?\n|\r))+")
# A line that stands for itself: an item of a list, a heading between signs, a row of a table.
_OWN_LINE = re.compile(r"(?:\r?\n|\r)(?=[-*•#] |=+[^=]|[|+])")
# A heading between signs goes no further than its line.
_AFTER_HEADING = re.compile(r"(?:^=+[^=\r\n][^\r\n]*=+|^#{1,6} [^\r\n]+)[ \t]*(\r?\n|\r)", re.MULTILINE)
_COLUMNS = re.compile(r"^[|+]|^[-=]{3,} +[-=]{3,}", re.MULTILINE)
_HEADING = re.compile(r"\s*(=+)[^=].*\1\s*|\s*#+ .*")


class Marked(msgspec.Struct, frozen=True):
    """A claim's place: its `number` in the document, from 1."""

    number: int
    start: int
    end: int


class Segment(msgspec.Struct, frozen=True):
    """A run of text under the same claims. `over` has their numbers, the one with the shortest quote last.

    `begins` are those whose first segment this is, `closes` those whose last it is.
    """

    text: str
    over: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


class Block(msgspec.Struct, frozen=True):
    """A paragraph, line or row. `apart` is true where an empty line is before it."""

    span: Span
    sort: str
    apart: bool
    segments: tuple[Segment, ...]

    @property
    def begins(self) -> tuple[int, ...]:
        """Numbers of the claims that begin in it."""
        return tuple(number for segment in self.segments for number in segment.begins)


def parts(text: str, size: int = PART) -> list[Span]:
    """Cuts a text into parts of about `size` characters: at an empty line, a line's end or a blank."""
    cuts = [0]
    while len(text) - cuts[-1] > size * 1.25:
        low, high = cuts[-1] + size // 2, cuts[-1] + size
        for sign in ("\n\n", "\n", " "):
            place = text.rfind(sign, low, high)
            if place >= 0:
                cuts.append(place + len(sign))
                break
        else:
            cuts.append(high)
    return [Span(start, end) for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def part_of(spans: Sequence[Span], offset: int) -> int:
    """Which of the parts (from 1) has the character at `offset`."""
    return max(1, bisect_right([span.start for span in spans], offset))


def blocks(text: str, part: Span, marked: Sequence[Marked]) -> list[Block]:
    """The blocks of one part of a text, with all claims marked that touch them."""
    inside = [one for one in marked if one.start < part.end and one.end > part.start]
    cut = []
    for span, apart in _spans(text, part):
        touching = [one for one in inside if one.start < span.end and one.end > span.start]
        cut.append((span, apart, segments(text, span, touching)))
    # A quote may reach over several blocks: it begins in the first of its segments and closes in the last.
    first: dict[int, Segment] = {}
    last: dict[int, Segment] = {}
    for segment in (segment for _, _, found in cut for segment in found):
        for number in segment.over:
            first.setdefault(number, segment)
            last[number] = segment
    return [
        Block(
            span,
            sort_of(span.of(text)),
            apart,
            tuple(
                Segment(
                    segment.text,
                    segment.over,
                    tuple(sorted(number for number in segment.over if first[number] is segment)),
                    tuple(sorted(number for number in segment.over if last[number] is segment)),
                )
                for segment in found
            ),
        )
        for span, apart, found in cut
    ]


def segments(text: str, span: Span, marked: Sequence[Marked]) -> tuple[Segment, ...]:
    """`span` of the text cut wherever a claim begins or ends; `begins` and `closes` are left open."""
    edges = {span.start, span.end}
    edges.update(edge for one in marked for edge in (one.start, one.end) if span.start < edge < span.end)
    cuts = sorted(edges)
    cut = []
    for start, end in pairwise(cuts):
        over = [one for one in marked if one.start <= start and one.end >= end]
        over.sort(key=lambda one: (one.start - one.end, one.number))
        cut.append(Segment(text[start:end], tuple(one.number for one in over)))
    return tuple(cut)


def _spans(text: str, part: Span) -> list[tuple[Span, bool]]:
    """The blocks' spans without the line ends between them, and whether an empty line is before each."""
    found: list[tuple[Span, bool]] = []
    start, apart = part.start, True
    empty = [(gap.start(), gap.end(), True) for gap in _EMPTY_LINE.finditer(text, part.start, part.end)]
    single = [(gap.start(), gap.end(), False) for gap in _OWN_LINE.finditer(text, part.start, part.end)]
    single += [(*after.span(1), False) for after in _AFTER_HEADING.finditer(text, part.start, part.end)]
    for gap_start, gap_end, wide in sorted((*empty, *single), key=lambda gap: (gap[0], -gap[1])):
        if gap_start < start:
            continue
        if text[start:gap_start].strip():
            found.append((Span(start, gap_start), apart))
            apart = False
        start, apart = gap_end, apart or wide
    if text[start : part.end].strip():
        found.append((Span(start, part.end), apart))
    return found


def sort_of(text: str) -> str:
    """What a block looks like: "columns", "heading", "wrapped" prose whose lines end by width, or "prose"."""
    if _COLUMNS.search(text):
        return "columns"
    if _HEADING.fullmatch(text):
        return "heading"
    lines = text.splitlines()
    return "wrapped" if len(lines) > 1 and all(len(line) >= _WIDE for line in lines[:-1]) else "prose"
