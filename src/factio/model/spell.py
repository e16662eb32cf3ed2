"""What held, and when: spells with four bounds, and answers about a day."""

from __future__ import annotations

from datetime import date as Day
from typing import Literal

import msgspec

from factio.model.claim import RoleValue

AnswerWord = Literal["yes", "presumed", "possible", "no", "unknown"]
Between = tuple[Day | None, Day | None]
ANSWERS: tuple[AnswerWord, ...] = ("yes", "presumed", "possible", "no", "unknown")


class Edge(msgspec.Struct, frozen=True):
    """One end of a spell: it lies between `between` (earliest and latest day; None where open).

    `told` is false where nothing tells it, or where it only follows as a presumption. `rule` names what
    set it, `claims` are the ids of the claims that it rests on. Where they cannot all be true, `readings`
    holds what each of them says, and `between` spans all of these.
    """

    between: Between
    told: bool
    rule: str = ""
    claims: tuple[str, ...] = ()
    readings: tuple[Between, ...] = ()


class Spell(msgspec.Struct, frozen=True):
    """A state that held once, without interruption.

    It existed from `begin` to `end`; `attested` are the first and the last day on which a source shows
    it, each with its earliest and latest. `witnesses` are claims that show it and set no end of it;
    `outside` are claims that speak of it where it cannot have held.
    """

    state: str
    roles: dict[str, RoleValue]
    begin: Edge
    end: Edge
    attested: tuple[Between, Between]
    witnesses: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True, rename={"since": "from"}):
    """Whether a state held on a day: one of five words, the bounds, and what it rests on.

    Written as JSON, `since` is called "from". `from` and `until` are the bounds of the spell that the
    answer speaks of; `because` is a sentence for a reader. `by_source` gives the answer that each source
    alone would give, where asked for.
    """

    state: str
    roles: dict[str, RoleValue]
    answer: AnswerWord
    since: Between
    until: Between
    attested: tuple[Between, Between]
    claims: tuple[str, ...]
    rule: str
    because: str
    by_source: dict[str, AnswerWord] | None = None
