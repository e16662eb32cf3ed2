"""Rows of figures to claims: results of elections, and who led and governed by the same row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factio.model import Claim, RoleValue, Why
from factio.reading.cast import Cast
from factio.reading.entries import entry, is_person
from factio.reading.tables.lexicon import lexicon, normal
from factio.reading.tables.making import Maker
from factio.reading.tables.numbers import change, empty, ranks, seats, share, whole
from factio.reading.tables.rows import Row
from factio.reading.tables.setting import (
    Setting,
    cell_date,
    contest_name,
    is_contest,
    one_seat,
    split_place,
    year,
)
from factio.reading.tables.ties import Ties
from factio.reading.topics import names_organisation, office

_FIGURES = ("votes", "share", "seats", "candidates", "outcome")
_SUM = re.compile(r"\s+\+\s+")
_SIDES = re.compile(r"\s*(?:[–—+/,&]|(?<=\w)-(?=\w)|\band\b)\s*")
_OLDER = ("hold", "gain", "swing", "majority", "turnout")


def read_results(
    rows: Sequence[Row], around: Setting, make: Maker, cast: Cast, single: bool
) -> Iterator[Claim]:
    """Claims of all rows of a table of results; `single` when the table is of one seat with one winner."""
    first = True
    for row in rows:
        yield from _row(row, around, make, cast, single, first)
        first = False


def _row(row: Row, around: Setting, make: Maker, cast: Cast, single: bool, first: bool) -> Iterator[Claim]:
    date, contest, place = _when_and_where(row, around, cast)
    party, alone = _party(row, cast)
    rounds = sorted({number for role, number in row.cells if role in _FIGURES}) or [0]
    told = False
    for number in rounds:
        figures = _figures(row, number)
        last = number == rounds[-1] or not any(
            _figures(row, later) for later in rounds[rounds.index(number) + 1 :]
        )
        outcome = _outcome(row, number, contest, last, single, first, bool(figures))
        if not (figures or outcome) or not party:
            continue
        told = True
        roles: dict[str, RoleValue] = {"organisation": party}
        if contest:
            roles["contest"] = contest if number != 2 or not figures else f"{contest} (second round)"
        if place:
            roles["place"] = place
        roles |= figures
        if outcome:
            roles["outcome"] = outcome
        yield make.claim(
            "election",
            roles,
            row.quote(
                "when",
                "contest",
                "organisation",
                "candidate",
                "place",
                *figures,
                "outcome",
                "rank" if outcome else "",
            ),
            date,
            frame="table results",
            why=_why(row, around, date),
        )
    if not told:
        return
    short = re.search(r"\(([A-ZÀ-Þ][\w&.+-]{1,9})\)", row.text("organisation"))
    if short and sum(map(str.isupper, short[1])) > 1 and party != short[1] and not party.startswith("<"):
        naming: dict[str, RoleValue] = {"organisation": party, "name": short[1], "sort": "abbreviation"}
        yield make.claim("name", naming, row.quote("organisation"), frame="abbreviation in a table")
    yield from Ties(row, party, make, cast, date[:4] if date else None).claims()
    if alone:
        return
    yield from _leaders(row, party, date, make, cast)
    yield from _government(row, party, date, make, cast)


def _when_and_where(row: Row, around: Setting, cast: Cast) -> tuple[str | None, str, str]:
    """Date, contest and place of a row: its own cells before what stands around the table."""
    when, named = row.text("when"), row.text("contest") or row.text("office")
    date = cell_date(when) or cell_date(named) or (year(row.above) if row.above else None) or around.date
    contest = ""
    for words in (named, when):
        bare = re.sub(r"\s*\((?:as|with|in)\b[^)]*\)", "", words)
        if (
            bare
            and re.search(r"[^\W\d]{4}", bare)
            and (is_contest(bare) or words == named)
            and not _only_date(bare)
        ):
            contest = bare
            break
    place = row.text("place")
    if row.above and not place and cast.type_of(contest_name(row.above)) == "place":
        place = contest_name(row.above)
    elif row.above and not contest:
        contest = contest_name(row.above)
    if not contest:
        contest = around.contest
    if not place:
        contest, place = split_place(contest)
    return date, contest, place or around.place


def _only_date(words: str) -> bool:
    return bool(
        re.fullmatch(
            r"[\W\d]*(?:(?:january|february|march|april|may|june|july|august|september|october|november|december|"
            r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|early|snap)\b[\W\d]*)*",
            words.casefold(),
        )
    )


def _party(row: Row, cast: Cast) -> tuple[str, bool]:
    """Whose result a row is, and whether it is that of a person who stands alone; "" for nobody's."""
    words = row.text("organisation")
    person = entry(row.text("candidate") or row.text("person")).name
    if words and normal(words) not in lexicon().alone:
        bare = re.sub(r"\s*\((?:as|in|with|part of)\b[^)]*\)", "", words)
        parts = _SUM.split(re.sub(r"\s*\([^)]*\)\s*$", "", bare).strip())
        if len(parts) > 1:
            return f"<{' and '.join(map(cast.full, parts))} together>", False
        name = bare.strip(" ,;:*")
        if not re.search(r"[^\W\d]", name):
            return "", True
        full = cast.full(name)
        if full == name:
            full = cast.full(re.sub(r"\s*\([^)]*\)\s*$", "", name).strip())
        return full, False
    if ("organisation", 0) in row.cells or words:
        known = person and is_person(person, cast)
        return (cast.full(person), True) if known else ("", True)
    if cast.subject_type == "person":
        return cast.subject, True
    if cast.subject_type == "organisation":
        return cast.subject, False
    return "", True


