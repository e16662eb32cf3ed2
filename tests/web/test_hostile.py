"""Names, quotes and files with markup and turning characters come out inert."""

import re

import pytest
from conftest import Page, made
from litestar.testing import TestClient
from told_reader import told

from factio.model import Entity, Metadata
from factio.web import application
from factio.web.addresses import LISTS, of_claim, of_entity, of_source
from factio.web.drawings import FIGURES
from factio.web.inert import inert

HOSTILE = [
    "<script>alert(1)</script> Party",
    "<img src=x onerror=alert(2)> League",
    '"><svg onload=alert(3)> Front',
    "'><style>*{display:none}</style> Union",
    "</title></a></bdi><h1>Big</h1> Bloc",
    "{{ 7 * 7 }}{% raw %} Group",
    "javascript:alert(4) Movement",
    "&lt;b&gt;&amp;#60; Circle",
    "Red \u202eytraP eulB\u202c Party",
    "Isolated \u2067\u2066 Party",
    "Control \x1b[31m\x07 Party",
    "حزب توده \u200fایران",
    "A" * 300,
    "Z" + "\u0301\u0322" * 60 + "algo Party",
    "<left wing of <b>it</b>>",
]
ALLOWED = set(
    "a article aside bdi blockquote body button code dd details div dl dt em figcaption figure footer form "
    "h1 h2 h3 h4 head header html input label li link main mark meta nav ol p q section span summary title "
    "ul script pre select option optgroup table thead tbody tr th td textarea "
    # the strip of time
    "defs lineargradient rect stop svg fieldset legend output "
    # figures
    "desc g line path text tspan circle pattern clippath use".split()
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    lines = [f"{name} was founded in {1900 + place} by <b>Nobody</b>." for place, name in enumerate(HOSTILE)]
    claims = [
        told(
            "founding",
            line,
            organisation=name,
            founder=["<b>Nobody</b>"],
            date=str(1900 + place),
            by="<u>him</u>",
        )
        for place, (line, name) in enumerate(zip(lines, HOSTILE, strict=True))
    ]
    name = "<i>odd&name' \"#%?.txt"
    entities = [Entity(one, "organisation", (f"{one} again",)) for one in HOSTILE]
    entities.append(Entity("<b>Nobody</b>", "person"))
    texts = {name: "= <script>alert(5)</script> =\n\n" + "\n\n".join(lines)}
    from told_reader import ToldReader

    with made(folder, texts, {name: claims}, entities) as record:
        described = Metadata("<b>An author</b>", "1999", "javascript:alert(6)", "en")
        record.read(
            folder / "articles", reader=ToldReader({name: claims}, entities), metadata=described, again=True
        )
        yield record, name, TestClient(application(record), base_url="http://127.0.0.1")


def addresses(record, name):
    yield from ("/", "/conflicts", "/documents", "/on?date=1950", *LISTS.values())
    yield of_source(name)
    yield from (
        f"/search?q={part}" for part in ("%3Cscript%3E", "%22%3E%3Csvg", "Party", "%E2%80%AE", "{{7*7}}")
    )
    for entity in record.entities():
        yield of_entity(entity.id)
        if entity.type == "organisation":
            yield from (f"{of_entity(entity.id)}/figures?figure={one}" for one in FIGURES)
        yield f"/on?date=1950&about={entity.id}"
    for claim in record.claims():
        yield of_claim(claim.id)
        yield of_source(name, claim.id)


def test_every_page_is_inert(hostile):
    record, name, client = hostile
    seen = ""
    for address in addresses(record, name):
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = Page(answer.text)
        assert {tag for tag, _ in page.tags} <= ALLOWED, address
        for tag, attributes in page.tags:
            assert not any(key == "style" or key.startswith("on") for key in attributes), (address, tag)
            assert re.match(r"[/#]|\?lang=", attributes.get("href", "/")), (address, attributes)
            assert tag != "script" or re.fullmatch(r"/pages\.js\?v=[0-9a-f]{12}", attributes["src"]), address
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", answer.text), (
            address
        )
        assert page.html.count("<script") == 1, address
        seen += page.words
    for one in HOSTILE:
        assert inert(one.strip("<>")) in seen, one


def test_the_record_itself_is_left_as_it_is(hostile):
    record, name, client = hostile
    for claim in record.claims():
        told = client.get(f"/api{of_claim(claim.id)}").json()
        assert told["quote"] == claim.quote and told["source"] == name
    assert "<script>" not in client.get("/api/claims/%3Cscript%3E").headers.get("content-type", "")


def test_what_is_not_here_is_told_inertly(hostile):
    _, _, client = hostile
    for address in (
        "/claims/%3Cscript%3E",
        "/documents/%3Csvg%20onload=x%3E",
        "/on?date=%3Cimg%20src=x%3E",
        "/%E2%80%AE",
    ):
        answer = client.get(address)
        assert answer.status_code in (400, 404)
        assert {tag for tag, _ in Page(answer.text).tags} <= ALLOWED
        assert "\u202e" not in answer.text
