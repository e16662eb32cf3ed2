"""In which order lanes lie below one another, so that few branches cross a lane.

The method is global sifting (C. Bachmaier, F. J. Brandenburg, W. Brunner, F. Hübner: "Global k-Level Crossing
Reduction", Journal of Graph Algorithms and Applications 15(5), 2011, 631-659): not a vertex on one level is
moved, but a whole block that spans many levels, to wherever it gives fewest crossings. A lane is such a
block, and time fixes its levels: a branch at time t crosses the lanes that are alive at t between its two
ends. The order that it begins with is by barycentres (K. Sugiyama, S. Tagawa, M. Toda: "Methods for Visual
Understanding of Hierarchical System Structures", IEEE Transactions on Systems, Man, and Cybernetics 11(2),
1981, 109-125) along a walk through the family.

Where a lane finds several places with equally few crossings it takes the one with the shortest branches. All
places of a lane are reckoned at once by sums over the order, which makes a round quadratic in the lanes.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
_ROUNDS = 12
_FEW = 60  # lanes up to which more starts are tried
_TRIES = 30
_MANY = 500  # lanes of one family beyond which one start and few rounds must do
_LENGTH = 1e-4  # what a branch costs for each lane that it is longer, against 1 for a crossing


class Bar(msgspec.Struct, frozen=True):
    """A lane for ordering: from which to which time it is drawn."""

    begin: float
    end: float


class Link(msgspec.Struct, frozen=True):
    """A branch for ordering, between two lanes by their number, at a time."""

    one: int
    other: int
    at: float


def crossings(bars: Sequence[Bar], links: Sequence[Link], order: Sequence[int]) -> int:
    """How often a branch crosses a lane that it does not join, when lanes lie in `order`."""
    place = {lane: position for position, lane in enumerate(order)}
    begins = np.array([bars[lane].begin for lane in order])
    ends = np.array([bars[lane].end for lane in order])
    found = 0
    for link in links:
        top, foot = sorted((place[link.one], place[link.other]))
        between = slice(top + 1, foot)
        found += int(np.count_nonzero((begins[between] < link.at) & (ends[between] > link.at)))
    return found


def ordered(bars: Sequence[Bar], links: Sequence[Link]) -> list[int]:
    """The lanes' numbers from top to bottom; families that nothing joins lie one below the other.

    The same lanes and branches give the same order.
    """
    found: list[int] = []
    for family in _families(len(bars), links):
        number = {lane: place for place, lane in enumerate(family)}
        own = [
            Link(number[link.one], number[link.other], link.at)
            for link in links
            if link.one in number and link.one != link.other
        ]
        best = _best([bars[lane] for lane in family], own)
        found += [family[place] for place in best]
    return found


def _families(count: int, links: Sequence[Link]) -> list[list[int]]:
    """Lanes that branches join, in the order in which each family's first lane was given."""
    top = list(range(count))

    def root(lane: int) -> int:
        while top[lane] != lane:
            top[lane] = top[top[lane]]
            lane = top[lane]
        return lane

    for link in links:
        one, other = sorted((root(link.one), root(link.other)))
        top[other] = one
    families: dict[int, list[int]] = defaultdict(list)
    for lane in range(count):
        families[root(lane)].append(lane)
    return [families[lane] for lane in sorted(families)]


def _best(bars: Sequence[Bar], links: Sequence[Link]) -> list[int]:
    if len(bars) < 3:
        return list(range(len(bars)))
    sifter = _Sifter(bars, links)
    tried = []
    for start in _starts(bars, links):
        order = sifter.sifted(start)
        tried.append((crossings(bars, links, order), sifter.length(order), order))
        if tried[-1][0] == 0:
            break
    return min(tried)[2]


