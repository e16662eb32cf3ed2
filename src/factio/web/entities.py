"""The pages of organisations, persons and all others: lists, search, and one page each."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.response import Template

from factio.web import alliances, asking, lines, strip, taking, things
from factio.web.addresses import LISTS, of_entity, with_query
from factio.web.languages import later, translated
from factio.web.lines import Entry
from factio.web.paging import Paging
from factio.web.parameters import Given, Id, PageNumber, TheView, Words, page_of
from factio.web.view import View

SIZE = 50
TITLES = {
    "organisation": later("Organisations"),
    "person": later("Persons"),
    "place": later("Places"),
    "publication": later("Publications"),
    "contest": later("Elections"),
    "group": later("Groups without a name"),
    "other": later("Others"),
}
TYPES = {
    "organisation": later("organisation"),
    "person": later("person"),
    "place": later("place"),
    "publication": later("publication"),
    "contest": later("election"),
    "group": later("group without a name"),
    "other": later("other"),
}


class Group(msgspec.Struct, frozen=True):
    """A heading on an entity's page, and what is told under it."""

    heading: str
    entries: list[Entry]


def entity_list(
    request: Request[Any, Any, Any], view: TheView, q: Words = "", page: PageNumber = 1
) -> Template | Response[Any]:
    """All of one type, or those with some words in a name of theirs."""
    sort = next(one for one, path in LISTS.items() if path == request.url.path.rstrip("/"))
    words = q.strip()
    with view.reading() as connection:
        start = (page - 1) * SIZE
        counts = view.counts(connection)
        total, found = asking.find_entities(
            connection, sort=sort, words=words, start=start, size=SIZE, total=counts.entities.get(sort, 0)
        )
        paging = Paging(page, SIZE, total, LISTS[sort], {"q": words})
        page_of(paging)
        near = view.nearest(connection, words) if words and not total else ()
    context = {"sort": sort, "title": TITLES[sort], "titles": TITLES, "words": words, "found": found}
    return taking.page(
        request,
        "list.html",
        {**context, "paging": paging, "near": near, "counts": counts},
        title=translated(TITLES[sort]),
        key=(sort, "list"),
        rows=lambda: map(taking.entity_row, found),
    )


entity_lists = [get(path, sync_to_thread=True)(entity_list) for path in LISTS.values()]


@get("/entities/{entity:str}", sync_to_thread=True)
def entity_page(
    request: Request[Any, Any, Any],
    view: TheView,
    entity: Id,
    order: Given = "time",
    page: PageNumber = 1,
    on: Given = "",
) -> Template | Response[Any]:
    """One organisation, person or other: its names, and its claims in order of time or by kind.

    Of an alliance, also who was in it `on` a day.
    """
    by_kind = order == "kind"
    with view.reading() as connection:
        one = next(iter(asking.entities(connection, [entity])), None)
        if one is None:
            raise NotFoundException("The record has no organisation or person at this address.")
        total, claims = asking.claims_of(
            connection,
            entity,
            by_kind=view.codebook if by_kind else None,
            start=(page - 1) * view.page_size,
            size=view.page_size,
        )
        values: dict[str, str | int | None] = {"order": "kind" if by_kind else None}
        paging = Paging(page, view.page_size, total, of_entity(entity), values)
        page_of(paging)
        entries = lines.told_once(lines.lines(view, connection, claims))
        known = view.near(connection, [entity])
        conflicts = known.about(entity)
        spells = view.timeline(connection, entity)
        drawn = strip.strip(view.codebook, one.name, spells)
        told_in_tables = things.tables(view, connection, known, one, spells)
        allied = alliances.is_alliance(known.names.get(one.id, one.name), spells)
        members = alliances.on_day(view, connection, known, one, on) if allied else None
    context = {
        "entity": one,
        "titles": TITLES,
        "by_kind": by_kind,
        "groups": _by_kind(entries) if by_kind else _by_date(entries),
        "undated": [] if by_kind else _by_heading(view, [e for e in entries if not e.line.when]),
        "paging": paging,
        "conflicts": conflicts,
        "against": strip.against(conflicts),
        "strip": drawn,
        "tables": told_in_tables,
        "members": members,
        "types": TYPES,
        "in_time": of_entity(entity),
        "in_kinds": with_query(of_entity(entity), {"order": "kind"}),
    }

    def rows() -> list[dict[str, Any]]:
        with view.reading() as connection:
            every = asking.claims_of(connection, entity, by_kind=None, start=0, size=taking.MOST)[1]
        return [taking.claim_row(claim) for claim in every]

    return taking.page(request, "entity.html", context, title=one.name, key=("entity", entity), rows=rows)


def _by_date(entries: list[Entry]) -> list[Group]:
    dated = [entry for entry in entries if entry.line.when]
    return [Group(when, list(same)) for when, same in groupby(dated, key=lambda entry: entry.line.when)]


def _by_kind(entries: list[Entry]) -> list[Group]:
    return [
        Group(kind, list(same)) for kind, same in groupby(entries, key=lambda entry: entry.line.claim.kind)
    ]


def _by_heading(view: View, entries: list[Entry]) -> list[Group]:
    """Under the headings of the codebook, in its order; what it does not have comes last."""
    of_kind = {kind.kind: kind.group for kind in view.codebook.kinds.values()}
    headings: dict[str, list[Entry]] = {heading: [] for heading in dict.fromkeys(of_kind.values())}
    for entry in entries:
        headings.setdefault(of_kind.get(entry.line.claim.kind, "Others"), []).append(entry)
    return [Group(heading, found) for heading, found in headings.items() if found]
