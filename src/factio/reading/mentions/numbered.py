"""Numbers and days in names: "List 15", "Movement 98", "the 14 May Movement", "Front 30 June"."""

from __future__ import annotations

import re

from factio.reading.mentions.lexicon import lexicon

_MONTHS = "January February March April May June July August September October November December".split()
_ELSEWHERE = (
    "Enero Febrero Marzo Abril Mayo Junio Julio Agosto Septiembre Octubre Noviembre Diciembre".split()
)
_MONTH = rf"(?:{'|'.join([*_MONTHS, *_ELSEWHERE])})"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: [Oo]f| de)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)"
_HEAD = (
    r"(?:Movement|Front|Group|Brigade|Union|Organi[sz]ation|Alliance|League|Party|Army|Command|Column|Club|"
    r"Committee|Coalition|Forum|Association|Federation|Unit|Battalion)"
)
_BEGINS = rf"(?:[A-Z]\w+ ){{0,2}}(?:the )?{_DAY} (?:[A-Z][\w’'-]+ ){{0,3}}{_HEAD}\b"
_ENDS = (
    rf"(?:[A-Z][\w’'-]+ ){{0,4}}(?:{_HEAD}|Movimiento|Frente|Mouvement) (?:of (?:the )?|del? )?{_DAY}"
    r"(?! (?:\d{4}|to|and|as)\b)(?!, \d{4})"
)
_DATED = re.compile(rf"\b(?:{_BEGINS}|{_ENDS})")
_NEXT = (
    r"(?=[,.;:)”\"]|[’']s|$| (?:and|or|was|is|were|to|in|of|with|won|had|has|who|which|by|as|for|took|got|on|"
    r"at|he|she|it|they)\b)"
)
_NUMBER = re.compile(rf" ['’]\d\d{_NEXT}| \d{{1,3}}{_NEXT}| 20[0-4]\d{_NEXT}")
_BEFORE = re.compile(r"(?:The|In|On|By|From) (?:the )?")
_DAY_OF_MONTH = re.compile(r"\b\d{1,2}\.? $")
_COUNTED = frozenset({"list", "movement", "front", "army", "alternative"})


def dated_names(text: str) -> list[tuple[int, int]]:
    """Characters of each name with a day in it ("the 14 May Movement", "Front 30 June")."""
    if not any(c.isdigit() for c in text):
        return []
    out = []
    for found in _DATED.finditer(text):
        before = _BEFORE.match(found.group())
        out.append((found.start() + (before.end() if before else 0), found.end()))
    return out


def with_number(text: str, start: int, end: int) -> int:
    """Where a name ends with the number that belongs to it ("List 15", "Movement 98"); `end` without one."""
    found = _NUMBER.match(text, end)
    if found is None:
        return end
    lex = lexicon()
    words = text[start:end].split()
    last = words[-1].lower()
    number = found.group().strip()
    if last in lex.contest_heads or last in lex.countries or last in lex.demonyms:
        return end
    if last.capitalize() in _MONTHS or _DAY_OF_MONTH.search(text[max(0, start - 4) : start]):
        return end  # a month in another language too: "8 Februar 2004"
    fits = True
    if number[0].isdigit() and len(number) < 4:
        counted = lex.organisation_heads.get(last) in _COUNTED
        fits = counted or last in lex.place_heads or (len(words) == 1 and words[0].isupper())
    elif number[0].isdigit():
        placed = text[:start].endswith((" in ", " at "))
        fits = last not in lex.organisation_heads and len(words) < 3 and not placed
    return found.end() if fits else end
