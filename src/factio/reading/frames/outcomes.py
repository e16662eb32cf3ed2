"""What an event leads to: the body that a merger makes, the bodies that a split leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factio.reading.clauses.predicates import Predicate
from factio.reading.referring.filling import fill
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAKES = frozenset(
    "form create establish found become constitute reconstitute revive launch make produce "
    "yield spawn build set organise organize".split()
)
_LEADS = {"give": ("to",), "lead": ("to",), "result": ("in",), "end": ("in", "as"), "culminate": ("in",)}
_LEADS_THROUGH = frozenset("rise birth way life existence".split())
_ARISES = frozenset("emerge arise result come originate stem spring bear appear develop grow date be".split())
_SOURCES = frozenset("from of through by as in via with after following out".split())
_RESULTS = frozenset("result product outcome fruit consequence child".split())
_COMING_ABOUT = frozenset(
    "formation creation founding establishment birth emergence foundation launch existence "
    "appearance rise".split()
)
_CLAUSES = frozenset({"xcomp", "advcl", "conj", "ccomp", "acl", "relcl", "prep", "pcomp"})


def outcome(
    story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...], all_of: bool
) -> list[Filler]:
    """Who comes about through the event of a predicate; empty where the clause does not say.

    Of a verb the object of "to form …", "and became …", "giving rise to …"; of a noun what the clause
    around it makes ("the merger created X", "X was formed by the merger", "X, the result of a split").
    """
    token = scene.doc[predicate.token]
    if predicate.sort == "verb":
        found = _after(story, scene, token, types, all_of)
        return (
            found
            or _of_the_doer(story, scene, token, types, all_of)
            or _of_the_clause_above(story, scene, token, types, all_of)
        )
    inside = _after(story, scene, token, types, all_of)
    return inside or _around(story, scene, token, types, all_of)


def _after(story: Story, scene: Scene, token: Token, types: tuple[str, ...], all_of: bool) -> list[Filler]:
    """What the clauses under a verb or noun make."""
    for child in scene.view.children(token):
        if child.dep_ not in _CLAUSES:
            continue
        inner = [c for c in child.children if c.dep_ == "pcomp"] if child.dep_ == "prep" else [child]
        for clause in inner:
            found = _made(story, scene, clause, types, all_of)
            if found:
                return found
    return []


def _of_the_doer(
    story: Story, scene: Scene, verb: Token, types: tuple[str, ...], all_of: bool
) -> list[Filler]:
    """What they make of whom a relative clause tells ("formed by a group that had split from …")."""
    doer = verb.head
    if verb.dep_ not in {"relcl", "acl"} or doer.pos_ != "NOUN" or scene.view.top(doer) in scene.mention_at:
        return []
    above = doer.head
    if doer.dep_ in {"nsubj"}:
        return _made(story, scene, above, types, all_of)
    if doer.dep_ == "pobj" and above.lower_ == "by" and above.head.lemma_.lower() in _MAKES:
        maker = scene.view.verb(above.head)
        return _fill(story, scene, maker.slots.get("object", []), types, all_of)
    return []


def _of_the_clause_above(
    story: Story, scene: Scene, verb: Token, types: tuple[str, ...], all_of: bool
) -> list[Filler]:
    """What was made when it happened ("X was formed when A and B merged", "founded X after leaving Y")."""
    for _ in range(3):
        if verb.dep_ not in {"advcl", "pcomp", "prep", "xcomp", "relcl"} or verb.head.i == verb.i:
            return []
        lead = next((c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i), "")
        if verb.dep_ in {"advcl", "relcl"} and lead not in {"when", "after", "as", ""}:
            return []
        if verb.dep_ == "prep" and verb.lower_ != "after":
            return []
        verb = verb.head
        if verb.lemma_.lower() in _MAKES:
            return _made(story, scene, verb, types, all_of)
    return []


def _made(story: Story, scene: Scene, verb: Token, types: tuple[str, ...], all_of: bool) -> list[Filler]:
    """What a verb of making has as its product."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return []
    slots = scene.view.verb(verb).slots
    lemma = verb.lemma_.lower()
    places: list[int] = []
    if lemma in _MAKES:
        places = [*slots.get("object", []), *slots.get("complement", [])]
    elif lemma in _LEADS:
        places = [place for name in _LEADS[lemma] for place in slots.get(name, [])]
        for place in slots.get("object", []) if lemma == "give" else []:
            if scene.doc[place].lemma_.lower() in _LEADS_THROUGH:
                places += scene.view.noun(scene.doc[place]).slots.get("to", [])
    elif lemma in {"emerge", "arise", "remain"} and verb.dep_ == "relcl":
        places = [
            scene.view.top(c) for c in scene.view.children(verb) if c.dep_ == "nsubj" and c.pos_ != "PRON"
        ]
    return _fill(story, scene, places, types, all_of)


def _fill(
    story: Story, scene: Scene, places: list[int], types: tuple[str, ...], all_of: bool
) -> list[Filler]:
    for place in places:
        token = scene.doc[place]
        if token.lemma_.lower() in _COMING_ABOUT and place not in scene.mention_at:
            deep = scene.view.noun(token).slots.get("of", [])
            found = _fill(story, scene, deep, types, all_of)
        else:
            found = fill(story, scene, place, types, all_of)
        if found:
            return found
    return []


def _around(story: Story, scene: Scene, token: Token, types: tuple[str, ...], all_of: bool) -> list[Filler]:
    """What the clause around a noun makes of the event that it names."""
    preposition = ""
    for _ in range(8):
        head = scene.doc[scene.view.top(token.head)]
        if head.i == token.i:
            return []
        if head.pos_ in {"VERB", "AUX"}:
            return _by_the_verb(story, scene, token, head, preposition, types, all_of)
        if head.i in scene.mention_at:
            named = token.dep_ == "appos" or preposition in {"by", "from", "through"}
            return fill(story, scene, head.i, types, False) if named else []
        if head.dep_ in {"prep", "agent"}:
            preposition = head.lower_
        elif head.lemma_.lower() not in _RESULTS:
            return []
        else:
            preposition = ""
        token = head
    return []


def _by_the_verb(
    story: Story,
    scene: Scene,
    token: Token,
    verb: Token,
    preposition: str,
    types: tuple[str, ...],
    all_of: bool,
) -> list[Filler]:
    slots = scene.view.verb(verb).slots
    lemma = verb.lemma_.lower()
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return _made(story, scene, verb, types, all_of)
    if token.dep_ in {"attr", "oprd"}:
        return _fill(story, scene, slots.get("subject", []), types, all_of) or _after(
            story, scene, token, types, all_of
        )
    if token.dep_ == "dobj":
        return _after(story, scene, verb, types, all_of)
    if preposition in _SOURCES and lemma in _MAKES:
        return _fill(story, scene, slots.get("object") or slots.get("subject", []), types, all_of)
    if preposition in _SOURCES - {"with", "after", "following", "in"} and lemma in _ARISES:
        return _fill(story, scene, [*slots.get("subject", []), *slots.get("object", [])], types, all_of)
    return []
