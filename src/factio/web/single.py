"""One organisation, with all that is told of it, in one file that needs nothing beside it."""

from __future__ import annotations

import base64
import hashlib
import re

from litestar.testing import TestClient

from factio.api import Record
from factio.errors import FactioError, NameNotFound
from factio.figures import Pen, draw_elections, draw_lineage, draw_members, draw_timeline
from factio.figures import languages as drawn_languages
from factio.record import queries
from factio.web import asking
from factio.web.addresses import of_entity
from factio.web.application import application
from factio.web.drawings import STEPS
from factio.web.front import style
from factio.web.languages import ENGLISH, LANGUAGES

_ALL = 1_000_000  # claims on the page
_LINK = re.compile(r'<a\b[^>]*\bhref="(?!#|https?:)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_HEAD = re.compile(r"<link rel=\"(?:stylesheet|icon|canonical)\"[^>]*>\s*|<script\b[^>]*></script>\s*")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_FIGURES = re.compile(r'<p class="figures">.*?</p>', re.DOTALL)
_BESIDE = re.compile(
    r'<a class="skip".*?</a>|<header class="masthead">.*?</header>|<nav class="tabs".*?</nav>', re.DOTALL
)


def single(record: Record, name: str, *, language: str = ENGLISH) -> str:
    """The page of whatever bears `name` as one HTML file: styles inside, no script, no link to another file.

    Raises NameNotFound when nothing bears the name; FactioError when several do, or on a language that the
    pages do not speak.
    """
    if language not in LANGUAGES:
        raise FactioError(f"{language}: the pages speak {', '.join(LANGUAGES)}")
    with record.file().reading() as connection:
        try:
            ids = queries.meant(connection, name)
        except NameNotFound:
            if record.entity(name) is None:
                raise
            ids = [name]
    if len(ids) > 1:
        told = "; ".join(
            f"{one} ({found.country or found.type})" for one in ids if (found := record.entity(one))
        )
        raise FactioError(f"{name}: several bear this name; give an id: {told}")
    app = application(record, named=lambda path: path.lstrip("/"), page_size=_ALL)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        answer = client.get(of_entity(ids[0]), headers={"Accept-Language": language})
    if answer.status_code != 200:
        raise FactioError(f"{name}: the page cannot be made ({answer.status_code})")
    html = _FIGURES.sub(lambda _: _drawn(record, ids[0], answer.text, language), answer.text, count=1)
    return _alone(html, style(record.codebook))


def _drawn(record: Record, id: str, html: str, language: str) -> str:
    """The figures of an organisation; a mark leads to its claim where that stands on the page."""
    one = record.entity(id)
    assert one is not None
    there = set(re.findall(r'id="claim-([^"]*)"', html))
    pen = Pen("light", lambda claim: f"#claim-{claim}" if claim in there else "#content")
    with record.file().reading() as connection:
        told = {kind: asking.claims_of_kind(connection, id, kind, 1) for kind in ("election", "size")}
    lang = language if language in drawn_languages() else ENGLISH
    figures = [
        draw_lineage(record, one.name, up=STEPS, down=STEPS, pen=pen, lang=lang),
        draw_timeline(record, one.name, pen=pen, lang=lang),
        *([draw_elections(record, one.name, pen=pen, lang=lang)] if told["election"] else []),
        *([draw_members(record, one.name, pen=pen, lang=lang)] if told["size"] else []),
    ]
    return "".join(f'<div class="drawing scrolls" tabindex="0">{figure}</div>' for figure in figures)


def _alone(html: str, styles: str) -> str:
    """A page without what lies beside it. Its styles are allowed by their digest, and nothing else is."""
    html = _BESIDE.sub("", _HEAD.sub("", html))
    html = html.replace('tabindex="-1" class="">', 'tabindex="-1" class="wide">', 1)
    html = _LINK.sub(r"\1", html)
    digest = base64.b64encode(hashlib.sha256(styles.encode("utf-8")).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    html = _POLICY.sub(f'<meta http-equiv="Content-Security-Policy" content="{policy}">', html, count=1)
    return html.replace("</head>", f"<style>{styles}</style>\n</head>", 1)
