"""Infobox lines: which role each fills, how values are cut, what a bracket dates."""

import pytest
from nonprose import PlainCast, fields, of_kind

PARTY = PlainCast(
    "Party of Work", names={"SI": "Socialist International", "WL": "Workers' League"}, types={"Oslo": "place"}
)
PERSON = PlainCast("Jane Roe", "person")


PADDING = (
    "Native Name Lang: ur",
    "Logo Size: 100px",
    "Colorcode: #ff0000",
)  # an infobox is several lines long


def box(*lines: str, title: str = "Party of Work") -> str:
    return (
        f"= {title} =\n\n{title}\n"
        + "\n".join(f"- {line}" for line in (*lines, *PADDING))
        + "\n\nWhat it was is told here.\n"
    )


def test_list_values_give_one_claim_each() -> None:
    claims = fields(box("Ideology: Communism, Marxism–Leninism", "Colours: Red and black"), PARTY)
    assert [claim["value"] for claim in claims] == ["Communism", "Marxism–Leninism", "Red", "black"]


def test_the_key_is_the_office() -> None:
    assert of_kind(fields(box("Secretary General: Ann Lee, Bob Roy"), PARTY), "leadership") == [
        {"organisation": "Party of Work", "office": "Secretary General", "person": name, "phase": "holds"}
        for name in ("Ann Lee", "Bob Roy")
    ]


def test_a_companion_tells_the_office() -> None:
    assert of_kind(
        fields(box("leader1_title: Chairman", "leader1_name: Carl Moss"), PARTY), "leadership"
    ) == [{"organisation": "Party of Work", "office": "Chairman", "person": "Carl Moss", "phase": "holds"}]


@pytest.mark.parametrize(
    ("value", "date", "phase"),
    [
        ("Socialist International (1992–2014)", "1992/2014", "holds"),
        ("SI (since 1992)", "1992", "starts"),
        ("SI (until 1992)", "1992", "ends"),
        ("SI (observer)", None, "holds"),
        ("SI (formerly)", None, "ends"),
    ],
)
def test_brackets_date_an_item(value: str, date: str | None, phase: str) -> None:
    (claim,) = fields(box(f"International: {value}"), PARTY)
    assert (claim["of"], claim.get("date"), claim["phase"]) == ("Socialist International", date, phase)


def test_pictures_are_dropped_and_a_year_beside_is_the_date() -> None:
    assert fields(box("Symbol: Sickle (2013 general elections), centre|100px"), PARTY) == [
        {
            "kind": "trait",
            "organisation": "Party of Work",
            "trait": "symbol",
            "value": "Sickle",
            "date": "2013",
        }
    ]


@pytest.mark.parametrize("value", ["None", "N/A", "–", "Logo of the party.svg"])
def test_values_that_say_nothing(value: str) -> None:
    assert fields(box(f"Founder: {value}", f"Symbol: {value}"), PARTY) == []


def test_figures_and_dates() -> None:
    claims = fields(box("Founded: 3 May 1950", "Dissolved: before 1990", "Membership: 27,000 (2005)"), PARTY)
    assert [(claim["kind"], claim.get("date")) for claim in claims] == [
        ("founding", "1950-05-03"),
        ("dissolution", "[..1990]"),
        ("size", "2005"),
    ]
    assert claims[-1]["number"] == "27000"


def test_lists_that_are_one_claim_are_lists() -> None:
    (claim,) = fields(box("Merger: WL, Union of Smiths"), PARTY)
    assert claim["parties"] == ("Workers' League", "Union of Smiths")
    assert claim["into"] == "Party of Work"


def test_split_names_what_it_came_from() -> None:
    (claim,) = fields(box("Split: WL"), PARTY)
    assert (claim["from"], claim["into"]) == ("Workers' League", ("Party of Work",))


def test_a_name_that_is_the_title_says_nothing() -> None:
    assert fields(box("Abbreviation: Party of Work"), PARTY) == []


def test_an_organisation_is_no_person() -> None:
    assert fields(box("Leader: National Council of the Left"), PARTY) == []


def test_the_lines_of_a_person() -> None:
    claims = fields(
        box(
            "Party: Labour Party (1950–1960), Social Democrats (since 1960)",
            "Office: General Secretary of the Workers' Union",
            "Term Start: 1950",
            "Term End: 1955",
            title="Jane Roe",
        ),
        PERSON,
    )
    assert of_kind(claims, "membership") == [
        {"person": "Jane Roe", "organisation": "Labour Party", "date": "1950/1960", "phase": "holds"},
        {"person": "Jane Roe", "organisation": "Social Democrats", "date": "1960", "phase": "starts"},
    ]
    (office,) = of_kind(claims, "leadership")
    assert office == {
        "organisation": "Workers' Union",
        "person": "Jane Roe",
        "office": "General Secretary",
        "date": "1950/1955",
        "phase": "holds",
    }


def test_a_party_line_of_a_party_is_no_membership() -> None:
    assert fields(box("Party: Labour Party"), PARTY) == []


def test_names_joined_by_and() -> None:
    claims = fields(
        box("Merger: MANU, UDENAMO and UNAMI", "Founder: Bob Roy & Ann Lee", "Split: Union of Sea and Air"),
        PARTY,
    )
    assert of_kind(claims, "merger")[0]["parties"] == ("MANU", "UDENAMO", "UNAMI")
    assert [claim["person"] for claim in of_kind(claims, "founder")] == ["Bob Roy", "Ann Lee"]
    assert [claim["from"] for claim in of_kind(claims, "split")] == ["Union of Sea and Air"]


def test_others_are_nobody() -> None:
    claims = fields(box("Founders: Bob Roy and others"), PARTY)
    assert [claim["person"] for claim in claims] == ["Bob Roy"]


def test_the_past_of_a_title() -> None:
    claims = fields(box("leader1_title: Historical leaders", "leader1_name: Ann Lee; Bob Roy"), PARTY)
    assert [(c["person"], c["office"], c["phase"]) for c in claims] == [
        ("Ann Lee", "leader", "ends"),
        ("Bob Roy", "leader", "ends"),
    ]


def test_one_year_beside_a_tie_is_when_it_was_seen() -> None:
    (claim,) = fields(box("National: Grand Coalition (1980)"), PARTY)
    assert (claim["date"], claim["phase"]) == ("1980", "holds")


def test_a_year_in_the_key_dates_the_line() -> None:
    (claim,) = fields(box("Membership (2010): 27,000"), PARTY)
    assert (claim["number"], claim["date"]) == ("27000", "2010")


def test_a_mark_since_a_year() -> None:
    assert [
        (c["value"], c.get("date"), c.get("phase"))
        for c in fields(box("Ideology: Ecology, Feminism (since 1990)"), PARTY)
    ] == [
        ("Ecology", None, None),
        ("Feminism", "1990", "starts"),
    ]
