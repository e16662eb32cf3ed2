"""Relative clauses that lean on a preposition or on a part of a number: "of which it was a member", "one
of the parties that made up X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factio.reading.clauses.predicates import View

_PARTS = frozenset("one two three four five several some many most part".split())


def fronted(child: Token) -> bool:
    """Whether a dependent without a clear part is a preposition with its relative pronoun ("of which …")."""
    return child.dep_ == "dep" and child.pos_ == "ADP" and any(c.tag_ == "WDT" for c in child.children)


def one_of(noun: Token) -> Token | None:
    """The "one" of "one of the parties that …", of which the clause behind the parties tells."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"of", "among", "amongst"}:
        return None
    part = noun.head.head
    return part if part.lower_ in _PARTS and noun.head.dep_ == "prep" else None


def last_of_list(view: View, verb: Token, head: Token) -> int | None:
    """The last name of a list where the clause behind its comma is hung on the first ("with A, B and C,
    formed in 1977")."""
    first = verb.left_edge.i
    if first < 2 or head.i not in view.inside or view.doc[first - 1].text != ",":
        return None
    name = view.inside.get(first - 2)
    if name is None or name == head.i or name not in view.things or head.i not in view.things:
        return None
    if any(c.lower_ in {"were", "are", "both", "all"} for c in verb.children):
        return None
    between = view.doc[head.i + 1 : min(view.members[name])]
    return name if any(t.lower_ == "and" for t in between) else None


_LATER = frozenset(
    "later now subsequently afterwards eventually formerly originally previously since soon itself".split()
)


_MADE = frozenset("form found establish create launch set constitute".split())


def named_before_later(view: View, verb: Token) -> int | None:
    """The name right before ", later …" or ", formed in …": such a participle goes with what stands beside
    it."""
    made = verb.lemma_.lower() in _MADE
    first = verb.i if made and view.doc[verb.i - 1].text == "," else verb.i - 1
    if verb.tag_ != "VBN" or first < 2 or (first != verb.i and view.doc[first].lower_ not in _LATER):
        return None
    if view.doc[first - 1].text != "," or any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        return None
    name = view.inside.get(first - 2)
    return name if name is not None and name in (view.bodies if made else view.things) else None
