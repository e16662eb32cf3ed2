"""The cast of a document: every name, what it is, which names are one, who the document is about."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from factio.model import Document, Entity, EntityType
from factio.model.document import MarkSort
from factio.reading.lines import Line
from factio.reading.mentions.abbreviations import defined, is_abbreviation
from factio.reading.mentions.bearers import each_to_its_bearer
from factio.reading.mentions.listed import persons_listed
from factio.reading.mentions.names import NameSpan, names_in, without_title
from factio.reading.mentions.offices import after_names, offices_in, without_offices
from factio.reading.mentions.openings import opening, without_common_openings
from factio.reading.mentions.rows import vote_in_rows
from factio.reading.mentions.sameness import join, without_closing
from factio.reading.mentions.seats import OfficeSpan
from factio.reading.mentions.sorts import told_sorts, vote_by_sorts
from factio.reading.mentions.subject import country_of, subject_of
from factio.reading.mentions.votes import Votes, cast_votes, decide, key
from factio.reading.mentions.words import surnames_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Mention(msgspec.Struct, frozen=True):
    """A name at characters `start` to `end` of line number `line`; `entity` indexes the cast."""

    line: int
    start: int
    end: int
    text: str
    entity: int
    type: str


class Cast(msgspec.Struct):
    """Who is in a document. `subject` is the main name of what it is about; `votes` are those on types,
    `sorts` what the text calls a body ("the coalition X")."""

    entities: list[Entity]
    mentions: list[list[Mention]]
    offices: list[list[OfficeSpan]]
    subject: str
    subject_type: EntityType
    forms: dict[str, int]
    noun: str = ""
    country: str = ""
    votes: Votes = {}
    sorts: dict[str, str] = {}

    def full(self, words: str) -> str:
        """The fullest name that the document gives for these words; the words themselves when unknown."""
        place = self.forms.get(key(words).casefold())
        return self.entities[place].name if place is not None else key(words)

    def type_of(self, name: str) -> EntityType | None:
        """The type of the entity that bears this name or alias; None when no such is known."""
        place = self.forms.get(key(name).casefold())
        return self.entities[place].type if place is not None else None

    def is_body(self, name: str) -> bool:
        """Whether the document knows an organisation of this name."""
        return self.type_of(name) == "organisation"


def make_cast(document: Document, lines: list[Line], docs: list[Doc]) -> Cast:
    """Names, types and aliases over the whole document at once."""
    bold = [_marked(document, line, "bold") for line in lines]
    italic = [_in_italics(document, line) for line in lines]
    found = [defined(line) for line in lines]
    known = {line.text[a:b] for line, defs in zip(lines, found, strict=True) for a, b, _ in defs}
    known |= {line.text[a:b] for line, spans in zip(lines, bold, strict=True) for a, b in spans if b - a > 3}
    known = {k for k in {*known, document.title} if len(k.split()) > 1}
    surnames = surnames_of(docs)
    first = [
        names_in(
            line.text, doc, frozenset(known), [*spans, *slanted], [b.at for b in line.brackets], surnames
        )
        for line, doc, spans, slanted in zip(lines, docs, bold, italic, strict=True)
    ]
    offices = [
        after_names(offices_in(line.text), names, line.text) for line, names in zip(lines, first, strict=True)
    ]
    raw = [
        without_offices(names, office, line.text)
        for line, names, office in zip(lines, first, offices, strict=True)
    ]
    openings = [opening(line, doc) for line, doc in zip(lines, docs, strict=True)]
    raw = [
        [name for name in names if first is None or name.start >= first.end]
        for names, first in zip(raw, openings, strict=True)
    ]
    raw = without_common_openings(raw, docs)
    votes = cast_votes(lines, docs, raw)
    for line, spans in zip(lines, italic, strict=True):
        for start, end in spans:
            votes[key(line.text[start:end])]["publication"] += 1.2
    vote_in_rows(lines, raw, votes)
    vote_by_sorts(lines, raw, votes, key)
    pairs = [
        (key(line.text[a:b]), short) for line, defs in zip(lines, found, strict=True) for a, b, short in defs
    ]
    pairs += _bracket_pairs(lines, raw, votes)
    for full, short in pairs:
        votes[full]["organisation"] += 2
        votes[short]["organisation"] += 3
    listed = [
        key(n) for line in lines for b in line.brackets if "," in b.text for n in persons_listed(b.text)
    ]
    for name in listed:
        votes[name]["person"] += 2
    order = list(
        dict.fromkeys([key(s.text) for spans in raw for s in spans] + [short for _, short in pairs] + listed)
    )
    subject, subject_type, noun = subject_of(document, lines, raw, bold, votes)
    if subject:
        votes[subject][subject_type] += 10
        if subject not in order:
            order.insert(0, subject)
    types = {name: decide(name, votes[name]) for name in order}
    counts = Counter(key(s.text) for spans in raw for s in spans)
    groups = join(order, types, pairs, subject, counts)
    cast = _cast(groups, types, raw, offices, subject, subject_type, noun, lines)
    cast.votes = votes
    cast.mentions = each_to_its_bearer(lines, cast.mentions, cast.entities)
    cast.sorts = told_sorts(lines, cast.mentions, cast.entities)
    _open_with_subject(cast, openings)
    return cast


def _open_with_subject(cast: Cast, openings: list[NameSpan | None]) -> None:
    """Nouns that open a line and stand for the subject are mentions of it."""
    if cast.subject_type != "organisation" or not cast.subject:
        return
    entity = cast.forms[cast.subject.casefold()]
    for number, first in enumerate(openings):
        if first is not None:
            mention = Mention(number, first.start, first.end, first.text, entity, cast.entities[entity].type)
            cast.mentions[number].insert(0, mention)


def _marked(document: Document, line: Line, sort: MarkSort) -> list[tuple[int, int]]:
    block = document.blocks[line.block]
    out = []
    for mark in block.marks:
        if mark.sort != sort or mark.end <= line.start or mark.start >= line.end:
            continue
        inside = [i for i, place in enumerate(line.places) if mark.start <= place < mark.end]
        if inside and line.text[inside[0] : inside[-1] + 1].strip():
            start, end = inside[0], inside[-1] + 1
            words = line.text[start:end]
            start += len(words) - len(words.lstrip(" \"'“"))
            end -= len(words) - len(words.rstrip(" \"'”,;:."))
            start += len(line.text[start:end]) - len(without_title(line.text[start:end]))
            if end > start:
                out.append((start, end))
    return out


def _in_italics(document: Document, line: Line) -> list[tuple[int, int]]:
    """Names that italics set off: titles of papers, names in other languages."""
    return [
        span for span in _marked(document, line, "italic") if _is_set_as_name(line.text[span[0] : span[1]])
    ]


def _is_set_as_name(text: str) -> bool:
    words = text.split()
    if not text[0].isupper() or len(words) > 9 or re.search(r"[.!?;:] |[.!?]$", text):
        return False
    english = sum(w in _ENGLISH for w in words)
    return sum(w[0].isupper() for w in words) * 2 > len(words) - 1 or (len(words) > 1 and not english)


_ENGLISH = frozenset("the a an of and in was is to for by with on at that which as from not be".split())


def _bracket_pairs(lines: list[Line], raw: list[list[NameSpan]], votes: Votes) -> list[tuple[str, str]]:
    """Abbreviations in a bracket right after a name whose initials they do not spell."""
    out = []
    for line, spans in zip(lines, raw, strict=True):
        for bracket in line.brackets:
            span = next((s for s in spans if 0 <= bracket.at - s.end <= 1), None)
            if span is None or len(span.text.split()) < 2:
                continue
            parts = [p.strip(" \"“”'‘’_") for p in re.split(r"[;,:]|\s/\s|\b(?:or|and)\b", bracket.text)]
            for part in parts[:4]:
                if is_abbreviation(part) and decide(key(span.text), votes[key(span.text)]) in {
                    "organisation",
                    "publication",
                    "other",
                }:
                    out.append((key(span.text), part))
                    break
    return out


def _cast(
    groups: list[list[str]],
    types: dict[str, str],
    raw: list[list[NameSpan]],
    offices: list[list[OfficeSpan]],
    subject: str,
    subject_type: EntityType,
    noun: str,
    lines: list[Line],
) -> Cast:
    entities: list[Entity] = []
    forms: dict[str, int] = {}
    for group in groups:
        name = (
            subject
            if subject in group and subject_type != "person"
            else max(
                group,
                key=lambda n: (
                    not is_abbreviation(n),
                    without_closing(n) not in group or without_closing(n) == n,
                    len(n),
                    -group.index(n),
                ),
            )
        )
        kind = Counter(types[n] for n in group if types[n] != "other").most_common(1)
        type_: EntityType = subject_type if subject in group else (kind[0][0] if kind else "other")  # type: ignore[assignment]
        plain = (
            re.sub(r" [\"“][^\"”]+[\"”](?= )", "", name) if type_ == "person" and name != subject else name
        )
        for alias in [*group, plain]:
            forms.setdefault(alias.casefold(), len(entities))
        entities.append(Entity(plain, type_, tuple(n for n in group if n != plain)))
    main = entities[forms[subject.casefold()]].name if subject else ""
    called = re.fullmatch(r"\S+(?:\s\S+)*?\s[\"“(]([A-Z][\w.'’-]+)[\"”)]\s(\S+(?:\s\S+)?)", main)
    if called and subject_type == "person":
        place = forms[subject.casefold()]
        main = f"{called.group(1)} {called.group(2)}"
        entities[place] = msgspec.structs.replace(
            entities[place], name=main, aliases=(*entities[place].aliases, subject)
        )
        forms.setdefault(main.casefold(), place)
    mentions = [
        [
            Mention(
                n,
                s.start,
                s.end,
                s.text,
                forms[key(s.text).casefold()],
                entities[forms[key(s.text).casefold()]].type,
            )
            for s in spans
            if key(s.text).casefold() in forms
        ]
        for n, spans in enumerate(raw)
    ]
    return Cast(
        entities,
        mentions,
        offices,
        main,
        subject_type,
        forms,
        noun,
        country_of(mentions, entities, lines, subject_type),
    )
