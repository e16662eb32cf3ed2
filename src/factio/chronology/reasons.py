"""Why an answer is what it is, in a sentence."""

from __future__ import annotations

import msgspec

from factio.chronology.days import OPEN, when
from factio.chronology.life import Life
from factio.codebook.chronology_rules import ChronologyRules, RuleWords, StateRule
from factio.model.spell import AnswerWord

_DOUBT = "the day is not told more exactly"


class Verdict(msgspec.Struct, frozen=True):
    """An answer on one day from one life, which part of that life gives it, and who else has a part in it."""

    word: AnswerWord
    side: str
    rule: str
    claims: tuple[str, ...]
    whom: str = ""


class Wording:
    """How begins and ends of one state are said: by the rule that sets them, else as the state says it."""

    def __init__(self, rules: ChronologyRules, state: StateRule) -> None:
        self._rules = rules.general.rules
        self._state = state

    def began(self, life: Life) -> str:
        """The begin that is told, in words; "" where none is."""
        if not life.begin.told:
            return ""
        return self._words(life.begin.rule).began.format(when=when(life.begin.window))

    def ended(self, life: Life) -> str:
        """The end that is told or follows, in words; "" where there is none."""
        if life.end.told:
            return self._words(life.end.rule).ended.format(when=when(life.end.window), whom="another")
        if life.after is not None:
            words = self._words(life.after.rule).ended
            return words.format(when=when(life.after.window), whom=life.after.whom or "another")
        return ""

    def limit(self, life: Life) -> str:
        """Why it cannot have begun earlier, in words."""
        if life.before is None:
            return self.began(life)
        return self._words(life.before.rule).began.format(when=when(life.before.window))

    def _words(self, rule: str) -> RuleWords:
        found = self._rules.get(rule, RuleWords())
        told = self._rules["told"]
        began = (found.began if rule != "told" else "") or self._state.began or told.began
        ended = (found.ended if rule != "told" else "") or self._state.ended or told.ended
        return RuleWords(began=began, ended=ended)


def because(told: Verdict, life: Life | None, following: Life | None, named: str, wording: Wording) -> str:
    """The reason in a sentence about whoever is `named`; `following` is a later life, if there is one."""
    if told.side == "denied":
        return "A source denies it for this time."
    if told.side == "rival":
        return f"The office has one holder, and on this day {told.whom} is shown in it."
    if life is None:
        return "No source tells of it."
    text = _text(told, life, following, wording)
    return f"{named or 'It'} {text}." if text else "No source tells more."


def _text(told: Verdict, life: Life, following: Life | None, wording: Wording) -> str:
    """The reason without whom it is about; a whole day has very many, so only what is needed is worded."""
    match told.side:
        case "inside":
            return f"{wording.began(life) or _first(life)}{_and(wording.ended(life) or _shown(life))}"
        case "going on":
            return f"{_last(life, wording)}; nothing tells that it ended"
        case "expired":
            return f"{_last(life, wording)}; that is too long ago to presume that it went on"
        case "after":
            begun_again = wording.began(following) if following else ""
            return "; ".join(filter(None, [wording.ended(life), begun_again]))
        case "ending":
            return f"{wording.ended(life)}; {_DOUBT}"
        case "beginning":
            return f"{wording.began(life)}; {_DOUBT}"
        case "first shown":
            return f"{_first(life)}; {_DOUBT}"
        case _:
            if told.word == "unknown":
                return f"{_first(life)}; nothing tells when it began"
            limited = told.rule in ("ended-with", "predecessor")
            return wording.limit(life) if limited else wording.began(life)


def _and(text: str) -> str:
    return f" and {text}" if text else ""


def _last(life: Life, wording: Wording) -> str:
    return "; ".join(filter(None, [wording.began(life), _shown(life)])) or _first(life)


def _first(life: Life) -> str:
    return f"is first shown {when(life.first)}"


def _shown(life: Life) -> str:
    if life.last == life.begin.window or life.last.lo <= OPEN:
        return ""
    return f"is last shown {when(life.last)}"
