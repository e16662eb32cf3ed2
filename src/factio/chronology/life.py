"""One spell in numbers, and the bounds of it that follow from something else."""

from __future__ import annotations

import msgspec

from factio.chronology.days import ALWAYS, FOREVER, OPEN, Window
from factio.chronology.tellings import Telling


class Bound(msgspec.Struct, frozen=True, array_like=True):
    """One end of a life: when, whether a source tells it, by which rule and claims.

    `readings` are the windows that exclude each other, with their claims, where there are several.
    """

    window: Window = ALWAYS
    told: bool = False
    rule: str = "nothing-told"
    claims: tuple[str, ...] = ()
    readings: tuple[tuple[Window, tuple[str, ...]], ...] = ()


class Limit(msgspec.Struct, frozen=True, array_like=True):
    """A bound that only follows from something else, by a rule, and may bear another's name (`whom`)."""

    window: Window
    rule: str
    claims: tuple[str, ...] = ()
    whom: str = ""


class Life(msgspec.Struct, frozen=True, array_like=True):
    """One spell in numbers.

    Every day from `sure_from` to `sure_until` is shown (none when they run backwards); `first` and `last`
    are the windows of the first and last witness. `before` and `after` limit it where no begin or end
    is told. `outside` are claims on a time at which it cannot have held, with the side they lie on.
    `tellings` are what it was made from; a life that is kept has none.
    """

    begin: Bound
    end: Bound
    first: Window
    last: Window
    sure_from: int
    sure_until: int
    witnesses: tuple[str, ...] = ()
    outside: tuple[tuple[str, str], ...] = ()
    before: Limit | None = None
    after: Limit | None = None
    tellings: tuple[Telling, ...] = ()

    @property
    def reach(self) -> Window:
        """All days on which it can have held."""
        low = self.begin.window.lo if self.begin.told else OPEN
        high = self.end.window.hi if self.end.told else FOREVER
        return Window(low, high)


def tightened(bound: Bound, window: Window) -> Bound:
    """The bound tightened, or as told where that leaves no day."""
    return msgspec.structs.replace(bound, window=window) if window.lo <= window.hi else bound


def limit_end(life: Life, limit: Limit, told: bool = False) -> Life:
    """`life` ended by `limit` at the latest, if no end is told and nothing surely shows it later.

    A limit that counts as `told` becomes its end. Of several limits the earliest counts.
    """
    if life.end.told or limit.window.hi < life.first.lo or limit.window.hi < life.sure_until:
        return life
    if life.after is not None and life.after.window.hi <= limit.window.hi and not told:
        return life
    if told:
        end = Bound(
            Window(max(limit.window.lo, life.last.lo), limit.window.hi), True, limit.rule, limit.claims
        )
        sure = max(life.sure_until, end.window.lo)
        begin = life.begin
        if begin.told:
            begin = tightened(begin, Window(begin.window.lo, min(begin.window.hi, limit.window.hi)))
        last = Window(max(life.last.lo, end.window.lo), max(life.last.hi, end.window.hi))
        return msgspec.structs.replace(life, begin=begin, end=end, last=last, sure_until=sure, after=None)
    return msgspec.structs.replace(life, after=limit)


def limit_begin(life: Life, limit: Limit) -> Life:
    """`life` begun not before the first day of `limit`, if nothing surely shows it earlier."""
    if limit.window.lo > life.first.hi or limit.window.lo <= OPEN:
        return life
    if life.begin.told:
        if life.begin.window.lo >= limit.window.lo or life.begin.window.hi < limit.window.lo:
            return life
        begin = tightened(life.begin, Window(limit.window.lo, life.begin.window.hi))
        return msgspec.structs.replace(life, begin=begin, before=limit)
    if life.before is not None and life.before.window.lo >= limit.window.lo:
        return life
    return msgspec.structs.replace(life, before=limit)
