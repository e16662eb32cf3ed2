"""How a page is cited: BibTeX and CSL-JSON, from what is known of it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import msgspec

from factio import dates
from factio.errors import DateError
from factio.record import StoredSource
from factio.web.inert import inert

_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\^{}"}
_SPECIAL |= {sign: f"\\{sign}" for sign in "#$%&_"}


class Cited(msgspec.Struct, frozen=True):
    """What is cited: the page `title` at `address`, seen on `seen`; `of` is the source that it shows."""

    key: str
    title: str
    address: str
    seen: date
    of: StoredSource | None = None
    note: str = ""


def words(cited: Cited) -> str:
    """The citation as a line for people."""
    told = []
    if cited.of is not None:
        told += [one for one in (cited.of.metadata.author, f"“{_title(cited.of)}”") if one]
        told += [one for one in (cited.of.metadata.published, cited.of.metadata.url, cited.of.name) if one]
    told += [cited.note] if cited.note else []
    told += [f"Factio, “{cited.title}”, {cited.address}, {cited.seen.isoformat()}"]
    return inert("; ".join((", ".join(told[:-1]), told[-1])) if len(told) > 1 else told[0]) + "."


def bibtex(cited: Cited) -> str:
    """One entry of BibTeX, in Unicode; signs that command TeX are escaped."""
    fields: list[tuple[str, str]] = [("title", cited.title)]
    if cited.of is not None:
        about = cited.of.metadata
        if about.author:
            fields.append(("author", about.author))
        if about.published:
            fields.append(("date", about.published))
            year = _year(about.published)
            fields += [("year", str(year))] if year else []
        origin = ", ".join(one for one in (_title(cited.of), about.url, cited.of.name) if one)
        fields.append(("note", f"{cited.note}; {origin}" if cited.note else origin))
    elif cited.note:
        fields.append(("note", cited.note))
    fields += [
        ("howpublished", "Factio record"),
        ("url", cited.address),
        ("urldate", cited.seen.isoformat()),
    ]
    told = ",\n".join(f"  {name} = {{{_tex(value, name)}}}" for name, value in fields)
    return f"@misc{{{cited.key},\n{told}\n}}\n"


def csl(cited: Cited) -> str:
    """A list of one item of CSL-JSON."""
    item: dict[str, Any] = {
        "id": cited.key,
        "type": "webpage",
        "title": cited.title,
        "container-title": "Factio record",
        "URL": cited.address,
        "accessed": {"date-parts": [[cited.seen.year, cited.seen.month, cited.seen.day]]},
    }
    if cited.of is not None:
        about = cited.of.metadata
        if about.author:
            item["author"] = [{"literal": inert(about.author)}]
        if about.published:
            item["issued"] = _issued(about.published)
        item["source"] = ", ".join(one for one in (_title(cited.of), about.url, cited.of.name) if one)
    if cited.note:
        item["note"] = cited.note
    item = {name: inert(value) if isinstance(value, str) else value for name, value in item.items()}
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def key_of(*parts: str) -> str:
    """A key of plain letters, digits and "-" for use in BibTeX."""
    return "factio-" + "-".join(re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-") or "x" for part in parts)


def _title(source: StoredSource) -> str:
    return source.title.strip() or source.name


def _year(edtf: str) -> int | None:
    try:
        found = dates.bounds(edtf).earliest
    except DateError:
        return None
    return found.year if found else None


def _issued(edtf: str) -> dict[str, Any]:
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", edtf):
        return {"date-parts": [[int(part) for part in edtf.split("-")]]}
    return {"raw": inert(edtf)}


def _tex(value: str, name: str) -> str:
    plain = inert(" ".join(value.split()))
    if name == "url":
        return re.sub(r"[{}\\\s]", "", plain)
    return "".join(_SPECIAL.get(sign, sign) for sign in plain)
