"""From a run of text to the words a reader sees, with the way back to the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from factio.documents.capitals import Casing, ordinary
from factio.model import Mark

_TOKEN = re.compile(
    r"""
    (?P<note>\[(?:\d{1,4}|[a-z](?![^\]])|(?:nb|note|n|fn|lower-alpha|upper-alpha|fn)[. ]{0,2}\d{1,3}
        |(?:citation|clarification|page|year|who|when|where|update|verification)\s?(?:needed)?(?:\?)?
        )\](?:\ ?:\ ?\d{1,4}(?:[-–,]\ ?\d{1,4})*(?=\W|$))?)
  | (?P<quotes>'{2,5})
  | (?P<stars>\*\*)
  | (?P<line>_)
  | (?P<open>\{\{)
  | (?P<close>\}\}|\]\])
  | (?P<reference><ref\b[^<>]{0,300}/>|<ref\b[^<>]{0,300}>|</ref>|<!--|-->)
  | (?P<tag></?(?:br|small|big|sup|sub|i|b|u|em|strong|span|div|p|nowiki|center|s)\b[^<>]{0,200}>)
  | (?P<blank>\s{2,}|[^\S\ ])
  | (?P<nothing>[\u00ad\u200b\u200e\u200f\u2060\ufeff]+)
    """,
    re.VERBOSE,
)
_IMAGE = re.compile(
    r"\s*[^\n|\[\]]{1,120}?\.(?:jpe?g|png|svg|gif|tiff?|webp)\b(?:\|[^|\n\]]{0,40}(?=\|))*\|?\s?", re.I
)


class Clean(msgspec.Struct, frozen=True):
    """Prose, its way back to the text (see `Block.shifts`), and its marks."""

    prose: str
    shifts: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]


class Weaver(msgspec.Struct):
    """Prose in the making: runs of text are put one after the other, blanks run together."""

    text: str
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    length: int = 0
    waiting: int = -1

    def put(self, begin: int, stop: int) -> None:
        """Go on with `text[begin:stop]`, which has blanks at its ends only, or single ones."""
        if stop > begin and self.text[begin].isspace():
            self.blank(begin)
            begin += 1
        trailing = stop > begin and self.text[stop - 1].isspace()
        stop -= trailing
        if stop > begin:
            self.stand_in(self.text[begin:stop], begin)
        if trailing:
            self.blank(stop)

    def stand_in(self, words: str, place: int) -> None:
        """Go on with `words`, which stand for what is written at `place`."""
        if self.waiting >= 0 and self.length:
            self._shift(self.waiting)
            self.pieces.append(" ")
            self.length += 1
        self.waiting = -1
        self._shift(place)
        self.pieces.append(words)
        self.length += len(words)

    def blank(self, place: int) -> None:
        """Let one blank stand for the white space (or line break) at `place`."""
        if self.waiting < 0:
            self.waiting = place

    def here(self) -> int:
        """The prose offset that what is put next will have."""
        return self.length + (self.waiting >= 0 and self.length > 0)

    def _shift(self, begin: int) -> None:
        if not self.shifts or begin - self.length != self.shifts[-1][1] - self.shifts[-1][0]:
            self.shifts.append((self.length, begin))

    def finish(self, start: int, marks: list[Mark]) -> Clean:
        """The prose; `start` is where it would stand if it has no words."""
        kept = {
            Mark(mark.sort, mark.start, min(mark.end, self.length))
            for mark in marks
            if mark.start < min(mark.end, self.length)
        }
        return Clean("".join(self.pieces), tuple(self.shifts) or ((0, start),), sorted_marks(kept))


def sorted_marks(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks in the order of their places."""
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.sort)))


