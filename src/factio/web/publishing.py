"""The record as files: a site that any web space can host, that also opens from a disk.

The pages are those of the server, asked for one after the other from the front page on; each link is turned
into the way to a file. What needs a server (questions about any day, comparing, uploads) is not in a copy;
its search looks in an index that comes with it.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Callable, Container, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import msgspec
from litestar.testing import TestClient
from markupsafe import escape

from factio.api import Record
from factio.errors import FactioError
from factio.web import marking
from factio.web.addresses import of_claim, of_entity, of_source
from factio.web.application import application
from factio.web.drawings import FIGURES
from factio.web.inert import inert
from factio.web.languages import ENGLISH, LANGUAGES

_LINK = re.compile(r'\b(href|src|action)="([^"]*)"')
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")
_KEPT = {
    "order": ("kind",),
    "notes": ("no",),
    "figure": tuple(FIGURES),
}  # what an address may ask beside the number of a page
_FORMS = {"json": ".json", "csv": ".csv", "bibtex": ".bib", "csl": ".csl.json"}
_MARKER = ".factio-site"


class Published(msgspec.Struct, frozen=True):
    """What was written: how many pages, how many files in all, and the links that lead nowhere."""

    pages: int
    files: int
    dead: tuple[str, ...]


class _Site:
    """Addresses of pages and the files that they become."""

    def __init__(self, record: Record) -> None:
        # In which part of its document's text each claim stands: a link to a claim leads to that part.
        self._parts: dict[str, int] = {}
        for source in record.sources():
            document = record.source(source.name)
            spans = marking.parts(document.text)
            self._parts.update((one.id, marking.part_of(spans, one.start)) for one in document.claims)

    def file_of(self, address: str) -> str | None:
        """The file that an address becomes; None where it is not in a copy."""
        split = urlsplit(address)
        asked = dict(parse_qsl(split.query))
        path = unquote(split.path).strip("/")
        if path in ("pages.js", "style.css", "icon.svg"):
            return path
        if path.split("/")[0] in ("compare", "upload", "api", "suggest") or path.endswith("/passes"):
            return None
        if path == "search":
            return "search.html"
        if path.endswith((".png", ".pdf")):
            return None
        drawn = path.endswith(".svg") and not asked
        form = asked.pop("format", None)
        claim = asked.pop("claim", None)
        page = asked.pop("page", None) or str(self._parts.get(claim or "", 1))
        about = asked.pop("about", None)
        if any(value not in _KEPT.get(name, ()) for name, value in asked.items()):
            return None
        name = "/".join(map(_fit, path.split("/"))) if path else "index"
        name += f"-about-{_fit(about)}" if about else ""
        name += "".join(f"-{value}" for _, value in sorted(asked.items()))
        name += f"-page-{page}" if page != "1" else ""
        return name if drawn else name + (_FORMS.get(form, ".html") if form else ".html")


def publish(
    record: Record,
    folder: Path,
    *,
    language: str = ENGLISH,
    address: str = "",
    progress: Callable[[int], None] | None = None,
) -> Published:
    """Writes the whole record into `folder` and looks whether all links lead somewhere.

    `address` is where the copy will stand on the web, for its citations. A folder that has anything in it
    which is no such copy is refused; an older copy is replaced. Raises FactioError for that, and on a
    language that the pages do not speak.
    """
    if language not in LANGUAGES:
        raise FactioError(f"{language}: the pages speak {', '.join(LANGUAGES)}")
    _make_room(folder)
    written: set[str] = set()
    site = _Site(record)

    def named(path: str) -> str:
        return f"{address.rstrip('/')}/{site.file_of(path)}" if address else site.file_of(path) or path

    def keep(path: str, content: bytes) -> None:
        name = site.file_of(path)
        if name is not None:
            _write(folder, name, content)
            written.add(name)

    with TestClient(application(record, named=named, keep=keep), base_url="http://127.0.0.1") as client:
        client.headers["Accept-Language"] = language
        wanted = ["/", "/search", "/help"]
        while wanted:
            asked = wanted.pop()
            name = site.file_of(asked)
            if name is None or name in written:
                continue
            answer = client.get(asked)
            if answer.status_code != 200:
                raise FactioError(f"{asked}: the page cannot be made ({answer.status_code})")
            content = answer.content
            if name.endswith((".html", ".svg")):
                html, links = _turned(answer.text, name, site)
                content = html.encode("utf-8")
                wanted += links
            _write(folder, name, content)
            written.add(name)
            if progress:
                progress(len(written))
    _write(folder, "search-index.js", _index(record, site, written).encode("utf-8"))
    _write(folder, _MARKER, b"A copy of a Factio record; factio publish writes it anew.\n")
    pages = sum(name.endswith(".html") for name in written)
    return Published(pages, len(written) + 1, tuple(dead_links(folder)))


def dead_links(folder: Path) -> Iterator[str]:
    """Links of the pages in a folder that lead to no file, or to no place in one."""
    ids: dict[Path, set[str]] = {}

    def places(path: Path) -> set[str]:
        if path not in ids:
            ids[path] = set(re.findall(r'\bid="([^"]*)"', path.read_text(encoding="utf-8")))
        return ids[path]

    for page in sorted(folder.rglob("*.html")):
        for _, raw in _LINK.findall(page.read_text(encoding="utf-8")):
            link = unescape(raw)
            split = urlsplit(link)
            if split.scheme or split.netloc:
                continue
            target = page if not split.path else (page.parent / unquote(split.path)).resolve()
            there = target.is_file()
            if not there or (split.fragment and unquote(split.fragment) not in places(target)):
                yield f"{page.relative_to(folder)}: {link}"


def _turned(html: str, name: str, site: _Site) -> tuple[str, list[str]]:
    """A page with its links turned into ways from file to file, and the addresses that it leads to."""
    links: list[str] = []
    here = posixpath.dirname(name)

    def turn(found: re.Match[str]) -> str:
        attribute, link = found[1], unescape(found[2])
        if not link.startswith("/"):
            return found[0]
        bare, _, place = link.partition("#")
        target = site.file_of(bare)
        if target is None:
            return f'{attribute}="{escape(_way(here, "index.html"))}"'
        links.append(bare)
        end = f"#{place}" if place else ""
        return f'{attribute}="{escape(_way(here, target) + end)}"'

    turned = _LINK.sub(turn, html)
    root = "../" * name.count("/")
    turned = turned.replace('data-static="True"', f'data-static="{root}"', 1)
    return turned, links


def _way(here: str, target: str) -> str:
    return quote(posixpath.relpath(target, here or "."))


def _index(record: Record, site: _Site, written: Container[str]) -> str:
    """What the search of a copy looks in: of each thing words, name, note, file and sort, and what narrows.

    That is its type or kind, its country, its document, and the first and last year that it is told of.
    """
    rows: list[list[object]] = []
    for one in record.entities():
        if one.claims:
            note = " · ".join(str(part) for part in (one.type, one.country) if part)
            names = " ".join((one.name, *one.names))
            narrow = [one.type, one.country or "", "", one.first or 0, one.last or 0]
            rows.append([names, one.name, note, site.file_of(of_entity(one.id)), 0, *narrow])
    for source in record.sources():
        title = source.title.strip() or source.name
        file = site.file_of(of_source(source.name))
        rows.append([f"{title} {source.name}", title, source.name, file, 1, "", "", source.name, 0, 0])
    for claim in record.claims():
        quoted = " ".join(claim.quote.split())
        note = f"{claim.kind} · {claim.source}"
        low, high = (claim.earliest or claim.latest, claim.latest or claim.earliest)
        narrow = [claim.kind, "", claim.source, _year(low), _year(high)]
        rows.append([quoted, quoted[:200], note, site.file_of(of_claim(claim.id)), 2, *narrow])
    told = json.dumps(
        [
            [inert(part) if isinstance(part, str) else part for part in row]
            for row in rows
            if row[3] in written
        ],
        ensure_ascii=True,
        separators=(",", ":"),
    )
    return f"globalThis.factioIndex={told};\n"


def _year(day: str | None) -> int:
    """The year of a day; 0 for none."""
    return int(day[:4]) if day else 0


def _fit(part: str) -> str:
    """A piece of an address as the name of a file: itself, or a mark of it where it has odd characters."""
    if _PLAIN.fullmatch(part):
        return part
    plain = re.sub(r"[^A-Za-z0-9]+", "-", part)[:40].strip("-")
    mark = hashlib.sha256(part.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{plain}-{mark}" if plain else mark


def _make_room(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise FactioError(f"{folder}: a file; name a folder")
    there = list(folder.iterdir()) if folder.exists() else []
    if there and not (folder / _MARKER).exists():
        raise FactioError(f"{folder}: has other files in it; name a new folder")
    for path in sorted(folder.rglob("*"), reverse=True) if there else ():
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _write(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
