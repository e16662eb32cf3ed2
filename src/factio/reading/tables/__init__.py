"""Tables to claims: results of elections, office holders, legislative histories, members, member parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factio.codebook import Codebook
from factio.model import Claim, Document, Table
from factio.reading.cast import Cast
from factio.reading.tables.columns import Column, columns
from factio.reading.tables.holders import read_careers, read_holders, read_members, read_parties
from factio.reading.tables.making import Maker
from factio.reading.tables.results import one_winner, read_results
from factio.reading.tables.rows import rows
from factio.reading.tables.setting import setting
from factio.reading.topics import Topic, topic

__all__ = ["read_tables"]

_TERMS = frozenset(("from", "until", "term"))
_COUNTS = frozenset(("votes", "share", "seats", "outcome", "candidates"))
_PROFILE = frozenset(("ideology", "spectrum", "abbreviation", "leader"))


def read_tables(document: Document, codebook: Codebook, cast: Cast) -> list[Claim]:
    """All claims of the tables of `document`, in the order of the text."""
    claims: list[Claim] = []
    for table in document.tables:
        if table.section < 0 or document.sections[table.section].read:
            claims += _read(document, table, Maker(document, codebook), cast)
    return claims


def _read(document: Document, table: Table, make: Maker, cast: Cast) -> Iterator[Claim]:
    heads, taken = columns(table)
    roles = {column.role for column in heads} - {""}
    body = list(rows(table, heads, taken))
    about = _topic(document, table, cast.subject)
    around = setting(document, table, cast)
    dated = bool(roles & _TERMS)
    person = cast.subject_type == "person"
    if person and (dated or "office" in roles) and not roles & {"votes", "share", "person", "outcome"}:
        yield from read_careers(body, make, cast)
    elif _is_results(roles, around.contest, around.date, about):
        tail = " ".join(cell.text for row in table.rows[-4:] for cell in row)
        yield from read_results(body, around, make, cast, "candidate" in roles and one_winner(tail))
        if "organisation" in roles and roles & {"ideology", "spectrum", "abbreviation"}:
            yield from read_parties(body, None, around, make, cast, counted=True)
    elif "organisation" in roles and (roles & _PROFILE or about) and "person" not in roles:
        yield from read_parties(body, about, around, make, cast)
    elif (
        roles & {"person", "leader"}
        and (dated or roles & {"when", "office"} or _is_office(about))
        and not person
    ):
        label = about.office if about and about.sort == "office" else _label(heads)
        if label or "office" in roles:
            yield from read_holders(body, label, make, cast)
        elif about and about.sort == "membership":
            yield from read_members(body, about.past, around, make, cast)
    elif roles & {"person", "candidate"} and about and about.sort == "membership":
        yield from read_members(body, about.past, around, make, cast)


def _is_office(about: Topic | None) -> bool:
    return about is not None and about.sort in ("office", "officers")


def _label(heads: Sequence[Column]) -> str:
    from factio.reading.topics import office

    return next(
        (named for column in heads if column.role == "leader" and (named := office(column.label))), ""
    )


def _is_results(roles: set[str], contest: str, date: str | None, about: Topic | None) -> bool:
    """A table of results has figures, and says of which contest: in a column, or around it."""
    if roles & {"votes", "share"}:
        return True
    if not roles & _COUNTS or roles & _TERMS:
        return False
    if roles & {"ideology", "spectrum", "abbreviation"} and not roles & {"when"} and not date:
        return False
    return (
        bool(roles & {"when", "contest"})
        or bool(contest or date)
        or (about is not None and about.sort == "results")
    )


def _topic(document: Document, table: Table, subject: str) -> Topic | None:
    """What the caption, or the nearest heading that announces anything, says the table is of."""
    for words in (table.caption, *reversed(document.heading_path(table.section))):
        bare = re.sub(rf"\b{re.escape(subject)}(?:['’]s?)?(?!\w)", " ", words) if subject else words
        found = topic(" ".join(bare.split())) if bare.strip() else None
        if found:
            return found
    return None
