"""One shape for all forms: each verb and each relational noun with who does it, to whom, and how.

Passives are turned, relatives and reduced participles get their antecedent, coordinated and
controlled verbs the subject that they share. Slots hold indices of tokens of the parse.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Slots = dict[str, list[int]]

_PARTICLES = frozenset("away off out apart together up down over back forward aside along in".split())
_OBJECT_CONTROL = frozenset(
    "lead allow permit invite force help persuade ask cause enable urge order convince encourage require appoint elect choose select name instruct leave".split()
)
_COPULAS = frozenset("be become remain stay".split())
_CALLING = frozenset("call name know title style term dub entitle".split())
_NAMING = frozenset(
    "elect appoint name choose select nominate make re-elect reelect designate declare proclaim install re-appoint reappoint confirm vote co-opt recognise recognize replace dismiss remove oust sack expel depose retain promote approve have see keep include style call consider".split()
)
_HOLDING = frozenset(
    "join enter leave hold occupy fill assume take accept gain obtain win receive resign quit relinquish give lose vacate retain keep secure resume regain inherit share combine exercise".split()
)
_LEAVING = frozenset(
    "resign retire remove dismiss step withdraw oust depose sack fire stand suspend release relieve vote".split()
)
_SEATED = frozenset("elect re-elect reelect appoint co-opt coopt vote serve sit return bring choose promote admit name select elevate remain stay continue".split())
_POSTS = frozenset("seat place member membership election appointment post position office role title function job duty rank function task".split())
_ELECTING = frozenset(
    "elect appoint promote rise name re-elect reelect nominate elevate accede ascend succeed return co-opt coopt".split()
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


def predicates(doc: Doc, inside: dict[int, int]) -> Iterator[Predicate]:
    """The predicates of a sentence in the order of their tokens.

    `inside` maps the index of each token in a name or office to the index of its head token.
    """
    view = View(doc, inside)
    for token in doc:
        if inside.get(token.i, token.i) != token.i:
            continue
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"} and token.i not in inside:
            yield view.verb(token)
        elif token.pos_ in {"NOUN", "PROPN", "ADJ", "PRON", "NUM"} or token.i in inside:
            yield view.noun(token)


class View:
    """A parse seen through its names: the tokens of a name act as one."""

    def __init__(self, doc: Doc, inside: dict[int, int]) -> None:
        self.doc = doc
        self.inside = inside
        self.members: dict[int, list[int]] = {}
        for token, head in inside.items():
            self.members.setdefault(head, []).append(token)

    def top(self, token: Token) -> int:
        """The head token of the name that `token` is in, or its own index."""
        return self.inside.get(token.i, token.i)

    def children(self, token: Token) -> list[Token]:
        """The dependents of a token, of a whole name where it is one; none of them inside it."""
        family = self.members.get(token.i, [token.i])
        return [child for i in sorted(family) for child in self.doc[i].children if child.i not in family]

    def head(self, token: Token) -> Token:
        """What a token, or the name that it heads, depends on."""
        head = token.head
        while self.inside.get(head.i) == token.i and head.head.i != head.i and head.i != token.i:
            head = head.head
        return self.doc[self.top(head)]

    # ---- verbs
    def verb(self, token: Token) -> Predicate:
        slots: Slots = {}
        children = self.children(token)
        passive = self.passive(token)
        particle = next(
            (
                c.lower_
                for c in children
                if c.dep_ == "prt" or (c.dep_ == "advmod" and c.lower_ in _PARTICLES and c.i == token.i + 1)
            ),
            "",
        )
        subjects = self.subjects(token)
        for child in children:
            if child.dep_ in {"dobj", "obj"}:
                self._put(slots, "object", child)
            elif child.dep_ in {"attr", "oprd", "acomp"}:
                self._put(slots, "complement", child)
            elif child.dep_ == "dative":
                for one in self._objects(child) if child.pos_ == "ADP" else [child]:
                    self._put(slots, "indirect", one)
            elif child.dep_ in {"prep", "agent"}:
                self._preposition(slots, child, passive)
            elif child.dep_ in {"prt", "advmod"}:
                for deep in child.children:
                    if deep.dep_ == "prep" and deep.i > token.i:
                        self._preposition(slots, deep, passive)
        relative = self._relative_object(token)
        if relative is not None and "object" not in slots:
            slots["object"] = [relative]
        if passive:
            slots["object"] = (
                [*subjects, *slots.get("object", [])]
                if not slots.get("object")
                else slots["object"] + [s for s in subjects if s not in slots["object"]]
            )
            if subjects:
                slots["object"] = list(subjects)
        elif subjects:
            slots["subject"] = list(subjects)
        lemma = token.lemma_.lower()
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
            token.dep_ == "conj"
            and token.tag_ in {"VBN", "VBD"}
            and token.head.pos_ == "VERB"
            and not any(c.dep_ in {"aux", "nsubj", "dobj"} for c in token.children)
        ):
            return token.tag_ == "VBN" and self.passive(token.head)
        return False

    def subjects(self, token: Token) -> list[int]:
        """The grammatical subjects of a verb, shared ones included."""
        own = [c for c in self.children(token) if c.dep_ in {"nsubj", "nsubjpass"}]
        if own:
            out: list[int] = []
            for child in own:
                if child.tag_ in {"WDT", "WP", "WP$"} or (child.lower_ == "that" and token.dep_ == "relcl"):
                    antecedent = self._antecedent(token)
                    out.extend(antecedent)
                else:
                    out.append(self.top(child))
            return out
        head = self.head(token)
        if token.dep_ in {"acl"} and head.pos_ not in {"VERB", "AUX"}:
            return [head.i]
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
                if self._relative_object(token) is not None
                else ([head.i] if token.tag_ in {"VBN", "VBG"} else [])
            )
        if token.dep_ == "amod":
            return [head.i]
        return []

    def _antecedent(self, verb: Token) -> list[int]:
        while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head
        return [self.head(verb).i] if verb.dep_ in {"relcl", "acl"} else []

    def _relative_object(self, verb: Token) -> int | None:
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
                verb = preposition.head
                antecedent = self._antecedent(verb) if verb.pos_ in {"VERB", "AUX"} else []
                if not antecedent:
                    continue
                target = self.doc[antecedent[0]]
            name = "subject" if passive and (preposition.dep_ == "agent" or word == "by") else word
            self._put(slots, name, target)
        for child in self.children(preposition):
            if child.dep_ == "prep":
                for deep in self._objects(child):
                    self._put(slots, f"{word}_{child.lower_}", deep)
                    self._put(slots, child.lower_, deep)

    def _put(self, slots: Slots, name: str, token: Token) -> None:
        place = self.top(token)
        row = slots.setdefault(name, [])
        if place not in row:
            row.append(place)

    # ---- nouns
    def noun(self, token: Token) -> Predicate:
        slots: Slots = {}
        for child in self.children(token):
            if child.dep_ == "poss":
                if child.tag_ == "WP$":
                    for place in self._whose(token):
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
        return Predicate(token.i, token.lemma_.lower(), "noun", slots, verb, governor)

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

    def holders_through(self, token: Token, depth: int = 0) -> tuple[list[int], str, int]:
        """As `holders`, with the token of the verb."""
        head = self.head(token)
        if depth > 6 or head.i == token.i:
            return self._verbless(token)
        if token.dep_ in {"attr", "oprd", "acomp"} and head.pos_ in {"VERB", "AUX"}:
            return self._held_through(head)
        if token.dep_ == "dobj" and head.lemma_ in _NAMING | {"become"}:
            others = [self.top(c) for c in self.children(head) if c.dep_ in {"oprd", "attr", "dative"}]
            if head.lemma_ == "become":
                return self.subjects(head), "become", head.i
            named = [
                self.top(c)
                for c in self.children(token)
                if c.dep_ in {"compound", "nmod"} and self.top(c) in self.inside and c.i < token.i
            ]
            if head.lemma_ in _NAMING and (others or named):
                return others or named[:1], head.lemma_, head.i
        if token.dep_ == "nsubjpass" and head.lemma_ in _CALLING:
            named = [self.top(c) for c in self.children(head) if c.dep_ in {"oprd", "attr", "dobj"}]
            named += [
                self.top(d)
                for c in self.children(head)
                if c.dep_ == "prep" and c.lower_ == "as"
                for d in self._objects(c)
            ]
            return named, "be", head.i
        if token.dep_ in {"dobj", "nsubjpass"} and head.lemma_ in _HOLDING | _ELECTING:
            people = (
                self.verb(head).slots.get("subject", []) if token.dep_ == "nsubjpass" else self.subjects(head)
            )
            return people, self._with_particle(head), head.i
        if token.dep_ in {"nsubj", "nsubjpass"} and head.lemma_ in _COPULAS:
            named = [self.top(c) for c in self.children(head) if c.dep_ in {"attr"}]
            return named, head.lemma_, head.i
        if token.dep_ == "pobj" and head.lower_ in {"as", "of", "on", "in", "to"} and self.head(head).lemma_.lower() in _POSTS:
            return self.holders_through(self.head(head), depth + 1)
        if token.dep_ == "pobj" and head.lower_ in {"on", "onto", "in", "into", "to"}:
            above = self.head(head)
            if above.pos_ in {"VERB", "AUX"} and above.lemma_.lower() in _SEATED:
                return self._held_through(above)
        if token.dep_ == "pobj" and head.lower_ in {"as", "to", "from"}:
            above = self.head(head)
            if above.pos_ in {"VERB", "AUX"}:
                if (head.lower_ == "to" and above.lemma_ not in _ELECTING) or (
                    head.lower_ == "from" and above.lemma_ not in _LEAVING
                ):
                    return [], "", token.i
                return self._held_through(above)
            if head.lower_ == "as":
                if above.pos_ in {"NOUN", "PROPN"} or above.i in self.inside:
                    people, governor, verb = (
                        ([above.i], "", above.i)
                        if above.i in self.inside
                        else self.holders_through(above, depth + 1)
                    )
                    return people or self._whose_time(above), governor, verb
        if token.dep_ == "appos":
            return [head.i], "", head.i
        if token.dep_ in {"compound", "nmod", "amod"} and head.i in self.inside:
            return [head.i], "", head.i
        if token.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
            return self._held_through(head) if head.lemma_ in _COPULAS else ([], "", token.i)
        if token.dep_ == "conj":
            people, governor, verb = self.holders_through(head, depth + 1)
            if people or head.i in self.inside:
                return people, governor, verb
        apposed = [self.top(c) for c in self.children(token) if c.dep_ == "appos"]
        if apposed:
            return apposed, "", token.i
        return [], "", token.i

    def _with_particle(self, verb: Token) -> str:
        particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
        return f"{verb.lemma_.lower()} {particle}".strip()

    def _whose_time(self, noun: Token) -> list[int]:
        """ "his time as secretary": the possessor."""
        return [self.top(c) for c in self.children(noun) if c.dep_ == "poss"]

    def _verbless(self, token: Token) -> tuple[list[int], str, int]:
        apposed = [self.top(c) for c in self.children(token) if c.dep_ == "appos"]
        return apposed, "", token.i

    def _held_through(self, verb: Token) -> tuple[list[int], str, int]:
        lemma = verb.lemma_.lower()
        subjects = self.subjects(verb)
        if lemma in _NAMING and not self.passive(verb):
            objects = [self.top(c) for c in self.children(verb) if c.dep_ in {"dobj"}]
            small = [
                self.top(g)
                for c in self.children(verb)
                if c.dep_ == "ccomp"
                for g in c.children
                if g.dep_ == "nsubj"
            ]
            relative = self._relative_object(verb)
            found = objects or small or ([relative] if relative is not None else [])
            if found:
                return found, lemma, verb.i
            if lemma in {"elect", "appoint", "name", "choose", "select"}:
                return subjects, lemma, verb.i
        return subjects, self._with_particle(verb), verb.i


def conjuncts(view: View, place: int) -> list[int]:
    """The token and what is coordinated with it, in order ("A, B and C")."""
    out, todo = [], [place]
    while todo:
        here = todo.pop(0)
        if here in out:
            continue
        out.append(here)
        todo.extend(view.top(c) for c in view.children(view.doc[here]) if c.dep_ == "conj")
    return sorted(out)
