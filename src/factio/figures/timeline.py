"""The life of one organisation on one axis, and who held its offices."""

from __future__ import annotations

from collections.abc import Sequence

from factio.chronology import Chronicle, holders, timeline
from factio.figures.frame import Caption, Paper
from factio.figures.lanes import Stretch, stretch
from factio.figures.sizes import sizes
from factio.figures.strips import Below, Group, Row, draw_strips
from factio.figures.svg import Pen
from factio.figures.wording import say
from factio.lineage.ties import bodies_in, counts
from factio.model.spell import Spell

# The states of each heading, in the order in which they are drawn, with the colour of their bars.
_GROUPS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("existence", ("existence",), "focus"),
    ("names", ("name",), "lane"),
    ("law", ("ban", "underground", "registration", "legalisation", "government"), "split"),
    ("leadership", ("leadership",), "merger"),
    ("alliances", ("alliance", "affiliation", "support", "entryism"), "founding"),
    ("wings", ("wing", "front", "branch", "faction", "publication"), "lane"),
)
_PLACES = ("place", "country", "headquarters")


def timeline_figure(
    chronicle: Chronicle, name: str, about: Caption, pen: Pen, lang: str = "en", paper: Paper = "screen"
) -> str:
    """All that held of an organisation, its membership as told, and where it was: as SVG.

    Raises FactioError on a language that figures are not drawn in.
    """
    until = about.day.toordinal()
    spells = timeline(chronicle, name)
    groups = []
    for heading, states, colour in _GROUPS:
        chosen = [spell for state in states for spell in spells if spell.state == state]
        groups.append(Group(say(lang, heading), _rows(chosen, name, lang, until), colour))
    groups.append(Group(say(lang, "size"), _sizes(chronicle, name), "founding"))
    below = [Below(say(lang, "where"), where)] if (where := _where(chronicle, name)) else []
    return draw_strips(groups, about, say(lang, "timeline", name=name), pen, lang, paper, below)


def holders_figure(
    chronicle: Chronicle, name: str, about: Caption, pen: Pen, lang: str = "en", paper: Paper = "screen"
) -> str:
    """Who held which office, one heading an office: as SVG.

    Raises FactioError on a language that figures are not drawn in.
    """
    until = about.day.toordinal()
    by_office: dict[str, list[Spell]] = {}
    for spell in holders(chronicle, name):
        office = str(spell.roles.get("office", ""))
        by_office.setdefault(chronicle.offices.key(office), []).append(spell)
    groups = []
    ranked = sorted(by_office.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    for number, (_, spells) in enumerate(ranked):
        office = str(spells[0].roles.get("office", "")) or say(lang, "no_office")
        colour = ("merger", "founding", "split", "lane")[number % 4]
        groups.append(Group(office, _rows(spells, name, lang, until, office=False), colour))
    return draw_strips(groups, about, say(lang, "holders", name=name), pen, lang, paper)


def _rows(spells: Sequence[Spell], name: str, lang: str, until: int, office: bool = True) -> tuple[Row, ...]:
    """One row for all spells of one thing, in the order in which they begin."""
    found: dict[tuple[str, str], list[Stretch]] = {}
    for spell in spells:
        drawn = stretch(spell, until)
        if drawn is not None:
            found.setdefault(_named(spell, name, lang, office), []).append(drawn)
    rows = [Row(called, tuple(drawn), more) for (called, more), drawn in found.items()]
    return tuple(sorted(rows, key=lambda row: (row.stretches[0].low, row.name, row.more)))


def _named(spell: Spell, name: str, lang: str, office: bool) -> tuple[str, str]:
    """What a row is called, and what stands small below it."""
    if spell.state == "existence":
        return name, ""
    if spell.state == "name":
        return str(spell.roles.get("name", "")), ""
    beside = {role: value for role, value in spell.roles.items() if role not in ("office", "sort")}
    others = [str(value) for value in beside.values() if value != name]
    called = ", ".join(others) or spell.state
    if spell.state == "leadership":
        return called, str(spell.roles.get("office", "")) if office else ""
    return (called, spell.state) if others else (called, "")


def _sizes(chronicle: Chronicle, name: str) -> tuple[Row, ...]:
    return tuple(
        Row(f"{one.written} {one.unit}", (one.drawn,), one.by)
        for one in sizes(chronicle, name)
        if one.drawn is not None
    )


def _where(chronicle: Chronicle, name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The places that claims name beside an organisation, in the order of time."""
    found: dict[str, list[str]] = {}
    wanted = set(chronicle.find(name))
    for claim in sorted(chronicle.claims, key=lambda one: (one.date or "9", one.id)):
        if not counts(chronicle, claim) or claim.kind == "election":
            continue
        mine = {body for role in claim.roles for body in bodies_in(chronicle, claim, role)}
        if not wanted & mine:
            continue
        places = list(claim.fillers("place"))
        if claim.kind == "trait" and claim.roles.get("trait") in _PLACES:
            places += claim.fillers("value")
        for place in places:
            what = str(claim.roles["trait"]) if claim.kind == "trait" else claim.kind
            when = f", {claim.date}" if claim.date else ""
            found.setdefault(f"{place}: {what}{when}", []).append(claim.id)
    return tuple((line, tuple(claims)) for line, claims in found.items())


__all__ = ["holders_figure", "timeline_figure"]
