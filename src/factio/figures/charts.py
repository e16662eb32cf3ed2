"""Figures over time as bars and dots: panels with a scale of their own on one axis of time."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factio.figures.axis import Axis
from factio.figures.frame import SMALL
from factio.figures.svg import Attribute, Pen, element
from factio.figures.text import wrapped

_HIGH = 96.0  # of a panel without its words
_BAR = 9.0


class Value(msgspec.Struct, frozen=True):
    """A number told for some day between `low` and `high`; None where it is not told: the gap stays a gap."""

    number: float | None
    written: str
    low: int
    high: int
    title: str
    claims: tuple[str, ...]

    @property
    def middle(self) -> float:
        """The middle of its days, where it is drawn."""
        return (self.low + self.high) / 2


Cells = tuple[Sequence[str], tuple[str, ...]]
"""A row of a table: its words, and the claims that it rests on."""


class _Box(msgspec.Struct, frozen=True):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def panel(
    pen: Pen, heading: str, values: Sequence[Value], axis: Axis, top: float, colour: str, dots: bool = False
) -> tuple[str, float]:
    """One panel of bars (or `dots`), each with its number above it; and how far down it reaches."""
    words = wrapped(heading, 11, axis.right - axis.left, bold=True)
    most = max((value.number for value in values if value.number is not None), default=0) or 1
    boxes = [_box(value, axis, most, dots) for value in values if value.number is not None]
    labels = _labels(values, axis, most, boxes)
    above = -min((label.top for label in labels if label is not None), default=0)
    base = top + words.height + 6 + max(above, _HIGH)
    marks = [pen.words(words, axis.left, top)]
    marks.append(element("line", x1=axis.left, x2=axis.right, y1=base, y2=base, **pen.line("faint", 1)))
    for value, label in zip(values, labels, strict=True):
        marks.append(_mark(pen, value, label, axis, most, base, colour, dots))
    return element("g", *marks, class_="panel"), base + 16


def _box(value: Value, axis: Axis, most: float, dots: bool) -> _Box:
    """A bar or a dot, from the base line (0) upwards."""
    x = axis.x(value.middle)
    tall = (value.number or 0) / most * _HIGH
    if dots:
        return _Box(x - 4, -tall - 4, x + 4, -tall + 4)
    return _Box(x - _BAR / 2, -max(tall, 1), x + _BAR / 2, 0)


def _labels(values: Sequence[Value], axis: Axis, most: float, boxes: Sequence[_Box]) -> list[_Box | None]:
    """Where the numbers stand: above their marks, higher where they would meet another number or mark."""
    found: list[_Box | None] = []
    for value in values:
        if value.number is None:
            found.append(None)
            continue
        words = wrapped(value.written, SMALL, 200)
        x = min(max(axis.x(value.middle), axis.left + words.width / 2), axis.right - words.width / 2)
        bottom = -(value.number / most * _HIGH) - 5
        taken = [*boxes, *(one for one in found if one is not None)]
        while True:
            box = _Box(x - words.width / 2 - 1, bottom - words.height, x + words.width / 2 + 1, bottom)
            if not any(box.meets(other) for other in taken):
                break
            bottom -= 3
        found.append(box)
    return found


def _mark(
    pen: Pen, value: Value, label: _Box | None, axis: Axis, most: float, base: float, colour: str, dots: bool
) -> str:
    x = axis.x(value.middle)
    left, right = axis.x(value.low), axis.x(value.high)
    days: dict[str, Attribute] = {"data_value": value.written if value.number is not None else ""}
    marks = []
    if right - left >= 3:
        marks.append(element("line", x1=left, x2=right, y1=base + 4, y2=base + 4, **pen.line(colour, 2)))
    if value.number is None or label is None:
        marks.append(
            element(
                "line", x1=x, x2=x, y1=base - 7, y2=base, stroke_dasharray="1.5 2", **pen.line("faint", 1.2)
            )
        )
        return pen.linked(value.claims, value.title, *marks, class_="gap")
    box = _box(value, axis, most, dots)
    if dots:
        marks.append(element("circle", cx=x, cy=base + box.top + 4, r=4, **pen.fill(colour), **days))
    else:
        marks.append(
            element(
                "rect", x=box.left, y=base + box.top, width=_BAR, height=-box.top, **pen.fill(colour), **days
            )
        )
    if box.top - label.bottom > 8:
        marks.append(
            element("line", x1=x, x2=x, y1=base + label.bottom, y2=base + box.top, **pen.line("faint", 0.7))
        )
    words = wrapped(value.written, SMALL, 200)
    marks.append(
        pen.words(words, (label.left + label.right) / 2, base + label.top, "ink", "middle", halo=True)
    )
    return pen.linked(value.claims, value.title, *marks, class_="value")


def table(
    pen: Pen,
    headings: Sequence[str],
    rows: Sequence[tuple[Sequence[str], tuple[str, ...]]],
    left: float,
    top: float,
    wide: float,
) -> tuple[str, float]:
    """Rows of words in columns, each row leading to its claim; and how far down they reach."""
    count = len(headings)
    share = [2.2 if place in (1, 2) else 1.0 for place in range(count)]
    columns = [wide * part / sum(share) for part in share]
    starts = [left + sum(columns[:place]) for place in range(count)]
    heads = [wrapped(word, SMALL, columns[place] - 8, bold=True) for place, word in enumerate(headings)]
    marks = [pen.words(one, starts[place], top, "faint") for place, one in enumerate(heads)]
    top += max(one.height for one in heads) + 4
    for cells, claims in rows:
        words = [wrapped(cell, SMALL, columns[place] - 8) for place, cell in enumerate(cells)]
        line = "".join(
            pen.words(one, starts[place], top) for place, one in enumerate(words) if one.lines != ("",)
        )
        marks.append(pen.linked(claims, "; ".join(cell for cell in cells if cell), line, class_="line"))
        top += max(one.height for one in words) + 3
    return element("g", *marks, class_="below"), top + 8
