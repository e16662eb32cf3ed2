"""What held on a day in the whole record; and how questions find what is kept for them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from operator import itemgetter

import msgspec
import sqlalchemy as sa

from factio import chronology
from factio.api.opened import Opened
from factio.chronology import Chronicle, keeping, kept
from factio.chronology.answers import HOLDS, Answering, answers_of, span_of
from factio.errors import RecordError
from factio.model import ToldClaim
from factio.model.spell import Answer, AnswerWord
from factio.record import queries, telling
from factio.record.reach import within_reach
from factio.record.telling import Told


class DayPage(msgspec.Struct, frozen=True):
    """Some of the answers for a whole day; `next` is the place behind them, "" where these are the last."""

    answers: tuple[Answer, ...]
    next: str


class Days(Opened):
    """Questions about whole days, and the ways to what answers rest on."""

    def _whole_day(self, date: str, state: str | None, all_of_it: bool, presume: int | None) -> list[Answer]:
        span = span_of(date)
        with self._reading() as (connection, is_kept):
            if is_kept:
                holdings = kept.all_within(connection, span, state)
                found = answers_of(self.rules, holdings, span, True, all_of_it, presume)
                return [answer for _, answer in sorted(found, key=itemgetter(0))]
        chronicle, _ = self._chronicle(None)
        return chronology.answers(chronicle, date, None, state, all_of_it=all_of_it, presume=presume)

    def each_on(
        self, date: str, state: str | None = None, *, all_of_it: bool = False, presume: int | None = None
    ) -> Iterator[Answer]:
        """What held on `date` in the whole record, one answer after the other: as many as it takes.

        In the order of states and names. Not all are in memory at a time, as they are with `as_of`.
        """
        span = span_of(date)
        with self._reading() as (connection, is_kept):
            if is_kept:
                holdings = (holding for _, holding in kept.in_order(connection, span, state))
                for _, answer in answers_of(self.rules, holdings, span, True, all_of_it, presume):
                    yield answer
                return
        chronicle, _ = self._chronicle(None)
        yield from chronology.answers(chronicle, date, None, state, all_of_it=all_of_it, presume=presume)

    def page_on(
        self,
        date: str,
        state: str | None = None,
        *,
        after: str = "",
        size: int = 1000,
        presume: int | None = None,
    ) -> DayPage:
        """Some of what held on `date` in the whole record: `size` answers behind the place `after`."""
        span = span_of(date)
        with self._reading() as (connection, is_kept):
            if not is_kept:
                found = self._whole_day(date, state, False, presume)
                start = int(after or 0)
                more = str(start + size) if len(found) > start + size else ""
                return DayPage(tuple(found[start : start + size]), more)
            listed: list[Answer] = []
            answering = Answering(self.rules, presume)
            for place, holding in kept.in_order(connection, span, state, after, 2 * size):
                if len(listed) == size:
                    return DayPage(tuple(listed), after)
                answer = answering.if_held(holding, span)
                if answer is not None:
                    listed.append(answer)
                    after = place
            return DayPage(tuple(listed), "")

    def words_on(self, date: str) -> dict[AnswerWord, array[int]] | None:
        """What held on `date`, by answer, as numbers that `answers_on` takes: much less than all answers.

        In the order of states and names; None where spells are not kept now.
        """
        span = span_of(date)
        answering = Answering(self.rules)
        found: dict[AnswerWord, array[int]] = {word: array("q") for word in HOLDS}
        with self._reading() as (connection, is_kept):
            if not is_kept:
                return None
            for number, holding in kept.numbered(connection, span):
                word = answering.word(holding, span)
                if word in found:
                    found[word].append(number)
        return found

    def answers_on(self, date: str, numbers: Sequence[int]) -> list[Answer]:
        """The answers behind some numbers of `words_on`; those that are gone since then are left out."""
        span, answering = span_of(date), Answering(self.rules)
        with self.file().reading() as connection:
            return [answering.on(holding, span) for holding in kept.of_numbers(connection, numbers)]

    def _chronicle(self, about: str | None, *, whole: bool = False) -> tuple[Chronicle, Sequence[str | None]]:
        """What bears on `about` (None: all), and the main names of those that it may mean.

        Only what is within reach of `about` is loaded, unless the `whole` is wanted.
        """
        with self.file().reading() as connection:
            ids = [] if about is None else queries.meant(connection, about)
            if ids and not whole:
                told = within_reach(connection, ids, self.rules)
            else:
                told = telling.told(connection)
        return self._made(told.claims, told), sorted(told.names[one] for one in ids) or [None]

    def _made(self, claims: Iterable[ToldClaim], told: Told) -> Chronicle:
        return Chronicle(claims, told.sources, self.rules, types=told.types)

    @contextmanager
    def _reading(self, at_most: int | None = None) -> Iterator[tuple[sa.Connection, bool]]:
        """A connection, and whether the spells of its record are kept: as derived from all claims.

        What changed is derived before, unless it concerns more than `at_most` entities.
        """
        with self.file().reading() as connection:
            if kept.is_kept(connection, self.rules):
                yield connection, True
                return
        self.bring_up(at_most)
        with self.file().reading() as connection:
            yield connection, kept.is_kept(connection, self.rules)

    def bring_up(self, at_most: int | None = None) -> None:
        """Derives what held for all of whom something changed, unless these are more than `at_most`.

        A record that can only be read, or is being written, stays as it is: questions then ask the claims.
        """
        with self.file().reading() as connection:
            if kept.is_kept(connection, self.rules):
                return
            waits = at_most is not None and keeping.left(connection, self.rules, at_most) >= at_most
        if not waits:
            with suppress(RecordError):
                keeping.keep(self.file(), self.rules)

    def keep(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Derives what held anew for all of whom something changed, so that questions find it ready.

        Reading and judging do so by themselves. `progress` is told how many entities are done, of how many.
        """
        keeping.keep(self.file(), self.rules, anew=True, progress=progress)
