"""Numbers in words and figures: "3,000", "27.967", "two hundred", "2.16%"."""

from __future__ import annotations

import re

_UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_BIG = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = "|".join([*_UNITS, *_TENS, *_BIG, "dozen"])
_FIGURES = re.compile(
    r"(?<![\w.,/–-])\d{1,3}(?:[,. \u00a0\u202f]\d{3})+(?:\.\d+)?(?![\w])|(?<![\w.,/–-])\d+(?:\.\d+)?(?![\w])"
)
_WORDS = re.compile(rf"(?<![\w-])(?:{_WORD})(?:(?:[\s-]+(?:and[\s-]+)?)(?:{_WORD}))*(?![\w-])", re.I)


_VAGUE = re.compile(r"\b(?:several|few|many|some|couple of|tens of|hundreds of) $", re.I)
"""Before "thousand" these tell no number."""


def numbers_in(text: str) -> list[tuple[int, int, str]]:
    """(start, end, value) of each number of a text, without per cent signs, left to right."""
    out = []
    for found in _FIGURES.finditer(text):
        out.append((found.start(), found.end(), number_of(found.group())))
    for found in _WORDS.finditer(text):
        value = _words(found.group())
        if _VAGUE.search(text[: found.start()]) and found.group().split()[0].lower() in {*_BIG, "dozen"}:
            continue
        if value is not None and found.group().lower() not in {"one"}:
            out.append((found.start(), found.end(), str(value)))
    return sorted(out)


def number_of(text: str) -> str:
    """Plain digits of a number however it is grouped: "27.967" and "27 967" are 27967, "0.53" stays."""
    bare = text.replace("\u00a0", " ").replace("\u202f", " ")
    if re.fullmatch(r"\d{1,3}(?:[,. ]\d{3})+", bare) and not re.fullmatch(r"0\.\d{3}", bare):
        return re.sub(r"[,. ]", "", bare)
    return bare.replace(",", "").replace(" ", "")


def _words(text: str) -> int | None:
    total, current = 0, 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word == "dozen":
            current = max(current, 1) * 12
        elif word in _BIG:
            total += max(current, 1) * _BIG[word]
            current = 0
        elif word != "and":
            return None
    return total + current
