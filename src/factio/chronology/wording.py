"""How the bounds of spells are worded for people."""

from __future__ import annotations

from factio.chronology.days import FOREVER, OPEN, Window, when
from factio.model.spell import Between, Spell


def between(days: Between) -> str:
    """Between two days in words: "in 1948", "by 6 March 1948"."""
    first, last = days
    return when(Window(first.toordinal() if first else OPEN, last.toordinal() if last else FOREVER))


def began(spell: Spell) -> str:
    """When a spell began as far as it is told, else when it is first shown."""
    if spell.begin.told and spell.begin.between != (None, None):
        return between(spell.begin.between)
    return f"shown {between(spell.attested[0])}" if spell.attested[0] != (None, None) else "not told"


def ended(spell: Spell) -> str:
    """When a spell ended as far as it is told; else until when it is shown, and what limits it."""
    if spell.end.told and spell.end.between != (None, None):
        return between(spell.end.between)
    shown = f"shown {between(spell.attested[1])}" if spell.attested[1] != (None, None) else "not told"
    last = spell.end.between[1]
    return shown if last is None else f"{shown}, ended {between((None, last))}"
