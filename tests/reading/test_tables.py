"""Tables in all layouts: results of elections, office holders, members, member parties."""

import pytest
from nonprose import PlainCast, of_kind, tables

from factio.reading.tables.lexicon import phrase_role
from factio.reading.tables.numbers import change, empty, seats, share, whole

PARTY = PlainCast("Party of Work")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("27,967", "27967"),
        ("27.967", "27967"),
        ("27 967", "27967"),
        ("27 967[5]", "27967"),
        ("1,23,456", "123456"),
        ("1.2 million", "1200000"),
        ("about 3000 members", "3000"),
        ("–", None),
    ],
)
def test_whole_numbers(words: str, number: str | None) -> None:
    assert whole(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("3.5%", "3.5"),
        ("3,5 %", "3.5"),
        ("0%", "0"),
        ("12", "12"),
        ("<0.1", "0.1"),
        ("1,234", None),
        ("", None),
    ],
)
def test_shares(words: str, number: str | None) -> None:
    assert share(words) == number


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("5 / 120", ("5", "120")),
        ("5/120", ("5", "120")),
        ("5 of 120", ("5", "120")),
        ("12 (+3)", ("12", None)),
        ("0", ("0", None)),
        ("n/a", None),
    ],
)
def test_seats(words: str, held: tuple[str, str | None] | None) -> None:
    assert seats(words) == held


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("+4", "4"),
        ("−2", "-2"),
        ("▲ 3", "3"),
        ("▼ 3", "-3"),
        ("Decrease 5", "-5"),
        ("Steady", "0"),
        ("New", None),
    ],
)
def test_changes(words: str, number: str | None) -> None:
    assert change(words) == number


def test_cells_that_say_nothing() -> None:
    assert all(map(empty, ["", "–", "—", "N/A", "[5]", "did not contest"]))


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("# of overall votes", "votes"),
        ("Votes (2nd round)", "votes"),
        ("% of popular vote", "share"),
        ("Vote share", "share"),
        ("Seats won in the Senate", "seats"),
        ("± seats", "change"),
        ("Chamber of Deputies votes", "votes"),
        ("Took office", "from"),
        ("Name of party", "organisation"),
        ("Constituency", "place"),
        ("Stimmen", "votes"),
        ("Escaños", "seats"),
        ("Notes", "ignore"),
        ("Something else", ""),
    ],
)
def test_header_words(header: str, role: str) -> None:
    assert phrase_role(header)[0] == role


def election(organisation: str = "Party of Work", **roles: object) -> dict[str, object]:
    return {"kind": "election", "organisation": organisation, **roles}


def test_a_simple_table_with_its_contest_below() -> None:
    text = """PARTY OF WORK is a party.


Election results

  Election   Leader     Votes     %      Seats      +/–   Position   Government
  ---------- ---------- --------- ------ ---------- ----- ---------- ------------
  1945       Ann Lee    967,746   27.7   93 / 240   39    1st        Coalition
  1950       Bob Roy    266,176   16.1   15 / 240   78    2nd        Opposition
  1954       Bob Roy    –         –      –                           –

  : National Assembly
"""
    claims = tables(text, PARTY)
    assert of_kind(claims, "election") == [
        {
            "organisation": "Party of Work",
            "contest": "National Assembly",
            "votes": votes,
            "share": share,
            "seats": seats,
            "of_seats": "240",
            "change": change,
            "date": date,
        }
        for votes, share, seats, change, date in [
            ("967746", "27.7", "93", "39", "1945"),
            ("266176", "16.1", "15", "78", "1950"),
        ]
    ]
    assert [(c["person"], c["office"], c["date"]) for c in of_kind(claims, "leadership")] == [
        ("Ann Lee", "Leader", "1945"),
        ("Bob Roy", "Leader", "1950"),
    ]
    assert of_kind(claims, "government") == [
        {"organisation": "Party of Work", "date": "1945", "phase": "holds"}
    ]


