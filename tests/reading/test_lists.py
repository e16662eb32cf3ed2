"""List items under what introduces them."""

import pytest
from nonprose import PlainCast, lists, of_kind

from factio.codebook import load
from factio.documents import read_text
from factio.reading.lists import read_lists
from factio.reading.terms import Term, lift, term
from factio.reading.topics import introduced, office, office_and_body, topic

UNION = PlainCast("Miners' Union")


@pytest.mark.parametrize(
    ("words", "date", "phase"),
    [
        ("1921–1925", "1921/1925", "holds"),
        ("1921–25", "1921/1925", "holds"),
        ("1999–04", "1999/2004", "holds"),
        ("1921 - present", "1921/..", "holds"),
        ("1921–", "1921/..", "holds"),
        ("since 2017", "2017", "starts"),
        ("1868", "1868", "starts"),
        ("c. 1860", "1860~", "starts"),
        ("to 1844", "1844", "ends"),
        ("until May 1950", "1950-05", "ends"),
        ("14 April 1967 – 22 October 1969", "1967-04-14/1969-10-22", "holds"),
    ],
)
def test_terms(words: str, date: str, phase: str) -> None:
    assert term(words) == Term(date, phase)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words", ["", "Ann Lee", "born 1950", "1921 members", "12 votes", "the 1950 congress"]
)
def test_what_is_no_term(words: str) -> None:
    assert term(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "Ann Lee (1921–25)",
        "Ann Lee, 1921–1925",
        "1921–25: Ann Lee",
        "1921–1925 Ann Lee",
        "1921-1925 - Ann Lee",
        "Ann Lee – 1921–1925",
        "Ann Lee 1921–1925",
    ],
)
def test_a_name_with_its_term_in_all_forms(words: str) -> None:
    assert lift(words) == ("Ann Lee", (Term("1921/1925", "holds"),))


def test_two_terms() -> None:
    assert [one.date for one in lift("Ann Lee (1921–25, 1930–31)")[1]] == ["1921/1925", "1930/1931"]


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("General Secretaries", "General Secretary"),
        ("Party leaders", "leader"),
        ("Presidents", "President"),
        ("Chairpersons", "Chairperson"),
        ("Chairmen", "Chairman"),
        ("Secretaries General", "Secretary General"),
        ("List of former presidents (1950–1990)", "president"),
        ("Deputy leaders of the party", "Deputy leader"),
        ("Spokespeople", "Spokesperson"),
        ("History", ""),
        ("Ideology", ""),
    ],
)
def test_headings_name_an_office(heading: str, named: str) -> None:
    assert office(heading) == named


def test_offices_with_their_body() -> None:
    assert office_and_body("Mayor of Leeds") == ("Mayor", "Leeds")
    assert office_and_body("Minister of Labour, Norland") == ("Minister of Labour", "Norland")
    assert office_and_body("Minister of Labour") == ("Minister of Labour", "")
    assert office_and_body("Member of Parliament for Avon") == ("", "")


def test_topics() -> None:
    assert topic("Notable members").sort == "membership"  # type: ignore[union-attr]
    assert topic("Former members").past  # type: ignore[union-attr]
    assert topic("History") is None
    assert introduced("The alliance was formed by the following parties:[4]").sort == "alliance"  # type: ignore[union-attr]
    assert introduced("It lost all its seats.") is None


def test_office_holders_under_their_heading() -> None:
    text = """The MINERS' UNION was a union.


General Secretaries

    to 1844: Sam Law[3]
    1844: John C. Lockett[4]
    c.1860: M. J. O'Neill
    1868–71: Ann Lee
"""
    assert lists(text, UNION) == [
        {
            "kind": "leadership",
            "person": person,
            "organisation": "Miners' Union",
            "office": "General Secretary",
            "date": date,
            "phase": phase,
        }
        for person, date, phase in [
            ("Sam Law", "1844", "ends"),
            ("John C. Lockett", "1844", "starts"),
            ("M. J. O'Neill", "1860~", "starts"),
            ("Ann Lee", "1868/1871", "holds"),
        ]
    ]


