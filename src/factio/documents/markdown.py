"""Markdown, read with markdown-it: its tokens are led back to the characters they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from factio.documents.draft import Draft
from factio.documents.lines import Line, place, split_lines
from factio.documents.prose import Clean, Weaver
from factio.model import Cell, Document, Mark, Metadata, Span
from factio.model.document import MarkSort

# How far ahead the characters of a token are looked for.
_REACH = 4000
_NOISE = re.compile(r"\[\^[^\]\s]{1,40}\]|\[\d{1,4}\]|[\u00ad\u200b\u200e\u200f\u2060\ufeff]+|\s{2,}|[^\S ]")
_NOTE = re.compile(r"\[(?:\^[^\]\s]{1,40}|\d{1,4})\](?::|\s|$)")
_KEYED = re.compile(r"([^:]{1,60}?)\s*:\s+(\S.*)")
_LETTERS = re.compile(r"[\W_]|%[0-9A-Fa-f]{2}")
_MARKS: dict[str, MarkSort] = {"strong": "bold", "em": "italic", "link": "link"}


def lay_out_markdown(text: str, name: str, metadata: Metadata) -> Document:
    """Lay out Markdown (CommonMark with pipe tables). Never fails."""
    draft = Draft(text=text)
    lines = split_lines(text)
    begin = _past_front_matter(lines)
    source = "\n".join(text[line.start : line.end] for line in lines[begin:])
    parser = MarkdownIt("commonmark").enable("table").disable("text_join")
    tokens = parser.parse(source)
    number = 0
    depth = 0
    while number < len(tokens):
        token = tokens[number]
        depth += {"bullet_list_open": 1, "ordered_list_open": 1}.get(token.type, 0)
        depth -= {"bullet_list_close": 1, "ordered_list_close": 1}.get(token.type, 0)
        if token.type == "table_open":
            number = _table(draft, lines, begin, tokens, number)
        elif (
            token.type == "bullet_list_open"
            and depth == 1
            and (after := _fields(draft, lines, begin, tokens, number))
        ):
            number, depth = after, 0
        elif token.type == "inline" and token.map is not None:
            _inline(draft, lines, begin, token, tokens[number - 1], depth)
        number += 1
    return draft.finish(name, metadata)


def _past_front_matter(lines: Sequence[Line]) -> int:
    """The line after a block of settings between `---` lines at the head of the file; 0 without one."""
    if not lines or lines[0].words != "---":
        return 0
    for number, line in enumerate(lines[1:200], start=1):
        if line.words in ("---", "..."):
            return number + 1
    return 0


def _place(draft: Draft, lines: Sequence[Line], begin: int, token: Token) -> Span:
    first, last = token.map or (0, 1)
    first_line = lines[begin + first]
    last_line = lines[min(begin + last, len(lines)) - 1]
    return Span(
        place(first_line, draft.text),
        max(place(last_line, draft.text) + len(last_line.words), first_line.start),
    )


def _inline(draft: Draft, lines: Sequence[Line], begin: int, token: Token, before: Token, depth: int) -> None:
    span = _place(draft, lines, begin, token)
    if before.type == "heading_open":
        words = aligned(draft.text, span, token)
        level = int(before.tag[1:])
        if level == 1 and not draft.title and not draft.sections:
            draft.title = words.prose
        elif words.prose:
            draft.open_section(words.prose, _within(words, span), level)
        return
    if _NOTE.match(token.content):
        return
    words = aligned(draft.text, span, token)
    draft.add("item" if depth else "paragraph", _within(words, span), words, depth)


def _within(words: Clean, span: Span) -> Span:
    """The part of `span` in which the words stand, marks right around them included."""
    start = words.shifts[0][1]
    return Span(max(start, span.start), span.end) if words.prose else span


def aligned(text: str, span: Span, token: Token) -> Clean:
    """The words of an inline token, each run led back to its characters in `text`."""
    weaver = Weaver(text)
    marks: list[Mark] = []
    opened: list[tuple[str, int]] = []
    targets: list[str] = []
    position = span.start
    for child in token.children or []:
        sort = child.type.removesuffix("_open").removesuffix("_close")
        if child.type in ("text", "code_inline") and child.content:
            found = text.find(child.content, position, min(span.end, position + len(child.content) + _REACH))
            if found > span.start and text[found - 1] == "[" and child.content.startswith("^"):
                # A footnote mark that has its note in the file looks like a link.
                position = found + len(child.content)
            elif found >= 0:
                _put(weaver, text, found, found + len(child.content))
                position = found + len(child.content)
            elif "|" in child.content:
                position = _put_escaped(weaver, text, child.content, Span(position, span.end))
        elif child.type == "text_special":
            found = text.find(child.markup, position, min(span.end, position + len(child.markup) + _REACH))
            if found >= 0:
                if child.info == "escape":
                    weaver.put(found + 1, found + len(child.markup))
                elif child.content.strip():
                    weaver.stand_in(child.content, found)
                else:
                    weaver.blank(found)
                position = found + len(child.markup)
        elif child.type in ("softbreak", "hardbreak"):
            while position < span.end and not text[position].isspace():
                position += 1
            if position < span.end:
                weaver.blank(position)
                position += 1
        elif child.type == "html_inline":
            found = text.find(child.content, position, min(span.end, position + len(child.content) + _REACH))
            position = found + len(child.content) if found >= 0 else position
            if found >= 0 and child.content.lower().startswith("<br"):
                weaver.blank(found)
        elif child.type == "image":
            found = text.find("![", position, min(span.end, position + _REACH))
            closed = text.find(")", found, min(span.end, found + _REACH)) if found >= 0 else -1
            position = closed + 1 if closed >= 0 else position
        elif sort in _MARKS and child.nesting == 1:
            opened.append((sort, weaver.here()))
            if sort == "link":
                targets.append(str(child.attrs.get("href", "")))
        elif sort in _MARKS and child.nesting == -1 and opened:
            opened_sort, start = opened.pop()
            marks.append(Mark(_MARKS[opened_sort], start, weaver.length))
            if sort == "link":
                position = _past_target(text, position, span.end, targets.pop())
    return weaver.finish(span.start, marks)


def _past_target(text: str, position: int, end: int, target: str) -> int:
    """The offset after the target of a link whose words end at `position`."""
    limit = min(end, position + _REACH)
    if text.startswith("](", position):
        begin = position + 2 + (text[position + 2 : position + 3] == "<")
        if text.startswith(target, begin):
            closed = text.find(")", begin + len(target), limit)
        elif _LETTERS.sub("", text[begin : begin + 8]) == _LETTERS.sub("", target[:8]):
            # An address that was written otherwise, with signs of its own for some letters.
            closed = text.find(")", begin, limit)
        else:
            closed = -1
    elif text.startswith("][", position):
        closed = text.find("]", position + 2, limit)
    else:
        closed = -1
    return closed + 1 if closed >= 0 else position


def _put(weaver: Weaver, text: str, start: int, end: int) -> None:
    """Put `text[start:end]`, without reference marks and with single blanks."""
    for noise in _NOISE.finditer(text, start, end):
        weaver.put(start, noise.start())
        if noise.group()[0].isspace():
            weaver.blank(noise.start())
        start = noise.end()
    weaver.put(start, end)


def _put_escaped(weaver: Weaver, text: str, content: str, span: Span) -> int:
    """Put words of a table cell whose bars are escaped in `text`; the offset after them."""
    written = content.replace("|", "\\|")
    found = text.find(written, span.start, min(span.end, span.start + len(written) + _REACH))
    if found < 0:
        return span.start
    start = found
    for offset in range(found, found + len(written)):
        if text[offset] == "\\" and text[offset + 1] == "|":
            _put(weaver, text, start, offset)
            start = offset + 1
    _put(weaver, text, start, found + len(written))
    return found + len(written)


def _table(draft: Draft, lines: Sequence[Line], begin: int, tokens: list[Token], number: int) -> int:
    """Lay out the table that begins at token `number`; the number of its last token."""
    header: list[list[Cell]] = []
    rows: list[tuple[list[Cell], Span]] = []
    row: list[Cell] = []
    span = _place(draft, lines, begin, tokens[number])
    position = 0
    row_span = span
    in_header = False
    while tokens[number].type != "table_close":
        token = tokens[number]
        if token.type in ("thead_open", "thead_close"):
            in_header = token.type == "thead_open"
        elif token.type == "tr_open":
            row, row_span = [], _place(draft, lines, begin, token)
            position = row_span.start
        elif token.type == "inline":
            words = aligned(draft.text, Span(position, row_span.end), token)
            start = words.shifts[0][1]
            end = words.shifts[-1][1] + len(words.prose) - words.shifts[-1][0]
            row.append(Cell(words.prose, Span(start, end)))
            following = draft.text.find("|", end if words.prose else position, row_span.end)
            position = following + 1 if following >= 0 else max(end, position)
        elif token.type == "tr_close":
            if in_header:
                header.append(row)
            elif any(cell.text for cell in row):
                rows.append((row, row_span))
        number += 1
    draft.table(span, header, rows)
    return number


def _fields(draft: Draft, lines: Sequence[Line], begin: int, tokens: list[Token], number: int) -> int:
    """Lay out a list of `Key: value` items above the first section as infobox; 0 where it is none."""
    if draft.sections or draft.blocks:
        return 0
    inlines: list[Token] = []
    level = tokens[number].level
    while not (tokens[number].type == "bullet_list_close" and tokens[number].level == level):
        if tokens[number].type == "inline":
            inlines.append(tokens[number])
        number += 1
    found: list[tuple[Clean, int, int]] = []
    for token in inlines:
        words = aligned(draft.text, _place(draft, lines, begin, token), token)
        keyed = _KEYED.fullmatch(words.prose)
        if keyed is None:
            return 0
        found.append((words, keyed.end(1), keyed.start(2)))
    if len(found) < 2:
        return 0
    for words, key_end, value_start in found:
        draft.keyed(words, key_end, value_start)
    return number