def test_a_grid_whose_second_header_row_slid_to_the_left() -> None:
    text = """PARTY OF WORK is a party.


Municipal elections

+------+-------+-------+
| Date | Votes | Seats |
+======+=======+=======+
| #    | ±     |       |
+------+-------+-------+
| 2001 | 1,092 |       |
+------+-------+-------+
| 2017 |       |       |
+------+-------+-------+
"""
    assert tables(text, PARTY) == [election(contest="Municipal elections", votes="1092", date="2001")]


def test_a_slid_header_with_a_leader() -> None:
    text = """PARTY OF WORK is a party.


Election results

  Election   Leader      Votes    Seats   Role
  ---------- ----------- -------- ------- ------
  #          %           Rank     #       ±
  2017       Ann Novak   35,995   0.71    13th

  : Chamber of Deputies


Presidential

  Election   Candidate    First round result   Second round result
  ---------- ------------ -------------------- ---------------------
  Votes      %Votes       Result               Votes
  2018       Jan Novak    63,348               1.23
"""
    claims = tables(text, PARTY)
    assert of_kind(claims, "election") == [
        {
            "organisation": "Party of Work",
            "contest": "Chamber of Deputies",
            "votes": "35995",
            "share": "0.71",
            "date": "2017",
        },
        {
            "organisation": "Party of Work",
            "contest": "Presidential",
            "votes": "63348",
            "share": "1.23",
            "date": "2018",
        },
    ]
    assert [c["person"] for c in of_kind(claims, "leadership")] == ["Ann Novak"]


def test_two_rounds_are_two_results() -> None:
    text = """PARTY OF WORK is a party.


Presidential elections

| Year | Candidate | Votes (round 1) | % (round 1) | Rank | Votes (runoff) | % (runoff) | Rank (runoff) |
|---|---|---|---|---|---|---|---|
| 1990 | Ann Lee | 120,000 | 32,1 | 2nd | 155.000 | 45,5 | 2nd |
| 1995 | Bob Roy | 90,000 | 9.1 | 4th | – | – | – |
"""
    contest = "Presidential elections"
    assert tables(text, PARTY) == [
        election(contest=contest, votes="120000", share="32.1", date="1990"),
        election(
            contest=f"{contest} (second round)", votes="155000", share="45.5", outcome="lost", date="1990"
        ),
        election(contest=contest, votes="90000", share="9.1", outcome="lost", date="1995"),
    ]


def test_a_table_without_a_header() -> None:
    text = """PARTY OF WORK is a party.

Electoral results

| 1990 | 12,345 | 3.4% | 5 | +2 |
| 1994 | 10,001 | 2.9% | 3 | -2 |
"""
    assert tables(text, PARTY) == [
        election(votes="12345", share="3.4", seats="5", change="2", date="1990"),
        election(votes="10001", share="2.9", seats="3", change="-2", date="1994"),
    ]


def test_aligned_text() -> None:
    text = """PARTY OF WORK is a party.


State elections

Year    State       Votes     %       Seats
2001    Northland   12,456    2.30    3
2006    Northland   9,100     1.9     1
2011    Southland   5,000     0.4     0
"""
    assert tables(text, PARTY) == [
        election(contest="State elections", place=place, votes=votes, share=share, seats=seats, date=date)
        for date, place, votes, share, seats in [
            ("2001", "Northland", "12456", "2.30", "3"),
            ("2006", "Northland", "9100", "1.9", "1"),
            ("2011", "Southland", "5000", "0.4", "0"),
        ]
    ]


def test_all_parties_of_one_contest() -> None:
    text = """PARTY OF WORK is a party.


Elections to the National Assembly of 1999

  Party               Votes     %      Seats   +/−
  ------------------- --------- ------ ------- ------
  PoW                 12,345    4.5    4       −1
  A + B               1,111     0.4    0       0
  National Union[5]   54,321    20.1   20      ▲ 3
  Independents        300       0.1    0
  Others              100       0.0    0
  Total               68,177    100    24
"""
    cast = PlainCast("Party of Work", names={"PoW": "Party of Work", "A": "Alpha", "B": "Beta"})
    contest = "Elections to the National Assembly of 1999"
    assert tables(text, cast) == [
        election(contest=contest, votes="12345", share="4.5", seats="4", change="-1", date="1999"),
        election(
            "<Alpha and Beta together>",
            contest=contest,
            votes="1111",
            share="0.4",
            seats="0",
            change="0",
            date="1999",
        ),
        election(
            "National Union",
            contest=contest,
            votes="54321",
            share="20.1",
            seats="20",
            change="3",
            date="1999",
        ),
    ]


