"""What happened: frames of the codebook laid over the predicates of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING

import msgspec

from factio.codebook.entries import Codebook, Frame, Kind, Slot
from factio.model import RoleValue
from factio.reading.clauses.left_out import left_out
from factio.reading.clauses.predicates import Predicate
from factio.reading.frames.holding import (
    belonged,
    body,
    companions,
    elector,
    held,
    led,
    of_the_clause,
    only_described,
    post,
    realm,
    settled,
    state,
)
from factio.reading.frames.outcomes import outcome
from factio.reading.frames.parts import begins, described, members, part, whole
from factio.reading.story import NARROW, Filler, Scene, Story

if TYPE_CHECKING:
    from spacy.tokens import Token

_OVER_VERB = frozenset("xcomp advcl conj acl pcomp ccomp prep relcl".split())
_OVER_NOUN = frozenset("nsubj nsubjpass dobj pobj prep agent compound nmod amod conj attr".split())
_SHELLS = frozenset("result product outcome basis process consequence".split())
OFFICE = "*office"
"""In the `nouns` of a frame: any office that the mentions pass has found."""


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


class NearMiss(msgspec.Struct, frozen=True):
    """A frame whose word stands in the line and whose role found nobody."""

    kind: str
    frame: str
    word: str
    missing: str


class Index(msgspec.Struct, frozen=True):
    """Frames by the lemma that evokes them, in the order of the codebook."""

    verbs: dict[str, tuple[tuple[Kind, Frame], ...]]
    nouns: dict[str, tuple[tuple[Kind, Frame], ...]]


def _index(codebook_kinds: tuple[Kind, ...]) -> Index:
    verbs: dict[str, list[tuple[Kind, Frame]]] = {}
    nouns: dict[str, list[tuple[Kind, Frame]]] = {}
    for kind in codebook_kinds:
        for frame in kind.frames:
            for lemma in frame.verbs:
                verbs.setdefault(lemma, []).append((kind, frame))
            for lemma in (*frame.nouns, *frame.adjectives):
                nouns.setdefault(lemma, []).append((kind, frame))
    return Index({k: tuple(v) for k, v in verbs.items()}, {k: tuple(v) for k, v in nouns.items()})


_INDICES: dict[int, tuple[Codebook, Index]] = {}
"""By the codebook's id; the codebook is kept with it, so that no later one can have its id."""


def index_of(codebook: Codebook) -> Index:
    """The index of a codebook's frames, made once for each codebook object."""
    key = id(codebook)
    if key not in _INDICES:
        _INDICES[key] = (codebook, _index(tuple(codebook.kinds.values())))
    return _INDICES[key][1]


_OF_OFFICES = {
    "elector": elector,
    "post": post,
    "held": held,
    "realm": realm,
    "state": state,
    "led": led,
    "belonged": belonged,
}
_OF_OBJECTS = frozenset({"in", "at", "from", "with", "under"})
_OF_PARTS = {"part": part, "whole": whole, "members": members}


def match_frames(
    scene: Scene, story: Story, predicates: list[Predicate], codebook: Codebook
) -> Iterator[Draft | NearMiss]:
    """Drafts of all frames that fit; of the frames of one kind the first that fits a predicate wins."""
    index = index_of(codebook)
    for predicate in predicates:
        taken: set[str] = set()
        for kind, frame in _candidates(index, scene, predicate):
            if (kind.kind in taken and not frame.also) or not _evoked(frame, scene, predicate):
                continue
            found = False
            for result in _fit(scene, story, predicate, kind, frame):
                if isinstance(result, Draft):
                    found = True
                    story.hold(result.kind, result.roles)
                yield result
            if found and not frame.also:
                taken.add(kind.kind)


def silenced(scene: Scene, predicates: list[Predicate], codebook: Codebook) -> Iterator[tuple[str, str, str]]:
    """Word, kind and frame of frames that need no more than their word, and that the words around it silence."""
    index = index_of(codebook)
    for predicate in predicates:
        for kind, frame in _candidates(index, scene, predicate):
            asks = frame.objects or frame.governors or frame.modifiers or frame.clauses or frame.complements
            if not asks and not frame.adjectives and not _evoked(frame, scene, predicate):
                yield scene.doc[predicate.token].text, kind.kind, frame.name


