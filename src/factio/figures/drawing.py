"""Figures of a record: what the command line and the pages ask for by a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date as Day
from typing import TypedDict, Unpack

from factio.api import Record
from factio.chronology import Chronicle
from factio.figures.elections import elections_figure, members_figure
from factio.figures.frame import Caption, Paper
from factio.figures.lanes import family
from factio.figures.svg import Pen
from factio.figures.timeline import holders_figure, timeline_figure
from factio.figures.tree import draw
from factio.figures.wording import say
from factio.lineage import lineage_of
from factio.model import ToldSource
from factio.record import StoredSource, queries
from factio.record.reach import within_reach

Drawn = Callable[[Chronicle, str, Caption, Pen, str, Paper], str]


class How(TypedDict, total=False):
    """How a figure is drawn: until which day, with which pen, in which language, for which paper."""

    until: Day | None
    pen: Pen | None
    lang: str
    paper: Paper


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
    downwards: bool = False,
) -> str:
    """The family tree of an organisation as SVG, `up` and `down` so many generations (all without).

    Time goes to the right, or `downwards`. Drawn `until` a day, without it until the record was last read
    into. Raises RecordError, NameNotFound, and FactioError on a language that figures are not drawn in.
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
    about = cited(record, lineage.chronicle, claims, day)
    return draw(told, about, title, pen or Pen(), lang, paper, downwards)


def draw_timeline(record: Record, name: str, **how: Unpack[How]) -> str:
    """The life of an organisation as SVG: names, law, leaders, members. Raises as `draw_lineage`."""
    return _of_one(record, name, timeline_figure, (), how)


def draw_holders(record: Record, name: str, **how: Unpack[How]) -> str:
    """Who held which office in an organisation, as SVG. Raises as `draw_lineage`."""
    return _of_one(record, name, holders_figure, ("leadership",), how)


def draw_elections(record: Record, name: str, **how: Unpack[How]) -> str:
    """Share, votes and seats of an organisation over time, as SVG. Raises as `draw_lineage`."""
    return _of_one(record, name, elections_figure, ("election",), how)


def draw_members(record: Record, name: str, **how: Unpack[How]) -> str:
    """How many members an organisation had, and who says so, as SVG. Raises as `draw_lineage`."""
    return _of_one(record, name, members_figure, ("size",), how)


def _of_one(record: Record, name: str, drawn: Drawn, kinds: tuple[str, ...], how: How) -> str:
    """A figure of one organisation that rests on claims of these `kinds` (of all, without any)."""
    with record.file().reading() as connection:
        ids = queries.meant(connection, name)
        told = within_reach(connection, ids, record.rules)
    chronicle = Chronicle(told.claims, told.sources, record.rules, types=told.types)
    mains = [told.names[one] for one in ids]
    main = chronicle.bodies.main(min(mains, key=lambda one: (told.types.get(one) != "organisation", one)))
    claims = [
        claim.id
        for claim in chronicle.claims
        if (not kinds or claim.kind in kinds)
        and main in {chronicle.bodies.main(one) for role in claim.roles for one in claim.fillers(role)}
    ]
    day = how.get("until") or last_read(chronicle.sources)
    about = cited(record, chronicle, claims, day)
    pen, lang, paper = how.get("pen") or Pen(), how.get("lang", "en"), how.get("paper", "screen")
    return drawn(chronicle, main, about, pen, lang, paper)


def last_read(sources: Iterable[ToldSource]) -> Day:
    """The day on which the youngest of these sources was read; today where none tells."""
    days = [source.read_on for source in sources if source.read_on is not None]
    return max(days, default=Day.today())


def cited(record: Record, chronicle: Chronicle, claims: Iterable[str], day: Day) -> Caption:
    """The caption of a figure that rests on these claims."""
    ids = set(claims)
    by_id = chronicle.by_id
    names = sorted({by_id[one].source for one in ids if one in by_id})
    with record.file().reading() as connection:
        known = {name: source for name in names for source in queries.sources(connection, name)}
    return Caption(tuple(reference(known[name]) if name in known else name for name in names), len(ids), day)


def reference(source: StoredSource) -> str:
    """A source as a caption names it: author, title and date where they are known, else its file."""
    told = source.metadata
    parts = [told.author, source.title or source.name, told.published]
    return ", ".join(part for part in parts if part)
