"""What happened, told by typed mentions in a row: regular expressions of the codebook over a line in
which names, offices, dates and numbers are stand-ins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from factio.codebook.entries import Codebook, Kind, Pattern
from factio.dates import DateExpression
from factio.model import RoleValue
from factio.reading.frames.matching import Draft
from factio.reading.frames.numbers import number_of, numbers_in
from factio.reading.mentions.lexicon import lexicon
from factio.reading.story import Filler, Scene, Story

_LETTERS = {
    "organisation": "obxg",
    "publication": "bo",
    "person": "px",
    "place": "l",
    "contest": "c",
    "office": "f",
    "date": "d",
    "number": "n",
    "group": "g",
    "other": "x",
    "text": "",
}
_LETTER_OF = {
    "organisation": "o",
    "publication": "b",
    "person": "p",
    "place": "l",
    "contest": "c",
    "other": "x",
}
_PLACEHOLDER = re.compile(r"\{(\w*):([\w|]+)\}")
_PRONOUNS = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")
_TEXT = r"[^⟦⟧.;]{3,120}?"


class Typed(msgspec.Struct, frozen=True):
    """A line with stand-ins; `fillers[i]` is what stand-in number i stands for; `places` maps each
    character of `text` to the character of the line at which it or its stand-in begins."""

    text: str
    fillers: tuple[Filler, ...]
    places: tuple[int, ...]


@cache
def compiled(match: str) -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    """The regular expression of a pattern, and (group, role) of its placeholders."""
    groups: list[tuple[str, str]] = []

    def place(found: re.Match[str]) -> str:
        group = f"g{len(groups)}"
        groups.append((group, found.group(1)))
        types = found.group(2).split("|")
        letters = "".join(_LETTERS.get(t, "") for t in types)
        options = []
        if letters:
            options.append(rf"⟦[{letters}]\d+⟧")
        if "text" in types:
            options.append(_TEXT)
        return f"(?P<{group}>{'|'.join(options)})"

    return re.compile(_PLACEHOLDER.sub(place, match)), tuple(groups)


def typed(scene: Scene, story: Story, dates: Sequence[DateExpression]) -> Typed:
    """The line of a scene with stand-ins for its names, offices, dates, numbers, pronouns and "the party"."""
    line = scene.line
    spans: list[tuple[int, int, str, Filler]] = []
    for mention in scene.mentions:
        entity = story.cast.entities[mention.entity]
        name = (
            lexicon().demonyms.get(entity.name.lower(), entity.name)
            if entity.type == "place"
            else entity.name
        )
        spans.append(
            (
                mention.start,
                mention.end,
                _LETTER_OF.get(entity.type, "x"),
                Filler(name, entity.type, mention.start, mention.end),
            )
        )
    for office in scene.office_at.values():
        spans.append((office.start, office.end, "f", Filler(office.name, "office", office.start, office.end)))
    for number, date in enumerate(dates):
        if date.edtf:
            spans.append((date.bare_start, date.end, "d", Filler(str(number), "date", date.start, date.end)))
    for start, end, value in numbers_in(line.text):
        spans.append((start, end, "n", Filler(value, "number", start, end)))
    for found in _PRONOUNS.finditer(line.text):
        low = found.group().lower()
        name = story.topic_person() if low in {"he", "she"} else story.topic_organisation()
        if name and (low != "they" or story.cast.subject_type == "organisation"):
            spans.append(
                (
                    found.start(),
                    found.end(),
                    "p" if low in {"he", "she"} else "o",
                    Filler(
                        name,
                        "person" if low in {"he", "she"} else "organisation",
                        found.start(),
                        found.end(),
                        f"“{low}” is {name}",
                    ),
                )
            )
    for found in _anaphor().finditer(line.text):
        name = story.taken_up(found.group(1).lower())
        if name:
            spans.append(
                (
                    found.start(),
                    found.end(),
                    "o",
                    Filler(name, "organisation", found.start(), found.end(), f"“{found.group()}” is {name}"),
                )
            )
    return _stand_in(line.text, spans)


@cache
def _anaphor() -> re.Pattern[str]:
    nouns = "|".join(sorted(lexicon().anaphors, key=lambda n: (-len(n), n)))
    return re.compile(rf"\b(?:[Tt]he|[Tt]his)\s+({nouns})\b(?!\s+(?:of|for)\s+[A-Z])")


def _stand_in(text: str, spans: list[tuple[int, int, str, Filler]]) -> Typed:
    out: list[str] = []
    places: list[int] = []
    fillers: list[Filler] = []
    at = 0
    for start, end, letter, filler in sorted(spans, key=lambda s: (s[0], -s[1])):
        if start < at:
            continue
        out.extend(text[at:start])
        places.extend(range(at, start))
        sign = f"⟦{letter}{len(fillers)}⟧"
        out.extend(sign)
        places.extend([start] * len(sign))
        fillers.append(filler)
        at = end
    out.extend(text[at:])
    places.extend(range(at, len(text)))
    places.append(len(text))
    return Typed("".join(out), tuple(fillers), tuple(places))


def match_patterns(scene: Scene, line: Typed, codebook: Codebook) -> Iterator[Draft]:
    """Drafts of all patterns that match the typed line."""
    for kind in codebook.kinds.values():
        for pattern in kind.patterns:
            expression, groups = compiled(pattern.match)
            for found in expression.finditer(line.text):
                draft = _draft(scene, line, kind, pattern, found, groups)
                if draft is not None:
                    yield draft


def _draft(
    scene: Scene,
    line: Typed,
    kind: Kind,
    pattern: Pattern,
    found: re.Match[str],
    groups: tuple[tuple[str, str], ...],
) -> Draft | None:
    roles: dict[str, RoleValue] = {}
    parts: list[tuple[int, int]] = []
    date: str | None = None
    for group, role in groups:
        if found.group(group) is None:
            continue
        filler = _filler(line, found.group(group), found.start(group), found.end(group))
        if role == "date":
            date = filler.name
            parts.append((filler.start, filler.end))
            continue
        if not role:
            continue
        if (kind.kind, role) == ("name", "name") and filler.type != "text":
            filler = msgspec.structs.replace(filler, name=scene.line.text[filler.start : filler.end])
        if kind.roles[role].many:
            roles[role] = (*_listed(roles.get(role)), filler.name)
        else:
            if roles.get(role, filler.name) != filler.name:
                return None
            roles[role] = filler.name
        parts.append((filler.start, filler.end))
    for role, value in pattern.set.items():
        roles.setdefault(role, value)
    start, end = line.places[found.start()], line.places[found.end()]
    if not parts:
        parts = [(start, max(end, start + 1))]
    anchor = next((t.i for t in scene.doc if t.idx >= start), 0)
    anchors = [scene.view.top(scene.doc[anchor])] if len(scene.doc) else []
    verb = next(
        (
            t.i
            for t in scene.doc
            if start <= t.idx < end and t.pos_ == "VERB" and t.dep_ not in {"aux", "auxpass"}
        ),
        anchor,
    )
    draft = Draft(
        kind.kind,
        f"{kind.kind}: {pattern.name}",
        roles,
        parts,
        [verb, *anchors],
        verb,
        pattern.phase,
        pattern.modality,
        pattern.polarity,
    )
    draft.how = [f"the words “{scene.line.text[start:end]}” fit the pattern"]
    if date is not None:
        draft.date = date
        draft.dated = True
    return draft


def _listed(value: RoleValue | None) -> tuple[str, ...]:
    return () if value is None else value if isinstance(value, tuple) else (value,)


def _filler(line: Typed, text: str, start: int, end: int) -> Filler:
    sign = re.fullmatch(r"⟦\w(\d+)⟧", text)
    if sign:
        filler = line.fillers[int(sign.group(1))]
        return (
            msgspec.structs.replace(filler, name=number_of(filler.name))
            if filler.type == "number"
            else filler
        )
    return Filler(text.strip(), "text", line.places[start], max(line.places[end], line.places[start] + 1))
