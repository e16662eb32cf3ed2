"""What fills the slots of a frame at a predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factio.codebook.entries import Slot
from factio.reading.clauses.left_out import left_out
from factio.reading.clauses.predicates import Predicate
from factio.reading.frames.alliances import banner
from factio.reading.frames.alliances import companions as allied
from factio.reading.frames.evoking import clause_under
from factio.reading.frames.gatherings import gathering
from factio.reading.frames.holding import (
    belonged,
    body,
    companions,
    elector,
    led,
    of_the_clause,
    realm,
    state,
)
from factio.reading.frames.outcomes import outcome
from factio.reading.frames.parts import members, part, whole
from factio.reading.frames.posts import held, post
from factio.reading.referring.filling import fill
from factio.reading.referring.narrow import NARROW
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

if TYPE_CHECKING:
    from factio.reading.story import Story


_OF_OFFICES = {
    "elector": elector,
    "post": post,
    "held": held,
    "realm": realm,
    "state": state,
    "led": led,
    "belonged": belonged,
}


_OF_OBJECTS = frozenset({"in", "at", "from", "with", "under", "to"})


_OF_VERBS = frozenset("for of with in at on within inside".split())


_OF_PARTS = {
    "part": part,
    "whole": whole,
    "members": members,
    "companions": allied,
    "banner": banner,
    "gathering": gathering,
}


def _clause_words(scene: Scene, predicate: Predicate) -> Filler | None:
    clause = clause_under(scene, predicate, ())
    if clause is None:
        return None
    tokens = [t for t in clause.subtree if t.dep_ != "mark" and not (t.is_punct and t.i > clause.i)]
    first = next((t for t in tokens if t.dep_ not in {"nsubj", "aux"} or t.lower_ == "to"), clause)
    keep = [t for t in tokens if t.i >= first.i]
    start, end = keep[0].idx, keep[-1].idx + len(keep[-1].text)
    return Filler(scene.line.text[start:end], "text", start, end)


def fill_slot(scene: Scene, story: Story, predicate: Predicate, slot: Slot) -> list[Filler]:
    if "organisation" in slot.types and "place" in slot.types:
        plain = tuple(n for n in slot.slots if n not in {"body", "topic", "head", "elector"})
        first = _fill_slots(
            scene,
            story,
            predicate,
            msgspec.structs.replace(
                slot, slots=plain, types=tuple(t for t in slot.types if t not in {"place", "group"})
            ),
        )
        if first:
            return first
    return _fill_slots(scene, story, predicate, slot)


def _with_verb(scene: Scene, predicate: Predicate, name: str) -> list[int]:
    """For a noun predicated through a verb also what hangs on that verb ("worked for X as secretary")."""
    own = predicate.slots.get(name, [])
    if own or predicate.sort == "verb" or predicate.verb == predicate.token or name not in _OF_VERBS:
        return own
    verb = scene.doc[predicate.verb]
    return scene.view.verb(verb).slots.get(name, []) if verb.pos_ in {"VERB", "AUX"} else own


def _fill_slots(scene: Scene, story: Story, predicate: Predicate, slot: Slot) -> list[Filler]:
    gathered: list[Filler] = []
    for name in slot.slots:
        fillers = _asked(scene, story, predicate, slot, name)
        if fillers is None:
            fillers = _in_slot(scene, story, predicate, slot, name)
        gathered += [f for f in fillers if f.name not in [g.name for g in gathered]]
        if gathered and not slot.all:
            return gathered
    return gathered


def _asked(scene: Scene, story: Story, predicate: Predicate, slot: Slot, name: str) -> list[Filler] | None:
    """Fillers of a slot that is no place in the grammar of the clause; None for one that is."""
    if name == "self":
        return fill(story, scene, predicate.token, slot.types, False)
    if name in {"body", "clause", "topic"}:
        one = (
            body(story, scene, predicate)
            if name == "body"
            else _clause_words(scene, predicate)
            if name == "clause"
            else _topic(story, slot.types, scene, predicate)
        )
        return [one] if one is not None else []
    if name in _OF_OFFICES or name in _OF_PARTS:
        asked = _OF_OFFICES.get(name) or _OF_PARTS[name]
        return asked(story, scene, predicate, slot.types)
    if name == "head":
        return of_the_clause(story, scene, predicate, slot.types)
    if name == "result":
        return outcome(story, scene, predicate, slot.types, slot.all)
    return None


def _in_slot(scene: Scene, story: Story, predicate: Predicate, slot: Slot, name: str) -> list[Filler]:
    """Fillers of a grammatical slot, for a verb also of one that hangs on its object."""
    if name in {"subject", "object"} and predicate.sort == "verb" and not predicate.slots.get(name):
        omitted = left_out(story, scene, predicate, name, slot.types)
        if omitted is not None:
            return [omitted]
    token = scene.doc[predicate.token]
    title = predicate.sort == "noun" and name == "subject" and token.dep_ in {"compound", "nmod", "amod"}
    several = slot.all or (name in {"object", "subject"} and not title)
    found: list[Filler] = []
    for place in _with_verb(scene, predicate, name):
        fillers = fill(story, scene, place, slot.types, not title)
        found += [f for f in fillers if f.name not in [g.name for g in found]]
        if found and not several:
            break
    if not found and predicate.sort == "noun" and name in {"of", "from"} and "organisation" in slot.types:
        found = _whose_people(scene, story, predicate, slot, name)
    undergone = name == "object" and scene.view.passive(token)
    if found and not slot.all and (name == "subject" or undergone) and predicate.sort == "verb":
        found += companions(story, scene, predicate, slot.types)
    if not found and predicate.sort == "noun" and name == "in" and slot.types == ("place",):
        return _where_its_owner_is(scene, story, predicate)
    if (
        found
        or predicate.sort != "verb"
        or name not in _OF_OBJECTS
        or (slot.all and name != "with" and slot.types != ("place",))
    ):
        return found
    for place in [*predicate.slots.get("object", []), *predicate.slots.get("complement", [])]:
        for deep in scene.view.noun(scene.doc[place]).slots.get(name, []):
            fillers = fill(story, scene, deep, slot.types)
            if fillers:
                return fillers
    return []


_PEOPLE = frozenset("member mp deputy senator councillor politician activist defector".split())


def _whose_people(scene: Scene, story: Story, predicate: Predicate, slot: Slot, name: str) -> list[Filler]:
    """The body whose people stand behind a preposition ("a splinter group of Radical Union members")."""
    for place in predicate.slots.get(name, []):
        people = scene.doc[place]
        if people.lemma_.lower() not in _PEOPLE or place in scene.mention_at:
            continue
        hanging = scene.view.noun(people).slots
        for owner in [*hanging.get("compound", []), *hanging.get("possessive", []), *hanging.get("of", [])]:
            found = fill(story, scene, owner, slot.types, False)
            if found:
                return found[:1]
    return []


def _where_its_owner_is(scene: Scene, story: Story, predicate: Predicate) -> list[Filler]:
    """The place that a parse hangs on the name behind "of" ("a branch of the League in India")."""
    for owner in predicate.slots.get("of", []):
        for place in scene.view.noun(scene.doc[owner]).slots.get("in", []):
            found = fill(story, scene, place, ("place",))
            if found:
                return found
    return []


def _named_before(story: Story, scene: Scene, start: int) -> str:
    """In a biography the party or union that the sentence names last before a place in it."""
    if story.cast.subject_type != "person":
        return ""
    for mention in reversed(scene.mentions):
        name = story.cast.entities[mention.entity].name
        if mention.end <= start and mention.type == "organisation" and story.sort_of(name) in NARROW["club"]:
            return name
    return ""


def _topic(story: Story, types: tuple[str, ...], scene: Scene, predicate: Predicate) -> Filler | None:
    token = scene.doc[predicate.token]
    start, end = token.idx, token.idx + len(token.text)
    here = _named_before(story, scene, start) if "club" in types else ""
    organisation = here or story.topic_organisation()
    if "alliance" in types and story.sort_of(organisation) in NARROW["alliance"]:
        return Filler(organisation, "organisation", start, end, "spoken of here")
    if {"organisation", "club", "party"} & set(types) and organisation:
        return Filler(organisation, "organisation", start, end, "spoken of here")
    if "person" in types and story.topic_person():
        return Filler(story.topic_person(), "person", start, end, "spoken of here")
    return None
