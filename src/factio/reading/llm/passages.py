"""What a model is asked about: the document by paragraphs, each with what a coder would know there."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factio.dates import find
from factio.model import Block, Cell, Document, Span, Table
from factio.reading.llm.names import names_of

LONGEST = 2_400
"""Characters of a passage; a longer paragraph is cut between sentences, a longer table between rows."""
BEFORE = 300
"""Characters that are shown of what stands right before a passage."""
EARLIER = 12
"""Dates told before a passage that are kept for it."""


class Passage(msgspec.Struct, frozen=True):
    """A paragraph, list, table or infobox. `places[i]` is where in the document's text character i of
    `text` stands, -1 for a sign that only the layout puts there.

    `before` are the words right before it, `headings` the path of headings, `date` the last date told
    before (EDTF), `earlier` some that were told before it, `names` the names that the document has given so
    far, with their abbreviations. `span` has the whole lines of the source, with their marks.
    """

    number: int
    sort: str
    text: str
    places: tuple[int, ...]
    span: Span
    headings: tuple[str, ...] = ()
    caption: str = ""
    before: str = ""
    date: str | None = None
    earlier: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class _Piece(msgspec.Struct, frozen=True):
    sort: str
    text: str
    places: tuple[int, ...]
    section: int
    caption: str = ""


def passages(document: Document) -> tuple[Passage, ...]:
    """The passages of all that is read of a document, in the order of the text."""
    pieces = sorted(_pieces(document), key=lambda piece: _first(piece.places))
    names = names_of(document)
    found: list[Passage] = []
    earlier: tuple[str, ...] = ()
    before = ""
    for piece in pieces:
        start = _first(piece.places)
        found.append(
            Passage(
                len(found) + 1,
                piece.sort,
                piece.text,
                piece.places,
                _lines_around(document.text, start, max(piece.places) + 1),
                document.heading_path(piece.section),
                piece.caption,
                before,
                earlier[-1] if earlier else None,
                earlier,
                names.so_far(start),
            )
        )
        if piece.sort in ("paragraph", "list"):
            before = piece.text[-BEFORE:]
            told = _dates(piece.text, earlier[-1] if earlier else None)
            earlier = tuple(dict.fromkeys((*reversed(told), *reversed(earlier))))[:EARLIER][::-1]
    return tuple(found)


def is_read(document: Document, section: int) -> bool:
    """Whether the codebook's rule on what is read takes in this section (-1: the lead)."""
    while section >= 0:
        if not document.sections[section].read:
            return False
        section = document.sections[section].parent
    return True


def _first(places: tuple[int, ...]) -> int:
    return next(place for place in places if place >= 0)


def _lines_around(text: str, start: int, end: int) -> Span:
    """The whole lines of the source, with their marks, that a passage comes from."""
    stop = text.find("\n", end)
    return Span(text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop)


def _dates(text: str, reference: str | None) -> list[str]:
    found = find(text, reference, reference)
    return [one.value for one in found if one.value and not one.value.startswith(("[", ".."))]


def _pieces(document: Document) -> Iterator[_Piece]:
    if document.fields:
        yield from _fields(document)
    yield from _blocks(document)
    for table in document.tables:
        if is_read(document, table.section):
            yield from _table(document, table)


def _fields(document: Document) -> Iterator[_Piece]:
    lines = [_source(document, Span(one.key_span.start, one.value_span.end)) for one in document.fields]
    for text, places in _packed(lines):
        yield _Piece("infobox", text, places, -1)


def _blocks(document: Document) -> Iterator[_Piece]:
    """Paragraphs one by one; the items of a list together, with the paragraph that introduces them."""
    held: list[tuple[str, tuple[int, ...]]] = []
    section = -1
    in_list = False
    for number, block in enumerate(document.blocks):
        if not is_read(document, block.section) or not block.prose.strip():
            continue
        line = _prose(block)
        if block.sort == "caption":
            yield _Piece("caption", *line, block.section)
            continue
        follows = block.sort == "item" and held and block.section == section
        if not follows and held:
            yield from _held(held, section, in_list)
            held = []
        if block.sort == "item":
            held.append(line)
            in_list = True
        elif _introduces(document, number):
            held, in_list = [line], True
        else:
            held, in_list = [line], False
            yield from _held(held, block.section, in_list)
            held = []
        section = block.section
    yield from _held(held, section, in_list)


def _introduces(document: Document, number: int) -> bool:
    following = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
    return (
        following is not None
        and following.sort == "item"
        and following.section == document.blocks[number].section
        and document.blocks[number].prose.rstrip().endswith(":")
    )


def _held(lines: list[tuple[str, tuple[int, ...]]], section: int, in_list: bool) -> Iterator[_Piece]:
    for text, places in _packed(lines if in_list else [part for line in lines for part in _cut(*line)]):
        yield _Piece("list" if in_list else "paragraph", text, places, section)


def _cut(text: str, places: tuple[int, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """A long paragraph in parts that end with sentences."""
    while len(text) > LONGEST:
        end = max(text.rfind(sign, LONGEST // 2, LONGEST) for sign in (". ", "; ", ", ", " "))
        end = LONGEST if end < 0 else end + 1
        yield text[:end].rstrip(), places[: len(text[:end].rstrip())]
        gap = len(text[end:]) - len(text[end:].lstrip())
        text, places = text[end + gap :], places[end + gap :]
    if text.strip():
        yield text, places


def _packed(lines: list[tuple[str, tuple[int, ...]]]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Lines joined by line ends, in parts that are not too long."""
    texts: list[str] = []
    places: list[int] = []
    size = 0
    for line, where in (part for one in lines for part in _cut(*one)):
        if texts and size + len(line) > LONGEST:
            yield "\n".join(texts), tuple(places)
            texts, places, size = [], [], 0
        if texts:
            places.append(-1)
        texts.append(line)
        places.extend(where)
        size += len(line) + 1
    if texts and any(place >= 0 for place in places):
        yield "\n".join(texts), tuple(places)


def _prose(block: Block) -> tuple[str, tuple[int, ...]]:
    return block.prose, tuple(block.at(offset) for offset in range(len(block.prose)))


def _source(document: Document, span: Span) -> tuple[str, tuple[int, ...]]:
    """The source's own characters in `span`, with one blank for each run of white space."""
    text: list[str] = []
    places: list[int] = []
    for place in range(span.start, span.end):
        sign = document.text[place]
        if sign.isspace():
            if not text or text[-1] == " ":
                continue
            sign = " "
        text.append(sign)
        places.append(place)
    while text and text[-1] == " ":
        text.pop()
        places.pop()
    return "".join(text), tuple(places)


def _table(document: Document, table: Table) -> Iterator[_Piece]:
    head = [_row(document, row) for row in table.header]
    lines = [line for line in (_row(document, row) for row in table.rows) if line[0].strip(" |")]
    above = next(_packed(head), None)
    for text, places in _packed(lines):
        if above is not None:
            text, places = f"{above[0]}\n{text}", (*above[1], -1, *places)
        yield _Piece("table", text, places, table.section, table.caption)


def _row(document: Document, row: tuple[Cell, ...]) -> tuple[str, tuple[int, ...]]:
    text: list[str] = []
    places: list[int] = []
    for number, cell in enumerate(row):
        if number:
            text.append(" | ")
            places.extend((-1, -1, -1))
        words, where = _source(document, cell.span)
        text.append(words)
        places.extend(where)
    return "".join(text), tuple(places)
