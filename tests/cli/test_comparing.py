"""`factio compare` and `factio conflicts`."""

import json

import pytest

ONE = """= Awami League =

The Awami League was founded in Dhaka on 23 June 1949. It was banned in 1971. It was dissolved in 1975.
"""
TWO = """= Awami League =

The Awami League was founded in 1950. It was dissolved in January 1975.
"""
TABLE = """kind,date,organisation,founder,party
founding,1921-03-06,Radical League,Ann Smith; Bo Berg,no role
dissolution,1941,radical league,,
ban,1934-07,Radical League,,
founding,1950,Someone Else,,
"""


@pytest.fixture
def two(factio, record, articles):
    (articles / "one.txt").write_text(ONE, encoding="utf-8")
    (articles / "two.txt").write_text(TWO, encoding="utf-8")
    assert factio("read", articles, "--read-on", "2020-01-01").code == 0


def rows(told):
    assert told.code == 0, told.err
    return [json.loads(line) for line in told.out.splitlines()]


def test_two_documents_side_by_side(factio, two):
    found = rows(factio("compare", "one.txt", "two.txt", "--about", "Awami League", "--format", "jsonl"))
    standing = {row["kind"]: row["standing"] for row in found}
    assert standing["founding"] == "differ"
    assert standing["dissolution"] == "vaguer"
    assert standing["ban"] == "only"
    told = factio("compare", "one.txt", "two.txt", "--about", "Awami League").out
    assert "50%" in told
    assert "dissolution" in told


def test_any_number_of_documents(factio, two):
    found = rows(factio("compare", "one.txt", "two.txt", "unionists.txt", "--format", "jsonl"))
    assert {source for row in found for source in row["claims"]} == {
        "one.txt",
        "two.txt",
        "unionists.txt",
    }
    header = factio("compare", "one.txt", "two.txt", "--format", "csv").out.splitlines()[0]
    assert header == "kind,roles,standing,one.txt,two.txt"


def test_the_record_beside_a_table(factio, record, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text(TABLE, encoding="utf-8")
    found = rows(factio("compare", "--table", table, "--format", "jsonl"))
    shared = {row["kind"]: row["standing"] for row in found if len(row["claims"]) == 2}
    assert shared == {"founding": "same", "dissolution": "differ", "ban": "same"}
    assert any(row["roles"].get("organisation") == "Someone Else" for row in found)
    assert "own.csv" in factio("compare", "--table", table).out


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("date,organisation\n1921,A\n", "kind"),
        ("kind,date\nbirthday,1921\n", "line 2"),
        ("kind,date\nfounding,the year after\n", "EDTF"),
        ("kind,date,phase\nban,1921,begins\n", "line 2"),
    ],
)
def test_a_table_that_is_none_is_refused_with_its_line(factio, record, tmp_path, text, hint):
    table = tmp_path / "own.csv"
    table.write_text(text, encoding="utf-8")
    told = factio("compare", "--table", table)
    assert told.code == 2
    assert hint in told.err
    assert "own.csv" in told.err


def test_one_document_alone_cannot_be_compared(factio, record):
    told = factio("compare", "radicals.txt")
    assert told.code == 2
    assert "--table" in told.err
    assert factio("compare", "radicals.txt", "radical.txt").code == 2


def test_conflicts_have_both_sides_and_an_id(factio, two):
    [founding] = [
        row for row in rows(factio("conflicts", "--format", "jsonl")) if row["rule"] == "two-beginnings"
    ]
    told = factio("conflicts", "--about", "Awami League").out
    assert founding["id"] in told
    assert "against" in told
    precise = rows(factio("conflicts", "--precision", "--format", "jsonl"))
    assert "precision" in {row["degree"] for row in precise}
    assert factio("conflicts", "--open").code == 0
