"""The reader itself: documents by passages to a model, its answers through grounding to claims."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

import msgspec

from factio.codebook import Codebook
from factio.errors import ModelError
from factio.model import Claim, Document, Entity, Reading, RoleValue, Unread, Why
from factio.reading.llm.answers import Broken, Told, parse
from factio.reading.llm.budget import Budget, estimate
from factio.reading.llm.exchanges import Exchange, Exchanges, key_of, system_file
from factio.reading.llm.grounding import Refused, ground, setting
from factio.reading.llm.names import Names, names_of, plain
from factio.reading.llm.passages import Passage, is_read, passages
from factio.reading.llm.prompts import Message, instructions, messages, prompt_version

if TYPE_CHECKING:
    from factio.reading.llm.asking import Client

NOT_READ = "not read"
REFUSED = "refused"
_AHEAD = 3  # passages for each request in flight that are made ready before


class _Given(msgspec.Struct, frozen=True):
    """What came of one passage: an exchange and its claims as told, or why there are none."""

    exchange: Exchange | None = None
    told: tuple[Told, ...] = ()
    reason: str = ""


class ModelReader:
    """Reads documents with a language model. Without a `client` only what `exchanges` hold can be read."""

    files_at_once = 64

    def __init__(
        self,
        codebook: Codebook,
        model: str,
        exchanges: Exchanges,
        client: Client | None = None,
        budget: Budget | None = None,
        step: Callable[[], None] | None = None,
    ) -> None:
        self.codebook = codebook
        self.model = model
        self.exchanges = exchanges
        self.client = client
        self.budget = budget or Budget()
        self._step = step or (lambda: None)
        self._prompt = prompt_version(codebook)
        self._instructions = instructions(codebook)
        self._stopped = ""

    @property
    def version(self) -> str:
        """What decides what is read: model and prompt."""
        return f"llm {self.model} prompt {self._prompt}"

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Readings in the order of the documents; passages are asked about side by side, a few ahead.

        Raises ModelError where asking on is of no use: a wrong key, a model that is not there.
        """
        parallel = self.client.endpoint.parallel if self.client else 1
        coming = iter(documents)
        waiting: deque[tuple[Document, tuple[Passage, ...], list[Future[_Given]]]] = deque()
        ahead = 0
        pool = ThreadPoolExecutor(parallel)
        try:
            while True:
                while ahead < parallel * _AHEAD and (document := next(coming, None)) is not None:
                    cut = passages(document)
                    waiting.append((document, cut, [pool.submit(self._ask, document, one) for one in cut]))
                    ahead += len(cut)
                if not waiting:
                    return
                document, cut, futures = waiting.popleft()
                given = [future.result() for future in futures]
                ahead -= len(cut)
                yield self._reading(document, cut, given)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _ask(self, document: Document, passage: Passage) -> _Given:
        chat = messages(document, passage, self.codebook)
        key = key_of(self.model, chat)
        there = self.exchanges.get(key)
        if there is not None:
            try:
                found = _Given(there, parse(there.answer, self.codebook))
            except Broken as broken:
                found = _Given(reason=f"the answer that was kept cannot be used: {broken}")
            self.budget.count(kept=1)
            return found
        if self.client is None:
            return _Given(reason="no answer is kept for it, and no endpoint is named")
        if self._stopped:
            raise ModelError(self._stopped)
        try:
            return self._asked(key, chat, passage)
        except ModelError as error:
            self._stopped = str(error)
            raise
        finally:
            self._step()

    def _asked(self, key: str, chat: tuple[Message, ...], passage: Passage) -> _Given:
        from factio.reading.llm.asking import NotAnswered

        assert self.client is not None
        reason = ""
        for repair in (False, True):
            held = self.budget.hold(*estimate(chat, passage.text))
            if held is None:
                return _Given(reason="the budget is spent")
            try:
                answer = self.client.ask(chat)
            except NotAnswered as failure:
                self.budget.settle(held, 1, 0, 0)
                return _Given(reason=str(failure))
            except BaseException:
                self.budget.settle(held, 1, 0, 0)
                raise
            self.budget.settle(held, 1, answer.tokens_in, answer.tokens_out)
            try:
                told = parse(answer.text, self.codebook)
            except Broken as broken:
                reason = f"the answer cannot be used: {broken}"
                chat = (*chat[:2], Message("assistant", answer.text[:4_000]), Message("user", _again(broken)))
                continue
            exchange = Exchange(
                key,
                self.model,
                system_file(self._instructions),
                chat[1].content,
                answer.text,
                answer.at,
                answer.tokens_in,
                answer.tokens_out,
                repair,
            )
            self.exchanges.keep(exchange, self._instructions)
            return _Given(exchange, told)
        return _Given(reason=reason)

    def _reading(self, document: Document, cut: tuple[Passage, ...], given: list[_Given]) -> Reading:
        names = names_of(document)
        claims: list[Claim] = []
        unread: list[Unread] = []
        refused = 0
        for passage, one in zip(cut, given, strict=True):
            if one.exchange is None:
                unread.append(Unread(passage.span, f"{NOT_READ}: {one.reason}"))
                self.budget.count(unread=1)
                continue
            where = setting(document, passage, names, self.codebook) if one.told else None
            made_by = self._made_by(one.exchange)
            for told in one.told:
                assert where is not None
                found = ground(told, where)
                if isinstance(found, Refused):
                    refused += 1
                    reason = f"{REFUSED}, {found.cause}: {found.reason}; it said: {told.in_words()}"
                    unread.append(Unread(found.span, reason[:600]))
                else:
                    claims.append(msgspec.structs.replace(found, why=(*found.why, *made_by)))
        claims.sort(key=lambda claim: (claim.start, claim.end))
        unread.sort(key=lambda one: (one.span, one.reason))
        self.budget.count(claims=len(claims), refused=refused)
        self._step()
        total, with_claims = _coverage(document, claims)
        return Reading(tuple(claims), _entities(names, claims), tuple(unread), total, with_claims)

    def _made_by(self, exchange: Exchange) -> tuple[Why, ...]:
        told = f"version {self._prompt}{', second attempt' if exchange.repaired else ''}"
        return (Why("model", exchange.model), Why("prompt", told), Why("time", exchange.at))


def _again(broken: Broken) -> str:
    return f"Your answer cannot be used: {broken}. Answer again, with the JSON object alone."


def _coverage(document: Document, claims: Iterable[Claim]) -> tuple[int, int]:
    """Sentences that are read, and how many of them have a claim."""
    spans = [
        document.blocks[one.block].source(one.start, one.end)
        for one in document.sentences
        if one.start < one.end and is_read(document, document.blocks[one.block].section)
    ]
    starts = [span.start for span in spans]
    hit: set[int] = set()
    for claim in claims:
        first = max(bisect_right(starts, claim.start) - 1, 0)
        for place in range(first, bisect_right(starts, claim.end - 1)):
            if spans[place].end > claim.start:
                hit.add(place)
    return len(spans), len(hit)


def _entities(names: Names, claims: Iterable[Claim]) -> tuple[Entity, ...]:
    """The organisations that claims name and the document abbreviates; all others follow from their roles."""
    used = {plain(one) for claim in claims for value in claim.roles.values() for one in _listed(value)}
    found: dict[str, Entity] = {}
    for short, full in names.defined:
        if (plain(full) in used or plain(short) in used) and full not in found:
            found[full] = Entity(full, "organisation", (short,))
    return tuple(found.values())


def _listed(value: RoleValue) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
