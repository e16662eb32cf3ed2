"""Markdown."""

from __future__ import annotations

from document_checks import check_document, prose_of, words

from factio.documents import lay_out_markdown
from factio.model import Document, Metadata

TEXT = """---
layout: page
---
# Farmers' League

- **Leader:** Olga *Nord*
- Founded: 1920[^1]

The **Farmers' League** (*Bondeförbundet*, `FL`) was [founded](http://example.org/a_b_c) in 1920.[^1] It
split\\* in 1930 &amp; 1931.<br>It ended![logo](logo.png).

## History

> Quote of a
> line

1. one
   - two
2. three

### Elections

| Year | Votes     | Seats |
|:-----|----------:|-------|
| 1920 | 1,000 [1] | **3** |
| 1924 |           | a\\|b |

References
----------

[^1]: Smith
"""


def lay_out(text: str) -> Document:
    document = lay_out_markdown(text, "a.md", Metadata())
    check_document(document)
    assert document.text == text
    return document


def test_everything_is_where_it_came_from() -> None:
    for text in (TEXT, TEXT.replace("\n", "\r\n")):
        document = lay_out(text)
        assert document.title == "Farmers' League"
        assert [(field.key, field.value) for field in document.fields] == [
            ("Leader", "Olga Nord"),
            ("Founded", "1920"),
        ]
        assert prose_of(document) == [
            "The Farmers' League (Bondeförbundet, FL) was founded in 1920."
            " It split* in 1930 & 1931. It ended.",
            "Quote of a line",
            "one",
            "two",
            "three",
        ]
        lead = document.blocks[0]
        assert [(lead.prose[mark.start : mark.end], mark.sort) for mark in lead.marks] == [
            ("Farmers' League", "bold"),
            ("Bondeförbundet", "italic"),
            ("founded", "link"),
        ]
        assert [block.level for block in document.blocks] == [0, 0, 1, 2, 1]
        assert [(section.heading, section.read) for section in document.sections] == [
            ("History", True),
            ("Elections", True),
            ("References", False),
        ]
        (table,) = document.tables
        assert table.caption == "Elections"
        assert words(table.header[0]) == ["Year", "Votes", "Seats"]
        assert [words(row) for row in table.rows] == [["1920", "1,000", "3"], ["1924", "", "a|b"]]
        assert table.row_spans[0].of(text) == "| 1920 | 1,000 [1] | **3** |"
        assert table.rows[0][2].span.of(text) == "3"


def test_empty() -> None:
    for text in ("", "---\n", "# \n", "![](a)\n", "| |\n|-|\n", "\ufeff"):
        document = lay_out(text)
        assert not document.blocks


def test_links_that_look_alike() -> None:
    document = lay_out(
        "The [league](http://example.org/a_(b) 'Title') and [it](<x y>) met [here][1] [^1](not."
        " So [an](é%C3%A9) end.\n\n[1]: http://example.org\n[^1]: Smith\n"
    )
    assert prose_of(document) == ["The league and it met here (not. So an end."]


def test_byte_order_mark() -> None:
    document = lay_out("\ufeff# Title\n\nThe *party*.\n")
    assert document.title == "Title"
    assert prose_of(document) == ["The party."]
