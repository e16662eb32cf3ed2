"""How a name goes on over "of", "and", "for", a comma: what joins two runs of words into one name."""

from __future__ import annotations

import re

from factio.reading.mentions.lexicon import Lexicon, lexicon
from factio.reading.mentions.personal import names_a_person
from factio.reading.mentions.words import RUNS, Word

_ENGLISH = frozenset({"of", "for"})


def after_the(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].lower().endswith("the ")


def ends_in_head(run: list[Word], lex: Lexicon) -> str | None:
    for word in reversed(run):
        low = word.text.lower().rstrip("'’").removesuffix("'s")
        if low in lex.organisation_heads:
            return lex.organisation_heads[low]
    return None


def over_connector(words: list[Word], first: int, stop: int, text: str, lex: Lexicon) -> int | None:
    run = words[first : stop + 1]
    place = stop + 1
    connectors: list[str] = []
    while place < len(words) and len(connectors) < 3 and not words[place].capital:
        low = words[place].text.lower()
        links = _ENGLISH | RUNS["foreign"] | {"the", "and", "&", "in", "on", "to", "against", "with"}
        if low not in links and not (low in {"a", "an"} and connectors == ["for"]):
            return None
        if text[words[place - 1].end : words[place].start] != " ":
            return None
        connectors.append(low)
        place += 1
    if place >= len(words) or not connectors or not words[place].capital:
        return None
    if text[words[place - 1].end : words[place].start] != " ":
        return None
    right = plain_run(words, place, text)
    if connectors[0] == "for" and right == place and _ABBREVIATION.fullmatch(words[place].text):
        return None  # for whom somebody sits or stands: "the National Assembly for the ABC"
    if connectors == ["and"] and _closes_a_row(text, run[0].start, words[right].end, lex):
        return None
    if _joins(run, connectors, words[place : right + 1], lex, after_the(text, run[0].start)):
        return place
    return None


_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9./-]{1,8}")
_ITEM = re.compile(r"([\w'’-]+)(?: \([^)]*\))?, (?:the )?$")


