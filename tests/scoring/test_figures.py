"""The rules of scoring on a few claims that one can count by hand."""

import pytest

from factio.codebook import load
from factio.errors import GoldError
from factio.scoring import by_kind, compare, figures, find_codings, from_mapping, load_claims
from factio.scoring.days import date_fits, first_and_last
from factio.scoring.gold import by_source, grounded
from factio.scoring.names import Names, plain


def claims(*entries):
    return [from_mapping(entry, "here") for entry in entries]


FOUNDED = {"kind": "founding", "organisation": "Radical League", "date": "1921"}


def score(gold, machine):
    codebook = load()
    return figures([compare(claims(*gold), claims(*machine), codebook)], codebook)


def test_a_claim_fits_by_kind_anchors_and_date():
    assert score([FOUNDED], [FOUNDED]).exact.f1 == 1.0
    assert score([FOUNDED], [{**FOUNDED, "date": "1921-05"}]).exact.f1 == 0.0
    assert score([FOUNDED], [{**FOUNDED, "date": "1921-05"}]).loose.f1 == 1.0
    assert score([FOUNDED], [{**FOUNDED, "organisation": "Radical Union"}]).loose.f1 == 0.0


def test_a_fact_said_twice_counts_once():
    result = score([FOUNDED, FOUNDED], [FOUNDED])
    assert (result.gold, result.machine, result.exact.f1) == (1, 1, 1.0)


def test_an_abbreviation_that_the_gold_states_is_the_same_name():
    name = {"kind": "name", "organisation": "Radical League", "name": "RL", "sort": "abbreviation"}
    assert score([FOUNDED, name], [{**FOUNDED, "organisation": "RL"}]).exact.recall == 0.5
    assert score([FOUNDED], [{**FOUNDED, "organisation": "RL"}]).exact.recall == 0.0


def test_one_claim_for_each_name_where_the_codebook_distributes():
    both = {"kind": "alliance", "alliance": "Union of the Left", "member": ["A", "B"], "date": "1972"}
    one = {**both, "member": "A"}
    result = score([both], [one])
    assert (result.gold, result.machine) == (2, 1)
    assert (result.exact.precision, result.exact.recall) == (1.0, 0.5)


def test_planned_is_not_done_and_denied_is_not_told():
    assert score([FOUNDED], [{**FOUNDED, "modality": "planned"}]).loose.f1 == 0.0
    assert score([FOUNDED], [{**FOUNDED, "polarity": "no"}]).loose.f1 == 0.0


def test_other_dates_of_the_gold_fit_too():
    gold = {**FOUNDED, "or_date": ["1920", "1922"]}
    assert score([gold], [{**FOUNDED, "date": "1922"}]).exact.f1 == 1.0


def test_two_results_that_differ_in_a_figure_are_two_results():
    result = {"kind": "election", "organisation": "Radical League", "date": "1951", "votes": "12,345"}
    assert score([result], [{**result, "votes": 12345}]).exact.f1 == 1.0
    assert score([result], [{**result, "votes": 12346}]).loose.f1 == 0.0


def test_details_are_counted_apart():
    gold = {**FOUNDED, "founder": ["Ann Smith", "Bo Berg"], "place": "Oslo"}
    machine = {**FOUNDED, "founder": ["Ann Smith"], "place": "Bergen"}
    roles = score([gold], [machine]).roles
    assert (roles.precision, roles.recall) == (0.5, 0.3333)


def test_counts_by_kind_come_in_the_order_of_the_codebook():
    codebook = load()
    gold = claims(
        {"kind": "trait", "organisation": "A", "trait": "colour", "value": "red"},
        {**FOUNDED, "kind": "founding"},
    )
    counts = by_kind([compare(gold, claims(FOUNDED), codebook)], codebook)
    assert list(counts) == ["founding", "trait"]
    assert (counts["founding"].exact, counts["trait"].exact) == (1, 0)


def test_no_claims_at_all_gives_noughts_and_no_error():
    empty = score([], [])
    assert (empty.gold, empty.machine, empty.exact.f1, empty.dates) == (0, 0, 0.0, 0.0)


def test_names_without_case_accents_and_articles():
    assert plain("The Workers’ Party") == plain("workers party")
    assert plain("Coalición Cívica") == "coalicion civica"
    assert Names([]).same("<pro-Chinese group of CPP>", "<the pro-Chinese wing>")
    assert not Names([]).same("<women>", "<men>")


@pytest.mark.parametrize(
    ("gold", "machine", "loosely"),
    [
        ("196X", "1964", True),
        ("1964", "196X", True),
        ("1964", "19XX", False),
        ("[..1969]", "1960", True),
        (None, "1960", False),
        ("1960~", "1960", True),
        ("1968-21", "1968-04", True),
        ("1971-02-30", "1971-02", False),
    ],
)
def test_loose_dates(gold, machine, loosely):
    assert date_fits(gold, machine, True) is loosely
    assert not date_fits(gold, machine, False)


def test_a_wrong_date_has_no_days():
    assert first_and_last("some day") is None
    assert first_and_last("1971-02-30") is None
    assert first_and_last("[1971-02-30,1972]") is None


def test_grounded_needs_the_very_characters():
    text = "Ann founded it."
    good, moved = ({"kind": "founder", "quote": "Ann", "start": at, "end": at + 3} for at in (0, 1))
    assert grounded(claims(good, moved, {"kind": "founder", "quote": "Ann"}), text) == (1, 3)


def test_gold_is_found_with_its_source(tmp_path):
    (tmp_path / "a.yaml").write_text("claims:\n- {kind: founding, organisation: A}\n")
    (tmp_path / "b.yaml").write_text("source: texts/b.txt\nclaims: []\n")
    (tmp_path / "questions.yaml").write_text("questions: []\n")
    first, second = find_codings(tmp_path)
    assert (first.name, first.source) == ("a", tmp_path / "a.txt")
    assert (second.name, second.source) == ("b", tmp_path / "texts/b.txt")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("claims: 3", "must be a list"),
        ("claims: [3]", "claim 1"),
        ("claims: [{organisation: A}]", "has no kind"),
        ("a: [", "is not YAML"),
        ("- a", "must be a mapping"),
        ("other: 1", "has no `claims`"),
    ],
)
def test_what_is_no_gold_is_told_with_file_and_place(tmp_path, content, told):
    path = tmp_path / "gold.yaml"
    path.write_text(content)
    with pytest.raises(GoldError, match=told) as caught:
        find_codings(path)
    assert str(path) in str(caught.value)


def test_claims_of_many_sources_in_one_file_are_sorted_by_source(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text("claims: []\n")
    lines = tmp_path / "claims.jsonl"
    lines.write_text(
        '{"kind": "founding", "roles": {"organisation": "A"}, "source": "texts/a.txt"}\n'
        '{"kind": "founding", "roles": {"organisation": "B"}, "source": "b.txt"}\n'
        '{"kind": "founding", "roles": {"organisation": "C"}, "source": "c.txt"}\n'
    )
    found = by_source(load_claims(lines), find_codings(tmp_path))
    assert {name: claim[0].roles["organisation"] for name, claim in found.items()} == {
        "a": ("A",),
        "b": ("B",),
    }