def _figures(row: Row, number: int) -> dict[str, RoleValue]:
    """The figures of one round of one row, as the codebook writes them."""
    found: dict[str, RoleValue] = {}
    votes, part, won = row.text("votes", number), row.text("share", number), row.text("seats", number)
    if votes and (value := whole(votes if not re.match(r"^\d+[.,]\d+\s*%$", votes) else "")):
        found["votes"] = value
    if value := share(part) if part else share(votes, signed=True):
        found["share"] = value
    if "share" in found and "votes" not in found and (bracket := re.search(r"\(([\d., ]{4,})\)", part)):
        found["votes"] = whole(bracket[1]) or ""
    if won and (held := seats(won)):
        found["seats"] = held[0]
        total = held[1] or whole(row.text("of_seats", number))
        if total and int(total) >= int(held[0]):
            found["of_seats"] = total
        if value := change(" ".join(re.findall(r"\(([^)]*)\)", won))):
            found["change"] = value
    if (gained := row.text("change", number)) and (value := change(gained)):
        found["change"] = value
    elif ("change", number) in row.cells and re.search(
        r"^[±=]?\s*0$|steady", row.cells["change", number].text, re.I
    ):
        found["change"] = "0"
    if stood := whole(row.text("candidates", number)):
        found["candidates"] = stood
    if set(found) == {"change"}:
        return {}
    return found


def _outcome(
    row: Row, number: int, contest: str, last: bool, single: bool, first: bool, figures: bool
) -> str:
    """Won or lost: told by a word, or by the place in a contest for one seat."""
    words = normal(row.text("outcome", number) or (row.text("outcome") if last else ""))
    told = lexicon().outcomes.get(words) or lexicon().outcomes.get(
        re.split(r"[\s,(;]+", words)[0] if words else ""
    )
    if words.startswith("not "):
        told = "lost"
    if told:
        return told
    place = ranks(row.text("rank", number) or row.text("rank") if number < 2 else row.text("rank", 2))
    place = place or ranks(words)
    if single and figures:
        return "won" if first and (place or 1) == 1 else "lost"
    if place and (figures or words) and one_seat(contest):
        if place == 1:
            return "won" if last and number != 1 else ""
        return "lost" if last or place > 2 else ""
    return ""


def _leaders(row: Row, party: str, date: str | None, make: Maker, cast: Cast) -> Iterator[Claim]:
    words = row.text("leader")
    if "leader" in row.inherited or not words or party.startswith("<"):
        return
    label = office(row.labels.get("leader", "")) or "leader"
    for part in re.split(r"\s*(?:,|;|/|&|\band\b|\n)\s*", words):
        name = entry(part).name
        if is_person(name, cast, holds_office=True):
            roles: dict[str, RoleValue] = {"person": cast.full(name), "organisation": party, "office": label}
            why = (
                Why("tables", f'the column "{row.labels.get("leader", "")}" names who led at the election'),
            )
            yield make.claim(
                "leadership",
                roles,
                row.quote("when", "contest", "leader"),
                date,
                "holds",
                frame="table leader",
                why=why,
            )


def _government(row: Row, party: str, date: str | None, make: Maker, cast: Cast) -> Iterator[Claim]:
    """The column on the government: a word for in or out, or the names of those who govern."""
    words = row.text("government")
    if not words or (date is None and not words):
        return
    bare = normal(re.sub(r"\([^)]*\)", " ", words))
    parts: tuple[str, ...] = ()
    first = re.split(r"\s*(?:,|;|/|\bto\b|until|\bthen\b|→)\s*", bare)[0].strip()
    if bare in lexicon().outside or first in lexicon().outside:
        return
    if bare in lexicon().inside or first in lexicon().inside:
        parts = (party,)
    else:
        named = [cast.full(part) for part in _SIDES.split(words) if part]
        named = [party if _short_for(part, party) else part for part in named]
        if party in named:
            parts = tuple(dict.fromkeys(named))
    for one in parts:
        why = (Why("tables", f'the column "{row.labels.get("government", "")}" says "{words}"'),)
        yield make.claim(
            "government",
            {"organisation": one},
            row.quote("when", "contest", "organisation", "government"),
            date,
            "holds",
            frame="table government",
            why=why,
        )


def _short_for(words: str, name: str) -> bool:
    """Whether `words` are the initials of `name`, or `name` without a word like "Party"."""
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    rest = [word for word in re.findall(r"[\w'’-]+", name) if not names_organisation(word)]
    return words.casefold() == initials.casefold() or words.casefold() == " ".join(rest).casefold()


def _why(row: Row, around: Setting, date: str | None) -> tuple[Why, ...]:
    columns = ", ".join(f"{role}: {label}" for role, label in row.labels.items() if label and row.text(role))
    told = [Why("tables", f"columns {columns}" if columns else "columns told by the shape of their values")]
    if date and date == around.date and not (row.text("when") or row.text("contest")):
        told.append(Why("date", "of the caption, heading or line over the table"))
    return tuple(told)


def one_winner(tail: str) -> bool:
    """Whether the closing lines of a table ("Majority", "Labour hold") show a contest for one seat."""
    words = set(re.findall(r"[a-z]+", tail.casefold()))
    return "majority" in words and bool(words & set(_OLDER)) and not empty(tail)
