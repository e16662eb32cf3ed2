"""Who came from whom: ties, relatives, ways, what lives, how long it lived."""

from __future__ import annotations

import sys
from datetime import date as Day
from pathlib import Path

import pytest

from factio.errors import NameNotFound
from factio.lineage import Lineage, existence, founded, survival, told

sys.path.insert(0, str(Path(__file__).parents[1] / "chronology"))
from told_claims import chronicle, claim


@pytest.fixture
def parties():
    """A splits into B and C; B and D merge into E; F is a front of A; G is renamed H, which C joins."""
    return Lineage(
        chronicle(
            claim("founding", "1920", organisation="A"),
            claim("split", "1931-03-04", from_="A", into=["B"]),
            claim("split", "1935", from_="A", into=["C"], source="b"),
            claim("founding", "1930", organisation="D"),
            claim("merger", "1940-05", parties=["B", "D"], into="E"),
            claim("front", "1936", front="F", of="A", phase="starts"),
            claim("founding", "1950", organisation="G"),
            claim("renaming", "1955", from_="G", into="H"),
            claim("merger", "1960", parties=["C"], into="H"),
            claim("dissolution", "1970", organisation="H"),
            claim("split", "1936", from_="A", into=["X"], modality="alleged"),
            claim("split", "1937", from_="A", into=["Y"], polarity="no"),
        )
    )


def test_ties_tell_who_came_from_whom_with_their_claims(parties):
    listed = [(tie.kind, tie.older, tie.younger, tie.claims) for tie in parties.ties]
    assert ("split", "A", "B", ("a split 1931-03-04 A ('B',)",)) in listed
    assert ("merger", "D", "E", ("a merger 1940-05 ('B', 'D') E",)) in listed
    assert not [tie for tie in parties.ties if tie.younger in ("X", "Y")], "alleged and denied ties count not"
    assert told(parties.ties[0]) == "B split from A"


def test_relatives_by_generation(parties):
    assert [(one.name, one.steps) for one in parties.descendants("A")] == [
        ("B", 1), ("C", 1), ("E", 2), ("H", 2),
    ]  # fmt: skip
    assert [one.name for one in parties.descendants("A", 1)] == ["B", "C"]
    assert {one.name for one in parties.ancestors("E")} == {"A", "B", "D"}
    assert {one.name for one in parties.descendants("A", sorts=("thin",))} == {"F"}
    assert set(parties.family("A")) == {"A", "B", "C", "D", "E", "F", "H"}
    assert set(parties.family("B", up=1, down=0)) == {"A", "B"}
    with pytest.raises(NameNotFound):
        parties.ancestors("nobody")


def test_a_renamed_body_is_one_under_any_of_its_names(parties):
    assert parties.main("H") == parties.main("G")
    body = parties.bodies([parties.main("H")])[parties.main("H")]
    assert (body.first_name, [one.name for one in body.renamings]) == ("G", ["H"])


def test_ways_and_common_ancestors(parties):
    way = parties.path("E", "H")
    assert way.names == ("E", "B", "A", "C", "H")
    assert [tie.kind for tie in way.ties] == ["merger", "split", "split", "merger"]
    assert parties.common_ancestors("E", "H") == ["A"]
    assert parties.path("A", "A").names == ("A",)
    assert len(parties.paths("D", "A")) == 1


def test_a_circle_of_claims_ends_no_question_in_a_loop():
    found = Lineage(
        chronicle(
            claim("split", "1931", from_="A", into=["B"]),
            claim("split", "1931", from_="B", into=["A"], source="b"),
        )
    )
    assert [one.name for one in found.descendants("A")] == ["B"]
    assert found.family("A") == ["A", "B"]


def test_sources_that_differ_on_a_date_are_readings_of_one_tie():
    found = Lineage(
        chronicle(
            claim("split", "1931", from_="A", into=["B"]),
            claim("split", "1933", from_="A", into=["B"], source="b"),
            claim("split", "1932-05/1933", from_="A", into=["B"], source="c"),
            claim("split", "1960", from_="A", into=["B"], source="d"),
        )
    )
    first, second = found.ties
    assert len(first.readings) == 2 and len(first.claims) == 3
    assert first.when == (Day(1931, 1, 1), Day(1933, 12, 31))
    assert second.when == (Day(1960, 1, 1), Day(1960, 12, 31))


def test_what_lives_of_what_was_founded_in_a_year(parties):
    (first,) = founded(parties, "1920", "1965")
    assert (first.name, first.sure) == ("A", True)
    assert {answer.roles["organisation"] for answer in first.living} == {"A", "E", "H"}
    assert all(answer.claims for answer in first.living)
    (again,) = founded(parties, "1950", "1980")
    assert not again.living
    assert existence(parties, "B", "1945").answer == "no"


def test_survival_takes_those_who_live_for_living():
    """Lives of 10 and 20 years and one still going on after 15: half the way down at ten, by hand."""
    found = Lineage(
        chronicle(
            claim("founding", "1900-01-01", organisation="A"),
            claim("dissolution", "1910-01-01", organisation="A"),
            claim("founding", "1900-01-01", organisation="B"),
            claim("congress", "1915-01-01", organisation="B"),
            claim("founding", "1900-01-01", organisation="C"),
            claim("dissolution", "1920-01-01", organisation="C"),
            claim("dissolution", "1920-01-01", organisation="D"),
        )
    )
    told_of = survival(found.bodies(found.names).values())
    assert [(one.name, round(one.years), one.ended) for one in told_of.lifetimes] == [
        ("A", 10, True), ("B", 15, False), ("C", 20, True),
    ]  # fmt: skip
    assert [round(step.alive, 3) for step in told_of.steps] == [1.0, 0.667, 0.667, 0.0]
    assert [step.at_risk for step in told_of.steps] == [3, 3, 2, 1]
    assert (round(told_of.median), told_of.left_out) == (20, ("D",))
    later = survival(found.bodies(["B"]).values(), Day(1930, 1, 1))
    assert round(later.lifetimes[0].years) == 30 and later.median is None
