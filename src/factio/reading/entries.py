"""One entry of a list, cell or field: a name, its terms, and the notes that stand around it."""

from __future__ import annotations

import re

import msgspec

from factio.reading.cast import Cast
from factio.reading.terms import Term, lift
from factio.reading.topics import names_organisation

_FOOTNOTE = re.compile(r"\s*\[(?:\d{1,3}|[a-z]|note \d+|nb \d+|[A-Z]|citation needed)\]", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(([^()]*)\)(?!\s+[^\W\d])")  # "Ann (Nan) Lee" keeps hers
_NOTE = re.compile(r"\s+[–—-]+\s+|\s*[,;:]\s+|\s*:\s*(?=[^\W\d])")
_PARTICLES = (
    r"de|da|do|dos|das|del|della|di|du|des|la|le|el|al|von|van|der|den|ter|ten|zu|zur|bin|ibn|ben|bint|abu|ud|ul|dit|y|e|i|af|av|ap|"
    r"os|und|st|saint|san|santa|ad|ed|as|ash|az|ur"
)
_PERSON = re.compile(
    rf"(?:(?:Dr|Mr|Mrs|Ms|Sir|Prof|Rev|Fr|St|Hon|Gen|Col|Maj|Capt|Lt|Adv|Pandit|Shri|Smt)\.?\s+)*"
    rf"(?:(?:[^\W\d_a-zß-öø-ÿ]\.\s?){{1,4}}\s?)?"
    rf"[^\W\d_][\w'’ʻʿ.-]*(?:\s+(?:(?:{_PARTICLES})\s+)*(?:[\"“'‘][^\"”]+[\"”'’]|\([^)]*\)|[^\W\d_][\w'’ʻʿ.-]*)){{0,5}}(?:,?\s+(?:Jr|Sr|II|III|IV)\.?)?"
)
_SMALL = re.compile(rf"(?:{_PARTICLES})(?:[-’'‘].+)?", re.IGNORECASE)
_LONGEST = 400  # characters of an item that is still read
_NOBODY = re.compile(
    r"(?:vacant|none|unknown|n/?a|tbd|tba|various|see|office|vacancy|position|collective|same|independent|incumbent|"
    r"not available|interim|acting|.*\bvacant\b.*|\W*)",
    re.IGNORECASE,
)


class Entry(msgspec.Struct, frozen=True):
    """`name` without terms and brackets; `notes` are what followed it, `brackets` what stood in them."""

    name: str
    terms: tuple[Term, ...] = ()
    notes: tuple[str, ...] = ()
    brackets: tuple[str, ...] = ()


def entry(words: str) -> Entry:
    """Take an item apart: "Ann Lee (CPP), merchant (1921–25)" has a term, a note and a bracket."""
    words = words[:_LONGEST]
    bare = " ".join(_FOOTNOTE.sub("", words).split()).lstrip("•*·\u200b").strip(' "')
    name, terms = lift(bare)
    brackets: list[str] = []
    while found := _BRACKET.search(name):
        brackets.append(found[1].strip())
        name = name[: found.start()] + name[found.end() :]
    parts = [part.strip() for part in _NOTE.split(name, maxsplit=1)]
    # "Smith, Jr." and "Lee, Ann" keep their comma.
    if len(parts) == 2 and re.fullmatch(r"(?:Jr|Sr|II|III)\.?", parts[1]):
        parts = [name]
    notes = tuple(part for part in parts[1:] if part)
    return Entry(parts[0].strip(" ,;:–—-*†‡"), terms, notes, tuple(b for b in brackets if b))


def acting(one: Entry) -> bool:
    """Whether a bracket says that the office was held for the time being."""
    return any(
        b.casefold() in ("acting", "interim", "provisional", "ad interim", "pro tem") for b in one.brackets
    )


def is_person(name: str, cast: Cast, alone: bool = False, holds_office: bool = False) -> bool:
    """Whether `name` is written like a person's name; one word is enough only with `alone`."""
    known = cast.type_of(name)
    # Beside an office or a term the form of a name says more than what the cast makes of it.
    if known and (known == "person" or not holds_office):
        return known == "person"
    if len(name) > 80 or _NOBODY.fullmatch(name) or not _PERSON.fullmatch(name) or names_organisation(name):
        return False
    words = name.split()
    if any(re.search(r"s['’]$|['’]s$", word) for word in words):
        return False
    if len(words) == 1 and not alone:
        return False
    return all(
        word[:1].isupper() or not word[:1].isalpha() or _SMALL.fullmatch(word) or not _cased(word)
        for word in words
    )


def is_organisation(name: str, cast: Cast) -> bool:
    """Whether `name` is known as an organisation or ends or begins like one."""
    known = cast.type_of(name)
    if known:
        return known in ("organisation", "group", "publication")
    return (
        bool(name) and name[:1].upper() == name[:1] and names_organisation(name) and len(name.split()) <= 14
    )


def nobody(name: str) -> bool:
    """Whether a name cell says that there was nobody ("vacant", "unknown")."""
    return bool(_NOBODY.fullmatch(name))


def _cased(word: str) -> bool:
    """Whether the script of a word knows capitals at all."""
    return word[:1].lower() != word[:1].upper()