def test_an_item_that_names_its_office() -> None:
    text = """MINERS' UNION is a union.


Leadership

-   Secretary: Ann Ray (2017–present)
-   President: Bo Li
-   Dora Hill, Treasurer
-   Smelting and washing
"""
    assert [(c["person"], c["office"], c.get("date")) for c in lists(text, UNION)] == [
        ("Ann Ray", "Secretary", "2017/.."),
        ("Bo Li", "President", None),
        ("Dora Hill", "Treasurer", None),
    ]


def test_seats_on_a_body() -> None:
    text = "MINERS' UNION is a union.\n\n\nCentral Committee\n\n-   Ann Lee\n-   Bob Roy (Treasurer)\n"
    assert [c["office"] for c in lists(text, UNION)] == ["member of the Central Committee", "Treasurer"]


ALLIANCE = """LEFT UNITY was an electoral alliance.


Composition

The alliance was formed in 1990 by the following parties:

-   Workers' Party (WP)
-   Green Union – ecologist
-   Republicans (until 1994)


Founding members

-   Ann Lee
-   Bob Roy, lawyer


Notable members

-   Ann Lee, President (1990–1995)
-   Carl Moss


See also

-   Left Party
"""


def test_members_of_an_alliance() -> None:
    claims = lists(ALLIANCE, PlainCast("Left Unity"))
    assert of_kind(claims, "alliance") == [
        {"alliance": "Left Unity", "member": ("Workers' Party",), "date": "1990", "phase": "starts"},
        {"alliance": "Left Unity", "member": ("Green Union",), "date": "1990", "phase": "starts"},
        {"alliance": "Left Unity", "member": ("Republicans",), "date": "1994", "phase": "ends"},
    ]
    assert of_kind(claims, "name") == [
        {"organisation": "Workers' Party", "name": "WP", "sort": "abbreviation"}
    ]
    assert [c["person"] for c in of_kind(claims, "founder")] == ["Ann Lee", "Bob Roy"]
    assert of_kind(claims, "membership") == [
        {"person": "Ann Lee", "organisation": "Left Unity", "phase": "holds"},
        {"person": "Carl Moss", "organisation": "Left Unity", "phase": "holds"},
    ]
    assert [(c["person"], c["date"]) for c in of_kind(claims, "leadership")] == [("Ann Lee", "1990/1995")]


def test_the_blocks_that_were_read_are_told() -> None:
    document = read_text(ALLIANCE, "alliance.txt")
    read = read_lists(document, load(), PlainCast("Left Unity"))[1]
    assert {document.blocks[number].sort for number in read} == {"item"}
    assert len(read) == 7


def test_parts_of_a_union() -> None:
    text = """MINERS' UNION is a union.


Affiliated unions

-   Union of Smiths
-   Carters' League


Youth wing

-   Young Miners


Newspapers

-   _The Lamp_ (weekly)


Congresses

-   1st Congress, Leeds, 1901
-   2nd Congress (May 1905)
"""
    assert lists(text, PlainCast("Miners' Union", types={"Leeds": "place"})) == [
        {"kind": "affiliation", "member": "Union of Smiths", "of": "Miners' Union", "phase": "holds"},
        {"kind": "affiliation", "member": "Carters' League", "of": "Miners' Union", "phase": "holds"},
        {"kind": "wing", "wing": "Young Miners", "of": "Miners' Union", "sort": "youth", "phase": "holds"},
        {"kind": "publication", "title": "The Lamp", "of": "Miners' Union", "phase": "holds"},
        {
            "kind": "congress",
            "organisation": "Miners' Union",
            "ordinal": "1st",
            "place": "Leeds",
            "date": "1901",
        },
        {"kind": "congress", "organisation": "Miners' Union", "ordinal": "2nd", "date": "1905-05"},
    ]


def test_results_as_lines() -> None:
    text = """LEFT UNITY is a party.


Election results

-   2009 European election: 123,456 votes (2.3%), 1 seat
-   2011 local elections – 3,4 %, 12 of 150 councillors
-   2013: 5.001 votes
-   The party grew.
"""
    assert lists(text, PlainCast("Left Unity")) == [
        {
            "kind": "election",
            "organisation": "Left Unity",
            "contest": "2009 European election",
            "votes": "123456",
            "share": "2.3",
            "seats": "1",
            "date": "2009",
        },
        {
            "kind": "election",
            "organisation": "Left Unity",
            "contest": "2011 local elections",
            "share": "3.4",
            "seats": "12",
            "of_seats": "150",
            "date": "2011",
        },
        {"kind": "election", "organisation": "Left Unity", "votes": "5001", "date": "2013"},
    ]


