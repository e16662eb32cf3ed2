"""What surrounds a drawing: title, years, legend, and a caption that names sources and date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Day
from typing import Literal

import msgspec

from factio.figures.axis import Axis
from factio.figures.svg import Pen, element, escaped
from factio.figures.text import wrapped
from factio.figures.wording import say

Paper = Literal["screen", "a3"]

MARGIN = 28.0
TITLE, SUBTITLE, SMALL = 21.0, 12.0, 10.5
# ISO 216: A3 on its side, in millimetres.
_A3 = (420, 297)


class Caption(msgspec.Struct, frozen=True):
    """What a figure rests on: names of sources, how many claims, and the day until which it is drawn."""

    sources: tuple[str, ...]
    claims: int
    day: Day


class Sample(msgspec.Struct, frozen=True):
    """One entry of a legend: a small picture (markup from the point 0, 0 on, at most 34 wide), and words."""

    picture: str
    words: str


def head(pen: Pen, title: str, subtitle: str, width: float) -> tuple[str, float]:
    """Title and subtitle, and how far down they reach."""
    large = wrapped(title, TITLE, width - 2 * MARGIN, bold=True)
    small = wrapped(subtitle, SUBTITLE, width - 2 * MARGIN)
    marks = pen.words(large, MARGIN, MARGIN - 6) + pen.words(
        small, MARGIN, MARGIN + large.height - 2, "faint"
    )
    return element("g", marks, class_="head"), MARGIN + large.height + small.height + 6


def years(pen: Pen, axis: Axis, top: float, bottom: float) -> str:
    """A line for each year that is written down, with the year at both its ends.

    Where time goes down, `top` is where the lines begin from the left, and `bottom` where they end.
    """
    marks = []
    for year, x in axis.years():
        word = wrapped(str(year), SMALL, 60)
        if axis.down:
            level = x - word.height / 2
            marks.append(
                element("line", x1=top, x2=bottom, y1=x, y2=x, data_year=str(year), **pen.line("grid"))
            )
            marks.append(pen.words(word, top - 6, level, "faint", "end"))
            marks.append(pen.words(word, bottom + 6, level, "faint"))
            continue
        marks.append(element("line", x1=x, x2=x, y1=top, y2=bottom, data_year=str(year), **pen.line("grid")))
        for place in (top - word.height - 2, bottom + 2):
            marks.append(pen.words(word, x, place, "faint", "middle"))
    return element("g", *marks, class_="axis", aria_hidden="true")


def legend(pen: Pen, lang: str, samples: Sequence[Sample], top: float, width: float) -> tuple[str, float]:
    """The samples in columns, and how far down they reach."""
    heading = wrapped(say(lang, "legend"), SMALL, width, bold=True)
    marks = [pen.words(heading, MARGIN, top)]
    columns = max(1, int((width - 2 * MARGIN) // 300))
    column = (width - 2 * MARGIN) / columns
    down = top + heading.height + 6
    for first in range(0, len(samples), columns):
        tallest = 0.0
        for place, sample in enumerate(samples[first : first + columns]):
            words = wrapped(sample.words, SMALL, column - 56)
            left = MARGIN + column * place
            middle = down + max(words.height, 14) / 2
            marks.append(element("g", sample.picture, transform=f"translate({left:.2f} {middle:.2f})"))
            marks.append(pen.words(words, left + 42, middle - words.height / 2))
            tallest = max(tallest, words.height, 14)
        down += tallest + 6
    return element("g", *marks, class_="legend"), down


def caption(
    pen: Pen,
    lang: str,
    told: Caption,
    top: float,
    width: float,
    more: Iterable[str] = (),
    *,
    presumes: bool = True,
) -> tuple[str, float]:
    """Sources and date, and how far down they reach; `more` are sentences before them.

    `presumes` is whether the figure shows what is presumed to go on until its day.
    """
    shown = told.sources[:12]
    if len(told.sources) > len(shown):
        names = say(lang, "more_sources", names="; ".join(shown), count=len(told.sources) - len(shown))
    else:
        names = say(lang, "sources", names="; ".join(shown)) if shown else ""
    drawn = say(lang, "drawn_one" if told.claims == 1 else "drawn", claims=told.claims)
    if presumes:
        drawn = f"{drawn} {say(lang, 'goes_on', day=written(told.day, lang))}"
    marks = []
    for line in (*more, names, drawn):
        if line:
            words = wrapped(line, SMALL, width - 2 * MARGIN)
            marks.append(pen.words(words, MARGIN, top, "faint"))
            top += words.height + 2
    return element("g", *marks, class_="caption"), top


def written(day: Day, lang: str) -> str:
    """A day as the language writes it."""
    from babel.dates import format_date

    return format_date(day, "long", locale="en_GB" if lang == "en" else lang)


def figure(
    pen: Pen,
    title: str,
    described: str,
    size: tuple[float, float],
    marks: Sequence[str],
    paper: Paper,
    lang: str,
) -> str:
    """The whole SVG file."""
    width, height = size
    measures: dict[str, str | float] = {"width": width, "height": height}
    if paper == "a3":
        upright = height > width
        wide, high = (_A3[1], _A3[0]) if upright else _A3
        measures = {"width": f"{wide}mm", "height": f"{high}mm", "preserveAspectRatio": "xMidYMid meet"}
    return (
        element(
            "svg",
            element("title", escaped(title)),
            element("desc", escaped(described)),
            pen.style(),
            element("rect", width=width, height=height, **pen.fill("paper")),
            *marks,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {width:.2f} {height:.2f}",
            role="graphics-document",
            aria_label=title,
            lang=lang,
            **measures,
        )
        + "\n"
    )
