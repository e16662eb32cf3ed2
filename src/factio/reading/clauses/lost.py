"""Subjects and objects that the parse has given to a neighbour, found again by where they stand.

"In 1990 Lee was …" (Lee to "1990"), "A merged with B and Lee joined it" (Lee to "B"), "joined the League
helping to …" (the League to "helping").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factio.reading.clauses.predicates import View

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ELSEWHERE = frozenset({"conj", "pobj", "dobj", "appos", "attr", "nummod", "npadvmod", "compound", "nmod"})
_LEAD = frozenset({"ADP", "NUM", "PUNCT", "CCONJ", "DET", "ADV", "SCONJ"})
_AND = frozenset({"and", "but", "while", "whereas", "when", "whereupon"})


def lost_subject(view: View, verb: Token) -> list[int]:
    """The name that must be the subject of a finite verb which has none of its own; [] when none stands
    there."""
    if not _is_finite(verb):
        return []
    first = _first(verb)
    beside = view.inside.get(first - 1)
    if beside is not None and view.doc[beside].dep_ in _ELSEWHERE:
        start = min(view.members[beside])
        if start and view.doc[start - 1].lower_ in _AND:
            return [beside]
    if verb.dep_ != "ROOT":
        return []
    return _behind_the_date(view, first) or _behind_the_comma(view, first)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE for c in verb.children
    )


def _first(verb: Token) -> int:
    """Where a verb begins, its helpers and adverbs before it included."""
    before = {c.i for c in verb.children if c.i < verb.i and c.dep_ in {"aux", "auxpass", "neg", "advmod"}}
    first = verb.i
    while first - 1 in before:
        first -= 1
    return first


def _behind_the_date(view: View, first: int) -> list[int]:
    """The first name of the sentence where only a date stands before it and no verb between it and
    `first`."""
    for token in view.doc[:first]:
        if token.i in view.inside:
            name = view.inside[token.i]
            fits = view.doc[name].dep_ in _ELSEWHERE and not _has_verb(view, token.i, first)
            return [name] if fits else []
        if token.pos_ not in _LEAD and token.ent_type_ != "DATE":
            return []
    return []


def _behind_the_comma(view: View, first: int) -> list[int]:
    """The name right behind the last comma before `first`, with no verb between them."""
    comma = next((t.i for t in reversed(list(view.doc[:first])) if t.text == ","), None)
    if comma is None:
        return []
    name = view.inside.get(comma + 1)
    if name is None or view.doc[name].dep_ not in _ELSEWHERE or _has_verb(view, comma + 1, first):
        return []
    return [name]


def _has_verb(view: View, start: int, end: int) -> bool:
    return any(t.pos_ in {"VERB", "AUX"} and t.i not in view.inside for t in view.doc[start:end])


def lost_object(view: View, verb: Token) -> list[int]:
    """The name right behind a verb without object that the parse made the subject of a participle."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.tag_ == "VBG":
            for other in view.children(child):
                name = view.top(other)
                if (
                    other.dep_ == "nsubj"
                    and name in view.inside
                    and 0 < min(view.members[name]) - verb.i <= 3
                ):
                    return [name]
    return []
