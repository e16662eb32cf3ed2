"""Labels of lanes, and how they get out of the way of the branches that pass behind them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from factio.figures.axis import Axis
from factio.figures.lanes import Branch, Lane, Mark
from factio.figures.text import Words, widest_word, wrapped

THICK, SLIM = 11.0, 7.0
OPEN = 24.0  # how long the dots are that say that no begin is told
LEAST = 3.0  # what lasted a day is seen all the same
SIZE = 11.0
APART = 12.0  # between two lanes in one row
ABOVE = 3.0  # between a label and its lane
HOLD = 24.0  # how much of its lane is left under a label that moves to the right
_CLEAR = 1.0  # between a label and a branch
_GAP = 4.0  # wanted between a label and a branch
_NEAR = 260.0  # how far from its place on the lane a label is looked for
_TOUCH = 9.0  # a label so near to its place needs no line
_ASIDE = 80.0  # how far beside its place on the lane a label may stand, with a line that leads to it
_LINES = 2  # lines of a label that are as good as one
_BACK = 2.5  # how much worse a label stands before its place than behind it


class Label(msgspec.Struct, frozen=True):
    """A name above its lane, `text` broken into `words`.

    `at` is its place on the lane, `lift` is how far above the lane it ends. Where time goes `down`, "left" is
    above and "above" is left of the lane.
    """

    lane: int
    mark: Mark
    words: Words
    left: float
    at: float
    lift: float
    text: str
    down: bool = False

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.along

    @property
    def along(self) -> float:
        """How long it is in the direction of time."""
        return along(self.words, self.down)

    @property
    def across(self) -> float:
        """How far it reaches away from its lane."""
        return self.words.width if self.down else self.words.height

    def aside(self, lane_right: float) -> float | None:
        """Its edge next to its place on the lane, where a line must lead to it; None where it stands there.

        It stands there too where it is right above the lane that it names, which ends at `lane_right`.
        """
        if self.left > self.at + _TOUCH:
            above = not self.lift and self.left <= lane_right - HOLD / 2
            return None if above else self.left - 2
        return self.right + 2 if self.right < self.at - _TOUCH else None


class Placed(msgspec.Struct, frozen=True):
    """A lane on the paper: from `left` to `right`, `middle` of it from the top, with its labels."""

    number: int
    lane: Lane
    left: float
    right: float
    middle: float
    labels: tuple[Label, ...]

    @property
    def thickness(self) -> float:
        """How thick the lane is drawn."""
        return SLIM if self.lane.thin else THICK

    def top_of(self, label: Label) -> float:
        """Where a label of this lane begins."""
        return self.middle - self.thickness / 2 - ABOVE - label.lift - label.across


Interval = tuple[float, float]


def along(words: Words, down: bool) -> float:
    """How long words are in the direction of time: they are always written from left to right."""
    return words.height if down else words.width


def cleared(
    labels: Sequence[Sequence[Label]],
    spans: Sequence[Interval],
    reach: Sequence[Interval],
    rows: dict[int, int],
    branches: Sequence[Branch],
    axis: Axis,
) -> list[list[Label]]:
    """The labels of all lanes, moved in the free room of their rows to where fewest branches pass through.

    Where a label is too wide for the room between two branches its lines are broken narrower. `spans` is how
    far the lanes are drawn, `reach` what they take up in their rows.
    """
    passing = _passing(rows, branches, axis)
    in_row: dict[int, list[int]] = {}
    for lane, row in rows.items():
        in_row.setdefault(row, []).append(lane)
    now = list(reach)
    found = []
    for lane, mine in enumerate(labels):
        others = [now[other] for other in in_row[rows[lane]] if other != lane]
        room = _room(now[lane], others, axis)
        across = passing.get(rows[lane], ())
        moved = list(mine)
        for place, label in enumerate(mine):
            beside = [(x.left, x.right) for x in moved if x is not label and _level(label, x)]
            # what stands right of the next name on the lane would be read as that name's
            last = mine[place + 1].at if place + 1 < len(mine) else spans[lane][1]
            # and what stands left of the name before it would be read as that one's former name
            least = mine[place - 1].at if place else room[0]
            moved[place] = _best(label, last, across, beside, (max(room[0], least), room[1]))
        found.append(lifted(moved))
        low, high = now[lane]
        now[lane] = (min([low, *(x.left for x in moved)]), max([high, *(x.right for x in moved)]))
    return found


def _passing(rows: dict[int, int], branches: Sequence[Branch], axis: Axis) -> dict[int, list[float]]:
    """Where branches pass through the labels of each row: those stand above its lanes."""
    found: dict[int, list[float]] = {}
    for branch in branches:
        top, foot = sorted((rows[branch.older], rows[branch.younger]))
        for row in range(top + 1, foot + 1):
            found.setdefault(row, []).append(axis.x(branch.at))
    return {row: sorted(places) for row, places in found.items()}


def lifted(labels: Sequence[Label]) -> list[Label]:
    """Labels of a lane from left to right; where two would meet, the earlier is lifted above the later."""
    found: list[Label] = []
    for label in reversed(labels):
        lift = 0.0
        for other in sorted(found, key=lambda one: one.lift):
            beside = label.left < other.right + 8 and other.left < label.right + 8
            if beside and lift < other.lift + other.across and other.lift < lift + label.across:
                lift = other.lift + other.across + 1
        found.append(msgspec.structs.replace(label, lift=lift))
    return found[::-1]


def _level(one: Label, other: Label) -> bool:
    """Whether two labels of a lane have lines beside each other."""
    return one.lift < other.lift + other.across and other.lift < one.lift + one.across


def _room(mine: Interval, others: Sequence[Interval], axis: Axis) -> Interval:
    """How far the row is free around a lane."""
    left = max([axis.edge, *(right + APART for _, right in others if right <= mine[0])])
    right = min([axis.right, *(left - APART for left, _ in others if left >= mine[1])])
    return left, right


def _best(
    label: Label, last: float, across: Sequence[float], beside: Sequence[Interval], room: Interval
) -> Label:
    """The label where it is, unless fewer branches pass through it near by, in lines that fit there."""

    def fits(one: Label) -> bool:
        # it touches its place on the lane, or stands over the lane that it names, or not far aside
        near = one.right >= label.at - _ASIDE and one.left <= max(last - HOLD, label.at + _ASIDE)
        inside = one.left >= room[0] and one.right <= room[1]
        left, right = min(one.left, label.at), max(one.right, label.at)
        return near and inside and not any(left < end + 6 and begin < right + 6 for begin, end in beside)

    def score(one: Label) -> tuple[int, int, int, float, float]:
        through = sum(one.left - _CLEAR < x < one.right + _CLEAR for x in across)
        edge = one.aside(last)
        crossed = 0 if edge is None else sum(min(edge, one.at) < x < max(edge, one.at) for x in across)
        aside = one.left - label.at if one.left >= label.at else (label.at - one.left) * _BACK
        return through, crossed, max(len(one.words.lines) - _LINES, 0), aside, one.left

    best = label
    if score(label)[0] == 0:
        return label
    for left, right in pairwise((room[0] - _GAP, *across, room[1] + _GAP)):
        free = right - left - 2 * _CLEAR
        if right < label.at - _NEAR or left > max(last, label.at) + _NEAR or free <= 0:
            continue
        for words in _broken(label, free):
            long = along(words, label.down)
            gap = min(_GAP, (right - left - long) / 2)
            for begin in (left + gap, right - gap - long, label.left):
                tried = msgspec.structs.replace(label, left=begin, words=words)
                if fits(tried):
                    best = min(best, tried, key=score)
    return best


def _broken(label: Label, free: float) -> list[Words]:
    """The words of a label as they are or in lines no wider than `free`; none where a word is wider."""
    if label.along <= free:
        return [label.words]
    if label.down:
        return []
    words = wrapped(label.text, SIZE, free, label.words.bold)
    return [words] if widest_word(label.text, SIZE, label.words.bold) <= free else []
