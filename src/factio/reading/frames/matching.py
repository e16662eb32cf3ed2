"""What happened: frames of the codebook laid over the predicates of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING

import msgspec

from factio.codebook.entries import Codebook, Frame, Kind
from factio.model import RoleValue
from factio.reading.clauses.predicates import Predicate
from factio.reading.frames.evoking import candidates, complements_of, index_of, is_evoked, ruler
from factio.reading.frames.founded_with import with_whom_it_began
from factio.reading.frames.holding import (
    only_described,
    settled,
)
from factio.reading.frames.parts import begins, described, one_of_several
from factio.reading.frames.slots import fill_slot
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token


class Draft(msgspec.Struct):
    """A claim in the making: its parts stand in one line, its date is still to be found."""

    kind: str
    frame: str
    roles: dict[str, RoleValue]
    parts: list[tuple[int, int]]
    anchors: list[int]
    verb: int
    phase: str | None = None
    modality: str | None = None
    polarity: str | None = None
    date: str | None = None
    dated: bool = False
    how: list[str] = []
    bare: bool = False
    plain: bool = False
    edtf: str | None = None
    must_date: bool = False
    follows: bool = False
    part: str = ""
    until: int = -1
    listed: int = -1


_BEHIND_OBJECTS = frozenset("for of to behind with from against between into".split())


class NearMiss(msgspec.Struct, frozen=True):
    """A frame whose word stands in the line and whose role found nobody."""

    kind: str
    frame: str
    word: str
    missing: str


def match_frames(
    scene: Scene, story: Story, predicates: list[Predicate], codebook: Codebook
) -> Iterator[Draft | NearMiss]:
    """Drafts of all frames that fit; of the frames of one kind the first that fits a predicate wins."""
    index = index_of(codebook)
    for predicate in predicates:
        taken: set[str] = set()
        for kind, frame in candidates(index, scene, predicate):
            if (kind.kind in taken and not frame.also) or not is_evoked(frame, scene, predicate):
                continue
            found = False
            for result in _fit(scene, story, predicate, kind, frame):
                if isinstance(result, Draft):
                    found = True
                    story.hold(result.kind, result.roles, result.phase)
                yield result
            if found and not frame.also:
                taken.add(kind.kind)


def silenced(scene: Scene, predicates: list[Predicate], codebook: Codebook) -> Iterator[tuple[str, str, str]]:
    """Word, kind and frame of frames that ask for their word only and are silenced by the words around."""
    index = index_of(codebook)
    for predicate in predicates:
        for kind, frame in candidates(index, scene, predicate):
            asks = frame.objects or frame.governors or frame.modifiers or frame.clauses or frame.complements
            if not asks and not frame.adjectives and not is_evoked(frame, scene, predicate):
                yield scene.doc[predicate.token].text, kind.kind, frame.name


def kept_back(
    scene: Scene, predicates: list[Predicate], codebook: Codebook
) -> Iterator[tuple[str, str, str, Token]]:
    """Word, kind and frame of frames that are silent under a word, and that word."""
    index = index_of(codebook)
    for predicate in predicates:
        for kind, frame in candidates(index, scene, predicate):
            over = ruler(frame, scene, predicate)
            if over is not None:
                yield scene.doc[predicate.token].text, kind.kind, frame.name, over


def _fit(
    scene: Scene, story: Story, predicate: Predicate, kind: Kind, frame: Frame
) -> Iterator[Draft | NearMiss]:
    filled: dict[str, list[Filler]] = {}
    predicate = _with_its_object(scene, predicate, frame)
    if frame.needs is not None and not fill_slot(scene, story, predicate, frame.needs):
        return
    if frame.lacks is not None and fill_slot(scene, story, predicate, frame.lacks):
        return
    for role, slot in frame.roles.items():
        fillers = fill_slot(scene, story, predicate, slot)
        if not fillers and not slot.optional:
            yield NearMiss(kind.kind, frame.name, scene.doc[predicate.token].text, role)
            return
        if role == "organisation":
            fillers = settled(story, scene, predicate, fillers)
        filled[role] = fillers
    if only_described(scene, predicate, filled.get("organisation", [])):
        return
    phase = _whole_and_part(scene, predicate, frame, filled)
    if phase is None and kind.kind == "leadership" and with_whom_it_began(scene, predicate):
        phase = "starts"
    if any(not filled[role] and not slot.optional for role, slot in frame.roles.items()):
        return
    _without_the_whole(kind, filled)
    if any(not filled[role] and not slot.optional for role, slot in frame.roles.items()):
        return
    if kind.sort == "state" and _with_itself(kind, filled):
        return
    if not _apart(scene, story, predicate, frame, filled, [r for r in filled if kind.roles[r].anchor]):
        return
    held = {f.name for role, row in filled.items() if kind.roles[role].anchor for f in row}
    for role in [r for r in filled if frame.roles[r].optional and not kind.roles[r].anchor]:
        filled[role] = [f for f in filled[role] if f.name not in held]
    single = [r for r, f in filled.items() if len(f) > 1 and not kind.roles[r].many]
    if frame.alone and single:
        return
    lists = [filled[r][:8] for r in single]
    for combination in product(*lists) if single else [()]:
        chosen = dict(zip(single, combination, strict=True))
        roles: dict[str, RoleValue] = {}
        parts = [_token_span(scene, predicate.token)]
        how = []
        for role, fillers in filled.items():
            if not fillers:
                continue
            used = [chosen[role]] if role in chosen else fillers
            roles[role] = tuple(f.name for f in used) if kind.roles[role].many else used[0].name
            parts += [(f.start, f.end) for f in used]
            how += [f"{role}: {f.name} ({f.how})" for f in used]
        for role, value in frame.set.items():
            roles.setdefault(role, value)
        if kind.kind == "branch" and len(filled.get("place", [])) > 1:
            roles["branch"] = one_of_several(filled["branch"][0], str(roles["place"]))
        anchors = [predicate.token] + ([predicate.verb] if predicate.verb != predicate.token else [])
        yield Draft(
            kind.kind,
            f"{kind.kind}: {frame.name}",
            roles,
            parts,
            anchors,
            predicate.verb,
            phase,
            frame.modality,
            frame.polarity,
            how=how,
            plain=kind.sort == "state" and predicate.sort == "noun" and predicate.governor == "",
            must_date=frame.dated,
            follows=frame.follows,
            listed=max((f.end for f in chosen.values()), default=-1),
        )


def _with_its_object(scene: Scene, predicate: Predicate, frame: Frame) -> Predicate:
    """A light verb with what a parse hangs on its object ("withdrew its support for A")."""
    if predicate.sort != "verb":
        return predicate
    places = [p for p in predicate.slots.get("object", []) if scene.doc[p].lemma_.lower() in frame.objects]
    if frame.complements and frame.modifiers:
        places += complements_of(frame, scene, predicate)
    more: dict[str, list[int]] = {}
    for place in places:
        hanging = scene.view.noun(scene.doc[place]).slots
        more |= {name: row for name, row in hanging.items() if name in _BEHIND_OBJECTS}
    return msgspec.structs.replace(predicate, slots=more | predicate.slots) if more else predicate


def _without_the_whole(kind: Kind, filled: dict[str, list[Filler]]) -> None:
    """Take a body out of the list of its own members ("joined others in the Front, with the Front …")."""
    if kind.sort != "state":
        return
    whole = {f.name for r in kind.anchors if not kind.roles[r].many for f in filled.get(r, [])}
    for role in kind.anchors:
        if kind.roles[role].many and role in filled and len(filled[role]) > 1:
            filled[role] = [f for f in filled[role] if f.name not in whole]


def _with_itself(kind: Kind, filled: dict[str, list[Filler]]) -> bool:
    """Whether the two sides of a tie are one: nobody joins, leaves or supports himself."""
    sides = [filled[r] for r in kind.anchors if filled.get(r)]
    return len(sides) == 2 and [f.name for f in sides[0]] == [f.name for f in sides[1]]


def _whole_and_part(
    scene: Scene, predicate: Predicate, frame: Frame, filled: dict[str, list[Filler]]
) -> str | None:
    """The phase of a frame; where it tells a part of a whole, a part without a name is described by it."""
    owner = next((filled[r] for r, slot in frame.roles.items() if "whole" in slot.slots and filled[r]), None)
    if owner is None:
        return frame.phase
    for role, slot in frame.roles.items():
        if "self" in slot.slots:
            many = scene.doc[predicate.token].tag_ == "NNS"
            filled[role] = [
                described(f, owner[0].name, bool(predicate.slots.get("possessive")))
                if f.type == "group"
                else f
                for f in filled[role]
                if f.type != "group" or not many
            ]
    return frame.phase or ("starts" if begins(scene, predicate) else None)


def _apart(
    scene: Scene,
    story: Story,
    predicate: Predicate,
    frame: Frame,
    filled: dict[str, list[Filler]],
    anchors: list[str],
) -> bool:
    """Whether no words fill two anchors; the first of two takes its next slot ("Renamed X in 1982, Y …")."""
    for role, other in combinations([r for r in anchors if filled[r]], 2):
        taken = filled[other][0]
        first = filled[role][0]
        if first.name != taken.name or (first.start != taken.start and not taken.how.startswith("“the")):
            continue
        slot = frame.roles[role]
        rows = (
            fill_slot(scene, story, predicate, msgspec.structs.replace(slot, slots=(n,))) for n in slot.slots
        )
        filled[role] = next((row for row in rows if row and row[0].name != taken.name), [])
        if not filled[role]:
            return False
    return True


def _token_span(scene: Scene, place: int) -> tuple[int, int]:
    office = scene.office_at.get(place)
    if office is not None:
        return office.start, office.end
    token = scene.doc[place]
    return token.idx, token.idx + len(token.text)
