"""One organisation as lineage sees it: its names in time, its lives, its bans, and what happened to it."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from factio.chronology import Chronicle
from factio.chronology.days import ALWAYS, FOREVER, Window, between
from factio.lineage.ties import bodies_in, counts, dated, gathered
from factio.model.spell import Between, Spell


class Renaming(msgspec.Struct, frozen=True):
    """From `when` on the organisation bears `name`; before it bore `former`."""

    name: str
    former: str
    when: Between
    claims: tuple[str, ...]
    readings: tuple[Between, ...] = ()


class Body(msgspec.Struct, frozen=True):
    """An organisation. `name` is its main name, `names` are all that claims use for it.

    `first_name` is what it was called before its first dated renaming. `lives` and `bans` are in the order
    of time; `colour` and `country` are as a source writes them, "" where none does.
    """

    name: str
    names: tuple[str, ...]
    lives: tuple[Spell, ...]
    bans: tuple[Spell, ...] = ()
    renamings: tuple[Renaming, ...] = ()
    colour: str = ""
    country: str = ""

    @property
    def first_name(self) -> str:
        """The name it began with."""
        return self.renamings[0].former if self.renamings else self.name

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims that its existence rests on, each once."""
        found: dict[str, None] = {}
        for life in self.lives:
            for claim in (*life.begin.claims, *life.end.claims, *life.witnesses):
                found[claim] = None
        return tuple(found)


def bodies(chronicle: Chronicle, names: list[str]) -> dict[str, Body]:
    """The bodies of these main names."""
    wanted = set(names)
    renamed = _renamings(chronicle, wanted)
    traits = _traits(chronicle, wanted)
    return {
        name: Body(
            name=name,
            names=chronicle.bodies.names(name),
            lives=tuple(chronicle.spells(("existence", (name,)))),
            bans=tuple(chronicle.spells(("ban", (name,)))),
            renamings=renamed.get(name, ()),
            colour=traits.get((name, "colour"), ""),
            country=traits.get((name, "country"), ""),
        )
        for name in sorted(wanted)
    }


def _renamings(chronicle: Chronicle, wanted: set[str]) -> dict[str, tuple[Renaming, ...]]:
    """Renamings inside one body in the order of time; those that no source dates come last."""
    tellings: dict[tuple[str, str, str], list[tuple[Window, str]]] = defaultdict(list)
    for claim in chronicle.claims:
        if claim.kind != "renaming" or not counts(chronicle, claim):
            continue
        for former in claim.fillers("from"):
            for name in claim.fillers("into"):
                main = chronicle.bodies.main(former)
                if main in wanted and main == chronicle.bodies.main(name) and former != name:
                    tellings[main, former, name].append((dated(claim.date), claim.id))
    found: dict[str, list[tuple[Window, Renaming]]] = defaultdict(list)
    for (main, former, name), told in sorted(tellings.items()):
        for when, readings, claims in gathered(told, chronicle.rules.general.near):
            found[main].append((when, Renaming(name, former, between(when), claims, readings)))
    return {
        main: tuple(one for _, one in sorted(listed, key=lambda pair: (_place(pair[0]), pair[1].name)))
        for main, listed in found.items()
    }


def _place(when: Window) -> tuple[int, int]:
    return (FOREVER, FOREVER) if when == ALWAYS else (when.hi if when.hi < FOREVER else when.lo, when.lo)


def _traits(chronicle: Chronicle, wanted: set[str]) -> dict[tuple[str, str], str]:
    """Colour and country, as most claims tell them."""
    told: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for claim in chronicle.claims:
        trait = claim.roles.get("trait")
        if claim.kind != "trait" or trait not in ("colour", "country") or not counts(chronicle, claim):
            continue
        for name in bodies_in(chronicle, claim, "organisation"):
            if name in wanted:
                for value in claim.fillers("value"):
                    told[name, str(trait)][value] += 1
    return {key: min(values, key=lambda v: (-values[v], v)) for key, values in told.items()}