def test_works_and_plain_lists_claim_nothing() -> None:
    text = """ANN LEE was a writer.


Works

-   The Peril (1938)


Aims

-   Full employment
-   Free schools for all
"""
    assert lists(text, PlainCast("Ann Lee", "person")) == []
    assert lists(text.replace("ANN LEE", "WORKERS PARTY"), PlainCast("Workers Party")) == []


def test_offices_of_a_person() -> None:
    text = """JANE ROE is a politician.


Offices held

-   General Secretary of the Workers' Union (1950–55)
-   Member of Parliament for Avon (1955–1960)
-   Minister of Labour, Norland (1960–1961)
"""
    assert [(c["office"], c["organisation"]) for c in lists(text, PlainCast("Jane Roe", "person"))] == [
        ("General Secretary", "Workers' Union"),
        ("Minister of Labour", "Norland"),
    ]


def test_lists_in_lists_and_offices_over_names() -> None:
    text = """OLD UNION is a union.


Leadership

-   General Secretaries:
    -   Ann Lee (1990–1995)
    -   Bob Roy (1995–)
-   Presidents: Flo Grant (1950–55), Gus Ives (1955–60)


Party leaders

-   Chairman
-   Hal King
-   Treasurer
-   Ida Low (interim; 1990)
"""
    assert [(c["person"], c["office"], c.get("date")) for c in lists(text, PlainCast("Old Union"))] == [
        ("Ann Lee", "General Secretary", "1990/1995"),
        ("Bob Roy", "General Secretary", "1995/.."),
        ("Flo Grant", "President", "1950/1955"),
        ("Gus Ives", "President", "1955/1960"),
        ("Hal King", "Chairman", None),
        ("Ida Low", "acting Treasurer", "1990"),
    ]


def test_members_after_their_seats_and_parties_among_parties() -> None:
    text = """NORTH ALLIANCE is an alliance.


Members of Parliament

-   Avon: Dora Hill
-   Ed Fox (Severn)


Members

-   Workers' Voice
-   Green Future
-   Pensioners' Party
"""
    claims = lists(text, PlainCast("North Alliance"))
    assert [c["person"] for c in of_kind(claims, "membership")] == ["Dora Hill", "Ed Fox"]
    assert [c["member"] for c in of_kind(claims, "alliance")] == [
        ("Workers' Voice",),
        ("Green Future",),
        ("Pensioners' Party",),
    ]


def test_a_paragraph_of_lines_is_a_list() -> None:
    text = """OLD UNION is a union.

General Secretaries

John Asquith
1926: William Saxon
1938: W. F. Irvine
"""
    assert [(c["person"], c.get("date"), c["phase"]) for c in lists(text, PlainCast("Old Union"))] == [
        ("John Asquith", None, "holds"),
        ("William Saxon", "1926", "starts"),
        ("W. F. Irvine", "1938", "starts"),
    ]


def test_public_offices_and_results_of_a_person() -> None:
    text = """GREEN LIST is a party.


Mayors

-   Ann Lee, Mayor of Graz (1990–1995)
-   Bob Roy
"""
    assert [(c["person"], c["organisation"], c["office"]) for c in lists(text, PlainCast("Green List"))] == [
        ("Ann Lee", "Graz", "Mayor")
    ]
    text = """ROSA KAHN was a politician.


Electoral history

-   1950 general election, Avon – Labour, 4,500 votes (12.3%), lost
"""
    cast = PlainCast("Rosa Kahn", "person", names={"Labour": "Labour Party"})
    assert lists(text, cast) == [
        {
            "kind": "election",
            "organisation": "Labour Party",
            "contest": "1950 general election",
            "place": "Avon",
            "votes": "4500",
            "share": "12.3",
            "outcome": "lost",
            "date": "1950",
        }
    ]
