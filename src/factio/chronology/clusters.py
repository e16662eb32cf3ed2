"""Tellings of one begin or one end, put together where they agree in doubt."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from factio.chronology.days import Window, years_apart
from factio.chronology.tellings import Telling


class Cluster(msgspec.Struct, frozen=True):
    """Tellings that can all be true of one begin (or end), and the days on which they can."""

    window: Window
    tellings: tuple[Telling, ...]
    again: bool = False

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims it rests on, each once."""
        return tuple(dict.fromkeys(t.claim for t in self.tellings))

    @property
    def sources(self) -> frozenset[str]:
        """The sources that tell it."""
        return frozenset(t.source for t in self.tellings)

    @property
    def rule(self) -> str:
        """The rule of its first telling that is not weak."""
        return next((t.rule for t in self.tellings if not t.weak), self.tellings[0].rule)

    def joined(self, telling: Telling, narrow: bool) -> Cluster:
        """With one more telling, whose window narrows the days where asked for."""
        both = self.window.both(telling.window)
        window = both if narrow and both.lo <= both.hi else self.window
        return Cluster(window, (*self.tellings, telling), self.again or telling.does == "restarts")


def cluster(tellings: Iterable[Telling], near: int) -> list[Cluster]:
    """As few clusters as possible: the telling that must be over first takes all that share its last day.

    Rough and undated tellings join the first that they can, without narrowing it.
    """
    found: list[Cluster] = []
    exact: list[Telling] = []
    loose: list[Telling] = []
    for telling in tellings:
        (loose if telling.rough or not telling.dated else exact).append(telling)
    for telling in sorted(exact, key=lambda t: (t.window.hi, t.window.lo, t.claim, t.rule)):
        if found and telling.window.lo <= found[-1].window.hi:
            found[-1] = found[-1].joined(telling, narrow=True)
        else:
            found.append(Cluster(telling.window, (telling,), telling.does == "restarts"))
    for telling in sorted(loose, key=lambda t: (not t.dated, t.window.hi, t.window.lo, t.claim, t.rule)):
        slack = near if telling.rough else 0
        place = next((i for i, c in enumerate(found) if years_apart(c.window, telling.window) <= slack), None)
        if place is None:
            found.append(Cluster(telling.window, (telling,), telling.does == "restarts"))
            found.sort(key=lambda c: (c.window.hi, c.window.lo))
        else:
            found[place] = found[place].joined(telling, narrow=False)
    return found


def begins_of(told: list[Telling], near: int) -> tuple[list[Cluster], list[Telling]]:
    """The begins that `told` tells, in order, and starts that turn out to be mere witnesses."""
    renamed, told = _carried(told)
    starts = cluster((t for t in told if t.does == "starts" and not t.weak), near)
    ends = [t for t in told if t.does == "ends" and not t.presumed]
    begins = _with_restarts(starts, cluster(_after_ends(told, ends), near), ends)
    shown = [t for t in told if t.does == "holds" and t.dated]
    witnesses: list[Telling] = list(renamed)
    for weak in cluster((t for t in told if t.does == "starts" and t.weak), near):
        place = next((i for i, c in enumerate(begins) if c.window.meets(weak.window)), None)
        if place is not None:
            for telling in weak.tellings:
                begins[place] = begins[place].joined(telling, narrow=not telling.rough and telling.dated)
        elif _is_needed(weak, begins, ends, shown):
            begins.append(msgspec.structs.replace(weak, again=bool(begins) and _closed(weak, ends)))
            begins.sort(key=lambda c: (c.window.hi, c.window.lo))
        elif any(w.hi < weak.window.lo for w in (*(c.window for c in begins), *(t.window for t in shown))):
            witnesses += weak.tellings
    return begins, witnesses


