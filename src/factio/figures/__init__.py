"""Can I see it, print it? Figures as SVG, and from it PNG and PDF; the same claims give the same bytes.

`draw_lineage` and its neighbours in `drawing` take a record and a name; `lineage_figure` and `draw` take what
the other rooms give. `Pen` holds the theme and where claims have their pages.
"""

from factio.figures.drawing import (
    draw_elections,
    draw_holders,
    draw_lineage,
    draw_members,
    draw_timeline,
)
from factio.figures.frame import Caption
from factio.figures.printing import pdf, png, save
from factio.figures.svg import Pen, dark_rules
from factio.figures.tree import lineage_figure
from factio.figures.wording import languages

__all__ = [
    "Caption",
    "Pen",
    "dark_rules",
    "draw_elections",
    "draw_holders",
    "draw_lineage",
    "draw_members",
    "draw_timeline",
    "languages",
    "lineage_figure",
    "pdf",
    "png",
    "save",
]
