"""Labels of lanes, and how they get out of the way of the branches that pass behind them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factio.figures.axis import Axis
from factio.figures.lanes import Branch, Lane, Mark
from factio.figures.text import Words

THICK, SLIM = 11.0, 7.0
OPEN = 24.0  # how long the dots are that say that no begin is told
LEAST = 3.0  # what lasted a day is seen all the same
SIZE = 11.0
APART = 12.0  # between two lanes in one row
ABOVE = 3.0  # between a label and its lane
EDGE = 12.0  # how far left a label may begin
HOLD = 24.0  # how much of its lane is left under a label that moves to the right
_CLEAR = 2.0  # between a label and a branch
_BACK = 2.5  # how much worse a label stands before its place than behind it


class Label(msgspec.Struct, frozen=True):
    """A name above its lane. `at` is its place on the lane, `lift` is how far above the lane it ends."""

    lane: int
    mark: Mark
    words: Words
    left: float
    at: float
    lift: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.words.width


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
        return self.middle - self.thickness / 2 - ABOVE - label.lift - label.words.height


Interval = tuple[float, float]


def cleared(
    placed: Sequence[Placed],
    reach: Sequence[Interval],
    rows: dict[int, int],
    branches: Sequence[Branch],
    axis: Axis,
) -> list[Placed]:
    """The lanes with labels moved sideways in the free room of their rows, to where fewest branches pass."""
    passing = [(axis.x(b.at), *sorted((placed[b.older].middle, placed[b.younger].middle))) for b in branches]
    in_row: dict[int, list[int]] = {}
    for lane, row in rows.items():
        in_row.setdefault(row, []).append(lane)
    now = list(reach)
    found = list(placed)
    for one in placed:
        others = [now[lane] for lane in in_row[rows[one.number]] if lane != one.number]
        room = _room(now[one.number], others, axis)
        labels = list(one.labels)
        for place, label in enumerate(labels):
            top, foot = one.top_of(label), one.top_of(label) + label.words.height
            across = sorted(x for x, high, low in passing if high < foot and low > top)
            beside = [(x.left, x.right) for x in labels if x is not label and _level(label, x)]
            # what stands right of the next name on the lane would be read as that name's
            last = one.labels[place + 1].at if place + 1 < len(labels) else one.right
            left = _best(label, last - HOLD, across, beside, room)
            labels[place] = msgspec.structs.replace(label, left=left)
        found[one.number] = msgspec.structs.replace(one, labels=tuple(labels))
        lefts, rights = [x.left for x in labels], [x.right for x in labels]
        low, high = now[one.number]
        now[one.number] = (min([low, *lefts]), max([high, *rights]))
    return found


def _level(one: Label, other: Label) -> bool:
    """Whether two labels of a lane have lines beside each other."""
    return one.lift < other.lift + other.words.height and other.lift < one.lift + one.words.height


def _room(mine: Interval, others: Sequence[Interval], axis: Axis) -> Interval:
    """How far the row is free around a lane."""
    left = max([EDGE, *(right + APART for _, right in others if right <= mine[0])])
    right = min([axis.right, *(left - APART for left, _ in others if left >= mine[1])])
    return left, right


def _best(
    label: Label, last: float, across: Sequence[float], beside: Sequence[Interval], room: Interval
) -> float:
    """Where the label begins: where it is, unless fewer branches pass through it elsewhere near by."""
    wide = label.words.width
    tries = [label.left]
    tries += [x + 4 for x in across] + [x - 4 - wide for x in across]
    best: tuple[int, float, float] | None = None
    for left in tries:
        right = left + wide
        if left != label.left:
            if left < room[0] or right > room[1]:
                continue
            # it still touches its place on the lane, or stands over the lane that it names
            if right < label.at - 6 or left > max(last, label.at + 8):
                continue
            if any(left < end + 6 and begin < right + 6 for begin, end in beside):
                continue
        through = sum(left - _CLEAR < x < right + _CLEAR for x in across)
        score = (through, left - label.at if left >= label.at else (label.at - left) * _BACK, left)
        if best is None or score < best:
            best = score
    assert best is not None
    return best[2]
