"""What a bracket right after a person tells: an office, a party ("Ann Lee (later mayor of Leeds)", "Bo
Ek (SAP)")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from factio.codebook.entries import Codebook
from factio.dates import DateExpression, find
from factio.model import Claim, Document, Phase, RoleValue, Why
from factio.reading.frames.holding import is_public
from factio.reading.lines import Bracket
from factio.reading.mentions.abbreviations import is_abbreviation
from factio.reading.mentions.lexicon import lexicon
from factio.reading.mentions.offices import offices_in
from factio.reading.moments import inherited, told
from factio.reading.scene import Dated, Scene
from factio.reading.story import Story

_LEAD = re.compile(
    r"(?:(?:a|an|the|its|their|his|her|and)\s+)*(?:(?P<ends>former|formerly|ex|late|previously|past)\b|"
    r"(?P<later>later|future|subsequently|afterwards)\b|(?:then|now|current|currently|at that time)\b)?[\s-]*"
    r"(?:(?:the|a|an)\s+)?",
    re.I,
)
_BODY = re.compile(
    r"\s+(?:of|for|in|at)\s+(?:the\s+)?(?P<body>[^,;()]{2,90}?)(?=$|[,;]|\s+(?:from|since|until|in|between)\s+\d|\s+and\s)"
)
_NO_PARTY = frozenset("MP MLA MEP MBE OBE CBE PHD MD UK USA US EU UN KC QC".split())
_PARTIES = frozenset({"party", "union", "league", "front", "movement", "alliance"})
_POLITICIAN = frozenset("politician activist member deputy mp senator candidate statesman".split())


class _State(msgspec.Struct, frozen=True):
    kind: str
    roles: dict[str, RoleValue]
    phase: Phase | None = "holds"
    later: bool = False
    date: Dated | None = None


def bracket_people(
    scene: Scene, story: Story, dates: Sequence[DateExpression], document: Document, codebook: Codebook
) -> Iterator[Claim]:
    """A claim for each office and each party that a bracket tells of the person right before it."""
    for bracket in scene.line.brackets:
        before = _person_before(scene, story, bracket)
        if before is None:
            continue
        name, start, token = before
        told_here = [*_founders(story, bracket, name), *_offices(story, bracket, name)]
        for state in [*told_here, *_parties(story, bracket, name)]:
            if state.kind not in codebook.kinds:
                continue
            when = state.date or inherited(scene, dates, token) or Dated(None)
            block = document.blocks[scene.line.block]
            first = block.source(scene.line.places[start], scene.line.places[start] + 1)
            last = block.source(bracket.start, bracket.end)
            yield Claim(
                state.kind,
                state.roles,
                document.text[first.start : last.end],
                first.start,
                last.end,
                date=_edtf(state, when.edtf),
                phase=when.phase if state.date is not None and when.phase else state.phase,
                frame=f"{state.kind}: bracket",
                why=(Why("bracket", f"“{bracket.text}” stands right after {name}"),),
            )


def _edtf(state: _State, edtf: str | None) -> str | None:
    if edtf is None or state.date is not None or edtf.startswith("["):
        return edtf
    bare = edtf.rsplit("/", 1)[-1].rstrip("~?%")
    return f"[..{bare}]" if state.phase == "ends" else f"[{bare}..]" if state.later else edtf


def _person_before(scene: Scene, story: Story, bracket: Bracket) -> tuple[str, int, int] | None:
    for place, mention in scene.mention_at.items():
        if mention.type == "person" and 0 <= bracket.at - mention.end <= 1:
            return story.cast.entities[mention.entity].name, mention.start, place
    if scene.line.number == 0 and story.cast.subject_type == "person":
        for token in scene.doc:
            if 0 <= bracket.at - (token.idx + len(token.text)) <= 1 and token.lemma_.lower() in _POLITICIAN:
                return story.cast.subject, token.idx, token.i
    return None


def _offices(story: Story, bracket: Bracket, person: str) -> Iterator[_State]:
    text, at = bracket.text, 0
    opening = _LEAD.match(text)
    blank = " " * opening.end() + text[opening.end() :] if opening else text
    for office in offices_in(blank):
        if office.start < at:
            continue
        lead = _LEAD.match(text, at)
        owner = text[lead.end() if lead else at : office.start].strip(" ,;")
        if len(owner.split()) > 6 or ":" in owner or (owner and not owner[0].isupper()):
            return
        after = _BODY.match(text, office.end)
        rest = text[after.end() if after else office.end :]
        if not re.match(r"\s*(?:$|[,;]|and\b|(?:from|since|until|in|between)\s+\d|\d)", rest):
            return
        body = _where(story, owner or (after["body"] if after else ""), is_public(office))
        if not body:
            return
        told_here = [d for d in find(rest) if d.edtf]
        date = told(told_here[0]) if told_here else None
        ends = bool(lead and lead["ends"]) or bool(re.match(r"(?:ex|former)\b", office.name, re.I))
        roles: dict[str, RoleValue] = {"person": person, "organisation": body, "office": office.name}
        yield _State("leadership", roles, "ends" if ends else "holds", bool(lead and lead["later"]), date)
        at = len(text) - len(rest) + len(re.match(r"\s*(?:,|;|and\b)*\s*", rest).group())  # type: ignore[union-attr]


_FOUNDER = re.compile(r"(?:the |a )?(?:later )?(?:co-)?founder of (?:the )?(?P<body>[^,;()]{2,90})$", re.I)


def _founders(story: Story, bracket: Bracket, person: str) -> Iterator[_State]:
    found = _FOUNDER.match(bracket.text)
    if found:
        yield _State("founder", {"person": person, "organisation": story.cast.full(found["body"])}, None)


def _where(story: Story, words: str, public: bool) -> str:
    bare = re.sub(r"[’']s$", "", words.strip())
    if not bare:
        subject = story.cast.subject if story.cast.subject_type == "organisation" else ""
        return story.public_place() if public else subject
    return lexicon().demonyms.get(bare.lower()) or story.cast.full(bare)


def _parties(story: Story, bracket: Bracket, person: str) -> Iterator[_State]:
    pieces = [p.strip(" .") for p in re.split(r"\s*[,;/]\s*|\s+and\s+", bracket.text)]
    pieces = [re.sub(r"^(?:and |then |and then |later |since |now |from \d{4} )+", "", p) for p in pieces]
    known = [p for p in pieces if _is_party(story, p)]
    if len(known) != len(pieces):
        return
    for piece in known:
        roles: dict[str, RoleValue] = {"person": person, "organisation": story.cast.full(piece)}
        yield _State("membership", roles)


def _is_party(story: Story, words: str) -> bool:
    if not words or words.upper() in _NO_PARTY or words.casefold() in lexicon().countries:
        return False
    if story.cast.type_of(words) == "organisation":
        return True
    last = words.split()[-1].lower()
    if words[0].isupper() and len(words.split()) <= 6 and lexicon().organisation_heads.get(last) in _PARTIES:
        return True
    return bool(
        is_abbreviation(words)
        and re.fullmatch(r"[A-ZÀ-Þ][\w-]{1,7}", words)
        and story.cast.type_of(words) is None
    )
