"""Every pass over the sentence of a claim, as `factio explain` tells it: names, dates, the parse, frames."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.response import Template

from factio.errors import RecordError
from factio.web import lines, taking
from factio.web.languages import later, translated
from factio.web.parameters import Id, TheView


@get("/claims/{claim:str}/passes", sync_to_thread=True)
def passes_page(request: Request[Any, Any, Any], view: TheView, claim: Id) -> Template | Response[Any]:
    """What each pass makes of the sentence of a claim, read by itself under the title of its document."""
    import msgspec

    from factio.reading.explaining import explain_text  # loads the model of the language, which takes seconds

    try:
        told = view.record.explain(claim)
    except RecordError as error:
        raise NotFoundException(f"No claim, or more than one, has an id that begins with {claim}.") from error
    one = told.claim
    seen = explain_text(" ".join(one.sentence.split()), view.codebook, told.source.title.strip())
    with view.reading() as connection:
        line = lines.lines(view, connection, [one])[0]
    context: dict[str, Any] = {
        "line": line,
        "claim": one,
        "seen": seen,
        "says": [
            [lines.said(view.codebook, found) for found in sentence.claims] for sentence in seen.sentences
        ],
    }
    title = f"{translated(later('How it is read'))}: {line.plain}"
    return taking.page(
        request,
        "passes.html",
        context,
        title=title,
        key=("passes", one.id),
        rows=lambda: (msgspec.to_builtins(sentence) for sentence in seen.sentences),
        of=told.source,
    )
