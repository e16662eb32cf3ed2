"""The front page, the help page and the one style sheet."""

from __future__ import annotations

import hashlib
from importlib import resources

from litestar import MediaType, Response, get
from litestar.response import Template

from factio.codebook import Codebook
from factio.model.spell import ANSWERS
from factio.web import asking, conflicts
from factio.web.colours import kind_styles
from factio.web.days import MEANING
from factio.web.entities import TITLES
from factio.web.parameters import TheView

NEWEST = 5
MOST = 12
CONTESTED = 3
_FOR_GOOD = "public, max-age=31536000, immutable"
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" '
    'fill="#7a1f2b"/><path d="M11 6h11v4h-6.500v5h5.500v4h-5.500v7H11z" fill="#fcfbf8"/></svg>'
)


@get("/", sync_to_thread=True)
def front_page(view: TheView) -> Template:
    """What is in the record: counts, the newest sources, who is told of most, contradictions."""
    with view.reading() as connection:
        known = view.known(connection)
        found = conflicts.together(known.conflicts)
        context = {
            "counts": asking.counts(connection),
            "titles": TITLES,
            "sources": asking.find_sources(connection, words="", start=0, size=NEWEST, newest=True)[1],
            "organisations": asking.most_told(connection, "organisation", MOST),
            "conflicts": conflicts.shown(view, connection, found[:CONTESTED]),
            "all_conflicts": len(found),
        }
    return Template("front.html", context=context)


@get("/help", sync_to_thread=True)
def help_page(view: TheView) -> Template:
    """How to read the pages, in plain language."""
    context = {"codebook": view.codebook, "classes": view.classes, "answers": ANSWERS, "meaning": MEANING}
    return Template("help.html", context=context)


@get("/style.css", sync_to_thread=True)
def style_sheet(view: TheView) -> Response[str]:
    """All styles. Its address carries a mark of its content, so that a browser may keep it."""
    return Response(style(view.codebook), media_type=MediaType.CSS, headers={"Cache-Control": _FOR_GOOD})


@get("/icon.svg", sync_to_thread=True)
def icon() -> Response[str]:
    """The mark in a browser's tab."""
    return Response(_ICON, media_type="image/svg+xml", headers={"Cache-Control": _FOR_GOOD})


def style(codebook: Codebook) -> str:
    """The styles of the pages, with the colours of a codebook's kinds."""
    written = resources.files("factio.web").joinpath("style.css").read_text(encoding="utf-8")
    return written + kind_styles(codebook)


def style_address(codebook: Codebook) -> str:
    """Where the style sheet is, with a mark of its content."""
    return f"/style.css?v={hashlib.sha256(style(codebook).encode()).hexdigest()[:12]}"
