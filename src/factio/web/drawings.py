"""The figures of an organisation: its family to explore, its life, offices, elections and members."""

from __future__ import annotations

import base64
import hashlib
from datetime import date as Day
from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template
from markupsafe import Markup

from factio.errors import FactioError
from factio.figures import (
    Pen,
    draw_elections,
    draw_holders,
    draw_lineage,
    draw_members,
    draw_timeline,
    pdf,
    png,
)
from factio.figures import languages as drawn_languages
from factio.lineage import lineage_of
from factio.record import StoredEntity
from factio.web import asking, taking
from factio.web.addresses import of_entity, with_query
from factio.web.languages import ENGLISH, language, later, translated
from factio.web.parameters import Given, Id, TheView
from factio.web.view import View

FIGURES = {
    "lineage": later("Family tree"),
    "timeline": later("Life"),
    "holders": later("Offices"),
    "elections": later("Elections"),
    "members": later("Members"),
}
STEPS = 2  # generations that a family opens with
MOST_STEPS = 20
_DRAWN = {
    "timeline": draw_timeline,
    "holders": draw_holders,
    "elections": draw_elections,
    "members": draw_members,
}
_FILES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


@get("/entities/{entity:str}/figures", sync_to_thread=True)
def figures_page(
    request: Request[Any, Any, Any],
    view: TheView,
    entity: Id,
    figure: Given = "lineage",
    up: Given = "",
    down: Given = "",
    until: Given = "",
) -> Template | Response[Any]:
    """One figure, with what there is to change in it: generations up and down, and the last year."""
    one = _organisation(view, entity)
    if figure not in FIGURES:
        raise NotFoundException(translated(later("There is no such figure.")))
    steps = {"up": _steps(up), "down": _steps(down)}
    year = _year(until)
    drawn = _draw(view, one.name, figure, steps, year, Pen("light"))
    here = f"{of_entity(entity)}/figures"

    def other(**changed: Any) -> str:
        told = {"figure": figure, "up": up, "down": down, "until": until, **changed}
        plain = {key: value for key, value in told.items() if str(value) not in ("", str(STEPS), "lineage")}
        return with_query(here, plain)

    context: dict[str, Any] = {
        "entity": one,
        "figures": FIGURES,
        "figure": figure,
        "steps": steps,
        "until": year,
        "years": (1800, Day.today().year),
        "drawing": Markup(drawn),  # made of escaped words by the room of figures
        "relatives": _relatives(view, one) if figure == "lineage" else [],
        "other": other,
        "files": {form: _file(entity, figure, form, steps, year) for form in _FILES},
    }
    title = f"{one.name}: {translated(FIGURES[figure])}"
    return taking.page(
        request,
        "figures.html",
        context,
        title=title,
        key=("figures", entity, figure),
        rows=lambda: (
            {"name": name, "relation": relation, "steps": count}
            for name, relation, count, _ in context["relatives"]
        ),
    )


@get("/entities/{entity:str}/figures/{name:str}", sync_to_thread=True)
def figure_file(
    view: TheView, entity: Id, name: FromPath[str], up: Given = "", down: Given = "", until: Given = ""
) -> Response[bytes]:
    """A figure as a file: SVG, PNG or PDF."""
    figure, _, form = name.partition(".")
    if figure not in FIGURES or form not in _FILES:
        raise NotFoundException(translated(later("There is no such figure.")))
    one = _organisation(view, entity)
    pen = Pen("auto" if form == "svg" else "light")
    drawn = _draw(view, one.name, figure, {"up": _steps(up), "down": _steps(down)}, _year(until), pen)
    content = drawn.encode("utf-8") if form == "svg" else png(drawn) if form == "png" else pdf(drawn)
    return Response(content, media_type=_FILES[form], headers={"Content-Security-Policy": policy_of(pen)})


def policy_of(pen: Pen) -> str:
    """What a figure may do that is opened by itself: nothing but turn dark by its own styles."""
    style = pen.style().removeprefix("<style>").removesuffix("</style>")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"


def _organisation(view: View, entity: str) -> StoredEntity:
    with view.reading() as connection:
        one = next(iter(asking.entities(connection, [entity])), None)
    if one is None or one.type != "organisation":
        raise NotFoundException(translated(later("The record has no organisation at this address.")))
    return one


def _draw(view: View, name: str, figure: str, steps: dict[str, int], year: int | None, pen: Pen) -> str:
    lang = language() if language() in drawn_languages() else ENGLISH
    until = Day(year, 12, 31) if year else None
    try:
        if figure == "lineage":
            return draw_lineage(
                view.record, name, up=steps["up"], down=steps["down"], until=until, pen=pen, lang=lang
            )
        return _DRAWN[figure](view.record, name, until=until, pen=pen, lang=lang)
    except FactioError as error:
        raise NotFoundException(str(error)) from error


def _relatives(view: View, one: StoredEntity) -> list[tuple[str, str, int, str | None]]:
    """Who came before and who came after, the nearest first: name, relation, steps, and its id."""
    lineage = lineage_of(view.record, one.name)
    focus = lineage.main(one.name)
    found = [(each.name, later("before it"), each.steps) for each in lineage.ancestors(focus)]
    found += [(each.name, later("after it"), each.steps) for each in lineage.descendants(focus)]
    with view.reading() as connection:
        ids = asking.ids_of(connection, [name for name, _, _ in found], "organisation")
    return [(name, relation, steps, ids.get(name)) for name, relation, steps in found]


def _file(entity: str, figure: str, form: str, steps: dict[str, int], year: int | None) -> str:
    asked: dict[str, str | int | None] = {"until": year}
    if figure == "lineage":
        asked |= {key: count for key, count in steps.items() if count != STEPS}
    return with_query(f"{of_entity(entity)}/figures/{figure}.{form}", asked)


def _steps(written: str) -> int:
    return min(int(written), MOST_STEPS) if written.isascii() and written.isdigit() else STEPS


def _year(written: str) -> int | None:
    plain = written.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and 1 <= int(plain[:5]) <= 9999 else None
