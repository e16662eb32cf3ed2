"""Parts and wholes: the body of which a wing, front, branch, faction or paper is told, and its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from factio.reading.clauses.predicates import Predicate, conjuncts
from factio.reading.mentions.entities import Mention
from factio.reading.referring.filling import fill
from factio.reading.referring.nouns import ORGANISATION
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

_CALLED = (
    r"(?:,?\s(?:which|that))?(?:\s(?:is|was|are|were|has been|had been))?"
    r"(?:,?\s(?:also|later|then|officially|originally|simply|now))?"
)
_NAMED_AFTER = re.compile(
    rf"(?:,|{_CALLED}\s(?:called|named|known as|titled|entitled|dubbed|styled)|"
    r"\s(?:is|was|are|were|being|became)|"
    r",?\s(?:such as|including|like|namely|notably|i\.e\.)|\s?[:–—]|)"
    r"\s(?:also |now |then |still )?(?:the |The |an? [a-z]+ )?[\"“„«]?"
)
_GOES_ON = re.compile(r"(?:,? and|,)\s(?:later\s)?(?:the )?[\"“„«]?")
_BEFORE = re.compile(
    r"[\"”»]?,\s(?:which\s(?:is|was|became|serves as|acts as)\s|formerly\s|then\s|now\s|still\s|once\s|"
    r"(?:to this day|at (?:that|the) time|by now|by then|from the start|originally|until today),?\s)?"
    r"(?:an?|the|its|their|his|her|one of the|another)?\s?"
    r"(?:(?!(?:of|in|for|to|by|and|with|from|was|is|were|are|became|had)\b)[\w'’–-]+\s){0,4}$"
)
_OWNERS = ("of", "within", "inside", "in", "for", "to", "under", "possessive", "compound")
_HAVING = frozenset(
    "have give maintain possess operate run control use own finance keep create establish found form set "
    "launch open organise "
    "organize start build publish issue produce print edit employ utilise utilize contain include "
    "elect recognise".split()
)
_BEGINNING = frozenset(
    "create give establish found form set launch open organise organize start build institute constitute "
    "become inaugurate elect "
    "convene begin".split()
)
_ORIGINS = frozenset("begin start originate arise emerge".split())
_PEOPLE = frozenset(
    "member cadre activist supporter militant deputy follower delegate fighter leader official mp "
    "adherent branch unit "
    "guerrilla worker unionist sympathiser volunteer section cell".split()
)
_BODIES = frozenset({"party", "union", "league", "movement"})
_USING = frozenset("use utilise utilize employ exploit create treat regard".split())


def part(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """What a noun for a part names: beside it, or through a verb of being, calling or using."""
    token = scene.doc[predicate.token]
    for found in (_named_after(story, scene, token), _named_before(story, scene, token)):
        if found:
            return found
    places = [p for p in predicate.slots.get("subject", []) if not _is_owner(scene, token, p)]
    places = places or _used_as(scene, token) or _one_of(scene, token)
    named = [f for p in places for f in fill(story, scene, p, types) if f.type in ORGANISATION]
    return named


def whole(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """The body that a part belongs to: its owner, else who has, makes or uses it, else what it is in."""
    token = scene.doc[predicate.token]
    many = token.tag_ == "NNS"
    for slot in _OWNERS:
        for place in predicate.slots.get(slot, []) if not (many and slot == "compound") else []:
            found = [f for f in fill(story, scene, place, types, False) if f.type in ORGANISATION]
            if found:
                return found[:1]
    for place in predicate.slots.get("compound", []):
        if (
            scene.doc[place].lower_ in _BODIES
            and place not in scene.mention_at
            and story.topic_organisation()
        ):
            found_here = scene.doc[place]
            end = found_here.idx + len(found_here.text)
            return [Filler(story.topic_organisation(), "organisation", found_here.idx, end, "spoken of here")]
    verb = _verb_over(scene, token)
    if verb is None:
        return []
    slots = scene.view.verb(verb).slots
    wanted = ["subject"] if verb.lemma_.lower() in _HAVING | _USING else []
    wanted += (
        ["within", "inside", "in"]
        if verb.lemma_.lower() in {"be", "exist", "emerge", "arise", "form"}
        else []
    )
    for slot in wanted:
        for place in slots.get(slot, []):
            if place == token.i:
                continue
            found = [f for f in fill(story, scene, place, types, False) if f.type in ORGANISATION]
            if found:
                return found[:1]
    return []


def members(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """The body of whose people the subject or object of a verb speaks ("members of X infiltrated Y": X)."""
    for slot in ("subject", "object"):
        for place in predicate.slots.get(slot, []):
            token = scene.doc[place]
            if token.lemma_.lower() not in _PEOPLE or place in scene.mention_at:
                continue
            noun = scene.view.noun(token)
            for owner in ("of", "from", "possessive", "compound"):
                for deep in noun.slots.get(owner, []):
                    found = [f for f in fill(story, scene, deep, types, False) if f.type in ORGANISATION]
                    if found:
                        return found[:1]
    return []


def begins(scene: Scene, predicate: Predicate) -> bool:
    """Whether the part comes into being in the clause ("created a youth wing", "became its organ")."""
    token = scene.doc[predicate.token]
    if predicate.governor == "become":
        return True
    while token.dep_ == "conj" and token.head.pos_ == "NOUN":
        token = token.head
    head = scene.view.head(token)
    if token.dep_ == "pobj" and head.lower_ == "as":  # "began as a faction of A"
        return scene.view.head(head).lemma_.lower() in _ORIGINS
    return (
        token.dep_ in {"dobj", "nsubjpass", "conj"}
        and head.pos_ == "VERB"
        and head.lemma_.lower() in _BEGINNING - {"become"}
        and (token.dep_ != "nsubjpass" or scene.view.passive(head))
    )


def described(filler: Filler, owner: str, owned: bool) -> Filler:
    """The description of a part without a name; one that is `owned` ("its wing") is "wing of OWNER"."""
    bare = re.sub(
        r"^(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]he|[Aa]n?)\s+(?:own\s+)?", "", filler.name.strip("<>")
    )
    bare = re.split(r",? and an? |, (?:an? |and )", bare)[
        0
    ]  # "a women's section, a youth section and a paper"
    if owned:
        bare = re.sub(r"^(?:[a-z]+|[A-Z][^’']*)(?:[’']s|s[’'])\s+(?=[\w-]+ \w)", "", bare)
    if owned and not re.search(r"\b(?:of|within|inside|in)\b", bare):
        bare = f"{bare} of {owner}"
    return msgspec.structs.replace(filler, name=f"<{bare}>")


def one_of_several(filler: Filler, place: str) -> str:
    """The description of the part in one of several places ("branches in A and B": "branch in A")."""
    noun = re.split(r"\s+(?:in|at|of)\s", filler.name.strip("<>"))[0]
    plural = re.sub(r"(?<=ch)es$|(?<=[a-rt-z])s$", "", noun)
    return f"<{plural} in {place}>"


def _named_after(story: Story, scene: Scene, token: Token) -> list[Filler]:
    """ "its youth wing, the X", "the organ of Y is X", "two papers, X and Z", "fronts such as X"."""
    text = scene.line.text
    plural = token.tag_ in {"NNS", "NNPS"}
    ends = [token.idx + len(token.text)]
    owner = next(
        (m for m in scene.mentions if 0 <= m.start - ends[0] <= 16 and _of(text[ends[0] : m.start])), None
    )
    anaphor = re.match(r"\s(?:of|within|inside|in)\s(?:the|its|their)\s[a-z]+", text[ends[0] :])
    if owner is not None:
        ends = [owner.end]
    elif anaphor:
        ends.append(ends[0] + anaphor.end())
    found: list[Filler] = []
    for end in ends:
        mention = _next(scene, end, _NAMED_AFTER)
        while mention is not None and _may_be_part(scene, mention):
            found.append(_filler(story, mention))
            mention = _next(scene, mention.end, _GOES_ON) if plural else None
        if found:
            return found
        bracket = next((b for b in scene.line.brackets if 0 <= b.at - end <= 1), None)
        words = re.sub(r"^(?:the|The)\s", "", bracket.text) if bracket else ""
        if bracket and re.fullmatch(r"[A-Z][\w.-]*(?:\s[A-Z][\w-]*){0,5}", words) and owner is None:
            return [Filler(story.cast.full(words), "organisation", token.idx, end, "named in the bracket")]
    return []


def _named_before(story: Story, scene: Scene, token: Token) -> list[Filler]:
    """ "X, the youth wing of Y": the name right before the noun's phrase."""
    text = scene.line.text
    best = None
    for mention in scene.mentions:
        if mention.end <= token.idx and _BEFORE.fullmatch(text[mention.end : token.idx]):
            best = mention
    fits = best is not None and (best.type != "person" or " " not in best.text) and _may_be_part(scene, best)
    return [_filler(story, best)] if best is not None and fits else []


