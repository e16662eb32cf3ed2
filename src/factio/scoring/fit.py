"""Whether two claims say the same, and how many of their details agree."""

from __future__ import annotations

import re

from factio.codebook import Kind
from factio.scoring.coded import Coded
from factio.scoring.names import Names, plain

# Roles that may be left out when the gold only describes what fills them ("<alliance of A and B>").
MAY_STAY_NAMELESS = frozenset((("split", "into"), ("alliance", "alliance")))
# A name under discussion is compared as it is written, not as what it stands for.
TAKEN_LITERALLY = ("name", "name")
NOT_DONE = ("planned", "attempted")


def phase_fits(gold: Coded, machine: Coded, loose: bool) -> bool:
    """Joined is not left; what is planned or attempted is not done; loosely, `holds` fits both ends."""
    meant = [claim.modality if claim.modality in NOT_DONE else None for claim in (gold, machine)]
    if meant[0] != meant[1]:
        return False
    ours, theirs = gold.phase, machine.phase or "holds"
    return not ours or theirs == ours or (loose and "holds" in (ours, theirs))


def anchors_fit(gold: Coded, machine: Coded, kind: Kind, names: Names) -> bool:
    """Whether both are about the same (of a list at least half must fit, each way) and no figure differs."""
    if kind.either:
        if not _any_same(_together(gold, kind), _together(machine, kind), names):
            return False
    elif not all(_anchor_fits(role, gold, machine, names) for role in kind.anchors):
        return False
    for role in kind.figures:
        both = role in gold.roles and role in machine.roles
        if both and not figures_agree(gold.roles[role][0], machine.roles[role][0]):
            return False
    return (gold.polarity or "") == (machine.polarity or "")


def figures_agree(one: str, other: str) -> bool:
    """Numbers: the same value in any grouping, with or without "%". Words: one within the other."""
    left, right = (re.sub(r"[,%\s]", "", value).removesuffix(".0") for value in (one, other))
    try:
        return float(left) == float(right)
    except ValueError:
        return plain(one) in plain(other) or plain(other) in plain(one)


def key(claim: Coded, kind: Kind, names: Names) -> tuple[object, ...]:
    """What makes two claims of one source one fact: said twice, it is scored once."""
    parts: list[object] = [claim.kind, claim.date, claim.polarity]
    for role in (*kind.anchors, *kind.tells_apart):
        if role == "phase":
            parts.append(claim.phase)
            continue
        form = plain if (claim.kind, role) == TAKEN_LITERALLY else names.main
        parts.append(tuple(sorted(form(value) for value in claim.roles.get(role, ()))))
    return tuple(parts)


def details(gold: Coded, machine: Coded, kind: Kind, names: Names) -> tuple[int, int, int]:
    """(values that agree, values of the gold, values of the machine) outside the anchors.

    A list counts by item, and a list among the anchors counts here too: half of it is enough to fit.
    """
    ours, theirs = _details_of(gold), _details_of(machine)
    listed = {
        role
        for role in kind.anchors
        if role in gold.listed and kind.roles[role].many and role != kind.distribute and not kind.either
    }
    agree = of_gold = of_machine = 0
    for role in ({*ours, *theirs} - set(kind.anchors)) | listed:
        mine, others = ours.get(role, ()), theirs.get(role, ())
        said = sum(any(names.near(one, other) for other in others) for one in mine)
        agree += said
        of_gold += len(mine)
        # Two values of the gold may stand in one of the machine's: then it said both.
        of_machine += max(len(others), said)
    return agree, of_gold, of_machine


def _details_of(claim: Coded) -> dict[str, tuple[str, ...]]:
    beside = {"modality": claim.modality, "by": claim.by}
    return {**claim.roles, **{name: (value,) for name, value in beside.items() if value}}


def _anchor_fits(role: str, gold: Coded, machine: Coded, names: Names) -> bool:
    ours, theirs = gold.roles.get(role, ()), machine.roles.get(role, ())
    if not ours:
        return True
    if not theirs:
        return (gold.kind, role) in MAY_STAY_NAMELESS and all(name.startswith("<") for name in ours)
    if (gold.kind, role) == TAKEN_LITERALLY:
        return {plain(name) for name in ours} == {plain(name) for name in theirs}
    found = sum(any(names.same(one, other) for other in theirs) for one in ours)
    explained = sum(any(names.same(one, other) for one in ours) for other in theirs)
    return found > 0 and 2 * found >= len(ours) and 2 * explained >= len(theirs)


def _together(claim: Coded, kind: Kind) -> list[str]:
    return [name for role in kind.anchors for name in claim.roles.get(role, ())]


def _any_same(ours: list[str], theirs: list[str], names: Names) -> bool:
    return any(names.same(one, other) for one in ours for other in theirs)
