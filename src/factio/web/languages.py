"""The languages of the pages: which one a reader wants, and what each message says in it.

Messages are English in code and templates; a catalogue (gettext's PO) holds them in another language. Names,
quotes and what the codebook words stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import cache
from gettext import c2py
from importlib import resources
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from markupsafe import Markup, escape

from factio.web.inert import inert

ENGLISH = "en"
LANGUAGES = {"en": "English", "de": "Deutsch"}
COOKIE = "language"
_now: ContextVar[str] = ContextVar("language", default=ENGLISH)


def speak(language: str) -> None:
    """Makes `language` that of all that is written from here on in this request."""
    _now.set(language if language in LANGUAGES else ENGLISH)


def language() -> str:
    """The language that is spoken now."""
    return _now.get()


def wanted(asked: str | None, kept: str | None, accepted: str) -> str:
    """The language that a reader wants: asked for in the address, kept in a cookie, or the browser's."""
    for one in (asked, kept):
        if one in LANGUAGES:
            return one
    weights: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted.split(",")[:20]):
        name, _, weight = part.partition(";q=")
        try:
            rank = float(weight or 1)
        except ValueError:
            continue
        weights.append((-rank, place, name.strip().partition("-")[0].lower()))
    return next((name for rank, _, name in sorted(weights) if rank and name in LANGUAGES), ENGLISH)


@cache
def catalogue(language: str) -> Catalog:
    """The messages of a language; an empty catalogue for English."""
    if language == ENGLISH:
        return Catalog(locale=ENGLISH)
    path = resources.files("factio.web").joinpath(f"catalogues/{language}.po")
    with path.open("rb") as file:
        return read_po(file, locale=language)


@cache
def _said(language: str, message: str, context: str | None = None) -> str | tuple[str, ...]:
    found = catalogue(language).get(message, context)
    if found is None or not found.string or found.fuzzy:
        return message
    return found.string if isinstance(found.string, str) else tuple(found.string)


def translated(message: str) -> str:
    """A message without places, in the language that is spoken now."""
    found = _said(language(), message)
    return found if isinstance(found, str) else found[0]


def later(message: str) -> str:
    """Marks a message that is translated only where it is written."""
    return message


# What the record has as words of its own, and the pages write.
WORDS = (
    *(later("yes"), later("presumed"), later("possible"), later("no"), later("unknown")),
    *(later("contradiction"), later("tension"), later("precision")),
    *(later("starts"), later("ends"), later("holds")),
    *(later("planned"), later("attempted"), later("alleged"), later("estimated"), later("covert")),
    *(later("de facto"), later("accepted"), later("rejected"), later("corrected"), later("withdrawn")),
    *(later("accept"), later("reject"), later("correct"), later("same"), later("different")),
    *(later("add"), later("withdraw"), later("settle"), later("undo"), later("existence"), later("life")),
)


def gettext(message: str, **values: Any) -> Markup:
    """A message of the templates with its values; the message may have tags, the values are inert."""
    return _filled(translated(message), values)


def ngettext(one: str, many: str, count: int, **values: Any) -> Markup:
    """A message that counts; `%(number)s` is the count as it is written."""
    found = _said(language(), one)
    if isinstance(found, tuple):
        message = found[min(_plural(language())(count), len(found) - 1)]
    else:
        message = one if count == 1 else many
    return _filled(message, {"number": number(count), **values})


@cache
def _plural(language: str) -> Callable[[int], int]:
    """Which of the forms of a message a count takes, by the rule that stands at the head of the catalogue."""
    return c2py(catalogue(language).plural_expr)


def _filled(message: str, values: dict[str, Any]) -> Markup:
    told = {key: one if isinstance(one, Markup) else escape(inert(str(one))) for key, one in values.items()}
    return Markup(Markup(message) % told if told else message)


def number(count: int) -> str:
    """A number with its thousands set apart."""
    return f"{count:,}".replace(",", "\u202f")


def month(place: int) -> str:
    """The name of a month (1 to 12)."""
    return str(Locale.parse(language()).months["format"]["wide"][place])


def extract_codebook(
    file: Any, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, str, list[str]]]:
    """For Babel: the names of kinds, of their groups and roles in a file of the codebook."""
    import tomllib

    told = tomllib.loads(file.read().decode("utf-8"))
    for key in ("kind", "group"):
        if isinstance(told.get(key), str):
            yield 1, "gettext", told[key], []
    for role in told.get("roles", {}):
        yield 1, "gettext", role.replace("_", " "), []
