"""The family tree: organisations as lanes on a true scale of time, with what came out of what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day

from factio.figures.axis import Axis, spanning
from factio.figures.frame import MARGIN, Caption, Paper, Sample, caption, figure, head, legend, years
from factio.figures.labels import OPEN
from factio.figures.lanes import Branch, Family, family
from factio.figures.marks import branch_marks, definitions, lane_marks
from factio.figures.placing import Plan, in_order, passed, plan
from factio.figures.samples import samples
from factio.figures.svg import Pen, element
from factio.figures.wording import say
from factio.lineage import Lineage

_NARROWEST, _WIDEST, _A_YEAR = 900.0, 2600.0, 11.0
_AXIS = 26.0  # for the years above and below


def lineage_figure(
    lineage: Lineage,
    names: Sequence[str],
    caption: Caption,
    *,
    focus: str | None = None,
    title: str = "",
    pen: Pen | None = None,
    lang: str = "en",
    paper: Paper = "screen",
) -> str:
    """The family tree of the organisations `names` (main names) as SVG, until the caption's day.

    `focus` is the main name of the one that the figure is about. The same claims give the same bytes.
    Raises FactioError on a language that figures are not drawn in.
    """
    told = family(lineage, names, focus, caption.day)
    return draw(told, caption, title or say(lang, "family", name=focus or ""), pen or Pen(), lang, paper)


def draw(
    told: Family, about: Caption, title: str, pen: Pen, lang: str = "en", paper: Paper = "screen"
) -> str:
    """A family as SVG."""
    if not told.lanes:
        return _nothing(told, about, title, pen, lang, paper)
    order = in_order(told)
    width, axis = _fitting(told, paper, order)
    subtitle = _subtitle(told, lang)
    top_marks, top = head(pen, title, subtitle, width)
    top += _AXIS
    placed = plan(told, axis, top, order)
    marks = [
        definitions(pen),
        top_marks,
        years(pen, axis, top - 4, placed.bottom),
        element(
            "g",
            *(branch_marks(pen, b, placed, axis) for b in _behind_first(told.branches)),
            class_="branches",
        ),
        element("g", *(lane_marks(pen, lane, axis, lang) for lane in placed.lanes), class_="lanes"),
    ]
    under, foot = _underneath(told, about, pen, lang, placed, width)
    return figure(pen, title, subtitle, (width, foot + MARGIN / 2), [*marks, *under], paper, lang)


def _underneath(
    told: Family, about: Caption, pen: Pen, lang: str, placed: Plan, width: float
) -> tuple[list[str], float]:
    """Legend and caption, and how far down they reach."""
    shown, foot = legend(pen, lang, _legend(pen, told, lang), placed.bottom + _AXIS, width)
    undated = (
        [say(lang, "undated", names="; ".join(name for name, _ in told.left_out))] if told.left_out else []
    )
    sources, foot = caption(pen, lang, about, foot + 8, width, undated)
    return [shown, sources], foot


def _fitting(told: Family, paper: Paper, order: Sequence[int]) -> tuple[float, Axis]:
    """How wide the figure is, and its axis; for A3 as wide as makes the page best used."""
    days = [day for lane in told.lanes for day in (lane.low, lane.high)]
    days += [day for branch in told.branches for day in (branch.low, branch.high)]
    days += [day for lane in told.lanes for mark in lane.names for day in (mark.low, mark.high) if day]
    days = [min(day, told.until) for day in days]
    years_long = (max(days) - min(days)) / 365.25
    width = min(max(years_long * _A_YEAR, _NARROWEST), _WIDEST)
    if len(told.lanes) > 60:
        width = min(max(width, 36 * len(told.lanes) ** 0.75), _WIDEST)
    if paper == "screen":
        return width, _axis(days, width)
    best = (1e9, width)
    for wide in (700, 850, 1000, 1200, 1450, 1700, 2000, 2400, 2900, 3400):
        axis = _axis(days, wide)
        placed = plan(told, axis, 100, order)
        bottom = placed.bottom + 170
        scale = min(max(wide / 420, bottom / 297), max(wide / 297, bottom / 420))
        # smaller letters are better than a name with a branch behind it
        best = min(best, (scale * (1 + passed(placed, told.branches, axis) / 4), float(wide)))
    return best[1], _axis(days, best[1])


def _axis(days: list[int], width: float) -> Axis:
    return spanning(days, MARGIN + OPEN, width - MARGIN)


def _behind_first(branches: Sequence[Branch]) -> list[Branch]:
    """Thin ties first, so that events are drawn over them."""
    return sorted(branches, key=lambda one: not one.thin)


def _subtitle(told: Family, lang: str) -> str:
    first = Day.fromordinal(min(lane.low for lane in told.lanes)).year
    last = Day.fromordinal(max(lane.high for lane in told.lanes)).year
    which = "organisations" if len(told.lanes) > 1 else "one_organisation"
    return say(lang, which, count=len(told.lanes), first=first, last=last)


def _legend(pen: Pen, told: Family, lang: str) -> list[Sample]:
    pieces = {p.sort for lane in told.lanes for life in lane.lives for p in life.pieces}
    used = {"sure", "soft"} | (pieces & {"doubtful", "presumed", "open"})
    used |= {branch.kind if not branch.thin else "thin" for branch in told.branches}
    used |= {"undated_branch" for branch in told.branches if not branch.dated and not branch.thin}
    used |= {"gap" for lane in told.lanes if len(lane.lives) > 1}
    used |= {"ban" for lane in told.lanes if lane.bans}
    used |= {"name" for lane in told.lanes if len(lane.names) > 1}
    used |= {"colour" for lane in told.lanes if lane.accent}
    return [Sample(picture, say(lang, what)) for what, picture in samples(pen).items() if what in used]


def _nothing(told: Family, about: Caption, title: str, pen: Pen, lang: str, paper: Paper) -> str:
    top_marks, top = head(pen, title, say(lang, "nothing"), _NARROWEST)
    undated = (
        [say(lang, "undated", names="; ".join(name for name, _ in told.left_out))] if told.left_out else []
    )
    sources, foot = caption(pen, lang, about, top + 8, _NARROWEST, undated)
    size = (_NARROWEST, foot + MARGIN)
    return figure(pen, title, say(lang, "nothing"), size, [top_marks, sources], paper, lang)
