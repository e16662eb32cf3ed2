"""The record as JSON, for programs."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromQuery

from factio.errors import RecordError
from factio.model import EntityType
from factio.record import StoredClaim, StoredEntity
from factio.web import asking, lines
from factio.web.addresses import of_claim, of_entity
from factio.web.paging import Paging
from factio.web.parameters import Id, PageNumber, TheView, Words, page_of
from factio.web.view import View

SIZE = 200


@get("/api/entities", sync_to_thread=True)
def entities(
    view: TheView, q: Words = "", type: FromQuery[EntityType | None] = None, page: PageNumber = 1
) -> dict[str, Any]:
    """Entities, a page at a time: of one type, with some words in a name of theirs."""
    with view.reading() as connection:
        start = (page - 1) * SIZE
        total, found = asking.find_entities(connection, sort=type, words=q.strip(), start=start, size=SIZE)
    paging = Paging(page, SIZE, total, "/api/entities", {"q": q, "type": type})
    page_of(paging)
    return {"total": total, "entities": [_entity(one) for one in found], "next": _next(paging)}


@get("/api/entities/{entity:str}", sync_to_thread=True)
def entity(view: TheView, entity: Id, page: PageNumber = 1) -> dict[str, Any]:
    """An entity with its claims in order of time, a page at a time."""
    with view.reading() as connection:
        one = next(iter(asking.entities(connection, [entity])), None)
        if one is None:
            raise NotFoundException(f"The record has no entity {entity}.")
        total, claims = asking.claims_of(connection, entity, by_kind=None, start=(page - 1) * SIZE, size=SIZE)
        paging = Paging(page, SIZE, total, f"/api{of_entity(entity)}")
        page_of(paging)
        meant = asking.meant(connection, [claim.id for claim in claims])
    told = [_claim(view, claim, meant.get(claim.id, {})) for claim in claims]
    return {**_entity(one), "told": told, "next": _next(paging)}


@get("/api/claims/{claim:str}", sync_to_thread=True)
def claim(view: TheView, claim: Id) -> dict[str, Any]:
    """A claim with its sentence in the source, how it was read, and what is known of the source."""
    try:
        told = view.record.explain(claim)
    except RecordError as error:
        raise NotFoundException(str(error)) from error
    return {
        **_claim(view, told.claim, {name: one.id for name, one in told.named.items()}),
        "reader": told.claim.reader,
        "frame": told.claim.frame,
        "why": msgspec.to_builtins(told.claim.why),
        "document": msgspec.to_builtins(told.source),
    }


def _entity(one: StoredEntity) -> dict[str, Any]:
    return {**msgspec.to_builtins(one), "page": of_entity(one.id)}


def _claim(view: View, one: StoredClaim, entities: dict[str, str]) -> dict[str, Any]:
    beside = {"says": lines.said(view.codebook, one), "sentence": one.sentence, "entities": entities}
    return {**one.line(), **beside, "page": of_claim(one.id)}


def _next(paging: Paging) -> str | None:
    return paging.address(paging.number + 1) if paging.number < paging.pages else None
