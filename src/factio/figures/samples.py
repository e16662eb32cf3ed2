"""The small pictures of the legend of family trees and timelines."""

from __future__ import annotations

from factio.figures.labels import THICK
from factio.figures.marks import ending
from factio.figures.svg import Attribute, Pen, element


def samples(pen: Pen) -> dict[str, str]:
    """The small pictures of the legend, in its order; each lies around the point 0, 0, at most 34 wide."""
    half = THICK / 2

    def bar(left: float, right: float, **paint: Attribute) -> str:
        return element("rect", x=left, y=-half, width=right - left, height=THICK, **paint)

    def edges(left: float, right: float, dashes: str | None = None) -> str:
        return element(
            "path",
            d=f"M{left} {0.5 - half}H{right}M{left} {half - 0.5}H{right}",
            stroke_dasharray=dashes,
            **pen.line("lane", 1),
        )

    def branch(kind: str, what: str, dashes: str | None = None, thick: float = 2) -> str:
        line = element(
            "path", d="M7 -7Q17 -7 17 0Q17 7 27 7", stroke_dasharray=dashes, **pen.line(what, thick)
        )
        return line if what == "thin" else line + ending(pen, kind, 17, -7 if what != "merger" else 7, what)

    lane = pen.fill("lane")
    return {
        "sure": bar(0, 34, **lane),
        "soft": bar(0, 12, fill="url(#begins-lane)")
        + bar(12, 22, **lane)
        + bar(22, 34, fill="url(#ends-lane)"),
        "doubtful": bar(0, 34, fill_opacity=0.4, **lane) + edges(0, 34, "2 3"),
        "presumed": bar(0, 10, **lane) + bar(10, 34, fill_opacity=0.22, **lane) + edges(10, 34),
        "open": element(
            "line",
            x1=0,
            x2=20,
            y1=0,
            y2=0,
            stroke_dasharray="1.5 4",
            stroke_linecap="round",
            **pen.line("lane", 2.6),
        )
        + bar(20, 34, **lane),
        "gap": bar(0, 10, **lane)
        + element("line", x1=10, x2=24, y1=0, y2=0, stroke_dasharray="5 4", **pen.line("lane", 1.4))
        + bar(24, 34, **lane),
        "ban": bar(0, 34, **lane) + bar(4, 18, fill="url(#ban)") + bar(18, 32, fill="url(#ban-doubt)"),
        "name": bar(0, 34, **lane)
        + element("line", x1=17, x2=17, y1=-half - 3, y2=half, **pen.line("ink", 1.3)),
        "colour": bar(0, 34, **lane) + element("rect", x=0, y=half - 3, width=34, height=3, fill="#b03a2e"),
        "split": branch("split", "split"),
        "founding": branch("founding", "founding"),
        "reconstitution": branch("reconstitution", "founding"),
        "merger": branch("merger", "merger"),
        "renaming": branch("renaming", "merger"),
        "thin": branch("thin", "thin", "1.5 3", 1.2),
        "undated_branch": branch("split", "split", "5 3"),
    }
