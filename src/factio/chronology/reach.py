"""Which claims an answer about a name needs: those that name it, and those that name whom it is tied to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factio.codebook.chronology_rules import ChronologyRules
from factio.identity import plain
from factio.model.told import ToldClaim


class Reach:
    """Finds the claims that bear on a name, among claims indexed once.

    A record with its own index follows the same three steps: all names of the same body (over `renaming`
    and `name` claims, to the end of the chain); whoever fills a role beside one of these, with all of
    their names; and whoever held an office in one of the bodies so found.
    """

    def __init__(self, claims: Iterable[ToldClaim], rules: ChronologyRules) -> None:
        self._claims = list(claims)
        self._rules = rules
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for number, claim in enumerate(self._claims):
            for name in set(self._names(claim)):
                self._by_name[plain(name)].append(number)

    def claims(self, name: str) -> list[ToldClaim]:
        """The claims that an answer about `name` rests on, in the order given."""
        mine = self._same({plain(name)})
        beside = self._same(mine | self._fillers(mine))
        holders = self._same(self._fillers(beside, offices=True))
        wanted = {number for n in mine | beside | holders for number in self._by_name.get(n, ())}
        return [self._claims[number] for number in sorted(wanted)]

    def _names(self, claim: ToldClaim) -> Iterable[str]:
        kind = self._rules.kinds.get(claim.kind)
        if kind is None:
            return
        roles = (*kind.named, "name") if claim.kind == "name" else kind.named
        for role in roles:
            yield from claim.fillers(role)

    def _same(self, names: set[str]) -> set[str]:
        """`names` and all that renamings and names set side by side lead to."""
        found, new = set(names), set(names)
        while new:
            step = {
                plain(other)
                for name in new
                for number in self._by_name.get(name, ())
                if self._claims[number].kind in ("renaming", "name")
                for other in self._names(self._claims[number])
            }
            new = step - found
            found |= new
        return found

    def _fillers(self, names: set[str], offices: bool = False) -> set[str]:
        found: set[str] = set()
        for name in names:
            for number in self._by_name.get(name, ()):
                claim = self._claims[number]
                kind = self._rules.kinds.get(claim.kind)
                state = self._rules.states.get(kind.state) if kind is not None else None
                if not offices or (state is not None and state.office):
                    found.update(map(plain, self._names(claim)))
        return found
