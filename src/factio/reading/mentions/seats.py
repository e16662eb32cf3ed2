"""Seats on governing bodies: "member of the Central Committee", "was elected to its executive", "sat on
the board"."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from factio.reading.mentions.lexicon import lexicon


class OfficeSpan(msgspec.Struct, frozen=True):
    """An office at characters `start` to `end` of a line; `name` is the office in the singular,
    `seat` is true for a place on a governing body."""

    start: int
    end: int
    name: str
    head: int
    seat: bool = False
    plural: bool = False


_OWNER = r"(?:(?:[\w&.()-]+\s+){0,7}?[\w.()-]+(?:['’]s|s['’])\s+)"
_INTO = (
    r"\b(?:(?:re-?)?elected|appointed|co-?opted|voted|promoted|named|nominated|admitted|returned|brought|chosen|"
    r"selected|rose|recruited|elevated|election|appointment)\s+(?:\w+\s+){0,2}?(?:to|onto|on|into|in)\s+"
)
_ON = (
    r"\b(?:serv(?:e|es|ed|ing)|sat|sits?|sitting|remained|remaining|stayed|continued|seats?|place|position|"
    r"membership|served\s+\w+\s+\w+)\s+(?:\w+\s+){0,2}?(?:on|in|of)\s+"
)
_JOIN = (
    r"\b(?:join(?:s|ed|ing)?|enter(?:s|ed|ing)?|left|leav(?:e|es|ing)|quit|"
    r"(?:resigned|retired|removed|expelled|dropped|dismissed|withdrew|excluded)\s+from)\s+"
)
_ARTICLE = r"(?:(?:the|its|their|his|her|a|an)\s+)?"


@cache
def _body() -> str:
    lex = lexicon()
    nouns = "|".join(re.escape(n) for n in sorted(lex.bodies, key=lambda n: (-len(n), n)))
    before = "|".join(re.escape(n) for n in sorted(lex.body_before, key=lambda n: (-len(n), n)))
    one = rf"(?:(?:{before})\s+){{0,3}}(?:{nouns})"
    return rf"{one}(?:\s+of\s+(?:the|its)\s+{one}(?!\s+of\s+[A-Z]\w+\s+(?:party|union)))?"


@cache
def _member() -> re.Pattern[str]:
    sort = r"(?:(?:candidate|full|alternate|substitute|honorary|life|ordinary|elected|leading)\s+)?"
    return re.compile(
        rf"\b{sort}(?P<member>members?|part)\s+of\s+{_ARTICLE}(?P<body>{_body()})\b"
        rf"|\b(?P<before>{_body()})\s+members?\b",
        re.I,
    )


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_INTO}|{_ON}|{_JOIN}|\b(?:members?|part)\s+of\s+(?={_ARTICLE}(?:{_OWNER}|(?-i:[A-Z]{{2,}}[\w-]*\s+))))"
        rf"{_ARTICLE}{_OWNER}?(?:(?-i:[A-Z][\w.&-]*)\s+){{0,6}}?(?:(?:new|first|then|highest|important|powerful|ruling|influential)\s+)*"
        rf"(?P<body>{_body()})(?!\s+members?\b)\b",
        re.I,
    )


_OF_STATE = re.compile(
    r"\b(?P<member>[Mm]ember)s?\s+of\s+(?:the\s+)?(?:[A-Z][\w'’-]+\s+){0,2}?"
    r"(?:State Council|Council of State|Privy Council|Council of Ministers|Government Council)\b"
)


def seats_in(text: str) -> list[OfficeSpan]:
    """The seats on governing bodies that a line tells; each covers the body, or "member of the body"
    whole."""
    out = []
    for found in _OF_STATE.finditer(text):
        out.append(
            OfficeSpan(found.start("member"), found.end("member"), "member", found.start("member"), True)
        )
    for found in _member().finditer(text):
        body = found.group("body") or found.group("before")
        start = found.start() if found.group("body") else found.start("before")
        sort = re.match(r"(candidate|alternate|substitute|honorary)\s", found.group(), re.I)
        name = f"{sort.group(1).lower() + ' ' if sort else ''}member of the {body}"
        many = (found.group("member") or "").lower() == "members"
        _add(out, OfficeSpan(start, found.end(), name, start, True, many))
    for found in _placed().finditer(text):
        start, end = found.span("body")
        _add(out, OfficeSpan(start, end, f"member of the {found.group('body')}", start, True))
    return sorted(out, key=lambda o: o.start)


def _add(out: list[OfficeSpan], seat: OfficeSpan) -> None:
    if all(seat.end <= o.start or o.end <= seat.start for o in out):
        out.append(seat)


@cache
def _of_body() -> re.Pattern[str]:
    return re.compile(
        rf"\s+of\s+(?:the|its)\s+(?P<body>{_body()})(?=\s+of\s|\s+of$|[.,;]|\s+(?:from|in|until|and|at)\b|$)",
        re.I,
    )


_TERRITORIAL = re.compile(r"^(?:regional|provincial|district|city|county|local|area|state)\b", re.I)


def with_body(text: str, end: int) -> int:
    """Where an office that ends at `end` ends with its body ("secretary of the Standing Committee of X")."""
    found = _of_body().match(text, end)
    return found.end() if found and not _TERRITORIAL.match(found.group("body")) else end
