"""Offices, memberships, bans, wings and alliances: what starts, ends and limits them."""

from __future__ import annotations

import sys
from pathlib import Path

from factio.chronology.offices import OfficeBook

sys.path.insert(0, str(Path(__file__).parent))
from told_claims import RULES, answer, chronicle, claim

BOOK = OfficeBook(RULES.general.offices)


def test_offices_are_compared_by_their_words() -> None:
    for office in ("general secretary", "General-Secretary", "Secretary General", "acting general secretary"):
        assert BOOK.key(office) == BOOK.key("general secretary of the party")
    assert BOOK.key("chairwoman") == BOOK.key("Party Chairman")
    assert BOOK.key("head") == BOOK.key("party leader") == "leader"
    assert BOOK.is_single(BOOK.key("President"))
    for shared in ("co-president", "vice president", "member of the Central Committee", "local secretary"):
        assert not BOOK.is_single(BOOK.key(shared))


def leads(told: object, day: str, person: str, body: str = "A") -> str:
    return answer(told, day, body, "leadership", person=person)  # type: ignore[arg-type]


def office(person: str, date: str | None, phase: str, title: str = "president", **more: str) -> object:
    return claim("leadership", date, person=person, organisation="A", office=title, phase=phase, **more)


def test_an_office_passes_to_the_successor() -> None:
    told = chronicle(office("Ann", "1948", "starts"), office("Bob", "1960-05", "starts", "Party President"))
    assert [leads(told, day, "Ann") for day in ("1947", "1955", "1960-05-10", "1961")] == [
        *("no", "presumed", "possible", "no")
    ]
    assert [leads(told, day, "Bob") for day in ("1959", "1961")] == ["no", "presumed"]


def test_an_office_for_many_does_not_pass() -> None:
    told = chronicle(
        office("Ann", "1948", "starts", "vice president"), office("Bob", "1960", "starts", "vice president")
    )
    assert leads(told, "1970", "Ann") == "presumed"


def test_two_told_together_hold_it_together() -> None:
    told = chronicle(office("Ann", "1948", "holds", "leader"), office("Bob", "1948", "holds", "leader"))
    assert leads(told, "1950", "Ann") == leads(told, "1950", "Bob") == "presumed"


def test_while_one_holds_it_no_other_does() -> None:
    told = chronicle(office("Ann", "1948/1955", "holds"), office("Bob", "1958", "holds"))
    assert [leads(told, day, "Bob") for day in ("1950", "1957", "1959")] == ["no", "unknown", "presumed"]


def test_an_undated_holder_does_not_hold_it_while_another_does() -> None:
    told = chronicle(office("Ann", None, "starts"), office("Bob", "1958/1960", "holds"))
    assert [leads(told, day, "Ann") for day in ("1957", "1959-06", "1961")] == ["unknown", "no", "unknown"]


def test_who_comes_back_holds_it_twice() -> None:
    told = chronicle(
        *(office("Ann", "1950", "starts"), office("Bob", "1955", "starts"), office("Ann", "1960", "starts"))
    )
    assert [leads(told, day, "Ann") for day in ("1952", "1957", "1962")] == ["presumed", "no", "presumed"]
    assert [leads(told, day, "Bob") for day in ("1952", "1957", "1962")] == ["no", "presumed", "no"]


def test_who_is_elected_again_goes_on() -> None:
    told = chronicle(office("Ann", "1950", "starts"), office("Ann", "1954", "starts"))
    assert leads(told, "1952", "Ann") == "yes"


def test_leader_joins_the_top_office_of_the_same_person() -> None:
    told = chronicle(
        office("Ann", None, "holds", "Secretary General", quote="Secretary General: Ann"),
        office("Ann", "2010/2013", "starts", "leader"),
        office("Ann", None, "holds", "member of the board", quote="a member of the board"),
        claim("congress", "2018", organisation="A"),
    )
    keys = [key for key in told.visible_keys() if key[0] == "leadership"]
    assert len(keys) == 2
    assert [leads(told, day, "Ann") for day in ("2015",)] == ["yes"]
    assert answer(told, "2005", "Ann", "leadership", office="Secretary") == "no"


def test_who_leaves_an_organisation_leaves_its_offices() -> None:
    told = chronicle(
        office("Ann", "1990-12", "starts", "treasurer"),
        claim("membership", "1991-04", person="Ann", organisation="A", phase="ends"),
    )
    assert [leads(told, day, "Ann") for day in ("1990-12-10", "1991-02", "1991-04-10", "1991-06")] == [
        *("possible", "yes", "possible", "no")
    ]


def test_death_ends_what_a_person_holds() -> None:
    told = chronicle(office("Ann", "1950", "starts", "treasurer"), claim("death", "1960-02-03", person="Ann"))
    assert [leads(told, day, "Ann") for day in ("1955", "1960-02-04")] == ["presumed", "no"]


def test_the_end_of_an_organisation_ends_what_hangs_on_it() -> None:
    told = chronicle(
        claim("founding", "1921", organisation="A"),
        claim("dissolution", "1950", organisation="A"),
        claim("wing", "1930", wing="Youth of A", of="A", phase="holds"),
        claim("alliance", "1940", alliance="Front", member=["A", "B"], phase="starts"),
        office("Ann", "1930", "starts"),
        claim("membership", "1930", person="Cyd", organisation="A", phase="starts"),
    )
    for state in ("wing", "leadership", "membership"):
        assert answer(told, "1945", "A", state) == "presumed"
        assert answer(told, "1951", "A", state) == "no"
    assert answer(told, "1951", "Front", "alliance", member="A") == "no"
    assert answer(told, "1951", "Front", "alliance", member="B") == "presumed"
    assert answer(told, "1920", "A", "wing") == "no"
    spell = told.spells(("wing", ("Youth of A", "A")))[0]
    assert spell.end.rule == "ended-with" and not spell.end.told


def test_what_held_in_two_lives_held_twice() -> None:
    told = chronicle(
        claim("founding", "1921", organisation="A"),
        claim("dissolution", "1950", organisation="A"),
        claim("reconstitution", "1960", organisation="A"),
        claim("wing", "1930", wing="Y", of="A", phase="holds"),
        claim("wing", "1970", wing="Y", of="A", phase="holds"),
    )
    assert len(told.spells(("wing", ("Y", "A")))) == 2
    assert [answer(told, day, "Y", "wing") for day in ("1940", "1955", "1980")] == [
        *("presumed", "no", "presumed")
    ]


def test_a_ban_lasts_until_it_is_lifted() -> None:
    told = chronicle(
        claim("ban", "1954", organisation="A"),
        claim("legalisation", "1963", organisation="A"),
        claim("ban", "1971", organisation="A"),
    )
    days = ("1953", "1960", "1965", "1975")
    assert [answer(told, day, "A", "ban") for day in days] == ["no", "yes", "no", "presumed"]


def test_registration_presumes_the_end_of_a_ban() -> None:
    told = chronicle(claim("ban", "1954", organisation="A"), claim("registration", "1963", organisation="A"))
    assert [answer(told, day, "A", "ban") for day in ("1960", "1964")] == ["presumed", "no"]


def test_a_denial_answers_no_at_its_time() -> None:
    told = chronicle(
        claim("registration", organisation="A", polarity="no", quote="A is not registered"),
        claim("congress", "2015", organisation="A"),
    )
    assert answer(told, "2018", "A", "registration") == "no"
    assert answer(told, "1990", "A", "registration") == "unknown"


def test_the_present_is_the_day_of_the_source() -> None:
    now = office("Ann", None, "holds", quote="Ann is president")
    told = chronicle(now, claim("congress", "2015", organisation="A"))
    assert [leads(told, day, "Ann") for day in ("2014", "2018", "2021")] == [
        "unknown",
        "possible",
        "presumed",
    ]
    then = office("Ann", None, "holds", quote="its president was Ann")
    told = chronicle(then, claim("congress", "2015", organisation="A"))
    assert leads(told, "2018", "Ann") == "unknown"


def test_from_to_is_a_begin_and_an_end() -> None:
    told = chronicle(office("Ann", "1951/1955", "holds", quote="Ann (1951–1955)"))
    assert [leads(told, day, "Ann") for day in ("1950", "1951-05", "1953", "1955-05", "1956")] == [
        *("no", "possible", "yes", "possible", "no")
    ]


def test_vague_words_mean_some_of_it() -> None:
    told = chronicle(office("Ann", "1964/1966", "holds", quote="led by Ann in the middle of the decade"))
    assert [leads(told, day, "Ann") for day in ("1963", "1965", "1967")] == [
        "unknown",
        "possible",
        "presumed",
    ]


def test_about_prints_every_state_whatever_the_answer() -> None:
    from factio.chronology import answers

    told = chronicle(office("Ann", "1951/1955", "holds"), claim("ban", "1954", organisation="A"))
    assert {row.answer for row in answers(told, "1940", "A")} == {"no", "unknown"}
    assert answers(told, "1940") == []
    assert {row.state for row in answers(told, "1954")} >= {"leadership", "ban"}


def test_a_span_is_asked_at_every_turning_point() -> None:
    from factio.chronology import answers

    told = chronicle(office("Ann", "1950", "holds"), office("Bob", "1960/1962", "holds"))
    for span in ("1940/1990", "1955/1975", "196X"):
        for name in ("Ann", "Bob"):
            years = range(int(span[:3] + "0"), int(span[5:] or "1969") + 1)
            daily = {
                answers(told, f"{y}-{m:02}", name, "leadership")[0].answer
                for y in years
                for m in range(1, 13)
            }
            (some,) = answers(told, span, name, "leadership")
            (every,) = answers(told, span, name, "leadership", all_of_it=True)
            assert {some.answer, every.answer} <= daily


def test_answers_by_source() -> None:
    from factio.chronology import answers

    told = chronicle(
        claim("founding", "1948", organisation="A"),
        claim("dissolution", "1960", organisation="A"),
        claim("founding", "1948", organisation="A", source="b"),
    )
    (row,) = answers(told, "1970", "A", "existence", by_source=True)
    assert (row.answer, row.by_source) == ("no", {"a": "no", "b": "presumed"})