def _next(scene: Scene, end: int, gap: re.Pattern[str]) -> Mention | None:
    return next(
        (
            m
            for m in scene.mentions
            if 0 < m.start - end <= 40 and gap.fullmatch(scene.line.text[end : m.start])
        ),
        None,
    )


def _of(gap: str) -> bool:
    return bool(re.fullmatch(r"\s(?:of|within|inside|in|for)\s(?:the |its |their )?", gap))


def _may_be_part(scene: Scene, mention: Mention) -> bool:
    return mention.type in ORGANISATION | {"person"} and not scene.line.text[mention.end :].startswith(
        ("'s ", "’s ")
    )


def _filler(story: Story, mention: Mention) -> Filler:
    return Filler(story.cast.entities[mention.entity].name, "organisation", mention.start, mention.end)


def _is_owner(scene: Scene, token: Token, place: int) -> bool:
    verb = _verb_over(scene, token)
    return verb is not None and verb.lemma_.lower() in _HAVING and token.dep_ in {"dobj", "conj", "appos"}


def _verb_over(scene: Scene, token: Token) -> Token | None:
    """The verb that a noun depends on, through its list, an apposition or "as"."""
    here = token
    for _ in range(5):
        head = scene.view.head(here)
        if head.i == here.i:
            return None
        if head.pos_ in {"VERB", "AUX"}:
            return head if here.dep_ not in {"relcl", "advcl"} else None
        if here.dep_ not in {"conj", "appos", "pobj", "prep", "dobj", "attr"} or (
            head.pos_ == "ADP" and head.lower_ not in {"as", "like"}
        ):
            return None
        here = head
    return None


