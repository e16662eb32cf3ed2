"""A sentence as the prose reader takes it up: brackets out, every character traceable to the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from factio.model import Document, Span

LONGEST = 1500
"""Characters; a longer sentence is cut for the parser, since its time grows with the length."""

_OPEN = re.compile(r"[(\[]")


class Bracket(msgspec.Struct, frozen=True):
    """What stood in a bracket: `at` is its place in the line's text, `start` and `end` the prose
    offsets of its inside."""

    at: int
    start: int
    end: int
    text: str


class Line(msgspec.Struct, frozen=True):
    """One sentence without its brackets. `places[i]` is the prose offset of character i of `text`."""

    number: int
    block: int
    section: int
    start: int
    end: int
    text: str
    places: tuple[int, ...]
    brackets: tuple[Bracket, ...]

    def source(self, document: Document, start: int, end: int) -> Span:
        """The span in the document's text of the line's characters `start` to `end`."""
        return document.blocks[self.block].source(self.places[start], self.places[end - 1] + 1)


def lines(document: Document, skip: frozenset[int] = frozenset()) -> Iterator[Line]:
    """The sentences that are to be read, in order; blocks in `skip` and unread sections are left out."""
    number = 0
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        if sentence.block in skip or (block.section >= 0 and not _is_read(document, block.section)):
            continue
        yield _line(number, sentence.block, block.section, block.prose, sentence.start, sentence.end)
        number += 1


def _is_read(document: Document, section: int) -> bool:
    while section >= 0:
        if not document.sections[section].read:
            return False
        section = document.sections[section].parent
    return True


def _line(number: int, block: int, section: int, prose: str, start: int, end: int) -> Line:
    text: list[str] = []
    places: list[int] = []
    brackets: list[Bracket] = []
    at = start
    while at < end and len(text) < LONGEST:
        close = _closing(prose, at, end) if prose[at] in "([" else None
        if (
            close is None
            or (not text and not prose[close + 1 : end].strip(" .;,"))
            or _tells_apart(prose, at, close)
        ):
            text.append(prose[at])
            places.append(at)
            at += 1
            continue
        if _goes_on(prose, at, close):
            text[-1] = ","
            text.extend([" ", *prose[at + 1 : close]])
            places.extend(range(at, close))
            at = close + 1
            if at < end and prose[at] not in ",.;:)":
                text.append(",")
                places.append(close)
            continue
        inside = (at + 1, close)
        at = close + 1
        if text and text[-1] == " " and (at >= end or prose[at] in " ,.;:)"):
            text.pop()
            places.pop()
        brackets.append(Bracket(len(text), *inside, prose[inside[0] : inside[1]]))
    whole = "".join(text)
    size = len(whole)
    fixed = tuple(b if b.at <= size else msgspec.structs.replace(b, at=size) for b in brackets)
    return Line(number, block, section, start, end, whole, tuple(places), fixed)


_PARTICIPLE = re.compile(
    r"(?:later |then |now |since |first |re-?)?(?:\w+(?:ed|shed)|set up|built|made|born|split|"
    r"led|begun|known|broken)"
    r" (?:(?:as|in|on|by|into|from|since|until|to|the|with|out|after|at|away|down|up)\b|[A-Z“\"])"
)


_BARE_YEAR = re.compile(
    r"(?:founded|established|formed|created|dissolved|disbanded|merged|banned|launched|"
    r"registered|abolished) \d{4}\b"
)


def _goes_on(prose: str, at: int, close: int) -> bool:
    """Whether a bracket tells an event in a clause of its own: "(founded in 1962 by Ann Smith)"."""
    inside = prose[at + 1 : close]
    if at < 2 or prose[at - 1] != " " or len(inside) > 160 or any(mark in inside for mark in ";([:"):
        return False
    return bool(_PARTICIPLE.match(inside) or _BARE_YEAR.match(inside)) and not re.match(
        r"(?:also |better )?(?:known|called|named|abbreviated) as|led by", inside
    )


_ENDS_IN_NAME = re.compile(
    r"(?:\b(?:[Pp]arty|Congress|League|Front|Union|Dal|Movement|Alliance|Group|Morcha|Partido|"
    r"Parti)|\b[A-Z]{2,})\s?$"
)
_CAPITAL = re.compile(r"[A-Z][\w’'-]+\s$")
_SCHOOL = re.compile(
    r"[A-Z][\w’'–-]+(?:ist|ists|ite|ites|ism)(?:[–-][A-Z]\w+)*(?: [A-Z]\w+)?|"
    r"[A-Z][\w .’'–-]{2,40} (?:group|[Ff]action|wing|Group|Wing|[Ss]ection|[Tt]endency)"
)
_WHICH_OF_THEM = re.compile(
    r"(?:re)?unified|united|reconstituted|re-?established|revolutionary|democratic|progressive|provisional|"
    r"official|independent|authentic|renewed|reformed|historical|original|majority|minority|left|right|centre|"
    r"radical|continuity|interior|exterior|internal|external|opposition|regular|workers|mainstream|coordination|"
    r"provisional command|central command|general command|pro-[A-Z]\w+|"
    r"(?:old|new|real|true) \w+",
    re.I,
)
"""Words that tell bodies of one name apart ("League (United)"), in brackets behind it."""


def _tells_apart(prose: str, at: int, close: int) -> bool:
    """Whether a bracket belongs to the name before it: "CPI(M)", "Communist Party (Marxist)"."""
    inside = prose[at + 1 : close]
    if at > 0 and prose[at - 1].isalpha() and len(inside) <= 20:
        return True
    if _SCHOOL.fullmatch(inside):
        return True
    if (
        _WHICH_OF_THEM.fullmatch(inside)
        and inside[0].isupper()
        and _CAPITAL.search(prose[max(0, at - 40) : at])
    ):
        return True
    return bool(
        re.fullmatch(r"[A-Z][a-z]{2,}(?:[–-][A-Z][a-z]{2,})?|[A-Z]{3,}[–-][A-Z]{3,}", inside)
        and _ENDS_IN_NAME.search(prose[max(0, at - 14) : at])
        and inside.replace("–", "-").isascii()
    )


def _closing(prose: str, at: int, end: int) -> int | None:
    """Where the bracket that opens at `at` closes; None when it does not in this sentence."""
    pairs = {"(": ")", "[": "]"}
    depth, want = 0, pairs[prose[at]]
    for place in range(at, min(end, at + 600)):
        if prose[place] == prose[at]:
            depth += 1
        elif prose[place] == want:
            depth -= 1
            if depth == 0:
                return place
    return None
