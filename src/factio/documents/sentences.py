"""Where sentences end, by rule; the abbreviations are data."""

from __future__ import annotations

import re

from factio.documents.words import word_set

# A bracket longer than this may hold sentences of its own.
LONG_BRACKET = 300
_STOP = re.compile(
    r"(?:[.!?…]{1,10}|[。！？।॥۔؟]{1,10})[\"'”’»“)\]]{0,6}(?= |$|(?<=[。！？])|(?<=\.)[A-Z][a-z])"
)
_TOKEN = re.compile(r"[^\s(\[“\"„«‘—]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[-]?)*[^\W\d_]")
_OPENERS = "\"'“”‘’„«»([¿¡—–-"
_FILE = "abbreviations.toml"


def split_sentences(prose: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence in `prose`, which has single blanks only.

    Together they cover all but the blanks between them. Never empty unless `prose` is.
    """
    sentences: list[tuple[int, int]] = []
    start = 0
    inside = _brackets(prose)
    bracket = 0
    for match in _STOP.finditer(prose):
        end = match.end()
        if end >= len(prose):
            break
        if match.start() < start:
            continue
        while bracket < len(inside) and inside[bracket][1] <= match.start():
            bracket += 1
        if bracket < len(inside) and inside[bracket][0] < match.start():
            if end <= inside[bracket][1]:
                continue
            # The stop is the last sign in a bracket: ends only a sentence that is all in brackets.
            if inside[bracket][0] != start:
                continue
        if _ends(prose, start, match.start(), end):
            sentences.append((start, end))
            start = end + (prose[end] == " ")
    if start < len(prose):
        sentences.append((start, len(prose)))
    return tuple(sentences)


def _brackets(prose: str) -> list[tuple[int, int]]:
    """Outermost pairs of brackets that are short, in order."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in re.finditer(r"[()\[\]]", prose):
        if match.group() in "([":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if match.start() - start <= LONG_BRACKET:
                while pairs and pairs[-1][0] > start:
                    pairs.pop()
                pairs.append((start, match.start()))
    return pairs


def _ends(prose: str, start: int, stop: int, end: int) -> bool:
    """Whether the stop at `stop` (its closing signs end at `end`) ends a sentence."""
    glued = prose[end] != " "
    follow = end if glued else end + 1
    while follow < len(prose) and prose[follow] in _OPENERS:
        follow += 1
    if follow >= len(prose):
        return False
    after = prose[follow]
    if after.islower() or after in ",;:":
        return False
    sign = prose[stop]
    if sign in "。！？।॥۔؟":
        return True
    token_match = _TOKEN.search(prose[max(start, stop - 40) : stop])
    token = token_match.group() if token_match is not None else ""
    if glued:
        return len(token) >= 3 and token[-3:].islower() and "." not in token and "/" not in token
    if sign != "." or (end - stop > 1 and prose[stop + 1] == "."):
        return True
    if end - stop > 1:
        # A quotation or bracket closes after the stop: what is inside was a whole sentence.
        return len(token) > 1
    return _ends_after(token, prose, start, follow, after)


def _ends_after(token: str, prose: str, start: int, follow: int, after: str) -> bool:
    """Whether a full stop after `token` ends a sentence, when `after` comes next."""
    if token in word_set(_FILE, "never"):
        return False
    if token in word_set(_FILE, "number") and after.isdigit():
        return False
    if token in word_set(_FILE, "either"):
        return not after.isdigit()
    word_match = re.compile(r"[^\W\d_]+").match(prose, follow, follow + 30)
    word = word_match.group() if word_match is not None else ""
    initial = len(word) == 1 and prose[follow + 1 : follow + 2] == "."
    starts = word in word_set(_FILE, "starters") and not initial
    if token in word_set(_FILE, "name"):
        return starts
    if token.isdigit() and len(token) <= 2:
        first = follow - len(token) - 2 <= start
        return not (first or after.isdigit() or word in word_set(_FILE, "months"))
    if _INITIALS.fullmatch(token):
        return starts
    return True
