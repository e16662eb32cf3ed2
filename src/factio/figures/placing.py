"""Where lanes and labels of a family lie: rows from top to bottom, so that no label meets a label or a lane.

Lanes keep their order (see `order`). A lane goes into the first row below all lanes before it that lie beside
it in time, its labels counted in; so a row holds many lanes, and what `order` won is not lost.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from factio.figures.axis import Axis
from factio.figures.labels import (
    ABOVE,
    APART,
    HOLD,
    LEAST,
    OPEN,
    SIZE,
    THICK,
    Label,
    Placed,
    cleared,
    lifted,
)
from factio.figures.lanes import Branch, Family, Lane
from factio.figures.order import Bar, Link, ordered
from factio.figures.text import Words, widest_word, wrapped

_BELOW = 10.0  # below a row
_NARROW, _WIDE = 150.0, 230.0
_LEAST_WIDE = 70.0
_COLUMN = 104.0  # of a label beside a lane that goes down


class Plan(msgspec.Struct, frozen=True):
    """All lanes, by their numbers in the family, and how far down they reach."""

    lanes: tuple[Placed, ...]
    bottom: float


def in_order(family: Family) -> list[int]:
    """The numbers of the lanes from top to bottom, with few branches across lanes."""
    bars = [Bar(lane.low, max(lane.high, lane.low + 1)) for lane in family.lanes]
    return ordered(bars, [Link(b.older, b.younger, b.at) for b in family.branches])


def plan(family: Family, axis: Axis, top: float, order: Sequence[int]) -> Plan:
    """Places the lanes of a family below `top`, in this order from top to bottom."""
    count = len(family.lanes)
    spans = [span(lane, axis) for lane in family.lanes]
    rising = _rising(family.branches, order, axis)
    ties = _ties(family.branches, axis)
    labels = [_labels(n, family.lanes[n], spans[n], rising.get(n, ()), axis) for n in range(count)]
    reach = [_reach(spans[n], labels[n], ties.get(n, ())) for n in range(count)]
    rows = _nearer(_rows(order, reach), order, reach, family.branches)
    clear = cleared(labels, spans, reach, rows, family.branches, axis)
    middles, bottom = _middles(clear, rows, top)
    found = (Placed(n, family.lanes[n], *spans[n], middles[n], tuple(clear[n])) for n in range(count))
    return Plan(tuple(found), bottom)


def passed(placed: Plan, branches: Sequence[Branch], axis: Axis) -> int:
    """How many labels have a branch behind them."""
    found = 0
    lines = [
        (axis.x(b.at), *sorted((placed.lanes[b.older].middle, placed.lanes[b.younger].middle)))
        for b in branches
    ]
    for lane in placed.lanes:
        for label in lane.labels:
            top = lane.top_of(label)
            foot = top + label.across
            found += any(label.left < x < label.right and a < foot and b > top for x, a, b in lines)
    return found


def _ties(branches: Sequence[Branch], axis: Axis) -> dict[int, list[float]]:
    found: dict[int, list[float]] = {}
    for branch in branches:
        for lane in (branch.older, branch.younger):
            found.setdefault(lane, []).append(axis.x(branch.at))
    return found


def _reach(drawn: tuple[float, float], labels: Sequence[Label], ties: Sequence[float]) -> tuple[float, float]:
    """What a lane takes up in its row: with its labels, and branches that join it when it is not drawn."""
    return (
        min([drawn[0], *(one.left for one in labels), *ties]),
        max([drawn[1], *(one.right for one in labels), *ties]),
    )


def span(lane: Lane, axis: Axis) -> tuple[float, float]:
    """From where to where a lane is drawn, with the dots before it."""
    left, right = axis.x(lane.low), axis.x(lane.high)
    right = max(right, left + LEAST)
    first = min(lane.lives, key=lambda life: life.low)
    return (left - OPEN if first.pieces[0].sort == "open" else left), right


def _rising(branches: Sequence[Branch], order: Sequence[int], axis: Axis) -> dict[int, list[float]]:
    """Where branches leave each lane upwards: its labels stand beside them."""
    place = {lane: position for position, lane in enumerate(order)}
    found: dict[int, list[float]] = {}
    for branch in branches:
        lower = max(branch.older, branch.younger, key=lambda lane: place[lane])
        found.setdefault(lower, []).append(axis.x(branch.at))
    return {lane: sorted(places) for lane, places in found.items()}


def _labels(
    number: int, lane: Lane, reach: tuple[float, float], rising: Sequence[float], axis: Axis
) -> list[Label]:
    """The names of a lane from left to right; where two would meet, the earlier is lifted above the later."""
    wide = min(max(reach[1] - reach[0], _NARROW), _WIDE)
    found: list[Label] = []
    for mark in reversed(lane.names):
        at = reach[0] if mark.low is None or mark.high is None else axis.x((mark.low + mark.high) / 2)
        at = min(max(at, reach[0]), reach[1])
        first = mark is lane.names[0]
        name = mark.name.removeprefix("<").removesuffix(">") if mark.name.startswith("<") else mark.name
        if first and lane.undated:
            name = f"{name} (also {', '.join(one.name for one in lane.undated)})"
        # what stands right of the next name on the lane would be read as that name's
        mine = (reach[0], found[-1].at) if found else reach
        left, words = _beside(name, at + (1.0 if first else 3.0), mine, rising, lane.focus, wide, axis)
        found.append(Label(number, mark, words, left, at, 0.0, name, axis.down))
    return lifted(found[::-1])


def _beside(
    name: str,
    at: float,
    reach: tuple[float, float],
    rising: Sequence[float],
    bold: bool,
    wide: float,
    axis: Axis,
) -> tuple[float, Words]:
    """Where a label begins, and its lines: at `at`, or else where no branch rises through it."""
    if axis.down:
        words = wrapped(name, SIZE, _COLUMN, bold)
        return max(min(at, axis.right - words.height), axis.edge), words
    words = wrapped(name, SIZE, wide, bold)
    if at + words.width > axis.right:
        words = wrapped(name, SIZE, max(axis.right - at, _LEAST_WIDE), bold)
    usual = max(min(at, axis.right - words.width), axis.edge)
    tries = [(usual, words)]
    tries += [(x + 4, words) for x in rising if usual < x + 4 <= max(reach[1] - HOLD, usual)]
    later = [x for x in rising if x > at + _LEAST_WIDE]
    if later and widest_word(name, SIZE, bold) <= later[0] - 3 - at:
        tries.append((at, wrapped(name, SIZE, later[0] - 3 - at, bold)))
    tries += [(x - 4 - words.width, words) for x in rising if x >= at - 5]
    slim = wrapped(name, SIZE, _NARROW, bold)
    tries += [(x - 4 - slim.width, slim) for x in rising if x >= at - 5]
    tries += [(x + 4, words) for x in rising if at - 5 <= x <= reach[1]]
    for left, lines in tries:
        right = left + lines.width
        if left >= axis.edge and right <= axis.right and not any(left - 2 < x < right + 2 for x in rising):
            return left, lines
    return tries[0]


def _rows(order: Sequence[int], reach: Sequence[tuple[float, float]]) -> dict[int, int]:
    """The row of each lane: below all lanes before it in order that lie beside it in time."""
    rows: dict[int, int] = {}
    filled: list[list[tuple[float, float]]] = []
    for lane in order:
        row = len(filled)
        while row and not _meets(reach[lane], filled[row - 1]):
            row -= 1
        if row == len(filled):
            filled.append([])
        filled[row].append(reach[lane])
        rows[lane] = row
    return rows


def _meets(one: tuple[float, float], others: Sequence[tuple[float, float]]) -> bool:
    """Whether two lanes cannot stand in one row, each from left to right."""
    return any(left < one[1] + APART and one[0] < right + APART for left, right in others)


def _nearer(
    rows: dict[int, int],
    order: Sequence[int],
    reach: Sequence[tuple[float, float]],
    branches: Sequence[Branch],
) -> dict[int, int]:
    """Lanes moved down towards those that they are joined to, as far as those below them leave room."""
    beside: dict[int, list[int]] = {lane: [] for lane in order}
    for branch in branches:
        beside[branch.older].append(branch.younger)
        beside[branch.younger].append(branch.older)
    last = max(rows.values(), default=0)
    count = len(order)
    lefts, rights, taken = np.empty(count), np.empty(count), np.empty(count, dtype=np.int64)
    found = dict(rows)
    for done, lane in enumerate(reversed(order)):
        left, right = reach[lane]
        meets = (lefts[:done] < right + APART) & (left < rights[:done] + APART)
        limit = int(taken[:done][meets].min()) - 1 if meets.any() else last
        others = sorted(found[other] for other in beside[lane])
        if others:
            wanted = others[len(others) // 2] - 1
            found[lane] = max(found[lane], min(wanted, limit))
        lefts[done], rights[done], taken[done] = left, right, found[lane]
    return found


def _middles(
    labels: Sequence[Sequence[Label]], rows: dict[int, int], top: float
) -> tuple[dict[int, float], float]:
    """How far down the middle of each lane is, and the foot of the last row."""
    heads: dict[int, float] = {}
    for lane, row in rows.items():
        head = max((one.lift + one.across for one in labels[lane]), default=0.0)
        heads[row] = max(heads.get(row, 0.0), head)
    middle_of: dict[int, float] = {}
    for row in sorted(heads):
        middle_of[row] = top + heads[row] + ABOVE + THICK / 2
        top = middle_of[row] + THICK / 2 + _BELOW
    return {lane: middle_of[row] for lane, row in rows.items()}, top
