"""Every page can be cited and taken along."""

import csv
import io
import json
import re
from datetime import date

import pytest
from test_hostile import hostile as hostile

from factio.model import Metadata
from factio.record import StoredSource
from factio.web import citing
from factio.web.addresses import of_claim, of_entity, of_source
from factio.web.citing import Cited
from factio.web.taking import comma_separated


@pytest.fixture(scope="module")
def addresses(record, ids):
    claim = next(record.claims(source="league.txt"))
    return [
        "/",
        "/organisations",
        "/documents",
        "/search?q=radical",
        "/on?date=1935",
        f"/on?date=1935&about={ids['Radical League']}",
        "/conflicts",
        "/compare?one=league.txt&other=deep%2Fthe+union.txt",
        of_entity(ids["Radical League"]),
        of_source("league.txt"),
        of_claim(claim.id),
    ]


def test_every_page_has_its_address_and_its_forms(client, page, addresses):
    for address in addresses:
        found = page(address)
        forms = [link for link in found.links if "format=" in link]
        assert len(forms) == 4, address
        assert len(found.all("link", rel="canonical")) == 1
        for link in forms:
            answer = client.get(link)
            assert answer.status_code == 200, link
            assert "content-security-policy" in answer.headers


def test_json_and_csv_have_the_same_rows(client, addresses):
    for address in addresses:
        sign = "&" if "?" in address else "?"
        told = client.get(f"{address}{sign}format=json").json()
        answer = client.get(f"{address}{sign}format=csv")
        assert answer.headers["content-type"].startswith("text/csv")
        assert len(list(csv.DictReader(io.StringIO(answer.text)))) == len(told["rows"])


def test_a_claim_is_cited_with_its_source(client, record):
    claim = next(record.claims(source="league.txt", kind="ban"))
    told = client.get(f"{of_claim(claim.id)}?format=bibtex").text
    assert told.startswith(f"@misc{{factio-claim-{claim.id},") and told.count("{") == told.count("}")
    assert "Radical League" in told and f"/claims/{claim.id}" in told
    (item,) = client.get(f"{of_claim(claim.id)}?format=csl").json()
    assert item["type"] == "webpage" and item["URL"].endswith(of_claim(claim.id))
    assert item["accessed"]["date-parts"][0] == [date.today().year, date.today().month, date.today().day]


def test_other_forms_are_not_there(client):
    assert client.get("/organisations?format=exe").status_code == 404


def test_a_citation_keeps_signs_that_command_tex_harmless():
    source = StoredSource(
        "a.txt",
        "A & B: 50% {x}",
        Metadata("O'Neil_1", "1999-03", "https://x/y"),
        "2024-01-31",
        "",
        "",
        "",
        *[0] * 4,
    )
    cited = Cited("factio-x", r"\input{/etc/passwd} #1", "http://a/b?c=d&e", date(2024, 1, 31), source)
    told = citing.bibtex(cited)
    assert r"\textbackslash{}input\{/etc/passwd\} \#1" in told
    assert r"O'Neil\_1" in told and "year = {1999}" in told and "url = {http://a/b?c=d&e}" in told
    item = json.loads(citing.csl(cited))[0]
    assert item["issued"] == {"date-parts": [[1999, 3]]} and item["author"] == [{"literal": "O'Neil_1"}]


def test_no_cell_is_a_formula():
    rows = [
        {"a": "=1+1", "b": "+cmd", "c": "-5", "d": "@x", "e": "\tx", "f": ["=x", "y"], "g": None, "h": "x=1"}
    ]
    told = next(csv.DictReader(io.StringIO(comma_separated(rows))))
    assert told["a"] == "'=1+1" and told["b"] == "'+cmd" and told["c"] == "-5" and told["d"] == "'@x"
    assert told["e"] == "'\tx" and told["f"] == "'=x; y" and told["g"] == "" and told["h"] == "x=1"


def test_what_is_cited_is_inert(hostile):
    record, _, client = hostile
    for claim in list(record.claims())[:20]:
        for form in ("bibtex", "csl"):
            answer = client.get(f"{of_claim(claim.id)}?format={form}")
            assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", answer.text)
            assert answer.headers["content-type"].startswith(("text/plain", "application/json"))
            assert answer.headers["x-content-type-options"] == "nosniff"
