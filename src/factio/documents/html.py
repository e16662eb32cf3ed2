"""Saved HTML pages of an encyclopedia. The canonical text is the text the page gives, line by line."""

from __future__ import annotations

import re

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from factio.documents.draft import Draft
from factio.documents.grid import grid_rows
from factio.documents.nodes import Words, breaks, gather, has_class, inner, left_out, open_mark, walk
from factio.documents.prose import Clean
from factio.documents.tables import names_columns
from factio.documents.words import word_list
from factio.errors import DocumentError
from factio.model import Cell, Document, Field, Mark, Metadata, Span
from factio.model.document import BlockSort, MarkSort

DEEPEST = 1_000
_NESTING = re.compile(
    r"<(/?)(?:div|ul|ol|dl|table|section|article|blockquote|main|aside|figure|details|center|button|fieldset)\b",
    re.I,
)
_SITE = re.compile(r"\s+[-–—|]\s+[^-–—|]+$")
_CAPTIONS = ("thumbcaption", "gallerytext")
_LISTS = frozenset({"ul", "ol", "dl"})


class Page(msgspec.Struct):
    """The text written so far, and where in the page its writing is."""

    draft: Draft
    pieces: list[str] = []
    length: int = 0
    words: Words = msgspec.field(default_factory=Words)
    lists: int = 0
    items: int = 0
    captions: int = 0
    opened: list[tuple[MarkSort, int]] = []

    def write(self, words: str, after: str) -> Span:
        """Write `words`, then `after`; the place of the words."""
        start = self.length
        self.pieces += (words, after)
        self.length += len(words) + len(after)
        return Span(start, start + len(words))


def lay_out_html(source: str, name: str, metadata: Metadata) -> Document:
    """Lay out a page of HTML.

    Raises DocumentError where the page is nested too deeply to be one that people read.
    """
    _check_depth(source, name)
    tree = LexborHTMLParser(source)
    page = Page(Draft(text=""))
    title = _title(tree)
    if title:
        page.draft.title = title
        page.write(title, "\n\n")
    roots = (tree.css_first(path) for path in word_list("pages.toml", "roots"))
    root = next((node for node in roots if node is not None), tree.body)
    if root is not None:
        _lay_out(page, root)
    page.draft.text = "".join(page.pieces)
    return page.draft.finish(name, metadata)


def _check_depth(source: str, name: str) -> None:
    depth = 0
    for match in _NESTING.finditer(source):
        depth = max(depth + (-1 if match.group(1) else 1), 0)
        if depth > DEEPEST:
            raise DocumentError(
                f"{name}: elements nested more than {DEEPEST} deep; this is no page to be read"
            )


def _title(tree: LexborHTMLParser) -> str:
    for path in ("#firstHeading", "h1"):
        node = tree.css_first(path)
        if node is not None and not left_out(node) and (words := inner(node)[0]):
            return words
    node = tree.css_first("title")
    return _SITE.sub("", inner(node)[0]) if node is not None else ""


def _lay_out(page: Page, root: LexborNode) -> None:
    steps = walk(root)
    skip: bool | None = None
    while True:
        try:
            node, entering = steps.send(skip)
        except StopIteration:
            break
        skip = None
        if node.is_text_node:
            if entering:
                gather(page.words, node)
        elif node.mem_id != root.mem_id and left_out(node):
            skip = entering
        elif entering:
            skip = _enter(page, node)
        else:
            _leave(page, node)
    _flush(page)


def _enter(page: Page, node: LexborNode) -> bool:
    """Take notice of an element that begins; whether what is in it has been laid out already."""
    tag = node.tag or ""
    if breaks(node):
        _flush(page)
    if tag == "table":
        if has_class(node, "infobox"):
            _infobox(page, node)
            return True
        if not _is_frame(node):
            _table(page, node)
            return True
    elif tag == "br":
        page.words.part("")
    elif re.fullmatch(r"h[1-6]", tag):
        words = inner(node)[0]
        level = int(tag[1])
        if words and not (level == 1 and words == page.draft.title):
            page.draft.open_section(words, page.write(words, "\n\n"), level)
        return True
    page.lists += tag in _LISTS
    page.items += tag in ("li", "dd", "dt")
    page.captions += tag == "figcaption" or any(has_class(node, name) for name in _CAPTIONS)
    sort = open_mark(node)
    if sort is not None and len(page.opened) < 100:
        page.opened.append((sort, page.words.here()))
    return False


