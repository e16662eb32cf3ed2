"""When: which date of its sentence a claim hangs on (rules 5 to 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factio.dates import DateExpression
from factio.reading.scene import Dated, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

LEADS = frozenset("after following before since until till when as while once upon on during with by".split())
_AND = re.compile(r"\b(?:and|but|then),? (?:then |later |again )?$")
_ENDS_IN_A_DATE = re.compile(r"\b\d{4},? and (?:again )?$")
_CONTESTS = frozenset("contest fight run stand compete participate take face enter".split())
_OCCASIONS = frozenset(
    "election by-election congress conference convention vote poll meeting session summit plenum "
    "assembly".split()
)
NEARLY = frozenset("soon shortly immediately just right directly".split())


def hanging(scene: Scene, dates: Sequence[DateExpression], anchors: Sequence[int]) -> Dated | None:
    """The date expression that hangs on one of the anchor tokens, nearest first; None when none does.

    A date told outright goes before one that only leans on another ("as a result", "later").
    """
    best: tuple[int, Dated] | None = None
    for date in dates:
        chain = chain_of(scene, date)
        for rank, anchor in enumerate(anchors):
            if anchor in chain:
                score = (
                    chain.index(anchor)
                    + 2 * rank
                    + (4 if date.relative else 0)
                    + (3 if date.attributive else 0)
                )
                if best is None or score < best[0]:
                    best = (score, led_by(told(date), _leads_between(scene, date, anchor)))
    return best[1] if best is not None else None


def right_behind(scene: Scene, dates: Sequence[DateExpression], noun: int) -> Dated | None:
    """The date right behind a noun, which a parse may give to the verb ("held it till his death in 1985")."""
    token = scene.doc[noun]
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    end = token.idx + len(token.text)
    date = next((d for d in dates if d.start - end in {0, 1}), None)
    return told(date) if date is not None and date.edtf is not None else None


def taken_up_by_when(scene: Scene, dates: Sequence[DateExpression], verb: int) -> Dated | None:
    """The date that a clause with "when" takes up: the last of "until 2000, when it was folded into …"."""
    token = scene.doc[verb]
    when = next((c for c in token.children if c.lower_ == "when" and c.i < token.i), None)
    if when is None:
        return None
    for date in dates:
        if date.end <= when.idx and scene.line.text[date.end : when.idx].strip(" ") in {"", ","}:
            last = (date.value or date.edtf or "").rsplit("/", 1)[-1]
            return Dated(last or None, None, f"“{date.text}, when”", date.start, date.end)
    return None


def below(scene: Scene, dates: Sequence[DateExpression], anchor: int) -> Dated | None:
    """The date of a clause that says when ("When war broke out in 1939, …", "after returning in 1938"), or of
    one that tells the same deed ("decided to merge in 1982")."""
    for child in scene.doc[anchor].children:
        lead = lead_of(child)
        occasion = lead is None and _is_occasion(child)
        if lead is None and not occasion and not _same_deed(child) and not _means(child):
            continue
        inside = {t.i for t in child.subtree}
        for date in dates:
            chain = chain_of(scene, date)
            verb = scene.doc[chain[-1]] if chain else None
            if verb is None or verb.i not in inside or (lead is None and date.start < child.idx):
                continue
            if lead is None and not occasion and _ends_there(scene, date):
                continue
            if occasion or verb.i in {child.i, *(g.i for g in child.children)}:
                return led_by(msgspec.structs.replace(told(date), phase=None), lead or "")
    return None


_ENDS_THERE = re.compile(r"\b(?:until|till|up to)\b[^,;]{0,40}$", re.I)


def _ends_there(scene: Scene, date: DateExpression) -> bool:
    """ "was elected, serving until her death in 1975": the date tells when it was over, not when it came."""
    return bool(_ENDS_THERE.search(scene.line.text[: date.bare_start]))


def _is_occasion(clause: Token) -> bool:
    """ "At the first congress, held in 1922, …": the event at which the rest took place."""
    return clause.dep_ == "prep" and any(
        c.dep_ == "pobj" and c.lemma_.lower() in _OCCASIONS for c in clause.children
    )


def _means(clause: Token) -> bool:
    """ "Formed by setting up a group in 1959": the deed by which it is done has its date."""
    return clause.lower_ == "by" and any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in clause.children)


def _same_deed(clause: Token) -> bool:
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)
    if clause.dep_ == "conj":
        shares = not any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
        return is_clause(clause) and shares and not _behind_a_comma(clause)
    return (clause.dep_ == "xcomp" and infinitive) or (clause.dep_ == "advcl" and clause.tag_ == "VBG")


def _behind_a_comma(clause: Token) -> bool:
    """ "was expelled, and went on to form …": the second deed came later."""
    ands = [c.i for c in clause.head.children if c.dep_ == "cc" and c.i < clause.i]
    return bool(ands) and ands[-1] > 0 and clause.doc[ands[-1] - 1].text == ","


def lead_of(clause: Token) -> str | None:
    """The word that ties a clause of time to what it dates; None where it is no such clause."""
    if clause.dep_ == "advcl":
        words = [c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"} and c.i < clause.i]
        having = any(c.lower_ == "having" for c in clause.children if c.dep_ == "aux")
        return next((w for w in words if w in LEADS), "after" if having else None)
    if clause.dep_ == "prep" and clause.lower_ in LEADS:
        return clause.lower_ if any(c.dep_ == "pcomp" for c in clause.children) else None
    return None


def _leads_between(scene: Scene, date: DateExpression, anchor: int) -> str:
    """ "until his death in 1987": the word over the noun that the date stands with, "" without one."""
    for place in chain_of(scene, date):
        if place == anchor:
            return ""
        token = scene.doc[place]
        if token.dep_ in {"prep", "mark"} and token.lower_ in LEADS and token.idx < date.start:
            near = any(c.lower_ in NEARLY for c in token.children)
            return f"{'shortly ' if near else ''}{token.lower_}"
    return ""


def led_by(found: Dated, lead: str, event: bool = False) -> Dated:
    """A date as the word before its clause makes it: "until" ends there, "before" is some time up to it;
    after an `event` told before is some time from it."""
    if found.edtf is None or "[" in found.edtf or not lead:
        return found
    last = found.edtf.rsplit("/", 1)[-1].rstrip("~?%")
    match lead:
        case "after" | "following" if event:
            return msgspec.structs.replace(found, edtf=f"[{last}..]")
        case "shortly after" | "shortly before" | "shortly following":
            return msgspec.structs.replace(found, edtf=f"{last}~")
        case "before":
            return msgspec.structs.replace(found, edtf=f"[..{last}]")
        case "since":
            return msgspec.structs.replace(found, phase="starts")
        case "until" | "till":
            return msgspec.structs.replace(found, phase="ends")
    return found


def for_the_occasion(scene: Scene, dates: Sequence[DateExpression], verb: int) -> Dated | None:
    """The date of what something was made for ("formed to contest the 1977 elections"); None without one."""
    for child in scene.doc[verb].children:
        purpose = any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
        if child.dep_ in {"advcl", "xcomp", "acl"} and purpose and child.lemma_.lower() in _CONTESTS:
            own = hanging(scene, dates, [child.i])
            if own is not None:
                return msgspec.structs.replace(own, phase=None)
    return None


def _lasts_with(noun: Token) -> bool:
    """Whether a state goes on together with its clause ("intact under his rule since 1950")."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "under"


