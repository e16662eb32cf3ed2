"""The word lists of the mentions pass: head nouns, offices, demonyms. The language's own; no names."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec


def table(name: str) -> dict[str, Any]:
    """A word list of this room, as its TOML file holds it."""
    return tomllib.loads((files("factio.reading.mentions") / name).read_text(encoding="utf-8"))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Lexicon(msgspec.Struct, frozen=True):
    """`organisation_heads` maps a lower-case head noun to its sort; `anaphors` a common noun to the
    sorts that it may take up; `naming` words of which bodies are named and no person is; `countries`
    lower-case demonyms and country names to the country."""

    organisation_heads: dict[str, str]
    anaphors: dict[str, frozenset[str]]
    naming: frozenset[str]
    place_heads: frozenset[str]
    place_before: frozenset[str]
    person_titles: frozenset[str]
    person_particles: frozenset[str]
    person_nouns: frozenset[str]
    contest_heads: frozenset[str]
    contest_before: frozenset[str]
    demonyms: dict[str, str]
    countries: dict[str, str]
    languages: frozenset[str]
    office_heads: frozenset[str]
    office_before: frozenset[str]
    office_abstract: dict[str, str]
    bodies: frozenset[str]
    body_before: frozenset[str]
    portfolios: frozenset[str]
    public_offices: frozenset[str]
    starters: frozenset[str]
    ideologies: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lists, loaded once."""
    organisations, offices = table("organisations.toml"), table("offices.toml")
    places, persons, contests = table("places.toml"), table("persons.toml"), table("contests.toml")
    labels = table("labels.toml")
    demonyms = {
        word.replace("-", " ").lower(): country
        for country, words in table("demonyms.toml")["countries"].items()
        for word in words.split()
    }
    return Lexicon(
        organisation_heads={w: sort for sort, ws in organisations["heads"].items() for w in ws.split()},
        anaphors={noun: frozenset(sorts) for noun, sorts in organisations["anaphors"].items()},
        naming=_words(organisations["words"]["naming"]),
        place_heads=_words(places["heads"]),
        place_before=_words(places["before"]),
        person_titles=_words(persons["titles"]),
        person_particles=_words(persons["particles"]),
        person_nouns=_words(persons["nouns"]),
        contest_heads=_words(contests["heads"]),
        contest_before=_words(contests["before"]),
        demonyms=demonyms,
        countries=_countries(),
        languages=_languages() - demonyms.keys() - _countries().keys(),
        office_heads=_words(offices["heads"]),
        office_before=_words(offices["words"]["before"]),
        office_abstract=dict(offices["abstract"]),
        bodies=frozenset(offices["words"]["bodies"]),
        body_before=_words(offices["words"]["body_before"]),
        portfolios=_words(offices["words"]["portfolios"]),
        public_offices=_words(offices["words"]["public"]),
        starters=_words(labels["starters"]),
        ideologies=_dashed(_words(labels["ideologies"]) | _words(labels["positions"])),
    )


def _dashed(words: frozenset[str]) -> frozenset[str]:
    """The words, and those with a hyphen also with the dash that stands for it in print."""
    return words | {word.replace("-", "–") for word in words}


def is_label(word: str) -> bool:
    """Whether a word is a label of ideology or position, with or without a prefix ("left-socialist",
    "antimilitarist", "ecosocialist")."""
    low, labels = word.lower().replace("–", "-"), lexicon().ideologies
    bare = _PREFIX.sub("", low)
    return low in labels or (bare != low and len(bare) > 4 and bare in labels and bare not in _NO_LABELS)


_PREFIX = re.compile(
    r"^(?:left|right|neo|post|crypto|ultra|pan|eco|anti|proto|semi|quasi|social|anarcho|pro|non|arch|radical"
    r"|revolutionary|national|christian|islamo|euro)-?"
)
_NO_LABELS = frozenset("green catholic protestant christian social moderate centre center".split())


def _languages() -> frozenset[str]:
    """Lower-case names of languages that are one word, from CLDR."""
    from babel import Locale

    names = (str(name).lower() for name in Locale("en").languages.values())
    return frozenset(name for name in names if name.isalpha())


def _countries() -> dict[str, str]:
    """Lower-case names of countries and territories, from CLDR and from the demonyms' own table."""
    from babel import Locale

    names = {str(name) for code, name in Locale("en").territories.items() if len(code) == 2}
    names |= set(table("demonyms.toml")["countries"])
    names |= {
        "United States of America",
        "USSR",
        "US",
        "USA",
        "UK",
        "UAE",
        "DRC",
        "GDR",
        "Great Britain",
        "Britain",
    }
    return {name.lower(): name for name in names}
