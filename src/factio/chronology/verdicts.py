"""What a holding answers for one day: one of five words, and what of the holding says so."""

from __future__ import annotations

from factio.chronology.days import OPEN, Window
from factio.chronology.holding import Holding, shown
from factio.chronology.life import Life
from factio.chronology.reasons import Verdict
from factio.model.spell import ANSWERS, AnswerWord

RANK = {word: rank for rank, word in enumerate(ANSWERS)}
# Of several spells one that is not known to be over keeps the day open.
_COMBINED: dict[AnswerWord, int] = {"yes": 0, "presumed": 1, "possible": 2, "unknown": 3, "no": 4}
_NOTHING = Verdict("unknown", "before", "nothing-told", ())


def on_day(holding: Holding, day: int, presume: int | None = None) -> tuple[Verdict, Life | None]:
    """What `holding` answers for `day`, and the spell that the answer speaks of."""
    found: tuple[Verdict, Life | None] | None = None
    if len(holding.lives) == 1:  # as most have
        found = verdict(holding.lives[0], day, presume), holding.lives[0]
    for life in holding.lives if found is None else ():
        told = verdict(life, day, presume)
        closer = found is not None and found[1] is not None and _away(life, day) < _away(found[1], day)
        if (
            found is None
            or _COMBINED[told.word] < _COMBINED[found[0].word]
            or (told.word == found[0].word and closer)
        ):
            found = told, life
    against = holding.denials or holding.rivals
    if against and (found is None or found[0].word in ("presumed", "possible", "unknown")):
        other = _denied(holding, day) or _held_by_another(holding, day)
        if other is not None:
            return other, found[1] if found else None
    return found or (_NOTHING, None)


def turning_days(holding: Holding, span: Window, presume: int | None = None) -> list[int]:
    """Days of `span` between which no answer changes: its ends and all turning points inside."""
    if span.lo == span.hi:
        return [span.lo]
    turns = {span.lo, span.hi}
    windows = [denial.window for denial in holding.denials]
    windows += [rival.window for rival in holding.rivals]
    windows += holding.near
    for life in holding.lives:
        windows += (life.begin.window, life.end.window, life.first, life.last)
        windows += [limit.window for limit in (life.before, life.after) if limit]
        windows.append(Window(life.sure_from, life.sure_until))
        if presume is not None:
            turns.add(_expires(life, presume) + 1)
    turns.update(d + step for window in windows for d in window for step in (-1, 0, 1))
    return sorted(day for day in turns if span.lo <= day <= span.hi)


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
    if life.sure_from <= day <= life.sure_until:
        return Verdict("yes", "inside", life.begin.rule if life.begin.told else "told", shown(life))
    if presume is not None and day > _expires(life, presume):
        return Verdict("unknown", "expired", "nothing-told", shown(life))
    return Verdict("presumed", "going on", "nothing-told", shown(life))


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


def _denied(holding: Holding, day: int) -> Verdict | None:
    fitting = [d for d in holding.denials if d.window.lo <= day <= d.window.hi]
    if not any(denial.window.lo > OPEN for denial in fitting):
        return None
    return Verdict("no", "denied", "denied", tuple(dict.fromkeys(denial.claim for denial in fitting)))


def _held_by_another(holding: Holding, day: int) -> Verdict | None:
    """While one surely holds an office with one holder, no other does, unless told of that time."""
    if not holding.rivals or any(window.lo <= day <= window.hi for window in holding.near):
        return None
    for rival in holding.rivals:
        if rival.window.lo <= day <= rival.window.hi:
            return Verdict("no", "rival", "predecessor", rival.claims, rival.whom)
    return None


def _away(life: Life, day: int) -> int:
    low = life.begin.window.lo if life.begin.told else life.first.lo
    high = life.end.window.hi if life.end.told else life.last.hi
    return max(low - day, day - high, 0)
