"""Foundings, mergers, splits, renamings and second lives."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from told_claims import answer, chronicle, claim


def exists(told: object, day: str, name: str = "A") -> str:
    return answer(told, day, name, "existence")  # type: ignore[arg-type]


def test_from_founding_to_last_witness_yes_then_presumed() -> None:
    told = chronicle(
        claim("founding", "1921", organisation="A"), claim("congress", "1930-05", organisation="A")
    )
    assert [exists(told, day) for day in ("1920-12-31", "1921-06-01", "1925", "1930-05-15", "1950")] == [
        *("no", "possible", "yes", "presumed", "presumed")
    ]


def test_presuming_can_expire() -> None:
    from factio.chronology import answers

    told = chronicle(claim("founding", "1921", organisation="A"))
    (row,) = answers(told, "1945", "A", "existence", presume=25)
    assert row.answer == "presumed"
    (row,) = answers(told, "1950", "A", "existence", presume=25)
    assert row.answer == "unknown"
    assert "too long ago" in row.because


def test_before_the_first_witness_nothing_is_known() -> None:
    told = chronicle(claim("congress", "1930", organisation="A"))
    assert exists(told, "1929-12-31") == "unknown"
    assert exists(told, "1930-06-01") == "possible"
    assert exists(told, "1931") == "presumed"


def test_a_merger_ends_its_parties_and_begins_what_they_form() -> None:
    told = chronicle(claim("merger", "1995", parties=["A", "B"], into="C"))
    assert [exists(told, "1996", name) for name in "ABC"] == ["no", "no", "presumed"]
    assert [exists(told, "1994", name) for name in "ABC"] == ["unknown", "unknown", "no"]
    assert exists(told, "1995-07-01", "A") == "possible"


def test_who_takes_in_another_goes_on_and_was_there_before() -> None:
    told = chronicle(claim("merger", "1995", parties=["A", "B"], into="A"))
    assert exists(told, "1996") == "presumed"
    assert exists(told, "1996", "B") == "no"
    told = chronicle(claim("merger", "1995", parties=["B"], into="A"))
    assert exists(told, "1994") == "unknown"


def test_a_merger_does_not_begin_what_is_shown_earlier() -> None:
    told = chronicle(
        claim("election", "1990", organisation="C", seats="3"),
        claim("merger", "1995", parties=["A", "B"], into="C"),
    )
    assert exists(told, "1992", "C") == "yes"


def test_a_merger_yields_to_later_acts_in_the_same_source() -> None:
    merger = claim("merger", "1995", parties=["A", "B"], into="C")
    once = claim("election", "1998", organisation="A", seats="3")
    twice = claim("election", "2002", organisation="A", seats="3")
    assert exists(chronicle(merger, once), "1999") == "no"
    assert exists(chronicle(merger, once, twice), "1999") == "yes"


def test_a_split_ends_nobody_and_begins_what_leaves() -> None:
    told = chronicle(
        claim("founding", "1948", organisation="A"), claim("split", "1966", from_="A", into=["B"])
    )
    assert exists(told, "1970") == "presumed"
    assert exists(told, "1960") == "yes"
    assert (exists(told, "1965", "B"), exists(told, "1970", "B")) == ("no", "presumed")


def test_a_second_life_leaves_a_gap() -> None:
    told = chronicle(
        claim("founding", "1948", organisation="A"),
        claim("merger", "1995", parties=["A", "B"], into="C"),
        claim("reconstitution", "1999", organisation="A"),
    )
    days = ("1947", "1960", "1995-05-05", "1997", "1999-05-05", "2005")
    assert [exists(told, day) for day in days] == ["no", "yes", "possible", "no", "possible", "presumed"]


def test_what_is_set_up_again_has_ended_before() -> None:
    told = chronicle(
        claim("congress", "1952", organisation="A"), claim("reconstitution", "1961", organisation="A")
    )
    assert exists(told, "1950") == "unknown"
    assert exists(told, "1957") == "possible"
    assert exists(told, "1965") == "presumed"


def test_a_split_into_what_had_ended_begins_it_again() -> None:
    told = chronicle(
        claim("founding", "1948", organisation="A"),
        claim("merger", "1995", parties=["A", "B"], into="C"),
        claim("split", "1999", from_="C", into=["A"]),
    )
    assert [exists(told, day) for day in ("1997", "2001")] == ["no", "presumed"]


def test_a_renaming_carries_one_body_on() -> None:
    told = chronicle(
        claim("founding", "1968", organisation="Old Name"),
        claim("renaming", "1972", from_="Old Name", into="New Name"),
        claim("founding", "1972", organisation="New Name", source="b"),
        claim("dissolution", "1972", organisation="Old Name", source="b"),
    )
    for name in ("Old Name", "New Name", "new name"):
        assert [exists(told, day, name) for day in ("1960", "1970", "1980")] == ["no", "yes", "presumed"]
    assert answer(told, "1970", "New Name", "name", name="Old Name") != "no"
    assert answer(told, "1980", "New Name", "name", name="Old Name") == "no"
    assert answer(told, "1970", "Old Name", "name", name="New Name") == "no"


def test_abbreviations_lead_to_the_body_and_shared_ones_to_both() -> None:
    told = chronicle(
        claim("founding", "1921", organisation="People's Party"),
        claim("name", organisation="People's Party", name="PP", sort="abbreviation"),
        claim("congress", "1930", organisation="PP"),
    )
    assert exists(told, "1925", "PP") == "yes"
    told = chronicle(
        claim("founding", "1921", organisation="People's Party"),
        claim("founding", "1950", organisation="Peasant Party"),
        claim("name", organisation="People's Party", name="PP"),
        claim("name", organisation="Peasant Party", name="PP"),
    )
    assert told.find("PP") == ("Peasant Party", "People's Party")


def test_what_is_told_apart_is_never_one_body() -> None:
    told = chronicle(
        claim("split", "1990", from_="A", into=["B"]), claim("renaming", "1995", from_="A", into="B")
    )
    assert told.find("A") != told.find("B")


def test_planned_attempted_alleged_and_denied_begin_and_end_nothing() -> None:
    founding = claim("founding", "1921", organisation="A")
    for modality in ("planned", "attempted", "alleged"):
        told = chronicle(founding, claim("dissolution", "1930", organisation="A", modality=modality))
        assert exists(told, "1940") == "presumed"
    told = chronicle(founding, claim("dissolution", "1930", organisation="A", polarity="no"))
    assert exists(told, "1940") == "presumed"
    told = chronicle(claim("founding", "1921", organisation="B", modality="planned"))
    assert exists(told, "1920", "B") == "unknown"


def test_two_foundings_leave_the_time_between_possible() -> None:
    told = chronicle(
        claim("founding", "1948", organisation="A"), claim("founding", "1951", organisation="A", source="b")
    )
    assert [exists(told, day) for day in ("1947", "1950", "1952")] == ["no", "possible", "presumed"]
    (spell,) = told.spells(("existence", ("A",)))
    assert len(spell.begin.readings) == 2


def test_a_vaguer_date_only_narrows() -> None:
    told = chronicle(
        claim("founding", "194X", organisation="A"),
        claim("founding", "1948-03-06", organisation="A", source="b"),
    )
    assert [exists(told, day) for day in ("1948-03-05", "1948-03-06")] == ["no", "yes"]


def test_a_year_asks_for_some_day_or_for_all_of_it() -> None:
    told = chronicle(
        claim("founding", "1948-03-06", organisation="A"), claim("dissolution", "1990", organisation="A")
    )
    assert answer(told, "1948", "A", "existence") == "yes"
    assert answer(told, "1948", "A", "existence", whole=True) == "no"
    assert answer(told, "1950", "A", "existence", whole=True) == "yes"
    assert answer(told, "1940/1949", "A", "existence") == "yes"
