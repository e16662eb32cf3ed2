"""A line in which typed stand-ins take the place of names, offices, dates, numbers and pronouns: what the
patterns of the codebook are matched on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from factio.dates import DateExpression
from factio.reading.frames.numbers import numbers_in
from factio.reading.mentions.forms import no_body
from factio.reading.mentions.lexicon import lexicon
from factio.reading.referring.anaphora import taken_up
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

_LETTER_OF = {
    "organisation": "o",
    "publication": "b",
    "person": "p",
    "place": "l",
    "contest": "c",
    "other": "x",
}
_PRONOUNS = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")


class Typed(msgspec.Struct, frozen=True):
    """A line with stand-ins; `fillers[i]` is what stand-in number i stands for; `places` maps each
    character of `text` to the character of the line at which it or its stand-in begins; `topic` is the
    organisation spoken of, `made` the one whose founding the line before told (else the
    subject); `sorts` the sort of each stand-in's body, and of that spoken of."""

    text: str
    fillers: tuple[Filler, ...]
    places: tuple[int, ...]
    topic: str = ""
    made: str = ""
    sorts: dict[str, str] = {}


Spans = list[tuple[int, int, str, Filler]]


def typed(scene: Scene, story: Story, dates: Sequence[DateExpression]) -> Typed:
    """The line of a scene with stand-ins for its names, offices, dates, numbers, pronouns and "the party"."""
    line = scene.line
    spans = _names(scene, story)
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
            kind, letter = ("person", "p") if low in {"he", "she"} else ("organisation", "o")
            filler = Filler(name, kind, found.start(), found.end(), f"“{low}” is {name}")
            spans.append((found.start(), found.end(), letter, filler))
    spans += _taken_up(line.text, story)
    topic = story.topic_organisation()
    bodies = {f.name for _, _, _, f in spans if f.type in {"organisation", "other"}} | {topic}
    sorts = {name: story.sort_of(name) for name in sorted(bodies) if name}
    return msgspec.structs.replace(
        _stand_in(line.text, spans), topic=topic, made=story.made or _subject(story), sorts=sorts
    )


def _subject(story: Story) -> str:
    """The organisation that the document is on: whose founders are told where no founding went before."""
    return story.cast.subject if story.cast.subject_type == "organisation" else ""


def named(scene: Scene, story: Story) -> Typed:
    """The line of a scene with stand-ins for its names and "the party" alone."""
    return _stand_in(scene.line.text, [*_names(scene, story), *_taken_up(scene.line.text, story)])


def _names(scene: Scene, story: Story) -> Spans:
    spans: Spans = []
    for mention in scene.mentions:
        entity = story.cast.entities[mention.entity]
        known = lexicon().demonyms if entity.type == "place" else {}
        filler = Filler(known.get(entity.name.lower(), entity.name), entity.type, mention.start, mention.end)
        nobody = entity.type == "other" and no_body(entity.name)
        letter = "z" if nobody else _LETTER_OF.get(entity.type, "x")
        start = _with_title(scene.line.text, mention.start) if entity.type == "person" else mention.start
        spans.append((start, mention.end, letter, filler))
    return spans


def _with_title(text: str, start: int) -> int:
    """Where the titles begin that stand right before a person's name ("General Smith")."""
    words = text[max(0, start - 40) : start].split(" ")
    if words[-1]:
        return start
    for word in reversed(words[:-1]):
        if not word[:1].isupper() or word.lower() not in lexicon().person_titles:
            break
        start -= len(word) + 1
    return start


def _taken_up(text: str, story: Story) -> Spans:
    spans: Spans = []
    for found in _anaphor().finditer(text):
        name = taken_up(story, found.group(1).lower())
        if name:
            how = f"“{found.group()}” is {name}"
            filler = Filler(name, "organisation", found.start(), found.end(), how)
            spans.append((found.start(), found.end(), "o", filler))
    return spans


@cache
def _anaphor() -> re.Pattern[str]:
    nouns = "|".join(sorted(lexicon().anaphors, key=lambda n: (-len(n), n)))
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]his)\s+({nouns})\b"
        r"(?!\s+(?:of|for|between)\s+(?:the\s+|an?\s+)?[A-Z]|\s+[\"“]?[A-Z]"
        r"|\s+(?:government|cabinet|administration|agreement|partner)s?\b)"
    )


def _stand_in(text: str, spans: Spans) -> Typed:
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
