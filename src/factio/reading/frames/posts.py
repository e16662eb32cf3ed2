"""Posts: the office that a verb's clause names, else the one that its persons were last told to hold."""

from __future__ import annotations

from factio.reading.clauses.predicates import Predicate
from factio.reading.frames.holding import body
from factio.reading.referring.filling import fill
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

_POST_SLOTS = ("object", "as", "from", "of", "on", "to", "into", "complement", "at", "in", "subject")
_TIMES = frozenset(
    "year month day spring summer autumn winter fall term war period time protest favour favor disgust anger "
    "order response order frustration turn consequence".split()
)
_PLACES = frozenset({"place", "seat", "post", "office", "position", "chair", "job", "role"})
_POSTS = frozenset("capacity office post position job role work duty life seat way room".split())


def post(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """The office that a verb's clause names, or where it is held; else those last told of its persons."""
    if predicate.sort == "noun" and predicate.verb != predicate.token:
        predicate = scene.view.verb(scene.doc[predicate.verb])
    named = _named_post(scene, predicate)
    if named is None:
        return held(story, scene, predicate, types)
    noun = scene.view.noun(scene.doc[named])
    if "office" in types:
        return fill(story, scene, named, ("office",), False)
    for slot in ("of", "for", "possessive", "compound", "in", "at"):
        for place in noun.slots.get(slot, []):
            found = fill(story, scene, place, types, False)
            if found:
                return found
    default = body(story, scene, noun)
    return [default] if default is not None else []


def held(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """The office last told of a verb's persons, or its body, where the verb's clause names none."""
    theirs = _of_whom_it_was(story, scene, predicate, types)
    if theirs is not None:
        return [theirs]
    named = _named_post(scene, predicate)
    taken_up = named is not None and named < predicate.token and scene.doc[predicate.token].dep_ == "relcl"
    if (named is not None and named not in predicate.slots.get("subject", []) and not taken_up) or _elsewhere(
        scene, predicate
    ):
        return []
    if any(_is_told_of(scene, p) for p in predicate.slots.get("object", [])):
        return []
    token = scene.doc[predicate.token]
    start, end = token.idx, token.idx + len(token.text)
    taking = predicate.lemma in {"take over", "succeed", "replace", "supersede", "follow"}
    if taking and predicate.lemma == "take over" and not predicate.slots.get("from"):
        if story.last_held is None:
            return []
        office, organisation = story.last_held
        name, kind = (office, "office") if "office" in types else (organisation, "organisation")
        return [Filler(name, kind, start, end, "told last")] if name else []
    for slot in ("object", "from", "subject"):
        for place in predicate.slots.get(slot, []):
            for person in fill(story, scene, place, ("person",), False):
                told = story.held.get(person.name)
                if taking and slot == "subject" and told != story.last_held:
                    continue
                if told is None and predicate.lemma == "take over":
                    told = story.last_held
                if told is not None:
                    office, organisation = told
                    name, kind = (office, "office") if "office" in types else (organisation, "organisation")
                    return (
                        [Filler(name, kind, start, end, f"{person.name} was told to hold it")] if name else []
                    )
    return []


def _of_whom_it_was(
    story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]
) -> Filler | None:
    """ "his successor", "took her place": the office last told of the one whose place it is."""
    if predicate.sort == "noun" and predicate.lemma == "successor":
        places = [p for name in ("possessive", "of", "to") for p in predicate.slots.get(name, [])]
    elif predicate.lemma in {"take", "fill"}:
        nouns = [p for p in predicate.slots.get("object", []) if scene.doc[p].lemma_.lower() in _PLACES]
        slots = [scene.view.noun(scene.doc[p]).slots for p in nouns]
        places = [p for s in slots for name in ("possessive", "of") for p in s.get(name, [])]
    else:
        return None
    token = scene.doc[predicate.token]
    subjects = predicate.slots.get("subject", []) if predicate.sort == "verb" else []
    taking = {f.name for p in subjects for f in fill(story, scene, p, ("person",), False)}
    for place in places:
        for person in fill(story, scene, place, ("person",), False):
            told = story.last_held if person.name in taking else story.held.get(person.name)
            office, organisation = told or ("", "")
            name, kind = (office, "office") if "office" in types else (organisation, "organisation")
            if name:
                how = f"{person.name} was told to hold it"
                return Filler(name, kind, token.idx, token.idx + len(token.text), how)
    return None


def _is_told_of(scene: Scene, place: int) -> bool:
    """Whether words behind a post tell another one than that told before ("the post of …", "… in the
    new body")."""
    if place in scene.mention_at or scene.doc[place].lemma_.lower() not in _POSTS:
        return False
    slots = scene.view.noun(scene.doc[place]).slots
    behind = [scene.doc[p] for name in ("of", "as", "in", "at", "on") for p in slots.get(name, [])]
    return any(t.pos_ in {"NOUN", "PROPN"} and t.lemma_.lower() not in _TIMES for t in behind)


def _elsewhere(scene: Scene, predicate: Predicate) -> bool:
    """Whether a verb without an office has a body of its own ("resigned from the party")."""
    places = [p for s in ("object", "from", "in", "on", "as", "with") for p in predicate.slots.get(s, [])]
    if any(p in scene.mention_at and scene.mention_at[p].type not in {"person", "place"} for p in places):
        return True
    said = ("object", "from", "as", "in", "on", "with", "for", "under", "complement", "to")
    named = [scene.doc[p] for s in said for p in predicate.slots.get(s, [])]
    return any(t.pos_ == "NOUN" and t.lemma_.lower() not in _POSTS | _TIMES for t in named)


def _named_post(scene: Scene, predicate: Predicate) -> int | None:
    for slot in _POST_SLOTS:
        for place in predicate.slots.get(slot, []):
            if place in scene.office_at:
                return place
            if scene.doc[place].lemma_.lower() in _TIMES:
                deep = scene.view.noun(scene.doc[place]).slots.get("as", [])
                if deep and deep[0] in scene.office_at:
                    return deep[0]
    return None
