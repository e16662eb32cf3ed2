"""Whom "the latter", "the former", "the two" and "both" take up: the last two that were named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factio.reading.mentions.lexicon import lexicon
from factio.reading.referring.enumerations import rows_of_names
from factio.reading.referring.nouns import as_named
from factio.reading.scene import Filler, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factio.reading.story import Story

_OF_A_PAIR = frozenset({"latter", "former"})
_BOTH = frozenset({"two", "both", "pair"})


def one_of_a_pair(story: Story, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
    """Who "the latter" or "the former" is, alone or before "party"; None for any other words."""
    word = _word_of_a_pair(token)
    if word is None:
        return None
    named = _named_before(story, scene, word, types)
    place = -1 if word.lower_ == "latter" else -2
    if len(named) < -place:
        return None
    chosen = named[place]
    end = token.idx + len(token.text)
    return Filler(chosen.name, chosen.type, word.idx, end, f"“the {word.text}” is {chosen.name}")


def _word_of_a_pair(token: Token) -> Token | None:
    definite = any(c.lower_ == "the" for c in token.children)
    if token.lower_ in _OF_A_PAIR and definite and token.dep_ not in {"amod", "advmod", "compound"}:
        return token
    if definite and token.lemma_.lower() in lexicon().anaphors:
        return next((c for c in token.children if c.lower_ == "latter"), None)
    return None


def both_of_a_pair(story: Story, scene: Scene, place: int, types: tuple[str, ...]) -> list[Filler]:
    """The two whom "the two", "both" or "both parties" take up; none where no two were named."""
    token = scene.doc[place]
    if not _means_both(token):
        return []
    pair = _last_pair(story, scene, token) if "organisation" in types else []
    named = pair or _named_before(story, scene, token, types)
    if len(named) < 2 and "organisation" in types:
        named = [Filler(name, "organisation", 0, 0) for name in story.recent]
    if len(named) < 2:
        return []
    end = token.idx + len(token.text)
    how = f"“{token.text}” are {named[-2].name} and {named[-1].name}"
    return [Filler(f.name, f.type, token.idx, end, how) for f in named[-2:]]


_NUMBERS = {w: n for n, w in enumerate("two three four five six seven eight".split(), 2)}
_SHARERS = frozenset("partner ally component constituent signatory member body".split())


def several_counted(story: Story, scene: Scene, place: int, types: tuple[str, ...]) -> list[Filler]:
    """The bodies that "the three parties" take up: the last row of names of that length; with two also the
    party spoken of and the other."""
    token = scene.doc[place]
    children = {c.lower_ for c in token.children}
    number = next((_NUMBERS[c] for c in sorted(children) if c in _NUMBERS), 0)
    named = token.tag_ == "NNS" and (token.lemma_.lower() in lexicon().anaphors or token.lemma_ in _SHARERS)
    definite = bool(children & {"the", "these", "those", "all", "its"}) and not children & {
        "other",
        "new",
        "remaining",
    }
    if not named or not number or not definite or "organisation" not in types:
        return []
    if any(c.dep_ in {"relcl", "acl", "appos"} and c.lower_ != "joined" for c in token.children):
        return []
    here = [[scene.mention_at[t] for t in row] for row in rows_of_names(scene)]
    rows = [*story.rows, *(row for row in here if row[-1].end <= token.idx)]
    topic = story.topic_organisation()
    for row in reversed(rows):
        names = list(
            dict.fromkeys(story.cast.entities[m.entity].name for m in row if m.type == "organisation")
        )
        if len(names) == number - 1 and topic and topic not in names and number > 2:
            names = [topic, *names]
        if len(names) == number:
            how = f"“{token.text}” are {', '.join(names)}"
            return [Filler(n, "organisation", token.idx, token.idx + len(token.text), how) for n in names]
    return []


def _last_pair(story: Story, scene: Scene, token: Token) -> list[Filler]:
    """The last two bodies that a sentence joins by "and" before a token: "A and B entered C, and both …"."""
    for row in reversed(rows_of_names(scene)):
        pair = [scene.mention_at[t] for t in row]
        if len(pair) == 2 and pair[-1].end <= token.idx and pair[0].type == "organisation":
            names = [story.cast.entities[m.entity].name for m in pair]
            return [Filler(n, "organisation", token.idx, token.idx + len(token.text)) for n in names]
    return []


def all_together(story: Story, scene: Scene, place: int, types: tuple[str, ...]) -> list[Filler]:
    """Those whom "they" takes up as subjects of the sentence before, where none is named here before it."""
    token = scene.doc[place]
    if token.lower_ not in {"they", "them", "themselves"} or not story.together:
        return []
    kind = story.together[0].type
    if kind not in types or any(m.type == kind and m.end <= token.idx for m in scene.mentions):
        return []
    found = [as_named(story, m, types, scene) for m in story.together]
    end = token.idx + len(token.text)
    return [Filler(f.name, f.type, token.idx, end, f"“{token.text}”, named before") for f in found if f]


def _means_both(token: Token) -> bool:
    children = {c.lower_ for c in token.children}
    if any(c.dep_ in {"prep", "relcl", "acl"} for c in token.children):
        return False
    if token.lower_ in _BOTH and token.pos_ != "CCONJ":
        return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"} and bool(
            children & {"the"} or token.lower_ == "both"
        )
    counted = "both" in children or ({"the", "two"} <= children and not children & {"other", "new"})
    return token.tag_ == "NNS" and counted and token.lemma_.lower() in lexicon().anaphors


def _named_before(story: Story, scene: Scene, token: Token, types: tuple[str, ...]) -> list[Filler]:
    """Those of the types named before a token, in order: two in its sentence, else in the one before."""
    here = [m for m in scene.mentions if m.end <= token.idx]
    found: list[Filler] = []
    for mentions in (here, story.before):
        found = []
        for mention in mentions:
            filler = as_named(story, mention, types, scene)
            if filler is not None and filler.type != "text":
                found = [*[f for f in found if f.name != filler.name], filler]
        if len(found) > 1:
            return found
    return found
