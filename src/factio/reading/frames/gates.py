"""Words without which a pattern cannot match: most patterns need not be tried on most lines."""

from __future__ import annotations

import re
from functools import cache

_SHORTEST = 4
"""Letters below which a word tells nothing: it stands in nearly every line."""
_NOT_NEEDED = ("?", "*", "{0")


@cache
def gate(match: str) -> tuple[str, ...]:
    """Words of which at least one stands in all that the regular expression `match` can match.

    () where none can be told: the expression is then tried on every line. Only letters outside of groups, and
    groups of which one alternative must stand, are looked at.
    """
    if "(?i" in match or len(_alternatives(match)) > 1:
        return ()
    found: list[tuple[str, ...]] = [(run,) for run in _runs(match)]
    for group in _needed_groups(match):
        longest = [max(_runs(one), key=len, default="") for one in _alternatives(group)]
        found.append(tuple(dict.fromkeys(longest)))
    found = [words for words in found if min(map(len, words)) >= _SHORTEST]
    return max(found, key=lambda words: (min(map(len, words)), -len(words)), default=())


def opens(words: tuple[str, ...], text: str) -> bool:
    """Whether a pattern with this gate may match a text."""
    for word in words:
        if word in text:  # no generator: this runs for every pattern on every line
            return True
    return not words


def _top(expression: str) -> list[tuple[int, str]]:
    """The parts at depth 0, with where they begin: single characters, escapes, classes, whole groups."""
    parts = []
    at = 0
    while at < len(expression):
        end = _end_of_part(expression, at)
        parts.append((at, expression[at:end]))
        at = end
    return parts


def _end_of_part(expression: str, at: int) -> int:
    if expression[at] == "\\":
        return at + 2
    if expression[at] == "[":
        return expression.index("]", at + 2) + 1
    if expression[at] == "{":
        return expression.index("}", at) + 1
    if expression[at] != "(":
        return at + 1
    at += 1
    while expression[at] != ")":
        at = _end_of_part(expression, at)
    return at + 1


def _alternatives(expression: str) -> list[str]:
    cuts = [at for at, part in _top(expression) if part == "|"]
    starts, ends = [0, *(cut + 1 for cut in cuts)], [*cuts, len(expression)]
    return [expression[start:end] for start, end in zip(starts, ends, strict=True)]


def _runs(expression: str) -> list[str]:
    """The literal letters and blanks in a row at depth 0, without those that may be left out."""
    runs = [""]
    for at, part in _top(expression):
        needed = not expression[at + len(part) :].startswith(_NOT_NEEDED)
        if needed and re.fullmatch(r"[A-Za-z ]", part):
            runs[-1] += part
        else:
            runs.append("")
    return [run.strip() for run in runs if run.strip()]


def _needed_groups(expression: str) -> list[str]:
    """What stands in the groups at depth 0 that cannot be left out."""
    return [
        part[3:-1]
        for at, part in _top(expression)
        if part.startswith("(?:") and not expression[at + len(part) :].startswith(_NOT_NEEDED)
    ]
