"""Marks told outright: where an organisation has its seat, its symbol, colour, slogan, what it professes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factio.codebook.entries import Codebook
from factio.reading.frames.contenders import is_contender
from factio.reading.frames.matching import Draft
from factio.reading.mentions.lexicon import is_label, lexicon
from factio.reading.referring.filling import fill
from factio.reading.scene import Scene
from factio.reading.story import Story

_WHAT = {
    "headquarters": "headquarters",
    "head office": "headquarters",
    "main office": "headquarters",
    "seat": "headquarters",
    "symbol": "symbol",
    "emblem": "symbol",
    "logo": "symbol",
    "colour": "colour",
    "color": "colour",
    "colours": "colour",
    "colors": "colour",
    "slogan": "slogan",
    "motto": "slogan",
    "ideology": "ideology",
}
_NOUN = (
    r"(?:electoral |election |official |party |central |national |main |political )*(?P<what>"
    + "|".join(_WHAT)
    + ")"
)
_IS = (
    r" (?:is|are|was|were|has been|remains) (?:located |situated |based )?"
    r"(?P<value>[\"“][^\"”]{2,80}[\"”]|[^.;,]{2,60})"
)
_OF_IT = re.compile(rf"\b{_NOUN} of (?:the )?$")
_BODY = r"(?:party|union|front|league|group|movement|organi[sz]ation|alliance)"
_ITS = re.compile(rf"\b(?:[Ii]ts|[Tt]heir|[Tt]he {_BODY}[’']s) {_NOUN}{_IS}")
_OF_THE_BODY = re.compile(rf"\b[Tt]he {_NOUN} of the {_BODY}{_IS}")
_MOVES = re.compile(
    r"\b(?:mov|transferr|relocat|shift|remov)(?:ed|es|ing) (?:its|their|the) "
    r"(?:[a-z]+ )?(?:headquarters|seat|offices?|base)"
    r"(?: from [^.;,]{2,30})? (?:back )?to (?:the )?$"
)
_ITSELF = re.compile(
    r"\b(?:declar|describ|consider|styl|defin|proclaim|identif|regard|label|term)(?:ed|es|s|ing|ies|ied) "
    r"itself (?:to be |as |as being )?(?:an? |the )?(?P<value>(?:[\w–-]+ ){0,2}?[\w–-]+)"
    r"(?=[.,;]|$| (?:and|or|in|on|at|party|movement|organi[sz]ation|front|group|union|league|alliance)\b)"
)
_HAS_SEAT = re.compile(
    r"\b(?:has|had|have|keeps?|kept|maintain(?:s|ed)|with) (?:its|their|a|his) (?:main |central |national "
    r"|head |party )?"
    r"(?:headquarters|seat|offices?|head office|base) (?:in|at) (?:the )?$"
)
_BASED = re.compile(r"\b(?:based|headquartered|seated|domiciled) (?:in|at) (?:the )?$")
_PROFESSES = re.compile(
    r"\b(?:adher\w+ to|adopt(?:ed|s|ing)|espous\w+|embrac\w+|profess\w+|advocat\w+|follow(?:ed|s)|preach\w+) "
    r"(?:an? |the )?(?P<value>(?:[\w–-]+ ){0,2}[\w–-]+ism\b|(?:[A-Za-z–-]+ ){1,2}(?=ideology))"
)
_CALLED = re.compile(
    r"\b(?:is|was|were|are) (?:expressly |openly |explicitly |avowedly |officially |strictly |broadly "
    r"|largely )?"
    r"(?P<value>(?:[A-Z][a-z]+ )?[a-zA-Z–-]+)(?=[.,;]|$| and (?!\w+ (?:party|movement)))"
)


def read_marks(scene: Scene, story: Story, codebook: Codebook) -> Iterator[Draft]:
    """Drafts of `trait` claims that name the mark itself."""
    if "trait" not in codebook.kinds:
        return
    yield from _seats(scene, story)
    yield from _told_of(scene, story)
    text = scene.line.text
    for found in _PROFESSES.finditer(text):
        value = found.group("value").strip()
        bearer = _subject(scene, story, found.start())
        if bearer and _is_label(value):
            yield _draft(scene, bearer, "ideology", value, found.start("value"), found.end("value"))
    for found in _ITSELF.finditer(text):
        value = found.group("value")
        bearer = _subject(scene, story, found.start())
        if bearer and is_label(value.split()[-1]):
            yield _draft(scene, bearer, "ideology", value, found.start("value"), found.end("value"))
    for found in _CALLED.finditer(text):
        value = found.group("value")
        bearer = (
            _subject(scene, story, found.start()) if value.split()[-1].lower() in lexicon().ideologies else ""
        )
        if bearer and value.lower() not in {"left", "right", "social", "green", "federal", "independent"}:
            yield _draft(scene, bearer, "ideology", value, found.start("value"), found.end("value"))


def _is_label(value: str) -> bool:
    words = value.lower().split()
    return (words[-1].endswith("ism") and len(words[-1]) > 5) or any(map(is_label, words))


def _seats(scene: Scene, story: Story) -> Iterator[Draft]:
    text = scene.line.text
    for place in scene.mentions:
        low = place.text.lower()
        if place.type != "place" or low in lexicon().demonyms or low in lexicon().countries:
            continue
        name = story.cast.entities[place.entity].name
        lead = text[: place.start]
        seat, based = _HAS_SEAT.search(lead) or _MOVES.search(lead), _BASED.search(lead)
        if seat is not None:
            bearer = _subject(scene, story, seat.start()) or _first(scene, story, place.end)
        elif based is not None:
            bearer = _before(scene, story, based.start()) or _subject(scene, story, based.start())
        elif re.match(r"-based |-headquartered ", text[place.end :]):
            start = text.index(" ", place.end) + 1
            bearer = next(
                (_name(story, m.entity) for m in scene.mentions if m.start == start and is_contender(m)), ""
            )
        else:
            continue
        if bearer:
            yield _draft(scene, bearer, "headquarters", name, place.start, place.end)


def _told_of(scene: Scene, story: Story) -> Iterator[Draft]:
    text = scene.line.text
    for mention in scene.mentions:
        before = _OF_IT.search(text[: mention.start]) if is_contender(mention) else None
        value = re.match(_IS, text[mention.end :]) if before else None
        if before and value:
            at = mention.end + value.start("value")
            yield from _valued(
                scene, _name(story, mention.entity), before.group("what"), value.group("value"), at
            )
        own = re.match(rf"[’']s? {_NOUN}{_IS}", text[mention.end :]) if is_contender(mention) else None
        if own:
            at = mention.end + own.start("value")
            yield from _valued(scene, _name(story, mention.entity), own.group("what"), own.group("value"), at)
    for its in [*_ITS.finditer(text), *_OF_THE_BODY.finditer(text)]:
        bearer = _subject_before(scene, story, its.start()) or story.topic_organisation()
        if bearer:
            yield from _valued(scene, bearer, its.group("what"), its.group("value"), its.start("value"))


def _valued(scene: Scene, bearer: str, what: str, words: str, at: int) -> Iterator[Draft]:
    trait = _WHAT[what]
    lead = re.match(r"(?:in |at )?(?:an? |the )?[\"“']?", words)
    skip = lead.end() if lead else 0
    value = re.split(r" (?:and|which|that|since|from|until|in \d)\b", words[skip:])[0].strip(" \"”'")
    if trait == "headquarters" and not any(
        m.type == "place" and m.start == at + skip for m in scene.mentions
    ):
        return
    if value:
        yield _draft(scene, bearer, trait, value, at + skip, at + skip + len(value))


def _subject(scene: Scene, story: Story, at: int) -> str:
    """The organisation that is the subject of the verb at or right behind a character."""
    verb = next((t for t in scene.doc if t.idx + len(t.text) > at and t.pos_ in {"VERB", "AUX"}), None)
    for place in scene.view.subjects(verb) if verb is not None else []:
        for filler in fill(story, scene, place, ("organisation",), False):
            if filler.type in {"organisation", "publication"}:
                return filler.name
    return ""


def _subject_before(scene: Scene, story: Story, at: int) -> str:
    found = [m for t, m in sorted(scene.mention_at.items()) if m.end < at and is_contender(m)]
    subjects = [
        m for m in found if any(scene.doc[t].dep_ == "nsubj" for t, o in scene.mention_at.items() if o is m)
    ]
    return _name(story, subjects[-1].entity) if subjects else ""


def _before(scene: Scene, story: Story, at: int) -> str:
    """ "X, based in Y": the name that ends right before."""
    gap = re.compile(r",? ?(?:which |that )?(?:is |was |are |were )?$")
    for mention in scene.mentions:
        if is_contender(mention) and mention.end <= at and gap.fullmatch(scene.line.text[mention.end : at]):
            return _name(story, mention.entity)
    return ""


def _first(scene: Scene, story: Story, at: int) -> str:
    return next((_name(story, m.entity) for m in scene.mentions if is_contender(m) and m.end < at), "")


def _name(story: Story, entity: int) -> str:
    return story.cast.entities[entity].name


def _draft(scene: Scene, bearer: str, trait: str, value: str, start: int, end: int) -> Draft:
    token = next((t.i for t in scene.doc if t.idx + len(t.text) > start), 0)
    return Draft(
        "trait",
        f"trait: {trait} told outright",
        {"organisation": bearer, "trait": trait, "value": value},
        [(start, end)],
        [],
        token,
        how=[f"{bearer} is the one it is told of"],
    )
