"""Precision, recall and F1, over any number of documents."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factio.codebook import Codebook
from factio.scoring.compare import Comparison
from factio.scoring.days import date_fits

PLACES = 4


class Shares(msgspec.Struct, frozen=True):
    """Shares from 0 to 1, rounded to four places."""

    precision: float
    recall: float
    f1: float


class Figures(msgspec.Struct, frozen=True, omit_defaults=True):
    """How well the machine's claims agree with the gold's.

    `gold` and `machine` count claims, each fact once a document. `core` is `exact` over core kinds alone,
    `roles` counts details outside the anchors over loosely fitting pairs, `dates` is the share of right
    dates among claims that are about the same, `grounded` the share of the machine's claims whose quote
    stands in the source where they say it does.
    """

    gold: int
    machine: int
    exact: Shares
    loose: Shares
    core: Shares
    roles: Shares
    dates: float
    grounded: float | None = None


class KindFigures(msgspec.Struct, frozen=True):
    """Counts of claims for one kind: of the gold, of the machine, fitting exactly, fitting loosely."""

    gold: int
    machine: int
    exact: int
    loose: int


def figures(
    results: Sequence[Comparison], codebook: Codebook, grounded: tuple[int, int] | None = None
) -> Figures:
    """The figures over all `results`; `grounded` is (claims that stand where they say, all claims)."""
    core = {name for name, kind in codebook.kinds.items() if kind.core}
    gold, machine = sum(len(r.gold) for r in results), sum(len(r.machine) for r in results)
    exact, loose = sum(len(r.exact) for r in results), sum(len(r.loose) for r in results)
    core_exact = sum(r.gold[i].kind in core for r in results for i, _ in r.exact)
    core_gold = sum(claim.kind in core for r in results for claim in r.gold)
    core_machine = sum(claim.kind in core for r in results for claim in r.machine)
    agree, of_gold, of_machine = (
        sum(r.roles[n][part] for r in results for n in range(len(r.roles))) for part in range(3)
    )
    dated = [
        any(date_fits(date, r.machine[j].date, False) for date in r.gold[i].dates)
        for r in results
        for i, j in r.any
    ]
    return Figures(
        gold,
        machine,
        _shares(exact, machine, gold),
        _shares(loose, machine, gold),
        _shares(core_exact, core_machine, core_gold),
        _shares(agree, of_machine, of_gold),
        round(sum(dated) / len(dated), PLACES) if dated else 0.0,
        None if grounded is None else round(grounded[0] / grounded[1], PLACES) if grounded[1] else 0.0,
    )


def by_kind(results: Sequence[Comparison], codebook: Codebook) -> dict[str, KindFigures]:
    """Counts for every kind that either side has, in the codebook's order."""
    counts = {}
    for kind in codebook.kinds:
        gold = sum(claim.kind == kind for r in results for claim in r.gold)
        machine = sum(claim.kind == kind for r in results for claim in r.machine)
        if gold or machine:
            exact = sum(r.gold[i].kind == kind for r in results for i, _ in r.exact)
            loose = sum(r.gold[i].kind == kind for r in results for i, _ in r.loose)
            counts[kind] = KindFigures(gold, machine, exact, loose)
    return counts


def _shares(hits: int, machine: int, gold: int) -> Shares:
    precision = hits / machine if machine else 0.0
    recall = hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Shares(round(precision, PLACES), round(recall, PLACES), round(f1, PLACES))
