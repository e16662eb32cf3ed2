"""How a claim is meant and when: negation, plans and attempts, who says it, the date that it hangs on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factio.dates import DateExpression
from factio.model import Modality
from factio.reading.story import Dated, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLANS = frozenset(
    "plan decide intend hope want aim announce vow propose prepare agree wish promise pledge consider expect threaten schedule vote opt set call urge demand ask advocate discuss resolve offer".split()
)
_CONTESTS = frozenset("contest fight run stand compete participate take face enter".split())
_TRIES = frozenset("try attempt seek endeavour endeavor strive struggle work fail".split())
_REFUSALS = frozenset("fail refuse decline neglect".split())
_ALLEGED = frozenset("allege accuse suspect rumour rumor claim".split())
_ALLEGED_ADVERBS = frozenset("allegedly reportedly supposedly purportedly apparently".split())
_SAYS = frozenset("say state announce declare promise reveal confirm tell add write claim report".split())
_COVERT = frozenset("covertly secretly clandestinely".split())


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
    if helpers & {"will", "shall", "should", "might", "may", "could"} or (
        "would" in helpers and _conditional(token)
    ):
        modality = "planned"
    if adverbs & _ALLEGED_ADVERBS:
        modality = "alleged"
    if adverbs & _COVERT:
        modality = "covert"
    if {"unsuccessfully"} & adverbs and token.lemma_ in {"try", "attempt", "seek"}:
        modality = "attempted"
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
                elif lemma in _PLANS or lemma in {"plan", "decision", "proposal", "intention", "call"}:
                    if _negated(here):
                        polarity = "no"
                    else:
                        modality = modality or "planned"
                if _negated(head) and here.dep_ == "xcomp":
                    polarity = "no"
            if lemma in _SAYS and here.dep_ == "ccomp" and "would" in helpers:
                modality = modality or "planned"
            if lemma in _ALLEGED and here.dep_ in {"ccomp", "xcomp", "pcomp"}:
                modality = modality or "alleged"
        elif here.dep_ == "pobj" or here.dep_ == "prep" or here.dep_ == "conj":
            pass
        else:
            break
        here = head
    return Meaning(polarity, modality)


def _negated(token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "neg" or (
            child.lower_ in {"never", "neither"} and child.dep_ in {"advmod", "preconj", "neg"}
        ):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and any(
            g.lower_ == "no" and g.dep_ == "det" for g in child.children
        ):
            return True
    return False


def _conditional(token: Token) -> bool:
    return any(
        c.dep_ == "advcl" and any(g.lower_ in {"if", "unless"} for g in c.children) for c in token.children
    )


# ---- dates
def date_of(scene: Scene, dates: Sequence[DateExpression], anchors: Sequence[int]) -> Dated | None:
    """The date expression that hangs on one of the anchor tokens, nearest first; None when none does."""
    best: tuple[int, int] | None = None
    for number, date in enumerate(dates):
        chain = _chain(scene, date)
        for rank, anchor in enumerate(anchors):
            if anchor in chain:
                score = chain.index(anchor) + 2 * rank
                if best is None or score < best[0]:
                    best = (score, number)
    return told(dates[best[1]]) if best is not None else None


def for_the_occasion(scene: Scene, dates: Sequence[DateExpression], verb: int) -> Dated | None:
    """The date of what something was made for ("formed to contest the 1977 elections"); None without one."""
    for child in scene.doc[verb].children:
        purpose = any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
        if child.dep_ in {"advcl", "xcomp", "acl"} and purpose and child.lemma_.lower() in _CONTESTS:
            own = date_of(scene, dates, [child.i])
            if own is not None:
                return msgspec.structs.replace(own, phase=None)
    return None


def inherited(scene: Scene, dates: Sequence[DateExpression], anchor: int) -> Dated | None:
    """A date of the clause above, or one at the front of the sentence, for a predicate without its own."""
    token = scene.doc[anchor]
    for _ in range(8):
        if token.head.i == token.i:
            break
        token = scene.doc[scene.view.top(token.head)]
        if token.pos_ in {"VERB", "AUX"}:
            own = date_of(scene, dates, [token.i])
            if own is not None:
                return msgspec.structs.replace(own, how=f"{own.how}, told of “{token.text}”", phase=None)
    for date in dates:
        if date.start <= 3:
            return msgspec.structs.replace(told(date), how="the date that opens the sentence", phase=None)
    return None


def _chain(scene: Scene, date: DateExpression) -> list[int]:
    """Tokens above a date expression up to its verb (included), nearest first."""
    tokens = [t for t in scene.doc if date.start <= t.idx < date.end]
    if not tokens:
        return []
    members = {t.i for t in tokens}
    top = next((t for t in tokens if t.head.i not in members), tokens[0])
    chain: list[int] = []
    place = scene.doc[scene.view.top(top)]
    if place.i not in members:
        chain.append(place.i)
        if place.pos_ in {"VERB", "AUX"}:
            return chain
    for _ in range(12):
        head = scene.doc[scene.view.top(place.head)]
        if head.i == place.i:
            break
        if head.i not in members and head.i not in chain:
            chain.append(head.i)
        if head.pos_ in {"VERB", "AUX"} and head.dep_ not in {"aux", "auxpass"}:
            break
        place = head
    return chain


def told(date: DateExpression) -> Dated:
    """EDTF and phase of a date expression by rule 7: since X starts at X, until X ends at X."""
    edtf = date.edtf
    where = f"“{date.text}”"
    if edtf is None:
        return Dated(None, None, where, date.start, date.end)
    since = re.fullmatch(r"([^/\[\]]+)/\.\.", edtf)
    if since:
        return Dated(date.value or since.group(1), "starts", where, date.start, date.end)
    until = re.fullmatch(r"\.\./([^/\[\]]+)", edtf)
    if until:
        return Dated(date.value or until.group(1), "ends", where, date.start, date.end)
    if date.preposition == "from" and "/" not in edtf and not edtf.startswith("["):
        return Dated(edtf, "starts", where, date.start, date.end)
    return Dated(
        edtf,
        "holds" if "/" in edtf and date.preposition in {"from", "between", "during", ""} else None,
        where,
        date.start,
        date.end,
    )
