"""Offices: where one is held that the words leave open, and which one a person was last told to hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factio.reading.clauses.predicates import Predicate, conjuncts
from factio.reading.frames.founded_with import accompanied
from factio.reading.mentions.lexicon import lexicon
from factio.reading.mentions.seats import OfficeSpan
from factio.reading.referring.filling import fill
from factio.reading.referring.nouns import phrase_words
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEATS = frozenset({"senator", "representative", "delegate", "deputy"})
_DEPARTMENTS = frozenset({"ministry", "department", "treasury", "office"})
_OWN = frozenset({"party", "union", "branch"})
_OF_PLACES = frozenset(
    "president vice leader head ruler speaker king queen emperor sultan regent dictator mayor "
    "governor premier".split()
)
_GOVERNMENT = re.compile(r"\b(?:government|cabinet|ministry|administration|coalition|regime)\b", re.I)
_ELECTORS = frozenset("elect appoint choose select name make vote co-opt install nominate".split())
_TAKEN_UP = frozenset(
    "join found co-found form establish create enter set lead launch organise organize".split()
)


def is_public(office: OfficeSpan) -> bool:
    """Whether an office is one of a state or a place ("minister", "mayor"), not of an organisation."""
    words = set(office.name.lower().replace("-", " ").split())
    if words & _DEPARTMENTS:
        return True
    return bool(words & lexicon().public_offices) and not words & _OWN and "president" not in words


def only_described(scene: Scene, predicate: Predicate, where: list[Filler]) -> bool:
    """Whether words tell what somebody was like, not an office ("was a British trade union leader")."""
    office = scene.office_at.get(predicate.token)
    if office is None or predicate.governor not in {"be", "remain", ""}:
        return False
    token = scene.doc[predicate.token]
    if predicate.governor == "" and token.lemma_.lower() in _SEATS:
        return True
    if not any(c.lower_ in {"a", "an"} for c in scene.view.children(token)):
        return False
    return not where or (where[0].type == "place" and where[0].start < office.start)


def body(story: Story, scene: Scene, predicate: Predicate) -> Filler | None:
    """Where an office is held whose body the words leave open: the state, or the organisation spoken of."""
    office = scene.office_at.get(predicate.token)
    if office is None:
        return None
    token = scene.doc[predicate.token]
    if predicate.governor == "" and token.lemma_.lower() in _SEATS:
        return None
    article = any(c.lower_ in {"a", "an"} for c in scene.view.children(token))
    if predicate.governor in {"be", "remain"} and article:
        return None
    beside = _named_behind(story, scene, office) or accompanied(story, scene, token)
    if beside is not None:
        return beside
    kept = _kept(story, scene, predicate, office) or _of_whom(story, scene, predicate, office)
    if kept is not None:
        return kept
    if is_public(office) or _is_title_of_state(story, scene, predicate, office):
        place = _realm_of(story, office) or story.public_place()
        return Filler(place, "place", office.start, office.end, "the state spoken of here") if place else None
    shared = _shared(story, scene, token)
    if shared is not None:
        return shared
    topic = _taken_up_here(story, scene, office) or story.own_body()
    if not topic:
        return None
    return Filler(topic, "organisation", office.start, office.end, "the organisation spoken of here")


_OF_A_PART = re.compile(r"\b(?:chief minister|cm|governor|lieutenant-governor|state minister)\b", re.I)


def _realm_of(story: Story, office: OfficeSpan) -> str:
    """For an office that only a part of a country has the part that was spoken of last."""
    if not _OF_A_PART.search(office.name):
        return ""
    countries = lexicon().countries
    return next((p for p in reversed(story.places) if p.lower() not in countries), "")


_LEAVING = frozenset(
    "step down,resign,retire,stand down,step,leave,quit,remove,dismiss,remain,continue".split(",")
)


def _kept(story: Story, scene: Scene, predicate: Predicate, office: OfficeSpan) -> Filler | None:
    """The body of an office that a person was told to hold before and now leaves or keeps."""
    if predicate.governor not in _LEAVING:
        return None
    for place in predicate.slots.get("subject", []):
        for person in fill(story, scene, place, ("person",), False):
            name, organisation = story.held.get(person.name, ("", ""))
            if organisation and name.lower() == office.name.lower():
                return Filler(
                    organisation,
                    "organisation",
                    office.start,
                    office.end,
                    f"{person.name} was told to hold it",
                )
    return None


def _of_whom(story: Story, scene: Scene, predicate: Predicate, office: OfficeSpan) -> Filler | None:
    """ "became his deputy": the body in which the one whose deputy it is was told to hold an office."""
    for place in predicate.slots.get("possessive", []):
        for person in fill(story, scene, place, ("person",), False):
            _, organisation = story.held.get(person.name, ("", ""))
            if organisation:
                how = f"{person.name} was told to hold an office there"
                return Filler(organisation, "organisation", office.start, office.end, how)
    return None


def _shared(story: Story, scene: Scene, token: Token) -> Filler | None:
    """ "secretary and later president of the union": the body of the office that "and" joins."""
    for place in conjuncts(scene.view, token.i):
        if place > token.i and place in scene.office_at:
            for of in scene.view.noun(scene.doc[place]).slots.get("of", []):
                found = fill(story, scene, of, ("organisation",), False)
                if found:
                    return found[0]
    return None


def _named_behind(story: Story, scene: Scene, office: OfficeSpan) -> Filler | None:
    """ "mayor of Lund": the name right behind a public office, whatever else it was taken for."""
    behind = re.match(r"\s+(?:of|in)\s+(?:the\s+)?", scene.line.text[office.end :])
    if behind is None or not is_public(office):
        return None
    at = office.end + behind.end()
    mention = next((m for m in scene.mentions if m.start == at), None)
    if mention is None:
        return None
    name = story.cast.entities[mention.entity].name
    return Filler(name, "place", mention.start, mention.end, "named behind the office")


def _is_title_of_state(story: Story, scene: Scene, predicate: Predicate, office: OfficeSpan) -> bool:
    """ "President Smith": a capitalised title right before a person's name, in a text on no organisation."""
    words = set(office.name.lower().replace("-", " ").split())
    if "president" not in words or predicate.governor or not scene.line.text[office.start].isupper():
        return False
    titled = any(m.type == "person" and m.start == office.end + 1 for m in scene.mentions)
    return titled or story.cast.subject_type != "organisation"


