"""A claim's own page: the quote in its context, who and what, when, and how it was read."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.response import Redirect, Template

from factio.codebook import Codebook
from factio.errors import RecordError
from factio.record import StoredClaim, StoredEntity
from factio.web import asking, lines, marking, taking
from factio.web.addresses import of_claim
from factio.web.dating import words_of
from factio.web.parameters import Id, TheView

CONTEXT = 400  # characters before and after a quote


class Role(msgspec.Struct, frozen=True):
    """A role, who or what fills it as written, and whom the record takes each for."""

    name: str
    values: tuple[tuple[str, StoredEntity | None], ...]


@get("/claims/{claim:str}", sync_to_thread=True)
def claim_page(
    request: Request[Any, Any, Any], view: TheView, claim: Id
) -> Template | Redirect | Response[Any]:
    """One claim; the beginning of its id leads to it where no other begins so."""
    try:
        told = view.record.explain(claim)
    except RecordError as error:
        raise NotFoundException(f"No claim, or more than one, has an id that begins with {claim}.") from error
    one = told.claim
    if one.id != claim:
        return Redirect(of_claim(one.id))
    with view.reading() as connection:
        line = lines.lines(view, connection, [one])[0]
        before, after = asking.text_around(connection, one, CONTEXT)
        meant = [entity.id for entity in told.named.values()]
        against = view.near(connection, meant).against(one.id) if meant else ()
    context: dict[str, Any] = {
        "line": line,
        "claim": one,
        "source": told.source,
        "kind": view.codebook.kinds.get(one.kind),
        "roles": roles(view.codebook, one, told.named),
        "wrapped": marking.sort_of(one.sentence) == "wrapped",
        "before": _from_a_beginning(before),
        "after": _to_an_end(after),
        "conflicts": against,
        "judgements": told.judgements,
        "words": words_of(one.date),
    }
    return taking.page(
        request,
        "claim.html",
        context,
        title=line.plain,
        key=("claim", one.id),
        rows=lambda: [taking.claim_row(one)],
        of=told.source,
        note=f"characters {one.start} to {one.end}; read {told.source.read_on}; claim {one.id}",
    )


def roles(codebook: Codebook, claim: StoredClaim, named: dict[str, StoredEntity]) -> list[Role]:
    """The roles of a claim, in the order of the codebook, with whom each name means."""
    kind = codebook.kinds.get(claim.kind)
    order = [role for role in (kind.roles if kind else ()) if role in claim.roles]
    order += [role for role in claim.roles if role not in order]
    return [
        Role(role, tuple((name, named.get(name)) for name in lines.fillers({role: claim.roles[role]})))
        for role in order
    ]


def _from_a_beginning(text: str) -> str:
    """What stands before a quote, from the paragraph's beginning or, where that is far, from a word's."""
    paragraph = text.rpartition("\n\n")
    if paragraph[1]:
        return paragraph[2].lstrip("\n")
    return text if len(text) < CONTEXT else "… " + text.partition(" ")[2]


def _to_an_end(text: str) -> str:
    paragraph = text.partition("\n\n")
    if paragraph[1]:
        return paragraph[0]
    return text if len(text) < CONTEXT else text.rpartition(" ")[0] + " …"
