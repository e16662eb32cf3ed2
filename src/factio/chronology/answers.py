"""Answers about a day: one of five words, with the reason in a sentence and the claims it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from factio.chronology.book import Book, begin_window, end_window
from factio.chronology.chronicle import Chronicle
from factio.chronology.days import FOREVER, Window, between, whole
from factio.chronology.holding import Holding
from factio.chronology.life import Life
from factio.chronology.reasons import Verdict, Wording, because
from factio.chronology.tellings import Key
from factio.chronology.verdicts import RANK, on_day, turning_days
from factio.codebook.chronology_rules import ChronologyRules, StateRule
from factio.model.spell import Answer, AnswerWord, Between

_OPEN: Between = (None, None)
HOLDS: tuple[AnswerWord, ...] = ("yes", "presumed", "possible")


class Answering:
    """Answers from holdings, under the rules of a codebook.

    `presume` is how many years a state goes on without a word (None: for ever).
    """

    def __init__(self, rules: ChronologyRules, presume: int | None = None) -> None:
        self.presume = presume
        self._rules = rules
        self._wordings: dict[str, tuple[Wording, int | None]] = {}

    def on(self, holding: Holding, span: Window, whole_span: bool = False) -> Answer:
        """The answer for some day of `span`; for all of it where `whole_span` is set."""
        return self._answer(holding, *self._decide(holding, span, whole_span))

    def if_held(self, holding: Holding, span: Window, whole_span: bool = False) -> Answer | None:
        """The answer where it is yes, presumed or possible."""
        told, life = self._decide(holding, span, whole_span)
        return self._answer(holding, told, life) if told.word in HOLDS else None

    def word(self, holding: Holding, span: Window, whole_span: bool = False) -> AnswerWord:
        """Only the answer's word."""
        return self._decide(holding, span, whole_span)[0].word

    def _decide(self, holding: Holding, span: Window, whole_span: bool) -> tuple[Verdict, Life | None]:
        if span.lo == span.hi:
            return on_day(holding, span.lo, self.presume)
        best: tuple[Verdict, Life | None] | None = None
        for day in turning_days(holding, span, self.presume):
            found = on_day(holding, day, self.presume)
            rank = RANK[found[0].word]
            if best is None or (rank > RANK[best[0].word] if whole_span else rank < RANK[best[0].word]):
                best = found
        assert best is not None
        return best

    def _answer(self, holding: Holding, told: Verdict, life: Life | None) -> Answer:
        state = self._rules.states[holding.key[0]]
        return Answer(
            state=holding.key[0],
            roles=holding.roles(state),
            answer=told.word,
            since=_OPEN if life is None else between(begin_window(life)),
            until=_OPEN if life is None else between(end_window(life)),
            attested=(_OPEN, _OPEN) if life is None else (between(life.first), between(life.last)),
            claims=told.claims if len(told.claims) < 2 else tuple(sorted(set(told.claims))),
            rule=told.rule,
            because=self._because(holding, told, life, state),
        )

    def _because(self, holding: Holding, told: Verdict, life: Life | None, state: StateRule) -> str:
        following = None
        if life is not None and told.side == "after":
            place = holding.lives.index(life)
            following = next((later for later in holding.lives[place + 1 :] if later.begin.told), None)
        known = self._wordings.get(state.state)
        if known is None:
            role = state.roles.index(state.subject) if state.subject in state.roles else None
            known = self._wordings[state.state] = Wording(self._rules, state), role
        wording, subject = known
        named = "" if subject is None else holding.key[1][subject]
        return because(told, life, following, named, wording)


class Asker:
    """Answers questions about days from one book."""

    def __init__(self, book: Book, presume: int | None = None) -> None:
        self.book = book
        self.answering = Answering(book.rules, presume)

    def on(self, key: Key, span: Window, whole_span: bool = False) -> Answer:
        """The answer for some day of `span`; for all of it where `whole_span` is set."""
        return self.answering.on(self.book.holding(key), span, whole_span)

    def word(self, key: Key, span: Window, whole_span: bool = False) -> AnswerWord:
        """Only the answer's word."""
        return self.answering.word(self.book.holding(key), span, whole_span)


class SourceAsker:
    """What each source of a chronicle would answer alone."""

    def __init__(self, chronicle: Chronicle, presume: int | None = None) -> None:
        self._chronicle = chronicle
        self._presume = presume
        self._sources: dict[str, Asker] = {}

    def words(self, key: Key, span: Window, whole_span: bool = False) -> dict[str, AnswerWord]:
        """The answer's word by source, for each source that speaks of `key`."""
        tellings = (*self._chronicle.tellings(key), *self._chronicle.denials(key))
        found: dict[str, AnswerWord] = {}
        for source in sorted({t.source for t in tellings}):
            if source not in self._sources:
                self._sources[source] = Asker(self._chronicle.of_source(source), self._presume)
            found[source] = self._sources[source].word(key, span, whole_span)
        return found


def answers(
    book: Book,
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
    (None: for ever). `by_source` adds what each source alone would answer, which needs a chronicle.

    Raises DateError when `date` is not EDTF.
    """
    span = span_of(date)
    keys = book.visible_keys() if about is None else book.keys_of(about)
    holdings = (book.holding(key) for key in keys if state is None or key[0] == state)
    found = list(answers_of(book.rules, holdings, span, about is None, all_of_it, presume))
    if not by_source:
        return [answer for _, answer in found]
    assert isinstance(book, Chronicle), "what a source alone says follows from its claims"
    sources = SourceAsker(book, presume)
    return [
        msgspec.structs.replace(answer, by_source=sources.words(key, span, all_of_it))
        for key, answer in found
    ]


def answers_of(
    rules: ChronologyRules,
    holdings: Iterable[Holding],
    span: Window,
    only_held: bool,
    all_of_it: bool = False,
    presume: int | None = None,
) -> Iterator[tuple[Key, Answer]]:
    """The answer of each holding, one by one; with `only_held` those that are yes, presumed or possible."""
    answering = Answering(rules, presume)
    for holding in holdings:
        answer = (answering.if_held if only_held else answering.on)(holding, span, all_of_it)
        if answer is not None:
            yield holding.key, answer


def span_of(date: str) -> Window:
    """The days that `date` (EDTF) asks for. Raises DateError."""
    span = whole(date)
    return Window(max(span.lo, 1), min(span.hi, FOREVER - 1))
