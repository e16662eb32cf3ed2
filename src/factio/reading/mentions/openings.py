"""Sentences in the style of notes: "Party formed in 1990 as …" speaks of the document's subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factio.reading.lines import Line
from factio.reading.mentions.lexicon import lexicon
from factio.reading.mentions.names import NameSpan

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
