"""The pages of organisations, persons and all others: lists, search, and one page each."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import msgspec
from litestar import Request, get
from litestar.exceptions import NotFoundException
from litestar.response import Template

from factio.record import queries
from factio.web import asking, lines, strip
from factio.web.addresses import LISTS, of_entity, with_query
from factio.web.lines import Entry
from factio.web.paging import Paging
from factio.web.parameters import Given, Id, PageNumber, TheView, Words, page_of
from factio.web.view import View

SIZE = 50
CLAIMS = 150
SOURCES = 10
TITLES = {
    "organisation": "Organisations",
    "person": "Persons",
    "place": "Places",
    "publication": "Publications",
    "contest": "Contests",
    "group": "Groups without a name",
    "other": "Others",
}


class Group(msgspec.Struct, frozen=True):
    """A heading on an entity's page, and what is told under it."""

    heading: str
    entries: list[Entry]


def entity_list(
    request: Request[Any, Any, Any], view: TheView, q: Words = "", page: PageNumber = 1
) -> Template:
    """All of one type, or those with some words in a name of theirs."""
    sort = next(one for one, path in LISTS.items() if path == request.url.path.rstrip("/"))
    words = q.strip()
    with view.reading() as connection:
        start = (page - 1) * SIZE
        total, found = asking.find_entities(connection, sort=sort, words=words, start=start, size=SIZE)
        paging = Paging(page, SIZE, total, LISTS[sort], {"q": words})
        page_of(paging)
        near = queries.nearest(connection, words) if words and not total else ()
        counts = asking.counts(connection)
    context = {"sort": sort, "title": TITLES[sort], "titles": TITLES, "words": words, "found": found}
    return Template("list.html", context={**context, "paging": paging, "near": near, "counts": counts})


entity_lists = [get(path, sync_to_thread=True)(entity_list) for path in LISTS.values()]


@get("/search", sync_to_thread=True)
def search(view: TheView, q: Words = "", page: PageNumber = 1) -> Template:
    """All that bears a name with these words, of any type, and documents with them in the title."""
    words = q.strip()
    context: dict[str, Any] = {"words": words, "titles": TITLES, "found": [], "sources": [], "near": ()}
    if not words:
        return Template("search.html", context={**context, "paging": Paging(1, SIZE, 0, "/search")})
    with view.reading() as connection:
        start = (page - 1) * SIZE
        total, found = asking.find_entities(connection, sort=None, words=words, start=start, size=SIZE)
        documents, sources = asking.find_sources(connection, words=words, start=0, size=SOURCES)
        paging = Paging(page, SIZE, total, "/search", {"q": words})
        page_of(paging)
        near = queries.nearest(connection, words) if not total and not documents else ()
    context |= {"found": found, "sources": sources, "documents": documents, "near": near}
    return Template("search.html", context={**context, "paging": paging})


@get("/entities/{entity:str}", sync_to_thread=True)
def entity_page(view: TheView, entity: Id, order: Given = "time", page: PageNumber = 1) -> Template:
    """One organisation, person or other: its names, and its claims in order of time or by kind."""
    by_kind = order == "kind"
    with view.reading() as connection:
        one = next(iter(asking.entities(connection, [entity])), None)
        if one is None:
            raise NotFoundException("The record has no organisation or person at this address.")
        total, claims = asking.claims_of(
            connection,
            entity,
            by_kind=view.codebook if by_kind else None,
            start=(page - 1) * CLAIMS,
            size=CLAIMS,
        )
        values: dict[str, str | int | None] = {"order": "kind" if by_kind else None}
        paging = Paging(page, CLAIMS, total, of_entity(entity), values)
        page_of(paging)
        entries = lines.told_once(lines.lines(view, connection, claims))
        conflicts = view.known(connection).about(entity)
        drawn = strip.strip(view.codebook, one.name, view.timeline(connection, entity))
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
        "in_time": of_entity(entity),
        "in_kinds": with_query(of_entity(entity), {"order": "kind"}),
    }
    return Template("entity.html", context=context)


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
