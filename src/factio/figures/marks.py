"""The marks of the family tree: lanes in pieces, branches, names, bans; and the samples of its legend."""

from __future__ import annotations

from factio.figures.axis import Axis
from factio.figures.bars import bars, iso
from factio.figures.labels import LEAST, Label, Placed
from factio.figures.lanes import Branch, Lane, Mark, Stretch
from factio.figures.placing import Plan
from factio.figures.svg import Attribute, Pen, element

_ROUND = 10.0
_BAND = 30.0  # how long the band of a doubtful date is at either end of a branch
_SOFT = 3.0  # a doubt narrower than this cannot be seen, and gets no band
TURNED = "matrix(0 1 1 0 0 0)"  # what lies to the right lies below, and the other way round
COLOURS = {
    "split": "split",
    "merger": "merger",
    "renaming": "merger",
    "reconstitution": "founding",
    "founding": "founding",
}


def definitions(pen: Pen) -> str:
    """Gradients for soft edges, and hatching for bans."""
    found = []
    for what in ("lane", "focus", "split", "merger", "founding"):
        stops = [
            element(
                "stop", offset=offset, stop_color=pen.colour(what), stop_opacity=opacity, class_=f"o-{what}"
            )
            for offset, opacity in ((0, 0), (1, 1))
        ]
        found.append(element("linearGradient", *stops, id=f"begins-{what}"))
        found.append(element("linearGradient", *reversed(_turned(stops)), id=f"ends-{what}"))
        both = [
            element(
                "stop", offset=offset, stop_color=pen.colour(what), stop_opacity=opacity, class_=f"o-{what}"
            )
            for offset, opacity in ((0, 0), (0.5, 0.38), (1, 0))
        ]
        found.append(element("linearGradient", *both, id=f"band-{what}"))
    for name, step in (("ban", 4.5), ("ban-doubt", 10.0)):
        lines = element("line", x1=0, y1=0, x2=0, y2=step, **pen.line("ban", 1.4 * 2 if step < 5 else 2.2))
        paper = element("rect", width=step, height=step, fill_opacity=0.72, **pen.fill("paper"))
        found.append(
            element(
                "pattern",
                paper,
                lines,
                id=name,
                width=step,
                height=step,
                patternUnits="userSpaceOnUse",
                patternTransform="rotate(45)",
            )
        )
    return element("defs", *found)


def _turned(stops: list[str]) -> list[str]:
    return [stops[0].replace('offset="0"', 'offset="1"'), stops[1].replace('offset="1"', 'offset="0"')]


def lane_marks(pen: Pen, placed: Placed, axis: Axis, lang: str) -> str:
    """A lane with its lives, gaps, bans and names."""
    lane = placed.lane
    half = placed.thickness / 2
    marks = []
    for before, after in zip(lane.lives, lane.lives[1:], strict=False):
        marks.append(_gap(pen, lane, before, after, axis, placed.middle))
    for life in lane.lives:
        marks.append(_life(pen, lane, life, axis, placed.middle - half, placed.thickness))
    for ban in lane.bans:
        marks.append(_ban(pen, lane, ban, axis, placed))
    for label in placed.labels:
        marks.append(_name(pen, placed, label, axis))
    return element("g", *marks, class_="lane", data_lane=str(placed.number), data_middle=placed.middle)


def _life(pen: Pen, lane: Lane, life: Stretch, axis: Axis, top: float, thick: float) -> str:
    drawn = bars(pen, life, axis, top, thick, "focus" if lane.focus else "lane")
    if lane.accent:
        seen = [piece for piece in life.pieces if piece.sort in ("sure", "presumed")]
        for piece in seen[:1]:
            left, right = axis.x(piece.low), axis.x(seen[-1].high)
            drawn.append(
                element(
                    "rect",
                    x=left,
                    y=top + thick - 3,
                    width=max(right - left, LEAST),
                    height=3,
                    fill=lane.accent,
                    class_="own",
                )
            )
    return pen.linked(life.claims, f"{lane.name}: {life.title}", *drawn, class_="life")


def _gap(pen: Pen, lane: Lane, before: Stretch, after: Stretch, axis: Axis, middle: float) -> str:
    line = element(
        "line", x1=axis.x(before.high), x2=axis.x(after.low), y1=middle, y2=middle, stroke_dasharray="5 4",
        **pen.line("focus" if lane.focus else "lane", 1.4),
    )  # fmt: skip
    return pen.linked(
        (*before.claims, *after.claims)[:1], f"{lane.name}: between two lives", line, class_="gap"
    )


def _ban(pen: Pen, lane: Lane, ban: Stretch, axis: Axis, placed: Placed) -> str:
    """Hatching over the lane, as far as it is drawn."""
    drawn = []
    spans = [(axis.x(life.low), axis.x(life.high)) for life in lane.lives]
    for piece in ban.pieces:
        for begins, ends in spans if piece.sort != "open" else ():
            left, right = max(axis.x(piece.low), begins), min(axis.x(piece.high), ends)
            if right < left:
                continue
            shape: dict[str, Attribute] = {
                "x": left,
                "y": placed.middle - placed.thickness / 2,
                "width": max(right - left, LEAST),
                "height": placed.thickness,
            }
            days: dict[str, Attribute] = {"data_low": iso(piece.low), "data_high": iso(piece.high)}
            paint = "url(#ban)" if piece.sort == "sure" else "url(#ban-doubt)"
            drawn.append(element("rect", fill=paint, data_piece=piece.sort, **shape, **days))
    return pen.linked(ban.claims, f"{lane.name} banned: {ban.title}", *drawn, class_="ban")


