"""Congresses: whose, which one, where and when, told by the noun and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factio.codebook.entries import Codebook
from factio.dates import DateExpression
from factio.model import RoleValue
from factio.reading.frames.contenders import is_contender
from factio.reading.frames.matching import Draft
from factio.reading.mentions.entities import Mention
from factio.reading.referring.filling import fill
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|\d{1,3}(?:st|nd|rd|th)"
    r"|[IVX]{1,6}(?:th)?"
    r"|founding|inaugural|constituent|extraordinary)"
)
_ADJECTIVE = (
    r"(?:national|party|world|federal|all-[\w-]+|annual|regular|ordinary|special|unity|unification"
    r"|emergency|general"
    r"|regional|provincial|state|international|central|biennial|triennial|youth|underground|secret|joint"
    r"|statutory"
    r"|three day|two day|union|delegate|illegal|final|last|next|electoral|programmatic|extraordinary)"
)
_MEETING = re.compile(
    rf"(?P<before>(?:\b(?:{_ORDINAL}(?:\s(?-i:[A-Z])[\w’'-]+)?|{_ADJECTIVE}|and|,)[\s]+){{0,5}})"
    r"\b(?P<noun>congress(?:es)?|conferences?|conventions?|plenums?|plenary sessions?|"
    r"general assembl(?:y|ies)"
    r"|(?<=founding )(?:assembly|meeting|session)|(?<=constituent )(?:meeting|session)"
    r"|(?<=separate )session|(?<=official )assemblies)\b",
    re.I,
)
_OWN = re.compile(
    r"\b(?:its|their|the party[’']?s?|the union[’']?s|the league[’']s|the front[’']s) (?:own )?$", re.I
)
_OF_ANOTHER = re.compile(r" of (?!\d|the (?:party|organi[sz]ation|union|front|league|movement)\b)[A-Za-z]")
_HOLDS = frozenset(
    "hold convene organise organize call host stage open celebrate summon assemble convoke".split()
)
_AT_ONE = re.compile(r"\bat (?:a|an|the|its|their|separate) $")
_OWN_SORT = re.compile(
    r"\b(?:party|special|national|extraordinary|founding|unity|unification|separate|delegate)\b", re.I
)


def read_meetings(
    scene: Scene, story: Story, dates: Sequence[DateExpression], codebook: Codebook
) -> Iterator[Draft]:
    """Drafts of `congress` claims of one line."""
    if "congress" not in codebook.kinds:
        return
    text = scene.line.text
    for found in _MEETING.finditer(text):
        token = next((t for t in scene.doc if t.idx <= found.start("noun") < t.idx + len(t.text)), None)
        if token is None or _is_a_body(scene, story, found):
            continue
        when = _dates_of(scene, dates, found)
        ordinals = re.findall(rf"\b{_ORDINAL}\b", found.group("before"), re.I)
        if " and " not in found.group("before"):
            ordinals = ordinals[:1]
        place = _place(scene, story, found.end())
        who = _whose(scene, story, found, token, bool(when), bool(ordinals))
        if who is None:
            continue
        for ordinal in ordinals or [""]:
            for number in [*when] or [None]:
                yield _draft(who, ordinal, place, number, found, token, scene)


def _is_a_body(scene: Scene, story: Story, found: re.Match[str]) -> bool:
    """Whether the noun is the last word of a party's or parliament's name ("the National Congress")."""
    numbered = re.search(rf"\b{_ORDINAL}\b", found.group("before"), re.I)
    for mention in scene.mentions:
        if mention.start <= found.start("noun") < mention.end:
            if numbered and re.match(r"$| of\b", scene.line.text[found.end() : mention.end]):
                return False
            named = re.match(r" of (?:the )?(.+)", scene.line.text[found.end() : mention.end])
            of_a_body = named is not None and story.cast.type_of(named.group(1)) == "organisation"
            return not (of_a_body or re.match(rf"{_ORDINAL}\b", mention.text, re.I))
    return found.group("noun")[0].isupper() and not found.group("before")


def _whose(
    scene: Scene, story: Story, found: re.Match[str], token: Token, dated: bool, numbered: bool
) -> Filler | None:
    named = _named(scene, story, found) or _owner_in_relative(scene, story, token)
    if named is not None:
        return named
    text = scene.line.text
    verb = _verb(token)
    owned = bool(_OWN.search(text[: found.start()])) or "party" in found.group("before").lower()
    held = verb is not None and verb.lemma_ in _HOLDS
    own_sort = _OWN_SORT.search(found.group("before")) or found.group("noun").lower().startswith("cong")
    at_one = bool(own_sort and _AT_ONE.search(text[: found.start()]))
    if not (owned or dated or numbered or held or at_one) or _OF_ANOTHER.match(text[found.end() :]):
        return None
    own = scene.view.top(token)
    for place in scene.view.subjects(verb) if verb is not None else []:
        for filler in fill(story, scene, place, ("organisation",), False) if place != own else []:
            if filler.type == "organisation":
                return filler
    if not (
        owned
        or numbered
        or (dated and found.group("noun").lower().startswith("congress"))
        or (own_sort and (held or at_one))
    ):
        return None
    name = story.topic_organisation()
    return Filler(name, "organisation", found.start("noun"), found.end(), "spoken of here") if name else None


def _owner_in_relative(scene: Scene, story: Story, token: Token) -> Filler | None:
    """ "a party whose first congress was held in 1920"."""
    whose = next((c for c in scene.view.children(token) if c.lower_ == "whose"), None)
    found = fill(story, scene, whose.i, ("organisation",), False) if whose is not None else []
    return found[0] if found else None


def _named(scene: Scene, story: Story, found: re.Match[str]) -> Filler | None:
    """ "congress of X", "X's third congress", "the X congress"."""
    text = scene.line.text
    behind = re.match(r" of (?:the )?", text[found.end() :])
    for mention in scene.mentions:
        inside = mention.start <= found.start("noun") < mention.end
        rest = re.match(r" of (?:the )?(.+)", text[found.end() : mention.end]) if inside else None
        if rest is not None:
            return Filler(story.cast.full(rest.group(1)), "organisation", mention.start, mention.end)
        of_it = behind is not None and mention.start == found.end() + behind.end()
        gap = text[mention.end : found.start()]
        before = not inside and re.fullmatch(r"[’']?s? (?:\w+ )?", gap) is not None
        town = gap == " " and _may_be_a_town(story, mention)
        if is_contender(mention) and (of_it or before) and not town:
            name = story.cast.entities[mention.entity].name
            return Filler(name, "organisation", mention.start, mention.end)
    return None


def _may_be_a_town(story: Story, mention: Mention) -> bool:
    """Whether a name is as likely a town's as a body's: "the Halle congress"."""
    return mention.text.istitle() and " " not in mention.text and not story.sort_of(mention.text)


def _verb(token: Token) -> Token | None:
    here = token
    for _ in range(8):
        if here.head.i == here.i:
            return here if here.pos_ in {"VERB", "AUX"} else None
        here = here.head
        if here.pos_ in {"VERB", "AUX"} and here.dep_ not in {"aux", "auxpass"}:
            return here
    return None


def _place(scene: Scene, story: Story, end: int) -> str:
    text = scene.line.text
    for mention in scene.mentions:
        if mention.type == "place" and 0 <= mention.start - end <= 70:
            between = text[end : mention.start]
            if re.search(r"\b(?:in|at) (?:the )?$", between) and not re.search(r"[;.]", between):
                return story.cast.entities[mention.entity].name
    return ""


def _dates_of(scene: Scene, dates: Sequence[DateExpression], found: re.Match[str]) -> list[int | None]:
    """The dates of the noun's own: before its modifiers ("the 1975 congress") or behind ("of 1975")."""
    text = scene.line.text
    out: list[int | None] = []
    at = found.end()
    for number, date in enumerate(dates):
        if date.edtf is None:
            continue
        if 0 <= found.start() - date.end <= 1 and date.attributive:
            return [number]
        if date.start >= at and re.fullmatch(
            r"(?: of (?:the )?[A-Z][\w'’ ()-]{2,60})?,?(?: which was| was)?(?: held| convened| opened| took "
            r"place| met)?"
            r"(?: (?:in|at) (?:the )?[A-Z][\w'’ -]{2,40},?)? ?(?:and |on |of )?",
            text[at : date.start],
        ):
            out.append(number)
            at = date.end
    return out if len(out) < 2 or found.group("noun").endswith("s") else out[:1]


def _draft(
    who: Filler,
    ordinal: str,
    place: str,
    date: int | None,
    found: re.Match[str],
    token: Token,
    scene: Scene,
) -> Draft:
    roles: dict[str, RoleValue] = {"organisation": who.name}
    if ordinal:
        roles["ordinal"] = ordinal
    if place:
        roles["place"] = place
    verb = _verb(token)
    draft = Draft(
        "congress",
        "congress: a congress of",
        roles,
        [(who.start, max(who.end, who.start + 1)), (found.start("noun"), found.end())],
        [scene.view.top(token), *([verb.i] if verb is not None else [])],
        verb.i if verb is not None else token.i,
        how=[f"{found.group()} of {who.name} ({who.how})"],
    )
    if date is not None:
        draft.date, draft.dated = str(date), True
    return draft