def ends_of(
    told: list[Telling], near: int, begins: list[Cluster], yields_to: int
) -> tuple[list[Cluster], list[Telling]]:
    """The ends that `told` tells, in order, and those that give way to later acts in the same source."""
    _, told = _carried(told)
    found: list[Cluster] = []
    witnesses: list[Telling] = []
    for end in cluster((t for t in told if t.does == "ends" and not t.presumed), near):
        if _gives_way(end, told, begins, yields_to):
            witnesses += end.tellings
        else:
            found.append(end)
    return found, witnesses


def _carried(told: list[Telling]) -> tuple[list[Telling], list[Telling]]:
    """Foundings of a new name and endings of an old one, told at a renaming, are the renaming."""
    carries = [t for t in told if t.does == "carries"]
    if not carries:
        return [], told
    into = {(t.named, t.window) for t in carries if t.role == "into"}
    out_of = {(t.named, t.window) for t in carries if t.role == "from"}
    shown: list[Telling] = []
    kept: list[Telling] = []
    for telling in told:
        names = into if telling.does == "starts" else out_of if telling.does == "ends" else set()
        same = any(name == telling.named and span.meets(telling.window) for name, span in names)
        other_way = any(name == telling.named for name, _ in (out_of if names is into else into))
        (shown if same and not other_way else kept).append(telling)
    return shown, kept


def _after_ends(told: list[Telling], ends: list[Telling]) -> list[Telling]:
    """Restarts; one without a date comes after the first end, since something must have ended."""
    floor = min((t.window.lo for t in ends if t.dated), default=0)
    return [
        t
        if t.dated
        else msgspec.structs.replace(t, window=Window(min(floor, t.window.hi), t.window.hi), dated=True)
        for t in told
        if t.does == "restarts"
    ]


def _with_restarts(starts: list[Cluster], restarts: list[Cluster], ends: list[Telling]) -> list[Cluster]:
    """Starts and restarts in one order; a start that is told as another's restart is the same begin."""
    begins = list(starts)
    for restart in restarts:
        place = next(
            (
                i
                for i, c in enumerate(begins)
                if c.window.meets(restart.window) and (i > 0 or c.window.lo >= restart.window.lo or not ends)
            ),
            None,
        )
        if place is None:
            begins.append(restart)
        else:
            for telling in restart.tellings:
                begins[place] = begins[place].joined(telling, narrow=not telling.rough)
    return sorted(begins, key=lambda c: (c.window.hi, c.window.lo))


def _is_needed(weak: Cluster, begins: list[Cluster], ends: list[Telling], shown: list[Telling]) -> bool:
    """Whether nothing else begins what a weak start begins, and nothing shows it earlier."""
    since = max((c.window.lo for c in begins if c.window.hi < weak.window.lo), default=-1)
    closed = [t.window.hi for t in ends if since <= t.window.hi <= weak.window.lo]
    if since >= 0 or closed:
        if not closed:
            return False
        after = max(closed)
        later = [c.window.lo for c in begins if c.window.lo > weak.window.hi]
        next_end = min((t.window.lo for t in ends if t.window.lo > weak.window.hi), default=None)
        begun_else = later and (next_end is None or min(later) <= next_end)
        return not begun_else and not any(after < t.window.lo and t.window.hi < weak.window.lo for t in shown)
    return not begins and not any(t.window.hi < weak.window.lo for t in shown)


def _closed(weak: Cluster, ends: list[Telling]) -> bool:
    return any(t.window.hi <= weak.window.lo for t in ends)


def _gives_way(end: Cluster, told: list[Telling], begins: list[Cluster], yields_to: int) -> bool:
    if not all(t.yields for t in end.tellings):
        return False
    following = min((c.window.lo for c in begins if c.window.lo >= end.window.lo and c.again), default=None)
    later = {
        t.window
        for t in told
        if t.does == "holds"
        and t.dated
        and not t.present
        and t.source in end.sources
        and t.window.lo > end.window.hi
        and (following is None or t.window.hi < following)
    }
    return len(later) >= yields_to
