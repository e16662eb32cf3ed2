"""Two readers side by side: which claims they share, and which of them enter the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, Protocol

import msgspec

from factio.codebook import Codebook
from factio.model import Claim, Document, Entity, Reading, RoleValue, Span, Unread, Why
from factio.reading.llm.names import plain

Keep = Literal["both", "either", "agreed"]
TWO = "rules and llm"
"""The reader of a claim that both make."""
LEFT_OUT = "kept out"


class Reads(Protocol):
    """Anything that reads documents in order; `version` tells what decides what is read."""

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document."""
        ...


class PairReader:
    """Reads with the rules and with a model.

    `keep` says what enters: "both" (each reader's claims, as two coders'), "either" (all, what they share
    once), "agreed" (only what they share; the rest is told in the ledger).
    """

    files_at_once = 16

    def __init__(self, rules: Reads, model: Reads, codebook: Codebook, keep: Keep, version: str) -> None:
        self._rules = rules
        self._model = model
        self._codebook = codebook
        self._keep = keep
        self.version = f"{version} keep {keep}"

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, of both readers' claims."""
        listed = list(documents)
        pairs = zip(listed, self._rules.read_many(listed), self._model.read_many(listed), strict=True)
        for document, rules, model in pairs:
            yield joined(document, rules, model, self._codebook, self._keep)


def joined(document: Document, rules: Reading, model: Reading, codebook: Codebook, keep: Keep) -> Reading:
    """One reading of two."""
    if keep == "both":
        claims, left = [*rules.claims, *model.claims], []
    else:
        shared, only = _compared(rules.claims, model.claims, codebook)
        claims = [*shared, *only] if keep == "either" else shared
        left = [] if keep == "either" else [_left_out(claim) for claim in only]
    # The rules' claims first where two stand in one place, so that they keep their ids.
    claims.sort(key=lambda claim: (claim.start, claim.end, claim.reader == "llm"))
    unread = [*rules.unread, *model.unread, *left]
    unread.sort(key=lambda one: (one.span, one.reason))
    sentences = [
        document.blocks[one.block].source(one.start, one.end)
        for one in document.sentences
        if one.start < one.end
    ]
    return Reading(
        tuple(claims),
        _entities(rules.entities, model.entities),
        tuple(unread),
        rules.sentences,
        min(rules.sentences, sum(_holds(span, claims) for span in sentences)),
    )


def same_claim(one: Claim, other: Claim, codebook: Codebook) -> bool:
    """Whether two claims say the same: kind, those it is about, date, phase and denial."""
    if (one.kind, one.date, one.phase, one.polarity) != (other.kind, other.date, other.phase, other.polarity):
        return False
    kind = codebook.kinds.get(one.kind)
    anchors = kind.anchors if kind else tuple(one.roles)
    for role in anchors:
        here, there = _plain(one.roles.get(role)), _plain(other.roles.get(role))
        if bool(here) != bool(there) or (here and not here & there):
            return False
    return True


def _compared(
    rules: tuple[Claim, ...], model: tuple[Claim, ...], codebook: Codebook
) -> tuple[list[Claim], list[Claim]]:
    """What both say (as the rules say it), and what one alone says."""
    free = list(model)
    shared, only = [], []
    for claim in rules:
        partner = next((other for other in free if same_claim(claim, other, codebook)), None)
        if partner is None:
            only.append(claim)
            continue
        free.remove(partner)
        why = (*claim.why, Why("the model's quote", f"“{partner.quote[:200]}”"), *partner.why)
        shared.append(msgspec.structs.replace(claim, reader=TWO, why=why))
    return shared, [*only, *free]


def _left_out(claim: Claim) -> Unread:
    who = "the rules" if claim.reader == "rules" else "the model"
    roles = ", ".join(
        f"{name}: {value if isinstance(value, str) else '; '.join(value)}"
        for name, value in claim.roles.items()
    )
    return Unread(
        Span(claim.start, claim.end), f"{LEFT_OUT}: only {who} read {claim.kind} ({roles}) here"[:600]
    )


def _entities(rules: tuple[Entity, ...], model: tuple[Entity, ...]) -> tuple[Entity, ...]:
    known = {name for one in rules for name in (one.name, *one.aliases)}
    return (*rules, *(one for one in model if one.name not in known))


def _holds(span: Span, claims: Iterable[Claim]) -> bool:
    return any(claim.start < span.end and claim.end > span.start for claim in claims)


def _plain(value: RoleValue | None) -> set[str]:
    if value is None:
        return set()
    return {plain(one) for one in ((value,) if isinstance(value, str) else value)}
