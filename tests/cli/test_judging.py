"""`factio judge`, `same`, `different`, `add`, `withdraw`, `settle`, `undo`, `judgements`."""

import json

import pytest


def rows(told):
    assert told.code == 0, told.err
    return [json.loads(line) for line in told.out.splitlines()]


@pytest.fixture
def ban(factio, record):
    [found] = rows(factio("claims", "--kind", "ban", "--source", "radicals.txt", "--format", "jsonl"))
    return found["id"]


def bans(factio):
    return rows(factio("claims", "--kind", "ban", "--about", "Radical League", "--format", "jsonl"))


def test_a_claim_is_rejected_and_comes_back(factio, ban):
    told = factio("judge", ban[:7], "reject", "--because", "of another party", "--who", "Ann")
    assert "factio undo 1" in told.out
    assert bans(factio) == []
    assert "Judged: rejected" in factio("explain", ban).out
    assert "Ann: reject, of another party" in factio("explain", ban).out
    assert factio("undo", 1, "--because", "it is right", "--who", "Bo").code == 0
    assert [claim["id"] for claim in bans(factio)] == [ban]
    log = rows(factio("judgements", "--format", "jsonl"))
    assert [(one["who"], one["what"]) for one in log] == [("Ann", "reject"), ("Bo", "undo")]
    assert "of another party" in factio("judgements").out


def test_a_claim_is_corrected(factio, ban):
    told = factio("judge", ban, "correct", "--date", "1935", "--because", "misread")
    assert told.code == 0, told.err
    assert [claim["date"] for claim in bans(factio)] == ["1935"]
    held = rows(factio("as-of", "1934-08", "--about", "RL", "--state", "ban", "--format", "jsonl"))
    assert [answer["answer"] for answer in held] == ["no"]


def test_two_are_one_and_two_again(factio, record):
    one, other = "Workers' Union@unionists.txt", "Workers' Union@radicals.txt"
    assert factio("same", one, other, "--because", "one founder").code == 0
    assert "radicals.txt, unionists.txt" in factio("timeline", "Workers' Union").out
    assert factio("different", one, other, "--because", "of two towns").code == 0
    assert "radicals.txt, unionists.txt" not in factio("timeline", "Workers' Union").out


def test_a_claim_from_a_book(factio, record):
    told = factio(
        *("add", "--source", "Smith, A History", "--page", "12", "--kind", "founding", "--date", "1920"),
        *(
            "--role",
            "organisation=Radical League",
            "--role",
            "founder=Ann Smith",
            "--role",
            "founder=Bo Berg",
        ),
        *("--quote", "The League dates from 1920."),
    )
    assert told.code == 0, told.err
    [claim] = rows(factio("claims", "--source", "Smith, A History", "--format", "jsonl"))
    assert claim["roles"] == {"organisation": "Radical League", "founder": ["Ann Smith", "Bo Berg"]}
    assert "page 12" in factio("explain", claim["id"]).out


def test_a_source_is_withdrawn(factio, record):
    assert factio("withdraw", "radicals.txt", "--because", "a copy").code == 0
    assert factio("claims", "--source", "radicals.txt").out == "No claims.\n"
    assert factio("claims", "--source", "unionists.txt").out != "No claims.\n"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("judge", "zzzz", "reject", "--because", "x"), "factio claims"),
        (("same", "RL", "Radical League", "--because", "x"), "one already"),
        (("withdraw", "radical.txt", "--because", "x"), "radicals.txt"),
        (("settle", "zzzz", "--because", "x"), "factio conflicts"),
        (("undo", 9, "--because", "x"), "factio judgements"),
        (("add", "--source", "B", "--kind", "ban", "--role", "RL", "--quote", "q"), "ROLE=NAME"),
        (("add", "--source", "B", "--kind", "ban", "--role", "who=RL", "--quote", "q"), "no role"),
        (("withdraw", "radicals.txt"), "--because"),
    ],
)
def test_a_near_miss_gets_a_hint(factio, record, words, hint):
    told = factio(*words)
    assert told.code == 2
    assert hint in told.err
    assert factio("judgements").out == "Nothing has been judged.\n"
