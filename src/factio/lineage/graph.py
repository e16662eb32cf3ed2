"""Who came from whom, and what became of it: the ties of a chronicle as a graph that is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec
import rustworkx as rx

from factio.chronology import Chronicle
from factio.errors import NameNotFound
from factio.lineage.body import Body, bodies
from factio.lineage.ties import Sort, Tie, ties

ALL: tuple[Sort, ...] = ("thick", "thin")
_FAR = 1 << 30


class Relative(msgspec.Struct, frozen=True):
    """Somebody `steps` generations away, and the ties that lead there on a shortest way."""

    name: str
    steps: int
    by: tuple[Tie, ...]


class Way(msgspec.Struct, frozen=True):
    """One way from an organisation to another: all names on it, and the tie between each two."""

    names: tuple[str, ...]
    ties: tuple[Tie, ...]


class Lineage:
    """All organisations of a chronicle and the ties between them.

    A name may be any of an organisation's names. All questions raise NameNotFound on one that no claim has.
    `sorts` limits them to "thick" ties (came out of, split, merged) or "thin" ones (wings, fronts).
    """

    def __init__(self, chronicle: Chronicle, called: Mapping[str, Sequence[str]] | None = None) -> None:
        """`called` leads from names to main names where a record knows more than the claims."""
        self.chronicle = chronicle
        self._called = called or {}
        self.ties = tuple(ties(chronicle))
        self.graph: rx.PyDiGraph[str, Tie] = rx.PyDiGraph(multigraph=True)
        tied = {name for tie in self.ties for name in (tie.older, tie.younger)}
        living = {key[1][0] for key in chronicle.all_keys() if key[0] == "existence"}
        names = sorted((tied | living) - chronicle.bodies.others)
        self._node = dict(zip(names, self.graph.add_nodes_from(names), strict=True))
        for tie in self.ties:
            if tie.older in self._node and tie.younger in self._node:
                self.graph.add_edge(self._node[tie.older], self._node[tie.younger], tie)

    @property
    def names(self) -> tuple[str, ...]:
        """Main names of all organisations."""
        return tuple(self._node)

    def main(self, name: str) -> str:
        """The main name of the organisation that `name` means; of several, the one with the most ties."""
        meant = [self.chronicle.bodies.main(one) for one in self._called.get(name, ())]
        found = [one for one in (*meant, *self.chronicle.find(name)) if one in self._node]
        if not found:
            raise NameNotFound(name)
        return min(found, key=lambda one: (-self._degree(one), one))

    def _degree(self, name: str) -> int:
        node = self._node[name]
        return self.graph.in_degree(node) + self.graph.out_degree(node)

    def bodies(self, names: Iterable[str]) -> dict[str, Body]:
        """These organisations, each with its lives and names."""
        return bodies(self.chronicle, sorted(set(names)))

    def ancestors(
        self, name: str, up: int | None = None, sorts: Sequence[Sort] = ("thick",)
    ) -> list[Relative]:
        """What `name` came from, up to `up` generations (all without), nearest first."""
        return self._walk(self.main(name), up, sorts, upwards=True)

    def descendants(
        self, name: str, down: int | None = None, sorts: Sequence[Sort] = ("thick",)
    ) -> list[Relative]:
        """What came out of `name`, down to `down` generations (all without), nearest first."""
        return self._walk(self.main(name), down, sorts, upwards=False)

    def _walk(self, start: str, limit: int | None, sorts: Sequence[Sort], upwards: bool) -> list[Relative]:
        found: dict[str, Relative] = {}
        seen, here = {start}, [start]
        for steps in range(1, (_FAR if limit is None else limit) + 1):
            by: dict[str, list[Tie]] = defaultdict(list)
            for one in here:
                for tie in self._beside(one, sorts, upwards):
                    other = tie.older if upwards else tie.younger
                    if other not in seen:
                        by[other].append(tie)
            if not by:
                break
            here = sorted(by)
            seen.update(here)
            found.update({one: Relative(one, steps, tuple(by[one])) for one in here})
        return list(found.values())

    def _beside(self, name: str, sorts: Sequence[Sort], upwards: bool) -> list[Tie]:
        node = self._node[name]
        edges = self.graph.in_edges(node) if upwards else self.graph.out_edges(node)
        found = [tie for _, _, tie in edges if tie.sort in sorts]
        return sorted(found, key=lambda tie: (tie.older, tie.younger, tie.kind, tie.claims))

    def family(
        self, name: str, up: int | None = None, down: int | None = None, sorts: Sequence[Sort] = ALL
    ) -> list[str]:
        """`name` with its ancestors and descendants; without limits all that any ties join to it.

        With a limit on one side the other side is as far as that is given (none: all).
        """
        start = self.main(name)
        if up is None and down is None:
            return self._joined(start, sorts)
        found = {start}
        found.update(one.name for one in self._walk(start, up, sorts, upwards=True))
        found.update(one.name for one in self._walk(start, down, sorts, upwards=False))
        return sorted(found)

    def _joined(self, start: str, sorts: Sequence[Sort]) -> list[str]:
        seen, todo = {start}, [start]
        while todo:
            one = todo.pop()
            for upwards in (True, False):
                for tie in self._beside(one, sorts, upwards):
                    other = tie.older if upwards else tie.younger
                    if other not in seen:
                        seen.add(other)
                        todo.append(other)
        return sorted(seen)

    def among(self, names: Iterable[str], sorts: Sequence[Sort] = ALL) -> list[Tie]:
        """The ties between these organisations, in the order of time."""
        wanted = set(names)
        return [
            tie for tie in self.ties if tie.sort in sorts and tie.older in wanted and tie.younger in wanted
        ]

    def path(self, one: str, other: str, sorts: Sequence[Sort] = ALL) -> Way | None:
        """A shortest way from `one` to `other` along ties, whichever way these point; None without one."""
        found = self.paths(one, other, longest=None, sorts=sorts, shortest=True)
        return found[0] if found else None

    def paths(
        self,
        one: str,
        other: str,
        longest: int | None = 8,
        sorts: Sequence[Sort] = ALL,
        shortest: bool = False,
    ) -> list[Way]:
        """All ways of at most `longest` ties, or all `shortest` ones; the shorter first."""
        start, goal = self.main(one), self.main(other)
        if start == goal:
            return [Way((start,), ())]
        plain: rx.PyGraph[str, Tie] = rx.PyGraph(multigraph=False)
        plain.add_nodes_from(list(self._node))
        between: dict[tuple[int, int], Tie] = {}
        for tie in self.ties:
            if tie.sort in sorts and tie.older in self._node and tie.younger in self._node:
                a, b = sorted((self._node[tie.older], self._node[tie.younger]))
                if (a, b) not in between:
                    between[a, b] = tie
                    plain.add_edge(a, b, tie)
        a, b = self._node[start], self._node[goal]
        if shortest:
            routes = [list(route) for route in rx.all_shortest_paths(plain, a, b)]
        else:
            cutoff = None if longest is None else longest + 1
            routes = [list(route) for route in rx.all_simple_paths(plain, a, b, cutoff=cutoff)]
        known = list(self._node)
        ways = [
            Way(
                tuple(known[node] for node in route),
                tuple(between[min(x, y), max(x, y)] for x, y in pairwise(route)),
            )
            for route in routes
        ]
        return sorted(ways, key=lambda way: (len(way.names), way.names))

    def common_ancestors(self, one: str, other: str, sorts: Sequence[Sort] = ("thick",)) -> list[str]:
        """From whom both came, the nearest to both first. One may be the ancestor of the other."""
        steps: list[dict[str, int]] = []
        for name in (one, other):
            near = {relative.name: relative.steps for relative in self.ancestors(name, None, sorts)}
            steps.append({self.main(name): 0, **near})
        both = set(steps[0]) & set(steps[1])
        return sorted(both, key=lambda name: (steps[0][name] + steps[1][name], name))
