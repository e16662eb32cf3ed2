"""`factio lineage`, `founded`, `survival` and `draw` on the command line."""

from __future__ import annotations

import json

import pytest

# The two articles do not tell that they mean one union, so the record keeps two.
UNION = "Workers' Union (radicals.txt)"


def words(text):
    return " ".join(text.split())


def test_lineage_tells_relatives_with_their_claims(factio, record):
    rows = [json.loads(line) for line in factio("lineage", "RL", "--format", "jsonl").out.splitlines()]
    known = {row["name"]: row for row in rows}
    assert known["Radical League"]["steps"] == 0 and known[UNION]["steps"] == 1
    (tie,) = known[UNION]["ties"]
    assert tie["kind"] == "split" and tie["claims"]
    told = words(factio("lineage", "Workers' Union", "--up", "1", "--on", "1936").out)
    assert f"{UNION} split from Radical League, in 1933" in told
    assert "-1 Radical League yes" in told


def test_how_two_are_related(factio, record):
    told = words(factio("lineage", "Radical League", "--to", "Workers' Union").out)
    assert told.startswith(f"{UNION} split from Radical League, in 1933 (")
    assert "Both came from Radical League." in told


def test_what_was_founded_in_a_year_and_how_long_they_lived(factio, record):
    assert f"{UNION} (presumed)" in words(factio("founded", "1921", "--on", "1950").out)
    assert "nothing that began in 1700" in factio("founded", "1700").out
    assert "3 organisations, 1 with an end told" in factio("survival").out


@pytest.mark.parametrize("what", ["lineage", "timeline", "holders", "elections", "members"])
@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_draw(factio, record, tmp_path, what, ending):
    out = tmp_path / f"figure.{ending}"
    done = factio("draw", what, "Radical League", "-o", out)
    assert done.code == 0, done.err
    begins = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF"}[ending]
    assert out.read_bytes().startswith(begins)


def test_links_lead_where_they_are_told_to(factio, record, tmp_path):
    out = tmp_path / "figure.svg"
    factio("draw", "lineage", "Radical League", "-o", out, "--links", "https://a.example/")
    assert 'href="https://a.example/claims/' in out.read_text(encoding="utf-8")


def test_what_cannot_be_drawn_is_refused_in_words(factio, record, tmp_path):
    done = factio("draw", "lineage", "Radical League", "-o", tmp_path / "a.gif")
    assert done.code == 2 and ".svg, .png, .pdf" in done.err
    done = factio("draw", "lineage", "Nobody", "-o", tmp_path / "a.svg")
    assert done.code == 2 and "no name like this" in done.err
    done = factio("draw", "lineage", "Radical League", "-o", tmp_path / "a.svg", "--lang", "xx")
    assert done.code == 2 and "drawn in en, de" in done.err
