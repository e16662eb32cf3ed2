"""What ties one organisation to another: read off the claims of a chronicle, under the rules of ties.toml."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from typing import Literal

import msgspec

from factio.chronology import Chronicle
from factio.chronology.days import ALWAYS, FOREVER, Window, between, hull, whole, years_apart
from factio.errors import DateError
from factio.model.spell import Between
from factio.model.told import ToldClaim

Sort = Literal["thick", "thin"]


class TieRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which roles of a kind hold the older and the younger, and how such a tie is told in a sentence."""

    kind: str
    older: str
    younger: str
    sort: Sort
    told: str


class Tie(msgspec.Struct, frozen=True):
    """One organisation came out of another ("thick"), or belongs to it ("thin").

    `when` bounds the event, or the begin of the state; (None, None) where no source dates it. `until` bounds
    the end of a state and is None for an event. Where sources date an event to times that exclude each
    other, `readings` has each and `when` spans all. `claims` are the ids of those that tell it.
    Where no source tells the begin of a state, `begun` is false and `when` is when it is first shown.
    """

    kind: str
    sort: Sort
    older: str
    younger: str
    when: Between
    claims: tuple[str, ...]
    until: Between | None = None
    readings: tuple[Between, ...] = ()
    begun: bool = True

    @property
    def dated(self) -> bool:
        """Whether any source tells when."""
        return self.when != (None, None)


@lru_cache(maxsize=1)
def tie_rules() -> dict[str, TieRule]:
    """The rules of ties.toml by kind."""
    text = (resources.files("factio.lineage") / "ties.toml").read_text(encoding="utf-8")
    listed = msgspec.convert(tomllib.loads(text), dict[str, list[TieRule]])["tie"]
    return {rule.kind: rule for rule in listed}


def told(tie: Tie) -> str:
    """The tie as a sentence without its date."""
    return tie_rules()[tie.kind].told.format(older=tie.older, younger=tie.younger)


def ties(chronicle: Chronicle) -> list[Tie]:
    """All ties that claims assert, each once, in the order of time.

    What is only planned, attempted, alleged or denied ties nobody. Persons and places are no organisations.
    """
    found = [*_events(chronicle), *_states(chronicle)]
    return sorted(found, key=lambda tie: (_first(tie.when), tie.kind, tie.older, tie.younger))


def _first(when: Between) -> tuple[int, int]:
    low, high = when
    return (
        (low or high).toordinal() if (low or high) else FOREVER,  # type: ignore[union-attr]
        high.toordinal() if high else FOREVER,
    )


def counts(chronicle: Chronicle, claim: ToldClaim) -> bool:
    """Whether a claim asserts that something happened, and is not only planned, tried, alleged or denied."""
    weak = chronicle.rules.general.modalities
    return claim.polarity is None and (claim.modality is None or claim.modality not in weak)


def bodies_in(chronicle: Chronicle, claim: ToldClaim, role: str) -> list[str]:
    """Main names of the bodies that fill a role, persons and places left out."""
    names = (name for name in claim.fillers(role) if name not in chronicle.bodies.others)
    return list(dict.fromkeys(chronicle.bodies.main(name) for name in names))


def _events(chronicle: Chronicle) -> Iterator[Tie]:
    told_of: dict[tuple[str, str, str], list[tuple[Window, str]]] = defaultdict(list)
    for claim in chronicle.claims:
        rule = tie_rules().get(claim.kind)
        if rule is None or rule.sort != "thick" or not counts(chronicle, claim):
            continue
        when = dated(claim.date)
        for older in bodies_in(chronicle, claim, rule.older):
            for younger in bodies_in(chronicle, claim, rule.younger):
                if older != younger:
                    told_of[claim.kind, older, younger].append((when, claim.id))
    for (kind, older, younger), tellings in sorted(told_of.items()):
        for when, readings, claims in gathered(tellings, chronicle.rules.general.near):
            yield Tie(kind, "thick", older, younger, between(when), claims, None, readings)


def dated(date: str | None) -> Window:
    """When a claim's event happened; always, where it is not dated."""
    if date is None:
        return ALWAYS
    try:
        return whole(date)
    except DateError:
        return ALWAYS


def gathered(
    tellings: Iterable[tuple[Window, str]], near: int
) -> list[tuple[Window, tuple[Between, ...], tuple[str, ...]]]:
    """Tellings of one event put together, with ids of their claims: windows that meet are narrowed to what
    all allow, others are readings of one event if they lie at most `near` years apart, else other events.
    What is not dated goes with the first event.
    """
    listed = sorted(set(tellings))
    known = sorted((one for one in listed if one[0].dated), key=lambda one: (one[0].hi, one[0].lo, one[1]))
    undated = [claim for window, claim in listed if not window.dated]
    groups: list[list[tuple[Window, set[str]]]] = []
    for window, claim in known:
        for group in groups:
            place = next((i for i, (seen, _) in enumerate(group) if seen.meets(window)), None)
            if place is not None:
                seen, claims = group[place]
                group[place] = (seen.both(window), claims | {claim})
                break
            if any(years_apart(seen, window) <= near for seen, _ in group):
                group.append((window, {claim}))
                break
        else:
            groups.append([(window, {claim})])
    if not groups:
        return [(ALWAYS, (), tuple(sorted(undated)))] if undated else []
    groups[0][0][1].update(undated)
    found = []
    for group in groups:
        readings = tuple(between(window) for window, _ in group) if len(group) > 1 else ()
        ids = tuple(sorted({claim for _, own in group for claim in own}))
        found.append((hull(window for window, _ in group), readings, ids))
    return found


def _states(chronicle: Chronicle) -> Iterator[Tie]:
    thin = {kind: rule for kind, rule in tie_rules().items() if rule.sort == "thin"}
    for key in chronicle.all_keys():
        rule = thin.get(key[0])
        if rule is None:
            continue
        named = dict(zip(chronicle.state(key).roles, key[1], strict=False))
        older, younger = named.get(rule.older, ""), named.get(rule.younger, "")
        if not older or not younger or older == younger:
            continue
        for spell in chronicle.spells(key):
            claims = sorted({*spell.begin.claims, *spell.end.claims, *spell.witnesses})
            if not claims:
                continue
            first = spell.begin.between if spell.begin.told else spell.attested[0]
            last = spell.end.between if spell.end.told else (spell.attested[1][0], None)
            yield Tie(key[0], "thin", older, younger, first, tuple(claims), last, (), spell.begin.told)


__all__ = ["Tie", "TieRule", "bodies_in", "counts", "dated", "gathered", "tie_rules", "ties", "told"]
