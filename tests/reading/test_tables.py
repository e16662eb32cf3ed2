"""Tables of results in all layouts."""

from nonprose import PlainCast, of_kind, tables

PARTY = PlainCast("Party of Work")


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
