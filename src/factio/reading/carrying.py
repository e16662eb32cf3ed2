"""When: what carries over from the sentences before to one that dates nothing itself (rules 5 to 8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from factio.dates import DateExpression
from factio.model import Claim
from factio.reading.moments import LEADS, NEARLY, chain_of, led_by
from factio.reading.scene import Dated, Scene
from factio.reading.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}[~?%]?")
_YEAR_OR_DECADE = re.compile(r"\d{4}|\d{3}X")
_LEANS_ON_AN_EVENT = frozenset("after following upon".split())
_OPENS_ELSEWHERE = re.compile(
    r"(?:when|once|while|before|until|since|from|during|at one point|in time|over)\b", re.I
)
_SPREADS = re.compile(
    r"\b(?:(?:for|over|throughout|within|during|through|most of|after) "
    r"(?:the |these |those |all |all of |most of |some |a |an )*"
    r"(?:(?:many|several|few|number of|long|short|brief|next|following|coming|first|last|whole|"
    r"better|part|couple of|rest of)[ -])*(?:of )?(?:these |those |the )?"
    r"(?:years?|decades?|months|time|while|period|his life|her life|its existence|generation)|"
    r"all (?:his|her|the|its) (?:life|time|years)|all the time|"
    r"at (?:one time or another|different times|various times|times|some point|one point)|"
    r"in (?:due course|the meantime|later years|the course of time)|in the years|"
    r"long-?time|long-standing|eventually|over the years|meanwhile|occasionally)\b",
    re.I,
)
"""Words that spread what is told over a time, or set it at no certain one: it has not the date told last."""
_UNTIL = re.compile(r"\b(?:until|till)\b[^,;:]{0,60}$", re.I)
_NAMES = frozenset("call name know title style entitle".split())
"""Verbs by which a thing is told what it is called: that is no event in the story."""
_LATER_BY_NATURE = frozenset({"die"})
"""What comes some time after all that was told: "he died in Leeds" has not the date told last."""
_KIND_OF = {
    word: kind
    for kind, words in {
        "founding": "found form establish create launch constitute foundation formation establishment "
        "creation founding inception",
        "death": "die death assassination murder execution",
        "dissolution": "dissolve disband dissolution disbandment demise",
        "ban": "ban outlaw prohibition",
        "merger": "merge merger unification fusion amalgamation",
        "split": "split schism",
        "arrest": "arrest imprisonment detention jail incarceration",
        "release": "release free",
        "uprising": "coup revolt rebellion uprising insurrection mutiny",
        "renaming": "rename renaming",
    }.items()
    for word in words.split()
}
"""Words that take up an event told before ("until his death", "shortly after it was formed")."""


def of_the_sentence(scene: Scene, dates: Sequence[DateExpression]) -> str | None:
    """The date that a sentence leaves for the next: of its main clause before those below it, the last of
    those told alike; None where it tells none that could be gone on from."""
    best: tuple[int, int] | None = None
    chosen: str | None = None
    for number, date in enumerate(dates):
        if date.edtf is None or date.edtf.startswith("[") or _of_a_birth(scene, date):
            continue
        if _of_another(scene, date) or (
            date.relative and (date.edtf.startswith("../") or _ends(scene, date))
        ):
            continue
        rank = (-_depth(scene, date), number)
        if best is None or rank > best:
            best, chosen = rank, date.edtf.removesuffix("/..").removeprefix("../")
    return chosen


def looks_ahead(dates: Sequence[DateExpression]) -> bool:
    """Whether a sentence tells what came some time later: what is told next may lie anywhere."""
    return any(date.relative and date.edtf and re.fullmatch(r"\[\d[^.]*\.\.\]", date.edtf) for date in dates)


def _ends(scene: Scene, date: DateExpression) -> bool:
    """Whether a date stands in a clause with "until": the story does not go on from there."""
    return bool(_UNTIL.search(scene.line.text[: date.start]))


def tells_a_span(dates: Sequence[DateExpression], told: str) -> bool:
    """Whether the date that a sentence leaves tells since or until when something was: what is told next
    need not have been at that end of it."""
    own = [d for d in dates if d.edtf is not None and d.edtf.removesuffix("/..").removeprefix("../") == told]
    return bool(own) and all(
        d.edtf is not None and (d.edtf.startswith("../") or d.edtf.endswith("/..") or d.preposition == "from")
        for d in own
    )


def leaned_on(scene: Scene, dates: Sequence[DateExpression]) -> str | None:
    """What "after the election" leans on behind a sentence that told nothing but what came before a date or
    after it ("ahead of the 1967 election"): that date."""
    known = [d.value for d in dates if d.value and not d.relative and not _of_another(scene, d)]
    return known[-1] if known else None


def _of_a_birth(scene: Scene, date: DateExpression) -> bool:
    chain = chain_of(scene, date)
    return bool(chain) and scene.doc[chain[-1]].lower_ == "born"


def _of_another(scene: Scene, date: DateExpression) -> bool:
    """Whether a date is of what had been before ("the union, which had been founded in 1982, …")."""
    chain = chain_of(scene, date)
    verb = scene.doc[chain[-1]] if chain and date.start > 3 else None
    return verb is not None and verb.dep_ == "relcl" and any(c.lower_ == "had" for c in verb.children)


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


def carried(scene: Scene, story: Story, verb: int, dates: Sequence[DateExpression]) -> Dated:
    """The date of a predicate that its sentence does not date: that of an event told before, where its words
    lean on one; that of the event told last in its paragraph or before a semicolon, where the words go on
    with it; else the year or decade that a heading names."""
    has_dates = _moves_on(scene, dates)
    leaning = _leaning(scene, story, scene.doc[verb])
    if leaning is not None:
        return leaning
    if has_dates or not _tells_on(scene.doc[verb]):
        parted = _before_a_semicolon(scene, dates, verb)
        if parted is not None and _tells_on(scene.doc[verb]):
            return Dated(parted, None, "it goes on from what was dated before the semicolon")
        return _of_heading(story, has_dates)
    text = scene.line.text
    if story.date is not None and _is_point(story.date):
        first = re.match(r"\w+", text)
        if first and first.group().lower() in _LEANS_ON_AN_EVENT:
            return Dated(f"[{story.date.rstrip('~?%')}..]", None, "after what was dated before")
        if not story.lasting and not _OPENS_ELSEWHERE.match(text) and not _SPREADS.search(text):
            return Dated(story.date, None, "it goes on from what was dated before")
    return _of_heading(story, has_dates)


def _is_point(edtf: str) -> bool:
    """Whether a date is one moment, or a span of a few years, in one of which it lies."""
    span = re.fullmatch(r"(\d{4})/(\d{4})", edtf)
    return int(span.group(2)) - int(span.group(1)) <= 2 if span else bool(_POINT.fullmatch(edtf))


def _before_a_semicolon(scene: Scene, dates: Sequence[DateExpression], verb: int) -> str | None:
    """The date told before the semicolon that a predicate stands behind; None where one is told behind it."""
    cut = scene.line.text.rfind(";", 0, scene.doc[verb].idx)
    if cut < 0 or any(date.start > cut and date.edtf for date in dates):
        return None
    told = of_the_sentence(scene, [date for date in dates if date.end <= cut])
    return told if told and _is_point(told) else None


def _moves_on(scene: Scene, dates: Sequence[DateExpression]) -> bool:
    """Whether a sentence tells a time of its own: not that of what had been before, nor of a birth."""
    return any(
        date.edtf is not None and not _of_a_birth(scene, date) and not _of_another(scene, date)
        for date in dates
    )


def _leaning(scene: Scene, story: Story, verb: Token) -> Dated | None:
    """ "until his death", "shortly after it was formed": the date of that event, told before or not."""
    for child in verb.children:
        lead = (
            child.lower_
            if child.dep_ == "prep"
            else next((c.lower_ for c in child.children if c.dep_ in {"mark", "prep"}), "")
            if child.dep_ == "advcl"
            else ""
        )
        if lead not in LEADS:
            continue
        event = (
            child
            if child.dep_ == "advcl"
            else next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
        )
        if event is None:
            continue
        kind = _KIND_OF.get(event.lemma_.lower())
        date = story.told.get((kind, _whose(scene, story, event))) if kind else None
        if date is None:
            if lead in {"until", "till"}:
                return Dated(None, "ends", f"{lead} “{event.text}”")
            continue
        near = any(c.lower_ in NEARLY for c in child.children)
        return led_by(
            Dated(date, None, f"“{event.text}” told before"), ("shortly " if near else "") + lead, True
        )
    return None


def _whose(scene: Scene, story: Story, event: Token) -> str:
    """Who or what an event befell: the one named with it, else the one spoken of."""
    for child in event.children:
        if child.dep_ in {"poss", "nsubjpass", "nsubj"} and child.pos_ != "PRON":
            mention = scene.mention_at.get(scene.view.top(child))
            if mention is not None:
                return story.cast.entities[mention.entity].name
        if child.dep_ in {"poss", "nsubjpass", "nsubj"} and child.lower_ in {"his", "her", "he", "she"}:
            return story.topic_person()
    return story.topic_organisation() if event.lemma_ not in {"death", "die"} else story.topic_person()


def remember(story: Story, claims: Iterable[Claim]) -> None:
    """Keep when each event befell each of those it is told of, and for whom a person was made to stand."""
    for claim in claims:
        _keep_party(story, claim)
        if claim.date is None or claim.modality is not None or claim.polarity == "no":
            continue
        for value in claim.roles.values():
            for name in value if isinstance(value, tuple) else (value,):
                story.told.setdefault((claim.kind, name), claim.date)


def _keep_party(story: Story, claim: Claim) -> None:
    """ "nominated Ann Smith", "she sided with X in the split": whose the person's later results are."""
    person, party = "", ""
    if claim.kind == "decision":
        person, party = str(claim.roles.get("matter", "")), str(claim.roles.get("organisation", ""))
    elif claim.kind == "support" and claim.polarity is None:
        person, party = str(claim.roles.get("supporter", "")), str(claim.roles.get("supported", ""))
        if person not in story.party_of:
            return
    if story.cast.type_of(person) == "person" and story.cast.type_of(party) == "organisation":
        story.party_of[person] = party


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
            if token.lemma_.lower() in _NAMES | _LATER_BY_NATURE:
                return False
            return "VBD" in tags or not tags & {"VBZ", "VBP"}
        if token.head.i == token.i:
            return True
        token = token.head
    return True
