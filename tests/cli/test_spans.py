"""`factio timeline`, `holders`, `members`, `changes`, `related` on two short articles."""

import json

import pytest


def json_lines(told):
    assert told.code == 0, told.err
    return [json.loads(line) for line in told.out.splitlines()]


def test_a_timeline_is_one_story_of_all_documents(factio, record, articles):
    for name, year in (("one.txt", "1949"), ("two.txt", "June 1949")):
        text = f"= Awami League =\n\nThe Awami League was founded in {year}.\n"
        (articles / name).write_text(text, encoding="utf-8")
    assert factio("read", articles, "--read-on", "2020-01-01").code == 0
    told = factio("timeline", "awami league")
    assert told.code == 0
    assert "one.txt, two.txt" in told.out
    assert "\x1b" not in told.out
    spells = json_lines(factio("timeline", "Workers' Union", "--format", "jsonl"))
    existence = next(spell for spell in spells if spell["state"] == "existence")
    assert existence["begin"]["between"] == ["1933-01-01", "1933-12-31"]
    assert existence["begin"]["told"]
    assert {spell["state"] for spell in spells} >= {"existence", "leadership", "ban"}


def test_holders_of_an_organisation_and_of_an_office(factio, record):
    by_body = json_lines(factio("holders", "Workers' Union", "--format", "jsonl"))
    assert {spell["roles"]["person"] for spell in by_body} == {"Carla Falk"}
    assert json_lines(factio("holders", "Chairman", "--format", "jsonl"))
    assert "Carla Falk" in factio("holders", "chairman").out


def test_an_office_that_nobody_held_is_not_found(factio, record):
    told = factio("holders", "chief cook")
    assert told.code == 2
    assert "chief cook" in told.err


def test_members_are_told_as_answers(factio, record):
    assert "No member is told of 1930" in factio("members", "Radical League", "--on", "1930").out
    assert json_lines(factio("members", "Radical League", "--format", "jsonl")) == []


def test_what_began_and_ended(factio, record):
    found = json_lines(factio("changes", "--from", "1933", "--to", "1934", "--format", "jsonl"))
    assert {(change["what"], change["spell"]["state"]) for change in found} >= {
        ("began", "existence"),
        ("began", "ban"),
    }
    told = factio("changes", "--from", "1934-07-10", "--to", "1934-07-20", "--about", "RL")
    assert "perhaps began" in told.out
    assert "radicals.txt" in told.out
    assert "Nothing is told" in factio("changes", "--from", "1800", "--to", "1801").out


def test_who_is_tied_to_it(factio, record):
    found = json_lines(factio("related", "Workers' Union", "--on", "1935", "--format", "jsonl"))
    assert ("Carla Falk", "person") in {(tie["name"], tie["role"]) for tie in found}
    assert "Carla Falk" in factio("related", "Workers' Union", "--on", "1935").out


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("timeline", "Radicl League"), "Radical League"),
        (("members", "Radicl League"), "Radical League"),
        (("related", "RL", "--on", "some day"), "EDTF"),
        (("changes", "--from", "then", "--to", "1934"), "EDTF"),
        (("changes", "--from", "1934"), "--to"),
    ],
)
def test_a_near_miss_gets_a_hint(factio, record, words, hint):
    told = factio(*words)
    assert told.code == 2
    assert hint in told.err
