"""Two readers as two coders: where they agree, by kind, and what one of them alone reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from factio.codebook import Codebook
from factio.model import Claim
from factio.scoring.coded import Coded, from_claim
from factio.scoring.compare import Comparison, compare

_PARAGRAPH = re.compile(r"\n[ \t]*\n")


class Agreement(msgspec.Struct, frozen=True):
    """Two readers on one kind: claims of each, and those that both have (exactly).

    `alpha` is Krippendorff's, on whether a paragraph tells the kind; None where neither ever says so.
    """

    left: int
    right: int
    both: int
    alpha: float | None

    @property
    def left_share(self) -> float | None:
        """Of the left reader's claims, the share that the right one has: its precision against the right."""
        return self.both / self.left if self.left else None

    @property
    def right_share(self) -> float | None:
        """Of the right reader's claims, the share that the left one has."""
        return self.both / self.right if self.right else None


class Sides(msgspec.Struct, frozen=True):
    """One document as two readers have it: what both say, and what one of them alone says."""

    name: str
    both: tuple[Coded, ...]
    left: tuple[Coded, ...]
    right: tuple[Coded, ...]


class ReadersCompared(msgspec.Struct, frozen=True):
    """All documents: agreement by kind and over all kinds, and each document's claims side by side."""

    total: Agreement
    kinds: dict[str, Agreement]
    documents: tuple[Sides, ...]


def compare_readers(
    documents: Iterable[tuple[str, str, Sequence[Claim]]], left: str, right: str, codebook: Codebook
) -> ReadersCompared:
    """Compares the claims of two readers in `documents` (name, text, claims).

    A claim is a reader's whose name stands in its `reader`; one that two readers made counts for both.
    """
    comparisons: list[Comparison] = []
    sides: list[Sides] = []
    units: dict[str, list[tuple[bool, bool]]] = {kind: [] for kind in codebook.kinds}
    for name, text, claims in documents:
        one, other = ([claim for claim in claims if is_by(claim, who)] for who in (left, right))
        found = compare([from_claim(c) for c in one], [from_claim(c) for c in other], codebook)
        comparisons.append(found)
        shared = tuple(found.gold[place] for place, _ in found.exact)
        sides.append(Sides(name, shared, found.missed, found.false))
        for kind, answers in _told(text, one, other, codebook).items():
            units[kind] += answers
    kinds = {}
    for kind in codebook.kinds:
        counts = _counts(comparisons, kind)
        if counts[0] or counts[1]:
            kinds[kind] = Agreement(*counts, alpha(units[kind]))
    every = [unit for kind in kinds for unit in units[kind]]
    of_left, of_right, of_both = (sum(part) for part in zip(*_sums(kinds), strict=True))
    return ReadersCompared(Agreement(of_left, of_right, of_both, alpha(every)), kinds, tuple(sides))


def is_by(claim: Claim, reader: str) -> bool:
    """Whether `reader` made the claim, alone or with another."""
    return reader in claim.reader.split(" and ")


def alpha(units: Sequence[tuple[bool, bool]]) -> float | None:
    """Krippendorff's alpha of two coders who said yes or no to each unit; None where all said the same."""
    answers = [answer for unit in units for answer in unit]
    yes, total = sum(answers), len(answers)
    expected = 2 * yes * (total - yes) / (total * (total - 1)) if total > 1 else 0.0
    if not expected:
        return None
    observed = sum(one != other for one, other in units) / len(units)
    return 1 - observed / expected


def _sums(kinds: dict[str, Agreement]) -> list[tuple[int, int, int]]:
    return [(0, 0, 0), *((one.left, one.right, one.both) for one in kinds.values())]


def _counts(comparisons: Iterable[Comparison], kind: str) -> tuple[int, int, int]:
    left = right = both = 0
    for one in comparisons:
        left += sum(claim.kind == kind for claim in one.gold)
        right += sum(claim.kind == kind for claim in one.machine)
        both += sum(one.gold[place].kind == kind for place, _ in one.exact)
    return left, right, both


def _told(
    text: str, one: Sequence[Claim], other: Sequence[Claim], codebook: Codebook
) -> dict[str, list[tuple[bool, bool]]]:
    """For each kind and each paragraph of a text, which of the two readers says that it tells the kind."""
    starts = [0, *(gap.end() for gap in _PARAGRAPH.finditer(text))]
    ends = [*starts[1:], len(text)]
    spans = [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]
    found = {}
    for kind in codebook.kinds:
        places = [[c.start for c in claims if c.kind == kind] for claims in (one, other)]
        found[kind] = [
            (_any_in(places[0], start, end), _any_in(places[1], start, end)) for start, end in spans
        ]
    return found


def _any_in(places: Iterable[int], start: int, end: int) -> bool:
    return any(start <= place < end for place in places)
