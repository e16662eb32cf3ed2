"""How large an organisation is: members, branches, fighters, deputies held where no contest is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factio.codebook.entries import Codebook
from factio.dates import DateExpression
from factio.model import RoleValue
from factio.reading.frames.contenders import is_contender
from factio.reading.frames.matching import Draft
from factio.reading.frames.numbers import numbers_in
from factio.reading.referring.filling import fill
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNITS = (
    r"members?|fighters?|branches|cadres?|activists|militants|affiliates|volunteers|adherents|men|troops"
    r"|guerrillas"
    r"|partisans|combatants|soldiers|sections|chapters|cells|lodges|locals|local groups|clubs|supporters"
    r"|followers"
)
_HELD = r"deput(?:y|ies)|councill?ors?|MPs?|MEPs?|MLAs?|legislators?|senators?|parliamentarians?|mayors?"
_BEFORE_UNIT = (
    r"(?:(?:active|registered|party|individual|paid-up|card-carrying|full|armed|local|paying|affiliated) )?"
)
_OF_UNIT = re.compile(
    rf" {_BEFORE_UNIT}(?P<unit>{_UNITS}|{_HELD})\b(?! (?:\w+ )?(?:elected|of (?:the )?[\w ]*"
    r"(?:committee|parliament|assembly|bureau|board|council|politburo)))"
)
_STRONG = re.compile(r"-strong\b")
_MOVES = re.compile(
    r"\b(?:peak|reach|fall|fell|drop|r[io]s|gr[eo]w|stand|stood|dwindl|declin|shr[aiu]nk|increas|decreas"
    r"|climb|swell"
    r"|sank|sunk|number|total|exceed|plummet|slump|recover|return|amount|com|be|was|is|were|had|has)\w*"
    r" (?:(?:back|again|steadily|up|down|only|just|slightly|in) )*(?:to |at |from |by )?"
    r"(?:below |under |less than |fewer than )?"
    r"(?:about |around |some |approximately |nearly |almost |over |more than |only |just |an estimated "
    r"|barely |be )*$",
    re.I,
)
_UNDER = re.compile(r"\b(?:below|under|less than|fewer than) $")
_NUMBERED = re.compile(
    r"\b(?:number(?:s|ed|ing)?|(?:strength|numbers|ranks|forces?) (?:was|were|is|are|had been) (?:then )?"
    r"(?:put|estimated|given|reckoned|reported) (?:at|as|to be))"
    r" (?:about |around |some |approximately |nearly |almost |over |more than |only |between |no more than "
    r"|at between |up to )*(?:[\d.,]+ and )?$",
    re.I,
)
"""Words for the size of an armed body or a party, before a number that counts nothing named."""
_MEMBERSHIP = re.compile(r"\bmembership\b|\bmembers\b", re.I)
_MEMBERSHIP_OF = re.compile(r"\b[Mm]embership of (?:the )?$")
_HOLDS = frozenset(
    "have claim count number reach boast report comprise enrol enroll gather organise organize be estimate "
    "grow rise "
    "fall drop decline peak stand include unite total exceed represent possess hold dwindle register "
    "command field "
    "consist compose maintain shrink increase list muster run remain".split()
)


def read_sizes(
    scene: Scene, story: Story, dates: Sequence[DateExpression], codebook: Codebook
) -> Iterator[Draft]:
    """Drafts of `size` claims of one line."""
    if "size" not in codebook.kinds:
        return
    text = scene.line.text
    for start, end, value in numbers_in(text):
        if any(d.start <= start and end <= d.end for d in dates) or text[end : end + 1] == "%":
            continue
        unit = _unit(text, start, end)
        token = next((t for t in scene.doc if t.idx <= start < t.idx + len(t.text)), None)
        if not unit or token is None:
            continue
        verb = _verb(token)
        held = re.fullmatch(_HELD, unit) is not None
        strong = (
            _NUMBERED.search(text[:start])
            or _STRONG.match(text[end : end + 8])
            or re.search(r"\bmembership (?:\w+ ){0,2}of ", text[:start])
        )
        if verb is not None and verb.lemma_.lower() not in _HOLDS and not strong:
            continue
        if held and (
            verb is None or verb.lemma_.lower() not in {"have", "hold", "represent"} or story.contest
        ):
            continue
        who = _whose(scene, story, verb, start)
        if who is not None:
            yield _draft(scene, dates, who, value, unit, (start, end), token, verb)


def _unit(text: str, start: int, end: int) -> str:
    """What a number counts; "" where it is no size."""
    counted = _OF_UNIT.match(text[end : end + 60])
    if counted:
        return counted.group("unit")
    if _STRONG.match(text[end : end + 8]):
        return "members"
    if re.match(r" (?:people|persons|workers) (?:were|are) members\b", text[end:]):
        return "members"
    lead = text[max(0, start - 60) : start]
    if _NUMBERED.search(lead) and re.match(r"[,.;]|$| (?:in|by|at|and|on|when|before|after)\b", text[end:]):
        return "members"
    if re.search(r"\bmembership (?:\w+ ){0,4}(?:of|to|at|was|be) (?:[a-z]+ ){0,2}$", lead):
        return "members"
    if (
        _MEMBERSHIP.search(text[:start])
        and _MOVES.search(lead)
        and re.match(r"[,.;]|$| (?:in|by|at|to|and)\b|~", text[end:])
    ):
        return "members"
    moved = re.search(r"\bfrom [\d,]+(?: in \d{4})? to (?:only |just |about )?$", lead)
    return "members" if moved and _MEMBERSHIP.search(text[:start]) else ""


def _verb(token: Token) -> Token | None:
    """The verb that a number hangs on; None where only a preposition holds it ("with 300 members")."""
    here = token
    for _ in range(8):
        if here.head.i == here.i:
            break
        if here.dep_ == "prep" and here.lower_ == "with":
            return None
        here = here.head
        if here.pos_ in {"VERB", "AUX"} and here.dep_ not in {"aux", "auxpass"}:
            return here
    return None


def _whose(scene: Scene, story: Story, verb: Token | None, start: int) -> Filler | None:
    text = scene.line.text
    bodies = [m for m in scene.mentions if is_contender(m)]
    for mention in bodies:
        if _MEMBERSHIP_OF.search(text[: mention.start]) or re.match(
            r"[’']s?,? (?:\w+ ){0,3}membership", text[mention.end :]
        ):
            return _filler(story, mention.entity, mention.start, mention.end)
    for mention in bodies:
        if re.match(r"-strong |-member ", text[start:].lstrip("0123456789,")) and mention.start > start:
            return _filler(story, mention.entity, mention.start, mention.end)
    subjects = scene.view.subjects(verb) if verb is not None else []
    for place in subjects:
        for filler in fill(story, scene, place, ("organisation",), False):
            if filler.type != "person":
                return filler
    if re.search(
        r"\b(?:the|its|their) (?:party|union|group|total|overall)?(?:[’']s)? ?membership\b", text[:start]
    ):
        bodies = []
    main = {
        m.entity
        for t, m in scene.mention_at.items()
        if scene.doc[t].dep_ in {"nsubj", "nsubjpass"} and scene.doc[t].head.dep_ in {"ROOT", "conj"}
    }
    near = [m for m in bodies if m.end <= start and m.entity in main]
    behind = [m for m in bodies if m.start > start and verb is None]
    for mention in [*near[-1:], *behind[:1]]:
        return _filler(story, mention.entity, mention.start, mention.end)
    name = story.topic_organisation()
    return Filler(name, "organisation", start, start + 1, "spoken of here") if name else None


def _filler(story: Story, entity: int, start: int, end: int) -> Filler:
    return Filler(story.cast.entities[entity].name, "organisation", start, end)


def _draft(
    scene: Scene,
    dates: Sequence[DateExpression],
    who: Filler,
    value: str,
    unit: str,
    part: tuple[int, int],
    token: Token,
    verb: Token | None,
) -> Draft:
    roles: dict[str, RoleValue] = {"organisation": who.name, "number": value, "unit": unit}
    anchor = verb.i if verb is not None else token.i
    draft = Draft(
        "size",
        "size: a number of members",
        roles,
        [(who.start, max(who.end, who.start + 1)), part],
        [token.i, token.head.i, anchor],
        anchor,
        how=[f"{value} {unit} of {who.name} ({who.how})"],
    )
    behind = next(
        (n for n, d in enumerate(dates) if d.edtf and 0 <= d.start - part[1] <= len(unit) + 2), None
    )
    if _UNDER.search(scene.line.text[: part[0]]):
        draft.polarity = "no"
    if behind is not None:
        draft.date, draft.dated = str(behind), True
    return draft
