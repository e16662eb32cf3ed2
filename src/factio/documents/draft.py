"""A document in the making: parts are added in the order of the text, then it is frozen."""

from __future__ import annotations

import msgspec

from factio.documents.capitals import NO_CASING, Casing
from factio.documents.headings import is_read
from factio.documents.prose import Clean, clean
from factio.documents.sentences import split_sentences
from factio.model import Block, Document, Field, Metadata, Section, Sentence, Span, Table
from factio.model.document import BlockSort, Cell

SHORT_INTRODUCTION = 160


class Draft(msgspec.Struct):
    """What has been laid out so far.

    `introduction` is the last heading or short line, as long as nothing else stands between
    it and what comes next: the caption of a table that follows.
    """

    text: str
    casing: Casing = NO_CASING
    title: str = ""
    blocks: list[Block] = []
    sections: list[Section] = []
    fields: list[Field] = []
    tables: list[Table] = []
    section: int = -1
    introduction: str = ""

    def heading(self, start: int, end: int, level: int) -> None:
        """Open a section at `level` under the heading that stands at `start` to `end`."""
        self.open_section(clean(self.text, start, end, self.casing).prose, Span(start, end), level)

    def open_section(self, words: str, span: Span, level: int) -> None:
        """Open a section at `level` whose heading reads `words`."""
        parent = self.section
        while parent >= 0 and self.sections[parent].level >= level:
            parent = self.sections[parent].parent
        read = is_read(words) and (parent < 0 or self.sections[parent].read)
        self.sections.append(Section(words, level, span, parent, read))
        self.section = len(self.sections) - 1
        self.introduction = words

    def block(self, sort: BlockSort, start: int, end: int, level: int = 0) -> None:
        """Add the words at `start` to `end`; nothing is added where there are none."""
        lead = self.section < 0 and not self.blocks
        self.add(sort, Span(start, end), clean(self.text, start, end, self.casing, lead), level)

    def add(self, sort: BlockSort, span: Span, words: Clean, level: int = 0) -> None:
        """Add words that are laid out already; nothing is added where there are none."""
        if not any(character.isalnum() for character in words.prose):
            return
        last = self.blocks[-1] if self.blocks else None
        listed = sort == "item" and last is not None and last.sort == sort and last.section == self.section
        short = len(words.prose) <= SHORT_INTRODUCTION and words.prose[-1] not in ".;!?"
        self.introduction = words.prose.rstrip(": ") if short and not listed else ""
        self.blocks.append(Block(sort, span, self.section, words.prose, words.shifts, words.marks, level))

    def field(self, key: Span, value: Span) -> None:
        """Add an infobox line; nothing is added where key or value have no words."""
        key_words = clean(self.text, key.start, key.end).prose
        value_words = clean(self.text, value.start, value.end).prose
        if key_words and value_words:
            self.fields.append(Field(key_words, value_words, key, value))

    def keyed(self, words: Clean, key_end: int, value_start: int) -> None:
        """Add an infobox line whose words are laid out already: a key, then a value."""
        block = Block("item", Span(0, 0), -1, words.prose, words.shifts)
        self.fields.append(
            Field(
                words.prose[:key_end],
                words.prose[value_start:],
                block.source(0, key_end),
                block.source(value_start, len(words.prose)),
            )
        )

    def cell(self, start: int, end: int) -> Cell:
        """The cell whose content stands at `start` to `end`, without its outer blanks."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Cell(clean(self.text, start, end).prose, Span(start, end))

    def table(
        self,
        span: Span,
        header: list[list[Cell]],
        rows: list[tuple[list[Cell], Span]],
        caption: str = "",
    ) -> None:
        """Add a table; its rows are made as wide as the widest."""
        if not rows and not header:
            return
        wide = max(len(row) for row in [*header, *(cells for cells, _ in rows)])
        caption = (
            caption or self.introduction or (self.sections[self.section].heading if self.section >= 0 else "")
        )
        self.tables.append(
            Table(
                section=self.section,
                span=span,
                caption=caption,
                header=tuple(_padded(row, wide) for row in header),
                rows=tuple(_padded(cells, wide) for cells, _ in rows),
                row_spans=tuple(row_span for _, row_span in rows),
            )
        )
        self.introduction = ""

    def finish(self, name: str, metadata: Metadata) -> Document:
        """The document as it stands, with its sentences."""
        sentences = tuple(
            Sentence(number, start, end)
            for number, block in enumerate(self.blocks)
            for start, end in split_sentences(block.prose)
        )
        return Document(
            name=name,
            text=self.text,
            title=self.title,
            blocks=tuple(self.blocks),
            sections=tuple(self.sections),
            fields=tuple(self.fields),
            tables=tuple(self.tables),
            sentences=sentences,
            metadata=metadata,
        )


def _padded(row: list[Cell], wide: int) -> tuple[Cell, ...]:
    end = row[-1].span.end if row else 0
    return (*row, *(Cell("", Span(end, end)) for _ in range(wide - len(row))))
