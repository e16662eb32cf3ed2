"""The coded articles and the seed, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from document_checks import SHARED, check_document

from factio.documents import read_file
from factio.model import Document

ARTICLES = sorted((SHARED / "gold" / "articles").glob("*.txt"))
GOLD = sorted((SHARED / "gold").glob("*.yaml"))
needs_shared = pytest.mark.skipif(not ARTICLES, reason=f"no coded articles under {SHARED}; set FACTIO_SHARED")


def read(path: Path) -> Document:
    return read_file(path, path.name)


def is_read(document: Document, section: int) -> bool:
    return section < 0 or document.sections[section].read


@needs_shared
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_layout_of_an_article(path: Path) -> None:
    document = read(path)
    check_document(document)
    assert document.blocks and document.blocks[0].section == -1
    for section in document.sections:
        assert len(section.heading.split()) <= 14, section.heading
        assert not section.heading.endswith(".")
    read_blocks = [block for block in document.blocks if is_read(document, block.section)]
    assert (
        any(mark.sort == "bold" for block in read_blocks[:2] for mark in block.marks)
        or "_" in document.text[:4]
    )
    for block in read_blocks:
        assert not block.prose.startswith(("Category:", "[1]", "|", "+--", "---", "==")), block.prose[:60]
        assert not any(line in block.prose for line in (" | ", "[1]", "'''", "{{"))
    footnote = document.text.find("\n[1]")
    assert footnote < 0 or all(block.span.end <= footnote for block in document.blocks)


@needs_shared
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_quotes_lie_in_what_is_read(path: Path) -> None:
    gold = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    document = read((path.parent / gold["source"]).resolve())
    spans = [
        *(block.span for block in document.blocks if is_read(document, block.section)),
        *(section.span for section in document.sections if section.read),
        *(table.span for table in document.tables),
    ]
    fields = [(field.key_span.start, field.value_span.end) for field in document.fields]
    places = [*((span.start, span.end) for span in spans), *fields]
    for claim in gold["claims"]:
        quote = claim["quote"]
        assert quote in document.text
        # Coders may take in the sign of a list item or of emphasis.
        core = quote.strip().lstrip("-_* ").rstrip("_")
        at = document.text.find(core)
        found = False
        while at >= 0 and not found:
            found = any(start <= at and at + len(core) <= end for start, end in places)
            at = document.text.find(core, at + 1)
        assert found or len(core) < 3, quote
