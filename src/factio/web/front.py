"""The front page, the help page and the one style sheet."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from typing import Any

import sqlalchemy as sa
from litestar import MediaType, Request, Response, get
from litestar.response import Template

from factio.codebook import Codebook
from factio.figures import dark_rules
from factio.model import Conflict
from factio.model.spell import ANSWERS
from factio.web import asking, conflicts, taking
from factio.web.colours import kind_styles
from factio.web.days import MEANING
from factio.web.entities import TITLES
from factio.web.languages import later, translated
from factio.web.parameters import TheView
from factio.web.view import View

NEWEST = 5
MOST = 12
CONTESTED = 3
_FOR_GOOD = "public, max-age=31536000, immutable"
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" '
    'fill="#7a1f2b"/><path d="M11 6h11v4h-6.500v5h5.500v4h-5.500v7H11z" fill="#fcfbf8"/></svg>'
)


@get("/", sync_to_thread=True)
def front_page(request: Request[Any, Any, Any], view: TheView) -> Template | Response[Any]:
    """What is in the record: counts, the newest sources, who is told of most, contradictions."""
    with view.reading() as connection:
        large = view.large(connection)
        every = view.conflicts(connection)
        listed = every or ()
        found = view.kept("conflicts together", lambda: conflicts.together(listed))
        held = view.counts(connection)
        context: dict[str, Any] = {
            "counts": held,
            "titles": TITLES,
            "sources": asking.find_sources(connection, words="", start=0, size=NEWEST, newest=True)[1],
            "organisations": view.kept(
                "most", lambda: asking.most_told(connection, "organisation", MOST, roughly=large)
            ),
            "conflicts": conflicts.shown(view, connection, view.kept("contested", lambda: _contested(found))),
            "all_conflicts": None if every is None else len(found),
            "disputed": view.kept("disputed", lambda: _disputed(view, connection, listed)),
        }
    return taking.page(
        request,
        "front.html",
        context,
        title=translated(later("The record")),
        key=("record",),
        rows=lambda: [{"sources": held.sources, "claims": held.claims, **held.entities}],
    )


def _contested(found: list[list[Conflict]]) -> list[list[Conflict]]:
    """Some conflicts that are not settled, each about something else, those of most sources first."""
    open_ones = [same for same in found if not same[0].settled]
    order = sorted(open_ones, key=lambda same: -len({name for one in same for name in one.sources}))
    seen: dict[str, list[Conflict]] = {}
    for same in order:
        seen.setdefault(repr(sorted(same[0].about.items(), key=repr)), same)
    kept = list(seen.values())[:CONTESTED]
    return sorted(kept, key=found.index)


def _disputed(
    view: View, connection: sa.Connection, listed: Sequence[Conflict]
) -> list[tuple[str, str, int]]:
    """Ids and names of what most contradictions are about, and how many."""
    counted: Counter[str] = Counter()
    first: dict[str, Conflict] = {}
    for one in listed:
        if one.degree == "contradiction" and not one.settled:
            for name in one.names():
                counted[name] += 1
                first.setdefault(name, one)
    # words among them, such as an office, are none of the record's things
    likely = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[: 3 * MOST]
    ids = view.whom(connection, [first[name] for name, _ in likely])
    return [(ids[name], name, count) for name, count in likely if name in ids][:MOST]


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


@get("/pages.js", sync_to_thread=True)
def script() -> Response[str]:
    """What the pages do beyond what a server can: it only adds, and nothing needs it."""
    return Response(script_text(), media_type="text/javascript", headers={"Cache-Control": _FOR_GOOD})


def script_text() -> str:
    """The one script of the pages, of two files."""
    parts = (resources.files("factio.web").joinpath(name) for name in ("copy.js", "pages.js"))
    return "".join(part.read_text(encoding="utf-8") for part in parts)


def script_address() -> str:
    """Where the script is, with a mark of its content."""
    return f"/pages.js?v={hashlib.sha256(script_text().encode()).hexdigest()[:12]}"


def style(codebook: Codebook) -> str:
    """The styles of the pages, with the colours of a codebook's kinds and of figures."""
    written = resources.files("factio.web").joinpath("style.css").read_text(encoding="utf-8")
    dark = f"@media screen and (prefers-color-scheme: dark) {{ {dark_rules()} }}\n"
    return written + kind_styles(codebook) + dark


def style_address(codebook: Codebook) -> str:
    """Where the style sheet is, with a mark of its content."""
    return f"/style.css?v={hashlib.sha256(style(codebook).encode()).hexdigest()[:12]}"
