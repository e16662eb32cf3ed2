"""The pages of documents: the list, and each text with its claims marked in it and told beside it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from factio.errors import NameNotFound
from factio.record import SourceText
from factio.web import asking, lines, marking, taking
from factio.web.addresses import of_source
from factio.web.languages import later, translated
from factio.web.lines import Line
from factio.web.marking import Block, Marked
from factio.web.paging import Paging
from factio.web.parameters import Given, PageNumber, TheView, Words, page_of
from factio.web.view import View

SIZE = 50
UNREAD = 200  # how many sentences that gave no claim are listed
REFUSED = "refused"  # how the reason begins of what a model said and the text does not carry
OF_MODELS = (REFUSED, "not read", "kept out")  # and of what else there is to tell of a second reader


class Note(msgspec.Struct, frozen=True):
    """A claim beside the text: its number in the document, and whether it is the one that was asked for."""

    number: int
    line: Line
    chosen: bool


@get("/documents", sync_to_thread=True)
def document_list(
    request: Request[Any, Any, Any], view: TheView, q: Words = "", page: PageNumber = 1
) -> Template | Response[Any]:
    """All documents in order of their names, or those with some words in title or name."""
    words = q.strip()
    with view.reading() as connection:
        start = (page - 1) * SIZE
        total, found = asking.find_sources(connection, words=words, start=start, size=SIZE)
    paging = Paging(page, SIZE, total, "/documents", {"q": words})
    page_of(paging)
    return taking.page(
        request,
        "documents.html",
        {"words": words, "sources": found, "paging": paging},
        title=translated(later("Documents")),
        key=("documents",),
        rows=lambda: map(taking.source_row, found),
    )


@get("/documents/{name:path}", sync_to_thread=True)
def document_page(
    request: Request[Any, Any, Any],
    view: TheView,
    name: FromPath[PurePosixPath],
    claim: Given = "",
    page: PageNumber = 1,
    notes: Given = "",
) -> Template | Response[Any]:
    """A document's text with its claims marked; `claim` is the one to bring out."""
    written = name.as_posix().removeprefix("/")
    try:
        document = view.record.source(written)
    except NameNotFound as missing:
        raise NotFoundException(str(missing), extra=[*missing.suggestions]) from missing
    spans = marking.parts(document.text)
    if claim:
        page = next((marking.part_of(spans, one.start) for one in document.claims if one.id == claim), page)
    marked = [Marked(number, one.start, one.end) for number, one in enumerate(document.claims, 1)]
    paging = Paging(page, 1, len(spans), of_source(written), {"notes": notes})
    page_of(paging)
    blocks = marking.blocks(document.text, spans[page - 1], marked)
    beside = _notes(view, document, blocks, claim)
    silent = [one for one in document.unread if not one.reason.startswith(OF_MODELS)]
    unfit = [one for one in document.unread if one.reason.startswith(OF_MODELS)]
    context: dict[str, Any] = {
        "document": document,
        "source": document.source,
        "title": document.source.title.strip() or document.source.name,
        "blocks": blocks,
        "notes": beside,
        "chosen": next((number for number, note in beside.items() if note.chosen), 0),
        "with_notes": notes != "no",
        "paging": paging,
        "unread": silent[:UNREAD],
        "silent": len(silent),
        "unfit": unfit[:UNREAD],
        "refused": _refused(document, blocks) if notes != "no" else {},
        "two": any(one.reader != "rules" for one in document.claims),
        "shares": _shares(document),
    }
    return taking.page(
        request,
        "document.html",
        context,
        title=context["title"],
        key=("document", written),
        rows=lambda: map(taking.claim_row, document.claims),
        of=document.source,
        note=f"read {document.source.read_on}",
    )


def _notes(view: View, document: SourceText, blocks: list[Block], chosen: str) -> dict[int, Note]:
    """The claims that begin in the blocks, by their number."""
    numbers = [number for block in blocks for number in block.begins]
    claims = [document.claims[number - 1] for number in numbers]
    with view.reading() as connection:
        told = lines.lines(view, connection, claims)
    return {
        number: Note(number, line, line.claim.id == chosen)
        for number, line in zip(numbers, told, strict=True)
    }


def _refused(document: SourceText, blocks: list[Block]) -> dict[int, list[str]]:
    """Why claims of a model were refused, by the beginning of the block that they stand in."""
    found: dict[int, list[str]] = {}
    for one in document.unread:
        if one.reason.startswith(REFUSED):
            for block in blocks:
                if block.span.start <= one.span.start < block.span.end:
                    found.setdefault(block.span.start, []).append(one.reason)
    return found


def _shares(document: SourceText) -> int:
    """Of a hundred sentences, how many gave a claim."""
    source = document.source
    return round(100 * source.sentences_with_claims / source.sentences) if source.sentences else 0
