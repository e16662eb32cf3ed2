"""`factio read --reader llm`, `factio llm` and `factio readers` against a real server."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import scripted

from factio.cli import main

TEXT = "The Radical League was founded in 1921. It was banned in 1934."
OTHER = "The Workers' Union was founded in 1933."
SECRET = "sk-very-secret-0123456789"
FOUNDED = {
    "kind": "founding",
    "roles": {"organisation": "Radical League"},
    "date": "1921",
    "date_words": "in 1921",
    "quote": "The Radical League was founded in 1921",
}
BANNED = {
    "kind": "ban",
    "roles": {"organisation": "Radical League"},
    "date": "1934",
    "quote": "It was banned in 1934",
}
INVENTED = {"kind": "dissolution", "roles": {"organisation": "Radical League"}, "quote": "It was dissolved"}


@pytest.fixture
def factio(monkeypatch, capfd):
    def run(*words):
        monkeypatch.setattr(sys, "argv", ["factio", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        out, err = capfd.readouterr()
        return SimpleNamespace(code=code, out=out, err=err)

    return run


@pytest.fixture
def articles(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTIO_RECORD", "llm.db")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "radicals.txt").write_text(TEXT)
    (folder / "union.txt").write_text(OTHER)
    return folder


@pytest.fixture
def told(server):
    server.answers = {TEXT: [FOUNDED, BANNED, INVENTED]}
    return ("--reader", "llm", "--endpoint", server.url, "--model", "scripted", "--read-on", "2020-01-01")


def claims(factio):
    return [json.loads(line) for line in factio("claims", "--format", "jsonl").out.splitlines()]


def test_a_model_reads(factio, articles, server, told):
    done = factio("read", articles, *told)
    assert done.code == 0, done.err
    assert "2 asked, 0 known, 240 tokens, 2 claims, 1 refused, 0 unread" in done.out
    assert [one["kind"] for one in claims(factio)] == ["founding", "ban"]
    ledger = factio("unread", "radicals.txt").out
    assert "refused, quote" in ledger and "dissolution" in ledger
    request = server.requests[0]
    assert request["temperature"] == 0 and "seed" in request
    assert request["response_format"]["type"] == "json_schema"


def test_a_second_run_asks_nothing(factio, articles, server, told):
    factio("read", articles, *told)
    before = claims(factio)
    done = factio("read", articles, *told, "--again")
    assert "0 asked, 2 known" in done.out and sum(server.asked.values()) == 2
    assert claims(factio) == before and len(before) == 2


def test_exchanges_are_kept_and_replayed_offline(factio, articles, server, told, monkeypatch):
    assert factio("read", articles, *told, "--exchanges", "kept").code == 0
    Path("llm.db").rename("first.db")
    forbid_sockets(monkeypatch)
    offline = ("--reader", "llm", "--model", "scripted", "--exchanges", "kept", "--read-on", "2020-01-01")
    assert factio("read", articles, *offline).code == 0
    assert Path("llm.db").read_bytes() == Path("first.db").read_bytes()
    Path("llm.db").unlink()
    assert factio("read", articles, *offline).code == 0
    assert Path("llm.db").read_bytes() == Path("first.db").read_bytes()


def test_a_passage_that_no_exchange_holds_is_told(factio, articles, server, told):
    factio("read", articles / "union.txt", *told, "--exchanges", "kept")
    offline = ("--reader", "llm", "--model", "scripted", "--exchanges", "kept")
    done = factio("read", articles, *offline)
    assert done.code == 1 and "radicals.txt: not read: no answer is kept for it" in done.err
    assert "union.txt" not in done.err


def test_without_an_endpoint_no_socket_is_opened(factio, articles, monkeypatch):
    forbid_sockets(monkeypatch)
    monkeypatch.setenv("FACTIO_LLM_KEY", SECRET)
    assert factio("read", articles).code == 0
    assert factio("read", articles, "--reader", "llm", "--model", "any", "--dry-run").code == 0
    assert factio("llm", "prompts", articles, "-o", "asked").code == 0
    assert factio("llm", "answers", "asked").code == 1
    done = factio("read", articles, "--reader", "llm", "--model", "any")
    assert done.code == 2 and "--endpoint" in done.err


def forbid_sockets(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a socket was opened")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_the_key_goes_to_the_endpoint_and_nowhere_else(factio, articles, server, told, tmp_path, monkeypatch):
    monkeypatch.setenv("FACTIO_LLM_KEY", SECRET)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    monkeypatch.setenv("HTTPX_LOG_LEVEL", "trace")
    # A server that gives the key back, in an answer and in an error.
    echo = json.dumps({"claims": [{**INVENTED, "quote": SECRET}]})
    server.plan = {1: scripted.text(echo), 2: scripted.status(418, json.dumps({"error": SECRET}).encode())}
    done = factio("read", articles, *told, "--exchanges", "kept", "--parallel", "1")
    assert {one["authorization"] for one in server.headers} == {f"Bearer {SECRET}"}
    assert done.code == 1 and "418" in done.err
    refused = factio("read", articles, *told[:3], "http://user:pw@localhost:1/v1", *told[4:])
    assert refused.code == 2 and "pw" not in refused.err
    shown = factio("unread", "radicals.txt", "--format", "jsonl")
    for words in (done.out, done.err, shown.out, shown.err):
        assert SECRET not in words
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any("kept" in path.parts for path in files)
    assert not [path for path in files if SECRET.encode() in path.read_bytes()]


def test_dry_run_and_budget(factio, articles, server, told):
    prices = ("--price-in", "2", "--price-out", "10")
    done = factio("read", articles, *told, "--dry-run", *prices)
    assert done.out.startswith("2 requests, about ") and "in money" in done.out
    assert not server.asked and not Path("llm.db").exists()
    factio("read", articles / "union.txt", *told)
    done = factio("read", articles, *told, "--dry-run")
    assert done.out.startswith("1 requests") and "1 passages are answered already" in done.out
    done = factio("read", articles, *told, *prices, "--budget", "0.001")
    assert done.code == 1 and "the budget is spent" in done.err
    assert sum(server.asked.values()) == 1


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("--reader", "llm"), "--model"),
        (("--reader", "llm", "--model", "x"), "--endpoint"),
        (("--model", "x"), "--reader"),
        (("--reader", "llm", "--model", "x", "--endpoint", "ftp://x"), "--endpoint"),
        (("--reader", "llm", "--model", "x", "--endpoint", "localhost"), "--endpoint"),
        (("--reader", "llm", "--model", "x", "--exchanges", "k", "--workers", "2"), "--parallel"),
        (("--reader", "llm", "--model", "x", "--exchanges", "k", "--budget", "1"), "--price-in"),
    ],
)
def test_options_that_do_not_fit(factio, articles, words, wanted):
    done = factio("read", articles, *words)
    assert done.code == 2 and wanted in done.err


def test_both_readers_and_how_far_they_agree(factio, articles, server, told):
    both = ("--reader", "both", *told[2:])
    assert factio("read", articles, *both).code == 0
    rows = [json.loads(line) for line in factio("readers", "--format", "jsonl").out.splitlines()]
    total = next(row for row in rows if row.get("kind") == "ALL")
    founding = next(row for row in rows if row.get("kind") == "founding")
    assert founding["left"] == 2 and founding["right"] == founding["both"] == 1
    assert total["right"] == 2 and founding["right_share"] == 1.0 and founding["alpha"] < 1
    assert "alone" in factio("readers", "radicals.txt").out
    factio("read", articles, *both, "--keep", "agreed")
    kept = claims(factio)
    assert kept and all(one["quote"] for one in kept)
    ledger = factio("unread", "union.txt").out
    assert "kept out: only the rules" in ledger.replace("\n", " ")
    factio("read", articles, *both, "--keep", "either")
    assert len(claims(factio)) > len(kept)


def test_scoring_one_reader(factio, articles, server, told):
    gold = Path("gold.yaml")
    entry = {key: value for key, value in FOUNDED.items() if key not in ("roles", "date_words")}
    gold.write_text(
        json.dumps({"source": "articles/radicals.txt", "claims": [{**entry, **FOUNDED["roles"]}]})
    )
    factio("read", articles, "--reader", "both", *told[2:])
    figures = {}
    for reader in ("rules", "llm"):
        done = factio("score", gold, "--record", "llm.db", "--reader", reader, "--json")
        figures[reader] = json.loads(done.out)["all"]
    assert figures["llm"]["machine"] == 2 and figures["llm"]["exact"]["recall"] == 1.0
    assert factio("score", gold, "--reader", "llm").code == 2


def test_requests_and_answers_by_files(factio, articles, tmp_path):
    done = factio("llm", "prompts", articles, "-o", "asked", "--model", "by-hand")
    assert done.code == 0 and done.out.startswith("2 requests in asked")
    lines = [json.loads(line) for line in Path("asked/requests.jsonl").read_text().splitlines()]
    assert {line["url"] for line in lines} == {"/v1/chat/completions"} and lines[0]["method"] == "POST"
    readable = sorted(Path("asked/requests").iterdir())
    assert len(readable) == 2 and TEXT in readable[0].read_text()
    # One answer comes from a service, none yet for the other.
    answer = json.dumps({"claims": [FOUNDED, INVENTED]})
    body = {"choices": [{"message": {"content": answer}}], "created": 1_600_000_000}
    line = {"custom_id": lines[0]["custom_id"], "response": {"status_code": 200, "body": body}}
    Path("asked/output.jsonl").write_text(json.dumps(line) + '\n{"custom_id": "x", "answer": "y"}\nrubbish\n')
    done = factio("llm", "answers", "asked", "--read-on", "2020-01-01")
    assert done.code == 1 and "1 of 2 requests are answered" in done.out
    assert "answers no request" in done.err and "line 3" in done.err and "union.txt: not read" in done.err
    # A person answers the other.
    (Path("asked/answers") / readable[1].name).write_text('```json\n{"claims": []}\n```')
    Path("asked/output.jsonl").write_text(json.dumps(line))
    done = factio("llm", "answers", "asked", "--read-on", "2020-01-01")
    assert done.code == 0, done.err
    assert "2 of 2" in done.out
    (claim,) = claims(factio)
    told = factio("explain", claim["id"]).out
    assert "by-hand" in told and "2020-09-13" in told


def test_files_that_cannot_be_read_are_told_before_anything_is_asked(factio):
    for done in (
        factio("llm", "prompts", "nothere.txt", "-o", "asked"),
        factio("read", "nothere.txt", "--reader", "llm", "--model", "any", "--dry-run"),
    ):
        assert done.code == 1 and done.err == "factio: not read: nothere.txt: there is no such file\n"


def test_the_model_room_is_not_loaded_by_the_rules():
    look = (
        "import sys, factio.cli, factio.reading;"
        "print([n for n in sys.modules if n == 'httpx' or n.startswith('factio.reading.llm')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
