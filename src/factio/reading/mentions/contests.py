"""Elections that a text names: "1967 West Bengal Legislative Assembly election"."""

from __future__ import annotations

import re
from functools import cache

from factio.reading.mentions.lexicon import lexicon


@cache
def _contest() -> re.Pattern[str]:
    lex = lexicon()
    before = "|".join(sorted((re.escape(w) for w in lex.contest_before), key=lambda w: (-len(w), w)))
    heads = "|".join(sorted((re.escape(w) for w in lex.contest_heads), key=lambda w: (-len(w), w)))
    part = (
        rf"(?:\d{{4}}(?:\s?[–/-]\s?\d{{2,4}})?|(?:{before})(?:'s|’s)?|[A-Z][\w'’.–-]*|"
        rf"(?<=[a-zA-Z] )(?:of|and)(?= [A-Z]))"
    )
    return re.compile(
        rf"(?<![\w-])(?:{part}\s+){{0,9}}(?:{heads})(?![\w-])(?:\s+(?:of|in)\s+(?:[A-Z][a-z]+\s+)?\d{{4}})?"
    )


_OF_A_PERSON = re.compile(r"['’]s? (?:re-?)?election$")
"""A person's coming into an office ("X's election as chairman"), no contest."""


def contests_in(text: str) -> list[tuple[int, int]]:
    """Characters of each election that the text names ("1967 West Bengal Legislative Assembly election")."""
    lex = lexicon()
    out = []
    for found in _contest().finditer(text):
        start = found.start()
        for word in re.finditer(r"\S+", found.group()):
            low = word.group().lower()
            if low not in lex.starters or low in lex.contest_before or low in lex.contest_heads:
                start = found.start() + word.start()
                break
        if _OF_A_PERSON.search(text[start : found.end()]) and text.startswith((" as ", " to "), found.end()):
            continue
        words = text[start : found.end()].split()
        if len(words) > 1 or words[0][0].isdigit():
            out.append((start, found.end()))
    return out
