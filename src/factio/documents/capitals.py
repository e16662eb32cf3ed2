"""Bold that a plain text writes in CAPITALS, brought back to ordinary capitalisation.

A run of capitals is a name in bold, or else an abbreviation that has to stay as it is. What
tells them apart: length and vowels, small words in the run, and how the same words are written
elsewhere in the document.
"""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from factio.documents.words import word_set
from factio.model import Mark

# A name of more words than this is not written in bold.
LONGEST_RUN = 40
# A letter that may be a capital: telling ASCII apart is enough here and quick, str.isupper decides.
_CAPITAL = r"[^\W\d_a-z]"
_GOES_ON = r"(?:[^\W_a-z]|[\u0300-\u036f])"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CAPITALS = re.compile(
    rf"(?<!\w)(?:(?:{_CAPITAL}\.(?:[ -]?(?={_CAPITAL}\.))?){{1,8}}"
    rf"|\d{{0,4}}{_CAPITAL}(?:{_GOES_ON}|[-–/’‘'.][^\W_a-z]){{0,60}})(?!\w)"
)
_LONG_WORD = re.compile(r"\w{2,}")
_GAP = re.compile(r"[,:]? ?[\"“”„«»‘’']?(?: |$)?[\"“”„«»‘’']?| ?[–—&+/-] ?|\)? ?\(|\),? | \d+ ")
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
_VOWELS = frozenset("AEIOUYÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝĀĂĄĒĔĖĘĚĪĬĮİŌŎŐŒŪŬŮŰŲƠƯǍǏǑǓАЕЁИОУЫЭЮЯІЇЄΑΕΗΙΟΥΩΆΈΉΊΌΎΏ")
_TITLES = frozenset({"MR", "MRS", "MS", "DR", "ST", "SR", "JR", "FR", "SRI", "SHRI"})
_PART = re.compile(r"[^-–/’‘'.]+|[-–/’‘'.]")


class Casing(msgspec.Struct, frozen=True):
    """How a document writes its words: in ordinary letters, with capitals inside, all in capitals."""

    ordinary: frozenset[str]
    mixed: dict[str, str]
    alone: dict[str, int]


NO_CASING = Casing(frozenset(), {}, {})


def casing_of(text: str) -> Casing:
    """What `text` tells of the writing of its words; cheap where nothing is in capitals."""
    if not _has_capitals(text):
        return NO_CASING
    ordinary: set[str] = set()
    mixed: dict[str, str] = {}
    for word in sorted(set(_WORD.findall(text))):
        if word.isupper():
            continue
        if len(word) > 4 or word[0].isupper():
            # Short words in small letters may be an abbreviation in an address.
            ordinary.add(word.lower())
        if word[0].isupper() and _capital_inside(word):
            mixed.setdefault(word.lower(), word)
    return Casing(frozenset(ordinary), mixed, _alone(text))


def _alone(text: str) -> dict[str, int]:
    """How often each word in capitals stands without another one beside it."""
    return Counter(run[0].group() for run in _runs(text) if len(run) == 1)


def ordinary(prose: str, casing: Casing, lead: bool) -> tuple[str, tuple[Mark, ...]]:
    """`prose` with its bold runs of capitals in ordinary capitalisation, and their bold marks.

    `lead` says that this is the first paragraph, where a name in bold is to be expected at
    the beginning. The length never changes.
    """
    if not _has_capitals(prose):
        return prose, ()
    marks: list[Mark] = []
    pieces: list[str] = []
    done = 0
    for run in _runs(prose):
        while run and run[0].group() in ("A", "I") and len(run) > 1:
            run = run[1:]
        start, end = run[0].start(), run[-1].end()
        if not _is_name(run, prose, casing, lead and start <= (4 if len(run) == 1 else 40)):
            continue
        pieces.append(prose[done:start])
        first, previous = True, start
        for match in run:
            gap = prose[previous : match.start()]
            first = first or any(sign in gap for sign in ':–—("“„«')
            pieces.append(gap)
            edge = first or match is run[-1]
            pieces.append(_ordinary_word(match.group(), casing, edge, len(run) == 1))
            first, previous = False, match.end()
        done = end
        marks.append(Mark("bold", start, end))
    pieces.append(prose[done:])
    return "".join(pieces), tuple(marks)


def _has_capitals(words: str) -> bool:
    return any(word.isupper() for word in _LONG_WORD.findall(words))


def _capital_inside(word: str) -> bool:
    """Whether a capital follows a small letter, as in a name that is put together."""
    rest = word[1:]
    if rest == rest.lower():
        return False
    return any(part[1:] != part[1:].lower() and not part.isupper() for part in re.split(r"[-’']", word))


