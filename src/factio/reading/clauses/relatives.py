"""Relative clauses that lean on a preposition or on a part of a number: "of which it was a member", "one
of the parties that made up X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

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
