"""Outcomes in other words than winning and losing: who got in or was put out, "X's rout", "gave X a "
"majority"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factio.reading.clauses.predicates import Predicate
from factio.reading.frames.prizes import HOUSES, has_office
from factio.reading.scene import Scene

Told = tuple[list[int], str]
_VICTORIES = frozenset("victory triumph landslide".split())
_DEFEATS = frozenset("defeat rout loss debacle collapse".split())
_GIVES = frozenset("give hand bring award ensure secure earn grant assure deliver".split())
_MAJORITY = re.compile(r"\b(?:majority|victory|win|triumph|presidency|plurality)\b")
_DECLARED = re.compile(
    r"\S+ (?:to have been |duly |officially |to be )?(?:re-?)?(?:elected|(?:the |as )?winner|victorious)\b"
)
_BACK_INTO = re.compile(rf"\S+ (?:back )?(?:in)?to (?:the )?(?:[\w'’-]+ ){{0,3}}?{HOUSES}\b", re.I)
_TO_VICTORY = re.compile(r"\bto (?:an? )?(?:\w+ ){0,2}(?:victory|defeat|power)\b")
_WAR = re.compile(
    r"\b(?:army|troops|forces|battle|wars?|guerrilla\w*|uprising|rebels?|military|strike|invasion)\b", re.I
)
_VOTED = re.compile(
    r"\b(?:elections?|by-elections?|polls?|votes?|ballot|electoral|seats?|candidates?|run-?off)\b", re.I
)
_AGAIN = re.compile(
    r"\S+(?: (?:again|once more|twice|unopposed|comfortably|easily|narrowly|repeatedly))*"
    r"(?:[.,;]|$| (?:in|at|until|by|with|and|but|for the|as such)\b)"
)


def by_verb(scene: Scene, predicate: Predicate, contest: bool, failed: bool) -> Iterator[Told]:
    """(places of who, outcome) of a verb that tells who got in, who was put out or who had the majority."""
    token = scene.doc[predicate.token]
    lemma = predicate.lemma.split()[0]
    after = scene.line.text[token.idx : token.idx + 110]
    subject, objects = predicate.slots.get("subject", []), predicate.slots.get("object", [])
    if lemma in {"declare", "proclaim", "announce"} and _DECLARED.match(after):
        yield objects, "lost" if failed else "won"
    elif (lemma in {"enter", "re-enter", "reenter"} and _is_house(scene, objects)) or (
        lemma in {"return", "get", "re-enter"} and not objects and _BACK_INTO.match(after)
    ):
        yield subject, "lost" if failed else "won"
    elif lemma in _GIVES and any(_MAJORITY.search(scene.doc[p].lower_) for p in objects):
        if contest or _VOTED.search(scene.line.text):
            yield _given(scene, predicate), "won"
    elif lemma in {"sweep", "carry", "propel", "steer", "guide", "lead", "bring"} and (
        to := _TO_VICTORY.search(after)
    ):
        if "power" not in to.group() or _VOTED.search(scene.line.text):
            yield (
                objects or (subject if lemma == "sweep" else []),
                "lost" if "defeat" in to.group() else "won",
            )
    elif lemma == "miss" and re.search(r"\b(?:threshold|hurdle|barrier|majority|re-?election)\b", after):
        yield subject, "lost"
    elif lemma in {"eliminate", "knock"} and re.search(r"\bin the first round\b|\brun-?off\b", after):
        yield objects, "lost"
    elif lemma == "elect" and token.head.lemma_ in {"manage", "succeed"} and contest:
        yield subject, "won"


def by_noun(scene: Scene, predicate: Predicate, contest: bool) -> Iterator[Told]:
    """(places of who, outcome) of "X's victory in the elections", "the rout of X", "its victory over Y"."""
    if predicate.lemma not in _VICTORIES | _DEFEATS or predicate.sort != "noun":
        return
    text = scene.line.text
    if _WAR.search(text) or not (contest or _VOTED.search(text)):
        return
    slots = predicate.slots
    won = predicate.lemma in _VICTORIES
    if won:
        yield slots.get("possessive") or slots.get("of", []) or slots.get("for", []), "won"
        yield slots.get("over", []), "lost"
    elif predicate.lemma != "loss" and "possessive" in slots:
        yield slots["possessive"], "lost"
    elif predicate.lemma in {"defeat", "rout"}:
        yield slots.get("of", []), "lost"
        yield slots.get("by", []), "won"


def again(scene: Scene, predicate: Predicate) -> bool:
    """Whether a verb tells only that somebody was elected once more ("was re-elected in 1958")."""
    token = scene.doc[predicate.token]
    words = re.sub(r"[\u2010\u2011]", "-", token.lower_)
    if not words.startswith(("re-elect", "reelect")) or has_office(scene, predicate):
        return False
    return _AGAIN.match(scene.line.text[token.idx : token.idx + 110]) is not None


def _is_house(scene: Scene, objects: list[int]) -> bool:
    """Whether what is entered is a parliament or a council."""
    for place in objects:
        mention = scene.mention_at.get(place)
        words = mention.text if mention is not None else scene.doc[place].text
        if re.search(rf"\b{HOUSES}\b", words, re.I):
            return True
    return False


def _given(scene: Scene, predicate: Predicate) -> list[int]:
    """Who is given something: "gave the party a majority", "gave a majority to the party"."""
    given = predicate.slots.get("indirect") or predicate.slots.get("to") or predicate.slots.get("for", [])
    if given:
        return given
    start, end = predicate.token, min(predicate.slots.get("object", [predicate.token]))
    return [
        t for t in sorted(scene.mention_at) if start < t < end and scene.mention_at[t].type == "organisation"
    ]
