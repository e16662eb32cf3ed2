"""What cannot be true together, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
import sqlalchemy as sa
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.response import Template

from factio.model import Conflict
from factio.web import asking, lines, taking
from factio.web.addresses import with_query
from factio.web.languages import later, translated
from factio.web.lines import Line, Piece
from factio.web.paging import Paging
from factio.web.parameters import Given, PageNumber, TheView, page_of
from factio.web.view import View

SIZE = 20
DEGREES = ("contradiction", "tension", "precision")


class Side(msgspec.Struct, frozen=True):
    """One conflict's second side against a first that several share."""

    id: str
    because: str
    lines: tuple[Line, ...]


class Shown(msgspec.Struct, frozen=True):
    """Conflicts under one rule, about the same, with the same first side."""

    rule: str
    degree: str
    about: tuple[Piece, ...]
    left: tuple[Line, ...]
    right: tuple[Side, ...]
    settled: str


@get("/conflicts", sync_to_thread=True)
def conflict_list(
    request: Request[Any, Any, Any], view: TheView, about: Given = "", page: PageNumber = 1
) -> Template | Response[Any]:
    """All conflicts of the record, or those about one entity."""
    with view.reading() as connection:
        entity = next(iter(asking.entities(connection, [about])), None) if about else None
        if about and entity is None:
            raise NotFoundException("The record has no such organisation or person.")
        listed = view.near(connection, [about]).about(about) if about else view.conflicts(connection)
        every = listed or ()
        found = together(every) if about else view.kept("conflicts together", lambda: together(every))
        paging = Paging(page, SIZE, len(found), "/conflicts", {"about": about})
        page_of(paging)
        on_page = shown(view, connection, found[paging.start : paging.start + SIZE])
    context = {
        "too_large": listed is None,
        "conflicts": on_page,
        "entity": entity,
        "paging": paging,
        "all": with_query("/conflicts", {}),
    }
    title = f"{translated(later('Conflicts'))}: {entity.name}" if entity else translated(later("Conflicts"))
    return taking.page(
        request,
        "conflicts.html",
        context,
        title=title,
        key=("conflicts", about) if about else ("conflicts",),
        rows=lambda: (msgspec.to_builtins(one) for one in every),
    )


def together(conflicts: Iterable[Conflict]) -> list[list[Conflict]]:
    """Conflicts with the same rule and first side put together; contradictions come first."""
    found: dict[tuple[str, tuple[str, ...], str], list[Conflict]] = {}
    for one in conflicts:
        found.setdefault((one.rule, one.left, repr(one.about)), []).append(one)
    return sorted(found.values(), key=lambda same: DEGREES.index(same[0].degree))


def shown(view: View, connection: sa.Connection, found: list[list[Conflict]]) -> list[Shown]:
    """Conflicts ready to be written."""
    ids = view.whom(connection, [one for same in found for one in same])
    wanted = [claim for same in found for one in same for claim in (*one.left, *one.right)]
    told = lines.lines(view, connection, asking.claims(connection, list(dict.fromkeys(wanted))))
    by_id = {line.claim.id: line for line in told}

    def side(claims: tuple[str, ...]) -> tuple[Line, ...]:
        return tuple(by_id[claim] for claim in claims if claim in by_id)

    return [
        Shown(
            same[0].rule.replace("-", " "),
            same[0].degree,
            tuple(Piece(name, True, ids.get(name)) for name in lines.fillers(same[0].about)),
            side(same[0].left),
            tuple(Side(one.id, one.because, side(one.right)) for one in same),
            same[0].settled,
        )
        for same in found
    ]