def _closes_a_row(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether the "and" before `end` joins the last of several bodies: "the AB, the League of C and D"."""
    before = _ITEM.search(text[:start])
    if before is None or re.match(r",? (?:and|&) ", text[end:]):
        return False
    word = before.group(1)
    return (len(word) > 1 and sum(c.isupper() for c in word) * 2 >= len(word)) or (
        word[0].isupper() and word.lower() in lex.organisation_heads and word.lower() not in lex.countries
    )


def plain_run(words: list[Word], start: int, text: str) -> int:
    stop = start
    while (
        stop + 1 < len(words)
        and words[stop + 1].capital
        and text[words[stop].end : words[stop + 1].start] in {" ", "-", "–"}
    ):
        stop += 1
    return stop


def _joins(run: list[Word], connectors: list[str], right: list[Word], lex: Lexicon, the: bool) -> bool:
    head = ends_in_head(run, lex)
    low = [w.text.lower() for w in run]
    first = connectors[0]
    if low[-1] in lex.office_heads and head != "association":
        return False
    if first in {"of", "for"} and connectors[1:] in ([], ["the"], ["a"], ["an"]):
        if run[-1].text.isupper() and len(run) == 1:
            return False
        of_one = connectors == ["of"] and low[-1] not in lex.place_heads and (head is not None or the)
        if of_one and names_a_person(right, lex):
            return False
        if connectors == ["of", "the"] and _is_organ_of(run, right, lex):
            return False
        last = right[-1].text.lower()
        if (
            first == "for"
            and last != "unions"
            and lex.organisation_heads.get(last) in {"party", "union", "league"}
        ):
            return False
        if (
            the
            and first == "of"
            and len(run) <= 2
            and low[-1] not in lex.demonyms
            and low[-1] not in lex.countries
        ):
            return True
        named = (
            len(run) == 1 and low[0] in lex.naming and all(w.text.lower() in lex.naming for w in right[:1])
        )
        return head is not None or low[-1] in lex.place_heads or named
    if first in {"and", "&"}:
        return len(connectors) == 1 and _joins_by_and(run, right, lex, first)
    if first == "on" and len(connectors) == 1:
        return low[-1] in _TASKED
    if first in {"in", "on", "to", "against", "with", "the"}:
        return False
    if set(connectors) <= RUNS["foreign"] | {"the", "for", "of"}:
        return first in RUNS["foreign"]
    return False


_ORGANS = frozenset(
    "congress conference convention plenum committee bureau council secretariat politburo presidium".split()
)


def _is_organ_of(run: list[Word], right: list[Word], lex: Lexicon) -> bool:
    """Whether a run is an organ or a meeting of the body named after it: "the Board of the Unity Party"."""
    if len(run) < 2 or run[-1].text.lower() not in _ORGANS:
        return False
    last = right[-1].text
    sort = lex.organisation_heads.get(last.lower())
    return (last.isupper() and len(last) > 1) or sort in {"party", "league", "front", "movement", "alliance"}


def _is_whole(after: list[Word], right: list[Word], lex: Lexicon) -> bool:
    """Whether what stands behind "of" is one land or one person, and another name follows "and"."""
    low = " ".join(w.text.lower() for w in after)
    first = " ".join(w.text.lower() for w in right[:2])
    lands = low in lex.countries and first not in lex.countries and right[0].text.lower() not in lex.countries
    return lands or (is_known(after) and len(right) > 1)


def is_known(run: list[Word]) -> bool:
    """Whether the parser takes a run for a person, or the document has somebody of that surname."""
    return all(w.label == "PERSON" for w in run) or (len(run) < 3 and run[-1].surname)


def _joins_by_and(run: list[Word], right: list[Word], lex: Lexicon, connector: str = "and") -> bool:
    """ "Workers and Peasants Party", "Union for Peace and Progress", not "the Awami League and the Dal"."""
    if len(run) > 2 and run[0].text.lower() == "all" and run[1].text.lower() in lex.countries:
        run = run[2:]
    left_head, right_head = ends_in_head(run, lex), ends_in_head(right, lex)
    low = [w.text.lower() for w in run]
    if all(w in lex.countries for w in (" ".join(low), " ".join(w.text.lower() for w in right))):
        return False
    after = _after_of(run)
    if after and _is_whole(after, right, lex):
        return False
    if len(run) <= 4 and connector == "&" and left_head is None:
        return right_head is not None or len(run) == len(right) == 1
    if run[-1].text.lower() in RUNS["owners"] and len(run) <= 2 and right_head not in {None, "party_plural"}:
        return True
    if (
        left_head in _WEAK
        and len(run) == 1
        and len(right) == 2
        and right_head in {"party", "union", "league"}
    ):
        return lex.organisation_heads.get(right[0].text.lower()) is None
    strong = right_head is not None and right_head not in _WEAK
    if after and not strong:
        return (
            len(after) <= 4
            and not any(w.text.isupper() and len(w.text) > 1 for w in right)
            and len(right) <= 3
        )
    if left_head is None and right_head is not None:
        if run[-1].text.isupper() and len(run[-1].text) > 1:
            return False
        return (
            len(run) <= 2
            and right[-1].text.lower() in lex.organisation_heads
            and right[0].text.lower() not in lex.organisation_heads
            and all(w.text.lower() not in lex.countries for w in run)
        )
    return False


_WEAK = frozenset({"alternative", "party_plural", "youth"})
"""Sorts of head nouns that also stand in the complement of another ("Alliance for Unity and Democracy")."""


_TASKED = frozenset("group committee commission council conference board panel bureau department".split())


def _after_of(run: list[Word]) -> list[Word]:
    """The words after the last "of" or "for" that has a head noun before it; else after that noun."""
    lex = lexicon()
    for back in range(len(run) - 1, 0, -1):
        if run[back].text.lower() in _ENGLISH and ends_in_head(run[:back], lex):
            rest = run[back + 1 :]
            return [w for w in rest if w.text.lower() != "the"]
    for back in range(len(run) - 1, -1, -1):
        if lex.organisation_heads.get(run[back].text.lower(), "paper") != "paper":
            return run[back + 1 :]
    return []


def over_list(words: list[Word], first: int, stop: int, text: str, lex: Lexicon) -> int | None:
    """ "Society of Masons, Quarrymen and Allied Trades": a comma inside the complement of a head noun."""
    run = words[first : stop + 1]
    if len(run) == 1 and after_the(text, run[0].start):
        return _over_trades(words, stop, text, lex)
    if not _after_of(run) or not 1 <= len(_after_of(run)) <= 3:
        return None
    place = stop + 1
    if not words[place].capital or plain_run(words, place, text) - place > 2:
        return None
    end = plain_run(words, place, text)
    rest = end + 1
    if rest + 1 < len(words) and words[rest].text in {"and", "&"} and words[rest + 1].capital:
        complement = words[stop + 1 : end + 1]
        if any(
            w.text.lower() in lex.organisation_heads or (w.text.isupper() and len(w.text) > 1)
            for w in complement
        ):
            return None
        if ends_in_head(words[rest + 1 : plain_run(words, rest + 1, text) + 1], lex) not in {
            None,
            "association",
            "youth",
        }:
            return None
        after = words[rest + 1 : plain_run(words, rest + 1, text) + 1]
        told = [" ".join(w.text for w in part).lower() for part in (_after_of(run), complement, after)]
        if told[0] in lex.countries and told[1] not in lex.countries and told[2] not in lex.countries:
            return None
        return end
    return None


_OF_TRADES = frozenset({"union", "association", "federation"})


def _over_trades(words: list[Word], stop: int, text: str, lex: Lexicon) -> int | None:
    """ "the Electrical, Printing and Allied Union": trades in a row before the one head noun of them all."""
    here = stop
    while here + 1 < len(words) and text[words[here].end : words[here + 1].start] in {", ", " "}:
        word, following = words[here], words[here + 1]
        if word.text in {"and", "&"}:
            end = plain_run(words, here + 1, text)
            ends = lex.organisation_heads.get(words[end].text.lower()) in _OF_TRADES
            if end + 1 < len(words) and words[end + 1].text in RUNS["closing"] and not ends:
                ends, end = lex.organisation_heads[words[end + 1].text] in _OF_TRADES, end + 1
            return end if ends else None
        low = word.text.lower()
        if not word.capital or word.text.isupper() or low in lex.organisation_heads or low in lex.countries:
            return None
        if following.text not in {"and", "&"} and text[word.end : following.start] != ", ":
            return None
        here += 1
    return None
