"""What a relative clause tells of: the noun before it, and for "who" a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factio.reading.clauses.relatives import last_of_list, one_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factio.reading.clauses.predicates import View


def antecedent_of(view: View, verb: Token) -> list[int]:
    """What the relative pronoun of a verb takes up; empty where the verb stands in no relative clause."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if verb.dep_ not in {"relcl", "acl"}:
        return []
    last = last_of_list(view, verb, view.head(verb))
    found = [last] if last is not None else bearer(view, view.head(verb))
    return _person(view, verb, found) if _asks_for_a_person(verb) else found


def bearer(view: View, noun: Token) -> list[int]:
    """What a noun with a clause is about: "X is a party that …" tells of X."""
    being = view.head(noun)
    if noun.lower_ in {"those", "people"} and being.lower_ in {"among", "amongst"}:
        return _among(view, being) or [noun.i]
    if noun.dep_ == "attr" and noun.i not in view.inside and being.lemma_ in {"be", "remain"}:
        named = [s for s in view.subjects(being) if s in view.inside or view.doc[s].pos_ == "PRON"]
        return named or [noun.i]
    if noun.dep_ == "appos" and noun.i not in view.inside and being.i in view.inside:
        return [being.i]
    one = one_of(noun) if noun.i not in view.inside else None
    return [noun.i] if one is None else bearer(view, one)


def _among(view: View, preposition: Token) -> list[int]:
    """Who is "among those …": what stands on the other side of "be"."""
    verb = view.head(preposition)
    if verb.lemma_ not in {"be", "include"}:
        return []
    behind = [view.top(c) for c in view.children(verb) if c.dep_ == "attr"]
    return behind if behind and preposition.i < verb.i else view.subjects(verb)


def _asks_for_a_person(verb: Token) -> bool:
    own = [c for c in verb.children if c.i < verb.i]
    return any(
        c.lower_ in {"who", "whom"} or any(g.lower_ in {"whom"} for g in c.children)
        for c in own
        if c.dep_ in {"nsubj", "nsubjpass", "dobj", "prep", "dative"}
    )


def _person(view: View, verb: Token, found: list[int]) -> list[int]:
    """The person meant where the parse hangs the clause on a thing ("A, leader of the union, who …")."""
    place = found[0] if found else verb.i
    token = view.doc[place]
    if place in view.people or token.tag_ in {"NNS", "NNPS"}:
        return found
    thing = place in view.things
    above = token
    for _ in range(8):
        if above.head.i == above.i or above.pos_ in {"VERB", "AUX"}:
            break
        above = above.head
        top = view.top(above)
        if top in view.people:
            return [top]
    before = [p for p in view.people if p < place]
    if thing and before and not any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in view.doc[max(before) : place]):
        return [max(before)]
    return found