def _candidates(index: Index, scene: Scene, predicate: Predicate) -> list[tuple[Kind, Frame]]:
    if predicate.sort == "verb":
        exact = index.verbs.get(predicate.lemma, ()) or index.verbs.get(_regular(predicate.lemma), ())
        plain = predicate.lemma.split(" ")[0]
        again = _without_re(plain)
        more = index.verbs.get(plain, ()) if plain != predicate.lemma and not exact else ()
        return [*exact, *more, *(index.verbs.get(again, ()) if again else ())]
    rows = list(index.nouns.get(OFFICE, ())) if predicate.token in scene.office_at else []
    mention = scene.mention_at.get(predicate.token)
    if (mention is None or _is_common(mention.text)) and predicate.token not in scene.office_at:
        rows += index.nouns.get(predicate.lemma, ())
        lower = scene.doc[predicate.token].lower_
        if lower != predicate.lemma:
            rows += index.nouns.get(lower, ())
    return rows


def _regular(lemma: str) -> str:
    """The lemma of a verb that the tagger does not know and took to end in "e" ("co-founde", "petere out")."""
    word, _, particle = lemma.partition(" ")
    return f"{word[:-1]} {particle}".strip() if word.endswith("e") else ""


def _is_common(words: str) -> bool:
    """Whether a mention is a common noun that opens a line ("Splinter group of …") and may evoke."""
    return " " in words and words.split()[-1].islower()


_AGAIN = frozenset("join elect appoint enter".split())
"""What is the same claim when done again; a body that is founded again is reconstituted."""


def _without_re(lemma: str) -> str:
    if lemma.startswith("re-"):
        return lemma[3:] if lemma[3:] in _AGAIN else ""
    return lemma[2:] if lemma in {"rejoin", "reelect", "reappoint", "rename_"} else ""


def _governed(frame: Frame, predicate: Predicate) -> bool:
    return not frame.governors or predicate.governor in frame.governors


def _evoked(frame: Frame, scene: Scene, predicate: Predicate) -> bool:
    """Whether all that a frame asks of the words around its evoker is there."""
    return (
        _governed(frame, predicate)
        and _light(frame, scene, predicate)
        and (not frame.complements or _complemented(frame, scene, predicate))
        and not _under(frame, scene, predicate)
        and not _together(frame, scene, predicate)
        and not (frame.bare and _complete(scene, predicate))
        and (not frame.modifiers or _modified(frame.modifiers, frame, scene, predicate))
        and not (frame.without and _modified(frame.without, frame, scene, predicate))
        and (not frame.clauses or _clause(scene, predicate, frame.clauses) is not None)
    )


def _modified(words: tuple[str, ...], frame: Frame, scene: Scene, predicate: Predicate) -> bool:
    """Whether one of `words` stands before the noun in its phrase, or before the object of a light verb."""
    tokens = [scene.doc[predicate.token]]
    if frame.objects and predicate.sort == "verb":
        tokens = [scene.doc[p] for p in predicate.slots.get("object", [])]
    before = [t for token in tokens for t in token.subtree if t.i < token.i]
    return any(t.lower_ in words or t.lemma_.lower() in words for t in before)


def _clause(scene: Scene, predicate: Predicate, lemmas: tuple[str, ...]) -> Token | None:
    """The verb of the clause that a predicate governs, where it is one of `lemmas`."""
    token = scene.doc[predicate.token]
    around = [
        *token.children,
        *(c for c in token.head.children if token.dep_ in {"nsubjpass", "nsubj", "dobj"} and c.i > token.i),
    ]
    for child in around:
        if (
            child.dep_ in {"xcomp", "ccomp", "acl", "relcl", "advcl"}
            and child.pos_ in {"VERB", "AUX"}
            and (not lemmas or child.lemma_.lower() in lemmas)
        ):
            return child
        if child.dep_ in {"xcomp", "ccomp", "acl"}:
            for deep in child.children:
                if deep.dep_ in {"xcomp", "ccomp"} and deep.lemma_.lower() in lemmas:
                    return child
    return None


def _clause_words(scene: Scene, predicate: Predicate) -> Filler | None:
    clause = _clause(scene, predicate, ())
    if clause is None:
        return None
    tokens = [t for t in clause.subtree if t.dep_ != "mark" and not (t.is_punct and t.i > clause.i)]
    first = next((t for t in tokens if t.dep_ not in {"nsubj", "aux"} or t.lower_ == "to"), clause)
    keep = [t for t in tokens if t.i >= first.i]
    start, end = keep[0].idx, keep[-1].idx + len(keep[-1].text)
    return Filler(scene.line.text[start:end], "text", start, end)


