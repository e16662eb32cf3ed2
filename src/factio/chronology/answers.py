"""Answers about a day: one of five words, with the reason in a sentence and the claims it rests on."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from factio.chronology.chronicle import Chronicle, shown_begin, shown_end
from factio.chronology.days import FOREVER, OPEN, Window, between, whole
from factio.chronology.follow import together
from factio.chronology.life import Life
from factio.chronology.reasons import Verdict, Wording, because
from factio.chronology.tellings import Key
from factio.model.spell import ANSWERS, Answer, AnswerWord

Side = str
_RANK = {word: rank for rank, word in enumerate(ANSWERS)}
# Of several spells one that is not known to be over keeps the day open.
_COMBINED: dict[AnswerWord, int] = {"yes": 0, "presumed": 1, "possible": 2, "unknown": 3, "no": 4}


def verdict(life: Life, day: int, presume: int | None = None) -> Verdict:
    """What `life` answers for `day`. `presume` is how many years a state goes on without a word."""
    after = _after(life, day)
    if after is not None and after.word == "no":
        return after
    before = _before(life, day)
    if before is not None:
        return before
    if after is not None:
        return after
    shown = tuple(dict.fromkeys((*life.begin.claims, *life.witnesses, *life.end.claims)))
    if life.sure_from <= day <= life.sure_until:
        return Verdict("yes", "inside", life.begin.rule if life.begin.told else "told", shown)
    if presume is not None and day > _expires(life, presume):
        return Verdict("unknown", "expired", "nothing-told", shown)
    return Verdict("presumed", "going on", "nothing-told", shown)


def _expires(life: Life, presume: int) -> int:
    """The last day on which a state is presumed to go on, `presume` years after it was last shown."""
    return max(life.last.hi, life.sure_from) + round(presume * 365.25)


def _after(life: Life, day: int) -> Verdict | None:
    end = life.end
    if end.told:
        if day > end.window.hi:
            return Verdict("no", "after", end.rule, end.claims)
        if day > end.window.lo:
            return Verdict("possible", "ending", end.rule, end.claims)
    elif life.after is not None and day > life.sure_until:
        limit = life.after
        if day > limit.window.hi:
            return Verdict("no", "after", limit.rule, limit.claims)
        if day > limit.window.lo:
            return Verdict("possible", "ending", limit.rule, limit.claims)
    return None


def _before(life: Life, day: int) -> Verdict | None:
    begin = life.begin
    if life.before is not None and day < life.before.window.lo:
        return Verdict("no", "before", life.before.rule, life.before.claims)
    if day >= life.sure_from:
        return None
    if begin.told:
        if day < begin.window.lo:
            return Verdict("no", "before", begin.rule, begin.claims)
        if begin.window.lo > OPEN or (life.first.lo > OPEN and day >= life.first.lo):
            return Verdict("possible", "beginning", begin.rule, begin.claims)
        return Verdict("unknown", "before", "nothing-told", begin.claims)
    if day >= life.first.lo > OPEN:
        return Verdict("possible", "first shown", "nothing-told", life.witnesses or life.end.claims)
    return Verdict("unknown", "before", "nothing-told", life.witnesses or life.end.claims)


_YEAR = 366  # days; a date no vaguer than a year is told of its time


class Asker:
    """Answers questions about days from one chronicle."""

    def __init__(self, chronicle: Chronicle, presume: int | None = None) -> None:
        self.chronicle = chronicle
        self.presume = presume
        self._sources: dict[str, Asker] = {}

    def on(self, key: Key, span: Window, whole_span: bool = False) -> Answer:
        """The answer for some day of `span`; for all of it where `whole_span` is set."""
        best: tuple[Verdict, Life | None, int] | None = None
        for day in self._days(key, span):
            found = (*self._on_day(key, day), day)
            if best is None or (_RANK[found[0].word] < _RANK[best[0].word]) != whole_span:
                if best is not None and found[0].word == best[0].word:
                    continue
                best = found
        assert best is not None
        told, life, day = best
        return self._answer(key, told, life, day)

    def word(self, key: Key, span: Window, whole_span: bool = False) -> AnswerWord:
        """Only the answer's word."""
        words = [self._on_day(key, day)[0].word for day in self._days(key, span)]
        return (max if whole_span else min)(words, key=_RANK.__getitem__)

    def by_source(self, key: Key, span: Window, whole_span: bool = False) -> dict[str, AnswerWord]:
        """What each source that speaks of `key` would answer alone."""
        tellings = (*self.chronicle.tellings(key), *self.chronicle.denials(key))
        found: dict[str, AnswerWord] = {}
        for source in sorted({t.source for t in tellings}):
            if source not in self._sources:
                self._sources[source] = Asker(self.chronicle.of_source(source), self.presume)
            found[source] = self._sources[source].word(key, span, whole_span)
        return found

    def _days(self, key: Key, span: Window) -> list[int]:
        """Days of `span` between which no answer changes: its ends and all turning points inside."""
        if span.lo == span.hi:
            return [span.lo]
        turns = {span.lo, span.hi}
        for life in self.chronicle.lives(key):
            windows = [life.begin.window, life.end.window, life.first, life.last]
            windows += [limit.window for limit in (life.before, life.after) if limit]
            windows.append(Window(life.sure_from, life.sure_until))
            for window in windows:
                turns.update(d + step for d in window for step in (-1, 0, 1))
            if self.presume is not None:
                turns.add(_expires(life, self.presume) + 1)
        told = [t.window for t in (*self.chronicle.denials(key), *self.chronicle.tellings(key))]
        for rival in self.chronicle.rivals(key):
            told += [Window(o.sure_from, o.sure_until) for o in self.chronicle.own_lives(rival)]
        turns.update(d + step for window in told for d in window for step in (-1, 0, 1))
        return sorted(day for day in turns if span.lo <= day <= span.hi)

    def _on_day(self, key: Key, day: int) -> tuple[Verdict, Life | None]:
        found: tuple[Verdict, Life | None] | None = None
        for life in self.chronicle.lives(key):
            told = verdict(life, day, self.presume)
            closer = found is not None and found[1] is not None and _away(life, day) < _away(found[1], day)
            if (
                found is None
                or _COMBINED[told.word] < _COMBINED[found[0].word]
                or (told.word == found[0].word and closer)
            ):
                found = told, life
        if found is None or found[0].word in ("presumed", "possible", "unknown"):
            other = self._denied(key, day) or self._held_by_another(key, day)
            if other is not None:
                return other, found[1] if found else None
        return found or (Verdict("unknown", "before", "nothing-told", ()), None)

    def _denied(self, key: Key, day: int) -> Verdict | None:
        fitting = [
            t
            for t in self.chronicle.denials(key)
            if t.window.lo <= day <= t.window.hi and t.dated | t.present
        ]
        if not fitting or not any(t.window.lo > OPEN for t in fitting):
            return None
        return Verdict("no", "denied", "denied", tuple(dict.fromkeys(t.claim for t in fitting)))

    def _held_by_another(self, key: Key, day: int) -> Verdict | None:
        """While one surely holds an office with one holder, no other does, unless told of that time."""
        rivals = self.chronicle.rivals(key)
        if not rivals:
            return None
        near = [t.window for t in self.chronicle.tellings(key) if t.window.hi - t.window.lo <= _YEAR]
        if any(window.lo <= day <= window.hi for window in near):
            return None
        mine = self.chronicle.own_lives(key)
        for rival in sorted(rivals):
            for life in self.chronicle.own_lives(rival):
                if life.sure_from <= day <= life.sure_until and not any(together(life, m) for m in mine):
                    shown = dict.fromkeys((*life.begin.claims, *life.witnesses, *life.end.claims))
                    return Verdict("no", "rival", "predecessor", tuple(shown), rival[1][0])
        return None

    def _answer(self, key: Key, told: Verdict, life: Life | None, day: int) -> Answer:
        begin = between(shown_begin(life).window) if life else (None, None)
        end = between(shown_end(life).window) if life else (None, None)
        return Answer(
            state=key[0],
            roles=self.chronicle.roles(key),
            answer=told.word,
            since=begin,
            until=end,
            attested=(between(life.first), between(life.last)) if life else ((None, None), (None, None)),
            claims=tuple(sorted(set(told.claims))),
            rule=told.rule,
            because=self._because(key, told, life),
        )

    def _because(self, key: Key, told: Verdict, life: Life | None) -> str:
        state = self.chronicle.state(key)
        named = dict(zip(state.roles, key[1], strict=False)).get(state.subject, "")
        lives = self.chronicle.lives(key)
        following = None
        if life is not None and told.side == "after":
            place = lives.index(life)
            following = next((later for later in lives[place + 1 :] if later.begin.told), None)
        return because(told, life, following, named, Wording(self.chronicle.rules, state))