def _leave(page: Page, node: LexborNode) -> None:
    tag = node.tag or ""
    if open_mark(node) is not None and page.opened:
        sort, start = page.opened.pop()
        page.words.marks.append(Mark(sort, start, page.words.length))
    if breaks(node):
        _flush(page)
    if tag == "table" or re.fullmatch(r"h[1-6]", tag):
        return
    page.lists -= tag in _LISTS
    page.items -= tag in ("li", "dd", "dt")
    page.captions -= tag == "figcaption" or any(has_class(node, name) for name in _CAPTIONS)


def _flush(page: Page) -> None:
    """Write the words gathered as a block."""
    words, marks = page.words.take()
    page.opened = [(sort, 0) for sort, _ in page.opened]
    if not words:
        return
    sort: BlockSort = "caption" if page.captions else "item" if page.items else "paragraph"
    if sort == "item":
        page.write("- ", "")
    span = page.write(words, "\n" if sort == "item" else "\n\n")
    page.draft.add(sort, span, Clean(words, ((0, span.start),), marks), page.lists if sort == "item" else 0)


def _is_frame(table: LexborNode) -> bool:
    """Whether a table only arranges parts of the page."""
    if has_class(table, "wikitable") or table.css_first("th") is not None:
        return False
    if (table.attributes.get("role") or "") == "presentation":
        return True
    return table.css_first("td p, td ul, td ol, td table, td h2, td h3") is not None


def _infobox(page: Page, table: LexborNode) -> None:
    for row in grid_rows(table).rows:
        if len(row) != 2 or row[0].tag != "th" or row[1].tag != "td":
            continue
        key = inner(row[0])[0].rstrip(" :")
        value = re.sub(r", (?=\()", " ", inner(row[1], ",")[0])
        if not key or not value:
            continue
        key_span = page.write(key, ": ")
        page.draft.fields.append(Field(key, value, key_span, page.write(value, "\n")))
    page.write("", "\n")


def _table(page: Page, table: LexborNode) -> None:
    grid = grid_rows(table)
    caption = ""
    if grid.caption is not None and (caption := inner(grid.caption)[0]):
        span = page.write(caption, "\n\n")
        page.draft.add("caption", span, Clean(caption, ((0, span.start),), ()))
    rows: list[tuple[list[Cell], Span]] = []
    begin = page.length
    headers = 0
    for number, places in enumerate(grid.places()):
        row_start = page.length
        written: dict[int, Cell] = {}
        line: list[Cell] = []
        for node, fresh in places:
            cell = grid.written.get(node.mem_id) or written.get(node.mem_id)
            if cell is None and fresh:
                if page.length > row_start:
                    page.write(" | ", "")
                words = inner(node)[0]
                cell = Cell(words, page.write(words, ""))
                written[node.mem_id] = cell
            line.append(cell or Cell("", Span(row_start, row_start)))
        grid.written.update(written)
        rows.append((line, Span(row_start, page.length)))
        page.write("", "\n")
        if headers == number and grid.is_header(number):
            headers = number + 1
    if headers == len(rows):
        headers = min(headers, 1)
    if not headers and len(rows) > 1 and names_columns(rows[0][0], [cells for cells, _ in rows[1:]]):
        headers = 1
    body = [row for row in rows[headers:] if any(cell.text for cell in row[0])]
    span = Span(begin, max(begin, page.length - 1))
    page.draft.table(span, [cells for cells, _ in rows[:headers]], body, caption)
    page.write("", "\n")
