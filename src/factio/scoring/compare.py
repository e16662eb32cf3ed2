"""A machine's claims beside the gold's: which are the same, one to one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from factio.codebook import Codebook
from factio.scoring.coded import Coded, apart
from factio.scoring.days import date_fits
from factio.scoring.fit import anchors_fit, details, key, phase_fits
from factio.scoring.names import Names

Dates = Literal["exact", "loose", "any"]
Pairs = tuple[tuple[int, int], ...]
# (dates differ, dates differ loosely, details that do not agree), then the machine's claim: best first.
Edge = tuple[tuple[bool, bool, int], int]


class Comparison(msgspec.Struct, frozen=True):
    """One document's claims, each fact once, and the pairs (gold, machine) that fit, by how dates must fit.

    `roles` counts for each loose pair (details that agree, details of the gold, details of the machine).
    """

    gold: tuple[Coded, ...]
    machine: tuple[Coded, ...]
    exact: Pairs
    loose: Pairs
    any: Pairs
    roles: tuple[tuple[int, int, int], ...]

    @property
    def missed(self) -> tuple[Coded, ...]:
        """Claims of the gold that no machine's claim fits exactly."""
        found = {ours for ours, _ in self.exact}
        return tuple(claim for place, claim in enumerate(self.gold) if place not in found)

    @property
    def false(self) -> tuple[Coded, ...]:
        """Claims of the machine that fit none of the gold's exactly."""
        found = {theirs for _, theirs in self.exact}
        return tuple(claim for place, claim in enumerate(self.machine) if place not in found)


def compare(gold: Iterable[Coded], machine: Iterable[Coded], codebook: Codebook) -> Comparison:
    """Pairs the claims of one document under the codebook's own rules for what is the same.

    Which names mean one thing is learnt from the gold alone. Claims of kinds that the codebook does not
    have are left out.
    """
    ours = apart(list(gold), codebook)
    names = Names(ours)
    ours = _each_once(ours, codebook, names)
    theirs = _each_once(apart(list(machine), codebook), codebook, names)
    edges = _edges(ours, theirs, codebook, names)
    exact, loose, free = (_match(edges, dates) for dates in ("exact", "loose", "any"))
    roles = tuple(details(ours[i], theirs[j], codebook.kinds[ours[i].kind], names) for i, j in loose)
    return Comparison(tuple(ours), tuple(theirs), exact, loose, free, roles)


def _each_once(claims: list[Coded], codebook: Codebook, names: Names) -> list[Coded]:
    seen: dict[tuple[object, ...], Coded] = {}
    for claim in claims:
        if claim.kind in codebook.kinds:
            seen.setdefault(key(claim, codebook.kinds[claim.kind], names), claim)
    return list(seen.values())


def _edges(
    gold: list[Coded], machine: list[Coded], codebook: Codebook, names: Names
) -> dict[int, list[Edge]]:
    """For each claim of the gold the machine's claims about the same, best first."""
    edges: dict[int, list[Edge]] = {}
    for i, ours in enumerate(gold):
        kind = codebook.kinds[ours.kind]
        fitting = []
        for j, theirs in enumerate(machine):
            if ours.kind == theirs.kind and anchors_fit(ours, theirs, kind, names):
                same, near = (
                    phase_fits(ours, theirs, loose)
                    and any(date_fits(date, theirs.date, loose) for date in ours.dates)
                    for loose in (False, True)
                )
                fitting.append(((not same, not near, -details(ours, theirs, kind, names)[0]), j))
        if fitting:
            edges[i] = sorted(fitting)
    return edges


def _match(edges: dict[int, list[Edge]], dates: Dates) -> Pairs:
    """A largest one-to-one matching; those with the best first choice choose first."""
    allowed: dict[int, list[Edge]] = {}
    for i, choices in edges.items():
        # An exact date fits loosely too, and any date fits when dates do not count.
        fitting = [
            edge
            for edge in choices
            if dates == "any" or not edge[0][0] or (dates == "loose" and not edge[0][1])
        ]
        if fitting:
            allowed[i] = fitting
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for _, j in allowed[i]:
            if j not in seen:
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    for i in sorted(allowed, key=lambda i: allowed[i][0]):
        place(i, set())
    return tuple(sorted((i, j) for j, i in taken.items()))
