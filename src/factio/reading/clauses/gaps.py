"""Offices given in a row, each to the person right before it: "A was elected chairman, B secretary"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factio.reading.clauses.predicates import View

_SKIPPED = frozenset("its the their his her a an our".split())
_BEFORE_AS = frozenset({"and", ",", ";", "with", "while", "plus", "under"})
_LEADING = frozenset("lead head represent command run direct manage".split())
_FOLLOWING = frozenset("succeed replace follow supersede join defeat beat nominate meet describe see".split())


def holder_in_row(view: View, token: Token) -> int | None:
    """The person named right before an office, or before its "as"; None where the words give it otherwise."""
    members = view.members.get(token.i, [token.i])
    start, end = min(members), max(members) + 1
    if end < len(view.doc) and view.top(view.doc[end]) in view.people:
        return None
    at = start - 1
    if at >= 0 and view.doc[at].lower_ in _SKIPPED:
        at -= 1
    through_as = at >= 0 and view.doc[at].lower_ == "as"
    if through_as:
        at -= 1
    if at < 1 or view.top(view.doc[at]) not in view.people:
        return None
    person = view.top(view.doc[at])
    before = min(view.members.get(person, [person])) - 1
    lemma = verb_over(token).lemma_.lower()
    if lemma in _FOLLOWING:
        return None
    if through_as:
        word = view.doc[before].lower_ if before >= 0 else ""
        return person if word in _BEFORE_AS or (word == "by" and lemma in _LEADING) else None
    return person


def verb_over(token: Token) -> Token:
    """The verb of the clause that a token stands in; the head of the phrase where there is none."""
    for _ in range(8):
        if token.head.i == token.i or token.pos_ in {"VERB", "AUX"}:
            break
        token = token.head
    return token
