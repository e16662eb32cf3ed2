"""Sentences in the style of notes: "Party formed in 1990 as …" speaks of the document's subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from factio.reading.lines import Line
from factio.reading.mentions.lexicon import lexicon
from factio.reading.mentions.names import NameSpan
from factio.reading.mentions.votes import key

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FIRST = re.compile(r"[A-Z][a-z]+(?:[ -][a-z]+){0,3}")
_GOES_ON = frozenset({"VBD", "VBN", "VBZ"})
_OF_PARTS = frozenset("splinter breakaway dissident electoral".split())
"""Words after which "group of X" at the beginning still is the subject, made from X."""
_PLAIN = frozenset("new small minor former political parliamentary short-lived regional local".split())


def opening(line: Line, doc: Doc) -> NameSpan | None:
    """The noun without an article that opens a line and stands for what the document is about.

    A count noun for an organisation ("Party", "New party", "Electoral alliance") with a verb right after it;
    behind "splinter" or "electoral" also one with a complement ("Splinter group of the Greens was formed").
    """
    found = _FIRST.match(line.text)
    if found is None:
        return None
    words = list(re.finditer(r"[\w-]+", found.group()))
    for place, word in enumerate(words[:3]):
        noun = word.group().lower()
        if noun not in lexicon().anaphors:
            continue
        before = {w.group().lower() for w in words[:place]}
        following = next((t for t in doc if t.idx > word.start()), None)
        if following is None or not before <= _PLAIN | _OF_PARTS | _labels(before):
            return None
        verb = following.tag_ in _GOES_ON or following.lower_ in {"was", "is", "had", "has"}
        if verb or (following.lower_ == "of" and before & _OF_PARTS):
            return NameSpan(0, word.end(), line.text[: word.end()])
        return None
    return None


def _labels(words: set[str]) -> set[str]:
    return {word for word in words if word in lexicon().ideologies or "-" in word}


def without_common_openings(raw: list[list[NameSpan]], docs: list[Doc]) -> list[list[NameSpan]]:
    """The names without single common nouns that have a capital only where they open a sentence."""
    inside = {key(s.text) for spans in raw for s in spans if s.start > 0}
    out = []
    for spans, doc in zip(raw, docs, strict=True):
        first = spans[0] if spans else None
        common = (
            first is not None
            and first.start == 0
            and not first.quoted
            and key(first.text) not in inside
            and (_is_common(first.text, doc) or _is_any_body(first.text, doc))
        )
        out.append(spans[1:] if common else _without_the_verb(spans, doc))
    return out


def _without_the_verb(spans: list[NameSpan], doc: Doc) -> list[NameSpan]:
    """Names without the verb that opens a sentence in the style of notes ("Joined Labour Party in 1998")."""
    first = spans[0] if spans else None
    if first is None or first.start or doc[0].dep_ != "ROOT" or doc[0].tag_ not in {"VBD", "VBN"}:
        return spans
    verb, _, rest = first.text.partition(" ")
    if not rest[:1].isupper():
        return spans
    return [msgspec.structs.replace(first, start=first.start + len(verb) + 1, text=rest), *spans[1:]]


def _is_common(words: str, doc: Doc) -> bool:
    """Whether words that open a sentence are one common word."""
    return (
        words.istitle()
        and " " not in words
        and doc[0].tag_ in {"NN", "NNS", "JJ", "JJR", "JJS", "RB", "VB", "VBN", "VBG"}
        and doc[0].ent_type_ in {"", "CARDINAL", "DATE", "ORDINAL"}
        and words.lower() not in lexicon().organisation_heads
        and words.lower() not in lexicon().demonyms
    )


def _is_any_body(words: str, doc: Doc) -> bool:
    """Whether words that open a sentence mean bodies of a sort: "Parties that …", "Largest party that …"."""
    one = re.sub(r"ies$", "y", words.lower()).removesuffix("s")
    plural = doc[0].tag_ == "NNS" and one in lexicon().anaphors and words.lower() != one
    return plural or (doc[0].tag_ == "JJS" and words[1:].islower())
