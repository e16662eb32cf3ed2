"""What happened, told by typed mentions in a row: regular expressions of the codebook over a line in
which names, offices, dates and numbers are stand-ins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

import msgspec

from factio.codebook.entries import Codebook, Kind, Pattern
from factio.model import RoleValue
from factio.reading.frames.gates import gate, opens
from factio.reading.frames.matching import Draft
from factio.reading.frames.numbers import number_of
from factio.reading.frames.stand_ins import Typed
from factio.reading.referring.narrow import NARROW
from factio.reading.scene import Filler, Scene

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
_PLACEHOLDER = re.compile(r"\{(\w*):([\w|]+)(\*?)\}")
_SIGN = re.compile(r"⟦\w(\d+)⟧")
_NEXT = r",(?: the)?(?: former)? "
_LAST = r",? (?:and|or|as well as|&)(?: also| later| ⟦d\d+⟧)?(?: the)?(?: former)? "
"""What stands between two names of one list, and before its last."""
_TEXT = r"[^⟦⟧.;]{3,120}?"


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
