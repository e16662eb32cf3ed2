"""A spell as bars on an axis: solid where a source shows it, fading, hatched or pale where none does."""

from __future__ import annotations

from datetime import date as Day

from factio.figures.axis import Axis
from factio.figures.labels import LEAST, OPEN
from factio.figures.lanes import Piece, Stretch
from factio.figures.svg import Attribute, Pen, element


def iso(day: int) -> str:
    """A day as it stands in the data of a mark."""
    return Day.fromordinal(day).isoformat()


def bars(pen: Pen, stretch: Stretch, axis: Axis, top: float, thick: float, what: str) -> list[str]:
    """The pieces of a spell from left to right, in a colour of the palette that `definitions` knows."""
    return [_bar(pen, piece, axis, top, thick, what) for piece in stretch.pieces]


def _bar(pen: Pen, piece: Piece, axis: Axis, top: float, thick: float, what: str) -> str:
    left, right = axis.x(piece.low), axis.x(piece.high)
    days: dict[str, Attribute] = {
        "data_low": iso(piece.low),
        "data_high": iso(piece.high),
        "data_piece": piece.sort,
    }
    if piece.sort == "open":
        middle = top + thick / 2
        ends: dict[str, Attribute] = {"x1": left - OPEN, "x2": left, "y1": middle, "y2": middle}
        dots: dict[str, Attribute] = {"stroke_dasharray": "1.5 4", "stroke_linecap": "round"}
        return element("line", **ends, **dots, **pen.line(what, 2.6), **days)
    wide = max(right - left, LEAST if piece.sort == "sure" else 0.01)
    shape: dict[str, Attribute] = {"x": left, "y": top, "width": wide, "height": thick}
    if piece.sort in ("presumed", "doubtful"):
        edges = element(
            "path",
            d=f"M{left:.2f} {top + 0.5:.2f}H{right:.2f}M{left:.2f} {top + thick - 0.5:.2f}H{right:.2f}",
            stroke_dasharray="2 3" if piece.sort == "doubtful" else None,
            **pen.line(what, 1),
        )
        pale = 0.22 if piece.sort == "presumed" else 0.4
        return element("rect", fill_opacity=pale, **shape, **pen.fill(what), **days) + edges
    if piece.sort in ("begins", "ends"):
        return element("rect", fill=f"url(#{piece.sort}-{what})", **shape, **days)
    return element("rect", **shape, **pen.fill(what), **days)
