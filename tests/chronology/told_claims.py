"""Short hand for told claims in tests."""

from __future__ import annotations

from datetime import date as Day
from typing import Any

from factio.chronology import Chronicle, answers
from factio.codebook import load
from factio.codebook.chronology_rules import chronology_rules
from factio.model.spell import ANSWERS
from factio.model.told import ToldClaim, ToldSource

RULES = chronology_rules(load())
READ = Day(2020, 6, 1)
PLAIN = ("date", "phase", "polarity", "modality", "by", "position", "quote")


def claim(kind: str, date: str | None = None, source: str = "a", **roles: Any) -> ToldClaim:
    """A claim whose id is made of what it says; `from_` stands for the role "from"."""
    rest = {key: roles.pop(key) for key in PLAIN if key in roles}
    named = {key.rstrip("_"): tuple(v) if isinstance(v, list) else v for key, v in roles.items()}
    name = (
        f"{source} {kind} {date or '-'} {' '.join(map(str, named.values()))} {rest.get('phase', '')}".strip()
    )
    return ToldClaim(name, source, kind, named, date, **rest)


def chronicle(*claims: ToldClaim, **options: Any) -> Chronicle:
    """What the claims tell, their sources read on a fixed day."""
    names = sorted({c.source for c in claims})
    return Chronicle(claims, [ToldSource(name, read_on=READ) for name in names], RULES, **options)


def answer(told: Chronicle, day: str, about: str, state: str, *, whole: bool = False, **roles: str) -> str:
    """The best answer of the rows that fit, "unknown" when there is none."""
    rows = [
        row.answer
        for row in answers(told, day, about, state, all_of_it=whole)
        if all(value in str(row.roles.get(role, "")) for role, value in roles.items())
    ]
    return min(rows, key=ANSWERS.index, default="unknown")
