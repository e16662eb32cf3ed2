import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the reader of these tests

from browsing import browser, opener, served
from litestar.testing import TestClient
from told_reader import ToldReader, told

import factio
from factio.model import Entity
from factio.web import application

LEAGUE = """= Radical League =

== History ==
The Radical League (RL) was founded in Oslo on 6 March 1921 by Ann Smith and Bo Berg. In 1933 a left-wing
group led by Carla Falk broke away from the RL and formed the Workers' Union.

The party was banned in July 1934, and Ann Smith led it until 1936. Nothing is told of its papers.

| Year | Votes |
| 1930 | 1,200 |
"""
UNION = """The Workers' Union was founded in 1931 by Carla Falk. The Radical League was founded in 1925.
"""
CROWD = "\n\n".join(f"Person Number{number:02} joined the Radical League." for number in range(60))
LONG = "\n\n".join(
    f"In {1000 + number} the Long Party met. {'It talked on and on. ' * 12}" for number in range(900)
)
LONG_CLAIMS = (3, 450, 899)

CLAIMS = {
    "league.txt": [
        told(
            "name", "Radical League (RL", at=0, organisation="Radical League", name="RL", sort="abbreviation"
        ),
        told(
            "founding",
            "The Radical League (RL) was founded in Oslo on 6 March 1921 by Ann Smith and Bo Berg",
            organisation="Radical League",
            founder=["Ann Smith", "Bo Berg"],
            place="Oslo",
            date="1921-03-06",
        ),
        {
            **told(
                "split",
                "In 1933 a left-wing\ngroup led by Carla Falk broke away from the RL",
                into=["<left-wing group of RL>"],
                leader=["Carla Falk"],
                date="1933",
            ),
            "from": "Radical League",
        },
        told("ban", "The party was banned in July 1934", organisation="Radical League", date="1934-07"),
        told(
            "leadership",
            "Ann Smith led it until 1936",
            person="Ann Smith",
            organisation="Radical League",
            office="leader",
            date="1936",
            phase="ends",
        ),
    ],
    "deep/the union.txt": [
        told(
            "founding",
            "Workers' Union was founded in 1931 by Carla Falk",
            organisation="Workers' Union",
            founder=["Carla Falk"],
            date="1931",
        ),
        told(
            "founding", "The Radical League was founded in 1925", organisation="Radical League", date="1925"
        ),
    ],
    "crowd.txt": [
        told(
            "membership",
            f"Person Number{number:02} joined the Radical League",
            person=f"Person Number{number:02}",
            organisation="Radical League",
            phase="starts",
        )
        for number in range(60)
    ],
    "long.txt": [
        told("congress", f"In {1000 + n} the Long Party met", organisation="Long Party", date=str(1000 + n))
        for n in LONG_CLAIMS
    ],
}
ENTITIES = (
    Entity("Radical League", "organisation", ("RL",), "Norway"),
    Entity("Workers' Union", "organisation"),
    Entity("Long Party", "organisation"),
    Entity("Ann Smith", "person"),
    Entity("Bo Berg", "person"),
    Entity("Carla Falk", "person"),
    Entity("Oslo", "place"),
    Entity("<left-wing group of RL>", "group"),
    *(Entity(f"Person Number{number:02}", "person") for number in range(60)),
)
TEXTS = {"league.txt": LEAGUE, "deep/the union.txt": UNION, "crowd.txt": CROWD, "long.txt": LONG}


def made(folder, texts, claims, entities):
    """A record of these texts, with just these claims."""
    for name, text in texts.items():
        path = folder / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    record = factio.open(folder / "pages.db")
    report = record.read(folder / "articles", reader=ToldReader(claims, entities), read_on="2024-01-31")
    assert len(report.of("read")) == len(texts), report
    return record


@pytest.fixture(scope="session")
def record(tmp_path_factory):
    with made(tmp_path_factory.mktemp("pages"), TEXTS, CLAIMS, ENTITIES) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(record):
    with TestClient(application(record), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture(scope="session")
def address(record):
    with served(application(record)) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    with browser() as chromium:
        yield chromium


@pytest.fixture
def opened(chromium, address):
    with opener(chromium, address) as open_page:
        yield open_page


@pytest.fixture(scope="session")
def page(client):
    """Gives a page by its address, and sees that it is whole."""

    def get(address, code=200):
        answer = client.get(address)
        assert answer.status_code == code, answer.text[:500]
        return Page(answer.text)

    return get


@pytest.fixture(scope="session")
def ids(record):
    """Ids of the record's entities by name."""
    return {entity.name: entity.id for entity in record.entities()}


class Page(HTMLParser):
    """A page taken apart: its tags with their attributes, and the words of each."""

    EMPTY = frozenset(("meta", "link", "input", "br", "hr", "img"))

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.html = html
        self.tags = []
        self.open = []
        self.words = ""
        self.feed(html)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"{tag} closed inside {self.open}"
        self.open.pop()

    def handle_data(self, data):
        self.words += data

    @property
    def text(self):
        return re.sub(r"\s+", " ", self.words)

    def all(self, tag, **attributes):
        return [
            found
            for name, found in self.tags
            if name == tag and all(found.get(key.rstrip("_")) == value for key, value in attributes.items())
        ]

    @property
    def links(self):
        return [found["href"] for found in self.all("a") if "href" in found]
