"""The cast of a document: every name, what it is, which names are one, who the document is about."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from factio.model import Document, Entity, EntityType
from factio.reading.lines import Line
from factio.reading.mentions.abbreviations import defined, initials, is_abbreviation
from factio.reading.mentions.lexicon import Lexicon, lexicon
from factio.reading.mentions.names import NameSpan, names_in, without_title
from factio.reading.mentions.offices import OfficeSpan, after_names, offices_in, without_offices
from factio.reading.mentions.votes import Votes, cast_votes, decide, key

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
    """Who is in a document. `subject` is the main name of what it is about."""

    entities: list[Entity]
    mentions: list[list[Mention]]
    offices: list[list[OfficeSpan]]
    subject: str
    subject_type: EntityType
    forms: dict[str, int]
    noun: str = ""
    country: str = ""

    def full(self, words: str) -> str:
        """The fullest name that the document gives for these words; the words themselves when unknown."""
        place = self.forms.get(key(words).casefold())
        return self.entities[place].name if place is not None else key(words)

    def type_of(self, name: str) -> EntityType | None:
        """The type of the entity that bears this name or alias; None when no such is known."""
        place = self.forms.get(key(name).casefold())
        return self.entities[place].type if place is not None else None


def make_cast(document: Document, lines: list[Line], docs: list[Doc]) -> Cast:
    """Names, types and aliases over the whole document at once."""
    bold = [_bold(document, line) for line in lines]
    found = [defined(line) for line in lines]
    known = {line.text[a:b] for line, defs in zip(lines, found, strict=True) for a, b, _ in defs}
    known |= {line.text[a:b] for line, spans in zip(lines, bold, strict=True) for a, b in spans if b - a > 3}
    known = {k for k in known if len(k.split()) > 1}
    first = [
        names_in(line.text, doc, frozenset(known), spans)
        for line, doc, spans in zip(lines, docs, bold, strict=True)
    ]
    offices = [
        after_names(offices_in(line.text), names, line.text) for line, names in zip(lines, first, strict=True)
    ]
    raw = [
        without_offices(names, office, line.text)
        for line, names, office in zip(lines, first, offices, strict=True)
    ]
    votes = cast_votes(lines, docs, raw)
    pairs = [
        (key(line.text[a:b]), short) for line, defs in zip(lines, found, strict=True) for a, b, short in defs
    ]
    pairs += _bracket_pairs(lines, raw, votes)
    for full, short in pairs:
        votes[full]["organisation"] += 2
        votes[short]["organisation"] += 3
    order = list(dict.fromkeys([key(s.text) for spans in raw for s in spans] + [short for _, short in pairs]))
    counts = Counter(key(s.text) for spans in raw for s in spans)
    subject, subject_type, noun = _subject(document, lines, raw, bold, votes)
    if subject:
        votes[subject][subject_type] += 10
        if subject not in order:
            order.insert(0, subject)
    types = {name: decide(name, votes[name]) for name in order}
    groups = _join(order, types, pairs, counts, subject)
    return _cast(groups, types, raw, offices, subject, subject_type, noun, lines)


def _bold(document: Document, line: Line) -> list[tuple[int, int]]:
    block = document.blocks[line.block]
    out = []
    for mark in block.marks:
        if mark.sort != "bold" or mark.end <= line.start or mark.start >= line.end:
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


def _bracket_pairs(lines: list[Line], raw: list[list[NameSpan]], votes: Votes) -> list[tuple[str, str]]:
    """Abbreviations in a bracket right after a name whose initials they do not spell."""
    out = []
    for line, spans in zip(lines, raw, strict=True):
        for bracket in line.brackets:
            span = next((s for s in spans if 0 <= bracket.at - s.end <= 1), None)
            if span is None or len(span.text.split()) < 2:
                continue
            parts = [p.strip(" \"“”'‘’_") for p in re.split(r"[;,:]|\s/\s|\bor\b", bracket.text)]
            for part in parts[:4]:
                if is_abbreviation(part) and decide(key(span.text), votes[key(span.text)]) in {
                    "organisation",
                    "publication",
                    "other",
                }:
                    out.append((key(span.text), part))
                    break
    return out


_KIND_OF = re.compile(
    r"\b(?:is|was|are|were|has been|had been)\s+(?:(?:an?|the|one of the|one of)\s+)?([^.;]{3,160})"
)


def _subject(
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
        start = next(((n, spans[0]) for n, spans in enumerate(raw[:3]) if spans), None)
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
    if told:
        head = re.split(
            r"\b(?:who|which|that|in|of|from|based|founded|active|for|set|representing|led|with|and|,)\b|,",
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
    if person and not noun:
        kind = "person"
    return name, kind, noun


def _join(
    order: list[str], types: dict[str, str], pairs: list[tuple[str, str]], counts: Counter[str], subject: str
) -> list[list[str]]:
    """Groups of names that are one thing, each in the order of the text."""
    leader: dict[str, str] = {name: name for name in order}

    def top(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    def unite(a: str, b: str) -> None:
        x, y = top(a), top(b)
        if x != y:
            leader[y] = x

    shortened: dict[str, str] = {}
    for full, short in pairs:
        if full in leader and short in leader and short not in shortened:
            shortened[short] = full
            types[short] = types[full]
            unite(full, short)
    folded = defaultdict(list)
    for name in order:
        folded[name.casefold().replace("-", " ")].append(name)
    for same in folded.values():
        for other in same[1:]:
            unite(same[0], other)
            types[other] = types[same[0]]
    organisations = [n for n in order if types[n] in {"organisation", "publication"} and len(n.split()) > 1]
    by_initials: dict[str, list[str]] = defaultdict(list)
    for name in organisations:
        for short in initials(name):
            by_initials[short].append(name)
    for name in order:
        if name not in shortened and is_abbreviation(name) and " " not in name:
            fits = list(
                dict.fromkeys(top(n) for n in by_initials.get(re.sub(r"[^\w]", "", name).upper(), []))
            )
            if len(fits) > 1 and subject in order and top(subject) in fits:
                fits = [top(subject)]
            if len(fits) == 1:
                unite(fits[0], name)
                types[name] = types[fits[0]]
    singles = [n for n in order if " " not in n and n.casefold() in lexicon().anaphors and n.istitle()]
    _short_organisations(organisations, singles, frozenset(shortened.values()), unite, top, subject)
    _surnames(order, types, unite, top, subject)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in order:
        groups[top(name)].append(name)
    return list(groups.values())


_WINGS = frozenset("youth student students women women's young junior labour workers' military armed".split())


def _short_organisations(
    organisations: list[str],
    singles: list[str],
    defined: frozenset[str],
    unite: Callable[[str, str], None],
    top: Callable[[str], str],
    subject: str,
) -> None:
    """ "Communist Party" is the one "Communist Party of X" of the document, "the League" the one league.

    A short form that has an abbreviation of its own (in `defined`) is a body of its own.
    """
    lex = lexicon()
    for short in [*organisations, *singles]:
        if short == subject or short in defined:
            continue
        words = short.casefold().split()
        longer = [n for n in organisations if n != short and _shortened(words, n.casefold().split(), lex)]
        fits = list(dict.fromkeys(top(n) for n in longer))
        if subject in organisations and top(subject) in fits:
            fits = [top(subject)]
        if len(fits) == 1:
            unite(fits[0], short)


def _shortened(short: list[str], long: list[str], lex: Lexicon) -> bool:
    """Whether `short` may stand for `long`: its beginning, its end, or its head noun alone."""
    if len(short) >= len(long):
        return False
    rest = long[len(short) :]
    if len(short) > 1 and long[: len(short)] == short:
        if rest[0].startswith("(") or _WINGS & set(rest):
            return False
        return short[-1] in lex.organisation_heads or len(rest) <= 3
    if long[-len(short) :] == short and short[-1] in lex.organisation_heads:
        return len(short) > 1 and (long[0] in lex.demonyms or _WINGS & set(short)) or len(short) == 1
    return len(short) == 1 and short[0] in lex.organisation_heads and short[0] in long


def _surnames(
    order: list[str],
    types: dict[str, str],
    unite: Callable[[str, str], None],
    top: Callable[[str], str],
    subject: str,
) -> None:
    """ "Pillai", "Anthony Pillai" and "S. C. C. Anthony Pillai" are one person where only one bears the name."""
    persons = [n for n in order if types[n] == "person" and len(n.split()) > 1]
    if subject and types.get(subject) == "person" and subject not in persons and " " in subject:
        persons.insert(0, subject)
    main = _folded(subject) if subject in order and types.get(subject) == "person" else None
    for name in order:
        if main is not None and name != subject and main.split()[-1] == _folded(name):
            unite(top(subject), name)
            types[name] = "person"
            continue
        if types[name] not in {"person", "other", "place"} and (
            " " in name or name.casefold() in lexicon().organisation_heads or is_abbreviation(name)
        ):
            continue
        if name.casefold() in lexicon().countries or name.casefold() in lexicon().demonyms:
            continue
        words = name.split()
        plain = _folded(name).split()
        longer = [
            p
            for p in persons
            if p != name
            and len(p.split()) >= len(words)
            and (
                _folded(p).split()[-len(words) :] == plain
                or (len(words) > 1 and words[-1] == p.split()[-1] and _given(words[:-1], p.split()[:-1]))
            )
        ]
        if not longer and len(words) == 1:
            longer = [p for p in persons if p.split()[0] == words[0] and types[name] in {"person", "other"}]
        fits = list(dict.fromkeys(top(p) for p in longer))
        if types[name] in {"place", "organisation"} and len(fits) != 1:
            continue
        chosen = (
            fits[0]
            if len(fits) == 1
            else (top(subject) if subject in order and top(subject) in fits else None)
        )
        if chosen is not None:
            unite(chosen, name)
            types[name] = "person"


def _folded(name: str) -> str:
    """A name without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _given(short: list[str], long: list[str]) -> bool:
    """Whether the given names `short` may stand for `long`: initials or some of them, in order."""
    rest = list(long)
    for word in short:
        while rest and not (
            rest[0] == word
            or (word.rstrip(".") and len(word.rstrip(".")) == 1 and rest[0].startswith(word[0]))
            or (len(rest[0].rstrip(".")) == 1 and word.startswith(rest[0][0]))
        ):
            rest.pop(0)
        if not rest:
            return False
        rest.pop(0)
    return True


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
            else max(group, key=lambda n: (not is_abbreviation(n), len(n), -group.index(n)))
        )
        kind = Counter(types[n] for n in group if types[n] != "other").most_common(1)
        type_: EntityType = subject_type if subject in group else (kind[0][0] if kind else "other")  # type: ignore[assignment]
        for alias in group:
            forms.setdefault(alias.casefold(), len(entities))
        entities.append(Entity(name, type_, tuple(n for n in group if n != name)))
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
        _country(mentions, entities, lines, subject_type),
    )


def _country(
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