def _taken_up_here(story: Story, scene: Scene, office: OfficeSpan) -> str:
    """In a biography the organisation that the same sentence has the person join or found before."""
    if story.cast.subject_type != "person":
        return ""
    for place, mention in sorted(scene.mention_at.items(), reverse=True):
        if mention.type != "organisation" or mention.end > office.start:
            continue
        token = scene.doc[place]
        if office.seat and story.sort_of(story.cast.entities[mention.entity].name) not in {
            "institution",
            "paper",
        }:
            return story.cast.entities[mention.entity].name
        if token.dep_ in {"dobj", "conj"} and _above(token).lemma_.lower() in _TAKEN_UP:
            return story.cast.entities[mention.entity].name
    return ""


def _above(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token.head


def elector(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """The organisation that gives somebody an office of its own ("the party elected X chairman")."""
    verb = scene.doc[predicate.verb]
    if verb.lemma_.lower() not in _ELECTORS or scene.view.passive(verb):
        return []
    wanted = tuple(t for t in types if t != "place")
    return [
        f
        for p in scene.view.subjects(verb)
        for f in fill(story, scene, p, wanted, False)
        if f.type != "group"
    ]


def settled(story: Story, scene: Scene, predicate: Predicate, where: list[Filler]) -> list[Filler]:
    """Where an office is held, put right: no cabinet for a minister's state, no town for a party's
    secretary."""
    office = scene.office_at.get(predicate.token)
    if office is None or not where:
        return where
    first = where[0]
    if is_public(office) and first.type in {"group", "organisation"} and _GOVERNMENT.search(first.name):
        inside = [
            m for m in scene.mentions if m.type == "place" and first.start <= m.start and m.end <= first.end
        ]
        named = [m for m in inside if m.text.lower() not in lexicon().demonyms]
        if named:
            chosen = named[-1]
            return [Filler(story.cast.entities[chosen.entity].name, "place", chosen.start, chosen.end)]
        place = story.public_place()
        return [Filler(place, "place", office.start, office.end, "the state spoken of here")] if place else []
    words = set(office.name.lower().replace("-", " ").split())
    known = first.name.lower() in lexicon().countries or scene.line.text[: first.start].endswith(
        (" in ", " at ", " in the ")
    )
    if first.type == "place" and known and not is_public(office) and not words & _OF_PLACES:
        own = body(story, scene, predicate)
        return [own] if own is not None else where
    return where


def realm(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """What is "under the leadership of X": what the clause is about, where "under" stands before the
    office."""
    token = scene.doc[predicate.token]
    if token.dep_ == "pobj" and token.head.lower_ == "under":
        return of_the_clause(story, scene, predicate, types)
    return []


def of_the_clause(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """What the clause around a noun is about ("X was formed under the leadership of Y": X)."""
    token = scene.doc[predicate.token]
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
        top = scene.view.top(token)
        if top in scene.mention_at:
            fillers = fill(story, scene, top, types, False)
            if fillers:
                return fillers
    if token.pos_ not in {"VERB", "AUX"}:
        return []
    clause = scene.view.verb(token)
    for name in ("object", "subject"):
        for place in clause.slots.get(name, []):
            fillers = fill(story, scene, place, types, False) or _whose_people(story, scene, place, types)
            if fillers:
                return fillers
    return []


def _whose_people(story: Story, scene: Scene, place: int, types: tuple[str, ...]) -> list[Filler]:
    """The body of whose people a clause tells ("its candidates stood …")."""
    noun = scene.doc[place]
    if "organisation" not in types or noun.tag_ != "NNS" or place in scene.mention_at:
        return []
    slots = scene.view.noun(noun).slots
    owners = [p for s in ("possessive", "of", "compound") for p in slots.get(s, [])]
    return next((row for p in owners if (row := fill(story, scene, p, ("organisation",), False))), [])


def state(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """The state or place spoken of."""
    token, place = scene.doc[predicate.token], story.public_place()
    if not place:
        return []
    return [Filler(place, "place", token.idx, token.idx + len(token.text), "the state spoken of here")]


def led(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """ "his party": the one that its possessor was told to lead."""
    return _theirs(story, scene, predicate, True)


def belonged(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """ "his party": the one that its possessor was told to be in and not to lead."""
    return _theirs(story, scene, predicate, False)


def _theirs(story: Story, scene: Scene, predicate: Predicate, leads: bool) -> list[Filler]:
    token = scene.doc[predicate.token]
    for place in predicate.slots.get("possessive", []):
        for person in fill(story, scene, place, ("person",), False):
            _, organisation = story.held.get(person.name, ("", ""))
            party = story.party_of.get(person.name, "")
            found = organisation if leads and organisation == party else "" if leads else party
            if found and (leads or organisation != party):
                return [Filler(found, "organisation", token.idx, token.idx + len(token.text), "theirs")]
    return []


def _of_another_deed(token: Token, verb: Token) -> bool:
    """Whether a verb that is joined to another one stands between a token and that one."""
    nearest = next((a for a in token.ancestors if a.pos_ == "VERB"), verb)
    return nearest.i != verb.i and nearest.dep_ == "conj"


_JOINTLY = frozenset({"together", "along", "jointly", "alongside"})
_TOGETHER_WITH = re.compile(r"(?:together|along|jointly|alongside)\W*with", re.I)
"""Looked for first: most lines have none, and their words need not be gone through."""


def companions(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """Who does it together with a verb's subject ("together with his sons", "along with his wife Ann
    Lee")."""
    if "person" not in types or not _TOGETHER_WITH.search(scene.line.text):
        return []
    out: list[Filler] = []
    verb = scene.doc[predicate.token]
    for token in scene.doc[1:]:
        if (
            token.lower_ != "with"
            or scene.doc[token.i - 1].lower_ not in _JOINTLY
            or verb not in token.ancestors
            or _of_another_deed(token, verb)
        ):
            continue
        for child in scene.view.children(token):
            if child.dep_ != "pobj":
                continue
            bodies = tuple(t for t in types if t in {"person", "organisation"})
            named = fill(story, scene, scene.view.top(child), bodies)
            words = phrase_words(scene, child)
            group = Filler(f"<{words.name}>", "group", words.start, words.end, "described")
            out += named or ([group] if "group" in types and child.pos_ == "NOUN" else [])
    return out
