"""Families for tests: made by Hypothesis, with every sort of doubt, and a few by hand."""

from __future__ import annotations

import sys
from datetime import date as Day
from pathlib import Path

from hypothesis import strategies as st

from factio.figures import Caption
from factio.figures.svg import Pen
from factio.figures.tree import lineage_figure
from factio.lineage import Lineage
from factio.model.told import ToldClaim

sys.path.insert(0, str(Path(__file__).parents[1] / "chronology"))
from told_claims import chronicle, claim

UNTIL = Day(2020, 6, 1)
WORDS = (
    "Party", "League", "of the", "Workers", "Front", "Democratic", "(1948)", "Пролетарский", "союз", "حزب",
    "العمل", "מפלגה", "共産党", "日本", "노동당", "Ökologisch-Demokratische", 
    "Donaudampfschifffahrtsgesellschaftspartei",
)  # fmt: skip


def names() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)


def dates(low: int = 1890, high: int = 2015) -> st.SearchStrategy[str | None]:
    year = st.integers(low, high)
    return st.one_of(
        year.map(str),
        year.map(lambda y: f"{y}-06"),
        year.map(lambda y: f"{y}-03-06"),
        year.map(lambda y: f"{y // 10}X"),
        year.map(lambda y: f"[{y}..{y + 4}]"),
        year.map(lambda y: f"[..{y}]"),
        year.map(lambda y: f"[{y}..]"),
        year.map(lambda y: f"{y}~"),
        st.none(),
    )


@st.composite
def families(draw: st.DrawFn, largest: int = 14) -> list[ToldClaim]:
    """Claims on up to `largest` organisations, most of which come out of an earlier one."""
    count = draw(st.integers(2, largest))
    called = [f"{draw(names())} {number}" for number in range(count)]
    told: list[ToldClaim] = [claim("founding", draw(dates()), organisation=called[0])]
    for number in range(1, count):
        older, name, when = called[draw(st.integers(0, number - 1))], called[number], draw(dates())
        how = draw(st.sampled_from(("split", "merger", "founding", "wing", "front", "renaming", "alone")))
        if how == "split":
            told.append(claim("split", when, from_=older, into=[name]))
        elif how == "merger":
            told.append(claim("merger", when, parties=[older, draw(st.sampled_from(called))], into=name))
        elif how == "founding":
            told.append(claim("founding", when, organisation=name, parent=older))
        elif how == "wing":
            told.append(
                claim("wing", when, wing=name, of=older, phase=draw(st.sampled_from(("starts", "holds"))))
            )
        elif how == "front":
            told.append(claim("front", when, front=name, of=older, phase="holds"))
        elif how == "renaming":
            told.append(claim("renaming", when, from_=older, into=f"{name} new"))
        else:
            told.append(claim("founding", when, organisation=name))
        for kind in ("dissolution", "ban", "reconstitution"):
            if draw(st.integers(0, 4)) == 0:
                told.append(claim(kind, draw(dates()), organisation=draw(st.sampled_from(called))))
    return told


def drawn(told: list[ToldClaim], focus: str | None = None, **options: object) -> str:
    """The figure of everything that these claims tell of."""
    lineage = Lineage(chronicle(*told))
    caption = Caption(("a made-up source",), len(told), UNTIL)
    pen = options.pop("pen", Pen())
    return lineage_figure(lineage, lineage.names, caption, focus=focus, title="A family", pen=pen, **options)  # type: ignore[arg-type]
