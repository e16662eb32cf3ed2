"""Who leads a split leaves: the membership that ends with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from factio.model import Claim, Why
from factio.reading.story import Story


def leavers(claims: Sequence[Claim], story: Story) -> Iterator[Claim]:
    """The end of membership of each person who leads a split, where the words do not tell it themselves."""
    told = {
        (c.roles.get("person"), c.roles.get("organisation"))
        for c in claims
        if c.kind == "membership" and c.phase == "ends"
    }
    for claim in claims:
        old, leaders = claim.roles.get("from"), claim.roles.get("leader", ())
        if claim.kind != "split" or not isinstance(old, str) or claim.polarity or claim.modality:
            continue
        for person in leaders if isinstance(leaders, tuple) else (leaders,):
            if (person, old) in told or story.cast.type_of(person) != "person":
                continue
            told.add((person, old))
            why = (*claim.why, Why("frame", f"{person} leads what leaves {old}"))
            yield msgspec.structs.replace(
                claim,
                kind="membership",
                roles={"person": person, "organisation": old},
                phase="ends",
                frame="membership: leads what leaves",
                why=why,
            )
