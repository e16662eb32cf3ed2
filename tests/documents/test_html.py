"""Saved pages of an encyclopedia."""

from __future__ import annotations

import pytest
from document_checks import check_document, prose_of, words

from factio.documents import lay_out_html
from factio.errors import DocumentError
from factio.model import Document, Metadata

PAGE = """<!DOCTYPE html><html><head><title>Labour League - Encyclopedia</title><style>p{}</style></head>
<body>
<nav>Menu</nav><h1 id="firstHeading">Labour League</h1><div id="siteSub">From the encyclopedia</div>
<div id="mw-content-text"><div class="mw-parser-output"><div class="hatnote">For other uses, see there.</div>
<table class="infobox vcard"><tr><th colspan=2>Labour League</th></tr>
<tr><th scope=row>Leader</th><td><a href="/a">Anna Bell</a><sup class="reference">[4]</sup></td></tr>
<tr><th>Ideology</th><td><ul><li>Socialism<sup class=reference>[1]</sup></li><li>Marxism</li></ul></td></tr>
<tr><th>Founder</th><td>John Doe<br>(1921)<br/>Jane Roe</td></tr></table>
<p>The <b>Labour League</b> (<i>Liga</i>; <b>LL</b>) was founded in
1921.<sup class="reference"><a>[1]</a></sup> It&nbsp;split in
<a href="/1930">1930</a>.<span style="display:none">hidden</span></p><p><br></p>
<div id="toc" class="toc"><ul><li>1 History</li></ul></div>
<div class="mw-heading"><h2 id="History">History<span class="mw-editsection">[edit]</span></h2></div>
Loose words.
<ul><li>First<ul><li>Nested item</li></ul></li><li>Second</li></ul>
<figure><img src=x alt=no><figcaption>A poster of 1923</figcaption></figure>
<h3>Elections</h3>
<table class="wikitable"><caption>Diet</caption>
<tr><th rowspan=2>Election</th><th colspan=2>Votes</th><th rowspan=2>Seats</th></tr>
<tr><th>#</th><th>%</th></tr>
<tr><th>1921</th><td>10,000</td><td>5.2</td><td>4</td></tr>
<tr><td>1925</td><td rowspan=2>in list</td><td>–</td><td>3</td></tr>
<tr><td>1929</td><td>7</td><td>2</td></tr></table>
<table><tr><td><p>In a frame.</p></td></tr></table>
<h2>References</h2><div class="reflist"><ol class="references"><li>Smith</li></ol></div>
<h2>External links</h2><ul><li><a href="x">Site</a></li></ul><div class="navbox">nav</div>
</div></div><footer>Licence</footer></body></html>"""

GIVEN = """Labour League

Leader: Anna Bell
Ideology: Socialism, Marxism
Founder: John Doe (1921), Jane Roe

The Labour League (Liga; LL) was founded in 1921. It split in 1930.

History

Loose words.

- First
- Nested item
- Second
A poster of 1923

Elections

Diet

Election | Votes | Seats
# | %
1921 | 10,000 | 5.2 | 4
1925 | in list | – | 3
1929 | 7 | 2

In a frame.

References

External links

- Site
"""


def lay_out(source: str) -> Document:
    document = lay_out_html(source, "a.html", Metadata())
    check_document(document)
    return document


def test_the_text_that_a_page_gives() -> None:
    document = lay_out(PAGE)
    assert document.text == GIVEN
    assert document == lay_out(PAGE)


def test_parts_of_a_page() -> None:
    document = lay_out(PAGE)
    assert document.title == "Labour League"
    assert [(field.key, field.value) for field in document.fields] == [
        ("Leader", "Anna Bell"),
        ("Ideology", "Socialism, Marxism"),
        ("Founder", "John Doe (1921), Jane Roe"),
    ]
    assert all(field.value_span.of(document.text) == field.value for field in document.fields)
    lead = document.blocks[0]
    assert [(lead.prose[mark.start : mark.end], mark.sort) for mark in lead.marks] == [
        ("Labour League", "bold"),
        ("Liga", "italic"),
        ("LL", "bold"),
        ("1930", "link"),
    ]
    assert [(block.prose, block.sort, block.level) for block in document.blocks[1:]] == [
        ("Loose words.", "paragraph", 0),
        ("First", "item", 1),
        ("Nested item", "item", 2),
        ("Second", "item", 1),
        ("A poster of 1923", "caption", 0),
        ("Diet", "caption", 0),
        ("In a frame.", "paragraph", 0),
        ("Site", "item", 1),
    ]
    assert [(section.heading, section.level, section.read) for section in document.sections] == [
        ("History", 2, True),
        ("Elections", 3, True),
        ("References", 2, False),
        ("External links", 2, False),
    ]


def test_cells_that_span_rows_and_columns() -> None:
    (table,) = lay_out(PAGE).tables
    assert table.caption == "Diet"
    assert [words(row) for row in table.header] == [
        ["Election", "Votes", "Votes", "Seats"],
        ["Election", "#", "%", "Seats"],
    ]
    assert [words(row) for row in table.rows] == [
        ["1921", "10,000", "5.2", "4"],
        ["1925", "in list", "–", "3"],
        ["1929", "in list", "7", "2"],
    ]
    assert all(cell.span.of(lay_out(PAGE).text) == cell.text for row in table.rows for cell in row)


def test_rubbish_pages() -> None:
    assert prose_of(lay_out("")) == []
    assert prose_of(lay_out("<p>a<b>b<table><td>c<p>d</td><tr rowspan=x><th colspan=99999>e")) != []
    assert lay_out("<i>" * 500 + "<p>x</p>" * 200).blocks
    with pytest.raises(DocumentError, match="nested"):
        lay_out("<div>" * 10_000)
