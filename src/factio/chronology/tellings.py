"""From claims to what each tells of a state: that it starts, ends, holds, carries on, or does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Literal

import msgspec

from factio.chronology.bodies import Bodies
from factio.chronology.days import ALWAYS, FOREVER, OPEN, Window, whole, windows
from factio.chronology.offices import OfficeBook
from factio.chronology.sources import Words
from factio.codebook.chronology_rules import ChronologyRules, Effect, StateRule
from factio.errors import DateError
from factio.identity import plain
from factio.model.told import ToldClaim

Does = Literal["starts", "restarts", "ends", "holds", "carries", "denies"]
Key = tuple[str, tuple[str, ...]]
"""A state, and its roles' fillers in the order of the state's rule ("" where one is lacking)."""


class Telling(msgspec.Struct, frozen=True):
    """What one claim tells of one state of one thing.

    `window` is when. `rough` dates are about right ("around 1920"). A telling that is not `dated` lies
    anywhere up to the source's own day; `present` ones lie on it. `named` is the name that the source
    uses for whoever fills `role`. `words` are the state's words as written.
    """

    key: Key
    does: Does
    window: Window
    claim: str
    source: str
    kind: str
    rule: str
    weak: bool = False
    yields: bool = False
    presumed: bool = False
    rough: bool = False
    dated: bool = True
    present: bool = False
    role: str = ""
    named: str = ""
    words: tuple[str, ...] = ()


class Teller:
    """Turns claims into tellings under the rules of a codebook."""

    def __init__(
        self, rules: ChronologyRules, bodies: Bodies, own_days: dict[str, Window], offices: OfficeBook
    ) -> None:
        self.rules = rules
        self.bodies = bodies
        self.own_days = own_days
        self.offices = offices
        self.words = Words(rules.general.tense)

    def tell(self, claim: ToldClaim) -> Iterator[Telling]:
        """All that `claim` tells of any state."""
        kind = self.rules.kinds.get(claim.kind)
        worth = self.rules.general.modalities.get(claim.modality or "", "all")
        if kind is None or worth == "none":
            return
        if claim.polarity == "no":
            # who did not join on a day may have been a member all along
            if kind.state and worth == "all" and claim.phase not in ("starts", "ends"):
                yield from self._denial(claim, self.rules.states[kind.state])
            return
        own = self.rules.states.get(kind.state)
        phase = claim.phase or (own.plain if own else "")
        if worth == "all":
            if own is not None:
                yield from self._own_state(claim, own, phase)
            for effect in kind.effects:
                if effect.when in ("", phase):
                    yield from self._effect(claim, effect)
        yield from self._existence(claim, kind.exist, phase)

    def _own_state(self, claim: ToldClaim, state: StateRule, phase: str) -> Iterator[Telling]:
        roles = {role: role for role in state.key}
        for does, window, dated, present in self._moments(claim, phase):
            yield from self._tellings(claim, state, roles, does, window, "told", dated, present)

    def _effect(self, claim: ToldClaim, effect: Effect) -> Iterator[Telling]:
        span, dated = self._once(claim)
        state = self.rules.states[effect.state]
        many = {self.bodies.main(name) for name in claim.fillers(effect.several)}
        exempt = {self.bodies.main(name) for name in claim.fillers(effect.unless or effect.only)}
        for telling in self._tellings(
            claim, state, effect.roles, effect.does, span, effect.rule, dated, False
        ):
            meant = not exempt.isdisjoint(telling.key[1])
            if (effect.unless and meant) or (effect.only and not meant):
                continue
            if (effect.several and len(many.difference(telling.key[1])) < 2) or (effect.weak and not dated):
                telling = msgspec.structs.replace(telling, does="holds", rule="acted")
                if not dated:
                    continue
            yield msgspec.structs.replace(
                telling, weak=effect.weak, yields=effect.yields, presumed=effect.presumed
            )

    def _existence(self, claim: ToldClaim, roles: tuple[str, ...], phase: str) -> Iterator[Telling]:
        """Who acts on a day exists on that day."""
        state = self.rules.states["existence"]
        for role in roles:
            if claim.phase is None or phase == "holds":
                moments = list(self._moments(claim, "holds"))
            else:
                moments = [("holds", *self._once(claim), False)]
            for _, span, dated, present in moments:
                # a label or a field holds of what is long gone; only words of the present show it there
                undated_now = present and claim.date is None
                if not dated or (undated_now and not self.words.speaks_of_present(claim.quote)):
                    continue
                told = self._tellings(
                    claim, state, {"organisation": role}, "holds", span, "acted", True, present
                )
                yield from (t for t in told if t.named not in self.bodies.others)

    def _denial(self, claim: ToldClaim, state: StateRule) -> Iterator[Telling]:
        roles = {role: role for role in state.key}
        for _, span, dated, present in self._moments(claim, "holds"):
            yield from self._tellings(claim, state, roles, "denies", span, "denied", dated, present)

    def _tellings(
        self,
        claim: ToldClaim,
        state: StateRule,
        roles: dict[str, str],
        does: Does,
        span: Window,
        rule: str,
        dated: bool,
        present: bool,
    ) -> Iterator[Telling]:
        fillers = []
        for role in state.key:
            names = claim.fillers(roles.get(role, ""))
            if not names:
                if role not in state.may_lack and role in state.roles:
                    return
                names = ("",)
            fillers.append(names)
        rough = (claim.date or "")[-1:] in ("~", "?", "%")
        cut = len(state.roles)
        for combination in product(*fillers):
            things = tuple(self.bodies.main(name) if name else "" for name in combination[:cut])
            words = tuple(
                self._word(state, r, w) for r, w in zip(state.words, combination[cut:], strict=True)
            )
            yield Telling(
                key=(state.state, things + words),
                does=does,
                window=span,
                claim=claim.id,
                source=claim.source,
                kind=claim.kind,
                rule=rule,
                rough=rough,
                dated=dated,
                present=present,
                role=roles.get(state.roles[0], ""),
                named=combination[0],
                words=combination[cut:],
            )

    def _word(self, state: StateRule, role: str, word: str) -> str:
        if role == state.office:
            return self.offices.key(word)
        return plain(word)

    # ---- when ------------------------------------------------------------
    def _own(self, claim: ToldClaim) -> Window:
        return self.own_days.get(claim.source, ALWAYS)

    def _once(self, claim: ToldClaim) -> tuple[Window, bool]:
        """Between which days something happened once; the source tells of nothing after its own day."""
        limit = self._own(claim).hi
        if claim.date is not None:
            try:
                return self._capped(whole(claim.date), limit), True
            except DateError:  # a reader that got a date wrong told no date
                pass
        return Window(OPEN, limit), False

    def _moments(self, claim: ToldClaim, phase: str) -> Iterator[tuple[Does, Window, bool, bool]]:
        """(what it does, when, whether that is told, whether it is the present) for a claim on a state."""
        span, dated = self._once(claim)
        if phase in ("starts", "ends"):
            yield ("starts" if phase == "starts" else "ends"), span, dated, False
        elif not dated:
            if self.words.speaks_of_past(claim.quote):
                yield "holds", span, False, False
            else:
                yield "holds", self._own(claim), True, True
        elif "/" in (claim.date or "") and not self._some_of_it(claim):
            yield from self._from_to(claim)
        else:
            yield "holds", span, True, False

    def _from_to(self, claim: ToldClaim) -> Iterator[tuple[Does, Window, bool, bool]]:
        first, _, last = (claim.date or "").partition("/")
        begin, end = windows(claim.date or "")
        limit = self._own(claim).hi
        if first not in ("", ".."):
            yield "starts", self._capped(begin, limit), True, False
        if last == "..":
            yield "holds", self._own(claim), True, True
        elif last:
            yield "ends", self._capped(end, limit), True, False

    def _some_of_it(self, claim: ToldClaim) -> bool:
        """Whether only some of an interval is meant: its words are vague, or it is the date of an event."""
        first, _, last = (claim.date or "").partition("/")
        if not claim.quote or not (first[:4].isdigit() and last[:4].isdigit()):
            return False
        said = first[:4] in claim.quote and last[2:4] in claim.quote.replace(first[:4], "", 1)
        return not said and (_is_part(first, last) or int(last[:4]) - int(first[:4]) <= 1)

    @staticmethod
    def _capped(span: Window, limit: int) -> Window:
        return Window(span.lo, min(span.hi, max(limit, span.lo))) if limit < FOREVER else span


def _is_part(first: str, last: str) -> bool:
    """Whether an interval is early, mid or late in a year, decade or century, as vague words give it."""
    if len(first) == len(last) == 7:
        return first[:4] == last[:4] and (first[5:], last[5:]) in (("01", "04"), ("05", "08"), ("09", "12"))
    if len(first) != 4 or len(last) != 4:
        return False
    ends = (first[3], last[3])
    decade = first[:3] == last[:3] and ends in (("0", "3"), ("4", "6"), ("6", "9"), ("7", "9"))
    return decade or (first[:2] == last[:2] and (first[2:], last[2:]) in (("00", "49"), ("50", "99")))
