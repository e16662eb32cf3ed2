"""Whom "he", "it", "they" and "the party" take up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factio.reading.clauses.antecedents import antecedent_of
from factio.reading.mentions.entities import Mention
from factio.reading.mentions.lexicon import lexicon
from factio.reading.referring.enumerations import THEY
from factio.reading.referring.narrow import NARROW
from factio.reading.scene import Filler, Scene, verb_over

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factio.reading.mentions.entities import Mention
    from factio.reading.story import Story


_HE = frozenset("he she him her his hers himself herself who".split())


_OBJECTS = frozenset({"him", "her"})


_IT = frozenset("it its itself which".split())


def _opens_with(scene: Scene, named: list[Mention], token: Token) -> bool:
    """Whether a sentence opens with a phrase that names somebody before its "he" ("Under Ann Lee he …")."""
    opening = len(named) == 1 and scene.line.text[: named[0].start] in {
        "Under ",
        "Unlike ",
        "Against ",
        "With ",
    }
    return opening and token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT"


def _subjects_over(scene: Scene, token: Token) -> list[int]:
    """The entities that are subject of the clause in which a token is an object: never the same as "it"."""
    here = verb_over(token)
    places = scene.view.subjects(here) if here.pos_ in {"VERB", "AUX"} else []
    return [scene.mention_at[p].entity for p in places if p in scene.mention_at]


def owner_in_relative(scene: Scene, token: Token) -> Token | None:
    """What "whose" takes up: "a front whose first chairman was Ann Smith"."""
    if token.lower_ != "whose":
        return None
    verb = token.head
    while verb.dep_ not in {"relcl", "acl", "ROOT"} and verb.head.i != verb.i:
        verb = verb.head
    places = [p for p in antecedent_of(scene.view, verb) if p < token.i]
    if places and places[0] not in scene.view.inside and scene.doc[places[0]].pos_ in {"NOUN", "PRON"}:
        return scene.doc[places[0]]
    named = [t for t, m in scene.mention_at.items() if t < token.i and m.type in _OWNERS]
    at = places[0] if places and places[0] in named else max(named, default=None)
    return None if at is None else scene.doc[at]


_OWNERS = frozenset({"organisation", "publication", "person"})


def body_before_with(scene: Scene, token: Token) -> Mention | None:
    """The body right before a "with" over a token: "joined the Front, with Ann Smith as its president"."""
    withs = [t for t in scene.doc[: token.i] if t.lower_ == "with"]
    here = withs[-1] if withs else token
    said = scene.doc[here.i : token.i]
    if here.i == token.i or any(t.tag_ in {"VBD", "VBZ", "VBP"} or t.text == ";" for t in said):
        return None
    before = (m for m in scene.mentions if m.type == "organisation" and m.end <= here.idx)
    return next((m for m in before if scene.line.text[m.end : here.idx] in {", ", " "}), None)


def _accompanied(scene: Scene, token: Token) -> Mention | None:
    """ "founded the union, with A as its secretary": the body right before the "with" over a pronoun."""
    here = token
    for _ in range(6):
        if here.head.i == here.i or (here.pos_ in {"VERB", "AUX"} and here.tag_ != "VBG"):
            return None
        if here.lower_ == "with" and here.dep_ in {"prep", "mark"}:
            break
        marked = next((c for c in here.children if c.lower_ == "with" and c.i < here.i), None)
        if marked is not None:
            here = marked
            break
        here = here.head
    before = [m for m in scene.mentions if m.end <= here.idx and m.type == "organisation"]
    if here.lower_ != "with" or not before:
        return None
    gap = scene.line.text[before[-1].end : here.idx].strip()
    return before[-1] if gap in {"", ","} else None


_SEXES = (frozenset("he him his himself".split()), frozenset("she her hers herself".split()))


def _same_before(scene: Scene, token: Token) -> Token | None:
    """The first "he" of a sentence for a later "he", which is the same: whoever was named in between."""
    own = next((s for s in _SEXES if token.lower_ in s), None)
    return next((t for t in scene.doc[: token.i] if own is not None and t.lower_ in own), None)


def pronoun_filler(story: Story, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
    low = token.lower_
    start, end = token.idx, token.idx + len(token.text)
    person, organisation = story.topic_person(), story.topic_organisation()
    if low in _HE and "person" in types:
        undergoing = low in _OBJECTS and token.dep_ in {"dobj", "dative", "pobj"}
        own = _subjects_over(scene, token) if undergoing else []
        told = [
            (t, m)
            for t, m in sorted(scene.mention_at.items())
            if m.type == "person" and t < token.i and m.entity not in own
        ]
        here = [m for t, m in told if scene.doc[t].dep_ in {"nsubj", "nsubjpass"}]
        if not here and story.cast.subject_type != "person":
            here = [m for _, m in told]
            if low in {"he", "she"} and _opens_with(scene, here, token) and story.told_person:
                here = []
        first = _same_before(scene, token) if story.cast.subject_type == "person" else None
        if first is not None and (not here or first.idx < here[0].start):
            here = [m for m in here if m.end <= first.idx]
        name = story.cast.entities[here[0].entity].name if here else person
        return Filler(name, "person", start, end, f"“{token.text}” is {name}") if name else None
    if low in _IT and organisation and ("organisation" in types or (low == "its" and "club" in types)):
        before = [
            m
            for t, m in sorted(scene.mention_at.items())
            if m.type == "organisation" and t < token.i and scene.doc[t].dep_ in {"nsubj", "nsubjpass"}
        ]
        beside = body_before_with(scene, token) if low == "its" else None
        if beside is not None:
            before = [beside]
        own = _subjects_over(scene, token) if low == "it" and token.dep_ in {"dobj", "pobj"} else []
        before = [m for m in before if m.entity not in own]
        beside = _accompanied(scene, token) if low == "its" else None
        if beside is not None:
            name = story.cast.entities[beside.entity].name
            return Filler(name, "organisation", start, end, f"“{token.text}” is {name}")
        name = story.cast.entities[before[0].entity].name if before else organisation
        if not before and low == "its" and story.cast.subject_type == "person":
            name = _named_before(story, scene, token) or name
        return Filler(name, "organisation", start, end, f"“{token.text}” is {name}")
    if low in {"it", "which"} and "organisation" not in types:
        return _narrow_before(story, scene, token, types)
    people = bool(story.together) and story.together[0].type == "person" and low != "their"
    if low in THEY and "organisation" in types and story.cast.subject_type == "organisation" and not people:
        return Filler(organisation, "organisation", start, end, f"“{token.text}” is {organisation}")
    return None


def _narrow_before(story: Story, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
    """Whom "it" takes up where only bodies of a sort can be meant ("joined the Front, left it in 1990")."""
    own = _subjects_over(scene, token)
    for mention in reversed(scene.mentions):
        name = story.cast.entities[mention.entity].name
        if mention.end > token.idx or mention.type != "organisation" or mention.entity in own:
            continue
        if any(story.sort_of(name) in NARROW[t] for t in types if t in NARROW) and name != story.cast.subject:
            end = token.idx + len(token.text)
            return Filler(name, "organisation", token.idx, end, f"“{token.text}” is {name}")
    topic = story.topic_organisation()
    if any(story.cast.entities[e].name == topic for e in own):
        return None
    if topic and any(story.sort_of(topic) in NARROW[t] for t in types if t in NARROW):
        end = token.idx + len(token.text)
        return Filler(topic, "organisation", token.idx, end, f"“{token.text}” is {topic}")
    return None


def named_in_sentence(story: Story, scene: Scene, token: Token, that: bool = False) -> str:
    """The organisation of the noun's sort that the sentence names last before it.

    In an article about an organisation only for `that` ("that party") and for a noun that cannot mean it.
    """
    noun = token.lemma_.lower()
    sorts = lexicon().anaphors[noun]
    if story.cast.subject_type != "person" and not that and may_be_subject(story, noun, sorts):
        return ""
    for mention in reversed(scene.mentions):
        name = story.cast.entities[mention.entity].name
        if mention.end <= token.idx and mention.type == "organisation" and story.sort_of(name) in sorts:
            return name
    if that and story.cast.subject_type == "organisation":
        others = (
            r for r in reversed(story.recent[-4:]) if r != story.cast.subject and story.sort_of(r) in sorts
        )
        return next(others, "")
    return ""


def may_be_subject(story: Story, noun: str, sorts: frozenset[str]) -> bool:
    """Whether "the NOUN" may be what the document is about."""
    own = story.sort_of(story.cast.subject)
    return own in sorts or not own or noun in {story.cast.noun, "party", "organisation", "organization"}


def _named_before(story: Story, scene: Scene, token: Token) -> str:
    """The organisation named or taken up last before a token of the sentence."""
    for other in reversed(list(scene.doc)[: token.i]):
        mention = scene.mention_at.get(other.i)
        if mention is not None and mention.type in {"organisation", "publication"}:
            return story.cast.entities[mention.entity].name
        if other.lemma_.lower() in lexicon().anaphors and any(c.lower_ == "the" for c in other.children):
            return taken_up(story, other.lemma_.lower())
    return ""


def is_qualified(scene: Scene, token: Token) -> bool:
    """Whether a noun is told apart by a complement or a name of its own ("the party of workers")."""
    owned = any(c.dep_ == "poss" for c in token.children)
    return any(
        c.dep_ in {"prep", "relcl", "amod", "compound", "nmod"}
        and (
            c.dep_ not in {"amod"}
            or (c.lower_ in {"new", "own"} and not owned)
            or c.lower_ in {"other", "another", "ruling", "parent", "latter"}
        )
        and not (c.dep_ == "prep" and c.lower_ != "of")
        for c in token.children
        if c.dep_ != "relcl"
    )


def not_the_doer(story: Story, scene: Scene, token: Token, noun: str) -> str:
    """Whom "the NOUN" takes up; in "X split from the party" another than X, where one was spoken of."""
    name = taken_up(story, noun)
    if token.dep_ != "pobj" or token.head.lower_ not in {"from", "with", "into"}:
        return name
    verb = token.head.head
    doers = scene.view.subjects(verb) if verb.pos_ == "VERB" else []
    named = {story.cast.entities[scene.mention_at[t].entity].name for t in doers if t in scene.mention_at}
    if name not in named:
        return name
    sorts = lexicon().anaphors[noun]
    return next((r for r in reversed(story.recent) if r not in named and story.sort_of(r) in sorts), name)


def taken_up(story: Story, noun: str) -> str:
    """Whom "the NOUN" takes up."""
    lex = lexicon()
    sorts = lex.anaphors[noun]
    if story.cast.subject_type == "organisation":
        own = story.sort_of(story.cast.subject)
        if (
            own in sorts
            or not own
            or noun == story.cast.noun
            or (
                noun in {"party", "organisation", "organization"}
                and story.sort_of(story.last_organisation) not in sorts
            )
        ):
            return story.cast.subject
    if noun == "party" and story.last_party:
        return story.last_party
    worded = next((r for r in reversed(story.recent) if noun in r.lower().split()), "")
    if worded and story.cast.subject_type == "organisation":
        return worded
    for name in reversed(story.recent):
        if story.sort_of(name) in sorts:
            return name
    return (
        story.last_organisation
        if noun in {"organisation", "organization", "group"}
        else (story.cast.subject if story.cast.subject_type == "organisation" else "")
    )
