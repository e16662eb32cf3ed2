"""One shape for all forms: each verb and each relational noun with who does it, to whom, and how.

Passives are turned, relatives and reduced participles get their antecedent, coordinated and
controlled verbs the subject that they share. Slots hold indices of tokens of the parse.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from factio.reading.clauses.antecedents import antecedent_of, bearer
from factio.reading.clauses.holders import holders_through
from factio.reading.clauses.lost import lost_object, lost_subject
from factio.reading.clauses.relatives import fronted, last_of_list, named_before_later

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Slots = dict[str, list[int]]

_PARTICLES = frozenset("away off out apart together up down over back forward aside along in".split())
_UNDERGONE = frozenset(
    "expel exclude readmit reinstate release free pardon arrest rearrest jail imprison intern deport execute "
    "shoot hang appoint elect reelect re-elect dismiss sack oust replace banish ban outlaw sentence convict "
    "suspend co-opt nominate ratify legalise dissolve rename".split()
)
"""Verbs that, told without an object behind a passive, are passive too ("was arrested and sentenced")."""
_OBJECT_CONTROL = frozenset(
    "lead allow permit invite force help persuade ask cause enable urge order convince encourage "
    "require appoint elect choose select name instruct".split()
)
_CLAUSAL = frozenset(
    {"ROOT", "conj", "relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "parataxis", "dep", "csubj", "appos"}
)


class Predicate(msgspec.Struct, frozen=True):
    """A verb or noun at token `token` with its slots.

    `governor` is, for a noun, the lemma of the verb through which it is predicated of its subject
    ("elect" in "was elected secretary"); "" in an apposition. `verb` is the token whose tense,
    negation and modality count.
    """

    token: int
    lemma: str
    sort: str
    slots: Slots
    verb: int
    governor: str = ""


def predicates(view: View) -> Iterator[Predicate]:
    """The predicates of a sentence in the order of their tokens."""
    inside = view.inside
    for token in view.doc:
        if inside.get(token.i, token.i) != token.i:
            continue
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"} and token.i not in inside:
            yield view.verb(token)
        elif token.pos_ in {"NOUN", "PROPN", "ADJ", "PRON", "NUM"} or token.i in inside:
            yield view.noun(token)


class View:
    """A parse seen through its names: the tokens of a name act as one.

    `people`, `things` and `bodies` are the heads of names of persons, of bodies, places and contests, and of
    bodies alone."""

    def __init__(
        self,
        doc: Doc,
        inside: dict[int, int],
        people: frozenset[int] = frozenset(),
        things: frozenset[int] = frozenset(),
        bodies: frozenset[int] = frozenset(),
    ) -> None:
        self.doc = doc
        self.inside = inside
        self.people = people
        self.things = things
        self.bodies = bodies
        self.members: dict[int, list[int]] = {}
        self._children: dict[int, list[Token]] = {}
        self._verbs: dict[int, Predicate] = {}
        self._nouns: dict[int, Predicate] = {}
        for token, head in inside.items():
            self.members.setdefault(head, []).append(token)

    def top(self, token: Token) -> int:
        """The head token of the name that `token` is in, or its own index."""
        return self.inside.get(token.i, token.i)

    def children(self, token: Token) -> list[Token]:
        """The dependents of a token, of a whole name where it is one; none of them inside it."""
        known = self._children.get(token.i)
        if known is None:
            family = self.members.get(token.i, [token.i])
            known = [child for i in sorted(family) for child in self.doc[i].children if child.i not in family]
            self._children[token.i] = known
        return known

    def head(self, token: Token) -> Token:
        """What a token, or the name that it heads, depends on."""
        head = token.head
        while self.inside.get(head.i) == token.i and head.head.i != head.i and head.i != token.i:
            head = head.head
        return self.doc[self.top(head)]

    # ---- verbs
    def verb(self, token: Token) -> Predicate:
        """A verb with its slots; a passive one turned, so that "subject" is who does it."""
        known = self._verbs.get(token.i)
        if known is None:
            known = self._verbs[token.i] = self._verb(token)
        return _copy(known)

    def _verb(self, token: Token) -> Predicate:
        slots: Slots = {}
        children = self.children(token)
        passive = self.passive(token)
        particle = next(
            (
                c.lower_
                for c in children
                if c.dep_ == "prt"
                or (c.dep_ == "advmod" and c.lower_ in _PARTICLES and c.i == token.i + 1)
                or (c.lower_ == "out" and c.i == token.i + 1)
            ),
            "",
        )
        subjects = self.subjects(token)
        for child in children:
            if child.dep_ in {"dobj", "obj"}:
                if child.tag_ not in {"WDT", "WP"} or token.dep_ != "relcl":
                    self._put(slots, "object", child)
            elif child.dep_ in {"attr", "oprd", "acomp"}:
                self._put(slots, "complement", child)
            elif child.dep_ == "dative":
                for one in self._objects(child) if child.pos_ == "ADP" else [child]:
                    self._put(slots, "indirect", one)
            elif child.dep_ in {"prep", "agent"} or fronted(child):
                self._preposition(slots, child, passive)
            elif child.dep_ == "conj" and child.i > token.i and child.pos_ in {"NOUN", "PROPN"}:
                if self.top(child) in self.inside and slots.get("object"):
                    self._put(slots, "object", child)  # "joined A in 1907 and B a year later"
            elif child.dep_ in {"prt", "advmod"}:
                for deep in child.children:
                    if deep.dep_ == "prep" and deep.i > token.i:
                        self._preposition(slots, deep, passive)
        relative = self.relative_object(token)
        if relative is not None and "object" not in slots:
            slots["object"] = [relative]
        if "object" not in slots and not passive and (lost := lost_object(self, token)):
            slots["object"] = lost
        if passive and subjects:
            for given in slots.get("object", []):
                self._put(slots, "complement", self.doc[given])  # "was given the portfolio"
            slots["object"] = list(subjects)
        elif subjects:
            slots["subject"] = list(subjects)
        if token.i == 0 and token.dep_ == "amod" and self.head(token).dep_ == "ROOT":
            slots.pop("subject", None)
            slots["object"] = [self.head(token).i]  # "Joined X in 1990.", of which the parse makes a noun
        lemma = _lemma(token)
        return Predicate(token.i, f"{lemma} {particle}" if particle else lemma, "verb", slots, token.i)

    def passive(self, token: Token) -> bool:
        """Whether a verb's grammatical subject undergoes it."""
        deps = {c.dep_ for c in token.children}
        if deps & {"nsubjpass", "auxpass", "csubjpass"}:
            return True
        if "nsubj" in deps:
            return False
        if (
            token.tag_ == "VBN"
            and token.dep_ in {"acl", "advcl", "ROOT", "amod", "dep", "appos"}
            and not any(c.dep_ == "aux" for c in token.children)
        ):
            return True
        if (
            token.dep_ in {"conj", "dep"}
            and token.tag_ in {"VBN", "VBD"}
            and token.head.pos_ == "VERB"
            and not any(c.dep_ in {"aux", "nsubj", "dobj"} for c in token.children)
        ):
            return (token.tag_ == "VBN" or token.lemma_ in _UNDERGONE) and self.passive(token.head)
        return False

    def subjects(self, token: Token) -> list[int]:
        """The grammatical subjects of a verb, shared ones included."""
        own = [c for c in self.children(token) if c.dep_ in {"nsubj", "nsubjpass"}]
        if own:
            out: list[int] = []
            for child in own:
                if child.tag_ in {"WDT", "WP", "WP$"} or (child.lower_ == "that" and token.dep_ == "relcl"):
                    antecedent = antecedent_of(self, token)
                    out.extend(antecedent)
                else:
                    out.append(self.top(child))
            return out
        lost = lost_subject(self, token)
        if lost:
            return lost
        head = self.head(token)
        beside = named_before_later(self, token) if token.dep_ in {"acl", "advcl", "dep", "conj"} else None
        if beside is not None:
            return [beside]
        if token.dep_ in {"acl"} and head.pos_ not in {"VERB", "AUX"}:
            named = self.inside.get(token.i - 1) if token.tag_ == "VBN" else None
            named = last_of_list(self, token, head) if named is None else named
            return [named] if named is not None else bearer(self, head)
        if token.dep_ in {"conj", "advcl", "xcomp", "dep", "parataxis", "ccomp"} and head.pos_ in {
            "VERB",
            "AUX",
        }:
            if token.dep_ == "xcomp" and head.lemma_ in _OBJECT_CONTROL:
                objects = [self.top(c) for c in self.children(head) if c.dep_ in {"dobj", "nsubjpass"}]
                if objects:
                    return objects
            if token.dep_ == "ccomp" and any(c.dep_ == "mark" for c in token.children):
                return []
            return self.subjects(head)
        if token.dep_ == "pcomp" and head.dep_ in {"prep", "agent"}:
            above = self.head(head)
            if above.pos_ in {"VERB", "AUX"}:
                return self.subjects(above)
            return self.holders(above)[0] if above.pos_ == "NOUN" else []
        if token.dep_ == "relcl" and not own:
            return (
                []
                if self.relative_object(token) is not None
                else ([head.i] if token.tag_ in {"VBN", "VBG"} else [])
            )
        if token.dep_ == "amod":
            return [head.i]
        return []

    def relative_object(self, verb: Token) -> int | None:
        """The antecedent where the relative pronoun (or a gap) is the verb's object."""
        if verb.dep_ != "relcl":
            return None
        for child in verb.children:
            if child.dep_ in {"dobj", "pobj"} and child.tag_ in {"WDT", "WP"}:
                return self.head(verb).i
        has_subject = any(
            c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} and c.lower_ != "that" for c in verb.children
        )
        has_object = any(c.dep_ in {"dobj", "attr", "acomp", "ccomp", "xcomp"} for c in verb.children)
        prepositional = any(
            c.dep_ == "prep" and any(g.tag_ in {"WDT", "WP"} for g in c.children) for c in verb.children
        )
        return (
            self.head(verb).i
            if has_subject and not has_object and not prepositional and verb.lemma_ not in {"be"}
            else None
        )

    def _objects(self, preposition: Token) -> list[Token]:
        return [
            c
            for c in self.children(preposition)
            if c.dep_ in {"pobj", "pcomp"} and c.pos_ not in {"VERB", "AUX"}
        ]

    def _preposition(self, slots: Slots, preposition: Token, passive: bool) -> None:
        word = preposition.lower_
        for child in self._objects(preposition):
            target = child
            if child.tag_ in {"WDT", "WP"}:
                verb = _clause_of(preposition)
                antecedent = antecedent_of(self, verb) if verb.pos_ in {"VERB", "AUX"} else []
                if not antecedent:
                    continue
                target = self.doc[self._of_a_body(antecedent[0], preposition)]
            name = "subject" if passive and (preposition.dep_ == "agent" or word == "by") else word
            self._put(slots, name, target)
        for child in self.children(preposition):
            if child.dep_ == "prep":
                for deep in self._objects(child):
                    self._put(slots, f"{word}_{child.lower_}", deep)
                    self._put(slots, child.lower_, deep)
            elif child.dep_ == "conj" and child.pos_ == "ADP":
                for deep in self._objects(child):
                    self._put(slots, word, deep)

    def _of_a_body(self, place: int, preposition: Token) -> int:
        """What "of which" takes up: the body before it where the parse gives it a date or a place beside
        ("the League in Leeds in 1927, of which …")."""
        token = self.doc[place]
        beside = token.like_num or token.ent_type_ == "DATE" or place in self.things - self.bodies
        if preposition.lower_ != "of" or not beside:
            return place
        return max((b for b in self.bodies if b < preposition.i), default=place)

    def _put(self, slots: Slots, name: str, token: Token) -> None:
        place = self.top(token)
        row = slots.setdefault(name, [])
        if place not in row:
            row.append(place)

    # ---- nouns
    def noun(self, token: Token) -> Predicate:
        """A noun with its slots, of whom it is predicated and through which verb."""
        known = self._nouns.get(token.i)
        if known is None:
            known = self._nouns[token.i] = self._noun(token)
        return _copy(known)

    def _noun(self, token: Token) -> Predicate:
        slots: Slots = {}
        for child in self.children(token):
            if child.dep_ == "poss":
                if child.tag_ == "WP$":
                    for place in self._whose(token) or [child.i]:
                        slots.setdefault("possessive", []).append(place)
                else:
                    self._put(slots, "possessive", child)
            elif child.dep_ in {"compound", "nmod", "amod", "nummod"}:
                self._put(slots, "compound", child)
                for deep in self.children(child):
                    if deep.dep_ in {"compound", "nmod", "amod"}:
                        self._put(slots, "compound", deep)
            elif child.dep_ == "appos":
                self._put(slots, "apposition", child)
            elif child.dep_ in {"prep", "agent"}:
                self._preposition(slots, child, False)
        holders, governor, verb = self.holders_through(token)
        if holders:
            slots["subject"] = holders
        return Predicate(token.i, _lemma(token), "noun", slots, verb, governor)

    def _whose(self, token: Token) -> list[int]:
        place: Token = token
        for _ in range(4):
            if place.dep_ == "relcl":
                return [self.head(place).i]
            place = place.head
        return []

    def holders(self, token: Token) -> tuple[list[int], str]:
        """Of whom a noun is predicated, and through which verb."""
        people, governor, _ = self.holders_through(token)
        return people, governor

    def holders_through(self, token: Token) -> tuple[list[int], str, int]:
        """As `holders`, with the token of the verb."""
        return holders_through(self, token)


