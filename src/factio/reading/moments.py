"""When: which date of its sentence a claim hangs on, and what carries over from before (rules 5 to 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factio.dates import DateExpression
from factio.reading.story import Dated, Scene, Story

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}[~?%]?")
_YEAR_OR_DECADE = re.compile(r"\d{4}|\d{3}X")
_LEADS = frozenset(
    "after following before since until till when as while once upon on during with by".split()
)
_CONTESTS = frozenset("contest fight run stand compete participate take face enter".split())
_NEARLY = frozenset("soon shortly immediately just right directly".split())
_LEANS_ON_AN_EVENT = frozenset("after following upon".split())
_OPENS_ELSEWHERE = re.compile(
    r"(?:when|once|while|before|until|since|from|during|at one point|in time|over)\b", re.I
)


# ---- in the sentence
def hanging(scene: Scene, dates: Sequence[DateExpression], anchors: Sequence[int]) -> Dated | None:
    """The date expression that hangs on one of the anchor tokens, nearest first; None when none does.

    A date told outright goes before one that only leans on another ("as a result", "later").
    """
    best: tuple[int, Dated] | None = None
    for date in dates:
        chain = chain_of(scene, date)
        for rank, anchor in enumerate(anchors):
            if anchor in chain:
                score = chain.index(anchor) + 2 * rank + (4 if date.relative else 0)
                if best is None or score < best[0]:
                    best = (score, _led_by(told(date), _leads_between(scene, date, anchor)))
    return best[1] if best is not None else None


def below(scene: Scene, dates: Sequence[DateExpression], anchor: int) -> Dated | None:
    """The date of a clause that says when: "When war broke out in 1939, …", "after returning in 1938"."""
    for child in scene.doc[anchor].children:
        lead = _lead_of(child)
        if lead is None:
            continue
        inside = {t.i for t in child.subtree}
        for date in dates:
            chain = chain_of(scene, date)
            verb = scene.doc[chain[-1]] if chain else None
            if verb is not None and verb.i in inside and verb.i in {child.i, *(g.i for g in child.children)}:
                return _led_by(msgspec.structs.replace(told(date), phase=None), lead)
    return None


def _lead_of(clause: Token) -> str | None:
    """The word that ties a clause of time to what it dates; None where it is no such clause."""
    if clause.dep_ == "advcl":
        words = [c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"} and c.i < clause.i]
        having = any(c.lower_ == "having" for c in clause.children if c.dep_ == "aux")
        return next((w for w in words if w in _LEADS), "after" if having else None)
    if clause.dep_ == "prep" and clause.lower_ in _LEADS:
        return clause.lower_ if any(c.dep_ == "pcomp" for c in clause.children) else None
    return None


def _leads_between(scene: Scene, date: DateExpression, anchor: int) -> str:
    """ "until his death in 1987": the word over the noun that the date stands with, "" without one."""
    for place in chain_of(scene, date):
        if place == anchor:
            return ""
        token = scene.doc[place]
        if token.dep_ in {"prep", "mark"} and token.lower_ in _LEADS and token.idx < date.start:
            near = any(c.lower_ in _NEARLY for c in token.children)
            return f"{'shortly ' if near else ''}{token.lower_}"
    return ""


def _led_by(found: Dated, lead: str) -> Dated:
    """A date as the word before its clause makes it: "until" ends there, "before" is some time up to it."""
    if found.edtf is None or "[" in found.edtf or not lead:
        return found
    last = found.edtf.rsplit("/", 1)[-1].rstrip("~?%")
    match lead:
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


def inherited(scene: Scene, dates: Sequence[DateExpression], anchor: int) -> Dated | None:
    """A date of the clause above, or one at the front of the sentence, for a predicate without its own."""
    token = scene.doc[anchor]
    for _ in range(8):
        if token.head.i == token.i:
            break
        token = scene.doc[scene.view.top(token.head)]
        if token.pos_ in {"VERB", "AUX"}:
            own = hanging(scene, dates, [token.i]) or below(scene, dates, token.i)
            if own is not None:
                return msgspec.structs.replace(own, how=f"{own.how}, told of “{token.text}”", phase=None)
    for date in dates:
        if date.start <= 3:
            return msgspec.structs.replace(told(date), how="the date that opens the sentence", phase=None)
    return None


def chain_of(scene: Scene, date: DateExpression) -> list[int]:
    """Tokens above a date expression up to its verb (included), nearest first.

    A date between commas behind a clause of time is of the clause above ("after school, in 1897, he …").
    """
    chain = _chain(scene, date)
    if not chain or not _between_commas(scene.line.text, date):
        return chain
    verb = scene.doc[chain[-1]]
    while verb.dep_ in {"pcomp", "prep", "advcl", "pobj"} and verb.head.i > verb.i:
        verb = verb.head
    return chain if verb.i == chain[-1] else [verb.i]


def _between_commas(text: str, date: DateExpression) -> bool:
    return text[: date.start].endswith(", ") and text[date.end : date.end + 1] == ","


def _chain(scene: Scene, date: DateExpression) -> list[int]:
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


# ---- from before
def of_the_sentence(scene: Scene, dates: Sequence[DateExpression]) -> str | None:
    """The date that a sentence leaves for the next: of its main clause before those below it, the last of
    those told alike; None where it tells none that could be gone on from."""
    best: tuple[int, int] | None = None
    chosen: str | None = None
    for number, date in enumerate(dates):
        if date.edtf is None or date.edtf.startswith(("[", "..")):
            continue
        rank = (-_depth(scene, date), number)
        if best is None or rank > best:
            best, chosen = rank, date.edtf.removesuffix("/..")
    return chosen


def _depth(scene: Scene, date: DateExpression) -> int:
    """How many clauses stand over the one that a date hangs in."""
    if date.start <= 3:
        return 0
    chain = chain_of(scene, date)
    if not chain:
        return 9
    token, depth = scene.doc[chain[-1]], 0
    while token.head.i != token.i and depth < 9:
        depth += token.dep_ in {"relcl", "acl", "advcl", "ccomp", "pcomp", "appos"}
        token = token.head
    return depth


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
            and text[d.end - 1].isalpha()
            and re.match(r" [A-Z][a-z]{3,}", text[d.end :])
            and text[d.bare_start : d.end].rsplit(" ", 1)[-1][:1].isupper()
        )
    )


def carried(scene: Scene, story: Story, verb: int, has_dates: bool) -> Dated:
    """The date of a predicate whose sentence dates nothing: that of the event told last in its paragraph
    where the sentence goes on with it, else the year or decade that a heading names."""
    if has_dates or not _tells_on(scene.doc[verb]):
        return _of_heading(story, has_dates)
    text = scene.line.text
    if story.date is not None and _POINT.fullmatch(story.date):
        first = re.match(r"\w+", text)
        if first and first.group().lower() in _LEANS_ON_AN_EVENT:
            return Dated(f"[{story.date.rstrip('~?%')}..]", None, "after what was dated before")
        if not _OPENS_ELSEWHERE.match(text):
            return Dated(story.date, None, "it goes on from what was dated before")
    return _of_heading(story, has_dates)


def _of_heading(story: Story, has_dates: bool) -> Dated:
    if (
        story.heading_date is not None
        and story.date is None
        and _YEAR_OR_DECADE.fullmatch(story.heading_date)
    ):
        return Dated(story.heading_date, None, "the heading over it")
    return Dated(None)


def _tells_on(token: Token) -> bool:
    """Whether the clause that a token stands in tells what happened next: not what is, nor what had been."""
    for _ in range(12):
        helpers = [c for c in token.children if c.dep_ in {"aux", "auxpass"}]
        tags = {token.tag_} | {c.tag_ for c in helpers}
        if token.pos_ in {"VERB", "AUX"} and tags & {"VBD", "VBZ", "VBP", "MD"}:
            if any(c.dep_ == "neg" for c in token.children) or any(c.lower_ == "had" for c in helpers):
                return False
            return "VBD" in tags or not tags & {"VBZ", "VBP"}
        if token.head.i == token.i:
            return True
        token = token.head
    return True
