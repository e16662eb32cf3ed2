"""What follows for one state from others: ends with an organisation, by leaving, by death, by a successor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from factio.chronology.days import FOREVER, OPEN, Window, years_apart
from factio.chronology.life import Bound, Life, Limit, limit_begin, limit_end
from factio.chronology.tellings import Telling


class Frame(msgspec.Struct, frozen=True):
    """A time in which something that a state needs existed; by `rule` its end ends the state."""

    begin: Bound
    end: Bound
    whom: str
    rule: str = "ended-with"

    @property
    def reach(self) -> Window:
        """All days on which it can have existed."""
        low = self.begin.window.lo if self.begin.told else OPEN
        high = self.end.window.hi if self.end.told else FOREVER
        return Window(low, high)


def frames_of(lives: Iterable[Life], whom: str, rule: str) -> list[Frame]:
    """The lives of one body or person as frames; none when no begin or end of it is told."""
    found = [Frame(life.begin, life.end, whom, rule) for life in lives]
    return found if any(f.begin.told or f.end.told for f in found) else []


def by_frame(tellings: Sequence[Telling], frames: Sequence[Frame]) -> list[list[Telling]]:
    """`tellings` apart by the frame in which each can lie: what held in two lives held twice.

    A telling that can lie in several goes to the first of them in which another surely lies, else to
    the first; one that can lie in none goes to the nearest. What is said of a present in which the
    thing was gone is said of some day of its past.
    """
    groups: list[list[Telling]] = [[] for _ in frames]
    unsure: list[tuple[Telling, list[int]]] = []
    everywhere = list(range(len(frames)))
    for telling in tellings:
        fitting = [i for i in everywhere if frames[i].reach.meets(telling.window)]
        if not fitting and telling.present:
            past = Window(OPEN, telling.window.hi)
            telling = msgspec.structs.replace(telling, window=past, dated=False, present=False)
            fitting = everywhere
        if len(fitting) == 1:
            groups[fitting[0]].append(_clipped(telling, frames[fitting[0]]))
        elif not fitting:
            nearest = min(everywhere, key=lambda i: years_apart(frames[i].reach, telling.window))
            groups[nearest].append(telling)
        else:
            unsure.append((telling, fitting))
    taken = [bool(group) for group in groups]
    nowhere: list[Telling] = []
    for telling, fitting in unsure:
        order = fitting[::-1] if telling.present else fitting
        place = next((i for i in order if taken[i]), order[0])
        if telling.dated:
            groups[place].append(_clipped(telling, frames[place]))
        else:
            (groups[place] if taken[place] else nowhere).append(telling)
    return [group for group in (*groups, nowhere) if group]


def _clipped(telling: Telling, frame: Frame) -> Telling:
    """`telling` as far as it can lie in `frame`."""
    return msgspec.structs.replace(telling, window=telling.window.both(frame.reach))


def inside(life: Life, frames: Sequence[Frame]) -> Life:
    """`life` bounded by the frame in which it lies: not before its begin, and ended with its end."""
    seen = Window(life.first.lo, max(life.first.lo, life.last.lo) or life.last.hi)
    fitting = [frame for frame in frames if frame.reach.meets(seen)]
    if not fitting:
        return life
    first, last = fitting[0], fitting[-1]
    if first.begin.told:
        life = limit_begin(life, Limit(first.begin.window, "ended-with", first.begin.claims, first.whom))
    if last.end.told:
        life = limit_end(life, Limit(last.end.window, last.rule, last.end.claims, last.whom))
    return life


def left(life: Life, lives: Iterable[Life]) -> Life:
    """`life` in an office ended by the holder's leaving the organisation: that counts as told."""
    for other in sorted(lives, key=lambda o: o.end.window):
        if other.end.told and other.end.rule == "told":
            life = limit_end(life, Limit(other.end.window, "left", other.end.claims), told=True)
    return life


def evidence(life: Life) -> Window:
    """When it is first shown or told to begin."""
    return life.begin.window if life.begin.told else life.first


def together(one: Life, other: Life) -> bool:
    """Whether one source puts both at the very same date: they hold the office side by side."""
    dates = {(t.source, t.window) for t in one.tellings}
    return any((t.source, t.window) in dates for t in other.tellings)


def broken(tellings: Sequence[Telling], others: Iterable[Telling]) -> list[list[Telling]]:
    """`tellings` on one holder apart wherever another surely holds the office in between."""
    dated = [t for t in tellings if t.dated and t.window.lo > OPEN]
    groups = [list(tellings)]
    if len(dated) < 2:
        return groups
    own = {(t.source, t.window) for t in tellings}
    spans = {t.window for t in others if t.dated and t.does != "ends" and (t.source, t.window) not in own}
    for cut in sorted(spans):
        group = groups[-1]
        before = [t for t in group if not (t.dated and t.window.lo >= cut.hi)]
        after = [t for t in group if t.dated and t.window.lo >= cut.hi]
        opens = any(t.dated and t.window.lo > OPEN and t.window.hi <= cut.lo for t in before)
        ongoing = any(t.does == "starts" for t in after) or not any(t.does == "ends" for t in after)
        if after and opens and ongoing:
            groups[-1:] = [before, after]
    return groups


def succeeded(life: Life, others: Iterable[Life]) -> Life:
    """`life` in an office with one holder, ended at the latest when the next holder is shown in it."""
    if life.last.lo <= OPEN or life.end.told:
        return life
    for other in others:
        first = evidence(other)
        later = first.lo >= life.last.lo and sum(first) > sum(life.last)
        if later and not together(life, other):
            claims = other.begin.claims or other.witnesses[:1]
            whom = other.tellings[0].key[1][0] if other.tellings else ""
            life = limit_end(life, Limit(first, "successor", claims, whom))
    return life


def preceded(life: Life, others: Iterable[Life]) -> Life:
    """`life` in an office with one holder, not begun while another surely holds it."""
    for other in others:
        day = other.sure_until
        if not life.begin.told and other.sure_from <= day <= life.first.lo and not together(life, other):
            claims = other.end.claims or other.witnesses[-1:] or other.begin.claims
            life = limit_begin(life, Limit(Window(day, day), "predecessor", claims))
    return life
