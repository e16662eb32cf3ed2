"""The tables of words beside this module (`*.toml`), as the grammar uses them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Literal

Effect = Literal["plain", "since", "until", "before", "after", "near"]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("factio.dates").joinpath(name).read_text(encoding="utf-8"))


def _by_word(groups: Iterable[tuple[Any, Iterable[str]]]) -> dict[str, Any]:
    return {word: meaning for meaning, words in groups for word in words}


_calendar = _table("calendar.toml")
_neighbours = _table("neighbours.toml")
_leads = _table("prepositions.toml")

MONTHS: dict[str, int] = _by_word(enumerate(_calendar["months"], 1))
CAPITAL_MONTHS: frozenset[str] = frozenset(_calendar["capital_months"])
NAMELIKE_MONTHS: frozenset[str] = frozenset(_calendar["namelike_months"])
SEASONS: dict[str, int] = _calendar["seasons"]
WEEKDAYS: dict[str, int] = {word: number for number, word in enumerate(_calendar["weekdays"])}
HOLIDAYS: dict[str, tuple[int, int]] = _by_word(
    ((entry["month"], entry["day"]), entry["words"]) for entry in _calendar["holiday"]
)
DECADES: dict[str, int] = _calendar["decades"]
NUMBERS: dict[str, int] = {w: n for n, w in enumerate(_calendar["numbers"], 1)} | _calendar["numbers_more"]
ORDINALS: dict[str, int] = {w: n for n, w in enumerate(_calendar["ordinals"], 1)} | _calendar["ordinals_more"]
ORDINAL_ENDINGS: frozenset[str] = frozenset(_calendar["ordinal_endings"])
UNITS: dict[str, str] = _by_word(_calendar["units"].items())
# First and last month of a year, year of a decade, year of a century that a part covers.
PARTS: dict[str, tuple[list[int], list[int], list[int]]] = {
    part: (entry["months"], entry["of_ten"], entry["of_hundred"])
    for part, entry in _calendar["parts"].items()
}
PART_WORDS: dict[str, str] = _by_word((part, entry["words"]) for part, entry in _calendar["parts"].items())
DOUBT: dict[str, str] = _by_word(_calendar["doubt"].items())
FILLERS: tuple[str, ...] = tuple(_calendar["fillers"])
PRESENT_WORDS: tuple[str, ...] = tuple(_calendar["present"])
ONWARDS: tuple[str, ...] = tuple(_calendar["onwards"])
SPAN_LINKS: tuple[str, ...] = tuple(_calendar["span_links"])
BEFORE_CHRIST: frozenset[str] = frozenset(_calendar["before_christ"])
AFTER_CHRIST: frozenset[str] = frozenset(_calendar["after_christ"])
DASHES = frozenset("-–—‐‑‒−―")
APOSTROPHES = frozenset("'’‘ʼ`´")

DETERMINERS: frozenset[str] = frozenset(_neighbours["determiners"])
FUNCTION_WORDS: frozenset[str] = frozenset(_neighbours["function_words"])
EVENT_NOUNS: frozenset[str] = frozenset(_neighbours["event_nouns"])
MEASURES: frozenset[str] = frozenset(_neighbours["measures"])
PEOPLE: frozenset[str] = frozenset(_neighbours["people"])
NUMBER_SIGNS: frozenset[str] = frozenset(_neighbours["number_signs"])
QUANTIFIERS: frozenset[str] = frozenset(_neighbours["quantifiers"])
COUNTED_THINGS: frozenset[str] = frozenset(_neighbours["counted_things"])
CURRENCIES: frozenset[str] = frozenset(_neighbours["currencies"])

# Wordings that lead a date in, and whole phrases that lean on one: normalised name and effect.
PREPOSITIONS: dict[str, tuple[str, Effect]] = _by_word(
    ((entry["name"], entry["effect"]), entry["words"]) for entry in _leads["preposition"]
)
FIXED: dict[str, tuple[str, Effect]] = _by_word(
    ((entry["name"], entry["effect"]), entry["words"]) for entry in _leads["fixed"]
)
# What a relative date leans on ("text", "reference", "either") and how many units it goes.
STEPS: dict[str, tuple[str, int]] = _by_word(
    ((entry["base"], entry["amount"]), entry["words"]) for entry in _leads["step"]
)
STEPS_BEHIND: dict[str, int] = _by_word((entry["amount"], entry["words"]) for entry in _leads["step_behind"])
WAYS: dict[str, tuple[str, int]] = _by_word(
    ((entry["base"], entry["amount"]), entry["words"]) for entry in _leads["way"]
)
NEAR_DAYS: dict[str, int] = _by_word((entry["amount"], entry["words"]) for entry in _leads["near_day"])
