"""Takes pictures of ten pages; `make.py` calls it.

The examples are read into a record, the server shows it, and Chromium looks at a page of each kind: all of a
short page, as much of a long one as a tall screen shows.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

import factio
from factio.api import Record
from factio.web import application
from factio.web.addresses import of_claim, of_entity, of_source

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "web"))
from browsing import CHROMIUM, PHONE, browser, served

ROOT = Path(__file__).parents[2]

SCREEN = {"width": 1180, "height": 1500}
ARTICLE = "liberation-tigers-of-tamil-eelam.txt"


class Shot(msgspec.Struct, frozen=True):
    """A page, and how it is looked at; `typed` goes into the search field, `pointed` is pointed at."""

    name: str
    address: str
    dark: bool = False
    phone: bool = False
    language: str = "en"
    typed: str = ""
    pointed: str = ""


def shots(record: Record) -> list[Shot]:
    """The ten pages, of a record of the examples."""
    ids = {one.name: one.id for one in record.entities()}
    tigers, communists = ids["Liberation Tigers of Tamil Eelam"], ids["Communist Party of India"]
    claim = next(one for one in record.claims(kind="merger") if one.date == "1988-03-03")
    return [
        Shot("page-front", "/"),
        Shot("page-search", "/search?q=communist+party", typed="congress"),
        Shot("page-organisation", of_entity(tigers)),
        Shot("page-person", of_entity(ids["S. A. Dange"])),
        Shot("page-reading", of_source(ARTICLE), pointed=".text mark[data-claims]"),
        Shot("page-claim", of_claim(claim.id)),
        Shot("page-day-german", f"/on?date=1947&about={communists}", language="de"),
        Shot("page-conflicts-dark", "/conflicts", dark=True),
        Shot("page-family", f"{of_entity(communists)}/figures"),
        Shot("page-phone", of_entity(ids["Popular Unity"]), phone=True, dark=True),
    ]


def pages(folder: Path, read_on: str) -> Iterator[Path]:
    """Writes a PNG of each page into `folder`."""
    if CHROMIUM is None:
        print("no Chromium here (apt-get install chromium): the pages are left as they are", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as made, factio.open(Path(made) / "pages.db") as record:
        record.read([ROOT / "examples"], read_on=read_on)
        with served(application(record)) as address, browser() as chromium:
            for shot in shots(record):
                path = folder / f"{shot.name}.png"
                path.write_bytes(_taken(chromium, address, shot))
                yield path


def _taken(chromium: Any, address: str, shot: Shot) -> bytes:
    size = PHONE if shot.phone else SCREEN
    scheme = "dark" if shot.dark else "light"
    context = chromium.new_context(
        base_url=address, viewport=size, color_scheme=scheme, locale=shot.language, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(shot.address, wait_until="networkidle")
    if shot.typed:
        page.get_by_role("combobox").press_sequentially(shot.typed)
        page.get_by_role("option").first.wait_for()
    if shot.pointed:
        page.locator(shot.pointed).nth(2).hover()
    high = page.evaluate("Math.ceil(document.body.getBoundingClientRect().bottom)")
    if not shot.typed and high < size["height"]:
        page.set_viewport_size({**size, "height": high})
    taken: bytes = page.screenshot(animations="disabled", caret="hide")
    context.close()
    return taken
