"""From drafts to claims: date, phase, modality, quote."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from factio.codebook.entries import Codebook
from factio.dates import DateExpression
from factio.model import Claim, Document, Phase, RoleValue, Why
from factio.reading.carrying import carried
from factio.reading.dating import coordinated, in_bracket
from factio.reading.frames.matching import Draft
from factio.reading.meaning import Meaning, meaning, of_the_noun
from factio.reading.moments import (
    below,
    for_the_occasion,
    hanging,
    inherited,
    led_by,
    right_behind,
    taken_up_by_when,
    told,
)
from factio.reading.phases import ONCE, had_happened, is_former, is_open, no_longer, phase_of, was_before
from factio.reading.scene import Dated, Scene
from factio.reading.story import Story

_MADE_FOR = frozenset({"founding", "alliance", "merger"})
"""Kinds of which the codebook says that what was made for an occasion has its date."""


def finish(
    draft: Draft,
    scene: Scene,
    story: Story,
    dates: Sequence[DateExpression],
    document: Document,
    codebook: Codebook,
) -> list[Claim]:
    """The claims of a draft, one for each time that is told; none where its words do not carry one."""
    kind = codebook.kinds[draft.kind]
    found = _date(draft, scene, story, dates, kind.sort)
    times = [found]
    told_here = draft.dated and found.edtf is not None
    if (kind.sort == "state" or "outcome" in draft.roles) and told_here and found.start >= 0:
        times += coordinated(scene, dates, found)
    elif kind.sort == "state" and not told_here and (terms := in_bracket(draft, scene)):
        times, draft.dated = terms, True
    if draft.must_date and not draft.dated:
        return []
    claims = [_claim(draft, scene, document, codebook, time) for time in times]
    return [c for c in claims if c is not None]


def _claim(draft: Draft, scene: Scene, document: Document, codebook: Codebook, found: Dated) -> Claim | None:
    kind = codebook.kinds[draft.kind]
    meant = Meaning() if draft.plain else meaning(scene, draft.verb)
    by_noun = None if draft.plain or not draft.anchors else of_the_noun(scene, draft.anchors[0])
    former = is_former(draft, scene) or (
        kind.sort == "state"
        and (no_longer(draft, scene) or (was_before(draft, scene) and is_open(draft, found)))
    )
    former = former and not (draft.dated and found.phase is not None and draft.phase is None)
    phase = phase_of(draft, scene, found, former, kind.sort)
    edtf = found.edtf
    if (
        former
        and edtf is not None
        and kind.sort == "state"
        and not edtf.startswith("[")
        and draft.phase in {None, "holds"}
    ):
        last = edtf.rsplit("/", 1)[-1]
        edtf = f"[..{last.rstrip('~?%')}]" if re.fullmatch(r"[\d-]+[~?%]?", last) else edtf
    if edtf is not None and not draft.dated and not edtf.startswith("[") and had_happened(draft, scene):
        edtf = led_by(Dated(edtf), "before").edtf
    span_told = re.fullmatch(r"\[([^,.\[\]]+)\.\.([^,.\[\]]+)\]", edtf or "")
    if span_told and kind.sort == "state" and phase == "holds":
        edtf = f"{span_told.group(1)}/{span_told.group(2)}"
    roles = _without_self(draft.roles)
    if draft.kind in {"split", "merger"} and _of_itself(roles):
        return None
    if _names(roles, kind.anchors) < kind.least:
        return None
    spans = [p for p in draft.parts if p[1] > p[0]]
    if found.start >= 0 and draft.dated:
        spans.append((found.start, found.end))
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    span = scene.line.source(document, start, min(end, len(scene.line.text)))
    denied = draft.polarity == "no" or (meant.polarity == "no" and not _only_until(found, scene, kind.sort))
    why = [Why("frame", draft.frame), *[Why("role", h) for h in draft.how], Why("date", found.how)]
    return Claim(
        kind=draft.kind,
        roles=roles,
        quote=span.of(document.text),
        start=span.start,
        end=span.end,
        date=edtf,
        phase=phase,
        polarity="no" if denied else None,
        modality=draft.modality or meant.modality or by_noun,  # type: ignore[arg-type]
        by=meant.by,
        frame=draft.frame,
        why=tuple(why),
    )


def _date(draft: Draft, scene: Scene, story: Story, dates: Sequence[DateExpression], sort: str) -> Dated:
    if draft.dated and draft.date is not None:
        chosen = dates[int(draft.date)]
        if draft.part:
            end = _end(chosen.edtf or "", draft.part)
            draft.dated = end is not None
            return Dated(end, None, f"“{chosen.text}”", chosen.start, chosen.end)
        return (
            Dated(chosen.value, None, f"“{chosen.text}”", chosen.start, chosen.end)
            if draft.bare
            else told(chosen)
        )
    if draft.edtf is not None:
        return Dated(draft.edtf, None, "the contest told of before")
    if draft.kind == "name":
        return Dated(None, None, "a name is dated only where its own words date it")
    firm = [d for d in dates if not (d.relative and ONCE.fullmatch(f"{d.text} "))]
    own = hanging(scene, firm if sort == "state" else dates, draft.anchors)
    if own is None and draft.must_date and draft.anchors:
        own = right_behind(scene, dates, draft.anchors[0])
    if own is not None:
        draft.dated = True
        own = _right_beside(draft, dates, own) if sort == "state" else own
        if draft.frame.endswith("is found dead"):
            return led_by(own, "before")
        return _up_to(own, scene) if sort == "state" else own
    if (sort == "mark" and draft.kind != "size") or (sort == "state" and _is_now(draft, scene)):
        return Dated(None)
    after = next((d for d in dates if draft.until >= 0 and d.start - draft.until in {0, 1}), None)
    if after is not None and after.edtf is not None:
        draft.dated = True
        return told(after)
    made = _when_made(draft, scene, dates)
    if made is not None:
        return made
    occasion = for_the_occasion(scene, dates, draft.verb) if draft.kind in _MADE_FOR else None
    if occasion is not None:
        return occasion
    above = inherited(scene, dates, draft.verb) if _is_aside(scene, draft.verb) else None
    if above is not None:
        return above
    clause = taken_up_by_when(scene, dates, draft.verb) or below(scene, dates, draft.verb)
    if clause is not None:
        return clause
    above = inherited(scene, dates, draft.verb)
    if above is not None:
        return above
    if draft.follows and not dates:
        return Dated(story.ended, None, "it follows on the end told before")
    if sort == "mark" or (draft.kind == "congress" and "ordinal" in draft.roles):
        return Dated(None)
    return carried(scene, story, draft.verb, dates)


_MADE = re.compile(
    r"[\"”»]?,? (?:(?:which|that) (?:was|had been) )?(?:formed|founded|created|established|set up|launched|"
    r"constituted|born)(?: in [A-ZÀ-Þ]\w+)? $"
)


def _when_made(draft: Draft, scene: Scene, dates: Sequence[DateExpression]) -> Dated | None:
    """When an alliance that one joins was made ("joined A in the Front, formed in 1977")."""
    name = draft.roles.get("alliance")
    if draft.kind != "alliance" or not isinstance(name, str) or draft.phase == "ends":
        return None
    end = max(
        (b for a, b in draft.parts if scene.line.text[a:b] and scene.line.text[a:b] in name), default=-1
    )
    for date in dates:
        if end >= 0 and date.edtf and _MADE.fullmatch(scene.line.text[end : date.start]):
            return told(date)
    return None


def _right_beside(draft: Draft, dates: Sequence[DateExpression], own: Dated) -> Dated:
    """Of several dates of one verb that behind the words of the claim ("joined A in 1907 and B in 1917")."""
    last = max([draft.listed, *(b for _, b in draft.parts)])
    leans = draft.listed < 0
    beside = next(
        (
            d
            for d in dates
            if d.start - last in {0, 1} and d.start != own.start and not (d.relative and leans)
        ),
        None,
    )
    return told(beside) if beside is not None and beside.edtf is not None else own


def _is_aside(scene: Scene, verb: int) -> bool:
    """Whether a participle tells as what something was done ("formed in 1918 as split from X")."""
    token = scene.doc[verb]
    return (
        token.dep_ == "advcl"
        and token.tag_ == "VBN"
        and any(c.lower_ == "as" and c.dep_ == "mark" and c.i == verb - 1 for c in token.children)
    )


def _end(edtf: str, part: str) -> str | None:
    """One end of a span ("1925/1992", "[1925..1992]"); None where that end is open or it is no span."""
    begin, cut, end = (
        edtf.strip("[]").replace("..", "/", 1).partition("/") if edtf.startswith("[") else edtf.partition("/")
    )
    if part == "begin" and end in {"", ".."}:
        return None
    told = begin if part == "begin" else end
    return told if cut and told not in {"", ".."} else None


def _only_until(found: Dated, scene: Scene, sort: str) -> bool:
    """ "was not released until 1971" tells that it happened in 1971."""
    words = scene.line.text[max(0, found.start - 8) : found.end]
    return sort == "event" and found.start >= 0 and bool(re.search(r"\b(?:until|till|before)\b", words, re.I))


_UP_TO = re.compile(r"\b(until|till|since)\b(?!.*(?:;|\band\b|\bwhen\b|\bbut\b))[^.;]{1,60}$", re.I)


def _up_to(found: Dated, scene: Scene) -> Dated:
    """ "until his death in 1975" ends then, "since her election in 1990" starts then."""
    if found.phase is not None or found.edtf is None or "/" in found.edtf:
        return found
    told = _UP_TO.search(scene.line.text[: found.start])
    if told is None:
        return found
    phase: Phase = "starts" if told.group(1).lower() == "since" else "ends"
    return msgspec.structs.replace(found, phase=phase)


def _is_now(draft: Draft, scene: Scene) -> bool:
    """Whether a state is told of the present ("is its leader"): then it has no date but its own."""
    verb = scene.doc[draft.verb]
    if verb.pos_ not in {"VERB", "AUX"} or verb.tag_ not in {"VBZ", "VBP"}:
        return False
    return verb.dep_ in {"ROOT", "conj", "relcl", "ccomp"}


def _names(roles: dict[str, RoleValue], anchors: tuple[str, ...]) -> int:
    """How many names the anchors hold together."""
    values = [roles[role] for role in anchors if role in roles]
    return sum(len(value) if isinstance(value, tuple) else 1 for value in values)


def _of_itself(roles: dict[str, RoleValue]) -> bool:
    """Whether something would split from or merge into itself: then a name was taken wrongly."""
    before = roles.get("from") or roles.get("parties")
    after = roles.get("into")
    return before is not None and after is not None and _listed(before) == _listed(after)


def _listed(value: RoleValue) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def _without_self(roles: dict[str, RoleValue]) -> dict[str, RoleValue]:
    return {role: value for role, value in roles.items() if value != "" and value != ()}
