"""What happened, told by typed mentions in a row: regular expressions of the codebook over a line in
which names, offices, dates and numbers are stand-ins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

import msgspec

from factio.codebook.entries import Codebook, Kind, Pattern
from factio.dates import DateExpression
from factio.model import RoleValue
from factio.reading.frames.gates import gate, opens
from factio.reading.frames.matching import Draft
from factio.reading.frames.numbers import number_of, numbers_in
from factio.reading.mentions.forms import no_body
from factio.reading.mentions.lexicon import lexicon
from factio.reading.referring.anaphora import taken_up
from factio.reading.referring.narrow import NARROW
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

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
    "alliance": "o",
    "union": "o",
    "party": "o",
}
_LETTER_OF = {
    "organisation": "o",
    "publication": "b",
    "person": "p",
    "place": "l",
    "contest": "c",
    "other": "x",
}
_PLACEHOLDER = re.compile(r"\{(\w*):([\w|]+)(\*?)\}")
_SIGN = re.compile(r"⟦\w(\d+)⟧")
_NEXT = r",(?: the)?(?: former)? "
_LAST = r",? (?:and|or|as well as|&)(?: also| later| ⟦d\d+⟧)?(?: the)?(?: former)? "
"""What stands between two names of one list, and before its last."""
_PRONOUNS = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")
_TEXT = r"[^⟦⟧.;]{3,120}?"


class Typed(msgspec.Struct, frozen=True):
    """A line with stand-ins; `fillers[i]` is what stand-in number i stands for; `places` maps each
    character of `text` to the character of the line at which it or its stand-in begins; `topic` is the
    organisation spoken of, `made` the one whose founding the line before told; `sorts` the sort of each
    stand-in's body, and of that spoken of."""

    text: str
    fillers: tuple[Filler, ...]
    places: tuple[int, ...]
    topic: str = ""
    made: str = ""
    sorts: dict[str, str] = {}


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
            one = rf"⟦[{letters}]\d+⟧"
            options.append(rf"{one}(?:(?:{_NEXT}{one})*{_LAST}{one})?" if found.group(3) else one)
        if "text" in types:
            options.append(_TEXT)
        return f"(?P<{group}>{'|'.join(options)})"

    return re.compile(_PLACEHOLDER.sub(place, match)), tuple(groups)


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
    return msgspec.structs.replace(_stand_in(line.text, spans), topic=topic, made=story.made, sorts=sorts)


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


def match_patterns(scene: Scene, line: Typed, codebook: Codebook) -> Iterator[Draft]:
    """Drafts of all patterns that match the typed line."""
    text = line.text
    for kind, pattern, words in _gated(codebook):
        if opens(words, text):
            expression, groups = compiled(pattern.match)
            for found in expression.finditer(text):
                yield from _drafts(scene, line, kind, pattern, found, groups)


Gated = tuple[tuple[Kind, Pattern, tuple[str, ...]], ...]
_GATED: dict[int, tuple[Codebook, Gated]] = {}
"""By the codebook's id; the codebook is kept with it, so that no later one can have its id."""


def _gated(codebook: Codebook) -> Gated:
    """The patterns of a codebook in order, each with the words of its gate."""
    key = id(codebook)
    if key not in _GATED:
        rows = tuple((k, p, gate(p.match)) for k in codebook.kinds.values() for p in k.patterns)
        _GATED[key] = (codebook, rows)
    return _GATED[key][1]


def _drafts(
    scene: Scene,
    line: Typed,
    kind: Kind,
    pattern: Pattern,
    found: re.Match[str],
    groups: tuple[tuple[str, str], ...],
) -> Iterator[Draft]:
    """One draft, or one for each name of a list in a role that takes a single name."""
    filled: dict[str, list[Filler]] = {}
    for group, role in groups:
        if found.group(group) is not None and role:
            row = filled.setdefault(role, [])
            row += [f for f in _fillers(line, found, group) if f.name not in [r.name for r in row]]
    for role in found.re.groupindex:
        if role in kind.roles and found.group(role):
            filled[role] = [_filler(line, found.group(role), found.start(role), found.end(role))]
            if "group" in kind.roles[role].types:  # a part without a name is described
                filled[role] = [msgspec.structs.replace(f, name=f"<{f.name}>") for f in filled[role]]
    if pattern.topic and len(filled.get(pattern.topic, ())) < _wanted(kind, pattern):
        elsewhere = pattern.topic == "alliance" and line.sorts.get(line.topic) not in NARROW["alliance"]
        spoken_of = (line.made if kind.kind == "founder" else "") or line.topic
        if not spoken_of or elsewhere:
            return
        at = line.places[found.start()]
        row = filled.setdefault(pattern.topic, [])
        row.insert(0, Filler(spoken_of, "organisation", at, at + 1, "spoken of here"))
    if not _of_their_sorts(line, pattern, filled):
        return
    if kind.kind == "name" and "name" in filled:
        filled["name"] = [
            msgspec.structs.replace(f, name=scene.line.text[f.start : f.end]) if f.type != "text" else f
            for f in filled["name"]
        ]
    single = [r for r in filled if r != "date" and not kind.roles[r].many]
    apart = {role for _, role in groups if [r for _, r in groups].count(role) > 1}
    if any(len(filled[r]) > 1 for r in single if r in apart):
        return
    for chosen in product(*(filled[r] for r in single)):
        used = {**filled, **{r: [f] for r, f in zip(single, chosen, strict=True)}}
        yield _draft(scene, line, kind, pattern, found, used)


