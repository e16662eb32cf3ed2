"""How often branches cross lanes in family trees, against Graphviz dot, and how fast large ones are drawn.

Families are 50 made-up ones and those of ten countries in ParlGov (where the shared folder is there;
FACTIO_SHARED names it). The same graph goes to both: a lane is a line through a vertex for each year in which
something happens to it, a branch joins two lanes in a year; dot is given one rank a year, since it knows no
time, with branches within their year and with branches that leave a year before; the better of both counts.
Crossings are counted in what comes out, ours from the places of lanes and branches on the paper, dot's from
the splines that it draws. "Of branches alone" leaves lanes out: ours, where one lies along another, against
dot with one vertex an organisation and no lanes.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date as Day
from itertools import pairwise
from pathlib import Path

from factio.chronology import Chronicle
from factio.figures import Caption, Pen
from factio.figures.axis import spanning
from factio.figures.lanes import Branch, Family, Lane, Mark, Piece, Stretch, family
from factio.figures.placing import in_order, plan
from factio.figures.tree import draw
from factio.lineage import Lineage

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("FACTIO_SHARED", HERE.parents[1] / "shared"))
COUNTRIES = (
    "Italy",
    "France",
    "Poland",
    "Japan",
    "Spain",
    "Greece",
    "Israel",
    "Netherlands",
    "Belgium",
    "Turkey",
)
UNTIL = Day(2024, 10, 31)
Point = tuple[float, float]
Line = list[Point]


def made_up(count: int, seed: int) -> Family:
    """A family of `count` organisations over a century: splits, and mergers at a third of the ends."""
    chance = random.Random(seed)
    first = Day(1900, 1, 1).toordinal()
    spans = [(0.0, 100.0)]
    branches: list[Branch] = []
    for number in range(1, count):
        begin = chance.uniform(1, 95)
        living = [n for n, (b, e) in enumerate(spans) if b < begin < e]
        end = min(100.0, begin + chance.expovariate(1 / 18) + 1)
        older = chance.choice(living[-12:])
        spans.append((begin, end))
        branches.append(branch("split", older, number, begin, first))
        into = [n for n, (b, e) in enumerate(spans) if b < end < e]
        if into and end < 100 and chance.random() < 0.35:
            branches.append(branch("merger", number, chance.choice(into[-12:]), end, first))
    lanes = tuple(
        Lane(
            f"Organisation {number}",
            (Mark(f"Organisation {number}"),),
            (Stretch((Piece("sure", day(b, first), day(e, first)),), "", ()),),
        )
        for number, (b, e) in enumerate(spans)
    )
    return Family(lanes, tuple(branches), (), day(100, first))


def day(years: float, first: int) -> int:
    return first + round(years * 365.25)


def branch(kind: str, older: int, younger: int, when: float, first: int) -> Branch:
    at = day(when, first)
    return Branch(kind, older, younger, at, at, at, False, True, "", ())


def parlgov() -> dict[str, Family]:
    """The families of ten countries, without organisations that nothing joins to another."""
    folder = SHARED / "reference" / "parlgov"
    if not folder.exists():
        return {}
    sys.path.insert(0, str(HERE.parent / "tests" / "chronology"))
    from parlgov import _rows, told

    country = {row["id"]: row["name"] for row in _rows(folder / "country.csv")}
    of = {f"[{row['id']}]": country[row["country"]] for row in _rows(folder / "party.csv")}
    claims, sources = told(folder)
    lineage = Lineage(Chronicle(claims, sources))
    tied = {name for tie in lineage.ties for name in (tie.older, tie.younger)}
    home = {name: next((of[n] for n in lineage.chronicle.bodies.names(name) if n in of), "") for name in tied}
    return {c: family(lineage, sorted(n for n in tied if home[n] == c), None, UNTIL) for c in COUNTRIES}


def ours(told: Family) -> tuple[int, int]:
    """Crossings on the paper: branches over lanes that they do not join, and branches along branches."""
    days = [d for lane in told.lanes for d in (lane.low, lane.high)]
    axis = spanning(days, 52, 1400)
    lanes = plan(told, axis, 0, in_order(told)).lanes
    found = along = 0
    upright = []
    for one in told.branches:
        x = axis.x(one.at)
        top, foot = sorted((lanes[one.older].middle, lanes[one.younger].middle))
        for lane in lanes:
            if lane.number not in (one.older, one.younger) and top < lane.middle < foot:
                found += lane.left < x - 0.5 and x + 0.5 < lane.right
        upright.append((x, top, foot, {one.older, one.younger}))
    for place, (x, top, foot, ends) in enumerate(upright):
        for other_x, other_top, other_foot, other_ends in upright[place + 1 :]:
            together = abs(x - other_x) < 0.5 and top < other_foot and other_top < foot
            along += together and not ends & other_ends
    return found, along


def years(told: Family) -> list[set[int]]:
    """The years in which something happens to each lane."""
    found = [{year(lane.low), year(lane.high)} for lane in told.lanes]
    for one in told.branches:
        found[one.older].add(year(one.at))
        found[one.younger].add(year(one.at))
    return found


def year(ordinal: float) -> int:
    return Day.fromordinal(round(ordinal)).year


def dot(told: Family, how: str) -> int:
    """Crossings between the splines that dot draws, of lines without a common end.

    "level": a branch lies within its year; "ahead": it leaves its lane a year before; "plain": no lanes.
    """
    listed = [{year(lane.low)} for lane in told.lanes] if how == "plain" else years(told)
    if how == "ahead":
        for one in told.branches:
            if year(one.at) - 1 >= min(listed[one.older]):
                listed[one.older].add(year(one.at) - 1)
    lines = ["digraph { rankdir=LR; splines=true; node [shape=point width=0.02]; edge [arrowhead=none];"]
    all_years = sorted({y for own in listed for y in own})
    lines += [f'"y{a}" -> "y{b}" [style=invis];' for a, b in pairwise(all_years)]
    for y in all_years:
        same = " ".join(f'"{n} {y}"' for n, own in enumerate(listed) if y in own)
        lines.append(f'{{ rank=same; "y{y}" {same} }}')
    for number, own in enumerate(listed):
        chain = sorted(own)
        lines += [f'"{number} {a}" -> "{number} {b}";' for a, b in pairwise(chain)]
    for one in told.branches:
        at = year(one.at)
        ends = (at, at)
        if how == "plain":
            ends = (min(listed[one.older]), min(listed[one.younger]))
        elif how == "ahead" and at - 1 in listed[one.older]:
            ends = (at - 1, at)
        lines.append(f'"{one.older} {ends[0]}" -> "{one.younger} {ends[1]}";')
    text = "\n".join([*lines, "}"])
    made = subprocess.run(
        ["dot", "-Tjson"], input=text, capture_output=True, text=True, check=True, timeout=600
    )
    drawn = json.loads(made.stdout)
    splines = [
        (edge["tail"], edge["head"], sampled(edge["pos"]))
        for edge in drawn.get("edges", ())
        if edge.get("style") != "invis" and "pos" in edge
    ]
    return crossed(splines)


def sampled(pos: str) -> Line:
    """A spline as a line of short pieces."""
    points = [tuple(map(float, p.split(","))) for p in pos.split() if not p.startswith(("e,", "s,"))]
    line: Line = [points[0]]  # type: ignore[list-item]
    for start in range(0, len(points) - 3, 3):
        a, b, c, d = points[start : start + 4]
        for step in range(1, 9):
            t = step / 8
            u = 1 - t
            line.append(
                tuple(  # type: ignore[arg-type]
                    u**3 * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t**3 * d[k] for k in (0, 1)
                )
            )
    return line


def crossed(splines: Sequence[tuple[int, int, Line]]) -> int:
    boxes = [
        (min(x for x, _ in line), max(x for x, _ in line), min(y for _, y in line), max(y for _, y in line))
        for _, _, line in splines
    ]
    found = 0
    for place, (tail, head, line) in enumerate(splines):
        for other in range(place + 1, len(splines)):
            other_tail, other_head, other_line = splines[other]
            if {tail, head} & {other_tail, other_head}:
                continue
            a, b = boxes[place], boxes[other]
            if a[0] > b[1] or b[0] > a[1] or a[2] > b[3] or b[2] > a[3]:
                continue
            found += any(meet(p, q, r, s) for p, q in pairwise(line) for r, s in pairwise(other_line))
    return found


def meet(
    p: tuple[float, float], q: tuple[float, float], r: tuple[float, float], s: tuple[float, float]
) -> bool:
    def side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return side(p, q, r) * side(p, q, s) < 0 and side(r, s, p) * side(r, s, q) < 0


def main() -> None:
    families = {f"made-up {n}": made_up(8 + n, n) for n in range(50)}
    groups = {"50 made-up families": families, "ParlGov, 10 countries": parlgov()}
    have_dot = subprocess.run(["which", "dot"], capture_output=True).returncode == 0
    totals = [0, 0, 0, 0]
    for name, group in groups.items():
        counted = [ours(told) for told in group.values()]
        mine, along = sum(map(sum, counted)), sum(one for _, one in counted)
        ways = [(dot(told, "level"), dot(told, "ahead")) for told in group.values()] if have_dot else []
        theirs = sum(map(min, ways))
        plain = sum(dot(told, "plain") for told in group.values()) if have_dot else 0
        lanes = sum(len(told.lanes) for told in group.values())
        totals = [a + b for a, b in zip(totals, (mine, theirs, along, plain), strict=True)]
        print(
            f"{name}: {lanes} lanes; crossings {mine}, dot {theirs}; of branches alone {along}, dot {plain}"
        )
    if not have_dot:
        print("dot is not here (Graphviz); nothing to compare with")
    print(f"in total: {totals[0]}, dot {totals[1]}; of branches alone {totals[2]}, dot {totals[3]}")
    for count in (100, 300, 1000):
        told = made_up(count, 1)
        started, worked = time.perf_counter(), time.process_time()
        svg = draw(told, Caption((), 0, UNTIL), f"{count} organisations", Pen())
        took, of_it = time.perf_counter() - started, time.process_time() - worked
        print(f"{count} organisations drawn in {took:.2f} s ({of_it:.2f} s of work), {len(svg) // 1024} KB")


if __name__ == "__main__":
    main()
