"""Plain text: the dialect with `== headings ==`, and text whose headings are told by blank lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factio.documents.capitals import casing_of
from factio.documents.draft import Draft
from factio.documents.lines import Line, place, split_lines
from factio.documents.tables import aligned_table, grid_table, pipe_table, ruled_table
from factio.documents.words import word_set
from factio.model import Document, Metadata, Span

LONGEST_HEADING = 120
LONGEST_INFOBOX = 300
_SIGNED = re.compile(r"(={1,6})\s*([^=\s](?:.*[^=\s])?)\s*\1")
_ITEM = re.compile(
    r"(?:[-•·‣◦–]\s+(?:[-•]\s+)*|\*+(?!\*)\s*|#+\s*(?=\S)|\(?\d{1,3}[.)]\s+(?!\d)|\([a-z]{1,3}\)\s+|[a-z]\)\s+"
    r"|[a-zA-Z]\.\s{2,}|#\.\s+)(?=\S)|[-*•](?:\s+[-*•])*$"
)
_FIELD = re.compile(r"[-*]\s+([^:]{1,60}?)\s*:(?:\s+|$)(.*)")
_BARE_FIELD = re.compile(r"([^\W\d_][^:.]{0,40}?):\s+(\S.*)")
_NOTE = re.compile(r"\[(\d{1,4})\](?:\s|$)")
_CATEGORY = re.compile(
    r"\W{0,3}\[{0,2}(?:Category|Kategorie|Catégorie|Categoría|Categoria|Categorie|Kategori|Категория):", re.I
)
_HATNOTE = re.compile(r"(?::+\s*)?(?:_[^_]+(?:_[^_]+_[^_]*)*_|''(?!').+'')\.?")
_POINTS_AWAY = re.compile(
    r"^\W{0,4}(?:For (?:the )?other uses|Not to be confused|This article is about|[^.]{1,80} redirects here)",
    re.I,
)
_ENDS = re.compile(r"[.;,:!?…]['\"”’»)\]]*(?:\[\d+\])*$")
_FILE = re.compile(r"[^|]*\.(?:jpe?g|png|svg|gif|tiff?|webp)\|.*", re.I)


def lay_out_plain(text: str, name: str, metadata: Metadata) -> Document:
    """Lay out a text of one of the plain dialects. Never fails; what has no words gives no blocks."""
    draft = Draft(text=text, casing=casing_of(text))
    lines = _without_notes(split_lines(text))
    signed = any(line.words.startswith("=") and _SIGNED.fullmatch(line.words) for line in lines)
    number, blanks = 0, 2
    while number < len(lines):
        line = lines[number]
        if line.empty:
            blanks += line.end == line.start
            number += 1
            continue
        number = _part(draft, lines, number, blanks, signed)
        blanks = 0
    return draft.finish(name, metadata)


def _part(draft: Draft, lines: Sequence[Line], number: int, blanks: int, signed: bool) -> int:
    """Lay out the part that begins at line `number`; the number of the line after it."""
    line = lines[number]
    words = line.words
    if signed and words.startswith("=") and (heading := _SIGNED.fullmatch(words)) is not None:
        return _signed_heading(draft, line, heading, number)
    if _CATEGORY.match(words):
        return number + 1
    if _NOTE.match(words) and draft.section >= 0 and not draft.sections[draft.section].read:
        return _past_blank(lines, number)
    for table in (grid_table, pipe_table, ruled_table, aligned_table):
        after = table(draft, lines, number)
        if after > number:
            return after
    after = _group_end(lines, number)
    fresh = number == 0 or lines[number - 1].empty or lines[number - 1].words[0] == "="
    if draft.section < 0 and fresh and (done := _fields(draft, lines, number, after)) > number:
        return done
    if _ITEM.match(words) and not _is_bold(words):
        return _items(draft, lines, number)
    if line.indent >= 2 or words.startswith(":"):
        return _indented(draft, lines, number, after)
    if not signed and (level := _heading_level(draft, lines, number, after, blanks)):
        start = place(line, draft.text)
        draft.heading(start, start + len(words), level)
        return number + 1
    if draft.section < 0 and not draft.blocks and after == number + 1 and _POINTS_AWAY.search(words):
        return after
    _paragraph(draft, lines, number, after)
    return after


def _signed_heading(draft: Draft, line: Line, heading: re.Match[str], number: int) -> int:
    start = place(line, draft.text)
    level = len(heading.group(1))
    if level == 1 and not draft.title and not draft.sections and not draft.blocks:
        draft.title = draft.cell(start + heading.start(2), start + heading.end(2)).text
    else:
        draft.heading(start + heading.start(2), start + heading.end(2), level)
    return number + 1


def _group_end(lines: Sequence[Line], number: int) -> int:
    """The line after the lines that stand together with line `number`."""
    after = number + 1
    while after < len(lines) and not lines[after].empty:
        words = lines[after].words
        if words[0] in "|+=" or _CATEGORY.match(words):
            break
        if _ITEM.match(words) and not _ITEM.match(lines[number].words) and after > number + 1:
            break
        after += 1
    return after


def _past_blank(lines: Sequence[Line], number: int) -> int:
    while number < len(lines) and not lines[number].empty:
        number += 1
    return number


def _is_bold(words: str) -> bool:
    return words.startswith("**") and not words.startswith("***")


def _fields(draft: Draft, lines: Sequence[Line], number: int, after: int) -> int:
    """Lay out an infobox: a name line, then `- Key: Value` lines (or these lines alone)."""
    first = number
    if not _FIELD.match(lines[number].words):
        first = number + 1
    after = first
    while after < min(len(lines), first + LONGEST_INFOBOX) and not lines[after].empty:
        after += 1
    group = lines[first:after]
    keyed = [line for line in group if _FIELD.match(line.words)]
    pattern = _FIELD
    if len(keyed) < 2 or len(keyed) < 0.6 * len(group) or len(lines[number].words) > LONGEST_HEADING:
        first, pattern = number, _BARE_FIELD
        nearby = lines[number : number + LONGEST_INFOBOX]
        group = nearby[: _past_blank(nearby, 0)]
        if len(group) < 3 or draft.blocks or not all(_BARE_FIELD.fullmatch(line.words) for line in group):
            return number
        after = number + len(group)
    key: Span | None = None
    value = Span(0, 0)
    for line in group:
        start = place(line, draft.text)
        match = pattern.match(line.words)
        if match is not None and line.indent <= group[0].indent:
            if key is not None:
                draft.field(key, value)
            key = Span(start + match.start(1), start + match.end(1))
            value = Span(start + match.start(2), start + match.end(2))
        elif key is not None:
            value = Span(value.start if value.end > value.start else start, start + len(line.words))
    if key is not None:
        draft.field(key, value)
    if not draft.title and first > number:
        draft.title = draft.cell(lines[number].start, lines[number].end).text
    return after


def _items(draft: Draft, lines: Sequence[Line], number: int) -> int:
    """Lay out list items, nested by their indent or by the number of their signs."""
    indents: list[int] = []
    while number < len(lines):
        line = lines[number]
        match = _ITEM.match(line.words) if not line.empty else None
        if match is None:
            # A blank line, then a further item of the same list or an indented continuation.
            ahead = number
            while ahead < len(lines) and lines[ahead].empty and ahead - number < 1:
                ahead += 1
            if ahead < len(lines) and ahead > number and not lines[ahead].empty:
                if _ITEM.match(lines[ahead].words):
                    number = ahead
                    continue
                if lines[ahead].indent >= 2 and indents and lines[ahead].indent > indents[-1]:
                    start = place(lines[ahead], draft.text)
                    draft.block("item", start, start + len(lines[ahead].words), len(indents))
                    number = ahead + 1
                    continue
            return number
        signs = re.match(r"[*#]+", line.words)
        depth = line.indent + (len(signs.group()) - 1 if signs else 0)
        while indents and indents[-1] > depth:
            indents.pop()
        if not indents or indents[-1] < depth:
            indents.append(depth)
        start = place(line, draft.text)
        end = start + len(line.words)
        after = number + 1
        while after < len(lines) and _continues(lines[after]):
            end = place(lines[after], draft.text) + len(lines[after].words)
            after += 1
        if start + match.end() < end:
            draft.block("item", start + match.end(), end, len(indents))
        number = after
    return number


def _continues(line: Line) -> bool:
    words = line.words
    return bool(words) and not _ITEM.match(words) and words[0] not in "|+=" and not _CATEGORY.match(words)


def _indented(draft: Draft, lines: Sequence[Line], number: int, after: int) -> int:
    """A note in italics above the lead is left out, short lines are items, the rest is quoted."""
    group = lines[number:after]
    if draft.section < 0 and not draft.blocks and all(_HATNOTE.fullmatch(line.words) for line in group):
        return after
    if all(len(line.words) <= LONGEST_HEADING and line.indent >= 2 for line in group):
        for line in group:
            start = place(line, draft.text)
            draft.block("item", start, start + len(line.words), 1)
        return after
    _paragraph(draft, lines, number, after)
    return after


def _heading_level(draft: Draft, lines: Sequence[Line], number: int, after: int, blanks: int) -> int:
    """The level of the heading that line `number` is, told by the blank lines around it; 0 for none."""
    words = lines[number].words
    if (
        len(words) > LONGEST_HEADING
        or blanks == 0
        or not any(map(str.isalnum, words))
        or _FILE.fullmatch(words)
    ):
        return 0
    if _ENDS.search(words) or words.casefold() in word_set("headings.toml", "image_words"):
        return 0
    following = lines[after] if after < len(lines) else None
    if after > number + 1:
        second = lines[number + 1]
        if (
            len(words) > 60
            or len(second.words) < 100
            or not second.words[0].isupper()
            or not words[0].isupper()
        ):
            return 0
        following = second
    if following is None:
        return 2 if blanks >= 2 and draft.blocks else 0
    first = not draft.blocks and not draft.sections
    if first:
        return 0
    if blanks >= 2:
        return 2
    if words[0].islower() or len(words) > 90 or (": " in words and len(words) > 50):
        return 0
    nested = bool(draft.sections) and draft.sections[-1].span.end == _previous_end(lines, number)
    if nested:
        return min(draft.sections[-1].level + 1, 6)
    ahead = after
    while ahead < len(lines) and lines[ahead].start == lines[ahead].end:
        ahead += 1
    if ahead - after >= 2 or ahead >= len(lines):
        return 0
    return max(3, draft.sections[draft.section].level) if draft.section >= 0 else 2


def _previous_end(lines: Sequence[Line], number: int) -> int:
    number -= 1
    while number >= 0 and lines[number].empty:
        number -= 1
    return lines[number].end if number >= 0 else -1


def _without_notes(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the numbered footnotes at the end, of whose paragraphs most begin with [n]."""
    end = len(lines)
    noted = paragraphs = 0
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if line.empty or (number and not lines[number - 1].empty):
            continue
        paragraphs += 1
        if _NOTE.match(line.words):
            noted += 1
            if 2 * noted >= paragraphs:
                end = number
    return lines[:end]


def _paragraph(draft: Draft, lines: Sequence[Line], number: int, after: int) -> None:
    words = lines[number].words
    if after == number + 1 and words.casefold() in word_set("headings.toml", "image_words"):
        return
    start = place(lines[number], draft.text)
    end = place(lines[after - 1], draft.text) + len(lines[after - 1].words)
    draft.block("caption" if after == number + 1 and _FILE.fullmatch(words) else "paragraph", start, end)
