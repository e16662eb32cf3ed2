"""Sources side by side: what they both say, what only one says, and where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

import msgspec

from factio.chronology.chronicle import Chronicle
from factio.chronology.clashes import anchors_of
from factio.chronology.days import ALWAYS, Window, whole, years_apart
from factio.errors import DateError
from factio.model.claim import RoleValue
from factio.model.told import ToldClaim

Standing = Literal["same", "vaguer", "differ", "only"]


class Row(msgspec.Struct, frozen=True):
    """One event or state, and what each source says of it: the ids of its claims and their dates.

    It is `same` when all dates are equal, `vaguer` when they can all be true, `differ` when they cannot,
    and `only` when one source alone tells it.
    """

    kind: str
    roles: dict[str, RoleValue]
    standing: Standing
    claims: dict[str, tuple[str, ...]]
    dates: dict[str, tuple[str, ...]]


class Comparison(msgspec.Struct, frozen=True):
    """All rows; for each kind how many several sources tell, and in how many of these they agree."""

    rows: tuple[Row, ...]
    shared: dict[str, int]
    agreed: dict[str, int]


def compare(chronicle: Chronicle, sources: Sequence[str], about: str | None = None) -> Comparison:
    """What `sources` say side by side; with `about` only what names that body or person."""
    wanted = None if about is None else set(chronicle.find(about))
    groups: dict[tuple[object, ...], list[tuple[Window, ToldClaim]]] = defaultdict(list)
    for claim in chronicle.claims:
        kind = chronicle.rules.kinds.get(claim.kind)
        if claim.source not in sources or kind is None:
            continue
        named = {chronicle.bodies.main(n) for role in kind.named for n in claim.fillers(role)}
        if wanted is None or not wanted.isdisjoint(named):
            meant = (claim.kind, anchors_of(chronicle, claim), claim.polarity or "", claim.modality or "")
            groups[meant].append((_when(claim), claim))
    near = chronicle.rules.general.near
    rows = [row for meant in sorted(groups, key=str) for row in _rows(groups[meant], near)]
    rows.sort(key=lambda row: (min(map(str, _all_dates(row)), default="9999"), row.kind, str(row.roles)))
    shared: dict[str, int] = defaultdict(int)
    agreed: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.standing != "only":
            shared[row.kind] += 1
            agreed[row.kind] += row.standing != "differ"
    return Comparison(tuple(rows), dict(shared), dict(agreed))


def _all_dates(row: Row) -> list[str]:
    return [date.lstrip("[.") for dates in row.dates.values() for date in dates]


def _when(claim: ToldClaim) -> Window:
    try:
        return whole(claim.date) if claim.date else ALWAYS
    except DateError:
        return ALWAYS


def _rows(told: list[tuple[Window, ToldClaim]], near: int) -> list[Row]:
    """Claims that can be of one time are one row; so are two times near each other in two sources."""
    clusters: list[tuple[Window, list[ToldClaim]]] = []
    for span, claim in sorted(told, key=lambda pair: (pair[0].hi, pair[0].lo, pair[1].id)):
        place = next((i for i, (window, _) in enumerate(clusters) if window.meets(span)), None)
        if place is None:
            clusters.append((span, [claim]))
        else:
            window, claims = clusters[place]
            clusters[place] = (window.both(span), [*claims, claim])
    rows: list[Row] = []
    waiting: tuple[Window, list[ToldClaim]] | None = None
    for window, claims in clusters:
        sources = {claim.source for claim in claims}
        if waiting is not None:
            others = {claim.source for claim in waiting[1]}
            if sources.isdisjoint(others) and years_apart(waiting[0], window) <= near:
                rows.append(_row([*waiting[1], *claims], differ=True))
                waiting = None
                continue
            rows.append(_row(waiting[1], differ=False))
        waiting = (window, claims)
    if waiting is not None:
        rows.append(_row(waiting[1], differ=False))
    return rows


def _row(claims: list[ToldClaim], differ: bool) -> Row:
    by_source: dict[str, list[ToldClaim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.source, c.position, c.id)):
        by_source[claim.source].append(claim)
    dates = {s: tuple(dict.fromkeys(c.date for c in told if c.date)) for s, told in by_source.items()}
    standing: Standing = "differ" if differ else "only" if len(by_source) == 1 else "vaguer"
    if standing == "vaguer" and len(set(dates.values())) == 1:
        standing = "same"
    first = claims[0]
    told_ids = {s: tuple(c.id for c in told) for s, told in by_source.items()}
    return Row(first.kind, dict(first.roles), standing, told_ids, dates)
