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