def _wanted(kind: Kind, pattern: Pattern) -> int:
    """How many names the role of a pattern's topic needs: two of those that become one, else one."""
    return 2 if pattern.topic == "parties" and kind.roles["parties"].many else 1


def _of_their_sorts(line: Typed, pattern: Pattern, filled: dict[str, list[Filler]]) -> bool:
    """Whether the bodies in a role are of the sort that its placeholder asks for ("{alliance:alliance}")."""
    for placeholder in pattern.placeholders:
        wanted = [NARROW[t] for t in placeholder.types if t in NARROW]
        if not wanted or "organisation" in placeholder.types:
            continue
        if any(
            not any(line.sorts.get(f.name, "") in w for w in wanted) for f in filled.get(placeholder.role, [])
        ):
            return False
    return True


def _draft(
    scene: Scene,
    line: Typed,
    kind: Kind,
    pattern: Pattern,
    found: re.Match[str],
    used: dict[str, list[Filler]],
) -> Draft:
    roles: dict[str, RoleValue] = {
        role: tuple(f.name for f in row) if kind.roles[role].many else row[0].name
        for role, row in used.items()
        if role != "date"
    }
    for role, value in pattern.set.items():
        roles.setdefault(role, value)
    start, end = line.places[found.start()], line.places[found.end()]
    parts = [(f.start, f.end) for row in used.values() for f in row] or [(start, max(end, start + 1))]
    anchor = next((t.i for t in scene.doc if t.idx >= start), 0)
    anchors = [scene.view.top(scene.doc[anchor])] if len(scene.doc) else []
    told = [
        t.i
        for t in scene.doc
        if start <= t.idx < end
        and (t.pos_ in {"VERB", "AUX"} or (t.dep_ == "ROOT" and t.pos_ == "ADJ"))
        and t.dep_ not in {"aux", "auxpass"}
    ]
    verb = told[0] if told else anchor
    draft = Draft(
        kind.kind,
        f"{kind.kind}: {pattern.name}",
        roles,
        parts,
        [verb, *anchors, *(t for t in told if t != verb)],
        verb,
        pattern.phase,
        pattern.modality,
        pattern.polarity,
    )
    draft.plain = kind.sort == "state" and not told
    draft.until = end
    draft.how = [f"the words “{scene.line.text[start:end]}” fit the pattern"]
    draft.part, draft.must_date = pattern.part, pattern.dated or pattern.part != ""
    if "date" in used:
        draft.date = used["date"][0].name
        draft.dated = True
    return draft


def _fillers(line: Typed, found: re.Match[str], group: str) -> list[Filler]:
    """Whoever stands in a placeholder: each name of a list, or the words."""
    text, start = found.group(group), found.start(group)
    signs = [s for s in _SIGN.finditer(text) if text == s.group() or s.group()[1] != "d"]
    if not signs:
        return [_filler(line, text, start, found.end(group))]
    return [_filler(line, s.group(), start + s.start(), start + s.end()) for s in signs]


def _filler(line: Typed, text: str, start: int, end: int) -> Filler:
    sign = _SIGN.fullmatch(text)
    if sign:
        filler = line.fillers[int(sign.group(1))]
        return (
            msgspec.structs.replace(filler, name=number_of(filler.name))
            if filler.type == "number"
            else filler
        )
    words = _SIGN.sub(lambda inside: line.fillers[int(inside.group(1))].name, text).strip()
    return Filler(words, "text", line.places[start], max(line.places[end], line.places[start] + 1))
