"""What is on the page: one canonical text, and its parts as spans of it.

Two coordinates are in use. *Text* offsets count code points of `Document.text`. *Prose*
offsets count code points of one block's `prose`: the block's words as a reader sees them,
without marks of emphasis, reference numbers and line breaks. `Block.source` leads back.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

import msgspec

from factio.model.span import Span

BlockSort = Literal["paragraph", "item", "caption"]
MarkSort = Literal["bold", "italic", "link"]


class Mark(msgspec.Struct, frozen=True):
    """Emphasis or a link over prose offsets `start` to `end` of its block."""

    sort: MarkSort
    start: int
    end: int


class Block(msgspec.Struct, frozen=True):
    """A paragraph, list item or caption.

    `prose` has one blank for each run of white space, no emphasis marks, no reference
    numbers; bold that the source writes in CAPITALS is in ordinary capitalisation here
    (same length) and carries a bold mark. `shifts` holds (prose offset, text offset) at
    the beginning of each run that both coordinates walk in step; the first is (0, …).
    """

    sort: BlockSort
    span: Span
    section: int
    prose: str
    shifts: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...] = ()
    level: int = 0

    def at(self, offset: int) -> int:
        """Text offset of the character at prose offset `offset` (0 ≤ offset < len(prose))."""
        place = bisect_right(self.shifts, (offset, 1 << 60)) - 1
        prose_start, text_start = self.shifts[place]
        return text_start + offset - prose_start

    def source(self, start: int, end: int) -> Span:
        """The text span of the prose characters `start` to `end` (not empty)."""
        return Span(self.at(start), self.at(end - 1) + 1)


class Section(msgspec.Struct, frozen=True):
    """A heading and what stands under it.

    `parent` is the index of the section around it, -1 at the top. `read` is false for what
    the codebook's rule 3 leaves out (references, see also, external links and the like).
    """

    heading: str
    level: int
    span: Span
    parent: int
    read: bool = True


class Field(msgspec.Struct, frozen=True):
    """One line of an infobox; `value` is cleaned of marks, `value_span` covers it in the text."""

    key: str
    value: str
    key_span: Span
    value_span: Span


class Cell(msgspec.Struct, frozen=True):
    """One cell of a table: its words without marks, and where they stand ("" has an empty span)."""

    text: str
    span: Span


class Table(msgspec.Struct, frozen=True):
    """Rows of cells under header rows; every row is as wide as the widest."""

    section: int
    span: Span
    caption: str
    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_spans: tuple[Span, ...]


class Sentence(msgspec.Struct, frozen=True):
    """Prose offsets `start` to `end` of block number `block`."""

    block: int
    start: int
    end: int


class Metadata(msgspec.Struct, frozen=True):
    """What is known of the source itself; `published` is EDTF."""

    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


class Document(msgspec.Struct, frozen=True):
    """A source, laid out. `name` is its path relative to the path that was given, with slashes.

    `title` is the page's own title where it has one (title line, first-level heading, HTML
    title), "" otherwise. Blocks, tables and fields stand in the order of the text.
    """

    name: str
    text: str
    title: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    fields: tuple[Field, ...] = ()
    tables: tuple[Table, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    metadata: Metadata = Metadata()

    def heading_path(self, section: int) -> tuple[str, ...]:
        """The headings over `section` from the outermost to its own; empty for the lead (-1)."""
        path: list[str] = []
        while section >= 0:
            path.append(self.sections[section].heading)
            section = self.sections[section].parent
        return tuple(reversed(path))
