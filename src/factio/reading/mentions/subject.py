"""What a document is about: its main name, what sort of thing that is, and its country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factio.model import Document, Entity, EntityType
from factio.reading.lines import Line
from factio.reading.mentions.contests import contests_in
from factio.reading.mentions.lexicon import lexicon
from factio.reading.mentions.names import NameSpan
from factio.reading.mentions.votes import Votes, key

if TYPE_CHECKING:
    from factio.reading.mentions.entities import Mention

_KIND_OF = re.compile(
    r"\b(?:is|was|are|were|has been|had been)\s+(?:(?:an?|the|one of the|one of)\s+)?([^.;]{3,160})"
)


_NAMED_AS_BODY = 4.0
"""Votes that the words of a name alone give it when they hold an organisation's head noun."""


def subject_of(
    document: Document,
    lines: list[Line],
    raw: list[list[NameSpan]],
    bold: list[list[tuple[int, int]]],
    votes: Votes,
) -> tuple[str, EntityType, str]:
    """Main name, type and common noun of what the document is about."""
    lex = lexicon()
    name = key(document.title) if document.title else ""
    lead = lines[0] if lines else None
    first = next(((n, spans[0]) for n, spans in enumerate(bold[:3]) if spans), None)
    if not name and first is not None:
        name = key(lines[first[0]].text[first[1][0] : first[1][1]])
        lead = lines[first[0]]
    if not name:
        own = [[s for s in spans if not (s.text.isdigit() or contests_in(s.text))] for spans in raw[:3]]
        start = next(((n, spans[0]) for n, spans in enumerate(own) if spans), None)
        if start is None:
            return "", "other", ""
        name, lead = key(start[1].text), lines[start[0]]
    kind: EntityType = "organisation"
    noun = ""
    told = _KIND_OF.search(lead.text) if lead is not None else None
    person = bool(
        lead
        and lead.brackets
        and re.search(r"\bborn\b|\b1[5-9]\d\d\b.{0,40}[–-]", lead.brackets[0].text)
        and lead.brackets[0].at < 120
    )
    if told and lead is not None and _speaks_of(name, lead.text[: told.start()]):
        head = re.split(
            r"\b(?:who|which|that|in|of|from|based|founded|active|for|set|representing|led|with|by|and|,)\b|,",
            told.group(1),
        )[0]
        words = [w.lower() for w in re.findall(r"[\w'’-]+", head)]
        for word in reversed(words):
            single = word.removesuffix("s")
            if (
                word in lex.person_nouns
                or word in lex.office_heads
                or single in lex.person_nouns
                or word in {"member", "activist", "figure", "mp", "mla", "mep"}
            ):
                person = True
                break
            if word in lex.anaphors or word in lex.organisation_heads:
                noun = word
                break
    if not noun:
        person = person or votes[name]["person"] > max(votes[name]["organisation"], 1.5)
    if person and not noun and votes[name]["organisation"] < max(_NAMED_AS_BODY, votes[name]["person"]):
        kind = "person"
    return name, kind, noun


def _speaks_of(name: str, words: str) -> bool:
    """Whether the words before "is a …" can mean what the document is about, not only somebody beside it."""
    own = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", name)}
    there = re.findall(r"[^\W\d_]+", words.lower())
    return not own or bool(own & {*there}) or not re.search(r"[A-Z][a-z]+ [A-Z]", words)


def country_of(
    mentions: list[list[Mention]], entities: list[Entity], lines: list[Line], subject_type: EntityType
) -> str:
    """The country or territory that the beginning of the document names first."""
    lex = lexicon()
    for row, line in zip(mentions[:2], lines, strict=False):
        for mention in row:
            if (
                subject_type == "organisation"
                and mention.type == "place"
                and line.text[: mention.start].endswith((" in ", " in the ", " of "))
                and mention.text.lower() not in lex.demonyms
            ):
                return entities[mention.entity].name
    for row in mentions[:4]:
        for mention in row:
            low = mention.text.lower()
            if low in lex.demonyms or low in lex.countries:
                return lex.demonyms.get(low) or lex.countries[low]
            first = low.split()[0]
            if first in lex.demonyms and mention.type == "organisation":
                return lex.demonyms[first]
    return ""
