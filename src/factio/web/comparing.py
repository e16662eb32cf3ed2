"""Two documents side by side: what both say, what only one says, and where they differ."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.response import Template

from factio.errors import NameNotFound
from factio.model import Claim
from factio.web import asking, lines, taking
from factio.web.dating import words_of
from factio.web.languages import later, translated
from factio.web.lines import Piece
from factio.web.paging import Paging
from factio.web.parameters import Given, PageNumber, TheView, page_of

SIZE = 60
MOST = 500  # documents to choose from
STANDING = {
    "same": later("the same"),
    "vaguer": later("one is vaguer"),
    "differ": later("they differ"),
    "only": later("only one tells it"),
}


class Cell(msgspec.Struct, frozen=True):
    """What one document says: dates in words, and the claims."""

    dates: tuple[str, ...]
    claims: tuple[str, ...]


class Compared(msgspec.Struct, frozen=True):
    """One event or state, and what each document says of it."""

    pieces: tuple[Piece, ...]
    kind: str
    style: str
    standing: str
    cells: tuple[Cell, ...]


@get("/compare", sync_to_thread=True)
def compare_page(
    request: Request[Any, Any, Any],
    view: TheView,
    one: Given = "",
    other: Given = "",
    only: Given = "",
    page: PageNumber = 1,
) -> Template | Response[Any]:
    """Two documents side by side; `only` keeps one standing."""
    with view.reading() as connection:
        choice = asking.find_sources(connection, words="", start=0, size=MOST)[1]
        ids = view.known(connection).ids if one and other and not view.large(connection) else {}
    context: dict[str, Any] = {"choice": choice, "one": one, "other": other, "only": only, "rows": []}
    context |= {"standing": STANDING, "counts": {}, "trouble": ""}
    title = translated(later("Compare"))
    if not (one and other) or one == other:
        context["trouble"] = translated(later("Choose two documents.")) if one or other else ""
        return taking.page(request, "compare.html", context, title=title, key=("compare",), rows=lambda: [])
    try:
        found = view.record.compare([one, other])
    except NameNotFound as missing:
        raise NotFoundException(str(missing), extra=[*missing.suggestions]) from missing
    counts = {word: sum(row.standing == word for row in found.rows) for word in STANDING}
    rows = [row for row in found.rows if only in ("", row.standing)]
    paging = Paging(page, SIZE, len(rows), "/compare", {"one": one, "other": other, "only": only})
    page_of(paging)
    with view.reading() as connection:
        titles = asking.titles(connection, [one, other])
    context |= {
        "rows": [
            Compared(
                lines.pieces(
                    lines.said(view.codebook, Claim(row.kind, row.roles, "", 0, 0)),
                    lines.fillers(row.roles),
                    ids,
                ),
                row.kind,
                view.classes.get(row.kind, ""),
                row.standing,
                tuple(
                    Cell(tuple(map(words_of, row.dates.get(name, ()))), row.claims.get(name, ()))
                    for name in (one, other)
                ),
            )
            for row in rows[paging.start : paging.start + SIZE]
        ],
        "paging": paging,
        "counts": counts,
        "titles": [titles[one], titles[other]],
        "names": [one, other],
    }
    return taking.page(
        request,
        "compare.html",
        context,
        title=f"{title}: {titles[one]}, {titles[other]}",
        key=("compare", one, other),
        rows=lambda: (msgspec.to_builtins(row) for row in found.rows),
    )