def _runs(prose: str) -> list[list[re.Match[str]]]:
    runs: list[list[re.Match[str]]] = []
    for match in _CAPITALS.finditer(prose):
        if not match.group().isupper():
            continue
        if runs and _joined(runs[-1], match, prose):
            runs[-1].append(match)
        else:
            runs.append([match])
    return runs


def _joined(run: list[re.Match[str]], match: re.Match[str], prose: str) -> bool:
    gap = prose[run[-1].end() : match.start()]
    if len(gap) > 8 or len(run) >= LONGEST_RUN or not gap or not _GAP.fullmatch(gap):
        return False
    if "(" in gap:
        # One word of capitals in a bracket is an abbreviation, several are part of the name.
        close = prose.find(")", match.end(), match.end() + 80)
        return close > match.end() and _has_capitals(prose[match.end() : close])
    if "," in gap or ":" in gap:
        return len(run) > 1 and _long(match.group()) and any(_long(word.group()) for word in run)
    return True


def _long(word: str) -> bool:
    return len(word) >= 5 and not _VOWELS.isdisjoint(word)


def _is_name(run: list[re.Match[str]], prose: str, casing: Casing, lead: bool) -> bool:
    words = [match.group() for match in run]
    if len(words) == 1:
        word = words[0]
        if word[:3].isdigit() and word.endswith("S"):
            return True
        letters = sum(character.isalpha() for character in word)
        if letters < 4 or "." in word or _VOWELS.isdisjoint(word):
            return False
        known = word.lower() in casing.ordinary or word.lower() in casing.mixed
        if casing.alone.get(word, 0) > (3 if known and letters >= 6 else 1):
            return False
        return known or letters >= 7 or (lead and letters >= 6)
    small = word_set("headings.toml", "small_words")
    inner = any(len(word) > 1 and word.lower() in small for word in words[1:-1])
    for word in words:
        if len(word) < 4 and not (word.lower() in casing.ordinary or inner):
            continue
        if word.lower() in small or _VOWELS.isdisjoint(word):
            continue
        if inner or word.lower() in casing.ordinary or (_long(word) and casing.alone.get(word, 0) == 0):
            return True
    if all(len(word) > 2 and not _VOWELS.isdisjoint(word) and not casing.alone.get(word) for word in words):
        return any(len(word) > 3 for word in words)
    # At the head of the lead even short words are the name of what the page is about.
    return lead and any(len(word) >= 4 and not _VOWELS.isdisjoint(word) for word in words)


def _ordinary_word(word: str, casing: Casing, edge: bool, single: bool) -> str:
    """`word` of a bold run; `edge` at the run's beginning or end, `single` as its only word."""
    lower = _lower(word)
    known = casing.mixed.get(lower)
    if known is not None and len(known) == len(word):
        return known
    if not edge and lower in word_set("headings.toml", "small_words"):
        return lower
    if not single and lower not in casing.ordinary and _stays(word, casing):
        return word
    small = word_set("headings.toml", "small_words")
    parts = _PART.findall(word)
    written: list[str] = []
    for place, part in enumerate(parts):
        before = parts[place - 1] if place else ""
        hyphened = before in ("-", "–")
        if (before in ("’", "'", "‘") and len(part) <= 2) or (hyphened and _lower(part) in small):
            written.append(_lower(part))
        elif len(parts) > 1 and before not in ("’", "'") and len(part) > 1 and _stays(part, casing):
            written.append(part)
        elif part[:1].isdigit():
            written.append(_lower(part))
        else:
            written.append(_capitalised(part))
    return "".join(written)


def _stays(word: str, casing: Casing) -> bool:
    """Whether a word inside a bold run is an abbreviation, a numeral or initials."""
    if "." in word or (len(word) > 1 and _ROMAN.fullmatch(word)):
        return True
    if word.lower() in casing.ordinary or word in _TITLES:
        return False
    if casing.alone.get(word, 0) or (len(word) > 1 and _VOWELS.isdisjoint(word)):
        return True
    # Three letters are read as a word where consonant, vowel and consonant take turns.
    short = 1 < len(word) <= 3 and (word[0] in _VOWELS or word[1] not in _VOWELS)
    return short and word.lower() not in word_set("headings.toml", "plain_words")


def _capitalised(part: str) -> str:
    if part.startswith("MC") and len(part) > 5:
        return f"Mc{part[2]}{_lower(part[3:])}"
    return part[:1] + _lower(part[1:])


def _lower(word: str) -> str:
    lowered = word.lower()
    if len(lowered) == len(word):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in word)
