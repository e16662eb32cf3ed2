"""All that answers about one state of one thing rest on: its spells, what denies it, and who else held it.

A holding stands for itself: it can be stored, and asked without the claims that it was made from.
"""

from __future__ import annotations

import msgspec

from factio.chronology.days import FOREVER, OPEN, Window
from factio.chronology.life import Life
from factio.chronology.tellings import Key
from factio.codebook.chronology_rules import StateRule
from factio.model.claim import RoleValue


class Denial(msgspec.Struct, frozen=True, array_like=True):
    """A claim that denies the state for the days of `window`."""

    window: Window
    claim: str


class Rival(msgspec.Struct, frozen=True, array_like=True):
    """`whom` the claims show in the same office, which has one holder, on every day of `window`."""

    window: Window
    whom: str
    claims: tuple[str, ...]


class Holding(msgspec.Struct, frozen=True, array_like=True):
    """The spells of one key, in the order of time, and what else bears on its answers.

    `words` are those of the key as mostly written. `near` are the days of which its own claims tell closely:
    on these a rival does not count. It is empty where there is no rival.
    """

    key: Key
    words: tuple[str, ...]
    lives: tuple[Life, ...]
    denials: tuple[Denial, ...] = ()
    rivals: tuple[Rival, ...] = ()
    near: tuple[Window, ...] = ()

    def roles(self, state: StateRule) -> dict[str, RoleValue]:
        """Its roles as shown to people, with the words as they are mostly written; `state` is its rule."""
        return shown_roles(state, self.key, self.words)

    @property
    def reach(self) -> Window:
        """Outside of these days no answer is yes, presumed or possible, and nothing begins or ends."""
        if not self.lives:
            return Window(FOREVER, OPEN)
        return Window(min(map(_earliest, self.lives)), max(map(_latest, self.lives)))


def shown_roles(state: StateRule, key: Key, words: tuple[str, ...]) -> dict[str, RoleValue]:
    """The roles of a key with `words` in place of those by which keys are compared."""
    cut = len(state.roles)
    names = (*key[1][:cut], *(words or key[1][cut:]))
    return {role: name for role, name in zip(state.key, names, strict=True) if name}


def shown(life: Life) -> tuple[str, ...]:
    """The claims that show a spell, each once."""
    return tuple(dict.fromkeys((*life.begin.claims, *life.witnesses, *life.end.claims)))


def _earliest(life: Life) -> int:
    if life.sure_from <= OPEN:
        return OPEN
    days = [life.first.lo, life.sure_from]
    days += [bound.window.lo for bound in (life.begin, life.end) if bound.told]
    return min(day for day in days if day > OPEN)


def _latest(life: Life) -> int:
    begun = life.begin.window.hi if life.begin.told else OPEN
    if life.end.told:
        return max(begun, life.end.window.hi)
    return FOREVER if life.after is None else max(begun, life.sure_until, life.after.window.hi)
