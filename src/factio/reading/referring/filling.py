"""Who or what fills a slot at a token of the parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factio.reading.clauses.holders import deep_appositions
from factio.reading.mentions.lexicon import lexicon
from factio.reading.mentions.listed import bodies_listed, persons_listed
from factio.reading.referring.anaphora import owner_in_relative, pronoun_filler
from factio.reading.referring.enumerations import all_listed, taken_up_by_they
from factio.reading.referring.nouns import GROUP_NOUNS, as_named, is_crowd, noun_filler, phrase_words
from factio.reading.referring.pairs import all_together, both_of_a_pair, one_of_a_pair, several_counted
from factio.reading.scene import Filler, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factio.reading.story import Story


def fill(story: Story, scene: Scene, place: int, types: tuple[str, ...], all_of: bool = True) -> list[Filler]:
    """The fillers at a token: one for each conjunct that is of one of the types."""
    out = several_counted(story, scene, place, types) if all_of else []
    out = out or (both_of_a_pair(story, scene, place, types) if all_of else [])
    out = out or (all_together(story, scene, place, types) if all_of else [])
    if out:
        return out
    for token in taken_up_by_they(scene, place) or (all_listed(scene, place) if all_of else [place]):
        listed: list[Filler] = []
        if "organisation" in types and token not in scene.mention_at:
            listed = _bodies_in_bracket(story, scene, scene.doc[token])
        if "person" in types and token not in scene.mention_at and not listed:
            listed = _listed_in_bracket(story, scene, scene.doc[token]) or _members(story, scene, token)
        if listed:
            out += [f for f in listed if f.name not in [o.name for o in out]]
            continue
        filler = _one(story, scene, scene.doc[token], types)
        if filler is not None and filler.name not in [f.name for f in out]:
            out.append(filler)
    return out


def _listed_in_bracket(story: Story, scene: Scene, token: Token) -> list[Filler]:
    """ "five deputies (A, B and C)": where a group is named, only the persons are meant (rule 12)."""
    if token.pos_ != "NOUN" or (
        token.lemma_.lower() not in GROUP_NOUNS
        and token.lower_ not in GROUP_NOUNS
        and token.i not in scene.office_at
        and token.lemma_.lower() not in lexicon().person_nouns
    ):
        return []
    end = token.idx + len(token.text)
    bracket = next((b for b in scene.line.brackets if 0 <= b.at - end <= 1), None)
    if bracket is None:
        return []
    return [
        Filler(story.cast.full(n), "person", token.idx, end, f"named in the bracket after “{token.text}”")
        for n in persons_listed(bracket.text)
    ]


def _bodies_in_bracket(story: Story, scene: Scene, token: Token) -> list[Filler]:
    """ "three parties (A, B and C)": only those named are meant."""
    if token.tag_ != "NNS" or token.lower_ not in GROUP_NOUNS:
        return []
    end = token.idx + len(token.text)
    bracket = next((b for b in scene.line.brackets if 0 <= b.at - end <= 1), None)
    names = bodies_listed(bracket.text, story.cast.is_body) if bracket is not None else []
    how = f"named in the bracket after “{token.text}”"
    return [Filler(story.cast.full(n), "organisation", token.idx, end, how) for n in names]


def _members(story: Story, scene: Scene, token: int) -> list[Filler]:
    """ "two deputies, A and B", "entrepreneurs like A and B": only the persons are meant (rule 12)."""
    noun = scene.doc[token]
    if not is_crowd(noun) and token not in scene.office_at and noun.lemma_.lower() not in GROUP_NOUNS:
        return []
    beside = [c for c in scene.view.children(noun) if c.dep_ == "appos"]
    for child in scene.view.children(noun):
        if child.lower_ in {"like", "including"} or (
            child.lower_ == "as" and scene.doc[child.i - 1].lower_ == "such"
        ):
            beside += [g for g in scene.view.children(child) if g.dep_ == "pobj"]
    places = [p for c in beside for p in all_listed(scene, scene.view.top(c))]
    places = places or _told_later(scene, noun)
    named = [scene.mention_at[p] for p in places if p in scene.mention_at]
    return [
        Filler(story.cast.entities[m.entity].name, "person", m.start, m.end)
        for m in named
        if m.type == "person"
    ]


_AMONG = re.compile(
    r"[^.;:]{0,90}?(?:,| –| —) (?:among (?:whom|them)(?: were| was)?|including|such as|notably|namely) "
    r"(?:[\w’'-]+ ){0,5}?"
)


def _told_later(scene: Scene, noun: Token) -> list[int]:
    """ "a minority, among whom were A and B, left": who is named farther behind the noun."""
    end = noun.idx + len(noun.text)
    people = sorted((m.start, t) for t, m in scene.mention_at.items() if m.type == "person" and m.start > end)
    if not people or not _AMONG.fullmatch(scene.line.text, end, people[0][0]):
        return []
    return all_listed(scene, people[0][1])


def _one(story: Story, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
    mention = scene.mention_at.get(token.i)
    if mention is not None:
        return as_named(story, mention, types, scene)
    if types == ("text",) and (token.ent_type_ == "DATE" or token.like_num):
        return None  # when something was done is not what was done
    office = scene.office_at.get(token.i)
    if office is not None:
        if "office" in types:
            return Filler(office.name, "office", office.start, office.end)
        holder = _holder(story, scene, token, types)
        plural = token.tag_ in {"NNS", "NNPS"} and set(types) == {"person", "group"}
        return noun_filler(story, scene, token, types) if holder is None and plural else holder
    if token.lower_ in {"itself", "themselves"} and token.dep_ in {"dobj", "pobj"}:
        verb = token.head.head if token.dep_ == "pobj" else token.head
        doers = scene.view.subjects(verb) if verb.pos_ == "VERB" else []
        if doers and doers[0] != token.i:
            return _one(story, scene, scene.doc[doers[0]], types)
    meant = one_of_a_pair(story, scene, token, types)
    if meant is not None:
        return meant
    owner = owner_in_relative(scene, token)
    if owner is not None and owner.i != token.i:
        return _one(story, scene, owner, types)
    if token.pos_ == "PRON":
        return pronoun_filler(story, scene, token, types)
    if token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "DET"}:
        return noun_filler(story, scene, token, types)
    if "text" in types:
        return phrase_words(scene, token)
    return None


def _holder(story: Story, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
    """The person named beside an office ("its leader, Ann Smith")."""
    for child in scene.view.children(token):
        mention = scene.mention_at.get(scene.view.top(child))
        if child.dep_ in {"appos", "compound", "nmod"} and mention is not None and mention.type == "person":
            return as_named(story, mention, types, scene)
    for place in deep_appositions(scene.view, token):
        mention = scene.mention_at.get(place)
        if mention is not None and mention.type == "person":
            return as_named(story, mention, types, scene)
    return None
