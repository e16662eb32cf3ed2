"""The order of lanes: never more crossings than it began with, the fewest where all orders can be tried."""

from __future__ import annotations

import itertools
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from factio.figures.order import Bar, Link, crossings, ordered


@st.composite
def small(draw: st.DrawFn) -> tuple[list[Bar], list[Link]]:
    count = draw(st.integers(3, 6))
    bars, links = [Bar(0, 100)], []
    for number in range(1, count):
        begin = draw(st.integers(1, 95))
        bars.append(Bar(begin, begin + draw(st.integers(1, 60))))
        links.append(Link(draw(st.integers(0, number - 1)), number, begin))
    return bars, links


@settings(max_examples=60, deadline=None, derandomize=True)
@given(small())
def test_few_lanes_cross_as_little_as_any_order_can(family):
    bars, links = family
    order = ordered(bars, links)
    assert sorted(order) == list(range(len(bars)))
    least = min(crossings(bars, links, one) for one in itertools.permutations(range(len(bars))))
    assert crossings(bars, links, order) == least


def test_a_branch_crosses_only_lanes_that_live_then_and_lie_between():
    bars = [Bar(0, 10), Bar(0, 4), Bar(5, 10)]
    assert crossings(bars, [Link(0, 2, 5)], [0, 1, 2]) == 0
    assert crossings(bars, [Link(0, 2, 3)], [0, 1, 2]) == 1
    assert crossings(bars, [Link(0, 2, 3)], [1, 0, 2]) == 0


def test_families_that_nothing_joins_lie_apart():
    bars = [Bar(0, 10)] * 4
    order = ordered(bars, [Link(0, 2, 1), Link(1, 3, 1)])
    assert {frozenset(order[:2]), frozenset(order[2:])} == {frozenset((0, 2)), frozenset((1, 3))}


def test_a_thousand_lanes_are_ordered_at_once():
    bars = [Bar(n / 10, n / 10 + 20) for n in range(1000)]
    links = [Link(n * 7 % (n - 1) if n > 2 else 0, n, n / 10) for n in range(1, 1000)]
    started = time.perf_counter()
    assert ordered(bars, links) == ordered(bars, links)
    assert time.perf_counter() - started < 10
