"""What holds for all pages together."""

import subprocess
import sys

from conftest import made
from litestar.testing import TestClient

from factio.web import application
from factio.web.addresses import of_claim, of_entity


def test_all_links_lead_somewhere(client, page):
    wanted, seen = ["/"], set()
    while wanted and len(seen) < 500:
        address = wanted.pop().partition("#")[0]
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if "html" in answer.headers["content-type"]:
            found = page(address)
            assert all(link.startswith(("/", "#", "?lang=")) for link in found.links)
            ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
            assert len(ids) == len(set(ids)), address
            for link in found.links:
                assert not link.startswith("#") or link[1:] in ids, (address, link)
            wanted += [link for link in found.links if link.startswith("/")]
    assert len(seen) > 200


def test_browsers_are_told_what_is_forbidden(client):
    for address in ("/", "/nowhere", "/api/entities", "/style.css", "/persons?page=0"):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert "script-src 'self'; connect-src 'self'" in policy
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"


def test_only_this_machine_is_answered(client):
    for host in ("example.org", "example.org:8000", "127.0.0.1.example.org", ""):
        assert client.get("/", headers={"Host": host}).status_code == 400
    for host in ("localhost", "localhost:8000", "[::1]:8000", "127.0.0.1"):
        assert client.get("/", headers={"Host": host}).status_code == 200


def test_pages_have_one_script_nothing_inline_and_nothing_from_elsewhere(page, record, ids):
    claim = next(record.claims())
    for address in ("/", "/help", "/on", "/conflicts", of_entity(ids["Radical League"]), of_claim(claim.id)):
        found = page(address)
        scripts = found.all("script")
        assert len(scripts) == 1 and scripts[0]["src"].startswith("/pages.js?v=") and "defer" in scripts[0]
        assert not found.all("style")
        for tag, attributes in found.tags:
            assert not any(name == "style" or name.startswith("on") for name in attributes), (tag, attributes)
            assert not str(attributes.get("src", "")).startswith("http")
        assert len(found.all("link", rel="stylesheet")) == 1
        assert len(found.all("h1")) == 1 and found.all("html", lang="en")


def test_the_style_sheet_is_one_and_asks_for_nothing(client, page):
    address = page("/").all("link", rel="stylesheet")[0]["href"]
    answer = client.get(address)
    assert answer.headers["content-type"].startswith("text/css")
    assert "url(" not in answer.text and "@import" not in answer.text
    assert answer.text.count("{") == answer.text.count("}")


def test_a_broken_record_is_told_and_not_traced(tmp_path):
    with made(tmp_path, {"a.txt": "Nothing."}, {}, []) as record:
        client = TestClient(application(record), base_url="http://127.0.0.1", raise_server_exceptions=False)
        assert "Nothing" in client.get("/documents/a.txt").text
        with record.file().writing() as connection:
            connection.exec_driver_sql("ALTER TABLE entity RENAME TO gone")
        for address in ("/", "/organisations"):
            answer = client.get(address)
            assert answer.status_code == 500 and "Traceback" not in answer.text
            assert "cannot be used" in answer.text


def test_pages_need_no_model_of_a_language():
    code = (
        "import sys, factio, factio.web; factio.web.application(factio.open('nowhere.db')); "
        "print([m for m in ('spacy', 'thinc') if m in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