def _starts(bars: Sequence[Bar], links: Sequence[Link]) -> list[list[int]]:
    """Orders to begin with: a walk from each lane to what comes out of it, above and below by turns."""
    beside: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for link in links:
        beside[link.one].append((link.at, link.other))
        beside[link.other].append((link.at, link.one))
    oldest = sorted(range(len(bars)), key=lambda lane: (bars[lane].begin, -len(beside[lane]), lane))
    busiest = sorted(range(len(bars)), key=lambda lane: (-len(beside[lane]), bars[lane].begin, lane))
    starts = [_walk(oldest, beside), _walk(busiest, beside)]
    if len(bars) <= _FEW:
        starts += [_barycentres(starts[0], beside), oldest, list(reversed(starts[0]))]
        # orders of chance, the same each time: what a small family gains by them costs little
        chance = random.Random(len(bars))
        for _ in range(_TRIES * 20 // max(len(bars), 20)):
            starts.append(chance.sample(range(len(bars)), len(bars)))
    return starts[:1] if len(bars) > _MANY else starts


def _walk(roots: Sequence[int], beside: dict[int, list[tuple[float, int]]]) -> list[int]:
    """Each lane with its branches nested around it: the latest nearest to it, above and below by turns."""
    seen: set[int] = set()
    order: list[int] = []
    for first in roots:
        if first in seen:
            continue
        seen.add(first)
        placed = [first]
        todo = [first]
        while todo:
            lane = todo.pop(0)
            for turn, (_, other) in enumerate(sorted(beside[lane])):
                if other not in seen:
                    seen.add(other)
                    placed.insert(placed.index(lane) + turn % 2, other)
                    todo.append(other)
        order += placed
    return order


def _barycentres(order: Sequence[int], beside: dict[int, list[tuple[float, int]]]) -> list[int]:
    """The order after each lane has moved a few times to the middle of those that it is joined to."""
    for _ in range(8):
        place = {lane: position for position, lane in enumerate(order)}

        def middle(lane: int, place: dict[int, int] = place) -> float:
            others = [place[other] for _, other in beside[lane]]
            return (sum(others) / len(others) + place[lane]) / 2 if others else place[lane]

        order = sorted(order, key=lambda lane: (middle(lane), lane))
    return list(order)


class _Sifter:
    """Lanes and branches as arrays, ready to move one lane at a time."""

    def __init__(self, bars: Sequence[Bar], links: Sequence[Link]) -> None:
        self.count = len(bars)
        self.begin = np.array([bar.begin for bar in bars])
        self.end = np.array([bar.end for bar in bars])
        self.one = np.array([link.one for link in links], dtype=np.int64)
        self.other = np.array([link.other for link in links], dtype=np.int64)
        self.at = np.array([link.at for link in links])
        self.own: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for link in links:
            self.own[link.one].append((link.other, link.at))
            self.own[link.other].append((link.one, link.at))
        self.over: list[npt.NDArray[np.int64]] = [
            np.nonzero(
                (self.at > self.begin[lane])
                & (self.at < self.end[lane])
                & (self.one != lane)
                & (self.other != lane)
            )[0]
            for lane in range(self.count)
        ]

    def length(self, order: Sequence[int]) -> int:
        """How many lanes all branches reach over, alive or not."""
        place = self._places(order)
        return int(np.abs(place[self.one] - place[self.other]).sum())

    def _places(self, order: Sequence[int]) -> npt.NDArray[np.int64]:
        place = np.empty(self.count, dtype=np.int64)
        place[np.array(order)] = np.arange(len(order))
        return place

    def sifted(self, order: Sequence[int]) -> list[int]:
        """`order` after rounds in which each lane goes to its best place, until a round moves none."""
        current = np.array(order, dtype=np.int64)
        for _ in range(_ROUNDS if self.count <= _MANY else _ROUNDS // 3):
            moved = False
            for lane in sorted(range(self.count), key=lambda lane: (-len(self.own[lane]), lane)):
                position = int(np.nonzero(current == lane)[0][0])
                rest = np.delete(current, position)
                costs = self._costs(lane, rest)
                best = int(np.argmin(costs))
                if costs[best] < costs[position] - _LENGTH / 2:
                    current = np.insert(rest, best, lane)
                    moved = True
            if not moved:
                break
        return [int(lane) for lane in current]

    def _costs(self, lane: int, rest: npt.NDArray[np.int64]) -> Numbers:
        """What each place among the `rest` costs, from the top: crossings of this lane and its branches."""
        slots = len(rest) + 1
        place = np.empty(self.count, dtype=np.int64)
        place[rest] = np.arange(len(rest))
        costs = np.zeros(slots)
        over = self.over[lane]
        if len(over):
            # A branch is crossed by a lane that is put between its two ends.
            top = np.minimum(place[self.one[over]], place[self.other[over]])
            foot = np.maximum(place[self.one[over]], place[self.other[over]])
            steps = np.bincount(top + 1, minlength=slots + 1) - np.bincount(foot + 1, minlength=slots + 1)
            costs += np.cumsum(steps)[:slots]
        begins, ends = self.begin[rest], self.end[rest]
        slot = np.arange(slots)
        for other, at in self.own[lane]:
            alive = (begins < at) & (ends > at)
            alive[place[other]] = False
            above = np.concatenate(([0], np.cumsum(alive)))
            joined = above[place[other]]
            costs += np.abs(above - joined)
            costs += _LENGTH * np.abs(slot - place[other] - 0.5)
        return costs
