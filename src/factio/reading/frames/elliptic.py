"""Figures that lean on one told before: "A won nine seats, B five", "30 in 1982 and 12 in 1987"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from factio.reading.frames.contenders import as_filler, is_contender, party_of
from factio.reading.frames.figures import NUMBER, Figure, value_of
from factio.reading.referring.filling import fill
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

_LEAD = r"(?:only |just |merely |another |the other |the remaining |the rest, |with |at |to |, )*"
_BARE = (
    rf"(?P<n>{NUMBER})(?P<percent> ?%| ?per ?cent\b)?"
    r"(?= ?(?:[.,;]|$| and\b| but\b| while\b| each\b| in \w+\b| of (?:them|these)\b))"
)
_AFTER_NAME = re.compile(
    rf"(?:,| \w+ party| candidates?)? ?(?:(?:took|won|got|had|received|gained|obtained"
    rf"|polled) )?{_LEAD}{_BARE}"
)
_BEFORE_NAME = re.compile(
    rf"(?:\b(?:with|against|to|and|compared (?:to|with)|and only|, )) ?(?:only |just )?(?P<n>{NUMBER})"
    r"(?P<percent> ?%| ?per ?cent)? (?:\w+ )?(?:for|to|of|by|from|went to|belong\w* to"
    r"|belonging to) (?:the )?$"
)
_IN_YEAR = re.compile(
    rf"(?:,| and| but|, and|, but| then) (?:again |then |only |just )*(?P<n>{NUMBER})(?P<percent> ?%"
    rf"| ?per ?cent\b)? "
    r"(?=(?:in|at|by) (?:the )?(?:[\w-]+ ){0,3}?(?:1[89]|20)\d\d\b|the (?:following|next) year\b"
    r"|(?:\w+ )?years later\b)"
)
_YEAR_THEN = re.compile(
    rf"(?:,| and| but|, and|, but) (?P<when>(?:in|at that of|at those of) (?:1[89]|20)\d\d),? "
    rf"(?:again |then |only |just )*(?P<n>{NUMBER})(?P<percent> ?%| ?per ?cent\b)?(?= ?(?:[.,;]|$| and\b"
    rf"| but\b))"
)
_LATTER = re.compile(r"\b[Tt]he (?:former|latter)\b")

_ALONE = re.compile(
    r"\b(?:took|won|got|obtained|received|polled|secured|gained|had|winning|gaining|obtaining|fell to"
    r"|rose to|came to) "
    rf"(?:again |only |just |another |a further )*(?P<n>{NUMBER})(?P<percent> ?%| ?per ?cent\b)?"
    r"(?= ?(?:[.;]|,(?! ?\d)|$| and\b| but\b| in (?:\w+ )?(?:1[89]|20)\d\d))"
)


def alone(scene: Scene, role: str) -> list[Figure]:
    """A figure without a unit in a line that has no other ("four years later it took 14"), for the `role`
    that figures told right before were of."""
    found = _ALONE.search(scene.line.text) if role else None
    if found is None or (role == "share") != bool(found["percent"]):
        return []
    value = value_of(found["n"])
    if value is None or re.fullmatch(r"(?:1[89]|20)\d\d", value):
        return []
    return [Figure(role, value, found.start("n"), found.end())]


class Leaning(msgspec.Struct, frozen=True):
    """A figure without a unit of its own, and whose it is; of the one told before where `who` is None.

    It stands at `start` to `end`, where `end` reaches to the words that date it.
    """

    figure: Figure
    who: Filler | None


def leaning(scene: Scene, story: Story, told: Sequence[Figure]) -> list[Leaning]:
    """The figures of a line that lean on one of `told`, left to right."""
    base = next((f for f in told if f.role in {"seats", "share"} and not f.bracket), None)
    if base is None:
        return []
    taken = [(f.start, f.end) for f in told if not f.bracket]
    out: list[Leaning] = []
    for found in [*_named(scene, story, base), *_dated(scene, base)]:
        span = (found.figure.start, found.figure.end)
        if all(span[1] <= a or b <= span[0] for a, b in taken):
            taken.append(span)
            out.append(found)
    return sorted(out, key=lambda one: one.figure.start)


def _named(scene: Scene, story: Story, base: Figure) -> Iterator[Leaning]:
    text = scene.line.text
    bodies = [(m.start, m.end, m) for m in scene.mentions if is_contender(m) or m.type == "person"]
    for start, end, mention in bodies:
        if start < base.end and base.start < end:
            continue
        who = party_of(story, scene, as_filler(story, mention))
        after = _AFTER_NAME.match(text, end) if start > base.end else None
        if after is not None and (figure := _figure(base, after)) is not None:
            yield Leaning(figure, who)
            continue
        before = _BEFORE_NAME.search(text, base.end, start) if start > base.end else None
        if before is not None and (figure := _figure(base, before)) is not None:
            yield Leaning(figure, who)
    for pair in _LATTER.finditer(text, base.end):
        after = _AFTER_NAME.match(text, pair.end())
        token = next((t for t in scene.doc if t.idx + len(t.text) == pair.end()), None)
        if after is None or token is None:
            continue
        meant = fill(story, scene, token.i, ("organisation", "person"), False)
        figure = _figure(base, after)
        if meant and figure is not None:
            yield Leaning(figure, meant[0])


def _dated(scene: Scene, base: Figure) -> Iterator[Leaning]:
    for expression in (_IN_YEAR, _YEAR_THEN):
        for found in expression.finditer(scene.line.text, base.end):
            figure = _figure(base, found)
            if figure is not None:
                yield Leaning(figure, None)


def _figure(base: Figure, found: re.Match[str]) -> Figure | None:
    value = value_of(found["n"])
    if value is None or (base.role == "share") != bool(found["percent"]):
        return None
    if re.fullmatch(r"(?:1[89]|20)\d\d", value):
        return None
    start = found.start("when") if "when" in found.re.groupindex else found.start("n")
    return Figure(base.role, value, start, found.end())