def inherited(scene: Scene, dates: Sequence[DateExpression], anchor: int) -> Dated | None:
    """A date of the clause above, or one at the front of the sentence, for a predicate without its own."""
    token = scene.doc[anchor]
    for _ in range(8):
        if token.head.i == token.i:
            break
        token = scene.doc[scene.view.top(token.head)]
        if is_clause(token):
            own = hanging(scene, dates, [token.i]) or below(scene, dates, token.i)
            if own is not None:
                phase = own.phase if _lasts_with(scene.doc[anchor]) else None
                return msgspec.structs.replace(own, how=f"{own.how}, told of “{token.text}”", phase=phase)
    for date in dates:
        if date.start <= 3:
            return msgspec.structs.replace(told(date), how="the date that opens the sentence", phase=None)
    return None


def chain_of(scene: Scene, date: DateExpression) -> list[int]:
    """Tokens above a date expression up to its verb (included), nearest first.

    A date behind "and" is of the verb that follows ("left and in 1951 joined"); one between commas behind
    a clause of time is of the clause above ("after school, in 1897, he …").
    """
    chain = _chain(scene, date)
    if not chain:
        return chain
    verb = scene.doc[chain[-1]]
    if _between_commas(scene.line.text, date):
        while verb.dep_ in {"pcomp", "prep", "advcl", "pobj"} and verb.head.i > verb.i:
            verb = verb.head
    elif _AND.search(scene.line.text[: date.start]) and not _ENDS_IN_A_DATE.search(
        scene.line.text[: date.start]
    ):
        behind = [c for c in verb.children if c.dep_ == "conj" and c.idx > date.end and is_clause(c)]
        verb = behind[0] if behind and verb.idx < date.start else verb
    return chain if verb.i == chain[-1] else [verb.i]


def is_clause(token: Token) -> bool:
    """Whether a token is the verb of a clause ("following" as a preposition is none)."""
    return token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "prep"}


def _between_commas(text: str, date: DateExpression) -> bool:
    return text[: date.start].endswith(", ") and text[date.end : date.end + 1] == ","


def _chain(scene: Scene, date: DateExpression) -> list[int]:
    tokens = scene.tokens_in(date.start, date.end)
    if not tokens:
        return []
    members = {t.i for t in tokens}
    top = next((t for t in tokens if t.head.i not in members), tokens[0])
    chain: list[int] = []
    place = scene.doc[scene.view.top(top)]
    if place.i not in members:
        chain.append(place.i)
        if is_clause(place):
            return chain
    for _ in range(12):
        head = scene.doc[scene.view.top(place.head)]
        if head.i == place.i:
            break
        if head.i not in members and head.i not in chain:
            chain.append(head.i)
        if is_clause(head):
            break
        place = head
    return chain + _opening_participle(scene, place)


def _opening_participle(scene: Scene, place: Token) -> list[int]:
    """ "Joined the League on 7 May": the verb that a parse takes for a word before the name."""
    first = scene.doc[0]
    return [0] if first.tag_ in {"VBN", "VBD"} and first.dep_ == "amod" and first.head.i == place.i else []


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


def outside_names(scene: Scene, dates: Sequence[DateExpression]) -> tuple[DateExpression, ...]:
    """The dates that are no part of a name ("Movement of 7 April", "the November Revolution"); those in the
    name of a contest stay."""
    text = scene.line.text
    names = [m for m in scene.mentions if m.type != "contest"]
    return tuple(
        d
        for d in dates
        if not any(m.start <= d.bare_start and d.end <= m.end for m in names)
        and not (
            d.relative
            and (not d.preposition or text[: d.bare_start].endswith("the "))
            and not any(c.isdigit() for c in d.text)
            and text[d.end - 1].isalpha()
            and re.match(r" [A-Z][a-z]{3,}", text[d.end :])
            and text[d.bare_start : d.end].rsplit(" ", 1)[-1][:1].isupper()
        )
    )
