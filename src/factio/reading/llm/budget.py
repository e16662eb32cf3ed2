"""What a run costs: tokens and money, told before and while it runs, and kept under a limit."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

import msgspec

from factio.reading.llm.prompts import Message

SIGNS_A_TOKEN = 4.0
"""Characters of English in one token, about; servers tell the true count with their answers."""
ANSWER_SHARE = 3.8
"""Tokens of an answer for one of its passage, about, as a careful coder's claims come to."""


class Price(msgspec.Struct, frozen=True):
    """Money for a million tokens that go in and that come out, in the user's currency."""

    tokens_in: float = 0.0
    tokens_out: float = 0.0

    def of(self, tokens_in: float, tokens_out: float) -> float:
        """What so many tokens cost."""
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / 1_000_000

    @property
    def known(self) -> bool:
        """Whether the user told any price."""
        return self.tokens_in > 0 or self.tokens_out > 0


def tokens(words: str) -> int:
    """Tokens of a text, about."""
    return round(len(words) / SIGNS_A_TOKEN)


def estimate(chat: Sequence[Message], passage: str) -> tuple[int, int]:
    """Tokens that a request takes in and gives out, about."""
    return sum(tokens(one.content) for one in chat), round(ANSWER_SHARE * tokens(passage)) + 10


class Spent(msgspec.Struct, frozen=True):
    """How far a run is: requests sent, answers already there, tokens, money, claims and refusals."""

    requests: int = 0
    kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    money: float = 0.0
    claims: int = 0
    refused: int = 0
    unread: int = 0

    def in_words(self, price: Price) -> str:
        """For a progress bar and the last line of a run."""
        words = f"{self.requests} asked, {self.kept} known, {self.tokens_in + self.tokens_out:,} tokens"
        if price.known:
            words += f", {self.money:.4f} spent"
        return f"{words}, {self.claims} claims, {self.refused} refused, {self.unread} unread"


class Budget:
    """Counts what is spent; many threads may count at once. `limit` is money, None for none."""

    def __init__(self, price: Price | None = None, limit: float | None = None) -> None:
        self.price = price or Price()
        self.limit = limit
        self._lock = Lock()
        self._spent = Spent()
        self._held = 0.0

    @property
    def spent(self) -> Spent:
        """What was spent until now."""
        with self._lock:
            return self._spent

    def hold(self, tokens_in: int, tokens_out: int) -> float | None:
        """Sets money aside for a request; None where the limit does not allow it."""
        cost = self.price.of(tokens_in, tokens_out)
        with self._lock:
            if self.limit is not None and self._spent.money + self._held + cost > self.limit:
                return None
            self._held += cost
            return cost

    def settle(self, held: float, requests: int, tokens_in: int, tokens_out: int) -> None:
        """Counts what a request came to, in place of what was set aside for it."""
        with self._lock:
            self._held -= held
            old = self._spent
            self._spent = msgspec.structs.replace(
                old,
                requests=old.requests + requests,
                tokens_in=old.tokens_in + tokens_in,
                tokens_out=old.tokens_out + tokens_out,
                money=old.money + self.price.of(tokens_in, tokens_out),
            )

    def count(self, *, kept: int = 0, claims: int = 0, refused: int = 0, unread: int = 0) -> None:
        """Counts what came of a passage."""
        with self._lock:
            old = self._spent
            self._spent = msgspec.structs.replace(
                old,
                kept=old.kept + kept,
                claims=old.claims + claims,
                refused=old.refused + refused,
                unread=old.unread + unread,
            )