def test_rows_of_another_list_tell_an_alliance() -> None:
    text = """PARTY OF WORK is a party.


Parliament

| Year | Votes | % | Coalition |
|---|---|---|---|
| 1990 (as Left Bloc) | 31 467 | 4,1 % | |
| 1994 | 30 000 | 4,0 % | Red Front |
| 1998 | 20 000 | 3,0 % | with Green Union |
| 2002 | 10 000 | 2,0 % | None |
"""
    claims = tables(text, PARTY)
    assert [(c["date"], c["votes"], c["contest"]) for c in of_kind(claims, "election")] == [
        ("1990", "31467", "Parliament"),
        ("1994", "30000", "Parliament"),
        ("1998", "20000", "Parliament"),
        ("2002", "10000", "Parliament"),
    ]
    assert of_kind(claims, "alliance") == [
        {"alliance": "Left Bloc", "member": ("Party of Work",), "date": "1990", "phase": "holds"},
        {"alliance": "Red Front", "member": ("Party of Work",), "date": "1994", "phase": "holds"},
        {
            "alliance": "<alliance of Party of Work and Green Union>",
            "member": ("Party of Work", "Green Union"),
            "date": "1998",
            "phase": "holds",
        },
    ]


def test_who_governs_by_name() -> None:
    text = """UNITED PATRIOTS is an alliance.


Parliament

| Election | Votes | Government |
|---|---|---|
| 2017 | 318,513 | CDU–UP |
"""
    claims = tables(text, PlainCast("United Patriots"))
    assert [c["organisation"] for c in of_kind(claims, "government")] == ["CDU", "United Patriots"]


def test_cells_over_several_rows() -> None:
    text = """PARTY OF WORK is a party.


Local elections

| Year | Region | Votes | % | Seats |
|---|---|---|---|---|
| 1990 | North | 1,200 | 4.1 | 2 |
| | South | 2,300 | 5.0 | 3 |
| East | 1,000 | 1.0 | 0 | |
"""
    assert [(c["date"], c["place"], c["votes"]) for c in tables(text, PARTY)] == [
        ("1990", "North", "1200"),
        ("1990", "South", "2300"),
        ("1990", "East", "1000"),
    ]


def test_one_seat_with_a_majority() -> None:
    text = """JOHN SMITH was a politician.


Electoral history

1950 general election: Leeds North East

| Party | Candidate | Votes | % | ±% |
| Conservative | Osbert Peake | 25,230 | 54.1 | +1.2 |
| Labour | John Smith | 19,109 | 41.0 | −2.0 |
| Majority | 6,121 | 13.1 | | |
| Conservative hold | Swing | | | |
"""
    cast = PlainCast("John Smith", "person", names={"Labour": "Labour Party"})
    common = {"contest": "1950 general election", "place": "Leeds North East", "date": "1950"}
    assert tables(text, cast) == [
        election("Conservative", votes="25230", share="54.1", outcome="won", **common),
        election("Labour Party", votes="19109", share="41.0", outcome="lost", **common),
    ]


def test_the_tables_of_a_person() -> None:
    text = """FRANK MOSS was a politician.


Legislative history

  House            Constituency   Start   End    Party
  ---------------- -------------- ------- ------ ------------------
  2nd Parliament   Avon           1954    1960   Social Democrats
  1st Parliament   Avon           1950    1954   Labour Party[13]


Electoral record

  Year   Constituency   Party          Votes   %       Result
  ------ -------------- -------------- ------- ------- -------------
  1950   Avon           Labour Party   4,501   51.2%   Elected
  1954   Avon           Labour Party   3,000   40.1%   Not elected
"""
    claims = tables(text, PlainCast("Frank Moss", "person"))
    assert of_kind(claims, "membership") == [
        {"person": "Frank Moss", "organisation": "Social Democrats", "date": "1954/1960", "phase": "holds"},
        {"person": "Frank Moss", "organisation": "Labour Party", "date": "1950/1954", "phase": "holds"},
    ]
    assert [(c["organisation"], c["place"], c["outcome"]) for c in of_kind(claims, "election")] == [
        ("Labour Party", "Avon", "won"),
        ("Labour Party", "Avon", "lost"),
    ]


