"""The numbers that stand in words: as figures in any grouping, or as number words."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_FIGURE = re.compile(r"\d+(?:[.,'’\u00a0\u202f ]\d+)*")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_INDIAN = {"lakh": 100_000, "lakhs": 100_000, "crore": 10_000_000, "crores": 10_000_000}
_WORDS = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 20 + 10 * place for place, word in enumerate(_TENS)},
    **{word: value for value, word in enumerate(_ORDINALS)},
}
_SINGLE: dict[str, Decimal | int] = {
    **dict.fromkeys(("a", "an", "single", "sole", "lone", "only", "once"), 1),
    **dict.fromkeys(("both", "pair", "couple", "twice"), 2),
    **dict.fromkeys(("dozen", "dozens"), 12),
    **dict.fromkeys(("no", "none", "any", "without", "never", "not"), 0),
    "half": Decimal("0.5"),
}


def number(words: str) -> Decimal | None:
    """The one number that `words` write, without sign, percent and grouping; None when they write none."""
    bare = words.strip().strip("+-−–±~%<> ").removesuffix("percent").removesuffix("per cent").strip()
    try:
        return abs(Decimal(bare.replace(",", "").replace(" ", "").replace("\u00a0", "")))
    except InvalidOperation:
        found = sorted(numbers_in(bare.lower()))
        return found[-1] if found and not re.search(r"\d", bare) else None


def numbers_in(text: str) -> set[Decimal]:
    """Every number that `text` may mean: each grouping of figures that makes sense, and all number words."""
    found: set[Decimal] = set()
    for figure in _FIGURE.finditer(text):
        readings = _readings(figure.group())
        scale = re.match(r"[\s-]+([a-z]+)", text[figure.end() :].lower())
        size = (_SCALES | _INDIAN).get(scale.group(1)) if scale else None
        found |= readings | ({one * size for one in readings} if size else set())
    words = re.findall(r"[a-z]+", text.lower())
    found |= _number_words(words)
    found |= {Decimal(_SINGLE[word]) for word in words if word in _SINGLE}
    return found


def _readings(figure: str) -> set[Decimal]:
    parts = re.split(r"[.,'’\u00a0\u202f ]", figure)
    signs = re.findall(r"[.,'’\u00a0\u202f ]", figure)
    if not signs:
        return {Decimal(figure)}
    grouped = all(len(part) == 3 for part in parts[1:]) and " " not in signs
    found = set() if grouped else {Decimal(part) for part in parts}
    if all(len(part) in (2, 3) for part in parts[1:]):
        found.add(Decimal("".join(parts)))
    if signs[-1] in ".,":
        found.add(Decimal(f"{''.join(parts[:-1])}.{parts[-1]}"))
    return found


def _number_words(words: list[str]) -> set[Decimal]:
    """The values of runs of number words ("two hundred and fifty thousand", "twenty-one")."""
    found: set[Decimal] = set()
    total = current = 0
    running = False
    for word in [*words, ""]:
        if word in _WORDS:
            current += _WORDS[word]
            running = True
            found.add(Decimal(_WORDS[word]))
        elif word == "hundred" and running:
            current *= 100
        elif word in _SCALES and running:
            total += (current or 1) * _SCALES[word]
            current = 0
        elif word in _INDIAN and running:
            total += (current or 1) * _INDIAN[word]
            current = 0
        elif not (word == "and" and running):
            if running:
                found.add(Decimal(total + current))
            total = current = 0
            running = False
            if word in _SCALES:
                total, running = _SCALES[word], True
    return found
