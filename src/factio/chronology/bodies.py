"""One body under several names: what renamings and names in brackets join.

Names that claims set beside each other (`name`) or turn into each other (`renaming`) are one body, unless
a claim tells the two apart: nothing splits from, merges into, founds or belongs to itself. A short form
that two bodies share joins nothing, but leads to both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from factio.codebook.chronology_rules import ChronologyRules
from factio.identity import plain
from factio.model.entity import EntityType
from factio.model.told import ToldClaim


class Bodies:
    """The bodies of a set of claims, and their names."""

    def __init__(
        self,
        claims: Iterable[ToldClaim],
        rules: ChronologyRules,
        types: Mapping[str, EntityType] | None = None,
    ) -> None:
        types = types or {}
        used: Counter[str] = Counter()
        apart: dict[str, set[str]] = defaultdict(set)
        renamings: set[tuple[str, str]] = set()
        aliases: dict[str, set[str]] = defaultdict(set)
        persons: Counter[str] = Counter()
        for claim in claims:
            kind = rules.kinds.get(claim.kind)
            if kind is None:
                continue
            fillers = {role: claim.fillers(role) for role in kind.named if role in claim.roles}
            for role, names in fillers.items():
                step = 1 if role in kind.persons else -1 if role in kind.bodies else 0
                for name in names:
                    used[name] += 1
                    persons[name] += step
            told = claim.polarity is None and claim.modality in (None, "de facto")
            if claim.kind == "renaming":
                if told:
                    renamings.update((a, b) for a in claim.fillers("from") for b in claim.fillers("into"))
            elif claim.kind == "name":
                for organisation in claim.fillers("organisation"):
                    for name in claim.fillers("name"):
                        aliases[plain(name)].add(organisation)
            else:
                _tell_apart(fillers, kind.anchors, apart)
        # persons and places do not come and go as organisations do
        self.others = frozenset(
            name
            for name, surplus in persons.items()
            if types.get(name, "person" if surplus > 0 else "other") in ("person", "place")
        )
        self._used = used
        self._join(renamings, aliases, apart)

    def _join(
        self, renamings: set[tuple[str, str]], aliases: dict[str, set[str]], apart: dict[str, set[str]]
    ) -> None:
        by_plain: dict[str, set[str]] = defaultdict(set)
        for name in self._used:
            by_plain[plain(name)].add(name)
        pairs = [
            (a, b)
            for names in by_plain.values()
            for a, b in zip(sorted(names), sorted(names)[1:], strict=False)
        ]
        for alias, organisations in aliases.items():
            if len(organisations) == 1:
                (organisation,) = organisations
                pairs += [(organisation, name) for name in by_plain.get(alias, ()) if name != organisation]
        parent: dict[str, str] = {}
        groups: dict[str, set[str]] = {}

        def root(name: str) -> str:
            while parent.get(name, name) != name:
                name = parent[name]
            return name

        for a, b in [*sorted(pairs), *sorted(renamings)]:
            one, other = sorted((root(a), root(b)))
            if one == other:
                continue
            ours, theirs = groups.get(one, {one}), groups.get(other, {other})
            if any(not apart[name].isdisjoint(theirs) for name in ours if name in apart):
                continue
            parent[other] = one
            groups[one] = ours | theirs
        self._main: dict[str, str] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        for name in self._used:
            top = root(name)
            members = groups.get(top, {top})
            if name in self._main:
                continue
            # the most used name stands for the body; the order of reading must not matter
            main = min(members, key=lambda n: (n.startswith("<"), -self._used[n], n))
            for member in members:
                self._main[member] = main
            if len(members) > 1:
                self._names[main] = tuple(sorted(members))
        self._found: dict[str, set[str]] = defaultdict(set)
        for name in self._used:
            self._found[plain(name)].add(self._main[name])
        for alias, organisations in aliases.items():
            self._found[alias].update(self.main(name) for name in organisations)

    def main(self, name: str) -> str:
        """The name that stands for the body of `name`; the name itself when nothing is known of it."""
        found = self._main.get(name)
        return name if found is None else found

    def names(self, main: str) -> tuple[str, ...]:
        """All names that claims use for a body, given its main name."""
        return self._names.get(main, (main,))

    def find(self, name: str) -> tuple[str, ...]:
        """Main names of the bodies that `name` may mean: by any of their names, case and accents aside."""
        if name in self._main:
            return (self._main[name],)
        return tuple(sorted(self._found.get(plain(name), ())))


def _tell_apart(
    fillers: dict[str, tuple[str, ...]], anchors: tuple[str, ...], apart: dict[str, set[str]]
) -> None:
    """Fillers of different roles of one claim are two bodies; so are those listed together in one."""
    listed = [(role, name) for role, names in fillers.items() for name in names]
    for role, name in listed:
        for other_role, other in listed:
            if name != other and (role != other_role or role in anchors):
                apart[name].add(other)