def test_office_holders() -> None:
    text = """METAL UNION was a union.


General Secretaries

  No.   Name        Took office   Left office
  ----- ----------- ------------- -------------
  1     Ann Lee     1901          1910
  2     Carl Moss   1910          present


Presidium

| Name | Position | Period |
|---|---|---|
| Gus Ives | Chairman | 1950–60 |
| Vacant | Treasurer | 1955–1960 |
"""
    assert [(c["person"], c["office"], c["date"]) for c in tables(text, PlainCast("Metal Union"))] == [
        ("Ann Lee", "General Secretary", "1901/1910"),
        ("Carl Moss", "General Secretary", "1910/.."),
        ("Gus Ives", "Chairman", "1950/1960"),
    ]


def test_member_parties() -> None:
    text = """RED LIST is an alliance.


Member parties

| Party | Abbr. | Ideology | Leader | MPs |
|---|---|---|---|---|
| Workers' Party | WP | Communism, Marxism | Ann Lee | 3 |
| Green Union | | Green politics | | 0 |
"""
    claims = tables(text, PlainCast("Red List"))
    assert [c["member"] for c in of_kind(claims, "alliance")] == [("Workers' Party",), ("Green Union",)]
    assert of_kind(claims, "name") == [
        {"organisation": "Workers' Party", "name": "WP", "sort": "abbreviation"}
    ]
    assert [c["value"] for c in of_kind(claims, "trait")] == ["Communism", "Marxism", "Green politics"]
    assert [(c["person"], c["organisation"]) for c in of_kind(claims, "leadership")] == [
        ("Ann Lee", "Workers' Party")
    ]
    assert [(c["organisation"], c["number"]) for c in of_kind(claims, "size")] == [
        ("Workers' Party", "3"),
        ("Green Union", "0"),
    ]


def test_elected_members() -> None:
    text = """PARTY OF WORK is a party.


Members of Parliament

| Name | Constituency |
|---|---|
| Ann Lee | Avon |
| Bob Roy | Severn |
"""
    assert of_kind(tables(text, PARTY), "membership") == [
        {"person": name, "organisation": "Party of Work", "phase": "holds"} for name in ("Ann Lee", "Bob Roy")
    ]


def test_a_table_of_something_else() -> None:
    text = """PARTY OF WORK is a party.


Budget

| Item | Cost |
|---|---|
| Posters | 4,000 |
| Rent | 1,200 |
"""
    assert tables(text, PARTY) == []


def test_counts_shares_and_changes_under_three_heads() -> None:
    text = """PARTY OF WORK is a party.


2014 general election

| Party | Candidates | Votes | Seats | | | | | |
|---|---|---|---|---|---|---|---|---|
| No. | +/- | % | Number | % | +/- | No. | +/- | % |
| Party of Work | 428 | -5 | 78.8% | 171,657 | 31.0% | 12.2% | 282 | 166 | 51.9% |
| National Union | 464 | 24 | 85.4% | 106,938 | 19.3% | 9.2% | 44 | 62 | 8.1% |
"""
    common = {"contest": "2014 general election", "date": "2014"}
    assert tables(text, PARTY) == [
        election(votes="171657", share="31.0", seats="282", candidates="428", change="166", **common),
        election(
            "National Union",
            votes="106938",
            share="19.3",
            seats="44",
            candidates="464",
            change="62",
            **common,
        ),
    ]


