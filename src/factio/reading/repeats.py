"""One fact, said twice in a sentence: the fuller of two claims that say the same is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factio.codebook.entries import Codebook
from factio.dates import bounds
from factio.model import Claim, RoleValue


def one_of_each(claims: Iterable[Claim], codebook: Codebook) -> list[Claim]:
    """The claims of one sentence, each fact once: of two that say the same of the same, the fuller."""
    kept: list[Claim] = []
    for claim in claims:
        same = next((k for k in kept if _same(k, claim, codebook)), None)
        if same is None:
            kept.append(claim)
        elif _fullness(claim) > _fullness(same):
            kept[kept.index(same)] = claim
    return [c for c in kept if not _told_otherwise(c, kept)]


def _told_otherwise(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether another claim of the sentence tells the same event: a founder where a founding is told, a body
    made by a merger, one set up again where it goes on under another name."""
    same = {
        "founder": [("founding", "organisation")],
        "founding": [("merger", "into"), ("reconstitution", "organisation")],
        "reconstitution": [("renaming", "from")],
    }.get(claim.kind, [])
    return any(
        (o.kind, role) in same
        and o.roles[role] == claim.roles.get("organisation")
        and (o.kind != "reconstitution" or o.date == claim.date)
        for o in others
        for role in ("organisation", "into", "from")
        if role in o.roles
    )


def _same(a: Claim, b: Claim, codebook: Codebook) -> bool:
    if a.kind != b.kind or (a.frame == b.frame and a.date != b.date and a.quote.startswith(b.quote[:20])):
        return False
    kind = codebook.kinds[a.kind]
    if kind.sort == "state" and a.phase != b.phase and "holds" not in (a.phase, b.phase):
        return False
    if kind.sort == "state" and a.phase != b.phase and a.date != b.date and _beside(a, b):
        return False
    if kind.sort == "event" and a.date and b.date and _apart(a.date, b.date):
        return False
    anchors = kind.anchors if not kind.either else tuple(set(a.roles) | set(b.roles))
    if any(not _agree(a.roles[r], b.roles[r]) for r in anchors if r in a.roles and r in b.roles):
        return False
    apart = [r for r in kind.tells_apart if r != "phase" and r not in kind.anchors] + (
        ["office"] if "office" in kind.roles else []
    )
    return not any(r in a.roles and r in b.roles and a.roles[r] != b.roles[r] for r in apart)


def _beside(a: Claim, b: Claim) -> bool:
    """Whether two claims stand in words of their own, sharing a name at most ("is A, who replaced B")."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared < 0.75 * min(a.end - a.start, b.end - b.start)


def _apart(one: str, other: str) -> bool:
    """Whether two dates allow no common day."""
    a, b = bounds(one), bounds(other)
    ends = [(a.latest, b.earliest), (b.latest, a.earliest)]
    return any(last is not None and first is not None and last < first for last, first in ends)


def _agree(one: RoleValue, other: RoleValue) -> bool:
    """Whether two fillers are the same, or two lists have a name in common."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return bool(set(one) & set(other))
    return one == other


def _fullness(claim: Claim) -> tuple[int, int, int, int]:
    listed = sum(len(v) for v in claim.roles.values() if isinstance(v, tuple))
    return (len(claim.roles), listed, int(claim.date is not None), int(claim.phase in {"starts", "ends"}))
