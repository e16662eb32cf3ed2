"""Tables in plain text: pipes, grids, and columns under rulers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from factio.documents.draft import Draft
from factio.documents.lines import Line
from factio.documents.words import word_set
from factio.model import Cell, Span

_GRID_RULE = re.compile(r"\+(?:[-=:]+\+)+")
_PIPE_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*[|+])*\s*:?-{2,}:?\s*\|?")
_COLUMN_RULE = re.compile(r"-{2,}(?:\s+-{2,})*")
_CAPTION = re.compile(r"(?:Table)?:\s+(\S.*)")
_GAPS = re.compile(r"\t+| {2,}")
_PIPE = re.compile(r"(?<!\\)\|")


def pipe_table(draft: Draft, lines: Sequence[Line], place: int) -> int:
    """Lay out the table of `| a | b |` lines that begins at line `place`; the line after it."""
    if not lines[place].words.startswith("|") or lines[place].words.count("|") < 2:
        return place
    after = place
    while after < len(lines) and lines[after].words.startswith("|"):
        after += 1
    rows: list[tuple[list[Cell], Span]] = []
    headers = 0
    for line in lines[place:after]:
        if _PIPE_RULE.fullmatch(line.words):
            headers = headers or len(rows)
            continue
        start, end = _content(line, draft.text)
        stops = [match.start() for match in _PIPE.finditer(draft.text, start, end)]
        if len(stops) < 2 or draft.text[stops[-1] + 1 : end].strip():
            stops.append(end)
        cells = [draft.cell(left + 1, right) for left, right in pairwise(stops)]
        rows.append((cells, Span(start, end)))
    if not headers and len(rows) > 1 and names_columns(rows[0][0], [cells for cells, _ in rows[1:]]):
        headers = 1
    return _add(draft, lines, place, after, rows, headers)


def grid_table(draft: Draft, lines: Sequence[Line], place: int) -> int:
    """Lay out the grid table (`+---+`) that begins at line `place`; the line after it."""
    if not _GRID_RULE.fullmatch(lines[place].words):
        return place
    after = place
    while after < len(lines) and lines[after].words[:1] in ("+", "|"):
        after += 1
    rows: list[tuple[list[Cell], Span]] = []
    headers = 0
    group: list[Line] = []
    widest = max(
        (line.words for line in lines[place:after] if line.words[0] == "+"), key=lambda rule: rule.count("+")
    )
    edges = [offset for offset, sign in enumerate(widest) if sign == "+"]
    for line in lines[place:after]:
        if line.words[0] == "|":
            group.append(line)
            continue
        if group:
            rows.append(_grid_row(draft, group, edges))
            group = []
        if "=" in line.words:
            headers = len(rows)
    if group:
        rows.append(_grid_row(draft, group, edges))
    return _add(draft, lines, place, after, rows, headers)


def _grid_row(draft: Draft, group: list[Line], edges: list[int]) -> tuple[list[Cell], Span]:
    pieces: list[list[Span]] = [[] for _ in edges[1:]]
    for line in group:
        start, end = _content(line, draft.text)
        stops = [match.start() for match in re.finditer(r"\|", draft.text[start:end])]
        if len(stops) != len(edges):
            columns = _columns(line.words)
            stops = [stop for stop in stops if columns[stop] in edges]
        for number, (left, right) in enumerate(pairwise(stops)):
            if number < len(pieces):
                pieces[number].append(Span(start + left + 1, start + right))
    cells = [_joined(draft, spans) for spans in pieces]
    return cells, Span(_content(group[0], draft.text)[0], group[-1].end)


def _joined(draft: Draft, spans: list[Span]) -> Cell:
    parts = [cell for span in spans if (cell := draft.cell(span.start, span.end)).text]
    if not parts:
        end = spans[0].start if spans else 0
        return Cell("", Span(end, end))
    return Cell(" ".join(part.text for part in parts), Span(parts[0].span.start, parts[-1].span.end))


def ruled_table(draft: Draft, lines: Sequence[Line], place: int) -> int:
    """Lay out the table with columns under a ruler (`---- ---`) at or below line `place`."""
    full = _full_rule(lines[place].words)
    ruler = place
    if full:
        ruler += 1
    while (
        ruler < len(lines)
        and ruler - place < 8
        and not lines[ruler].empty
        and not _COLUMN_RULE.fullmatch(lines[ruler].words)
    ):
        ruler += 1
    if ruler >= len(lines) or not _COLUMN_RULE.fullmatch(lines[ruler].words) or " " not in lines[ruler].words:
        return place
    columns = _ruler_columns(lines[ruler], draft.text)
    after = ruler + 1
    closing = full or (ruler == place and _closes(lines, after))
    groups: list[list[Line]] = []
    fresh = True
    while after < len(lines):
        line = lines[after]
        if closing and _COLUMN_RULE.fullmatch(line.words):
            after += 1
            break
        if line.empty:
            if not full:
                break
            fresh = True
        elif full and not fresh:
            groups[-1].append(line)
        else:
            groups.append([line])
            fresh = False
        after += 1
    header = [line for line in lines[place:ruler] if not line.empty and not _full_rule(line.words)]
    rows = [_ruled_row(draft, [header_line], columns) for header_line in header] if not full else []
    if full and header:
        rows = [_ruled_row(draft, header, columns)]
    headers = len(rows)
    rows += [_ruled_row(draft, group, columns) for group in groups]
    return _add(draft, lines, place, after, rows, headers)


def _closes(lines: Sequence[Line], place: int) -> bool:
    while place < len(lines) and not lines[place].empty:
        if _COLUMN_RULE.fullmatch(lines[place].words):
            return True
        place += 1
    return False


def _full_rule(words: str) -> bool:
    return len(words) > 8 and not words.strip("-")


def _ruler_columns(line: Line, text: str) -> list[tuple[int, int]]:
    content = text[line.start : line.end]
    return [match.span() for match in re.finditer(r"-+", content)]


def _ruled_row(draft: Draft, group: list[Line], columns: list[tuple[int, int]]) -> tuple[list[Cell], Span]:
    pieces: list[list[Span]] = [[] for _ in columns]
    for line in group:
        content = draft.text[line.start : line.end]
        offsets = _columns(content)
        for number, (left, _) in enumerate(columns):
            right = columns[number + 1][0] if number + 1 < len(columns) else len(offsets) * 2 + left
            inside = [place for place, column in enumerate(offsets) if left <= column < right]
            if inside:
                pieces[number].append(Span(line.start + inside[0], line.start + inside[-1] + 1))
    start = _content(group[0], draft.text)[0]
    return [_joined(draft, spans) for spans in pieces], Span(start, _content(group[-1], draft.text)[1])


def aligned_table(draft: Draft, lines: Sequence[Line], place: int) -> int:
    """Lay out lines that wide gaps or tabulators divide into the same three or more columns."""
    wide = len(_GAPS.split(lines[place].words))
    if wide < 2 or (wide == 2 and "\t" not in lines[place].words):
        return place
    after = place
    while after < len(lines) and len(_GAPS.split(lines[after].words)) == wide:
        after += 1
    if after - place < 3:
        return place
    rows: list[tuple[list[Cell], Span]] = []
    for line in lines[place:after]:
        start, end = _content(line, draft.text)
        cells, left = [], start
        for match in _GAPS.finditer(draft.text, start, end):
            cells.append(draft.cell(left, match.start()))
            left = match.end()
        rows.append(([*cells, draft.cell(left, end)], Span(start, end)))
    headers = 1 if names_columns(rows[0][0], [cells for cells, _ in rows[1:]]) else 0
    return _add(draft, lines, place, after, rows, headers)


def _add(
    draft: Draft,
    lines: Sequence[Line],
    place: int,
    after: int,
    rows: list[tuple[list[Cell], Span]],
    headers: int,
) -> int:
    """Add the table, with a second header row that slid into the body, and the caption below."""
    while 0 < headers < len(rows) - 1 and _is_header_row(rows[headers][0]):
        headers += 1
    span = Span(_content(lines[place], draft.text)[0], lines[after - 1].end)
    body = [row for row in rows[headers:] if any(cell.text for cell in row[0])]
    caption, below = _caption_below(draft, lines, after)
    words = draft.cell(caption.start, caption.end).text
    draft.table(span, [cells for cells, _ in rows[:headers]], body, words)
    if words:
        draft.block("caption", caption.start, caption.end)
        draft.introduction = ""
    return below


def _caption_below(draft: Draft, lines: Sequence[Line], after: int) -> tuple[Span, int]:
    """Where the words of a line `: CAPTION` under a table stand, and the line after it."""
    below = after
    while below < len(lines) and lines[below].empty and below - after < 2:
        below += 1
    match = _CAPTION.fullmatch(lines[below].words) if after < below < len(lines) else None
    if match is None:
        return Span(0, 0), after
    end = _content(lines[below], draft.text)[1]
    return Span(end - len(match.group(1)), end), below + 1


def _is_header_row(cells: list[Cell]) -> bool:
    words = [cell.text.casefold() for cell in cells if cell.text]
    known = word_set("headings.toml", "header_words")
    return bool(words) and all(word in known for word in words)


def names_columns(first: list[Cell], others: list[list[Cell]]) -> bool:
    """Whether a first row without a ruler names the columns: it has words where others have figures."""
    if not all(cell.text for cell in first[: min(2, len(first))]) or not any(cell.text for cell in first):
        return False
    if any(cell.text[:1].isdigit() for cell in first):
        return False
    return any(cell.text[:1].isdigit() for row in others for cell in row)


def _content(line: Line, text: str) -> tuple[int, int]:
    start, end = line.start, line.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _columns(content: str) -> Sequence[int]:
    """The column on a screen of each character: wide ones take two, combining ones none."""
    if content.isascii():
        return range(len(content))
    columns: list[int] = []
    column = 0
    for character in content:
        if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
            columns.append(max(column - 1, 0))
            continue
        columns.append(column)
        column += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns
