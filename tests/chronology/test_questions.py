"""Stories, holders, members, changes and ties."""

from __future__ import annotations

import sys
from datetime import date as Day
from pathlib import Path

from factio.chronology import changes, holders, members, on_day, related, timeline
from factio.chronology.days import ALWAYS, when, whole

sys.path.insert(0, str(Path(__file__).parent))
from told_claims import chronicle, claim

TOLD = chronicle(
    claim("founding", "1921-07", organisation="A", founder=["Ann"]),
    claim("leadership", "1921", person="Ann", organisation="A", office="Secretary General", phase="starts"),
    claim("leadership", "1930", person="Bob", organisation="A", office="general secretary", phase="starts"),
    claim("leadership", "1925", person="Cyd", organisation="B", office="general-secretary", phase="holds"),
    claim("alliance", "1935", alliance="Front", member=["A", "B"], phase="starts"),
    claim("alliance", "1937", alliance="Front", member=["B"], phase="ends"),
    claim("wing", "1924", wing="Youth", of="A", phase="starts"),
    claim("renaming", "1940", from_="A", into="New A", source="b"),
    claim("dissolution", "1950-05", organisation="New A", source="b"),
)


def test_a_timeline_tells_all_lives_in_order() -> None:
    spells = timeline(TOLD, "New A")
    assert [spell.state for spell in spells][:2] == ["existence", "leadership"]
    assert {spell.state for spell in spells} == {"existence", "leadership", "alliance", "wing", "name"}
    begins = [spell.attested[0][0] for spell in spells]
    assert begins == sorted(begins, key=str)
    sources = {TOLD.by_id[c].source for s in spells for c in (*s.begin.claims, *s.end.claims)}
    assert sources == {"a", "b"}


def test_holders_by_organisation_person_and_office() -> None:
    assert [spell.roles["person"] for spell in holders(TOLD, "A")] == ["Ann", "Bob"]
    assert [spell.roles["organisation"] for spell in holders(TOLD, "Cyd")] == ["B"]
    assert [s.roles["person"] for s in holders(TOLD, "Secretary-General")] == ["Ann", "Cyd", "Bob"]


def test_members_of_an_alliance_on_a_day() -> None:
    def on(day: str | None) -> list[tuple[object, str]]:
        return [(row.roles["member"], row.answer) for row in members(TOLD, "Front", day)]

    assert on("1936") == [("A", "presumed"), ("B", "yes")]
    assert on("1938") == [("A", "presumed")]
    assert [member for member, _ in on(None)] == ["A", "B"]


def test_what_began_and_ended_in_a_span() -> None:
    found = [(c.what, c.spell.state, c.sure) for c in changes(TOLD, "1937", "1950-12")]
    assert found == [
        *[("ended", "alliance", True), ("began", "name", True), ("ended", "name", True)],
        ("ended", "existence", True),
    ]
    assert ("began", "existence", False) in [
        (c.what, c.spell.state, c.sure) for c in changes(TOLD, "1921-07-10", "1921-08", "A")
    ]


def test_who_is_tied_to_it_on_a_day() -> None:
    found = {(tie.name, tie.role, tie.answer.state) for tie in related(TOLD, "A", "1936")}
    assert found == {
        ("Bob", "person", "leadership"),
        ("Front", "alliance", "alliance"),
        ("Youth", "wing", "wing"),
    }


def test_bare_answers_of_one_day() -> None:
    words = dict(on_day(TOLD, Day(1936, 1, 1)))
    assert words[("existence", ("A",))] == "yes"


def test_windows_in_words() -> None:
    told = {
        "1948": "in 1948",
        "1948-03": "in March 1948",
        "1948-03-06": "on 6 March 1948",
        "194X": "between 1940 and 1949",
        "[..1948]": "by 1948",
        "[..1948-03-06]": "by 6 March 1948",
        "[1948..]": "from 1948 on",
        "1948-01/1948-04": "between 1948 and April 1948",
    }
    for edtf, words in told.items():
        assert when(whole(edtf)) == words
    assert when(ALWAYS) == "at a time that no source tells"
