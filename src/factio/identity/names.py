"""What a name comes down to when spelling, order and dress are taken off it."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources

import msgspec

# Letters that Unicode does not decompose, in the spelling that English texts give them.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ə": "e", "ħ": "h"}
)
_APOSTROPHES = re.compile(r"['’`´ʼʻ‘′]")
_INITIALS = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")
_WORDS = re.compile(r"[\w%]+")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of `words.toml`; `heads` leads from a word to the sort of body it means."""

    articles: frozenset[str]
    function: frozenset[str]
    titles: frozenset[str]
    common: frozenset[str]
    organs: frozenset[str]
    heads: dict[str, str]


@cache
def words() -> Words:
    """The words that many names share."""
    raw = tomllib.loads(resources.files("factio.identity").joinpath("words.toml").read_text("utf-8"))
    return Words(
        frozenset(raw["articles"]),
        frozenset(raw["function"]),
        frozenset(raw["titles"]),
        frozenset(raw["common"]),
        frozenset(raw["organs"]),
        {word: sort for sort, forms in raw["heads"].items() for word in forms},
    )


@lru_cache(maxsize=200_000)
def normal(name: str) -> str:
    """`name` without case, diacritics, punctuation and leading article; never empty for a non-empty name.

    An abbreviation that the name itself carries in brackets is dropped; any other bracket tells
    one body from another and stays.
    """
    plain = _BRACKET.sub(lambda found: "" if _initials_of(found, name) else f" {found[1]}", name)
    tokens = _WORDS.findall(folded(plain).replace("_", " "))
    if len(tokens) > 1 and tokens[0] in words().articles:
        tokens = tokens[1:]
    return " ".join(tokens) or name.strip().casefold() or name


def folded(text: str) -> str:
    """`text` without case, accents and apostrophes, and with initials ("U.S.") as one word."""
    letters = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    letters = _APOSTROPHES.sub("", letters).replace("&", " and ")
    return _INITIALS.sub(lambda found: found[0].replace(".", ""), letters)


@lru_cache(maxsize=200_000)
def plain(name: str) -> str:
    """`name` without case, accents and marks, as chronology compares names; "<…>" is kept."""
    text = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c if c.isalnum() or c in "<>" else " " for c in text if not unicodedata.combining(c))
    words = kept.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _initials_of(bracket: re.Match[str], name: str) -> bool:
    inside = bracket[1].strip().replace(".", "")
    before = name[: bracket.start()]
    if not inside or not before.strip() or not is_abbreviation(inside):
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", before) if word[0].isupper())
    return inside.upper() == initials.upper()


def is_abbreviation(name: str) -> bool:
    """Whether `name` is one short word mostly of capitals, such as an acronym."""
    word = name.replace(".", "").strip()
    if not word or " " in word or len(word) > 10:
        return False
    capitals = sum(letter.isupper() for letter in word)
    return capitals >= 2 and capitals * 10 >= sum(letter.isalpha() for letter in word) * 6


def is_common(name: str) -> bool:
    """Whether `name` is made only of words that could be any body's ("Socialist Party")."""
    known = words()
    return all(
        token in known.common or token in known.heads or token in known.function
        for token in normal(name).split()
    )


def content(name: str) -> tuple[str, ...]:
    """The words of `name` in their normal form that are neither function words nor heads; all if none is."""
    known = words()
    tokens = normal(name).split()
    kept = tuple(token for token in tokens if token not in known.function and token not in known.heads)
    return kept or tuple(tokens)


def heads(name: str) -> frozenset[str]:
    """The sorts of body that the words of `name` mean, whatever their language."""
    known = words().heads
    return frozenset(known[token] for token in normal(name).split() if token in known)


_SOUNDS = str.maketrans(
    {"q": "k", "c": "k", "x": "k", "z": "s", "w": "v", "j": "y", "f": "p", "g": "k", "b": "p"}
)


@lru_cache(maxsize=200_000)
def skeleton(token: str) -> str:
    """The consonants of a word in coarse classes: the same for the usual transliterations of one word."""
    sounds = token
    for letters, sound in (("ph", "f"), ("ch", "k"), ("sh", "s"), ("ou", "u")):
        sounds = sounds.replace(letters, sound)
    sounds = sounds.translate(_SOUNDS)
    kept = [sound for sound in sounds[1:] if sound not in "aeiouyh"]
    bones = [sounds[:1]]
    for sound in kept:
        if sound != bones[-1]:
            bones.append(sound)
    return "".join(bones)


@cache
def places() -> frozenset[str]:
    """Words that stand in the English names of countries and territories."""
    from babel import Locale  # only proposals need it, and it is slow to load

    territories = Locale.parse("en").territories
    tokens = {token for code, name in territories.items() if code.isalpha() for token in normal(name).split()}
    return frozenset(tokens - words().function - set(words().heads))
