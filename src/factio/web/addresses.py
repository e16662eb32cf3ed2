"""Where each thing has its page. These addresses are permanent."""

from __future__ import annotations

from urllib.parse import quote, urlencode

LISTS = {
    "organisation": "/organisations",
    "person": "/persons",
    "place": "/places",
    "publication": "/publications",
    "contest": "/contests",
    "group": "/groups",
    "other": "/others",
}


def of_entity(entity: str) -> str:
    """The page of an entity."""
    return f"/entities/{quote(entity, safe='')}"


def of_claim(claim: str) -> str:
    """The page of a claim."""
    return f"/claims/{quote(claim, safe='')}"


def of_source(name: str, claim: str | None = None) -> str:
    """The page of a document; with `claim` at the place where this stands in its text."""
    page = f"/documents/{quote(name, safe='/')}"
    return page if claim is None else f"{page}?{urlencode({'claim': claim})}#c-{quote(claim, safe='')}"


def with_query(path: str, values: dict[str, str | int | None]) -> str:
    """`path` with those values that are told."""
    told = {key: value for key, value in values.items() if value not in (None, "")}
    return f"{path}?{urlencode(told)}" if told else path
