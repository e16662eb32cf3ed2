"""`factio claims`, `show`, `as-of`, `explain`, `unread` on two short articles."""

import csv
import io
import json

import pytest

KEYS = "id kind roles date phase polarity modality by quote source start end".split()


def json_lines(told):
    assert told.code == 0, told.err
    return [json.loads(line) for line in told.out.splitlines()]


def test_a_line_has_all_that_a_scorer_reads(factio, record, articles):
    lines = json_lines(factio("claims", "--format", "jsonl"))
    assert lines
    for line in lines:
        assert list(line) == KEYS
        text = (articles / line["source"]).read_text(encoding="utf-8")
        assert text[line["start"] : line["end"]] == line["quote"]


def test_csv_has_the_same(factio, record):
    rows = list(csv.DictReader(io.StringIO(factio("claims", "--format", "csv").out)))
    lines = json_lines(factio("claims", "--format", "jsonl"))
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert [json.loads(row["roles"]) for row in rows] == [line["roles"] for line in lines]


def test_claims_are_chosen_by_kind_source_and_name(factio, record, articles):
    everything = json_lines(factio("claims", "--format", "jsonl"))
    bans = json_lines(factio("claims", "--kind", "ban", "--format", "jsonl"))
    assert bans == [line for line in everything if line["kind"] == "ban"]
    one = json_lines(factio("claims", "--source", articles / "radicals.txt", "--format", "jsonl"))
    assert {line["source"] for line in one} == {"radicals.txt"}
    about = json_lines(factio("claims", "--about", "RL", "--format", "jsonl"))
    assert 0 < len(about) < len(everything)


def test_a_table_for_people(factio, record):
    told = factio("claims")
    assert "Radical League" in told.out
    assert "radicals.txt" in told.out
    assert "\x1b" not in told.out


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("claims", "--kind", "foundings"), "factio codebook"),
        (("claims", "--source", "radical.txt"), "radicals.txt"),
        (("claims", "--about", "Radicl League"), "Radical League"),
        (("show", "Radicl League"), "Radical League"),
        (("explain", "zzzz"), "factio claims"),
        (("as-of", "the day before"), "EDTF"),
    ],
)
def test_a_near_miss_gets_a_hint(factio, record, words, hint):
    told = factio(*words)
    assert told.code == 2
    assert hint in told.err
    assert len(told.err.strip().splitlines()) == 1


def test_the_story_of_one_organisation(factio, record):
    told = factio("show", "radical league")
    assert told.code == 0
    assert told.out.splitlines()[0].startswith("Radical League (organisation)")
    assert "1921-03-06" in told.out
    assert told.out.index("1921-03-06") < told.out.index("1934-07")
    assert "The party was banned in July 1934." in told.out
    lines = json_lines(factio("show", "RL", "--format", "jsonl"))
    assert all(line["quote"] in line["sentence"] for line in lines)


def test_what_held_on_a_day(factio, record):
    [existence] = json_lines(
        factio(
            "as-of", "1930-01-01", "--about", "Radical League", "--state", "existence", "--format", "jsonl"
        )
    )
    assert existence["answer"] == "yes"
    assert existence["from"] == ["1921-03-06", "1921-03-06"]
    assert list(existence) == [
        "state",
        "roles",
        "answer",
        "from",
        "until",
        "attested",
        "claims",
        "rule",
        "because",
    ]
    told = factio("as-of", "1930-01-01", "--about", "Radical League")
    assert "existence" in told.out


def test_how_a_claim_came_about(factio, record):
    [ban] = json_lines(factio("claims", "--kind", "ban", "--source", "radicals.txt", "--format", "jsonl"))
    told = factio("explain", ban["id"][:8])
    assert told.code == 0
    assert "The party was banned in July 1934." in told.out
    assert "Radical League" in told.out
    [line] = json_lines(factio("explain", ban["id"], "--format", "jsonl"))
    assert line["claim"]["kind"] == "ban"


def test_what_gave_no_claim(factio, record):
    told = factio("unread")
    assert "radicals.txt" in told.out
    for line in json_lines(factio("unread", "--format", "jsonl")):
        assert line["reason"]
        assert line["text"]
