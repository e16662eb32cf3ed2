"""What makes a page an alliance's: who was in it, from when until when, who was on a day; and all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from litestar import Request, Response, get
from litestar.response import Template

from factio.errors import DateError
from factio.model import AnswerWord, Spell
from factio.model.spell import ANSWERS
from factio.record import StoredEntity
from factio.record.schema import COUNTS, claim, claim_role, entity, source_entity
from factio.web import asking, lines, taking
from factio.web.dating import on_words
from factio.web.days import day_of
from factio.web.languages import later, translated
from factio.web.lines import Piece
from factio.web.paging import Paging
from factio.web.parameters import PageNumber, TheView, page_of
from factio.web.view import Known, View

STATE, WHOLE = "alliance", "alliance"  # the state of being in one, and the role of the alliance in it
SIZE = 50


class OnDay(msgspec.Struct, frozen=True):
    """Who was in an alliance on a day: `words` is the day; `trouble` tells why it is none."""

    asked: str
    words: str = ""
    trouble: str = ""
    members: tuple[tuple[AnswerWord, tuple[Piece, ...], str], ...] = ()


def is_alliance(name: str, spells: Sequence[Spell]) -> bool:
    """Whether others are told to be in it."""
    return any(spell.state == STATE and spell.roles.get(WHOLE) == name for spell in spells)


def on_day(view: View, connection: sa.Connection, known: Known, one: StoredEntity, asked: str) -> OnDay:
    """Who was in the alliance on the day that a person types, with one of five answers each."""
    if not asked.strip():
        return OnDay("")
    try:
        day = day_of(asked)
        answers = view.held_on(connection, day, one.id)
    except DateError as error:
        return OnDay(asked, trouble=str(error))
    name = known.names.get(one.id, one.name)
    members = [
        (
            answer.answer,
            tuple(Piece(other, True, known.ids.get(other)) for other in others),
            answer.because,
        )
        for answer in answers
        if answer.state == STATE and answer.roles.get(WHOLE) == name
        if (others := [other for other in lines.fillers(answer.roles) if other != name])
    ]
    members.sort(key=lambda member: (ANSWERS.index(member[0]), member[1][0].text))
    return OnDay(asked, on_words(day), members=tuple(members))


@get("/alliances", sync_to_thread=True)
def alliance_list(
    request: Request[Any, Any, Any], view: TheView, page: PageNumber = 1
) -> Template | Response[Any]:
    """All organisations that others are told to be in alliance within."""
    with view.reading() as connection:
        every = view.kept("alliances", lambda: _alliances(connection))
        paging = Paging(page, SIZE, len(every), "/alliances")
        page_of(paging)
        found = asking.entities(connection, every[paging.start : paging.start + SIZE])
    title = translated(later("Alliances"))
    return taking.page(
        request,
        "alliances.html",
        {"found": found, "paging": paging},
        title=title,
        key=("alliances",),
        rows=lambda: map(taking.entity_row, found),
    )


def _alliances(connection: sa.Connection) -> list[str]:
    """Their ids in order of their names."""
    named = (
        sa.select(source_entity.c.entity)
        .join(claim_role, claim_role.c.source_entity == source_entity.c.id)
        .join(claim, claim.c.id == claim_role.c.claim)
        .where(claim.c.kind == STATE, claim_role.c.role == WHOLE, COUNTS)
    )
    wanted = sa.select(entity.c.id).where(entity.c.id.in_(named)).order_by(entity.c.name, entity.c.id)
    return list(connection.execute(wanted).scalars())
