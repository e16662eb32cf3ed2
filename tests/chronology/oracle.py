"""What chronology must answer on existence, by trying everything: slow, and plain enough to be believed.

A *world* gives each claim one of its days. A *story* reads a world: beginnings and ends in the order of
days, with what it cannot tell left open (an end that no claim tells but that must be there; the true day
of a beginning that is told with two). Of all stories of all worlds only those count that need the fewest
turning points and contradictions. A day's answer is what these have to say of it together.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from factio.model.spell import AnswerWord

NEVER, ALWAYS = -1, 10_000
Life = tuple[int | None, int | None]  # first and last day; None where no claim tells it


class Told(NamedTuple):
    """A claim: "begins", "again" (a second life begins), "ends" or "acts", on one of `days`.

    `true` is the day of the history that it was made from, where it was made from one.
    """

    what: str
    days: tuple[int, ...]
    true: int | None = None


def answers(claims: list[Told], days: range) -> dict[int, AnswerWord]:
    """The answer for each of `days`."""
    claims = [claim for claim in claims if claim.what != "acts" or _can_be_inside(claim, claims)]
    stories = [story for world in _worlds(claims) for story in _stories(world)]
    if not stories:
        return dict.fromkeys(days, "unknown")
    fewest = min(cost for cost, _, _ in stories)
    kept = [(lives, acts) for cost, lives, acts in stories if cost == fewest]
    return {day: _together({_status(day, lives, acts) for lives, acts in kept}) for day in days}


def _worlds(claims: list[Told]) -> list[list[tuple[int, str]]]:
    whats = [claim.what for claim in claims]
    return [list(zip(choice, whats, strict=True)) for choice in product(*(c.days for c in claims))]


def _can_be_inside(act: Told, claims: list[Told]) -> bool:
    others = [claim for claim in claims if claim.what != "acts"]
    stories = [story for world in _worlds([*others, act]) for story in _stories(world)]
    fewest = min((cost for world in _worlds(others) for cost, _, _ in _stories(world)), default=0)
    return any(cost <= fewest for cost, _, _ in stories)


def _stories(world: list[tuple[int, str]]) -> list[tuple[int, list[Life], list[int]]]:
    """(turning points it needs, lives, days of acts) for each way to read a world."""
    acts = [day for day, what in world if what == "acts"]
    again = {day for day, what in world if what == "again"}
    points = sorted({(day, 1 if what == "ends" else 0) for day, what in world if what != "acts"})
    read: list[tuple[int, list[Life]]] = []
    for order in _orders(points):
        _read(order, again, acts, [], None, len(points), read)
    if not points:
        read = [(0, [(None, None)])]
    inside = []
    for cost, lives in read:
        if all(any(_within(act, life) for life in lives) for act in acts):
            inside.append((cost, lives, acts))
    return inside


def _orders(points: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Each order of the points: on one day something may begin before or after something ends."""
    orders: list[list[tuple[int, int]]] = [[]]
    for day in sorted({day for day, _ in points}):
        here = [point for point in points if point[0] == day]
        ways = [here, here[::-1]] if len(here) > 1 else [here]
        orders = [order + way for order in orders for way in ways]
    return orders


def _read(
    points: list[tuple[int, int]],
    again: set[int],
    acts: list[int],
    lives: list[Life],
    running: int | None,
    cost: int,
    read: list[tuple[int, list[Life]]],
) -> None:
    """Goes through the points in order; `running` is the first day of a life that has not ended yet."""
    if not points:
        read.append((cost, lives if running is None else [*lives, (running, None)]))
        return
    (day, is_end), *rest = points
    if is_end:
        if running is not None:
            _read(rest, again, acts, [*lives, (running, day)], None, cost, read)
        elif lives and lives[-1][1] is not None:
            # two ends of one life: it ended on one of them, or in between
            first, last = lives[-1]
            assert last is not None
            for true in range(last, day + 1):
                _read(rest, again, acts, [*lives[:-1], (first, true)], None, cost + 1, read)
        else:
            begin = next((first for first, ends in rest if not ends), None)
            if begin is None or begin in again or any(act < begin for act in acts):
                _read(rest, again, acts, [*lives, (None, day)], None, cost + 1, read)
            else:  # nothing shows a life before that beginning: the end is dated wrongly
                _read(rest, again, acts, lives, None, cost + 1, read)
    elif running is None:
        if not lives and day in again:
            for untold in range(NEVER, day + 1):  # an earlier life ended at some time before
                _read(rest, again, acts, [(None, untold)], day, cost + 2, read)
        else:
            _read(rest, again, acts, lives, day, cost, read)
    elif day in again:
        for untold in range(running, day + 1):
            _read(rest, again, acts, [*lives, (running, untold)], day, cost + 1, read)
    else:
        # two beginnings of one life: it began on one of them, or in between
        for true in range(running, day + 1):
            _read(rest, again, acts, lives, true, cost + 1, read)


def _within(day: int, life: Life) -> bool:
    return (NEVER if life[0] is None else life[0]) <= day <= (ALWAYS if life[1] is None else life[1])


def _status(day: int, lives: list[Life], acts: list[int]) -> str:
    """ "on", "going on" (begun, and no end told), "open" (nothing tells yet) or "off" on one day."""
    statuses = []
    for first, last in lives:
        shown = [act for act in acts if _within(act, (first, last))]
        shown += [point for point in (first, last) if point is not None and point > NEVER]
        begun = first if first is not None else min(shown, default=None)
        if last is not None and day > last:
            statuses.append("off")
        elif begun is None or (first is None and day < begun):
            statuses.append("open")
        elif day < begun:
            statuses.append("off")
        elif last is not None or day <= max(shown):
            statuses.append("on")
        else:
            statuses.append("going on")
    order = ("on", "going on", "open", "off")
    return min(statuses, key=order.index)


def _together(statuses: set[str]) -> AnswerWord:
    if statuses == {"on"}:
        return "yes"
    if statuses <= {"on", "going on"}:
        return "presumed"
    if statuses == {"off"}:
        return "no"
    if statuses.isdisjoint({"on", "going on"}):
        return "unknown"
    return "possible"
