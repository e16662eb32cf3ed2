"""Whom a name or a common noun of a sentence puts into a claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factio.reading.mentions.entities import Mention
from factio.reading.mentions.forms import no_body
from factio.reading.mentions.lexicon import lexicon
from factio.reading.referring.ages import told_apart_by_age
from factio.reading.referring.anaphora import is_qualified, named_in_sentence, not_the_doer
from factio.reading.referring.narrow import NARROW
from factio.reading.scene import Filler, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factio.reading.story import Story


ORGANISATION = frozenset({"organisation", "publication", "other"})


GROUP_NOUNS = frozenset(
    "group faction section part wing majority minority members member delegates supporters followers "
    "leaders activists figures personalities officials "
    "dissidents deputies mps candidates representatives officers workers students politicians "
    "intellectuals nationalists "
    "communists socialists leftists rightists liberals conservatives hardliners reformists moderates "
    "radicals militants "
    "exiles veterans defectors dissenters splinter tendency fraction rump breakaway remnants elements "
    "people men women "
    "parties organisations organizations groups unions associations cadres fighters trade-unionists "
    "unionists "
    "legislators councillors parliamentarians senators guerrillas rebels prisoners entrepreneurs "
    "professionals farmers "
    "branch branches section sections chapter chapters cell cells unit offices local locals delegation "
    "trotskyists marxists maoists stalinists greens independents youth thousands hundreds dozens "
    "leadership".split()
)


_CROWDS = frozenset("majority minority rest bulk number most many leadership half youth remainder".split())


_MEETINGS = frozenset(
    "congress conference convention plenum meeting session assembly rally gathering".split()
)
"""What a body holds; nobody has an office there."""


_PLACE_NOUNS = frozenset(
    "province city state country region republic island district town municipality territory county "
    "village colony kingdom nation".split()
)


_HOUSES = re.compile(
    r"\b(?:parliament|assembly|senate|chamber of|house of|legislature|bundestag|bundesrat|"
    r"landtag|reichstag|sejm|lok sabha|rajya sabha|vidhan sabha|duma|knesset|cortes|storting|"
    r"riksdag|folketing|althing|island council|city council|municipal council|county council|"
    r"town council|estates|people's congress|supreme soviet|national council|grand national)\b",
    re.I,
)


def is_crowd(token: Token) -> bool:
    """Whether a noun names people, who join, leave and lead, and no body ("several deputies", "the
    majority")."""
    plural = token.tag_ in {"NNS", "NNPS"} or (token.lower_ in GROUP_NOUNS and token.lower_.endswith("s"))
    return plural or token.lemma_.lower() in _CROWDS


def as_named(story: Story, mention: Mention, types: tuple[str, ...], scene: Scene) -> Filler | None:
    entity = story.cast.entities[mention.entity]
    kind = entity.type
    if entity.name in {"No", "Yes"} and "text" not in types and types:
        return None  # what one votes, and nobody
    if kind == "other" and no_body(entity.name) and "text" not in types and types:
        return None
    sort = story.sort_of(entity.name)
    narrow = (
        any(sort in NARROW[t] for t in types if t in NARROW)
        and kind in (ORGANISATION if sort else ORGANISATION - {"other"})
        and not _HOUSES.search(entity.name)
    )
    fits = (
        not types
        or kind in types
        or narrow
        or ("organisation" in types and kind in ORGANISATION)
        or ("publication" in types and kind == "organisation")
        or (kind == "other" and bool({"person", "place"} & set(types)))
    )
    if "text" in types and not fits:
        return Filler(mention.text, "text", mention.start, mention.end)
    if not fits:
        return None
    name = lexicon().demonyms.get(entity.name.lower(), entity.name) if kind == "place" else entity.name
    return Filler(name, kind, mention.start, mention.end)


def noun_filler(story: Story, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
    named = _named_beside(story, scene, token, types) or _predicated(story, scene, token, types)
    if named is not None:
        return named
    noun = token.lemma_.lower()
    lex = lexicon()
    definite = any(
        c.lower_ in {"the", "this", "that", "its", "their", "his", "her", "both", "said"}
        for c in token.children
    )
    wide = "organisation" in types
    if (
        (wide or set(types) & set(NARROW))
        and definite
        and noun in lex.anaphors
        and token.tag_ in {"NN", "NNP"}
        and ((aged := told_apart_by_age(story, scene, token)) or not is_qualified(scene, token))
    ):
        that = any(c.lower_ == "that" for c in token.children)
        name = aged or named_in_sentence(story, scene, token, that) or not_the_doer(story, scene, token, noun)
        if name and (wide or any(story.sort_of(name) in NARROW[t] for t in types if t in NARROW)):
            return Filler(
                name,
                "organisation",
                token.idx,
                token.idx + len(token.text),
                f"“the {token.text}” is {name}",
            )
    if "place" in types and definite and noun in _PLACE_NOUNS:
        own = story.cast.country if noun in {"country", "nation", "republic", "kingdom"} else ""
        place = own or next(
            (p for p in reversed(story.places) if noun in p.lower()),
            story.places[-1] if story.places else story.cast.country,
        )
        if place:
            return Filler(
                place, "place", token.idx, token.idx + len(token.text), f"“the {token.text}” is {place}"
            )
    if (
        "group" in types
        and token.dep_ not in {"compound", "amod"}
        and noun not in _MEETINGS
        and not (definite and noun in lex.anaphors and len(list(token.subtree)) <= 2)
        and ("person" not in types or "organisation" in types or is_crowd(token))
        and not (definite and noun in lex.anaphors and token.tag_ != "NNS" and "organisation" not in types)
        and (
            noun in GROUP_NOUNS
            or token.lower_ in GROUP_NOUNS
            or noun in lex.anaphors
            or noun in lex.organisation_heads
        )
        and not _HOUSES.search(token.text)
    ):
        words = phrase_words(scene, token)
        text = re.sub(r"^(?:the|a|an|some|its|their|his|her)\s+", "", words.name, flags=re.I)
        return Filler(f"<{text}>", "group", words.start, words.end, "described")
    if "text" in types:
        return phrase_words(scene, token)
    if "number" in types and token.pos_ == "NUM":
        return Filler(token.text, "number", token.idx, token.idx + len(token.text))
    return None


def _named_beside(story: Story, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
    """ "a list named X", "the newspaper X", "the group, X,", "X, a group", "his party (X)"."""
    over = scene.mention_at.get(scene.view.head(token).i) if token.dep_ == "appos" else None
    if over is not None and over.type in ORGANISATION and token.lemma_.lower() in lexicon().anaphors:
        return as_named(story, over, types, scene)
    end = token.idx + len(token.text)
    bracket = next((b for b in scene.line.brackets if 0 <= b.at - end <= 1), None)
    if bracket is not None and story.cast.type_of(bracket.text) == "organisation" and "organisation" in types:
        return Filler(story.cast.full(bracket.text), "organisation", token.idx, end, "named in the bracket")
    for child in scene.view.children(token):
        if child.dep_ in {"appos", "nmod"} or (child.dep_ == "compound" and child.i > token.i):
            mention = scene.mention_at.get(scene.view.top(child))
            if mention is not None and mention.type != "place":
                return as_named(story, mention, types, scene)
        if child.dep_ in {"acl", "relcl"} and child.lemma_ in {
            "name",
            "call",
            "know",
            "title",
            "style",
            "dub",
            "entitle",
        }:
            for deep in scene.view.children(child):
                places = (
                    [deep]
                    if deep.dep_ in {"oprd", "dobj", "attr"}
                    else [g for g in scene.view.children(deep) if deep.dep_ == "prep" and deep.lower_ == "as"]
                )
                for place in places:
                    mention = scene.mention_at.get(scene.view.top(place))
                    if mention is not None:
                        return as_named(story, mention, types, scene)
    return None


def _predicated(story: Story, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
    """Of whom a noun is said: in "X is a party founded in 1990" the party is X."""
    indefinite = any(c.lower_ in {"a", "an"} for c in token.children)
    if token.dep_ != "attr" or token.head.lemma_ != "be" or not indefinite:
        return None
    if token.lemma_.lower() not in lexicon().organisation_heads:
        return None
    subject = next((t for t in scene.view.subjects(token.head) if t in scene.mention_at), None)
    return None if subject is None else as_named(story, scene.mention_at[subject], types, scene)


def phrase_words(scene: Scene, token: Token) -> Filler:
    """The noun phrase at a token as the source words it, without relative clauses."""
    keep = _phrase(token)
    start, end = min(t.idx for t in keep), max(t.idx + len(t.text) for t in keep)
    return Filler(scene.line.text[start:end], "text", start, end)


def _phrase(token: Token) -> list[Token]:
    cut = (
        {
            t.i
            for c in token.subtree
            if c.i > token.i
            and (c.dep_ in {"relcl", "appos", "punct", "acl"} or c.lower_ in {"including", "such", "like"})
            for t in c.subtree
        }
        if token.dep_ != "punct"
        else set()
    )
    keep = [t for t in token.subtree if t.i not in cut]
    while keep and keep[-1].is_punct and keep[-1].i != token.i:
        keep.pop()
    return keep or [token]
