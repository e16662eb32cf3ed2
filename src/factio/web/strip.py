"""An entity's spells as a small strip of time: where they held, and how far their bounds are in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Day

import msgspec

from factio.codebook import Codebook
from factio.model import Answer, Conflict, Spell
from factio.web import lines
from factio.web.spells import began, ended

WIDTH = 1000  # units of the drawing from its first year to its last
SHOWN = 12  # rows before the rest is folded away
_LEAST = 4  # units: what lasted a day is seen all the same
_FOREMOST = ("existence", "name", "ban", "underground", "registration", "government")


class Bar(msgspec.Struct, frozen=True):
    """A piece of a spell: "sure", "presumed", or in doubt ("fade-in", "fade-out"); in units from the left.

    `low` and `high` are the days (YYYY-MM-DD) from which to which it goes.
    """

    sort: str
    x: int
    width: int
    low: str = ""
    high: str = ""


class Row(msgspec.Struct, frozen=True):
    """One spell: what held, from when until when in words, and its bars."""

    label: str
    words: str
    bars: tuple[Bar, ...]


class Strip(msgspec.Struct, frozen=True):
    """Rows over the years `first` to `last`; `shown` of them stand open."""

    first: int
    last: int
    rows: tuple[Row, ...]
    shown: int = SHOWN


def strip(codebook: Codebook, name: str, spells: Sequence[Spell]) -> Strip:
    """The spells of the entity `name`; those that no day is known of are left out."""
    dated = [(spell, days) for spell in spells if (days := _days(spell))]
    if not dated:
        return Strip(0, 0, ())
    known = [day for _, days in dated for day in days]
    first = min(known).year // 10 * 10
    last = min(max(known).year // 10 * 10 + 10, Day.max.year)
    left = Day(max(first, 1), 1, 1).toordinal()
    right = Day(last, 1, 1).toordinal()
    rank = {state: place for place, state in enumerate(_FOREMOST)}
    dated.sort(key=lambda pair: rank.get(pair[0].state, len(rank)))
    rows = [
        Row(_label(codebook, name, spell), f"{began(spell)} – {ended(spell)}", _bars(spell, left, right))
        for spell, _ in dated
    ]
    return Strip(first, last, tuple(rows))


def against(conflicts: Iterable[Conflict]) -> dict[str, list[Conflict]]:
    """The conflicts that each claim is part of."""
    found: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        for claim in dict.fromkeys((*conflict.left, *conflict.right)):
            found.setdefault(claim, []).append(conflict)
    return found


def _days(spell: Spell) -> list[Day]:
    """The days that bound it or show it; none where it is only shown at a time that nobody tells."""
    told = [edge.between for edge in (spell.begin, spell.end) if edge.told]
    told += [bounds for bounds in spell.attested if bounds[0] is not None]
    days = [day for bounds in told for day in bounds if day is not None]
    limit = spell.end.between[1]
    return [*days, limit] if days and limit is not None else days


def _label(codebook: Codebook, name: str, spell: Spell) -> str:
    if spell.state == "existence":
        return "exists"
    others = [one for one in lines.fillers(spell.roles) if one != name]
    if spell.state not in codebook.kinds or not others:
        return ": ".join((spell.state, ", ".join(others))) if others else spell.state
    bounds = ((None, None), (None, None))
    answer = Answer(spell.state, spell.roles, "yes", *bounds, bounds, (), "", "")
    return lines.proposition(codebook, answer).rstrip(".")


def _bars(spell: Spell, left: int, right: int) -> tuple[Bar, ...]:
    """Its bars from left to right: the doubt of the beginning, what is shown, what is presumed, the end."""
    first, (last_low, _) = spell.attested
    begin_low, begin_high = spell.begin.between if spell.begin.told else first
    if not spell.begin.told and begin_low is None:
        begin_high = last_low
    end_low, end_high = spell.end.between
    start = begin_high or begin_low or end_low or end_high
    shown = last_low or start
    if start is None or shown is None:
        return ()
    low = begin_low if begin_low is not None and begin_low < start else start
    if spell.end.told and (end_low or end_high):
        over = end_high or end_low or shown
        until = max(end_low or shown, start)
        pieces = [("fade-in", low, start), ("sure", start, until), ("fade-out", until, over)]
    else:
        until = max(shown, start)
        last = end_high or Day.fromordinal(right)
        pieces = [("fade-in", low, start), ("sure", start, until), ("presumed", until, last)]
    scale = WIDTH / (right - left)
    bars = []
    for sort, begins, ends in pieces:
        x = min(max(round((begins.toordinal() - left) * scale), 0), WIDTH - _LEAST)
        width = min(round((ends.toordinal() - left) * scale), WIDTH) - x
        if width > 0 or sort == "sure":
            wide = max(width, _LEAST if sort == "sure" else 1)
            bars.append(Bar(sort, x, wide, begins.isoformat(), ends.isoformat()))
    return tuple(bars)
