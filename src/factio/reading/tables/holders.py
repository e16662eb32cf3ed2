"""Rows of people and of organisations to claims: offices, memberships, elected members, member parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factio.model import Claim, Phase, RoleValue, Why
from factio.reading.cast import Cast
from factio.reading.entries import Entry, acting, entry, is_organisation, is_person, nobody
from factio.reading.tables.lexicon import lexicon, normal
from factio.reading.tables.making import Maker
from factio.reading.tables.numbers import seats
from factio.reading.tables.rows import Row
from factio.reading.tables.setting import Setting
from factio.reading.terms import Term, point, several
from factio.reading.topics import Topic, office, office_and_body, plain_seat, public_office

_SPLIT = re.compile(r"\s*(?:;|\n|,(?!\s*(?:Jr|Sr)\b)|/|\s&\s|\band\b)\s*")


def term_of(row: Row) -> Term | None:
    """When a row's office or membership was held, from its columns for begin and end, term, or date."""
    begin, end = row.text("from"), row.text("until")
    if begin or end:
        return _between(begin, end)
    for role in ("term", "when"):
        told = several(row.text(role)) if row.text(role) else []
        if told:
            return told[0]
        if row.text(role) and (date := point(row.text(role))):
            return Term(date, "starts")
    return None


def _between(begin: str, end: str) -> Term | None:
    first, last = point(begin) if begin else None, point(end) if end else None
    if first and last and last >= first[: len(last)]:
        return Term(f"{first}/{last}" if first != last else first, "holds")
    if first:
        going = re.search(r"present|incumbent|current|now|to date", end, re.IGNORECASE)
        return Term(f"{first}/..", "holds") if going else Term(first, "starts")
    return Term(last, "ends") if last else None


def read_careers(rows: Sequence[Row], make: Maker, cast: Cast) -> Iterator[Claim]:
    """A person's own table: the party of each spell in a house, the offices held."""
    for row in rows:
        when = term_of(row)
        date, phase = (when.date, when.phase) if when else (None, None)
        party = row.text("organisation")
        if party and normal(party) not in lexicon().alone and when:
            name = cast.full(re.sub(r"\s*\([^)]*\)\s*$", "", party).strip() or party)
            roles: dict[str, RoleValue] = {"person": cast.subject, "organisation": name}
            span = row.quote("contest", "place", "when", "term", "from", "until", "organisation")
            why = (Why("tables", "the party of the row for the time of the row"),)
            yield make.claim(
                "membership", roles, span, date, phase or "holds", frame="table membership", why=why
            )
        told = entry(row.text("office"))
        held = _office_cell(", ".join((told.name, *told.notes)))
        if held:
            held, body = office_and_body(held) if office_and_body(held)[1] else (held, row.text("contest"))
            if told.terms and not when:
                date, phase = told.terms[0].date, told.terms[0].phase
            roles = {"person": cast.subject, "office": held}
            if body:
                roles["organisation"] = cast.full(body)
            span = row.quote("office", "contest", "when", "term", "from", "until")
            why = (Why("tables", "an office of the person the page is about"),)
            yield make.claim(
                "leadership", roles, span, date, phase or "holds", frame="table offices", why=why
            )


def read_holders(rows: Sequence[Row], label: str, make: Maker, cast: Cast) -> Iterator[Claim]:
    """Holders of an office of the subject: the office from its own column, else `label`."""
    for row in rows:
        role = "person" if row.text("person") else "leader"
        words = row.text(role)
        if not words or nobody(words):
            continue
        named = (
            _office_cell(row.text("office"))
            or office(row.labels.get("leader", "") if role == "leader" else "")
            or label
        )
        body = cast.subject
        if public_office(named):
            named, body = office_and_body(named)
        if not named or not body:
            continue
        when = term_of(row)
        for who in _people(words, cast):
            terms = who.terms or ((when,) if when else ())
            for one in terms or (None,):
                roles: dict[str, RoleValue] = {
                    "person": cast.full(who.name),
                    "organisation": cast.full(body),
                    "office": f"acting {named}" if acting(who) else named,
                }
                date, phase = (one.date, one.phase) if one else (None, "holds")
                span = row.quote(role, "office", "when", "term", "from", "until")
                why = (Why("tables", f"holds the office {named} for the time of the row"),)
                yield make.claim(
                    "leadership", roles, span, date, phase, frame="table of office holders", why=why
                )