def _under(frame: Frame, scene: Scene, predicate: Predicate) -> bool:
    """Whether a verb of another event, of which this is only the outcome, stands over the predicate."""
    if not frame.unless_under:
        return False
    noun = predicate.sort == "noun"
    token = scene.doc[predicate.token if noun else predicate.verb]
    for _ in range(5 if noun else 3):
        if token.dep_ not in (_OVER_NOUN if noun else _OVER_VERB):
            return False
        token = token.head
        if token.lemma_.lower() in frame.unless_under or token.lower_ in frame.unless_under:
            return True
    return False


def _complete(scene: Scene, predicate: Predicate) -> bool:
    """Whether a verb has an object; a person is none of a body's ("When it split Ann Smith left")."""
    places = [*predicate.slots.get("object", []), *predicate.slots.get("complement", [])]
    return any(p not in scene.mention_at or scene.mention_at[p].type != "person" for p in places)


def _together(frame: Frame, scene: Scene, predicate: Predicate) -> bool:
    """Whether a word of `unless_with` fills a slot of the predicate ("formed by the merger of …")."""
    if not frame.unless_with:
        return False
    clauses = (c for c in scene.doc[predicate.token].children if c.dep_ in {"advcl", "relcl"})
    if any(c.lemma_.lower() in frame.unless_with and predicate.sort == "verb" for c in clauses):
        return True
    places = {place for row in predicate.slots.values() for place in row if place not in scene.mention_at}
    more = {c.i for place in places for c in scene.doc[place].children if c.dep_ == "conj"}
    deep = {
        d
        for place in places
        if scene.doc[place].lemma_.lower() in _SHELLS
        for row in scene.view.noun(scene.doc[place]).slots.values()
        for d in row
    }
    return any(scene.doc[p].lemma_.lower() in frame.unless_with for p in places | more | deep)


_OTHER_SLOTS = frozenset(
    {"subject", "object", "complement", "possessive", "compound", "apposition", "indirect"}
)


def _complemented(frame: Frame, scene: Scene, predicate: Predicate) -> bool:
    """Whether one of the frame's complements stands behind a preposition of the predicate."""
    places = [p for name, row in predicate.slots.items() if name not in _OTHER_SLOTS for p in row]
    return any(scene.doc[p].lemma_.lower() in frame.complements for p in places)


def _light(frame: Frame, scene: Scene, predicate: Predicate) -> bool:
    if not frame.objects:
        return True
    places = [*predicate.slots.get("object", []), *predicate.slots.get("complement", [])]
    if predicate.lemma.split()[0] in {"come", "return", "rise", "sweep", "fall"}:
        places = [p for s in ("to", "into", "from") for p in predicate.slots.get(s, [])]
    return any(
        scene.doc[p].lemma_.lower() in frame.objects or scene.doc[p].lower_ in frame.objects
        for p in places
        if p not in scene.mention_at
    )


def _fit(
    scene: Scene, story: Story, predicate: Predicate, kind: Kind, frame: Frame
) -> Iterator[Draft | NearMiss]:
    filled: dict[str, list[Filler]] = {}
    if frame.needs is not None and not _fill(scene, story, predicate, frame.needs):
        return
    for role, slot in frame.roles.items():
        fillers = _fill(scene, story, predicate, slot)
        if not fillers and not slot.optional:
            yield NearMiss(kind.kind, frame.name, scene.doc[predicate.token].text, role)
            return
        if role == "organisation":
            fillers = settled(story, scene, predicate, fillers)
        filled[role] = fillers
    if only_described(scene, predicate, filled.get("organisation", [])):
        return
    phase = _whole_and_part(scene, predicate, frame, filled)
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
            must_date=frame.dated,
            follows=frame.follows,
        )


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
        rows = (_fill(scene, story, predicate, msgspec.structs.replace(slot, slots=(n,))) for n in slot.slots)
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


def _fill(scene: Scene, story: Story, predicate: Predicate, slot: Slot) -> list[Filler]:
    if "organisation" in slot.types and "place" in slot.types:
        plain = tuple(n for n in slot.slots if n not in {"body", "topic", "head", "elector"})
        first = _fill_slots(
            scene,
            story,
            predicate,
            msgspec.structs.replace(
                slot, slots=plain, types=tuple(t for t in slot.types if t not in {"place", "group"})
            ),
        )
        if first:
            return first
    return _fill_slots(scene, story, predicate, slot)


