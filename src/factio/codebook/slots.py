"""The small languages inside codebook entries: slots of frames, placeholders of patterns, keys of fields."""

from __future__ import annotations

import re

from factio.codebook.entries import Placeholder, Slot
from factio.codebook.trouble import Place

TYPES_WORDS = """
    organisation person place contest publication group date number text office
    alliance union party army club
"""  # the second line: sorts of organisation
TYPES = frozenset(TYPES_WORDS.split())
GRAMMATICAL_WORDS = """
    subject object indirect complement possessive apposition compound head topic self body result adverb
    clause elector post held realm state led belonged part whole members
    companions banner gathering
"""
GRAMMATICAL = frozenset(GRAMMATICAL_WORDS.split())
PREPOSITIONS_WORDS = """
    about above across after against along alongside amid among amongst around as at away because before
    behind below beneath beside besides between beyond by despite down due during except for from in
    inside instead into like near of off on onto out outside over past per prior since than through
    throughout till to together toward towards under underneath until unto up upon versus via with
    within without following including concerning regarding
"""
PREPOSITIONS = frozenset(PREPOSITIONS_WORDS.split())
PLACEHOLDER = re.compile(r"\{(\w*):([\w|]+)(\*?)\}")


def slot(text: object, place: Place) -> Slot:
    """Parse `"in at: place|organisation ? *"`; raises CodebookError at `place`."""
    if not isinstance(text, str):
        raise place.error(f'a slot is wanted, such as "subject: person ?", got {text!r}')
    places, colon, rest = text.partition(":")
    words = rest.replace("?", " ? ").replace("*", " * ").split() if colon else []
    names = tuple(places.split()) if colon else tuple(places.replace("?", " ").replace("*", " ").split())
    marks = {w for w in words if w in ("?", "*")} if colon else {c for c in text if c in "?*"}
    types = tuple("".join(w for w in words if w not in marks).split("|")) if set(words) - marks else ()
    if not names:
        raise place.error(f'no slot is named in "{text}"')
    for name in names:
        if name not in GRAMMATICAL and name.split("_")[0] not in PREPOSITIONS:
            raise place.error(
                f'"{name}" is no slot; slots are {", ".join(sorted(GRAMMATICAL))} and prepositions'
            )
    check_types(types, place)
    return Slot(names, types, optional="?" in marks, all="*" in marks)


def check_types(types: tuple[str, ...], place: Place) -> None:
    """Raises CodebookError at `place` for the first of `types` that is none."""
    for name in types:
        if name not in TYPES:
            raise place.error(f'"{name}" is no type; types are {", ".join(sorted(TYPES))}')


def placeholders(match: str, place: Place) -> tuple[Placeholder, ...]:
    """The placeholders of a pattern in order; raises CodebookError where it is no regular expression."""
    found = []
    for role, types, _ in PLACEHOLDER.findall(match):
        found.append(Placeholder(role, tuple(types.split("|"))))
        check_types(found[-1].types, place)
    try:
        re.compile(PLACEHOLDER.sub("(?:X)", match))
    except re.error as error:
        raise place.error(f"no regular expression: {error}") from error
    return tuple(found)


def field_key(key: str) -> tuple[str, str]:
    """An infobox key as field rules write it, and its number.

    Lower case, blanks for "_", "-" and "/", no apostrophes and colons, no digits at the end of a word:
    "leader1_title" and "Leader Title 1" both give ("leader title", "1").
    """
    words = re.sub(r"[_\-–/\s]+", " ", re.sub(r"['’‘`:]", "", key)).strip().lower()
    number = "".join(re.findall(r"(\d+)(?= |$)", words))
    return re.sub(r" +", " ", re.sub(r"\d+(?= |$)", "", words)).strip(), number
