"""Where a run of capitals holds two names side by side, and must be parted."""

from __future__ import annotations

import re

from factio.reading.mentions.joining import ends_in_head
from factio.reading.mentions.lexicon import Lexicon, is_label
from factio.reading.mentions.personal import looks_like_a_person
from factio.reading.mentions.words import Word

_SEATS = frozenset({"MP", "MPs", "MLA", "MLAs", "MEP", "MEPs", "MLC", "TD", "MSP", "AM"})

GIVEN = frozenset({"sri", "shri"})
"""Titles that before a single name are a part of it."""
_MAY_NAME = frozenset({"general", "major"})
"""Titles that before a head noun are none: "General Union of Sailors"."""


_TITLES = frozenset(
    "congressman congresswoman ayatollah hojatoleslam maulana pandit mullah dr sir prof professor mr".split()
)
"""Titles at which another name begins."""
_OF_SEVERAL = re.compile(
    r" (?:governments?|coalitions?|cabinet|ministry|administration|pact|alliance|merger|agreement|"
    r"accord|list|ticket|talks|majority|partnership|split|conflict|rivalry|relations|dispute|front|bloc)\b"
)


_INITIALS = re.compile(r"([A-Z]{2,6})[-–/]([A-Z]{2,6})$")
_OF_AN_ABBREVIATION = re.compile(r"[A-Z]{2,6}(?=-[a-z]+$)")


def parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parties that a dash joins: "the Left–Greens coalition", "the ABC-DEF split"; the party alone where
    it only stands before a noun ("ABC-ministers")."""
    both = _INITIALS.fullmatch(text, start, end)
    if both and _OF_SEVERAL.match(text, end):
        return [both.span(1), both.span(2)]
    alone = _OF_AN_ABBREVIATION.match(text, start, end)
    if alone:
        return [alone.span()]
    dash = text.find("–", start, end)
    whole = dash < 0 or text.find("–", dash + 1, end) >= 0 or not _OF_SEVERAL.match(text, end)
    if whole or not text[dash + 1].isupper() or not text[dash - 1].isalnum():
        return [(start, end)]
    return [(start, dash), (dash + 1, end)]


def breaks(run: list[Word], right: list[Word], lex: Lexicon) -> bool:
    """Two names side by side: "Prime Minister Smith", "President of Peru Smith"."""
    low, word = [w.text.lower() for w in run], right[0]
    if word.text in _SEATS:
        return True
    if f"{low[-1]} {word.text.lower()}" in lex.countries:
        return False
    if low[-1] in lex.office_heads and word.text.lower() not in lex.organisation_heads | {
        k: "" for k in lex.office_heads
    }:
        return True
    if word.text.lower() in _TITLES and len(right) > 1:
        return True
    if _says_whose(run, right, lex) or _is_a_part(run, right, lex):
        return True
    titled = len(run) == 1 and low[0] in lex.person_titles - GIVEN and low[0] not in lex.organisation_heads
    return titled and not (low[0] in _MAY_NAME and ends_in_head(right, lex))


def _says_whose(run: list[Word], right: list[Word], lex: Lexicon) -> bool:
    """Whether the run only says of what land or party the person named after it is ("the Dane Bo Berg",
    "Progressive Conservative Ann Smith"), or of what land a body is ("Irish ABC")."""
    lands = all(w.text.lower() in lex.demonyms or _PEOPLE.search(w.text) for w in run)
    if lands or all(w.text.lower() in lex.demonyms or is_label(w.text) for w in run):
        if is_person(right) or (lands and looks_like_a_person(right, lex)):
            return True
    elif len(run) > 1 and _ends_a_name(run[-1], lex) and ends_in_head(right, lex) is None:
        return is_person(right) or (_is_organ(run[-1], lex) and looks_like_a_person(right, lex))
    short = len(right) == 1 and right[0].text.isupper() and 2 <= len(right[0].text) <= 7
    return short and len(run) == 1 and run[0].text.lower() in lex.demonyms and not run[0].text.isupper()


_PEOPLE = re.compile(
    r"^(?:(?:English|French|Irish|Welsh|Scots|Dutch)(?:wo)?m[ae]n|[A-Z][a-z]+(?:[^aeiou]ist|crat))$"
)


def _is_organ(word: Word, lex: Lexicon) -> bool:
    low = word.text.lower()
    return lex.organisation_heads.get(low) in {"committee", "government"} or low in lex.place_heads


def _ends_a_name(word: Word, lex: Lexicon) -> bool:
    low = word.text.lower()
    return low in lex.organisation_heads or low in lex.place_heads


def is_person(run: list[Word]) -> bool:
    """Whether a run is a person's full name for the parser."""
    return len(run) > 1 and all(word.label == "PERSON" for word in run)


_OF_ALL = frozenset({"un", "eu", "oau", "au"})
_HOUSES = frozenset("reichstag bundestag landtag senate parliament duma rada sejm diet".split())


def _is_a_part(run: list[Word], right: list[Word], lex: Lexicon) -> bool:
    """Whether a body's own committee or its men in a house follow its initials: "TUC General Council"."""
    short = run[0].text
    if (
        len(run) > 1
        or not short.isupper()
        or len(short) < 2
        or short.lower() in _OF_ALL | lex.countries.keys()
    ):
        return False
    last = right[-1].text.lower()
    return right[0].text.lower() in _HOUSES or (
        lex.organisation_heads.get(last) == "committee" and not right[0].text.isupper()
    )
