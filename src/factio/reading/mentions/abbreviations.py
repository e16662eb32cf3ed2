"""Abbreviations: defined in a bracket after their name, or recognised by their initials.

The search for the long form follows Schwartz and Hearst, "A simple algorithm for identifying
abbreviation definitions in biomedical text", PSB 2003, on capitals instead of all letters.
"""

from __future__ import annotations

import re

from factio.reading.lines import Line
from factio.reading.mentions.lexicon import lexicon

_ABBREVIATION = re.compile(r"^[\"“'‘„]?((?:[^\W_]|[.&’'\-–/()]){2,14})[\"”'’]?$")
_TRANSLATED = re.compile(r"\b[A-Z][\w’'-]+s for(?: (?:the|of|and|an?|in)|,? [A-Z][\w’'-]+){1,8}$")
"""A name whose abbreviation comes from another language: "Citizens for Development of the North (XYZ)"."""
_LINKS = frozenset(
    "of for the and de del la le et y i e du des di da do und für der die das to in on a los las el".split()
)


def is_abbreviation(text: str) -> bool:
    """Whether `text` looks like one: one word of 2 to 14 characters, half of its letters capitals."""
    found = _ABBREVIATION.match(text.strip())
    if not found:
        return False
    letters = [c for c in found.group(1) if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return (len(letters) >= 2 and capitals >= 2 and 2 * capitals >= len(letters)) or bool(
        re.fullmatch(r"(?:[A-Z]\.){2,6}", text.strip())
    )


def defined(line: Line) -> list[tuple[int, int, str]]:
    """(start, end, abbreviation) of each long form in `line` that a bracket right after it shortens."""
    out: list[tuple[int, int, str]] = []
    for bracket in line.brackets:
        first = re.split(r"[;,:]", bracket.text)[0].strip()
        parts = [p.strip(" \"“”'‘’_") for p in re.split(r"[;,]|\b(?:or|and)\b", bracket.text)]
        short = next((p for p in parts if is_abbreviation(p)), None)
        if short is None or (not is_abbreviation(first.strip(" \"“”'")) and len(parts) > 4):
            continue
        after = max((b.at for b in line.brackets if b.at < bracket.at), default=0)
        found = long_form(line.text[after : bracket.at], short)
        if found is None and len(short) > 2 and short.isupper():
            translated = _TRANSLATED.search(line.text[after : bracket.at].rstrip())
            found = translated.start() if translated else None
        if found is not None:
            start = after + found
            end = len(line.text[: bracket.at].rstrip(" \"”'’"))
            out.append((start, end, short))
    return out


def long_form(before: str, short: str) -> int | None:
    """Where in `before` the words begin whose initials give `short`; None when they do not."""
    letters = [c.casefold() for c in short if c.isalnum()]
    words = [(m.start(), m.group()) for m in re.finditer(r"[^\W_][\w.'’]*", before)][-14:]
    for size in range(1, len(words) + 1):
        run = words[-size:]
        if not run[0][1][0].isupper() or run[0][1].casefold() in {"the", "a"}:
            continue
        if size >= 2 and _spells([w for _, w in run], letters):
            return run[0][0]
    return None


def _spells(words: list[str], letters: list[str]) -> bool:
    strong = [w for w in words if w.casefold() not in _LINKS]
    if not strong or strong[0][0].casefold() != letters[0]:
        return False
    return _takes(words, letters, strong[-1], len(letters))


def _takes(words: list[str], want: list[str], last: str, size: int) -> bool:
    """Whether `words` give the letters in `want`, in order; a small word may give its letter or none."""
    if not words:
        tail = "".join(want)
        return not want or (len(want) <= 2 and size > len(want) + 1 and last.casefold().find(tail) > 0)
    word, rest = words[0], words[1:]
    low = word.casefold()
    if want and low[0] == want[0]:
        left = want[1:]
        for capital in (c.casefold() for c in word[1:] if c.isupper()):
            if not left or left[0] != capital:
                break
            left = left[1:]
        if _takes(rest, left, last, size):
            return True
    if low in _LINKS:
        return _takes(rest, want, last, size)
    return not want and not rest and low in lexicon().organisation_heads


def initials(name: str) -> set[str]:
    """The abbreviations by initials that `name` may have, upper case: with and without its small words."""
    words = [w for w in re.split(r"[\s\-–/()\"“”]+", name) if w and w[0].isalnum()]
    strong = "".join(w[0] for w in words if w.casefold() not in _LINKS).upper()
    all_words = "".join(w[0] for w in words).upper()
    return {s for s in (strong, all_words) if len(s) >= 2}