def test_candidates_of_parties() -> None:
    text = """PARTY OF WORK is a party.


Presidential election, 2001

| Candidate | Party | Votes | Percent |
|---|---|---|---|
| Ann Lee | Party of Work | 1,975,056 | 35.40 |
| Bob Roy | Independent | 30,769 | 0.55 |
| Total | 5,578,585 | 100.00 | |
"""
    contest = "Presidential election, 2001"
    assert tables(text, PARTY) == [
        election(contest=contest, votes="1975056", share="35.40", date="2001"),
        election("Bob Roy", contest=contest, votes="30769", share="0.55", date="2001"),
    ]


def test_an_outcome_that_is_the_government() -> None:
    text = """PARTY OF WORK is a party.


Lower house

| Year | Party leader | Seats contested | Seats won | Change in seats | % of votes | Vote swing | Outcome |
|---|---|---|---|---|---|---|---|
| 1998 | Ann Lee | 388 | 182 / 545 | Increase 21 | 25.59% | Increase 5.30% | Coalition |
| 1999 | Bob Roy | 339 | 180 / 545 | Decrease 2 | 23.75% | Decrease 1.84% | Opposition |
"""
    claims = tables(text, PARTY)
    assert [(c["candidates"], c["seats"], c["change"], c["share"]) for c in of_kind(claims, "election")] == [
        ("388", "182", "21", "25.59"),
        ("339", "180", "-2", "23.75"),
    ]
    assert [c["date"] for c in of_kind(claims, "government")] == ["1998"]


def test_headers_in_another_language() -> None:
    text = """PARTY OF WORK is a party.


Assemblée nationale

| Année | Nombre de votes | Pourcentages des votes | Nombre de sièges | Nombre total de sièges |
|---|---|---|---|---|
| 1988 | 296 935 | 5,5 | 20 | 349 |
"""
    assert tables(text, PARTY) == [
        election(
            contest="Assemblée nationale",
            votes="296935",
            share="5.5",
            seats="20",
            of_seats="349",
            date="1988",
        )
    ]


def test_ministers_are_no_officers_of_their_party() -> None:
    text = """PARTY OF WORK is a party.


Ministers

| Minister | Portfolio | Term |
|---|---|---|
| Ann Lee | Minister of Health | 1980–1982 |
| Bob Roy | Mayor of Leeds | 1980–1982 |
"""
    assert [(c["person"], c["organisation"]) for c in tables(text, PARTY)] == [("Bob Roy", "Leeds")]


def test_in_government_by_yes_and_no() -> None:
    text = """PARTY OF WORK is a party.


Parliament

| Year | Seats | In government | Elected |
|---|---|---|---|
| 1990 | 12 | Yes | |
| 1994 | 2 | No | |
"""
    claims = tables(text, PARTY)
    assert [c["date"] for c in of_kind(claims, "government")] == ["1990"]
    assert all("outcome" not in c for c in of_kind(claims, "election"))


def test_elected_or_not() -> None:
    text = """ANN LEE is a politician.


Elections contested

| Year | Office | District | Party | Elected |
|---|---|---|---|---|
| 1990 | House of Assembly | Avon | Labour Party | Yes |
| 1994 | House of Assembly | Avon | Labour Party | No |
"""
    assert [
        (c["organisation"], c["place"], c["outcome"]) for c in tables(text, PlainCast("Ann Lee", "person"))
    ] == [
        ("Labour Party", "Avon", "won"),
        ("Labour Party", "Avon", "lost"),
    ]


def test_lists_and_abbreviations_in_rows() -> None:
    text = """PARTY OF WORK is a party.


Parliament

| Year | Votes | % |
|---|---|---|
| 1990 (as part of the Olive Tree) | 31,467 | 4.1 |
| 1994 (in Oslo) | 30,000 | 4.0 |


General election, 1998

| Party | Votes | % |
|---|---|---|
| Green Union (GU) | 31,467 | 4.1 |
"""
    claims = tables(text, PARTY)
    assert [(c["alliance"], c["date"]) for c in of_kind(claims, "alliance")] == [("Olive Tree", "1990")]
    assert of_kind(claims, "name") == [{"organisation": "Green Union", "name": "GU", "sort": "abbreviation"}]
