"""One line of a document as the frames see it: its parse, its names and its offices."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import msgspec

from factio.model import Phase
from factio.reading.clauses.predicates import View
from factio.reading.lines import Line
from factio.reading.mentions.entities import Mention
from factio.reading.mentions.seats import OfficeSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_THINGS = frozenset({"organisation", "publication", "place", "contest"})


class Dated(msgspec.Struct, frozen=True):
    """A date for a claim: EDTF, the phase that its words impose, and where it came from."""

    edtf: str | None
    phase: Phase | None = None
    how: str = "no date told"
    start: int = -1
    end: int = -1


class Filler(msgspec.Struct, frozen=True):
    """Who or what fills a slot: name as it goes into a claim, type, and its characters in the line."""

    name: str
    type: str
    start: int
    end: int
    how: str = "named"


class Scene:
    """One parsed line with its names, offices and view of the parse."""

    def __init__(self, line: Line, doc: Doc, mentions: list[Mention], offices: list[OfficeSpan]) -> None:
        self.line = line
        self.doc = doc
        self.mention_at: dict[int, Mention] = {}
        self.office_at: dict[int, OfficeSpan] = {}
        inside: dict[int, int] = {}
        self._starts = [token.idx for token in doc]
        for mention in mentions:
            head = _claim_tokens(doc, self._starts, mention.start, mention.end, inside)
            if head is not None:
                self.mention_at[head] = mention
        for office in offices:
            head = _claim_tokens(doc, self._starts, office.start, office.end, inside)
            if head is not None:
                self.office_at[head] = office
        self.mentions = mentions
        self.rows: list[list[int]] | None = None
        people = frozenset(p for p, m in self.mention_at.items() if m.type == "person")
        things = frozenset(p for p, m in self.mention_at.items() if m.type in _THINGS)
        bodies = frozenset(p for p, m in self.mention_at.items() if m.type == "organisation")
        self.view = View(doc, inside, people, things, bodies)

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that begin between two characters of the line."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [self.doc[i] for i in range(first, last)]


def verb_over(token: Token) -> Token:
    """The verb of the clause that a token stands in; the top of its sentence where that is no verb."""
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def _claim_tokens(doc: Doc, starts: list[int], start: int, end: int, inside: dict[int, int]) -> int | None:
    first = max(bisect_right(starts, start) - 1, 0)
    near = [doc[i] for i in range(first, bisect_left(starts, end)) if i not in inside]
    tokens = [t for t in near if start < t.idx + len(t.text) and not (t.is_punct and t.idx >= end - 1)]
    if not tokens:
        return None
    members = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in members or t.head.i == t.i), tokens[-1])
    for token in tokens:
        inside[token.i] = head.i
    return head.i
