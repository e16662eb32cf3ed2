"""Whom "the new party" and "the old union" take up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factio.reading.mentions.lexicon import lexicon
from factio.reading.referring.anaphora import may_be_subject
from factio.reading.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factio.reading.story import Story

_JOINED = frozenset("merged united unified reunited enlarged combined resulting fused".split())
_NEW = _JOINED | frozenset(
    "new newly newborn young fledgling nascent newly-formed newly-founded new-born".split()
)
_ANY_BODY = frozenset("body formation organisation organization grouping".split())
_OLD = frozenset({"old", "original", "mother", "parent"})
_TELLING = frozenset({"amod", "compound", "nmod", "advmod"})


_MADE = re.compile(
    r"\b(?:form(?:ed|ing)?|found(?:ed|ing)?|creat(?:e|ed|ing)|set(?:ting)? up|launch(?:ed|ing)?|"
    r"establish(?:ed|ing)?|constitut(?:e|ed|ing)|(?:merged|united|joined)[^,;]{0,80} (?:into|as)) "
    r"(?:the |a |an )?$"
)


def told_apart_by_age(story: Story, scene: Scene, token: Token) -> str:
    """Whom "the new party" takes up: what came into being last; "the old party": what it came out of."""
    if not any(c.lower_ in {"the", "this"} for c in token.children):
        return ""
    beside = [c for c in token.children if c.dep_ in {*_TELLING, "poss", "relcl", "acl"} or c.lower_ == "of"]
    if len(beside) != 1 or beside[0].dep_ not in _TELLING:
        return ""
    word, noun = beside[0].lower_, token.lemma_.lower()
    if word in _OLD:
        return story.comings.left
    if word not in _NEW:
        return ""
    here = [m for m in scene.mentions if m.type == "organisation" and m.end <= token.idx]
    made = next((m for m in reversed(here) if _MADE.search(scene.line.text[: m.start])), None)
    if made is not None:
        return story.cast.entities[made.entity].name
    come = story.comings
    fits = story.sort_of(come.newest) in lexicon().anaphors[noun] or noun in _ANY_BODY
    near = story.block - come.newest_in <= (0 if story.cast.subject_type == "organisation" else 1)
    if come.newest and fits and near:
        return come.newest
    own = story.cast.subject if story.cast.subject_type == "organisation" else ""
    return (
        own if word not in _JOINED and own and may_be_subject(story, noun, lexicon().anaphors[noun]) else ""
    )
