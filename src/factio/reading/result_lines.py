"""Results of elections told in a list line: "2009: 1,234 votes (2.3%), 3 seats"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factio.dates import find
from factio.model import Block, Claim, Document, RoleValue, Span, Why
from factio.reading.cast import Cast
from factio.reading.entries import entry, is_organisation
from factio.reading.tables.making import Maker
from factio.reading.tables.numbers import digits
from factio.reading.tables.setting import contest_name, is_contest, one_seat, split_place, year
from factio.reading.topics import Topic

_NUMBER = r"\d{1,3}(?:[., ]\d{3})+|\d+"
_VOTES = re.compile(rf"(?<![\d.,])({_NUMBER})\s*(?:votes?\b|voix\b|stimmen\b|votos\b|voti\b)", re.IGNORECASE)
_SHARE = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:%|per ?cent\b|percent\b)", re.IGNORECASE)
_SEATS = re.compile(
    rf"(?<![\d.,])({_NUMBER})\s*(?:(?:/|of|out of)\s*({_NUMBER})\s*)?"
    r"(?:seats?|mps?|meps?|mlas?|deput(?:y|ies)|councill?ors?|senators?|representatives?|mandates?|sitze?|sièges?|escaños?|seggi)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?P<lead>[^:;]{4,80}?)\s*(?::|\s[–—-]\s|,\s(?=\d)|\s\((?=\d))")
_WON = re.compile(r"^(?:won|elected|re-elected)\b|[,:;–—(]\s*(?:won|elected|re-elected)\b", re.IGNORECASE)
_LOST = re.compile(r"(?:^|[,:;–—(]\s*)(?:lost|not elected|defeated|unsuccessful)\b", re.IGNORECASE)


def read_result(
    block: Block, words: str, span: Span, over: Topic | None, document: Document, make: Maker, cast: Cast
) -> Iterator[Claim]:
    """The result that one item tells, when it has a date, a figure, and nothing of a sentence."""
    figures = _figures(words)
    lead = _LEAD.match(words)
    dates = [one for one in find(words) if one.value and not one.relative]
    headings = document.heading_path(block.section)
    date = dates[0].value if dates else next((y for h in reversed(headings) if (y := year(h))), None)
    if not lead or not figures or (over is None and not (dates and is_contest(lead["lead"]))):
        return
    if over is None and len(words.split()) > 14:
        return
    head = entry(lead["lead"])
    name = cast.full(head.name)
    organisation = cast.subject
    contest = ""
    if is_contest(lead["lead"]):
        contest = lead["lead"].strip()
    elif is_organisation(name, cast) and name != cast.subject:
        organisation = name
    elif not dates or dates[0].start >= lead.end():
        return
    if organisation == cast.subject and cast.subject_type == "person":
        parts = (cast.full(part.strip()) for part in re.split(r"[,;:–—()]", words[lead.end("lead") :]))
        organisation = next((part for part in parts if part and is_organisation(part, cast)), organisation)
    contest, place = split_place(contest)
    if not contest:
        contest = next(
            (named for h in reversed(headings) if (named := contest_name(h)) and is_contest(named)), ""
        )
    roles: dict[str, RoleValue] = {
        "organisation": organisation,
        "contest": contest,
        "place": place,
        **figures,
    }
    if (one_seat(contest) or cast.subject_type == "person") and (
        won := _WON.search(words) or _LOST.search(words)
    ):
        roles["outcome"] = "won" if won.re is _WON else "lost"
    why = (Why("lists", "a line of figures of one contest"),)
    yield make.claim("election", roles, span, date, frame="result in a list", why=why)


def _figures(words: str) -> dict[str, RoleValue]:
    found: dict[str, RoleValue] = {}
    if votes := _VOTES.search(words):
        found["votes"] = digits(votes[1])
    if share := _SHARE.search(words):
        found["share"] = share[1].replace(",", ".")
    if seats := _SEATS.search(words):
        found["seats"] = digits(seats[1])
        if seats[2]:
            found["of_seats"] = digits(seats[2])
    return found
