"""`factio score`, `codebook` and `dates`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

GOLD = """source: articles/radicals.txt
claims:
- {kind: founding, organisation: Radical League, founder: [Ann Smith, Bo Berg], date: "1921-03-06"}
- {kind: ban, organisation: Radical League, date: "1934-07"}
- {kind: death, person: Ann Smith, date: "1960"}
"""
KIDNAPPING = """
kind = "kidnapping"
group = "Doings"
sort = "event"
core = true
definition = "A person is taken by an organisation."
sentence = "{person} <was> kidnapped[ by {organisation}]"
colour = "#5d4037"
[roles.person]
types = ["person"]
anchor = true
[roles.organisation]
types = ["organisation"]
[[example]]
text = "Tom Hale was kidnapped by the Red Brigade in 1977."
claims = [{ person = "Tom Hale", organisation = "Red Brigade", date = "1977" }]
[[frame]]
name = "kidnap"
verbs = ["kidnap", "abduct"]
roles = { person = "object: person", organisation = "subject: organisation|group ?" }
"""


@pytest.fixture
def gold(articles, tmp_path):
    path = tmp_path / "radicals.yaml"
    path.write_text(GOLD, encoding="utf-8")
    return path


def test_scoring_reads_the_source(factio, gold):
    told = factio("score", gold, "--json")
    assert told.code == 0
    figures = json.loads(told.out)
    assert figures["all"]["gold"] == 3
    assert figures["all"]["grounded"] == 1.0
    assert figures["kinds"]["founding"]["exact"] == 1
    assert figures["kinds"]["death"]["exact"] == 0
    assert list(figures["documents"]) == ["radicals"]


def test_errors_are_listed(factio, gold):
    told = factio("score", gold, "--errors")
    missed = [line for line in told.out.splitlines() if line.startswith("MISSED")]
    assert len(missed) == 1
    assert "1960" in missed[0]


def test_claims_of_a_file_and_of_a_record_score_the_same(factio, gold, record, tmp_path):
    read = json.loads(factio("score", gold, "--json").out)
    lines = tmp_path / "lines.jsonl"
    lines.write_text(factio("claims", "--format", "jsonl").out, encoding="utf-8")
    assert json.loads(factio("score", gold, "--machine", lines, "--json").out) == read
    assert json.loads(factio("score", gold, "--record", record, "--json").out) == read


def test_gold_that_cannot_be_used_is_refused(factio, gold, articles):
    (articles / "radicals.txt").unlink()
    told = factio("score", gold)
    assert told.code == 2
    assert "radicals.txt" in told.err
    assert factio("score", articles).code == 2


def test_a_kind_of_ones_own_is_read_asked_and_scored(factio, tmp_path):
    own = tmp_path / "kinds"
    own.mkdir()
    (own / "kidnapping.toml").write_text(KIDNAPPING, encoding="utf-8")
    (tmp_path / "a.txt").write_text("In 1977 the Red Brigade kidnapped Tom Hale.\n", encoding="utf-8")
    gold = tmp_path / "a.yaml"
    gold.write_text(
        'claims:\n- {kind: kidnapping, person: Tom Hale, organisation: Red Brigade, date: "1977"}\n'
    )
    record = tmp_path / "r.db"
    assert factio("read", tmp_path / "a.txt", "--codebook", own, "--record", record).code == 0
    [line] = factio(
        "claims", "--kind", "kidnapping", "--codebook", own, "--record", record, "--format", "jsonl"
    ).out.splitlines()
    assert json.loads(line)["roles"]["person"] == "Tom Hale"
    told = factio("show", "Tom Hale", "--codebook", own, "--record", record)
    assert "Tom Hale was kidnapped by the Red Brigade in 1977." in told.out
    assert (
        "kidnapping" in factio("show", "Tom Hale", "--record", record).out
    )  # without its codebook, in plain form
    figures = json.loads(factio("score", gold, "--codebook", own, "--json").out)
    assert figures["all"]["core"]["f1"] == 1.0
    assert factio("codebook", "kidnapping", "--codebook", own).code == 0
    assert factio("codebook", "kidnapping").code == 2


def test_the_codebook_lists_its_kinds(factio):
    told = factio("codebook")
    assert "founding" in told.out
    lines = [json.loads(line) for line in factio("codebook", "--format", "jsonl").out.splitlines()]
    assert len(lines) > 30
    assert "Sentences that tell it" in factio("codebook", "split").out


def test_a_mistyped_kind_gets_a_hint(factio):
    told = factio("codebook", "spilt")
    assert told.code == 2
    assert "did you mean split" in told.err


def test_dates_of_a_file(factio, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Banned in July 1954 and illegal since 1955.", encoding="utf-8")
    first, second = (json.loads(line) for line in factio("dates", path, "--format", "jsonl").out.splitlines())
    assert (first["edtf"], second["edtf"], second["value"]) == ("1954-07", "1955/..", "1955")
    assert path.read_text()[first["start"] : first["end"]] == first["text"]
    assert "1955/.." in factio("dates", path).out


def test_dates_of_standard_input_and_of_nothing(factio, tmp_path):
    command = Path(sys.executable).with_name("factio")
    done = subprocess.run(
        [command, "dates", "-", "--format", "jsonl"], input=b"in 1954", capture_output=True, check=True
    )
    assert json.loads(done.stdout)["value"] == "1954"
    told = factio("dates", tmp_path / "none.txt")
    assert told.code == 2
    assert "none.txt" in told.err
    assert factio("dates", tmp_path).code == 2