def _with_verb(scene: Scene, predicate: Predicate, name: str) -> list[int]:
    """For a noun predicated through a verb also what hangs on that verb ("worked for X as secretary")."""
    own = predicate.slots.get(name, [])
    if (
        own
        or predicate.sort == "verb"
        or predicate.verb == predicate.token
        or name not in {"for", "of", "with", "in", "at", "on"}
    ):
        return own
    verb = scene.doc[predicate.verb]
    return scene.view.verb(verb).slots.get(name, []) if verb.pos_ in {"VERB", "AUX"} else own


def _fill_slots(scene: Scene, story: Story, predicate: Predicate, slot: Slot) -> list[Filler]:
    gathered: list[Filler] = []
    for name in slot.slots:
        fillers = _asked(scene, story, predicate, slot, name)
        if fillers is None:
            fillers = _in_slot(scene, story, predicate, slot, name)
        gathered += [f for f in fillers if f.name not in [g.name for g in gathered]]
        if gathered and not slot.all:
            return gathered
    return gathered


def _asked(scene: Scene, story: Story, predicate: Predicate, slot: Slot, name: str) -> list[Filler] | None:
    """Fillers of a slot that is no place in the grammar of the clause; None for one that is."""
    if name == "self":
        return story.fill(scene, predicate.token, slot.types, False)
    if name in {"body", "clause", "topic"}:
        one = (
            body(story, scene, predicate)
            if name == "body"
            else _clause_words(scene, predicate)
            if name == "clause"
            else _topic(story, slot.types, scene, predicate)
        )
        return [one] if one is not None else []
    if name in _OF_OFFICES or name in _OF_PARTS:
        asked = _OF_OFFICES.get(name) or _OF_PARTS[name]
        return asked(story, scene, predicate, slot.types)
    if name == "head":
        return of_the_clause(story, scene, predicate, slot.types)
    if name == "result":
        return outcome(story, scene, predicate, slot.types, slot.all)
    return None


def _in_slot(scene: Scene, story: Story, predicate: Predicate, slot: Slot, name: str) -> list[Filler]:
    """Fillers of a grammatical slot, for a verb also of one that hangs on its object."""
    if name in {"subject", "object"} and predicate.sort == "verb" and not predicate.slots.get(name):
        omitted = left_out(story, scene, predicate, name, slot.types)
        if omitted is not None:
            return [omitted]
    token = scene.doc[predicate.token]
    title = predicate.sort == "noun" and name == "subject" and token.dep_ in {"compound", "nmod", "amod"}
    several = slot.all or (name in {"object", "subject"} and not title)
    found: list[Filler] = []
    for place in _with_verb(scene, predicate, name):
        fillers = story.fill(scene, place, slot.types, not title)
        found += [f for f in fillers if f.name not in [g.name for g in found]]
        if found and not several:
            break
    if found and not slot.all and name == "subject" and predicate.sort == "verb":
        found += companions(story, scene, predicate, slot.types)
    if found or predicate.sort != "verb" or name not in _OF_OBJECTS or (slot.all and name != "with"):
        return found
    for place in [*predicate.slots.get("object", []), *predicate.slots.get("complement", [])]:
        for deep in scene.view.noun(scene.doc[place]).slots.get(name, []):
            fillers = story.fill(scene, deep, slot.types)
            if fillers:
                return fillers
    return []


def _named_before(story: Story, scene: Scene, start: int) -> str:
    """In a biography the party or union that the sentence names last before a place in it."""
    if story.cast.subject_type != "person":
        return ""
    for mention in reversed(scene.mentions):
        name = story.cast.entities[mention.entity].name
        if mention.end <= start and mention.type == "organisation" and story.sort_of(name) in NARROW["club"]:
            return name
    return ""


def _topic(story: Story, types: tuple[str, ...], scene: Scene, predicate: Predicate) -> Filler | None:
    token = scene.doc[predicate.token]
    start, end = token.idx, token.idx + len(token.text)
    here = _named_before(story, scene, start) if "club" in types else ""
    organisation = here or story.topic_organisation()
    if {"organisation", "club", "party"} & set(types) and organisation:
        return Filler(organisation, "organisation", start, end, "spoken of here")
    if "person" in types and story.topic_person():
        return Filler(story.topic_person(), "person", start, end, "spoken of here")
    return None
