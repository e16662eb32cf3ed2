"""The lines of a text, as places in it."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Line(NamedTuple):
    """Text offsets of one line without its line break, and its words without outer blanks."""

    start: int
    end: int
    words: str
    indent: int

    @property
    def empty(self) -> bool:
        """Whether nothing but white space stands on the line."""
        return not self.words


def split_lines(text: str) -> list[Line]:
    """The lines of `text`; a byte order mark belongs to none."""
    lines: list[Line] = []
    begin = 1 if text.startswith("\ufeff") else 0
    for match in _LINE.finditer(text, begin):
        start, end = match.span()
        if start == end:
            break
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        content = text[start:end]
        indent = (
            len(content.expandtabs(4)) - len(content.lstrip().expandtabs(4)) if content[:1].isspace() else 0
        )
        lines.append(Line(start, end, content.strip(), indent))
    return lines


def place(line: Line, text: str) -> int:
    """Text offset at which the words of `line` begin."""
    return line.start + (line.end - line.start) - len(text[line.start : line.end].lstrip())
