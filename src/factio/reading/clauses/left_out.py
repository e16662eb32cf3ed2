"""Sentences in the style of notes that leave out whom they speak of: "Merged with X in 1990."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factio.reading.clauses.predicates import Predicate
from factio.reading.scene import Filler

if TYPE_CHECKING:
    from factio.reading.scene import Scene
    from factio.reading.story import Story

_HELPERS = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})


def left_out(
    story: Story, scene: Scene, predicate: Predicate, slot: str, types: tuple[str, ...]
) -> Filler | None:
    """Whom the sentence's first word tells of, where that is a past verb without a subject; else None."""
    verb = scene.doc[predicate.token]
    if verb.i != 0 or predicate.sort != "verb" or verb.tag_ not in {"VBD", "VBN"}:
        return None
    if "organisation" not in types or story.cast.subject_type != "organisation" or not story.cast.subject:
        return None
    if any(c.dep_ in _HELPERS for c in verb.children):
        return None
    if verb.dep_ == "amod" and verb.head.dep_ == "ROOT":
        wanted = "subject"
    elif verb.dep_ == "ROOT":
        undergone = scene.view.passive(verb) and not predicate.slots.get("object")
        wanted = "object" if undergone else "subject"
    else:
        return None
    if slot != wanted:
        return None
    return Filler(story.cast.subject, "organisation", verb.idx, verb.idx + len(verb.text), "left out here")
