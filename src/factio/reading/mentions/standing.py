"""What the words around a name tell of places: "held at X", "deputy for X", "the X constituency"."""

from __future__ import annotations

import re

from factio.reading.mentions.lexicon import Lexicon
from factio.reading.mentions.names import NameSpan

_IN = frozenset({"in", "at", "near", "throughout", "across", "outside"})
_SEAT_FOR = re.compile(
    r"\b(?:deput(?:y|ies)|(?:re-?)?elected|returned|MPs?|MLA|TDs?|members?|senators?|seats?|constituency|"
    r"councillors?|alderman|mayors?|sat|represent(?:ed|ing|ative)) (?:[a-z-]+ ){0,3}(?:for|in|of) $"
)
_HELD = re.compile(
    r"\b(?:held|met|born|lived|died|settled|exiled|buried|opened|gathered|convened|summoned|congress|conference|"
    r"meeting|convention|assembly|arrived|moved|returned|went|sent|based|headquartered|offices?|fled|exile) "
    r"(?:[a-z-]+ ){0,2}?(?:in|at|to) $"
)
_AFTER = re.compile(
    r" (?:constituency|constituencies|seat|by-election|ward|district|province|county|region|city council|"
    r"municipality|area|prison)\b"
)
_MEETING = re.compile(r" (?:congress|conference|convention|meeting|trial|declaration|strike)\b")


def stands_as_place(text: str, span: NameSpan, last: str, lex: Lexicon) -> float:
    """Votes for a place, of the words right before a name (`last` is the nearest) and right after it."""
    low = span.text.lower()
    if span.text.isupper() or any(w in lex.organisation_heads for w in re.split(r"[\s-]", low)):
        return 0.9 if last in _IN and not span.the else 0.0
    votes = 0.0
    before = text[max(0, span.start - 60) : span.start]
    owner = text[span.end : span.end + 2] in {"'s", "’s"}
    if last in _IN and not span.the and not owner:
        votes += 1.8
    elif last in {"from", "to"} and not span.the:
        votes += 0.3
    if not span.the and (_SEAT_FOR.search(before) or _HELD.search(before)):
        votes += 1.4
    if _AFTER.match(text, span.end):
        votes += 2.5
    elif _MEETING.match(text, span.end) and " " not in low:
        votes += 1.2
    return votes
