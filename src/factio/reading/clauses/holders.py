"""Of whom a noun is predicated: "A was elected secretary", "the party made A its chairman", "A,
secretary of B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factio.reading.clauses.gaps import holder_in_row, verb_over

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factio.reading.clauses.predicates import View

Held = tuple[list[int], str, int]
"""Tokens of those who hold it, the lemma of the verb through which, the token whose tense counts."""

COPULAS = frozenset("be become remain stay".split())
_NAMING = frozenset(
    "elect appoint name choose select nominate make re-elect reelect designate declare proclaim "
    "install instal "
    "re-appoint reappoint confirm vote co-opt recognise recognize replace dismiss remove oust sack "
    "expel depose retain "
    "promote approve have see keep include style call consider crown swear".split()
)
_GIVEN = frozenset("elect appoint name choose select instal install make".split())
_HOLDING = frozenset(
    "join enter leave end cancel terminate revoke renounce hold occupy fill assume take accept gain "
    "obtain win receive resign quit relinquish give lose vacate "
    "retain keep secure resume regain inherit share combine exercise".split()
)
_LEAVING = frozenset(
    "resign retire remove dismiss step withdraw oust depose sack fire stand suspend release relieve "
    "vote".split()
)
_SEATED = frozenset(
    "elect re-elect reelect appoint co-opt coopt vote serve sit return bring choose promote admit "
    "name select elevate "
    "remain stay continue".split()
)
_STANDS = frozenset("be stand remain stay continue find".split())
_POSTS = frozenset(
    "seat place member membership post position office role title function job duty rank task one "
    "some two three four "
    "five several many most".split()
)
_ELECTING = frozenset(
    "elect appoint promote rise name re-elect reelect nominate elevate accede ascend succeed return "
    "co-opt coopt".split()
)
_ENTERING = frozenset("contest fight win lose enter join rejoin leave quit".split())
"""What is done "as" something by the doer, not by what it is done to."""
_CALLING = frozenset("call name know title style term dub entitle".split())
_BRINGING = frozenset("bring take send lift carry co-opt coopt".split())
"""Verbs that put their object into a seat ("brought her onto the board")."""
_DEEDS = {
    "election": "elect",
    "re-election": "elect",
    "appointment": "appoint",
    "installation": "install",
    "promotion": "promote",
    "selection": "select",
    "resignation": "resign",
    "removal": "remove",
    "dismissal": "dismiss",
    "ouster": "oust",
    "retirement": "retire",
    "replacement": "replace",
    "departure": "leave",
    "tenure": "serve",
    "stint": "serve",
    "term": "serve",
    "time": "serve",
    "year": "serve",
    "decade": "serve",
    "spell": "serve",
    "period": "serve",
    "career": "serve",
    "work": "serve",
    "service": "serve",
}


_WHILES = frozenset("time while year period decade month term spell".split())
"""Nouns of "for a time", "for many years", which the parser takes for what is held after them."""


def holders_through(view: View, token: Token, depth: int = 0) -> Held:
    """Of whom a noun is predicated, through which verb, and the token of that verb."""
    people, governor, verb = _predicated(view, token, depth)
    named = holder_in_row(view, token) if depth == 0 else None
    if named is not None and named not in people:
        return _as_in_the_row([named], governor, verb_over(token), verb)
    if not people:
        people, governor, verb = _held_in_clause(view, token) or (people, governor, verb)
    if not people and depth == 0:
        people = _fronted(view, token)
        before = view.doc[max(0, min([token.i, *view.members.get(token.i, [])]) - 1)]
        governor = "elect" if people and before.lower_ in {"elected", "appointed"} else governor
    return people, governor, verb


def _as_in_the_row(people: list[int], governor: str, above: Token, verb: int) -> Held:
    """What the verb of a row does for the first of it counts for the others too."""
    giving = COPULAS | _NAMING | _ELECTING
    if governor in giving:
        return people, governor, verb
    return (people, above.lemma_, above.i) if above.lemma_ in giving else (people, "as", verb)


def _held_in_clause(view: View, token: Token) -> Held | None:
    """ "the chairmanship, which A held until 1975": the subject of the clause behind the office."""
    for clause in view.children(token):
        if clause.dep_ != "relcl" or clause.lemma_ not in _HOLDING:
            continue
        if view.relative_object(clause) == token.i and (people := view.subjects(clause)):
            return people, _with_particle(clause), clause.i
    return None


_BEFORE = frozenset({"DET", "ADJ", "NUM", "ADP", "ADV", "PRON"})


def _fronted(view: View, token: Token) -> list[int]:
    """ "A member of the board since 1923, Ann Lee worked as a nurse": the name behind the phrase that
    opens it."""
    start = min([token.i, *view.members.get(token.i, [])])
    given = view.doc[start - 1].lower_ in {"elected", "appointed"} if start else False
    if start > 5 or any(
        t.pos_ not in _BEFORE and t.tag_ != "VBG" and t.i not in view.inside and not given
        for t in view.doc[:start]
    ):
        return []
    comma = next((t.i for t in view.doc[token.i :] if t.text == "," and t.i + 1 < len(view.doc)), None)
    if comma is None or any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in view.doc[token.i : comma]):
        return []
    behind = view.doc[comma + 1]
    name = behind.i if behind.pos_ == "PRON" else view.inside.get(behind.i)
    if behind.lower_ in {"the", "a", "an"}:
        name = next(
            (view.top(t) for t in view.doc[comma + 1 : comma + 7] if view.top(t) in view.people), None
        )
    return [name] if name is not None and view.doc[name].dep_ in {"nsubj", "nsubjpass", "appos"} else []


def _predicated(view: View, token: Token, depth: int) -> Held:
    head = view.head(token)
    if depth > 6 or head.i == token.i:
        return _apposed(view, token), "", token.i
    if token.dep_ in {"attr", "oprd", "acomp"} and head.pos_ in {"VERB", "AUX"}:
        return _through(view, head)
    if token.dep_ in {"dobj", "nsubjpass", "nsubj"}:
        found = _by_verb(view, token, head)
        if found is not None:
            return found
    if token.dep_ == "pobj":
        found = _by_preposition(view, token, head, depth)
        if found is not None:
            return found
    if token.dep_ == "appos" and head.lemma_.lower() in _WHILES and head.head.dep_ == "prep":
        above = view.head(head.head)
        if above.lemma_ in {"be", "remain", "serve"}:
            return view.subjects(above), above.lemma_, above.i
    if token.dep_ == "appos":
        made = _made_with(view, token, head)
        return made if made is not None else ([head.i], "", head.i)
    if token.dep_ in {"compound", "nmod", "amod"} and head.i in view.inside:
        return [head.i], "", head.i
    if token.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        again = head.lemma_ in COPULAS | _NAMING | _ELECTING
        return _through(view, head) if again else ([], "", token.i)
    if token.dep_ == "conj":
        people, governor, verb = holders_through(view, head, depth + 1)
        if people or head.i in view.inside:
            return people, governor, verb
    return _apposed(view, token), "", token.i


def _made_with(view: View, token: Token, head: Token) -> Held | None:
    """ "made Ann Lee its chairwoman", where the parse takes the office for an apposition."""
    verb = view.head(head)
    if head.dep_ == "dobj" and verb.lemma_ in _GIVEN and not view.doc[head.i + 1].is_punct:
        return [head.i], verb.lemma_, verb.i
    return None


def _by_verb(view: View, token: Token, head: Token) -> Held | None:
    """For an object or subject: what the verb does with it."""
    children = view.children(head)
    if token.dep_ == "dobj" and head.lemma_ == "become":
        return view.subjects(head), "become", head.i
    if token.dep_ == "dobj" and head.lemma_ in _NAMING:
        others = [view.top(c) for c in children if c.dep_ in {"oprd", "attr", "dative"}]
        named = [
            view.top(c)
            for c in view.children(token)
            if c.dep_ in {"compound", "nmod"} and view.top(c) in view.inside and c.i < token.i
        ]
        if others or named:
            return others or named[:1], head.lemma_, head.i
    if token.dep_ == "nsubjpass" and head.lemma_ in _CALLING:
        named = [view.top(c) for c in children if c.dep_ in {"oprd", "attr", "dobj"}]
        prepositions = [c for c in children if c.dep_ == "prep" and c.lower_ == "as"]
        named += [view.top(d) for c in prepositions for d in view.children(c) if d.dep_ == "pobj"]
        return named, "be", head.i
    if token.dep_ in {"dobj", "nsubjpass"} and head.lemma_ in _HOLDING | _ELECTING:
        passive = token.dep_ == "nsubjpass"
        people = view.verb(head).slots.get("subject", []) if passive else view.subjects(head)
        return people, _with_particle(head), head.i
    if token.dep_ == "nsubj" and head.lemma_ in {"include", "number", "count"}:
        return [view.top(c) for c in children if c.dep_ == "dobj"], head.lemma_, head.i
    if token.dep_ in {"nsubj", "nsubjpass"} and head.lemma_ in COPULAS:
        behind = [view.top(c) for c in children if c.dep_ == "attr"]
        return (behind, head.lemma_, head.i) if behind or head.i < token.i else None
    return None


def _by_preposition(view: View, token: Token, head: Token, depth: int) -> Held | None:
    word, above = head.lower_, view.head(head)
    verbal = above.pos_ in {"VERB", "AUX"}
    if word in {"as", "of", "on", "in", "to"} and above.lemma_.lower() in _POSTS:
        return holders_through(view, above, depth + 1)
    if word in {"as", "to"} and above.lemma_.lower() in _DEEDS and above.i not in view.inside:
        return _by_deed(view, above)
    if word == "among" and verbal:
        behind = [view.top(c) for c in view.children(above) if c.dep_ == "attr"]
        return (behind, "be", above.i) if head.i < above.i and behind else _through(view, above)
    if word == "at" and verbal and above.lemma_.lower() in _STANDS:
        return view.subjects(above), "be", above.i
    if word in {"on", "onto", "in", "into", "to"} and verbal and above.lemma_.lower() in _SEATED:
        return _through(view, above)
    if word == "by" and view.doc[head.i + 1].lower_ in {"then", "now"}:
        named = _before_comma(view, head)
        return ([named], "", token.i) if named is not None else None
    if word == "in" and token.lemma_.lower() in {"favour", "favor"}:
        if not verbal:
            return holders_through(view, above, depth + 1)
        return view.subjects(above), _with_particle(above), above.i
    if word not in {"as", "to", "from"}:
        return None
    if verbal:
        wrong = (word == "to" and above.lemma_ not in _ELECTING) or (
            word == "from" and above.lemma_ not in _LEAVING
        )
        if word == "as" and head.i < min([above.i, *view.subjects(above)]):
            return view.subjects(above), "as", above.i
        return ([], "", token.i) if wrong else _through(view, above)
    if word == "as" and above.i in view.inside:
        doing = view.head(above)
        if above.dep_ == "dobj" and doing.lemma_ in _ENTERING and above.i not in view.people:
            return _through(view, doing)
        return [above.i], "", above.i
    if word == "as" and above.pos_ in {"NOUN", "PROPN"}:
        people, governor, verb = holders_through(view, above, depth + 1)
        return (people, governor, verb) if people else _through_object(view, above, governor, verb)
    return None


def _through_object(view: View, noun: Token, governor: str, verb: int) -> Held:
    """ "fought the election as part of X": the parse hangs "as" on the object of what they did."""
    owners, above = _owners(view, noun), view.head(noun)
    if owners or noun.dep_ != "dobj" or above.pos_ != "VERB" or above.lemma_ in _NAMING:
        return owners, governor, verb
    return _through(view, above)


def _before_comma(view: View, token: Token) -> int | None:
    """The name right before the comma that stands before a token ("A, by then the chairman, …")."""
    at = token.i - 2
    if at < 0 or view.doc[token.i - 1].text != ",":
        return None
    return view.inside.get(at)


def _by_deed(view: View, noun: Token) -> Held:
    """ "the election of A as chairman", "A's resignation as chairman", "after eleven years as
    secretary, A"."""
    people = _owners(view, noun)
    people += [
        view.top(d)
        for c in view.children(noun)
        if c.dep_ == "prep" and c.lower_ == "of"
        for d in view.children(c)
        if d.dep_ == "pobj" and view.top(d) in view.inside
    ]
    governor = _DEEDS[noun.lemma_.lower()]
    if not people and governor == "serve":
        above = noun.head
        while above.dep_ in {"prep", "pobj", "dobj"} and above.pos_ not in {"VERB", "AUX"}:
            above = above.head
        people = view.subjects(above) if above.pos_ in {"VERB", "AUX"} else []
    return people, governor, noun.i


