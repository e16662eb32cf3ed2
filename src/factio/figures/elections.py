"""Results of elections, and membership over time: bars and dots on one axis, every figure with its claim."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factio.chronology import Chronicle
from factio.chronology.days import FOREVER, OPEN
from factio.figures.axis import spanning
from factio.figures.charts import Cells, Value, panel, table
from factio.figures.frame import MARGIN, Caption, Paper, caption, figure, head, years
from factio.figures.sizes import read_number, sizes, spaced
from factio.figures.svg import Pen
from factio.figures.wording import say
from factio.lineage.ties import bodies_in, dated

_LEFT = 40.0
_FIGURES = (("share", "first"), ("votes", "third"), ("seats", "second"))


class Result(msgspec.Struct, frozen=True):
    """What is told of one contest: figures as they are written, each once; `low` and `high` are its days."""

    contest: str
    place: str
    low: int
    high: int
    date: str
    told: dict[str, tuple[str, ...]]
    claims: tuple[str, ...]


def results(chronicle: Chronicle, name: str) -> list[Result]:
    """The dated results of an organisation in the order of time, claims on one contest put together."""
    wanted = set(chronicle.find(name))
    found: dict[tuple[int, int, str, str], dict[str, dict[str, None]]] = {}
    claims: dict[tuple[int, int, str, str], list[tuple[str, str]]] = {}
    for claim in chronicle.claims:
        when = dated(claim.date)
        if claim.kind != "election" or claim.polarity is not None or claim.modality in ("planned", "alleged"):
            continue
        if not wanted & set(bodies_in(chronicle, claim, "organisation")) or not when.dated:
            continue
        low = when.lo if when.lo > OPEN else when.hi
        high = when.hi if when.hi < FOREVER else low
        key = (low, high, str(claim.roles.get("contest", "")), str(claim.roles.get("place", "")))
        for role in ("share", "votes", "seats", "of_seats", "outcome", "candidates"):
            for value in claim.fillers(role):
                found.setdefault(key, {}).setdefault(role, {})[value] = None
        found.setdefault(key, {})
        claims.setdefault(key, []).append((claim.id, claim.date or ""))
    return [
        Result(
            contest,
            place,
            low,
            high,
            min(date for _, date in claims[low, high, contest, place]),
            {role: tuple(values) for role, values in told.items()},
            tuple(one for one, _ in claims[low, high, contest, place]),
        )
        for (low, high, contest, place), told in sorted(found.items())
    ]


def elections_figure(
    chronicle: Chronicle, name: str, about: Caption, pen: Pen, lang: str = "en", paper: Paper = "screen"
) -> str:
    """Share, votes and seats of an organisation over time, and a table of its contests: as SVG.

    Raises FactioError on a language that figures are not drawn in.
    """
    listed = results(chronicle, name)
    title = say(lang, "elections", name=name)
    if not listed:
        return _nothing(about, title, pen, lang, paper)
    charts = [
        (say(lang, role), [_value(one, role) for one in listed], colour)
        for role, colour in _FIGURES
        if any(one.told.get(role) for one in listed)
    ]
    rows = [(_cells(one), one.claims) for one in listed]
    words = ("date", "contest", "place", "share", "votes", "seats", "outcome")
    headings = [say(lang, word) for word in words]
    return _panels(charts, (headings, rows), about, title, pen, lang, paper)


def _cells(one: Result) -> list[str]:
    figures = [" / ".join(one.told.get(role, ())) for role, _ in _FIGURES]
    return [one.date, one.contest, one.place, *figures, ", ".join(one.told.get("outcome", ()))]


def members_figure(
    chronicle: Chronicle, name: str, about: Caption, pen: Pen, lang: str = "en", paper: Paper = "screen"
) -> str:
    """How many members an organisation had over time, and who says so: as SVG.

    Raises FactioError on a language that figures are not drawn in.
    """
    listed = [one for one in sizes(chronicle, name) if one.low is not None and one.high is not None]
    title = say(lang, "members", name=name)
    if not listed:
        return _nothing(about, title, pen, lang, paper)
    units = list(dict.fromkeys(one.unit for one in listed))
    colours = ("first", "second", "third", "fourth")
    charts = [
        (
            unit,
            [
                Value(one.number, one.written, one.low or 0, one.high or 0, one.title, one.claims)
                for one in listed
                if one.unit == unit
            ],
            colours[place % len(colours)],
        )
        for place, unit in enumerate(units)
    ]
    by_id = chronicle.by_id
    rows = [
        ((by_id[one.claims[0]].date or "", f"{one.written} {one.unit}", one.by), one.claims) for one in listed
    ]
    headings = [say(lang, word) for word in ("date", "size", "who")]
    return _panels(charts, (headings, rows), about, title, pen, lang, paper, dots=True)


def _value(one: Result, role: str) -> Value:
    written = one.told.get(role, ())
    numbers = [found for value in written if (found := read_number(value)) is not None]
    shown = " / ".join(map(spaced, written))
    if role == "seats" and one.told.get("of_seats"):
        shown = f"{shown}/{one.told['of_seats'][0]}" if shown else shown
    parts = (one.contest, one.place, one.date, f"{role} {shown}" if shown else "")
    title = ", ".join(part for part in parts if part)
    return Value(max(numbers) if numbers else None, shown, one.low, one.high, title, one.claims)


def _panels(
    charts: Sequence[tuple[str, list[Value], str]],
    listed: tuple[Sequence[str], Sequence[Cells]],
    about: Caption,
    title: str,
    pen: Pen,
    lang: str,
    paper: Paper,
    dots: bool = False,
) -> str:
    days = [day for _, values, _ in charts for value in values for day in (value.low, value.high)]
    days = days or [about.day.toordinal()]
    width = min(max(940.0, 46.0 * len({value.low for _, values, _ in charts for value in values})), 2200.0)
    axis = spanning(days, MARGIN + _LEFT, width - MARGIN - _LEFT, 0.04)
    top_marks, top = head(pen, title, "", width)
    top += 8
    begin = top + 10
    drawn = []
    foot = begin + 8
    for heading, values, colour in charts:
        marks, foot = panel(pen, heading, values, axis, foot, colour, dots)
        drawn.append(marks)
    lines = years(pen, axis, begin, foot)
    headings, rows = listed
    below, foot = table(pen, headings, rows, MARGIN, foot + 28, width - 2 * MARGIN)
    spans = (
        [say(lang, "spans")] if any(v.high - v.low > 31 for _, values, _ in charts for v in values) else []
    )
    sources, foot = caption(pen, lang, about, foot + 6, width, spans, presumes=False)
    all_marks = [top_marks, lines, *drawn, below, sources]
    return figure(pen, title, title, (width, foot + MARGIN / 2), all_marks, paper, lang)


def _nothing(about: Caption, title: str, pen: Pen, lang: str, paper: Paper) -> str:
    width = 700.0
    top_marks, top = head(pen, title, say(lang, "nothing"), width)
    sources, foot = caption(pen, lang, about, top + 8, width, presumes=False)
    return figure(pen, title, say(lang, "nothing"), (width, foot + MARGIN), [top_marks, sources], paper, lang)