def _copy(predicate: Predicate) -> Predicate:
    """A predicate whose slots may be changed: the one that is kept stays as it is."""
    slots = {name: row[:] for name, row in predicate.slots.items()}
    return Predicate(
        predicate.token, predicate.lemma, predicate.sort, slots, predicate.verb, predicate.governor
    )


def _clause_of(preposition: Token) -> Token:
    """The verb of the clause that a preposition opens, also through a noun ("the head of which was A")."""
    token = preposition.head
    for _ in range(3):
        if token.pos_ in {"VERB", "AUX"} or token.head.i == token.i:
            break
        token = token.head
    return token


def _lemma(token: Token) -> str:
    """The lemma in lower case, a prefix with its hyphen included."""
    return token.lemma_.lower().replace("\u2011", "-")


def conjuncts(view: View, place: int) -> list[int]:
    """The token and what is coordinated with it, in order ("A, B and C")."""
    out, todo = [], [place]
    while todo:
        here = todo.pop(0)
        if here in out:
            continue
        out.append(here)
        todo.extend(view.top(c) for c in view.children(view.doc[here]) if c.dep_ == "conj")
        todo.extend(_behind_a_date(view, here))
    return sorted(out)


def _behind_a_date(view: View, place: int) -> list[int]:
    """The second of "joined A in 1907 and B a year later", which the parse joins to the date of the first."""
    if place not in view.inside:
        return []
    token = view.doc[place]
    around = [*view.children(token), *(view.children(view.head(token)) if token.dep_ == "dobj" else [])]
    dates = [
        date
        for c in around
        if c.dep_ == "prep" and c.i > place
        for date in view.children(c)
        if date.dep_ == "pobj" and (date.pos_ == "NUM" or date.ent_type_ == "DATE")
    ]
    return [
        view.top(c)
        for date in dates
        for c in view.children(date)
        if c.dep_ == "conj" and view.top(c) in view.inside
    ]
