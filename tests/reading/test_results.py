"""Results of elections, as prose tells them."""

import pytest
from prose import PARTY, dates, roles


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        ("In the 1990 general election the Harvest Party won 12 seats.", "seats", "12"),
        ("In the 1990 general election the Harvest Party won twelve seats.", "seats", "12"),
        ("In the 1990 general election the Harvest Party received 4,211 votes.", "votes", "4211"),
        ("In the 1990 general election the Harvest Party received 4.2% of the vote.", "share", "4.2"),
    ],
)
def test_a_figure(text: str, role: str, value: str) -> None:
    (found,) = roles(PARTY + text, "election")
    assert found[role] == value
    assert "Harvest Party" in found.values()


def test_the_contest_dates_its_result() -> None:
    text = PARTY + "In the 1990 general election the Harvest Party won 12 seats."
    assert [d for d, _ in dates(text, "election")] == ["1990"]


def test_members_are_no_votes() -> None:
    assert roles(PARTY + "In 1990 the Harvest Party had 4,211 members.", "election") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In the 1990 election the Harvest Party lost all its seats.", {"seats": "0"}),
        ("Of the 294 seats it captured 20 in the 1990 election.", {"seats": "20", "of_seats": "294"}),
        (
            "In the 1990 election three Harvest Party men were returned to the Storting.",
            {"organisation": "Harvest Party", "seats": "3"},
        ),
        (
            "In the 1990 election its nominee, Ola Dahl, received 4.2% of the vote.",
            {"organisation": "Harvest Party", "share": "4.2"},
        ),
        (
            "Ola Dahl, a member of the Harvest Party, won the 1990 Oslo by-election.",
            {"organisation": "Harvest Party", "outcome": "won"},
        ),
        (
            "In the 1990 Oslo by-election Ola Dahl came fourth out of five candidates.",
            {"organisation": "Ola Dahl", "outcome": "lost"},
        ),
        ("The Harvest Party was victorious in the 1990 Oslo by-election.", {"outcome": "won"}),
    ],
)
def test_a_result_in_other_words(text: str, wanted: dict[str, str]) -> None:
    assert any(wanted.items() <= found.items() for found in roles(PARTY + text, "election"))


def test_no_result_where_an_office_is_taken_or_a_year_stands() -> None:
    text = "Ola Dahl, in 1955 elected deputy chairman, took over the presidency at the 1956 congress."
    assert roles(PARTY + text, "election") == []
