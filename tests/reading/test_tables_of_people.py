"""Tables of people and parties: office holders, members, member parties, who governs."""

from nonprose import PlainCast, of_kind, tables

PARTY = PlainCast("Party of Work")


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