def _used_as(scene: Scene, token: Token) -> list[int]:
    """ "used X as a front", "X was used as a front": X."""
    head = token.head
    if token.dep_ != "pobj" or head.lower_ != "as":
        return []
    verb = scene.view.head(head)
    if verb.pos_ not in {"VERB", "AUX"}:
        return [verb.i] if verb.i in scene.mention_at else []
    slots = scene.view.verb(verb).slots
    return [p for p in slots.get("object", []) if p != token.i] or (
        [] if verb.lemma_.lower() in _USING else slots.get("subject", [])
    )


def _one_of(scene: Scene, token: Token) -> list[int]:
    """ "X was one of the fronts of Y", "among the fronts of Y was X", "the fronts of Y included X"."""
    head = token.head
    if token.dep_ == "nsubj" and head.lemma_.lower() in {"include", "comprise", "be"}:
        return [
            i
            for c in scene.view.children(head)
            if c.dep_ in {"dobj", "attr"}
            for i in conjuncts(scene.view, c.i)
        ]
    if token.dep_ != "pobj":
        return []
    above = scene.view.head(head)
    if head.lower_ == "among" and above.lemma_ == "be":
        return [scene.view.top(c) for c in scene.view.children(above) if c.dep_ in {"attr", "nsubj"}]
    if head.lower_ == "of" and above.lower_ in {"one", "some", "two", "three", "several", "many"}:
        people, _ = scene.view.holders(above)
        return [p for p in people if p != above.i]
    return []
