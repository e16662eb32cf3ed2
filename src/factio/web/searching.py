"""The search: names of any kind, documents, and the words of quotes, narrowed by what is asked."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
import sqlalchemy as sa
from litestar import Request, Response, get
from litestar.params import QueryParameter
from litestar.response import Template

from factio.record import queries
from factio.record.search import MOST, Wanted, countries, find
from factio.web import asking, lines, taking
from factio.web.addresses import of_claim, of_entity, of_source
from factio.web.entities import TITLES, TYPES
from factio.web.languages import later, translated
from factio.web.paging import Paging
from factio.web.parameters import Given, PageNumber, TheView, Words, page_of
from factio.web.view import View

SIZE = 30
FEW = 5  # of each other sort beside the one that is looked at
SUGGESTED = 8
LOOKED_AT = 200  # names among which the best are suggested
SORTS = ("name", "quote", "document")
_WHAT = {"name": "entity", "quote": "claim", "document": "document"}
Year = Annotated[str, QueryParameter(max_length=10)]


class Part(msgspec.Struct, frozen=True):
    """What was found of one sort: how many (`more` than these were not looked at), and where all are."""

    total: int
    more: bool
    address: str
    found: list[Any]


@get("/search", sync_to_thread=True)
def search(
    request: Request[Any, Any, Any],
    view: TheView,
    q: Words = "",
    sort: Given = "",
    kind: Given = "",
    since: Year = "",
    until: Year = "",
    country: Given = "",
    source: Given = "",
    page: PageNumber = 1,
) -> Template | Response[Any]:
    """All that has these words, or only one sort of it, a page at a time."""
    first, last = _year(since), _year(until)
    words = q.strip()
    wanted = Wanted(words, kind or None, first, last, country or None, source or None)
    values: dict[str, str | int | None] = {"q": words, "kind": kind, "since": since, "until": until}
    values |= {"country": country, "source": source}
    chosen = sort if sort in SORTS else ""
    with view.reading() as connection:
        parts: dict[str, Part] = {}
        for one in SORTS if not chosen else (chosen,):
            parts[one] = _part(view, connection, wanted, one, {**values, "sort": one}, page, bool(chosen))
        paging = Paging(
            page, SIZE, parts[chosen].total if chosen else 0, "/search", {**values, "sort": chosen}
        )
        page_of(paging)
        nothing = not any(part.total for part in parts.values())
        near = view.nearest(connection, words) if words and nothing else ()
        known = view.kept("countries", lambda: countries(connection))
    context = {
        "words": words,
        "values": values,
        "sort": chosen,
        "parts_of": parts,
        "titles": TITLES,
        "types": TYPES,
        "kinds": list(view.codebook.kinds),
        "countries": known,
        "near": near,
        "paging": paging,
        "asked": bool(words or wanted.narrowed),
        "most": MOST,
    }
    title = f"{translated(later('Search'))}: {words}" if words else translated(later("Search"))
    return taking.page(
        request, "search.html", context, title=title, key=("search",), rows=lambda: _rows(parts)
    )


@get("/suggest", sync_to_thread=True)
def suggest(view: TheView, q: Words = "") -> list[dict[str, str]]:
    """What a search may mean while it is typed: a few names, documents and quotes."""
    wanted = Wanted(q.strip())
    with view.reading() as connection:
        found = find(connection, wanted, "entity", LOOKED_AT).ids[:SUGGESTED]
        names = asking.entities(connection, found)
        documents = find(connection, wanted, "document", 2).ids
        titles = asking.titles(connection, documents)
        quoted = find(connection, wanted, "claim", 3).ids if len(wanted.words) > 2 else ()
        claims = asking.claims(connection, quoted)
    told = [
        {"name": one.name, "note": _note(one.name, one.type, one.country), "address": of_entity(one.id)}
        for one in names
    ]
    told += [
        {"name": titles[name], "note": translated(later("document")), "address": of_source(name)}
        for name in documents
    ]
    told += [
        {
            "name": lines.said(view.codebook, one),
            "note": f"“{' '.join(one.quote.split())[:120]}”",
            "address": of_claim(one.id),
        }
        for one in claims
    ]
    return told


def _note(name: str, sort: str, country: str | None) -> str:
    return translated(TYPES[sort]) + (f" · {country}" if country else "")


def _part(
    view: View,
    connection: sa.Connection,
    wanted: Wanted,
    sort: str,
    values: dict[str, str | int | None],
    page: int,
    alone: bool,
) -> Part:
    most = MOST if alone else LOOKED_AT
    found = find(connection, wanted, _WHAT[sort], most)  # type: ignore[arg-type]
    start, size = ((page - 1) * SIZE, SIZE) if alone else (0, SIZE if sort == "name" else FEW)
    ids = found.ids[start : start + size]
    listed: list[Any]
    if sort == "name":
        listed = asking.entities(connection, ids)
    elif sort == "quote":
        listed = lines.lines(view, connection, asking.claims(connection, ids))
    else:
        listed = [one for name in ids for one in queries.sources(connection, name)]
    address = Paging(1, SIZE, len(found.ids), "/search", values).address(1)
    return Part(len(found.ids), found.more, address, listed)


def _rows(parts: dict[str, Part]) -> list[dict[str, Any]]:
    rows = [{"sort": "name", **taking.entity_row(one)} for one in _found(parts, "name")]
    rows += [{"sort": "quote", **taking.claim_row(one.claim)} for one in _found(parts, "quote")]
    rows += [{"sort": "document", **taking.source_row(one)} for one in _found(parts, "document")]
    return rows


def _found(parts: dict[str, Part], sort: str) -> list[Any]:
    return parts[sort].found if sort in parts else []


def _year(written: str) -> int | None:
    """A year as it is typed; None for nothing, or for what is no year."""
    digits = written.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 4 else None
