"""Rows of spells on one axis, under headings: the life of one organisation, and who held its offices."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factio.figures.axis import Axis, spanning
from factio.figures.bars import bars
from factio.figures.frame import MARGIN, SMALL, Caption, Paper, Sample, caption, figure, head, legend, years
from factio.figures.labels import OPEN
from factio.figures.lanes import Stretch
from factio.figures.marks import definitions
from factio.figures.samples import samples
from factio.figures.svg import Pen, element
from factio.figures.text import wrapped
from factio.figures.wording import say

_COLUMN = 230.0  # for the names of the rows
_PLOT = 820.0
_THICK = 10.0
_SIZE = 11.0


class Row(msgspec.Struct, frozen=True):
    """What held, and its spells in the order of time; `more` stands small below its name."""

    name: str
    stretches: tuple[Stretch, ...]
    more: str = ""


class Group(msgspec.Struct, frozen=True):
    """Rows under a heading; `colour` is one of the palette that `definitions` has gradients for."""

    heading: str
    rows: tuple[Row, ...]
    colour: str = "lane"


class Below(msgspec.Struct, frozen=True):
    """Lines of text below the rows, such as places: each with the claims that it rests on."""

    heading: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


def draw_strips(
    groups: Sequence[Group],
    about: Caption,
    title: str,
    pen: Pen,
    lang: str,
    paper: Paper,
    below: Sequence[Below] = (),
    subtitle: str = "",
) -> str:
    """The groups as SVG; those without rows are left out."""
    shown = [group for group in groups if group.rows]
    width = _COLUMN + _PLOT + 2 * MARGIN
    days = [day for g in shown for row in g.rows for one in row.stretches for day in (one.low, one.high)]
    top_marks, top = head(pen, title, subtitle if days else say(lang, "nothing"), width)
    marks = [definitions(pen), top_marks]
    foot = top
    if days:
        axis = spanning(days, MARGIN + _COLUMN + OPEN, width - MARGIN)
        top += 26
        rows, foot = _rows(pen, shown, axis, top)
        marks += [years(pen, axis, top - 4, foot), rows]
        foot += 24
    for part in below:
        drawn, foot = _lines(pen, part, foot, width)
        marks.append(drawn)
    if days:
        explained, foot = legend(pen, lang, _legend(pen, shown, lang), foot, width)
        marks.append(explained)
    sources, foot = caption(pen, lang, about, foot + 8, width)
    return figure(pen, title, subtitle or title, (width, foot + MARGIN / 2), [*marks, sources], paper, lang)


def _rows(pen: Pen, groups: Sequence[Group], axis: Axis, top: float) -> tuple[str, float]:
    marks = []
    for group in groups:
        heading = wrapped(group.heading, _SIZE, _COLUMN, bold=True)
        marks.append(pen.words(heading, MARGIN, top + 4))
        top += heading.height + 8
        for number, row in enumerate(group.rows):
            name = wrapped(row.name, _SIZE, _COLUMN - 8)
            more = wrapped(row.more, SMALL, _COLUMN - 8) if row.more else None
            high = name.height + (more.height if more else 0)
            middle = top + max(high, _THICK) / 2
            words = pen.words(name, MARGIN, middle - high / 2)
            if more:
                words += pen.words(more, MARGIN, middle - high / 2 + name.height, "faint")
            links = [
                pen.linked(
                    one.claims,
                    f"{row.name}{', ' + row.more if row.more else ''}: {one.title}",
                    *bars(pen, one, axis, middle - _THICK / 2, _THICK, group.colour),
                    class_="life",
                )
                for one in row.stretches
            ]
            first = row.stretches[0]
            label = pen.linked(first.claims, f"{row.name}: {first.title}", words, class_="label")
            marks.append(element("g", *links, label, class_="lane", data_lane=f"{group.heading} {number}"))
            top += max(high, _THICK) + 6
    return element("g", *marks, class_="lanes"), top


def _lines(pen: Pen, part: Below, top: float, width: float) -> tuple[str, float]:
    heading = wrapped(part.heading, _SIZE, width - 2 * MARGIN, bold=True)
    marks = [pen.words(heading, MARGIN, top)]
    top += heading.height + 3
    for line, claims in part.lines:
        words = wrapped(line, SMALL, width - 2 * MARGIN)
        marks.append(pen.linked(claims, line, pen.words(words, MARGIN, top), class_="line"))
        top += words.height + 2
    return element("g", *marks, class_="below"), top + 10


def _legend(pen: Pen, groups: Sequence[Group], lang: str) -> list[Sample]:
    pieces = {p.sort for g in groups for row in g.rows for one in row.stretches for p in one.pieces}
    used = {"sure", "soft"} | (pieces & {"doubtful", "presumed", "open"})
    return [Sample(picture, say(lang, what)) for what, picture in samples(pen).items() if what in used]
