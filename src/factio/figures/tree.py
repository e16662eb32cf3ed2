"""The family tree: organisations as lanes on a true scale of time, with what came out of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Day

from factio.figures.axis import Axis, spanning
from factio.figures.frame import MARGIN, Caption, Paper, Sample, caption, figure, head, legend, years
from factio.figures.labels import OPEN
from factio.figures.lanes import Branch, Family, family
from factio.figures.marks import TURNED, branch_marks, definitions, lane_marks
from factio.figures.placing import in_order, passed, plan
from factio.figures.samples import samples
from factio.figures.svg import Pen, element
from factio.figures.wording import say
from factio.lineage import Lineage

_NARROWEST, _WIDEST, _A_YEAR = 900.0, 2600.0, 11.0
_SHORTEST = 640.0  # where time goes down
_AXIS = 26.0  # for the years above and below
_YEARS = 66.0  # for the years left and right


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
    downwards: bool = False,
) -> str:
    """The family tree of the organisations `names` (main names) as SVG, until the caption's day.

    `focus` is the main name of the one that the figure is about; time goes to the right, or `downwards`. The
    same claims give the same bytes. Raises FactioError on a language that figures are not drawn in.
    """
    told = family(lineage, names, focus, caption.day)
    title = title or say(lang, "family", name=focus or "")
    return draw(told, caption, title, pen or Pen(), lang, paper, downwards)


def draw(
    told: Family,
    about: Caption,
    title: str,
    pen: Pen,
    lang: str = "en",
    paper: Paper = "screen",
    downwards: bool = False,
) -> str:
    """A family as SVG."""
    if not told.lanes:
        return _nothing(told, about, title, pen, lang, paper)
    order = in_order(told)
    subtitle = _subtitle(told, lang)
    width, axis = _fitting(told, paper, order, downwards)
    top_marks, top = head(pen, title, subtitle, width)
    if downwards:
        # time begins below the title, whose height is known only now
        axis = _axis(told, top + axis.right - axis.left + OPEN + MARGIN, downwards, top)
        placed = plan(told, axis, _YEARS, order)
        width, foot = max(placed.bottom + _YEARS, width), axis.right + MARGIN
        grid = years(pen, axis, _YEARS - 4, placed.bottom)
    else:
        placed = plan(told, axis, top + _AXIS, order)
        foot = placed.bottom + _AXIS
        grid = years(pen, axis, top + _AXIS - 4, placed.bottom)
    behind = [branch_marks(pen, b, placed, axis) for b in _behind_first(told.branches)]
    turned = TURNED if downwards else None
    marks = [
        definitions(pen),
        top_marks,
        grid,
        element("g", *behind, class_="branches", transform=turned),
        element(
            "g",
            *(lane_marks(pen, lane, axis, lang) for lane in placed.lanes),
            class_="lanes",
            transform=turned,
        ),
    ]
    under, foot = _underneath(told, about, pen, lang, foot, width)
    return figure(pen, title, subtitle, (width, foot + MARGIN / 2), [*marks, *under], paper, lang)


def _underneath(
    told: Family, about: Caption, pen: Pen, lang: str, top: float, width: float
) -> tuple[list[str], float]:
    """Legend and caption, and how far down they reach."""
    shown, foot = legend(pen, lang, _legend(pen, told, lang), top, width)
    undated = (
        [say(lang, "undated", names="; ".join(name for name, _ in told.left_out))] if told.left_out else []
    )
    sources, foot = caption(pen, lang, about, foot + 8, width, undated)
    return [shown, sources], foot


def _fitting(told: Family, paper: Paper, order: Sequence[int], down: bool) -> tuple[float, Axis]:
    """How wide the figure is, and its axis; for A3 as long as makes the page best used.

    Where time goes down the width is the least that it may be, and the axis begins at the edge of the paper.
    """
    days = _days(told)
    years_long = (max(days) - min(days)) / 365.25
    long = min(max(years_long * _A_YEAR, _SHORTEST if down else _NARROWEST), _WIDEST)
    if len(told.lanes) > 60:
        long = min(max(long, 36 * len(told.lanes) ** 0.75), _WIDEST)
    if paper == "a3":
        long = -min(_lengths(told, order, down))[1]
    return (_NARROWEST if down else long), _axis(told, long, down)


def _lengths(told: Family, order: Sequence[int], down: bool) -> Iterator[tuple[float, float]]:
    """How far a page of A3 makes the figure smaller, for some lengths of its axis (negative)."""
    for long in (700, 850, 1000, 1200, 1450, 1700, 2000, 2400, 2900, 3400):
        axis = _axis(told, long, down)
        placed = plan(told, axis, 100, order)
        across = placed.bottom + (_YEARS if down else 170)
        wide, high = (across, long + 230) if down else (long, across)
        scale = min(max(wide / 420, high / 297), max(wide / 297, high / 420))
        # smaller letters are better than a name with a branch behind it
        yield scale * (1 + passed(placed, told.branches, axis) / 4), -float(long)


def _days(told: Family) -> list[int]:
    days = [day for lane in told.lanes for day in (lane.low, lane.high)]
    days += [day for branch in told.branches for day in (branch.low, branch.high)]
    days += [day for lane in told.lanes for mark in lane.names for day in (mark.low, mark.high) if day]
    return [min(day, told.until) for day in days]


def _axis(told: Family, end: float, down: bool, begin: float = 0) -> Axis:
    return spanning(_days(told), begin + MARGIN + OPEN, end - MARGIN, down=down)


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
