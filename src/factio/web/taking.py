"""A page in the form that is asked for: to be looked at, taken along (JSON, CSV), or cited."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from litestar import Request, Response
from litestar.exceptions import NotFoundException
from litestar.response import Template

from factio.record import StoredClaim, StoredEntity, StoredSource
from factio.web import citing
from factio.web.addresses import of_claim, of_entity
from factio.web.citing import Cited, key_of

FORMS = ("json", "csv", "bibtex", "csl")
_ENDINGS = {"json": "json", "csv": "csv", "bibtex": "bib", "csl": "csl.json"}
_TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8", "bibtex": "text/plain; charset=utf-8"}
_TYPES |= {"csl": "application/json"}
MOST = 10_000  # rows that are given at once; a page of a list has the others
_COMMANDS = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is a formula to a spreadsheet
Rows = Callable[[], Iterable[Mapping[str, Any]]]


class Leaf(msgspec.Struct, frozen=True):
    """What the foot of a page tells of it: its permanent address, how to cite it, how to take it."""

    address: str
    shown: str
    words: str
    bibtex: str
    forms: dict[str, str]


def page(
    request: Request[Any, Any, Any],
    template: str,
    context: dict[str, Any],
    *,
    title: str,
    key: tuple[str, ...],
    rows: Rows,
    of: StoredSource | None = None,
    note: str = "",
    status: int = 200,
) -> Template | Response[Any]:
    """A page, or what `format=` in its address asks of it instead.

    `rows` are what is taken along; they are only asked for when someone takes them. `of` is the source that
    a page shows.
    """
    asked = {name: value for name, value in request.query_params.items() if name not in ("format", "lang")}
    bare = quote(request.scope["path"], safe="/")
    path = f"{bare}?{urlencode(asked)}" if asked else bare
    address = request.app.state.named(path)
    if address.startswith("/"):
        address = str(request.base_url).rstrip("/") + address
    cited = Cited(key_of(*key), title, address, date.today(), of, note)
    form = request.query_params.get("format")
    if form is None:
        forms = {one: f"{path}{'&' if asked else '?'}format={one}" for one in FORMS}
        leaf = Leaf(path, request.app.state.named(path), citing.words(cited), citing.bibtex(cited), forms)
        if request.app.state.keep is not None:
            for one, there in forms.items():
                request.app.state.keep(there, _content(one, cited, rows))
        return Template(template, context={**context, "leaf": leaf}, status_code=status)
    if form not in FORMS:
        raise NotFoundException("A page is given as json, csv, bibtex or csl.")
    return _taken(form, cited, rows, key)


def _taken(form: str, cited: Cited, rows: Rows, key: tuple[str, ...]) -> Response[Any]:
    name = f"{key_of(*key)[:120]}.{_ENDINGS[form]}"
    return Response(
        _content(form, cited, rows),
        media_type=_TYPES[form],
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _content(form: str, cited: Cited, rows: Rows) -> bytes:
    if form == "json":
        told = {"title": cited.title, "address": cited.address, "rows": list(rows())}
        return msgspec.json.format(msgspec.json.encode(told))
    if form == "csv":
        return comma_separated(rows()).encode("utf-8")
    return (citing.bibtex if form == "bibtex" else citing.csl)(cited).encode("utf-8")


def comma_separated(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV with a header line; lists are joined by "; ", and no cell is a formula.

    A cell that a spreadsheet would take for a formula has an apostrophe before it.
    """
    listed = list(rows)
    columns = list(dict.fromkeys(name for row in listed for name in row))
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerow(columns)
    for row in listed:
        writer.writerow([_cell(row.get(name)) for name in columns])
    return told.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        text = "; ".join(f"{name}: {_cell(one)}" for name, one in value.items())
    elif isinstance(value, list | tuple):
        text = "; ".join(_cell(one) for one in value)
    else:
        text = str(value)
    harmless = text[:1] not in _COMMANDS or (text[0] in "+-" and text[1:].replace(".", "", 1).isdigit())
    return text if harmless else f"'{text}"


def claim_row(one: StoredClaim) -> dict[str, Any]:
    """A claim as a row."""
    return {**one.line(), "page": of_claim(one.id)}


def entity_row(one: StoredEntity) -> dict[str, Any]:
    """An entity as a row."""
    return {**msgspec.to_builtins(one), "page": of_entity(one.id)}


def source_row(one: StoredSource) -> dict[str, Any]:
    """A document as a row."""
    told: dict[str, Any] = msgspec.to_builtins(one)
    about = told.pop("metadata")
    return {**told, **about}
