"""Whether a predicate evokes a frame: by its lemma and all that the frame asks of the words around."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factio.codebook.entries import Codebook, Frame, Kind
from factio.reading.clauses.predicates import Predicate
from factio.reading.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


_OVER_VERB = frozenset("xcomp advcl conj acl pcomp ccomp prep relcl".split())


_OVER_NOUN = frozenset("nsubj nsubjpass dobj pobj prep agent compound nmod amod conj attr".split())


_SHELLS = frozenset("result product outcome basis process consequence".split())


OFFICE = "*office"
"""In the `nouns` of a frame: any office that the mentions pass has found."""


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


def candidates(index: Index, scene: Scene, predicate: Predicate) -> list[tuple[Kind, Frame]]:
    if predicate.sort == "verb":
        exact = (
            index.verbs.get(predicate.lemma, ())
            or index.verbs.get(_regular(predicate.lemma), ())
            or index.verbs.get(_with_e(predicate.lemma), ())
        )
        plain = predicate.lemma.split(" ")[0]
        again = _without_re(plain)
        told = {kind.kind for kind, _ in exact}
        other = index.verbs.get(plain, ()) if plain != predicate.lemma else ()
        more = [row for row in other if row[0].kind not in told]
        return [*exact, *more, *(index.verbs.get(again, ()) if again else ())]
    rows = list(index.nouns.get(OFFICE, ())) if predicate.token in scene.office_at else []
    if predicate.token in scene.office_at and not scene.office_at[predicate.token].seat:
        beside = index.nouns.get(scene.doc[predicate.token].lemma_.lower(), ())
        rows += [(kind, frame) for kind, frame in beside if kind.kind == "membership"]
    mention = scene.mention_at.get(predicate.token)
    if (mention is None or _is_common(mention.text)) and predicate.token not in scene.office_at:
        rows += index.nouns.get(predicate.lemma, ())
        lower = scene.doc[predicate.token].lower_
        if lower != predicate.lemma:
            rows += index.nouns.get(lower, ())
    return rows


def _regular(lemma: str) -> str:
    """The lemma of an unknown verb that the tagger took to end in "e" ("co-founde", "petere out")."""
    word, _, particle = lemma.partition(" ")
    return f"{word[:-1]} {particle}".strip() if word.endswith("e") else ""


def _with_e(lemma: str) -> str:
    """The lemma of a verb that the tagger took to end without its "e" ("wag" of "waged")."""
    word, _, particle = lemma.partition(" ")
    return f"{word}e {particle}".strip() if len(word) > 2 else ""


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


def is_evoked(frame: Frame, scene: Scene, predicate: Predicate) -> bool:
    """Whether all that a frame asks of the words around its evoker is there."""
    return (
        _governed(frame, predicate)
        and _light(frame, scene, predicate)
        and (not frame.complements or bool(complements_of(frame, scene, predicate)))
        and (not frame.behind or scene.doc[predicate.token].head.lower_ in frame.behind)
        and ruler(frame, scene, predicate) is None
        and not _together(frame, scene, predicate)
        and not (frame.bare and _complete(scene, predicate))
        and (not frame.modifiers or _modified(frame.modifiers, frame, scene, predicate))
        and not (frame.without and _modified(frame.without, frame, scene, predicate))
        and (not frame.clauses or clause_under(scene, predicate, frame.clauses) is not None)
    )


def _modified(words: tuple[str, ...], frame: Frame, scene: Scene, predicate: Predicate) -> bool:
    """Whether one of `words` stands before the noun in its phrase, or before the object of a light verb."""
    tokens = [scene.doc[predicate.token]]
    if frame.objects and predicate.sort == "verb":
        tokens = [scene.doc[p] for p in predicate.slots.get("object", [])]
    elif frame.complements and predicate.sort == "verb":
        tokens = [scene.doc[p] for p in complements_of(frame, scene, predicate)]
    before = [t for token in tokens for t in token.subtree if t.i < token.i]
    return any(t.lower_ in words or t.lemma_.lower() in words for t in before)


def clause_under(scene: Scene, predicate: Predicate, lemmas: tuple[str, ...]) -> Token | None:
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
            and (child.lemma_.lower() in lemmas if lemmas else not _is_circumstance(child))
        ):
            return child
        if child.dep_ in {"xcomp", "ccomp", "acl"}:
            for deep in child.children:
                if deep.dep_ in {"xcomp", "ccomp"} and deep.lemma_.lower() in lemmas:
                    return child
    return None


def _is_circumstance(clause: Token) -> bool:
    """Whether a clause says when or why, not what is decided ("to boycott the vote" often hangs as one)."""
    return clause.dep_ == "advcl" and not any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def ruler(frame: Frame, scene: Scene, predicate: Predicate) -> Token | None:
    """The word over the predicate under which the frame is silent: a verb of another event of which this is
    only the outcome, or one that plans, refuses or undoes it; None where there is none."""
    if not frame.unless_under:
        return None
    noun = predicate.sort == "noun"
    token = scene.doc[predicate.token if noun else predicate.verb]
    for _ in range(5 if noun else 3):
        if token.dep_ not in (_OVER_NOUN if noun else _OVER_VERB):
            return None
        token = token.head
        if token.lemma_.lower() in frame.unless_under or token.lower_ in frame.unless_under:
            return token
    return None


def _complete(scene: Scene, predicate: Predicate) -> bool:
    """Whether a verb has an object; a person is none of a body's ("When it split Ann Smith left")."""
    places = [*predicate.slots.get("object", []), *predicate.slots.get("complement", [])]
    if predicate.lemma in {"join", "rejoin"}:
        return bool(places)
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


def complements_of(frame: Frame, scene: Scene, predicate: Predicate) -> list[int]:
    """The frame's complements that stand behind a preposition of the predicate."""
    places = [p for name, row in predicate.slots.items() if name not in _OTHER_SLOTS for p in row]
    if frame.objects:  # "took part in the strike": the preposition may hang on either
        for place in predicate.slots.get("object", []):
            deep = scene.view.noun(scene.doc[place]).slots
            places += [p for name, row in deep.items() if name not in _OTHER_SLOTS for p in row]
    places += _in_shells(scene, places)
    return [p for p in places if scene.doc[p].lemma_.lower() in frame.complements]


_MANY_OF = frozenset("series number wave string round favour favor support course organisation spate".split())


def _in_shells(scene: Scene, places: list[int]) -> list[int]:
    """What the nouns behind "of" are of "a series of strikes", "in favour of a merger"."""
    shells = [p for p in places if scene.doc[p].lemma_.lower() in _MANY_OF]
    return [deep for p in shells for deep in scene.view.noun(scene.doc[p]).slots.get("of", [])]


_NAMED_EVENTS = frozenset(
    "strike march hartal boycott satyagraha stoppage protest protests uprising rising revolt rebellion "
    "insurrection mutiny putsch coup".split()
)
"""Heads of names that are what was done, not who did it ("led the Matale Rebellion", "called the Hartal")."""


def _light(frame: Frame, scene: Scene, predicate: Predicate) -> bool:
    if not frame.objects:
        return True
    places = [*predicate.slots.get("object", []), *predicate.slots.get("complement", [])]
    if predicate.lemma.split()[0] in {"come", "return", "rise", "sweep", "fall"}:
        places = [p for s in ("to", "into", "from") for p in predicate.slots.get(s, [])]
    return any(
        scene.doc[p].lemma_.lower() in frame.objects or scene.doc[p].lower_ in frame.objects
        for p in [*places, *_in_shells(scene, places)]
        if p not in scene.mention_at or scene.doc[p].lower_ in _NAMED_EVENTS
    )