def _owners(view: View, noun: Token) -> list[int]:
    return [view.top(c) for c in view.children(noun) if c.dep_ == "poss"]


def _apposed(view: View, token: Token) -> list[int]:
    direct = [view.top(c) for c in view.children(token) if c.dep_ == "appos"]
    return direct or deep_appositions(view, token)


def deep_appositions(view: View, token: Token) -> list[int]:
    """ "the mayor of Leeds, Ann Lee": the parse gives the name to the complement of the office."""
    complements = [
        g for c in view.children(token) if c.dep_ == "prep" for g in view.children(c) if g.dep_ == "pobj"
    ]
    return [view.top(a) for g in complements for a in view.children(g) if a.dep_ == "appos"]


def _with_particle(verb: Token) -> str:
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip()


def _through(view: View, verb: Token) -> Held:
    lemma = verb.lemma_.lower()
    subjects = view.subjects(verb)
    if lemma in _NAMING | _BRINGING and not view.passive(verb):
        children = view.children(verb)
        objects = [view.top(c) for c in children if c.dep_ == "dobj"]
        small = [view.top(g) for c in children if c.dep_ == "ccomp" for g in c.children if g.dep_ == "nsubj"]
        relative = view.relative_object(verb)
        found = objects or small or ([relative] if relative is not None else [])
        if found:
            return found, lemma, verb.i
    return subjects, _with_particle(verb), verb.i
