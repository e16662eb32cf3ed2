"""The plain dialects, each in a small text of its own."""

from __future__ import annotations

from document_checks import check_document, prose_of, words

from factio.documents import read_text

SIGNED = """= Swedish Social Democratic Left Party =

Swedish Social Democratic Left Party
- Founded: 1917
- Leader: Zeth Höglund[1]
- Ideology: Communism,
  Socialism
- Logo:

The '''Swedish Social Democratic Left Party''' (''Sveriges socialdemokratiska vänsterparti'', SSV) was
founded in 1917.[1][2] It joined the Comintern in 1919.

==History==
* It split in 1921.
** Some went back.
# A third.

=== Elections ===
  - 1917 general election**

| Election | Votes | % | Seats |
| 1917 | 59,243 | 8.1 | 11 |
| 1920 | 42,056 | | 7 |

== See also ==
- Communist Party of Sweden

=== Others ===
- One
"""

BLANKS = """    _Not to be confused with the party of 1990._

The WORKERS' COMMUNIST PARTY OF FINLAND ('Party of the Workers', WCP, later the NEW LEFT) was formed in
Helsinki.[1]


History

Early years

The party was founded in 1921. It was banned.[2]

1930s

It went underground.


Elections

Diet

+------+-------+-------+
| Year | Votes | Seats |
+======+=======+=======+
| #    | ±     |       |
+------+-------+-------+
| 1922 | 1,092 | 2     |
|      | (est) |       |
+------+-------+-------+
| 1924 |       |       |
+------+-------+-------+

Presidential

  Year   Candidate      Votes
  ------ -------------- -------
  #      %              Rank
  1925   Heikki Väinö   3,000
  1931   李立三         100

  : First round


Secretaries

    1921: Anna Bell[5]
    1930: Carl Dahl


References

-   Smith, _A History_

Category:Parties Category:1921 establishments

[1]

[2] Smith, p. 4
and more

[3]
"""


def test_signed_headings_fields_items_and_tables() -> None:
    document = read_text(SIGNED, "a.txt")
    check_document(document)
    assert document.title == "Swedish Social Democratic Left Party"
    assert [(field.key, field.value) for field in document.fields] == [
        ("Founded", "1917"),
        ("Leader", "Zeth Höglund"),
        ("Ideology", "Communism, Socialism"),
    ]
    lead = document.blocks[0]
    assert lead.prose.endswith("was founded in 1917. It joined the Comintern in 1919.")
    assert [(lead.prose[mark.start : mark.end], mark.sort) for mark in lead.marks] == [
        ("Swedish Social Democratic Left Party", "bold"),
        ("Sveriges socialdemokratiska vänsterparti", "italic"),
    ]
    assert [(block.prose, block.level) for block in document.blocks[1:4]] == [
        ("It split in 1921.", 1),
        ("Some went back.", 2),
        ("A third.", 1),
    ]
    (table,) = document.tables
    assert table.caption == "1917 general election"
    assert words(table.header[0]) == ["Election", "Votes", "%", "Seats"]
    assert [words(row) for row in table.rows] == [
        ["1917", "59,243", "8.1", "11"],
        ["1920", "42,056", "", "7"],
    ]
    assert table.row_spans[0].of(document.text) == "| 1917 | 59,243 | 8.1 | 11 |"
    assert document.heading_path(table.section) == ("History", "Elections")
    assert [section.read for section in document.sections] == [True, True, False, False]


def test_headings_by_blank_lines() -> None:
    document = read_text(BLANKS, "b.txt")
    check_document(document)
    assert [(section.heading, section.level, section.read) for section in document.sections] == [
        ("History", 2, True),
        ("Early years", 3, True),
        ("1930s", 3, True),
        ("Elections", 2, True),
        ("Diet", 3, True),
        ("Presidential", 3, True),
        ("Secretaries", 2, True),
        ("References", 2, False),
    ]
    lead = document.blocks[0]
    assert lead.prose == (
        "The Workers' Communist Party of Finland ('Party of the Workers', WCP, later the New Left)"
        " was formed in Helsinki."
    )
    assert [lead.prose[mark.start : mark.end] for mark in lead.marks] == [
        "Workers' Communist Party of Finland",
        "New Left",
    ]
    assert prose_of(document)[-3:] == ["1921: Anna Bell", "1930: Carl Dahl", "Smith, A History"]


def test_grid_table_with_a_header_that_slid_down_and_cells_of_two_lines() -> None:
    grid = read_text(BLANKS, "b.txt").tables[0]
    assert [words(row) for row in grid.header] == [["Year", "Votes", "Seats"], ["#", "±", ""]]
    assert [words(row) for row in grid.rows] == [["1922", "1,092 (est)", "2"], ["1924", "", ""]]
    assert grid.caption == "Diet"


def test_simple_table_with_wide_signs_and_a_caption_below() -> None:
    document = read_text(BLANKS, "b.txt")
    table = document.tables[1]
    assert [words(row) for row in table.header] == [["Year", "Candidate", "Votes"], ["#", "%", "Rank"]]
    assert [words(row) for row in table.rows] == [
        ["1925", "Heikki Väinö", "3,000"],
        ["1931", "李立三", "100"],
    ]
    assert table.caption == "First round"
    assert [block.prose for block in document.blocks if block.sort == "caption"] == ["First round"]
    assert table.rows[1][2].span.of(document.text) == "100"


def test_tables_with_rows_of_several_lines_and_without_rulers() -> None:
    document = read_text(
        "Intro here.\n\n"
        "  -----------------------\n  Year    Party\n  ------- ---------------\n"
        "  1921    Left\n          Party\n\n"
        "  1930    Right Party\n  -----------------------\n\n"
        "Year   Votes   Seats\n1948   1,000   4\n1952   2,000   5\n",
        "c.txt",
    )
    check_document(document)
    several, flat = document.tables
    assert words(several.header[0]) == ["Year", "Party"]
    assert [words(row) for row in several.rows] == [["1921", "Left Party"], ["1930", "Right Party"]]
    assert words(flat.header[0]) == ["Year", "Votes", "Seats"]
    assert [words(row) for row in flat.rows] == [["1948", "1,000", "4"], ["1952", "2,000", "5"]]


def test_byte_order_mark_and_carriage_returns_count() -> None:
    document = read_text("\ufeffThe party\r\nsplit 𐍈 in\u00a01921.\r\rIt ended.\r\n", "d.txt")
    check_document(document)
    assert prose_of(document) == ["The party split 𐍈 in 1921.", "It ended."]
    assert document.blocks[0].source(10, 17).of(document.text) == "split 𐍈"


def test_what_stays_behind_of_templates_images_and_notes() -> None:
    document = read_text(
        "The party won.{{#tag:ref|It was close {{citation}}.|group=nb}} It lost [sic] in 1990.[3]:12\n\n"
        "Poster_of_1921.jpg poster reading _Forward_]] In 1926, it grew.\n\n"
        "Flag_of.svg|The flag\n\n"
        "thumbnail\n\nIt used<ref name=a>Note</ref> a_b_c.\n",
        "e.txt",
    )
    check_document(document)
    assert prose_of(document) == [
        "The party won. It lost [sic] in 1990.",
        "In 1926, it grew.",
        "The flag",
        "It used a_b_c.",
    ]
    assert document.blocks[2].sort == "caption"


def test_empty_and_blank_texts_have_no_content() -> None:
    for text in ("", "\ufeff", "\n\n \t\r\n", "---", "[1]\n\n[2]", "| |", "***"):
        document = read_text(text, "f.txt")
        check_document(document)
        assert not document.blocks and not document.fields
