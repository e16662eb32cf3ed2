"""The server of the pages: routes, templates, what browsers are forbidden, and how errors are told."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import jinja2
from litestar import Litestar, MediaType, Request, Response
from litestar.datastructures import MutableScopeHeaders, State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Template
from litestar.template.config import TemplateConfig
from litestar.types import Message, Scope
from markupsafe import Markup, escape

from factio.api import Record
from factio.errors import FactioError
from factio.record import Reads
from factio.web import (
    addresses,
    alliances,
    claims,
    comparing,
    conflicts,
    dating,
    days,
    documents,
    drawings,
    entities,
    front,
    interface,
    languages,
    passes,
    searching,
    uploading,
)
from factio.web.inert import inert, inert_value
from factio.web.languages import later
from factio.web.uploading import Uploads
from factio.web.view import PAGE, View

# The pages are for this machine: another name in the address is a page of somebody else that asks for them.
HOSTS = ("127.0.0.1", "localhost", "[::1]")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # To this place alone: a form that is sent tells by it that it comes from here.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FAILED = later("It did not work")
HEADINGS = {
    400: later("This cannot be asked"),
    403: later("This cannot be done from there"),
    404: later("Not here"),
    405: later("This cannot be asked"),
    413: later("This is too much at once"),
}


def application(
    record: Record,
    hosts: tuple[str, ...] = HOSTS,
    *,
    reader: Reads | None = None,
    named: Callable[[str], str] | None = None,
    keep: Callable[[str, bytes], None] | None = None,
    page_size: int = PAGE,
    shared: Path | None = None,
) -> Litestar:
    """The pages of a record as an ASGI application. `hosts` are the names that it answers to.

    The record must be there; what is read into it later is shown too. `reader` reads what is uploaded (None:
    the rules). With `named`, which gives the permanent address for a path, the pages are those of a copy, and
    have nothing that needs a server behind them; `keep` is given what each page has to take along. Several
    processes that serve one record tell each other of their readings in the folder `shared`.
    """
    static = named is not None
    view = View(record, static=static, page_size=page_size)
    uploads = Uploads(record, reader, shared)
    environment = templates(view, static)

    async def refuse_others(request: Request[Any, Any, Any]) -> Response[str] | None:
        languages.speak(
            languages.wanted(
                request.query_params.get("lang"),
                request.cookies.get(languages.COOKIE),
                request.headers.get("accept-language", ""),
            )
        )
        host = request.headers.get("host", "")
        if host.rpartition(":")[0] in hosts or host in hosts:
            return None
        return Response(
            "These pages answer to this machine only.", status_code=400, media_type=MediaType.TEXT
        )

    return Litestar(
        route_handlers=[
            front.front_page,
            front.help_page,
            front.style_sheet,
            front.icon,
            front.script,
            *entities.entity_lists,
            entities.entity_page,
            alliances.alliance_list,
            searching.search,
            searching.suggest,
            documents.document_list,
            documents.document_page,
            days.on_day,
            conflicts.conflict_list,
            claims.claim_page,
            passes.passes_page,
            drawings.figures_page,
            drawings.figure_file,
            comparing.compare_page,
            *([] if static else [uploading.upload_page, uploading.upload, uploading.progress_page]),
            interface.entities,
            interface.entity,
            interface.claim,
        ],
        dependencies={
            "view": Provide(lambda: view, sync_to_thread=False),
            "uploads": Provide(lambda: uploads, sync_to_thread=False),
        },
        template_config=TemplateConfig(instance=JinjaTemplateEngine.from_environment(environment)),
        exception_handlers={HTTPException: tell_error, FactioError: tell_failure, Exception: tell_failure},
        before_request=refuse_others,
        before_send=[forbid],
        openapi_config=None,
        state=State({"named": named or by_host, "keep": keep}),
        multipart_form_part_limit=uploading.MOST_FILES + 10,
        logging_config=None,
    )


def by_host(path: str) -> str:
    """The permanent address of a page of this server."""
    return path


def templates(view: View, static: bool = False) -> jinja2.Environment:
    """The templates: all that they write is escaped and inert."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("factio.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=inert_value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        style_address=front.style_address(view.codebook),
        script_address=front.script_address(),
        static=static,
        _=languages.gettext,
        ngettext=languages.ngettext,
        language=languages.language,
        languages=languages.LANGUAGES,
        with_query=addresses.with_query,
        type_words=entities.TYPES,
        of_entity=addresses.of_entity,
        of_claim=addresses.of_claim,
        of_source=addresses.of_source,
        lists=addresses.LISTS,
    )
    environment.filters.update(
        number=languages.number,
        join_lines=lambda text: " ".join(text.split()),
        codes=codes,
        date_words=dating.words_of,
        on_words=dating.on_words,
        web_address=lambda url: bool(url) and url.startswith(("https://", "http://")),
    )
    return environment


def codes(text: str) -> Markup:
    """Text of the codebook, with what stands in backticks as code."""
    return Markup(re.sub(r"`([^`]*)`", r"<code>\1</code>", str(escape(inert(text.strip())))))


async def forbid(message: Message, scope: Scope) -> None:
    """Adds to every answer what a browser may not do with it."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("Cache-Control", "no-cache")
    headers.setdefault("Vary", "Accept-Language, Cookie")
    asked = parse_qs(scope.get("query_string", b"").decode("ascii", "replace")).get("lang", [""])[-1]
    if asked in languages.LANGUAGES:
        kept = f"{languages.COOKIE}={asked}; Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly"
        headers.add("Set-Cookie", kept)


def tell_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """A page, or JSON for programs, for what was asked wrongly or is not there."""
    code = error.status_code
    said = error.detail if isinstance(error, HTTPException) else ""
    if code == 400:
        said = languages.translated(
            later("The address has something in it that these pages do not understand.")
        )
    elif code == 405:
        said = languages.translated(later("These pages can only be looked at."))
    elif code == 413:
        said = languages.translated(later("Give fewer or smaller files at once."))
    elif type(error).__name__ == "NotFoundException" and said == "Not Found":
        said = languages.translated(later("There is no page at this address."))
    near = tuple(error.extra) if isinstance(error.extra, list) and code == 404 else ()
    return _told(request, code, said, near)


def tell_failure(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """A page for what went wrong here: Factio's own words where it has some, no traceback."""
    if isinstance(error, FactioError):
        return _told(request, 500, str(error), ())
    logging.getLogger("factio.web").error("%s %s failed", request.method, request.url.path, exc_info=error)
    said = languages.translated(
        later("Something went wrong; the window in which factio serve runs tells what.")
    )
    return _told(request, 500, said, ())


def _told(request: Request[Any, Any, Any], code: int, said: str, near: tuple[str, ...]) -> Response[Any]:
    if request.url.path.startswith("/api/"):
        return Response({"error": said}, status_code=code, media_type=MediaType.JSON)
    heading = languages.translated(HEADINGS.get(code, FAILED))
    context = {"heading": heading, "said": said, "near": near}
    return Template("error.html", context=context, status_code=code)