def _away(life: Life, day: int) -> int:
    low = life.begin.window.lo if life.begin.told else life.first.lo
    high = life.end.window.hi if life.end.told else life.last.hi
    return max(low - day, day - high, 0)


def answers(
    chronicle: Chronicle,
    date: str,
    about: str | None = None,
    state: str | None = None,
    *,
    all_of_it: bool = False,
    presume: int | None = None,
    by_source: bool = False,
) -> list[Answer]:
    """What held on `date` (any EDTF: a year asks for some day in it, with `all_of_it` for all of it).

    With `about` every state in which that name fills a role, whatever the answer; without it only what
    is answered yes, presumed or possible. `presume` is how many years a state goes on without a word
    (None: for ever). `by_source` adds what each source alone would answer.

    Raises DateError when `date` is not EDTF.
    """
    span = whole(date)
    span = Window(max(span.lo, 1), min(span.hi, FOREVER - 1))
    asker = Asker(chronicle, presume)
    keys: Iterable[Key] = chronicle.visible_keys() if about is None else chronicle.keys_of(about)
    found = []
    for key in keys:
        if state is not None and key[0] != state:
            continue
        if about is None and asker.word(key, span, all_of_it) not in ("yes", "presumed", "possible"):
            continue
        answer = asker.on(key, span, all_of_it)
        if by_source:
            answer = msgspec.structs.replace(answer, by_source=asker.by_source(key, span, all_of_it))
        found.append(answer)
    return found
