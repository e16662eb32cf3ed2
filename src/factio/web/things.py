"""Tables on the page of an entity: who led it or what a person held, members, results of elections."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from factio.model import Spell
from factio.record import StoredClaim, StoredEntity
from factio.web import asking, lines
from factio.web.alliances import STATE, WHOLE
from factio.web.dating import words_of
from factio.web.languages import later
from factio.web.lines import Piece
from factio.web.spells import began, ended
from factio.web.view import Known, View

MOST = 200  # rows of a table
_TIES = {"leadership": "office", "alliance": "", "membership": "", "affiliation": "", "government": ""}
_TITLES = {
    "leadership": later("Offices"),
    "alliance": later("Alliances"),
    "membership": later("Members"),
    "affiliation": later("Affiliations"),
    "government": later("In government"),
}
_RESULTS = ("votes", "share", "seats", "candidates", "outcome")
_COLUMNS = {
    "votes": later("Votes"),
    "share": later("% of votes"),
    "seats": later("Seats"),
    "candidates": later("Candidates"),
    "outcome": later("Outcome"),
}


class Row(msgspec.Struct, frozen=True):
    """One row: whom it is about, its cells in words, and the claims that it rests on."""

    who: tuple[Piece, ...]
    cells: tuple[str, ...]
    claims: tuple[str, ...]


class Told(msgspec.Struct, frozen=True):
    """A table: its title, its columns after the first, and its rows.

    `of_members` is the one that tells who was in an alliance.
    """

    title: str
    first: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    of_members: bool = False


def tables(
    view: View, connection: sa.Connection, known: Known, one: StoredEntity, spells: Sequence[Spell]
) -> list[Told]:
    """The tables that the page of an entity has; those that would be empty are left out."""
    name = known.names.get(one.id, one.name)
    within = [spell for spell in spells if spell.state == STATE and spell.roles.get(WHOLE) == name]
    others = [spell for spell in spells if spell not in within]
    members = _ties(known, name, STATE, within)
    found: list[Told | None] = [
        msgspec.structs.replace(members, title=later("In the alliance"), of_members=True)
    ]
    found += [_ties(known, name, state, others) for state in _TIES]
    found.insert(1 if within else len(found), _results(view, connection, one, allied=bool(within)))
    return [table for table in found if table is not None and table.rows]


def _ties(known: Known, name: str, state: str, spells: Sequence[Spell]) -> Told:
    """Who stood in a tie with it, and from when until when."""
    apart = _TIES[state]
    rows = []
    for spell in [spell for spell in spells if spell.state == state][:MOST]:
        office = spell.roles.get(apart, "") if apart else ""
        others = [
            other
            for role, value in spell.roles.items()
            if role != apart
            for other in lines.fillers({role: value})
            if other != name
        ]
        if not others:
            continue
        who = tuple(Piece(other, True, known.ids.get(other)) for other in others)
        shown = (*spell.begin.claims, *spell.end.claims, *spell.witnesses)
        cells = (*((str(office),) if apart else ()), began(spell), ended(spell))
        rows.append(Row(who, cells, tuple(dict.fromkeys(shown))[:3]))
    columns = (*((later("Office"),) if apart else ()), later("From"), later("Until"))
    return Told(_TITLES[state], later("Who"), columns, tuple(rows))


def _results(view: View, connection: sa.Connection, one: StoredEntity, *, allied: bool) -> Told | None:
    """What came of elections: of one contest by who stood, else by contest."""
    if "election" not in view.codebook.kinds:
        return None
    claims = asking.claims_of_kind(connection, one.id, "election", MOST)
    by, beside = ("organisation", "place") if one.type == "contest" else ("contest", "place")
    shown = [role for role in _RESULTS if any(role in claim.roles for claim in claims)]
    meant = asking.meant(connection, [claim.id for claim in claims]) if claims else {}
    rows = [
        Row(
            _who(claim, by, beside, meant.get(claim.id, {})),
            (words_of(claim.date), *(_value(claim, role) for role in shown)),
            (claim.id,),
        )
        for claim in claims
    ]
    columns = (later("When"), *(_COLUMNS[role] for role in shown))
    first = later("Who stood") if one.type == "contest" else later("Election")
    title = later("What it won") if allied else later("Results of elections")
    return Told(title, first, columns, tuple(rows))


def _who(claim: StoredClaim, by: str, beside: str, meant: dict[str, str]) -> tuple[Piece, ...]:
    value = claim.roles.get(by) or claim.roles.get(beside)
    return tuple(Piece(name, True, meant.get(name)) for name in lines.fillers({by: value})) if value else ()


def _value(claim: StoredClaim, role: str) -> str:
    value = claim.roles.get(role, "")
    return value if isinstance(value, str) else ", ".join(value)
