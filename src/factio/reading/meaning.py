"""How a claim is meant: negation, plans and attempts, who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factio.model import Modality
from factio.reading.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLANS = frozenset(
    "plan decide intend hope want aim announce vow propose prepare agree wish promise pledge "
    "consider expect threaten schedule vote opt set call urge demand ask advocate discuss "
    "resolve offer hop".split()
)
"""Of "hoped" the parse makes "hop"."""
_SAYS = frozenset(
    "announce say state declare deny report claim promise rumour rumor suggest predict hint".split()
)
_SETTLES = frozenset("decide vote opt choose".split())
_TRIES = frozenset("try attempt seek endeavour endeavor strive struggle work fail".split())
_REFUSALS = frozenset("refuse decline neglect".split())
_ALLEGED = frozenset("allege accuse suspect rumour rumor claim".split())
_ALLEGED_ADVERBS = frozenset("allegedly reportedly supposedly purportedly apparently".split())
_SAYS = frozenset("say state announce declare promise reveal confirm tell add write claim report".split())
_DENIES = frozenset("deny refute disclaim".split())
_SETS_OUT = frozenset("come go arrive send move march travel set".split())
_UNDONE = frozenset(
    "unable failed fail prevented foiled thwarted escaped vain unsuccessful unsuccessfully".split()
)
_CAME_TO_BE = frozenset("become remain die prove last stay spend".split())
"""Verbs of which "was to" tells what came later, no plan ("he was to become president in 1950")."""
_COVERT = frozenset("covertly secretly clandestinely".split())


_ABLE = frozenset("boast count claim muster field rely draw point call look afford pride".split())
"""Verbs of which "could" tells what was so ("it could boast of 3,000 members")."""


class Meaning(msgspec.Struct, frozen=True):
    """Polarity and modality of a predicate."""

    polarity: str | None = None
    modality: Modality | None = None
    by: str | None = None


def meaning(scene: Scene, verb: int) -> Meaning:
    """Polarity and modality at a verb (or noun) token, from its helpers and from what governs it."""
    token = scene.doc[verb]
    polarity = "no" if _negated(token) else None
    modality: Modality | None = None
    helpers = {c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}}
    adverbs = {c.lower_ for c in token.children if c.dep_ == "advmod"}
    able = "could" in helpers and token.lemma_.lower() in _ABLE
    if helpers & {"will", "shall", "should", "might", "may", "could"} - ({"could"} if able else set()) or (
        "would" in helpers and _conditional(token)
    ):
        modality = "planned"
    if (
        any(c.lower_ == "whether" and c.dep_ == "mark" for c in token.children)
        or token.head.lower_ == "whether"
    ):
        modality = "planned"
    if adverbs & _ALLEGED_ADVERBS:
        modality = "alleged"
    if adverbs & _COVERT:
        modality = "covert"
    if {"unsuccessfully"} & adverbs and token.lemma_ in {"try", "attempt", "seek"}:
        modality = "attempted"
    if "would" in helpers and token.dep_ in {"ccomp", "acl"} and token.head.lemma_.lower() in _SAYS:
        modality = "planned"
    here = token
    for _ in range(4):
        head = here.head
        if here.dep_ in {"xcomp", "ccomp", "pcomp", "acl"} and head.i != here.i:
            lemma = head.lemma_.lower()
            infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in here.children)
            if here.dep_ == "xcomp" or (here.dep_ == "acl" and infinitive):
                if lemma in _REFUSALS or (
                    lemma in {"unable", "able"} and (lemma == "unable" or _negated(head))
                ):
                    polarity = "no"
                elif lemma in _TRIES | {"attempt", "effort", "bid"}:
                    modality = modality or "attempted"
                elif (
                    lemma == "be"
                    and infinitive
                    and not _is_somewhere(head, here)
                    and not (head.tag_ == "VBD" and here.lemma_ in _CAME_TO_BE)
                ):
                    modality = modality or "planned"
                elif lemma in _PLANS or lemma in {"plan", "decision", "proposal", "intention", "call"}:
                    if _negated(here):
                        polarity = "no"
                    elif not _is_settled(head):
                        modality = modality or "planned"
                if _negated(head) and here.dep_ == "xcomp":
                    polarity = "no"
            if lemma in _SAYS and here.dep_ == "ccomp" and "would" in helpers:
                modality = modality or "planned"
            if lemma in _DENIES and here.dep_ in {"ccomp", "pcomp"} and not _negated(head):
                polarity = "no"
            if lemma in _ALLEGED and here.dep_ in {"ccomp", "xcomp", "pcomp"}:
                modality = modality or "alleged"
        elif here.dep_ == "conj" and here.tag_ == "VBD" and head.tag_ == "VB":
            break  # "agreed to merge in 1995 and merged in 1996": the second is told as done
        elif here.dep_ == "pobj" or here.dep_ == "prep" or here.dep_ == "conj":
            pass
        else:
            break
        here = head
    before = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i]]
    aim = next((c for c in token.children if c.dep_ == "xcomp" and c.i > token.i), None)
    intended = token.lemma_ == "be" and aim is not None and not _is_somewhere(token, aim)
    if modality is None and (intended or before in (["was", "to", "be"], ["were", "to", "be"])):
        modality = "planned"
    if modality is None and polarity is None and _came_to_nothing(token):
        modality = "attempted"
    return Meaning(polarity, modality)


def of_the_noun(scene: Scene, place: int) -> Modality | None:
    """How a deed told by a noun is meant: "an attempted coup", "attempted a coup", "planned a merger"."""
    noun = scene.doc[place]
    if noun.lemma_.lower() == "attempt" and any(c.dep_ == "dobj" for c in noun.children):
        return "attempted"
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    head = noun.head.lemma_.lower() if noun.dep_ == "dobj" else ""
    if head in {"attempt", "try"} or any(
        c.lower_ == "attempted" and c.dep_ in {"amod", "compound"} for c in noun.children
    ):
        return "attempted"
    return "planned" if head in {"plan", "plot"} else None


def _came_to_nothing(token: Token) -> bool:
    """ "Came to arrest him, but were unable to": a purpose that the rest of the sentence undoes."""
    aim = token.dep_ in {"advcl", "xcomp"} and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in token.children
    )
    if not aim or token.head.lemma_.lower() not in _SETS_OUT:
        return False
    after = [t.lower_ for t in token.doc[token.i :]]
    return "but" in after and bool(_UNDONE & set(after[after.index("but") :]))


def _is_somewhere(be: Token, aim: Token) -> bool:
    """Whether "be" says where or what one is, so that an infinitive tells a purpose ("was there to …")."""
    return any(c.dep_ in {"prep", "attr", "acomp", "advmod"} and be.i < c.i < aim.i for c in be.children)


def _is_settled(head: Token) -> bool:
    """ "Decided to merge": told as done, where plans and wishes are not."""
    return head.lemma_.lower() in _SETTLES and head.tag_ in {"VBD", "VBN"} and not _negated(head)


def _negated(token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "neg" or (
            child.lower_ in {"never", "neither"} and child.dep_ in {"advmod", "preconj", "neg"}
        ):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and any(
            (g.lower_ == "no" and g.dep_ == "det") or (g.lower_ == "neither" and g.i < child.i)
            for g in child.children
        ):
            return True
    return False


def _conditional(token: Token) -> bool:
    return any(
        c.dep_ == "advcl" and any(g.lower_ in {"if", "unless"} for g in c.children) for c in token.children
    )