def clean(text: str, start: int, end: int, casing: Casing | None = None, lead: bool = False) -> Clean:
    """The words of `text[start:end]` without marks, references, templates and line breaks.

    With `casing`, bold in CAPITALS is brought to ordinary capitalisation.
    """
    drops, emphasis = _scan(text, start, end)
    weaver = Weaver(text)
    position = start
    for drop_start, drop_end, blank in drops:
        if drop_start > position:
            weaver.put(position, drop_start)
        if blank and drop_start >= position:
            weaver.blank(drop_start)
        position = max(position, drop_end)
    if end > position:
        weaver.put(position, end)
    words = weaver.finish(start, [])
    marks = _place_marks(emphasis, words)
    prose = words.prose
    if casing is not None:
        prose, bold = ordinary(prose, casing, lead)
        marks = [*marks, *bold]
    return Clean(prose, words.shifts, sorted_marks(set(marks)))


def _scan(text: str, start: int, end: int) -> tuple[list[tuple[int, int, bool]], list[tuple[str, int, int]]]:
    """What is dropped (and whether a blank stands in for it), and what is emphasised, in text offsets."""
    drops: list[tuple[int, int, bool]] = []
    emphasis: list[tuple[str, int, int]] = []
    italic = -1
    quotes: dict[str, tuple[int, int]] = {}
    templates: list[int] = []
    hidden = -1
    image = _IMAGE.match(text, start, end)
    if image is not None:
        drops.append((image.start(), image.end(), False))
    for match in _TOKEN.finditer(text, start, end):
        sort = match.lastgroup
        begin, stop = match.span()
        if sort == "reference":
            opens = match.group().startswith("<!--") or match.group()[:4] == "<ref"
            if not opens or match.group().endswith("/>"):
                drops.append((hidden if hidden >= 0 and not opens else begin, stop, False))
                hidden = -1 if not opens else hidden
            elif hidden < 0:
                hidden = begin
        elif sort == "blank":
            drops.append((begin, stop, True))
        elif sort in ("note", "stars", "tag", "nothing"):
            drops.append((begin, stop, sort == "tag" and match.group()[1:3].lower() == "br"))
        elif sort == "line":
            before = text[begin - 1] if begin > start else " "
            after = text[stop] if stop < end else " "
            if (
                italic >= 0
                and not before.isspace()
                and before != "_"
                and not (after.isalnum() or after == "_")
            ):
                drops += [(italic, italic + 1, False), (begin, stop, False)]
                emphasis.append(("italic", italic + 1, begin))
                italic = -1
            elif not (before.isalnum() or before == "_") and not after.isspace() and after != "_":
                italic = begin
        elif sort == "quotes":
            for mark in _marks_of(stop - begin):
                if mark in quotes:
                    opened, opened_end = quotes.pop(mark)
                    drops += [(opened, opened_end, False), (begin, stop, False)]
                    emphasis.append((mark, opened_end, begin))
                else:
                    quotes[mark] = (begin, stop)
        elif sort == "open":
            templates.append(begin)
        elif sort == "close":
            if match.group() == "}}" and templates:
                opened = templates.pop()
                drops.append((opened, stop, False))
            elif begin - start < (400 if image is not None else 120) and (
                image is not None or match.group() == "}}"
            ):
                drops.append((start, stop, False))
            else:
                drops.append((begin, stop, False))
    drops.sort()
    return drops, emphasis


def _marks_of(length: int) -> tuple[str, ...]:
    return {2: ("italic",), 3: ("bold",), 4: ("bold",)}.get(length, ("bold", "italic"))


def _place_marks(emphasis: list[tuple[str, int, int]], words: Clean) -> list[Mark]:
    """The marks in prose offsets."""
    marks: list[Mark] = []
    if not emphasis or not words.prose:
        return marks
    text_starts = [shift[1] for shift in words.shifts]

    def prose_offset(offset: int) -> int:
        place = bisect_right(text_starts, offset) - 1
        if place < 0:
            return 0
        prose_start, text_start = words.shifts[place]
        limit = words.shifts[place + 1][0] if place + 1 < len(words.shifts) else len(words.prose)
        return min(prose_start + offset - text_start, limit)

    for sort, begin, stop in emphasis:
        first, last = prose_offset(begin), prose_offset(stop)
        first += first < last and words.prose[first] == " "
        last -= first < last and words.prose[last - 1] == " "
        if last > first:
            marks.append(Mark("bold" if sort == "bold" else "italic", first, last))
    return marks
