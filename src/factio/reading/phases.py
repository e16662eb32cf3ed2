"""Whether a state begins, holds or ends where it is told, and whether it is over by then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factio.model import Phase
from factio.reading.frames.matching import Draft
from factio.reading.scene import Dated, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

ONCE = re.compile(
    r"\b(?:formerly|previously|once|earlier|hitherto|originally|until then|till then)[, ]+(?:also\s+)?"
    r"(?:(?:the|a|an|its|their|his|her)\s+)?(?:[\w-]+\s+){0,2}$",
    re.I,
)
"""Words before a noun that say that what it tells was so before."""
_FORMER = re.compile(
    r"\b(?:former|ex|late|erstwhile|one-time|onetime|past|previous|then-former|murdered|deceased)[\s-]+(?:[\w-]+\s+){0,3}$",
    re.I,
)


def phase_of(draft: Draft, scene: Scene, found: Dated, former: bool, sort: str) -> Phase | None:
    """The phase of a claim: what its words say of it, else what its date does."""
    if sort != "state":
        return draft.phase  # type: ignore[return-value]
    if former and draft.phase in {None, "holds"}:
        return "ends"
    if draft.phase in {None, "holds"} and (turn := _turned(draft, scene)):
        return turn
    if found.phase == "holds":
        return "holds"
    if found.phase is not None and draft.phase in {None, "holds"}:
        return found.phase
    return draft.phase or "holds"  # type: ignore[return-value]


_FALLS = frozenset("fall collapse end resign dissolve".split())
_TOPPLES = frozenset("bring topple overthrow dismiss oust depose end dissolve defeat".split())


def _of_a_government(noun: Token) -> Phase | None:
    """ "his government fell" ends it, "the incoming government of X" starts it."""
    lemma = noun.head.lemma_.lower()
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in noun.head.children):
        return None  # a purpose: "plotted to overthrow the government of X"
    if (noun.dep_ == "nsubj" and lemma in _FALLS) or (
        noun.dep_ in {"dobj", "nsubjpass"} and lemma in _TOPPLES
    ):
        return "ends"
    return "starts" if any(c.lower_ in {"incoming"} for c in noun.children) else None


def _turned(draft: Draft, scene: Scene) -> Phase | None:
    """ "began to edit" starts a state, "ceased to be" ends one."""
    verb = scene.doc[draft.verb]
    if draft.frame.endswith("someone's government"):
        return _of_a_government(verb)
    if verb.dep_ != "xcomp":
        return None
    lemma = verb.head.lemma_.lower()
    return "starts" if lemma in {"start", "begin"} else "ends" if lemma in {"cease", "stop"} else None


def is_former(draft: Draft, scene: Scene) -> bool:
    """Whether the noun that tells a state says that it is over ("former leader")."""
    token = scene.doc[draft.anchors[0]] if draft.anchors else None
    if token is None:
        return False
    if token.pos_ in {"VERB", "AUX"}:
        return False
    start = scene.office_at[token.i].start if token.i in scene.office_at else token.idx
    before = scene.line.text[max(0, start - 40) : start]
    return bool(_FORMER.search(before) or ONCE.search(before)) or (
        token.i in scene.office_at and bool(re.match(r"(?:former|ex)\b", scene.line.text[start:], re.I))
    )


def had_happened(draft: Draft, scene: Scene) -> bool:
    """ "A, who had left the union, was elected": what came before the event that has the date."""
    verb = scene.doc[draft.verb]
    if draft.phase in {None, "holds"} and draft.kind in {"leadership", "membership"}:
        return False
    return verb.dep_ == "relcl" and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)


_LASTS = frozenset("be serve work belong act sit lead head chair edit direct represent run".split())


def is_open(draft: Draft, found: Dated) -> bool:
    """Whether what had been has no time of its own ("had been in office in the 1970s" tells one)."""
    return not draft.dated or found.edtf is None or found.edtf.startswith("[")


def was_before(draft: Draft, scene: Scene) -> bool:
    """ "had been a member", "after serving as secretary": a state that is over when the sentence plays."""
    verb = scene.doc[draft.verb]
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if "had" in helpers and draft.phase in {None, "holds"} and verb.lemma_ in _LASTS:
        return True
    return (
        verb.tag_ == "VBG"
        and verb.dep_ == "pcomp"
        and verb.head.lower_ == "after"
        and verb.lemma_ in {"serve", "be", "work", "act"}
    )


def no_longer(draft: Draft, scene: Scene) -> bool:
    """ "is no longer a member": a state that is over."""
    return any(
        token.lower_ == "longer" and token.i and scene.doc[token.i - 1].lower_ == "no"
        for place in {draft.verb, *draft.anchors}
        for token in scene.doc[place].children
    )