def read_members(
    rows: Sequence[Row], past: bool, around: Setting, make: Maker, cast: Cast
) -> Iterator[Claim]:
    """People who sit for, or belong to, the subject or the organisation of their row."""
    for row in rows:
        role = "person" if row.text("person") else "candidate"
        for who in _people(row.text(role), cast):
            party = cast.full(re.sub(r"\s*\([^)]*\)\s*$", "", row.text("organisation")))
            if (not party and cast.subject_type != "organisation") or normal(party) in lexicon().alone:
                continue
            when = term_of(row)
            date: str | None = when.date if when else around.date
            phase: Phase = when.phase if when else "ends" if past else "holds"
            roles: dict[str, RoleValue] = {
                "person": cast.full(who.name),
                "organisation": party or cast.subject,
            }
            span = row.quote(role, "organisation", "when", "term", "from", "until")
            why = (Why("tables", "a row of the table of members"),)
            yield make.claim("membership", roles, span, date, phase, frame="table of members", why=why)


def read_parties(
    rows: Sequence[Row], about: Topic | None, around: Setting, make: Maker, cast: Cast, counted: bool = False
) -> Iterator[Claim]:
    """Organisations with what their columns tell of them; tied to the subject where the heading says how.

    With `counted` seats and leaders are told already, as those of a result.
    """
    for row in rows:
        words = row.text("organisation")
        told = entry(words)
        name = cast.full(told.name)
        if not words or normal(words) in lexicon().sums | lexicon().alone or not name:
            continue
        if about and about.sort in ("alliance", "affiliation", "membership") and name != cast.subject:
            yield from _tie(row, name, told, about, around, make, cast)
        short = row.text("abbreviation") or next(
            (
                b
                for b in told.brackets
                if re.fullmatch(r"[A-ZÀ-Þ][\w&.+-]{1,9}", b) and sum(c.isupper() for c in b) > 1
            ),
            "",
        )
        if short and short != name and len(short.split()) <= 2:
            span = row.quote("organisation", "abbreviation")
            yield make.claim(
                "name",
                {"organisation": name, "name": short, "sort": "abbreviation"},
                span,
                frame="table of parties",
            )
        for role, trait in (("ideology", "ideology"), ("spectrum", "position")):
            for label in re.split(r"\s*[,;\n]\s*", re.sub(r"\s*\([^)]*\)", "", row.text(role))):
                if label and not nobody(label):
                    traits: dict[str, RoleValue] = {"organisation": name, "trait": trait, "value": label}
                    yield make.claim(
                        "trait", traits, row.quote("organisation", role), frame="table of parties"
                    )
        if counted:
            continue
        for who in _people(row.text("leader"), cast):
            named = office(row.labels.get("leader", "")) or "leader"
            roles: dict[str, RoleValue] = {
                "person": cast.full(who.name),
                "organisation": name,
                "office": named,
            }
            when = who.terms[0] if who.terms else Term(around.date, "holds")
            yield make.claim(
                "leadership",
                roles,
                row.quote("organisation", "leader"),
                when.date,
                when.phase,
                frame="table of parties",
            )
        held = seats(row.text("seats")) if row.text("seats") else None
        if held:
            roles = {
                "organisation": name,
                "number": held[0],
                "unit": row.labels.get("seats", "seats") or "seats",
            }
            yield make.claim(
                "size", roles, row.quote("organisation", "seats"), around.date, frame="table of parties"
            )


def _tie(
    row: Row, name: str, told: Entry, about: Topic, around: Setting, make: Maker, cast: Cast
) -> Iterator[Claim]:
    when = told.terms[0] if told.terms else term_of(row)
    date = when.date if when else around.date
    phase: Phase = when.phase if when else "ends" if about.past else "holds"
    span = row.quote("organisation", "from", "until", "term")
    why = (Why("tables", f'listed under "{about.words}"'),)
    if about.sort == "affiliation":
        yield make.claim(
            "affiliation",
            {"member": name, "of": cast.subject},
            span,
            date,
            phase,
            frame="table of parties",
            why=why,
        )
    elif is_organisation(name, cast) or about.sort == "alliance":
        yield make.claim(
            "alliance",
            {"alliance": cast.subject, "member": (name,)},
            span,
            date,
            phase,
            frame="table of parties",
            why=why,
        )


def _office_cell(words: str) -> str:
    """The office that a cell of a column of offices holds; any few words are one there."""
    named, body = office_and_body(words)
    if named:
        return named if not body else words
    short = 0 < len(words.split()) <= 6 and words[:1].isupper() and not plain_seat(words)
    return words if short else ""


def _people(words: str, cast: Cast) -> Iterator[Entry]:
    """The people a cell names; a bracket or a term after one is not part of the name."""
    if not words or nobody(words):
        return
    whole = entry(words)
    if is_person(whole.name, cast, holds_office=True) and not whole.notes:
        yield whole
        return
    for part in _SPLIT.split(words):
        one = entry(part)
        if is_person(one.name, cast, holds_office=True):
            yield one
