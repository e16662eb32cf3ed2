"""From what claims tell of one state of one thing to its spells, without looking at anything else.

The rule, in the order of its steps:

1. Starts that share a day are one begin (as many as possible, from the left), ends likewise. Rough and
   undated tellings join what exact ones tell, and stand for themselves only where these are missing.
2. A weak start begins only what nothing else begins and nothing shows earlier.
3. Begins and ends alternate: an end closes the earliest begin that it can follow and that has none.
   Two begins without an end between are, by the state's rule, two readings of one begin, or one
   begin and a witness, or two spells with an untold end between.
4. A witness belongs to the spell in which alone it can lie, and then tightens its bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from factio.chronology.clusters import Cluster, begins_of, ends_of
from factio.chronology.days import ALWAYS, FOREVER, OPEN, Window, hull, years_apart
from factio.chronology.life import Bound, Life, Limit, limit_end, tightened
from factio.chronology.tellings import Telling
from factio.codebook.chronology_rules import StateRule


class Draft:
    """A life while it is put together: its begin, its ends and its witnesses."""

    def __init__(self, begins: Sequence[Cluster], ends: Sequence[Cluster]) -> None:
        self.begins = list(begins)
        self.ends = list(ends)
        self.untold_end: Bound | None = None
        self.untold_begin: Window | None = None
        self.witnesses: list[Telling] = []
        self.claims: list[Telling] = []
        self.outside: list[tuple[str, Telling]] = []

    def reach(self) -> Window:
        """All days on which it can have held, by what its begins and ends tell."""
        low = min((c.window.lo for c in self.begins), default=OPEN)
        if self.untold_begin is not None:
            low = self.untold_begin.lo
        high = max((c.window.hi for c in self.ends), default=FOREVER)
        if self.untold_end is not None:
            high = self.untold_end.window.hi
        return Window(low, high)


def lives(tellings: Iterable[Telling], state: StateRule, near: int, yields_to: int) -> list[Life]:
    """The spells that `tellings` (all of one key) make; in the order of time."""
    told = sorted(tellings, key=lambda t: (t.window, t.does, t.claim, t.rule, t.role, t.named))
    holds = [t for t in told if t.does in ("holds", "carries")]
    begins, witnesses = begins_of(told, near)
    ends, more = ends_of(told, near, begins, yields_to)
    shown = holds + witnesses + more
    drafts, extra = _alternate(begins, ends, state, near, shown)
    shown += extra
    if not drafts:
        drafts = [Draft((), ())]
    for telling in shown:
        _place(telling, drafts)
    if state.again != "contradicts":
        drafts = _with_gaps(drafts)
    drafts[0].outside += [("origin", t) for t in told if _is_too_early(t, begins)]
    presumed = [t for t in told if t.does == "ends" and t.presumed]
    finished = [_finish(draft) for draft in drafts]
    return [life for life in _in_order(_limit_presumed(finished, presumed)) if life.tellings or life.end.told]


def _is_too_early(telling: Telling, begins: list[Cluster]) -> bool:
    """Whether it tells that something came about (by a split or merger) before all that begins it."""
    return telling.weak and telling.dated and bool(begins) and telling.window.hi < begins[0].window.lo


def _alternate(
    begins: list[Cluster], ends: list[Cluster], state: StateRule, near: int, shown: list[Telling]
) -> tuple[list[Draft], list[Telling]]:
    """Step 3: drafts in order, and starts that turn out to be mere witnesses."""
    closing: list[list[Cluster]] = [[] for _ in range(len(begins) + 1)]
    for end in ends:
        closing[_closes(end, begins, closing)].append(end)
    drafts: list[Draft] = []
    extra: list[Telling] = []
    stray: list[Cluster] = []
    if closing[0]:
        once = state.again == "contradicts" and begins and not begins[0].again
        if once and not any(t.window.hi < begins[0].window.lo for t in shown if t.dated):
            stray = closing[0]
        else:
            drafts += _closed((), closing[0], state, near)
    if begins and begins[0].again and not closing[0]:
        earlier = Draft((), ())
        earlier.untold_end = _untold_end(OPEN, begins[0])
        drafts.append(earlier)
    open_begins: list[Cluster] = []
    for place, begin in enumerate(begins):
        open_begins.append(begin)
        following = begins[place + 1] if place + 1 < len(begins) else None
        if not closing[place + 1] and following is not None:
            if state.again == "contradicts" and not following.again:
                continue
            if state.again == "goes on":
                continue
            if state.again == "anew" and _one_event(begin, following, near):
                continue
        if state.again == "goes on":
            extra += [t for later in open_begins[1:] for t in later.tellings]
            open_begins = open_begins[:1]
        if closing[place + 1]:
            drafts += _closed(open_begins, closing[place + 1], state, near)
        else:
            draft = Draft(open_begins, ())
            if following is not None:
                low = min(open_begins[-1].window.lo, following.window.lo)
                draft.untold_end = _untold_end(low, following)
            drafts.append(draft)
        open_begins = []
    if stray and drafts:
        drafts[0].outside += [("ends", t) for end in stray for t in end.tellings]
    return drafts, extra


def _untold_end(low: int, following: Cluster) -> Bound:
    """The end that must lie before something begins again."""
    rule = "reconstituted" if following.again else "begun-again"
    return Bound(Window(low, following.window.hi), True, rule, following.claims)


def _closes(end: Cluster, begins: list[Cluster], closing: list[list[Cluster]]) -> int:
    """Which begin `end` closes, counted from 1; 0 when it ends a life before all of them."""
    if begins and begins[0].again and not closing[0] and end.window.lo <= begins[0].window.hi:
        return 0  # what begins again has ended before
    feasible = [
        place
        for place in range(1, len(begins) + 1)
        if begins[place - 1].window.lo <= end.window.hi
        and (place == len(begins) or end.window.lo <= begins[place].window.hi)
        and (place == len(begins) or begins[place].again or end.window.hi <= begins[place].window.hi)
    ]
    if not feasible:
        later = [p for p in range(1, len(begins) + 1) if begins[p - 1].window.lo <= end.window.hi]
        return later[-1] if later else 0
    return next((place for place in feasible if not closing[place]), feasible[-1])


def _closed(begins: Sequence[Cluster], ends: list[Cluster], state: StateRule, near: int) -> list[Draft]:
    """One life, or several where it is told to have ended at times that make several."""
    drafts = [Draft(begins, ends[:1])]
    for earlier, end in pairwise(ends):
        if state.again == "contradicts" or _one_event(earlier, end, near):
            drafts[-1].ends.append(end)
        else:
            draft = Draft((), (end,))
            draft.untold_begin = Window(earlier.window.lo, end.window.hi)
            drafts.append(draft)
    return drafts


def _one_event(one: Cluster, other: Cluster, near: int) -> bool:
    """Whether two tellings look like one event that sources date differently."""
    return years_apart(one.window, other.window) <= near and one.sources.isdisjoint(other.sources)


def _place(telling: Telling, drafts: list[Draft]) -> None:
    """Step 4: a witness goes to the life in which alone it can lie."""
    fitting = [draft for draft in drafts if draft.reach().meets(telling.window)]
    if len(fitting) == 1 and telling.dated:
        fitting[0].witnesses.append(telling)
    elif fitting and (not telling.dated or len(fitting) > 1):
        fitting[0].claims.append(telling)
    elif not telling.dated or telling.present:
        drafts[-1].claims.append(telling)
    else:
        nearest = min(drafts, key=lambda d: years_apart(d.reach(), telling.window))
        side = "before" if telling.window.hi < nearest.reach().lo else "after"
        nearest.outside.append((side, telling))


def _with_gaps(drafts: list[Draft]) -> list[Draft]:
    """What can hold again is shown in the gap between two of its spells: a spell with untold ends."""
    found: list[Draft] = []
    for place, draft in enumerate(drafts):
        for side in ("before", "after"):
            shown = [t for told, t in draft.outside if told == side]
            if side == "after":
                found.append(draft)
            if not shown:
                continue
            low, high = min(t.window.hi for t in shown), max(t.window.lo for t in shown)
            gap = Draft((), ())
            gap.witnesses = shown
            if found:
                gap.untold_begin = Window(found[-1].reach().hi, low)
            if side == "before":
                gap.untold_end = _untold_end(high, draft.begins[0]) if draft.begins else None
            elif place + 1 < len(drafts) and drafts[place + 1].begins:
                gap.untold_end = _untold_end(high, drafts[place + 1].begins[0])
            found.append(gap)
        draft.outside = [(side, t) for side, t in draft.outside if side == "ends"]
    return found


def _finish(draft: Draft) -> Life:
    begin, end = _bound(draft.begins, draft.untold_begin), _bound(draft.ends, None)
    if draft.untold_end is not None:
        end = draft.untold_end
    lows = [t.window.lo for t in draft.witnesses]
    highs = [t.window.hi for t in draft.witnesses]
    if begin.told:
        tight = Window(begin.window.lo, min([begin.window.hi, end.window.hi, *highs]))
        begin = tightened(begin, tight)
    if end.told:
        floor = begin.window.lo if begin.told or draft.untold_begin else OPEN
        end = tightened(end, Window(max([end.window.lo, floor, *lows]), end.window.hi))
    seen = [t.window for t in draft.witnesses]
    if begin.told:
        seen.append(begin.window)
    if end.told and draft.ends:
        seen.append(end.window)
    vague = [t.window for t in draft.claims]
    first = _earliest(seen) if seen else hull(vague) if vague else ALWAYS
    last = _latest(seen) if seen else first
    sure_from = begin.window.hi if begin.told else (min(w.hi for w in seen) if seen else FOREVER)
    sure_until = max((w.lo for w in seen), default=OPEN)
    if end.told:
        sure_until = end.window.lo if draft.ends else sure_until
    own = [t for c in (*draft.begins, *draft.ends) for t in c.tellings]
    return Life(
        begin=begin,
        end=end,
        first=first,
        last=last,
        sure_from=sure_from,
        sure_until=sure_until,
        witnesses=tuple(dict.fromkeys(t.claim for t in (*draft.witnesses, *draft.claims))),
        outside=tuple((side, t.claim) for side, t in draft.outside),
        tellings=tuple([*own, *draft.witnesses, *draft.claims, *(t for _, t in draft.outside)]),
    )


def _earliest(seen: list[Window]) -> Window:
    """The first witness; what may lie anywhere in the past does not make the others older."""
    low = min((w.lo for w in seen if w.lo > OPEN), default=OPEN)
    high = min(w.hi for w in seen)
    return Window(min(low, high), high)


def _latest(seen: list[Window]) -> Window:
    return Window(max(w.lo for w in seen), max(w.hi for w in seen))


def _bound(clusters: list[Cluster], untold: Window | None) -> Bound:
    if not clusters:
        return Bound(untold or ALWAYS)
    claims = tuple(claim for c in clusters for claim in c.claims)
    rule = clusters[0].rule
    if len(clusters) == 1:
        return Bound(clusters[0].window, True, rule, claims)
    readings = tuple((c.window, c.claims) for c in clusters)
    return Bound(hull(c.window for c in clusters), True, rule, claims, readings)


def _limit_presumed(found: list[Life], presumed: list[Telling]) -> list[Life]:
    for telling in presumed:
        found = [
            limit_end(life, Limit(telling.window, telling.rule, (telling.claim,))) if telling.dated else life
            for life in found
        ]
    return found


def _in_order(found: list[Life]) -> list[Life]:
    return sorted(found, key=lambda life: (life.first, life.last))
