"""From when until when something held, in the language that is spoken."""

from __future__ import annotations

from calendar import monthrange
from datetime import date as Day

from factio.chronology import wording
from factio.model import Spell
from factio.model.spell import Between
from factio.web.dating import words_of
from factio.web.languages import ENGLISH, language, later, translated


def began(spell: Spell) -> str:
    """When a spell began as far as it is told, else when it is first shown."""
    if language() == ENGLISH:
        return wording.began(spell)
    if spell.begin.told and spell.begin.between != (None, None):
        return between(spell.begin.between)
    return _shown(spell.attested[0])


def ended(spell: Spell) -> str:
    """When a spell ended as far as it is told; else until when it is shown, and what limits it."""
    if language() == ENGLISH:
        return wording.ended(spell)
    if spell.end.told and spell.end.between != (None, None):
        return between(spell.end.between)
    shown, last = _shown(spell.attested[1]), spell.end.between[1]
    if last is None:
        return shown
    told = translated(later("%(shown)s, ended %(end)s"))
    return told % {"shown": shown, "end": between((None, last))}


def between(days: Between) -> str:
    """Between two days in words."""
    first, last = days
    if first is None and last is None:
        return translated(later("at a time that no source tells"))
    if first and last:
        if first == last:
            return words_of(first.isoformat())
        if (first.year, first.month, first.day) == (last.year, last.month, 1) and _ends_month(last):
            return words_of(first.isoformat()[:7])
    low = _edge(first, last=False) if first else ""
    high = _edge(last, last=True) if last else ""
    return words_of(low if low == high else f"[{low}..{high}]")


def _shown(days: Between) -> str:
    if days == (None, None):
        return translated(later("not told"))
    return translated(later("shown %s")) % between(days)


def _edge(day: Day, *, last: bool) -> str:
    """A day as an end of a span: the year or the month that begins or ends with it, else itself."""
    if day == (Day(day.year, 12, 31) if last else Day(day.year, 1, 1)):
        return f"{day.year:04}"
    if _ends_month(day) if last else day.day == 1:
        return f"{day.year:04}-{day.month:02}"
    return day.isoformat()


def _ends_month(day: Day) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
