"""Officers told with a deed: "founded the League, with X as its president and Y as secretary"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factio.reading.clauses.predicates import Predicate
from factio.reading.referring.anaphora import body_before_with
from factio.reading.referring.filling import fill
from factio.reading.referring.nouns import as_named
from factio.reading.scene import Filler, Scene, verb_over
from factio.reading.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

_MADE = frozenset(
    "found form establish create launch constitute set re-establish reconstitute revive refound organise "
    "organize build start inaugurate".split()
)
_TURNED = frozenset("unite merge fuse turn transform change carry go regroup".split())
"""Verbs of which a new body comes: what is told with them begins then too."""
_BETWEEN = frozenset("DET ADJ PUNCT CCONJ PRON ADV NUM ADP".split())
_FARTHEST = 40


def _with_over(token: Token) -> Token | None:
    """The "with" on which an office hangs."""
    here = token
    for _ in range(6):
        if here.head.i == here.i or here.pos_ in {"VERB", "AUX"}:
            return None
        if here.dep_ == "prep" and here.lower_ == "with":
            return here
        here = here.head
    return None


def _with_before(scene: Scene, token: Token) -> Token | None:
    """The "with" that opens a row of officers which a parse has torn apart ("with A as …, and B as …")."""
    for place in range(token.i - 1, max(-1, token.i - _FARTHEST), -1):
        here = scene.doc[place]
        if here.lower_ == "with":
            return here
        named = scene.view.top(here) in scene.mention_at and (
            scene.mention_at[scene.view.top(here)].type == "person"
        )
        in_office = any(o.start <= here.idx < o.end for o in scene.office_at.values())
        if not named and not in_office and (here.pos_ not in _BETWEEN or here.text in {";", ":"}):
            return None
    return None


def _with(scene: Scene, token: Token) -> Token | None:
    """The "with" behind which an office is told; None where there is none."""
    return _with_over(token) or _with_before(scene, token)


def _deed_before(preposition: Token) -> Token | None:
    """The verb of the deed that "with" goes with; None where none stands before it."""
    verb = verb_over(preposition.head)
    return verb if verb.pos_ in {"VERB", "AUX"} and verb.i < preposition.i else None


def accompanied(story: Story, scene: Scene, token: Token) -> Filler | None:
    """ "founded the union, with X as secretary": the body that the clause has made."""
    preposition = _with(scene, token)
    if preposition is None:
        return None
    verb = _deed_before(preposition)
    if verb is not None and verb.lemma_.lower() in _MADE:
        places = scene.view.verb(verb).slots.get("object", [])
        made = next((f for p in places for f in fill(story, scene, p, ("organisation",), False)), None)
        if made is not None:
            return made
    beside = body_before_with(scene, token)
    return None if beside is None else as_named(story, beside, ("organisation",), scene)


def with_whom_it_began(scene: Scene, predicate: Predicate) -> bool:
    """Whether an office begins with the body it is held in ("founded the League with X as secretary")."""
    if predicate.governor not in {"with", "as", ""}:
        return False
    token = scene.doc[predicate.token]
    as_what = any(t.lower_ == "as" for t in scene.doc[max(0, token.i - 6) : token.i])
    preposition = _with(scene, token) if as_what else None
    verb = _deed_before(preposition) if preposition is not None else None
    return verb is not None and verb.lemma_.lower() in _MADE | _TURNED
