"""What must hold of every document, whatever it was made from."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from factio.model import Document, Span

FULL = os.environ.get("FACTIO_PROVE") == "1"
SHARED = Path(os.environ.get("FACTIO_SHARED", Path(__file__).parents[3] / "shared"))


def examples(count: int) -> int:
    """How many examples a property runs: all when proving, a hundredth otherwise."""
    return count if FULL else max(count // 100, 5)


def same(prose: str, source: str) -> bool:
    """Whether a prose character stands for a text character, up to case and blanks."""
    if prose == " ":
        return source.isspace() or source in "<&"
    return prose == source or prose.lower() == source.lower() or source == "&"


def check_document(document: Document) -> None:
    """Every span lies in the text and covers what it says."""
    text = document.text

    def inside(span: Span) -> None:
        assert 0 <= span.start <= span.end <= len(text)

    previous = -1
    for block in document.blocks:
        inside(block.span)
        assert block.span.start >= previous, "blocks stand in the order of the text"
        previous = block.span.start
        assert block.prose and block.prose == block.prose.strip(" ")
        assert "  " not in block.prose and "\n" not in block.prose
        assert block.shifts[0][0] == 0
        assert -1 <= block.section < len(document.sections)
        for offset, character in enumerate(block.prose):
            assert same(character, block.source(offset, offset + 1).of(text)), (character, block)
        assert block.span.start <= block.at(0) <= block.at(len(block.prose) - 1) < block.span.end
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.prose)
    for section in document.sections:
        inside(section.span)
        assert -1 <= section.parent < len(document.sections)
    for number, section in enumerate(document.sections):
        assert section.parent < number
    for field in document.fields:
        inside(field.key_span)
        inside(field.value_span)
        assert field.key and field.value
    for table in document.tables:
        inside(table.span)
        widths = {len(row) for row in (*table.header, *table.rows)}
        assert len(widths) == 1
        assert len(table.rows) == len(table.row_spans)
        for span in table.row_spans:
            inside(span)
        for row in (*table.header, *table.rows):
            for cell in row:
                inside(cell.span)
                if cell.text:
                    content = cell.span.of(text)
                    assert same(cell.text[-1], content[-1]) or cell.text[-1] in content
    check_sentences(document)


def check_sentences(document: Document) -> None:
    """Sentences lie in their blocks in order, leave out blanks only, and no block is without one."""
    ends: dict[int, int] = {}
    for sentence in document.sentences:
        prose = document.blocks[sentence.block].prose
        assert 0 <= sentence.start < sentence.end <= len(prose)
        assert not prose[ends.get(sentence.block, 0) : sentence.start].strip()
        ends[sentence.block] = sentence.end
    assert set(ends) == set(range(len(document.blocks)))
    assert all(end == len(document.blocks[block].prose) for block, end in ends.items())


def prose_of(document: Document) -> list[str]:
    """The prose of all blocks."""
    return [block.prose for block in document.blocks]


def words(cells: tuple[object, ...]) -> list[str]:
    """The words of a row of cells."""
    return [cell.text for cell in cells]  # type: ignore[attr-defined]


def plain_letters(text: str) -> str:
    """`text` without combining marks, in small letters."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()
