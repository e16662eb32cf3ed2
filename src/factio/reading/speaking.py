"""Of whom a sentence speaks most: its subjects, what its asides name, what those who merge become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factio.reading.mentions.entities import Mention
from factio.reading.referring.enumerations import all_listed
from factio.reading.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


def acting_together(scene: Scene) -> list[Mention]:
    """Those of one type that are together the subject of a line; none where it is one alone."""
    root = next((t for t in scene.doc if t.dep_ == "ROOT"), None)
    if root is None or root.pos_ not in {"VERB", "AUX"}:
        return []
    places = dict.fromkeys(p for s in scene.view.subjects(root) if s < root.i for p in all_listed(scene, s))
    found = [scene.mention_at[p] for p in places if p in scene.mention_at]
    return found if len({m.entity for m in found}) > 1 and len({m.type for m in found}) == 1 else []


JOINING = frozenset("merge unite join fuse amalgamate combine unify come band transform".split())
_AS = re.compile(
    r"\b(?:as|into|form|forming|create|creating|found|founding|under the names?(?: of)?) "
    r"(?:the |a |an )?(?:(?:new|single|united|common) )*(?:party |union |federation )?$"
)


def becomes(scene: Scene, root: Token) -> Mention | None:
    """What those who merge become: "A and B came together as C"."""
    behind = [m for m in scene.mentions if m.type == "organisation" and m.start > root.idx]
    return next((m for m in behind if _AS.search(scene.line.text[: m.start])), None)


def by_weight(scene: Scene) -> list[Mention]:
    """The mentions of a line in order, those of relative clauses before all others."""
    clauses = [t for t in scene.doc if t.dep_ in {"relcl", "acl"}]
    if not clauses or len(scene.mentions) < 2:
        return scene.mentions
    spans = [(t.left_edge.i, t.right_edge.i) for t in clauses]
    aside = {id(m) for place, m in scene.mention_at.items() if any(a <= place <= b for a, b in spans)}
    return sorted(scene.mentions, key=lambda m: id(m) not in aside)
