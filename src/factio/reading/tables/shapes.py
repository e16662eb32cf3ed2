"""What a cell looks like, before anybody knows what its column means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from factio.reading.tables.lexicon import lexicon
from factio.reading.tables.numbers import clean, empty, ranks

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-zé]*\.?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"(?:(?:c\.|ca\.|circa|since|from|until|to|by|about)\s*)?(?:\d{{1,2}}\.?\s+)?(?:{_MONTH}\s+)?(?:\d{{1,2}},\s+)?{_YEAR}"
    rf"(?:[/–—-]\d{{2}}(?!\d)|\s*[–—-]\s*(?:present|now|today|incumbent|(?:\d{{1,2}}\s+)?(?:{_MONTH}\s+)?{_YEAR})?)?\)?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|(?:present|incumbent|to date|today|now)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}(?:[.,  '’ ]\d{2,3})*|\d+")
_SHARE = re.compile(r"[<>~≈]?\s*\d{1,3}(?:[.,]\d+)?\s*(?:%|per ?cent|percent)|\d{1,2}[.,]\d{1,2}|100[.,]0+")
_OF = re.compile(r"\d[\d,. ]*\s*(?:/|⁄|\bof\b|\bout of\b|\()\s*\(?\d[\d,. ]*\)?.*")
_CHANGE = re.compile(
    r"(?:[+\-–−±▲▼△▽↑↓]|increase|decrease|steady|new)\s*\d*(?:[.,]\d+)?\s*(?:%|pp)?", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def shape(text: str) -> str:
    """One of "none", "date", "share", "of", "change", "rank", "number", "words"."""
    text = clean(text)
    if empty(text):
        return "none"
    if _DATE.fullmatch(text):
        return "date"
    if _SHARE.fullmatch(text):
        return "share"
    if _NUMBER.fullmatch(text):
        return "number"
    if _CHANGE.fullmatch(text):
        return "change"
    if _OF.fullmatch(text):
        return "of"
    if ranks(text) is not None:
        return "rank"
    return "words"


def fit(role: str, text: str) -> int:
    """How well a value sits in a column of `role`: 2 its own shape, 0 nothing said, -2 against it."""
    seen = shape(text)
    wanted = lexicon().fits.get(role, ())
    if seen == "none" or not wanted:
        return 0
    if seen == wanted[0]:
        return 2
    if seen in wanted:
        return 1
    figure = seen in ("number", "share", "of", "change")
    if wanted[0] == "words":
        return -2 if figure or seen == "date" else -1
    if seen == "words":
        return -1 if re.search(r"\d", text) else -2
    return -1


def column_fit(role: str, values: Sequence[str]) -> float:
    """The mean fit of a column's values that say something; 0 when none does."""
    told = [fit(role, value) for value in values if shape(value) != "none"]
    return sum(told) / len(told) if told else 0.0
