"""The words over and in tables, held as data in columns.toml, and what a phrase means by them."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

import msgspec

_FOOTNOTE = re.compile(r"\[[^\][]*\]|[*†‡§¶]")
_EMPTY_WORDS = re.compile(r"\b(?:the|number of|numbers of|no\. of|nr\. of|#of|# of)\b|^#(?=\s*\w)")
_LONGEST = 120  # characters of a header
_OTHER_TABLES = ("rounds", "rows", "outcomes", "sides", "single", "plain", "contests")


class Lexicon(msgspec.Struct, frozen=True):
    """`roles` leads from a header phrase to its role, `fits` from a role to the shapes of its values."""

    roles: dict[str, str]
    fits: dict[str, tuple[str, ...]]
    rounds: dict[str, int]
    sums: frozenset[str]
    alone: frozenset[str]
    outcomes: dict[str, str]
    inside: frozenset[str]
    outside: frozenset[str]
    single: tuple[str, ...]
    plain: frozenset[str]
    contests: frozenset[str]


def normal(words: str) -> str:
    """A header or cell in the form in which the lexicon holds it: lower case, no footnotes, plain dashes."""
    words = _FOOTNOTE.sub(" ", words).casefold().replace("–", "-").replace("−", "-").replace("—", "-")
    return " ".join(words.split()).strip(" :")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The shipped lexicon, loaded once."""
    data = tomllib.loads(files("factio.reading.tables").joinpath("columns.toml").read_text(encoding="utf-8"))
    roles: dict[str, str] = {}
    for role, entry in data.items():
        if role not in _OTHER_TABLES:
            for words in entry["words"]:
                roles.setdefault(normal(words), role)
    return Lexicon(
        roles=roles,
        fits={role: tuple(entry["fits"]) for role, entry in data.items() if "fits" in entry},
        rounds={
            normal(words): number
            for number, name in ((1, "first"), (2, "second"))
            for words in data["rounds"][name]
        },
        sums=frozenset(map(normal, data["rows"]["sums"])),
        alone=frozenset(map(normal, data["rows"]["alone"])),
        outcomes={normal(w): sort for sort, words in data["outcomes"].items() for w in words},
        inside=frozenset(map(normal, data["sides"]["inside"])),
        outside=frozenset(map(normal, data["sides"]["outside"])),
        single=tuple(data["single"]["words"]),
        plain=frozenset(map(normal, data["plain"]["words"])),
        contests=frozenset(map(normal, data["contests"]["words"])),
    )


@lru_cache(maxsize=4096)
def phrase_role(words: str) -> tuple[str, bool]:
    """The role of a header phrase ("" for an unknown one), and whether the whole phrase is known."""
    known = lexicon().roles
    phrase = normal(words[:_LONGEST])
    if phrase in known:
        return known[phrase], True
    bare = " ".join(_EMPTY_WORDS.sub(" ", phrase).split())
    if bare in known:
        return known[bare], True
    without = " ".join(re.sub(r"\([^)]*\)", " ", bare).split())
    if without and without in known:
        return known[without], True
    if "%" in bare and not re.search(r"[±]|\+\s?/\s?-|change|swing", bare):
        return "share", False
    return _headed(without or bare), False


def _headed(phrase: str) -> str:
    """The role of a longer header by its head, the last words before a preposition."""
    head = re.split(r"\s(?:in|for|at|by|on|to)\s", phrase, maxsplit=1)[0]
    best, role = (False, 0), ""
    for words, of in lexicon().roles.items():
        if len(words) < 3 or words not in phrase or not _stands_in(words, phrase):
            continue
        merit = (head.endswith(words), len(words))
        if merit > best:
            best, role = merit, of
    return role


def _stands_in(words: str, phrase: str) -> bool:
    """Whether words stand whole in a phrase."""
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", phrase))


@lru_cache(maxsize=1024)
def round_of(words: str) -> int:
    """The round of voting that a header names, 0 for none."""
    phrase = normal(words)
    for name, number in lexicon().rounds.items():
        if name in phrase and _stands_in(name, phrase):
            return number
    return 0
