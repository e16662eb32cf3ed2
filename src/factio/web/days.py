"""The pages "on this day": what held on a day that a person types."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.response import Template

from factio import dates
from factio.errors import DateError
from factio.model import Answer, AnswerWord
from factio.model.spell import ANSWERS
from factio.record import StoredEntity
from factio.web import asking, dating, lines, taking
from factio.web.addresses import of_entity, with_query
from factio.web.languages import later, translated
from factio.web.lines import Line, Piece
from factio.web.paging import Paging
from factio.web.parameters import Given, PageNumber, TheView, page_of
from factio.web.view import View, today

SIZE = 60
ANNIVERSARIES = 30
CALENDAR = 2000
EVIDENCE = 3  # claims told with an answer; the others are counted

MEANING: dict[AnswerWord, str] = {
    "yes": later("It had begun, and a source shows it on this day or later."),
    "presumed": later("It had begun; no source shows it so late, and none tells that it ended."),
    "possible": later("The day lies inside the doubt of a date."),
    "no": later("The day lies outside."),
    "unknown": later("The sources show it only later, or not at all, and do not tell when it began."),
}


class Held(msgspec.Struct, frozen=True):
    """An answer ready to be written: what it answers, why, and the claims it rests on."""

    pieces: tuple[Piece, ...]
    answer: Answer
    style: str
    evidence: tuple[Line, ...]
    more: int


def day_of(words: str) -> str:
    """The EDTF of a date as a person types it: EDTF itself, or words such as "6 March 1948".

    Raises DateError when it is no date.
    """
    asked = words.strip()
    if dates.valid(asked):
        return asked
    found = dates.find(asked)
    if len(found) == 1 and found[0].text == asked and found[0].edtf:
        return found[0].edtf
    raise DateError(f"“{asked}” is no date; write a year, a month or a day, such as 1954 or 6 March 1948")


@get("/on", sync_to_thread=True)
def on_day(
    request: Request[Any, Any, Any],
    view: TheView,
    date: Given = "",
    about: Given = "",
    page: PageNumber = 1,
) -> Template | Response[Any]:
    """What held on a day: of one entity with all five answers, else of the whole record."""
    with view.reading() as connection:
        entity = next(iter(asking.entities(connection, [about])), None) if about else None
        if about and entity is None:
            raise NotFoundException("The record has no such organisation or person.")
        values: dict[str, Any] = {"asked": date, "entity": entity, "meaning": MEANING, "trouble": ""}
        values["back"] = of_entity(about) if about else "/"
        if not date.strip():
            context = {**values, "day": "", "anniversaries": _anniversaries(view, connection)}
            title = translated(later("On this day"))
            return taking.page(
                request, "day.html", context, title=title, key=("on-this-day",), rows=lambda: []
            )
        try:
            day = day_of(date)
            told = None if about else view.whole_day(day, (page - 1) * SIZE, SIZE)
            answered = [] if told else view.held_on(connection, day, about or None)
        except DateError as error:
            return Template("day.html", context={**values, "day": "", "trouble": str(error)}, status_code=400)
        answered.sort(key=lambda answer: ANSWERS.index(answer.answer))
        counts = told[0] if told else {word: sum(a.answer == word for a in answered) for word in ANSWERS}
        paging = Paging(page, SIZE, sum(counts.values()), "/on", {"date": date, "about": about})
        page_of(paging)
        shown = told[1] if told else answered[paging.start : paging.start + SIZE]
        groups: dict[AnswerWord, list[Held]] = {}
        ids = _ids(view, connection, entity, shown)
        for held in _held(view, connection, ids, shown):
            groups.setdefault(held.answer.answer, []).append(held)
        context = {**values, "day": day, "words": dating.words_of(day), "groups": groups, "paging": paging}
        context |= {"counts": counts, "whole": with_query("/on", {"date": date})}
        title = f"{entity.name}, {dating.words_of(day)}" if entity else dating.words_of(day)
        return taking.page(
            request,
            "day.html",
            context,
            title=title,
            key=("on", day, about) if about else ("on", day),
            rows=lambda: map(msgspec.to_builtins, view.record.each_on(day) if told else answered),
        )


def _anniversaries(view: View, connection: sa.Connection) -> list[Line]:
    """What happened on this day of the year, in other years; in a copy on all days, since it has no today."""
    day, size = ("", CALENDAR) if view.static else (today()[5:], ANNIVERSARIES)
    found = view.kept(f"on {day}", lambda: asking.on_day_of_year(connection, day, size))
    return lines.lines(view, connection, found)


def _ids(
    view: View, connection: sa.Connection, entity: StoredEntity | None, shown: list[Answer]
) -> dict[str, str]:
    """Whom the names in answers mean."""
    if entity is None and (view.is_kept(connection) or view.large(connection)):
        return asking.ids_of(connection, [name for answer in shown for name in lines.fillers(answer.roles)])
    return (view.near(connection, [entity.id]) if entity else view.known(connection)).ids


def _held(view: View, connection: sa.Connection, ids: dict[str, str], answered: list[Answer]) -> list[Held]:
    wanted = [claim for answer in answered for claim in answer.claims[:EVIDENCE]]
    told = lines.lines(view, connection, asking.claims(connection, list(dict.fromkeys(wanted))))
    by_id = {line.claim.id: line for line in told}
    return [
        Held(
            lines.pieces(lines.proposition(view.codebook, answer), lines.fillers(answer.roles), ids),
            answer,
            view.classes.get(answer.state, ""),
            tuple(by_id[claim] for claim in answer.claims[:EVIDENCE] if claim in by_id),
            max(0, len(answer.claims) - EVIDENCE),
        )
        for answer in answered
    ]
