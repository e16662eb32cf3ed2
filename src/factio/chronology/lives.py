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

import msgspec

from factio.chronology.clusters import Cluster, begins_of, ends_of
from factio.chronology.days import ALWAYS, FOREVER, OPEN, Window, hull, years_apart
from factio.chronology.tellings import Telling
from factio.codebook.chronology_rules import StateRule


class Bound(msgspec.Struct, frozen=True):
    """One end of a life: when, whether a source tells it, by which rule and claims.

    `readings` are the windows that exclude each other, with their claims, where there are several.
    """

    window: Window = ALWAYS
    told: bool = False
    rule: str = "nothing-told"
    claims: tuple[str, ...] = ()
    readings: tuple[tuple[Window, tuple[str, ...]], ...] = ()


class Limit(msgspec.Struct, frozen=True):
    """A bound that only follows from something else, by a rule, and may bear another's name (`whom`)."""

    window: Window
    rule: str
    claims: tuple[str, ...] = ()
    whom: str = ""


class Life(msgspec.Struct, frozen=True):
    """One spell in numbers.

    Every day from `sure_from` to `sure_until` is shown (none when they run backwards); `first` and `last`
    are the windows of the first and last witness. `before` and `after` limit it where no begin or end
    is told. `outside` are claims on a time at which it cannot have held, with the side they lie on.
    """

    begin: Bound
    end: Bound
    first: Window
    last: Window
    sure_from: int
    sure_until: int
    witnesses: tuple[str, ...] = ()
    outside: tuple[tuple[str, str], ...] = ()
    tellings: tuple[Telling, ...] = ()
    before: Limit | None = None
    after: Limit | None = None

    @property
    def reach(self) -> Window:
        """All days on which it can have held."""
        low = self.begin.window.lo if self.begin.told else OPEN
        high = self.end.window.hi if self.end.told else FOREVER
        return Window(low, high)


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
    presumed = [t for t in told if t.does == "ends" and t.presumed]
    finished = [_finish(draft) for draft in drafts]
    return [life for life in _in_order(_limit_presumed(finished, presumed)) if life.tellings]


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
        shown_before = any(t.window.hi <= closing[0][0].window.hi for t in shown if t.dated)
        if state.again == "contradicts" and begins and not begins[0].again and not shown_before:
            stray = closing[0]
        else:
            drafts += _closed((), closing[0], state, near)
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
                rule = "reconstituted" if following.again else "begun-again"
                low = min(open_begins[-1].window.lo, following.window.lo)
                span = Window(low, following.window.hi)
                draft.untold_end = Bound(span, True, rule, following.claims)
            drafts.append(draft)
        open_begins = []
    if stray and drafts:
        drafts[0].outside += [("ends", t) for end in stray for t in end.tellings]
    return drafts, extra


def _closes(end: Cluster, begins: list[Cluster], closing: list[list[Cluster]]) -> int:
    """Which begin `end` closes, counted from 1; 0 when it lies before all of them."""
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


def _finish(draft: Draft) -> Life:
    begin, end = _bound(draft.begins, draft.untold_begin), _bound(draft.ends, None)
    if draft.untold_end is not None:
        end = draft.untold_end
    lows = [t.window.lo for t in draft.witnesses]
    highs = [t.window.hi for t in draft.witnesses]
    if begin.told:
        tight = Window(begin.window.lo, min([begin.window.hi, end.window.hi, *highs]))
        begin = _with(begin, tight)
    if end.told:
        floor = begin.window.lo if begin.told or draft.untold_begin else OPEN
        end = _with(end, Window(max([end.window.lo, floor, *lows]), end.window.hi))
    seen = [t.window for t in draft.witnesses]
    seen += [c.window for c in draft.begins] + [c.window for c in draft.ends]
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


def _with(bound: Bound, window: Window) -> Bound:
    """The bound tightened, or as told where that leaves no day."""
    return msgspec.structs.replace(bound, window=window) if window.lo <= window.hi else bound


def _limit_presumed(found: list[Life], presumed: list[Telling]) -> list[Life]:
    for telling in presumed:
        found = [
            limit_end(life, Limit(telling.window, telling.rule, (telling.claim,))) if telling.dated else life
            for life in found
        ]
    return found


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
            begin = _with(begin, Window(begin.window.lo, min(begin.window.hi, limit.window.hi)))
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
        begin = _with(life.begin, Window(limit.window.lo, life.begin.window.hi))
        return msgspec.structs.replace(life, begin=begin, before=limit)
    if life.before is not None and life.before.window.lo >= limit.window.lo:
        return life
    return msgspec.structs.replace(life, before=limit)


def _in_order(found: list[Life]) -> list[Life]:
    return sorted(found, key=lambda life: (life.first, life.last))
