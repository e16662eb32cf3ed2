"""Figures of a record: what the command line and the pages ask for by a name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Day

from factio.api import Record
from factio.figures.frame import Caption, Paper
from factio.figures.lanes import family
from factio.figures.svg import Pen
from factio.figures.tree import draw
from factio.figures.wording import say
from factio.lineage import Lineage, lineage_of
from factio.model import ToldSource
from factio.record import StoredSource


def draw_lineage(
    record: Record,
    name: str,
    *,
    up: int | None = None,
    down: int | None = None,
    until: Day | None = None,
    pen: Pen | None = None,
    lang: str = "en",
    paper: Paper = "screen",
) -> str:
    """The family tree of an organisation as SVG, `up` and `down` so many generations (all without).

    Drawn `until` a day, without it until the record was last read into. Raises RecordError, NameNotFound,
    and FactioError on a language that figures are not drawn in.
    """
    lineage = lineage_of(record, name)
    focus = lineage.main(name)
    names = lineage.family(name, up, down)
    day = until or last_read(lineage.chronicle.sources)
    told = family(lineage, names, focus, day)
    claims = {c for lane in told.lanes for life in (*lane.lives, *lane.bans) for c in life.claims}
    claims |= {c for lane in told.lanes for mark in (*lane.names, *lane.undated) for c in mark.claims}
    claims |= {c for branch in told.branches for c in branch.claims}
    title = say(lang, "family", name=focus)
    return draw(told, cited(record, lineage, claims, day), title, pen or Pen(), lang, paper)


def last_read(sources: Iterable[ToldSource]) -> Day:
    """The day on which the youngest of these sources was read; today where none tells."""
    days = [source.read_on for source in sources if source.read_on is not None]
    return max(days, default=Day.today())


def cited(record: Record, lineage: Lineage, claims: Iterable[str], day: Day) -> Caption:
    """The caption of a figure that rests on these claims."""
    ids = set(claims)
    by_id = lineage.chronicle.by_id
    names = sorted({by_id[one].source for one in ids if one in by_id})
    known = {source.name: source for source in record.sources()}
    return Caption(tuple(reference(known[name]) if name in known else name for name in names), len(ids), day)


def reference(source: StoredSource) -> str:
    """A source as a caption names it: author, title and date where they are known, else its file."""
    told = source.metadata
    parts = [told.author, source.title or source.name, told.published]
    return ", ".join(part for part in parts if part)


__all__ = ["cited", "draw_lineage", "last_read", "reference"]
