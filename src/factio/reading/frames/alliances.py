"""Alliances: who is in one together with the subject, and the name that words behind an event give it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factio.reading.clauses.predicates import Predicate
from factio.reading.referring.enumerations import all_listed
from factio.reading.referring.filling import fill
from factio.reading.referring.narrow import NARROW
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINTLY = frozenset(
    "together along jointly hand side common conjunction company concert league tandem".split()
)
_BESIDE = frozenset({"alongside", "beside", "besides"})
_SHARED = re.compile(r"\bwith\b|[Bb]eside|alongside|Alongside|joined by")
_CALLED = re.compile(
    r"\b(?:known as|called|named|dubbed|styled|titled|baptised|(?:under|with) the (?:name|banner|label|title|"
    r"umbrella|aegis|auspices|flag|roof|ticket)(?: of)?|forming|to form|to create|to found|creating|as|in) "
    r"(?:[Tt]he )?[\"“„«]?$|"
    r"\b(?:joint|common|united|electoral|single|shared) (?:electoral )?(?:list|slate|ticket|alliance|"
    r"coalition|bloc|front|group),? (?:[Tt]he )?[\"“„«]?$"
)
_MADE = re.compile(r"(?:forming|to form|to create|to found|creating) [^,;]*$")
_STANDS = frozenset("contest run stand fight compete participate campaign win appear present go".split())
"""Verbs of those who stand for election: what they form to do so another verb tells."""
_REACH = 160
"""Characters between the words of an event and the name that it leads to."""


def companions(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """The bodies that take part in a verb's event beside its subject ("together with A and B", "alongside
    C")."""
    if not _SHARED.search(scene.line.text):
        return []
    verb = _clause(scene.doc[predicate.verb])
    found: list[Filler] = []
    for token in scene.doc:
        before = scene.doc[token.i - 1].lower_ if token.i else ""
        jointly = (token.lower_ == "with" and before in _JOINTLY) or token.lower_ in _BESIDE
        joined = token.lower_ == "by" and token.head.lemma_ == "join" and token.head.dep_ in {"acl", "advcl"}
        if not (jointly or joined) or _clause(token.head.head if joined else token) != verb:
            continue
        for child in scene.view.children(token):
            if child.dep_ == "pobj":
                found += fill(story, scene, scene.view.top(child), types)
    return found


def banner(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """The alliance whose name stands behind the words of an event ("an alliance with A known as X")."""
    start = scene.doc[predicate.token].idx
    for mention in scene.mentions:
        name = story.cast.entities[mention.entity].name
        between = scene.line.text[start : mention.start]
        if (
            start < mention.start <= start + _REACH
            and story.sort_of(name) in NARROW["alliance"]
            and ";" not in between
            and not _acts_between(scene, predicate, mention.start)
            and not (_MADE.search(between) and predicate.lemma in _STANDS)
            and not (re.search(r" as (?:[Tt]he )?[\"“„«]?$", between) and _stands_alone(scene, predicate))
            and _CALLED.search(between)
        ):
            return [Filler(name, "organisation", mention.start, mention.end)]
    return []


def _stands_alone(scene: Scene, predicate: Predicate) -> bool:
    """Whether one body alone does what a verb tells: what it stands as is then a name of its own."""
    places = predicate.slots.get("subject", [])
    return (
        len(places) == 1
        and scene.doc[places[0]].tag_ not in {"NNS", "NNPS"}
        and len(all_listed(scene, places[0])) < 2
    )


def _acts_between(scene: Scene, predicate: Predicate, end: int) -> bool:
    """Whether another verb has its say before a name ("the parties, joined by A, stood as B")."""
    token = scene.doc[predicate.verb]
    if token.dep_ not in {"acl", "relcl"}:
        return False
    return any(
        t.tag_ in {"VBD", "VBN"} and t.dep_ in {"ROOT", "conj"} for t in scene.tokens_in(token.idx + 1, end)
    )


def _clause(token: Token) -> Token:
    """The verb of the clause that a token stands in, through participles and infinitives."""
    while token.head.i != token.i and (token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"xcomp", "pcomp"}):
        token = token.head
    return token
