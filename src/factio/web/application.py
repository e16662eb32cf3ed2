"""The server of the pages: routes, templates, what browsers are forbidden, and how errors are told."""

from __future__ import annotations

import logging
import re
from typing import Any

import jinja2
from litestar import Litestar, MediaType, Request, Response
from litestar.datastructures import MutableScopeHeaders
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Template
from litestar.template.config import TemplateConfig
from litestar.types import Message, Scope
from markupsafe import Markup, escape

from factio.api import Record
from factio.errors import FactioError
from factio.web import addresses, claims, conflicts, days, documents, entities, front, interface, lines
from factio.web.inert import inert, inert_value
from factio.web.view import View

# The pages are for this machine: another name in the address is a page of somebody else that asks for them.
HOSTS = ("127.0.0.1", "localhost", "[::1]")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HEADINGS = {400: "This cannot be asked", 404: "Not here", 405: "This cannot be asked"}


def application(record: Record, hosts: tuple[str, ...] = HOSTS) -> Litestar:
    """The pages of a record as an ASGI application. `hosts` are the names that it answers to.

    The record must be there; what is read into it later is shown too.
    """
    view = View(record)
    environment = templates(view)

    def refuse_others(request: Request[Any, Any, Any]) -> Response[str] | None:
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
            *entities.entity_lists,
            entities.entity_page,
            entities.search,
            documents.document_list,
            documents.document_page,
            days.on_day,
            conflicts.conflict_list,
            claims.claim_page,
            interface.entities,
            interface.entity,
            interface.claim,
        ],
        dependencies={"view": Provide(lambda: view, sync_to_thread=False)},
        template_config=TemplateConfig(instance=JinjaTemplateEngine.from_environment(environment)),
        exception_handlers={HTTPException: tell_error, FactioError: tell_failure, Exception: tell_failure},
        before_request=refuse_others,
        before_send=[forbid],
        openapi_config=None,
        logging_config=None,
    )


def templates(view: View) -> jinja2.Environment:
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
        of_entity=addresses.of_entity,
        of_claim=addresses.of_claim,
        of_source=addresses.of_source,
        lists=addresses.LISTS,
    )
    environment.filters.update(
        number=lambda count: f"{count:,}".replace(",", "\u202f"),
        join_lines=lambda text: " ".join(text.split()),
        codes=codes,
        date_words=lines.words_of,
        on_words=lines.on_words,
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
        headers[name] = value
    headers.setdefault("Cache-Control", "no-cache")


def tell_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """A page, or JSON for programs, for what was asked wrongly or is not there."""
    code = error.status_code
    said = error.detail if isinstance(error, HTTPException) else ""
    if code == 400:
        said = "The address has something in it that these pages do not understand."
    elif code == 405:
        said = "These pages can only be looked at."
    elif type(error).__name__ == "NotFoundException" and said == "Not Found":
        said = "There is no page at this address."
    near = tuple(error.extra) if isinstance(error.extra, list) and code == 404 else ()
    return _told(request, code, said, near)


def tell_failure(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """A page for what went wrong here: Factio's own words where it has some, no traceback."""
    if isinstance(error, FactioError):
        return _told(request, 500, str(error), ())
    logging.getLogger("factio.web").error("%s %s failed", request.method, request.url.path, exc_info=error)
    return _told(request, 500, "Something went wrong; the window in which factio serve runs tells what.", ())


def _told(request: Request[Any, Any, Any], code: int, said: str, near: tuple[str, ...]) -> Response[Any]:
    if request.url.path.startswith("/api/"):
        return Response({"error": said}, status_code=code, media_type=MediaType.JSON)
    context = {"heading": HEADINGS.get(code, "It did not work"), "said": said, "near": near}
    return Template("error.html", context=context, status_code=code)