def _name(pen: Pen, placed: Placed, label: Label, axis: Axis) -> str:
    mark = label.mark
    top, lane = placed.top_of(label), placed.lane
    aside = label.aside(placed.right)
    edge = placed.middle - placed.thickness / 2
    marks = []
    if mark.low is not None and mark.high is not None:
        left, right = axis.x(mark.low), axis.x(mark.high)
        if right - left >= _SOFT:
            marks.append(
                element(
                    "rect",
                    x=left,
                    y=edge,
                    width=right - left,
                    height=placed.thickness,
                    fill_opacity=0.55,
                    data_low=iso(mark.low),
                    data_high=iso(mark.high),
                    **pen.fill("paper"),
                )
            )
        marks.append(
            element(
                "line",
                x1=label.at,
                x2=label.at,
                y1=min(top + label.across, edge - 3),
                y2=edge + placed.thickness,
                **pen.line("ink", 1.3),
            )
        )
    elif label.lift and aside is None:
        marks.append(
            element(
                "line",
                x1=label.at,
                x2=label.at,
                y1=top + label.across,
                y2=edge,
                **pen.line("faint", 0.7),
            )
        )
    if aside is not None:
        level = top + label.across - label.words.leading / 2
        marks.append(
            element(
                "path",
                d=f"M{label.at:.2f} {edge:.2f}V{level:.2f}H{aside:.2f}",
                **pen.line("faint", 0.7),
            )
        )
    slanted = lane.name.startswith("<")
    if axis.down:
        # turned over with all the rest, and so turned back
        words = pen.words(
            label.words, top + label.across, label.left, anchor="end", halo=True, slanted=slanted
        )
        marks.append(element("g", words, transform=TURNED))
    else:
        marks.append(pen.words(label.words, label.left, top, halo=True, slanted=slanted))
    claims = mark.claims or lane.lives[0].claims
    attributes: dict[str, Attribute] = {"class_": "label", "data_lane": str(placed.number)}
    return pen.linked(claims, _label_title(lane, mark), *marks, **attributes)


def _label_title(lane: Lane, mark: Mark) -> str:
    if mark.title:
        return mark.title
    also = "".join(f"; {one.title}" for one in lane.undated)
    return f"{mark.name}: {lane.lives[0].title}{also}"


def branch_marks(pen: Pen, branch: Branch, plan: Plan, axis: Axis) -> str:
    """A branch: it leaves one lane and enters the other in a curve around its date, where it is upright."""
    older, younger = plan.lanes[branch.older], plan.lanes[branch.younger]
    x = axis.x(branch.at)
    begin, end = older.middle, younger.middle
    down = 1 if end > begin else -1
    bend = min(_ROUND, abs(end - begin) / 2)
    before, after = min(bend, max(x - older.left, 0)), min(bend, max(younger.right - x, 0))
    path = (
        f"M{x - before:.2f} {begin:.2f}Q{x:.2f} {begin:.2f} {x:.2f} {begin + down * bend:.2f}"
        f"V{end - down * bend:.2f}Q{x:.2f} {end:.2f} {x + after:.2f} {end:.2f}"
    )
    days: dict[str, Attribute] = {
        "data_low": iso(branch.low),
        "data_high": iso(branch.high),
        "data_kind": branch.kind,
        "data_older": str(branch.older),
        "data_younger": str(branch.younger),
    }
    if branch.thin:
        line = element("path", d=path, stroke_dasharray="1.5 3", **pen.line("thin", 1.2), **days)
        return pen.linked(branch.claims, branch.title, line, class_="branch thin")
    what = COLOURS.get(branch.kind, "founding")
    marks = []
    left, right = axis.x(branch.low), axis.x(branch.high)
    if right - left >= _SOFT:
        marks += _bands(left, right, min(begin, end), max(begin, end), what)
    for lane in (older, younger):
        if not lane.left - 1 <= x <= lane.right + 1:
            near = lane.left if x < lane.left else lane.right
            ends: dict[str, Attribute] = {"x1": near, "x2": x, "y1": lane.middle, "y2": lane.middle}
            dots = element("line", stroke_dasharray="1.5 4", **ends, **pen.line(what, 1.6))
            marks.append(element("g", dots, class_="beyond"))
    dashes = None if branch.dated else "5 3"
    marks.append(element("path", d=path, stroke_dasharray=dashes, **pen.line(what, 2), **days))
    marks.append(ending(pen, branch.kind, x, begin if what != "merger" else end, what))
    return pen.linked(branch.claims, branch.title, *marks, class_="branch")


def _bands(left: float, right: float, top: float, foot: float, what: str) -> list[str]:
    """How far the date of a branch is in doubt: a band at either end, one for both where it is short."""
    spans = [(top, foot)] if foot - top <= 2 * _BAND else [(top, top + _BAND), (foot - _BAND, foot)]
    paint = f"url(#band-{what})"
    return [
        element("rect", x=left, y=y, width=right - left, height=below - y, fill=paint, class_="band")
        for y, below in spans
    ]


def ending(pen: Pen, kind: str, x: float, y: float, what: str) -> str:
    """The mark that tells the sort of a branch without its colour: a disc, a ring or a square."""
    if kind == "split":
        return element("circle", cx=x - 4, cy=y, r=3.4, **pen.fill(what))
    if kind in ("merger", "renaming"):
        return element(
            "circle",
            cx=x + 4,
            cy=y,
            r=3.1,
            stroke_width=1.8,
            stroke=pen.colour(what),
            fill=pen.colour("paper"),
            class_=f"s-{what} f-paper",
        )
    return element("rect", x=x - 7, y=y - 3, width=6, height=6, **pen.fill(what))
