"""Figures without a unit of their own, which lean on one told before."""

import pytest
from prose import PARTY, dates, roles

RIVALS = "The Orchard League and the Hill Front are its rivals. "


def told(text: str) -> list[tuple[object, object]]:
    found = roles(PARTY + RIVALS + text, "election")
    return sorted((f["organisation"], f.get("seats", f.get("share"))) for f in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "In the 1990 election the Harvest Party won nine seats, the Orchard League five "
            "and the Hill Front three.",
            [("Harvest Party", "9"), ("Hill Front", "3"), ("Orchard League", "5")],
        ),
        (
            "In the 1990 election the Harvest Party won nine seats against 60 for the Orchard League.",
            [("Harvest Party", "9"), ("Orchard League", "60")],
        ),
        (
            "In the 1990 election the Harvest Party won 9 seats. Four years later it took 14.",
            [("Harvest Party", "14"), ("Harvest Party", "9")],
        ),
    ],
)
def test_a_figure_that_leans(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


def test_each_year_has_its_own() -> None:
    text = PARTY + "It won 25 seats in 1977, 30 in 1982 and 12 in 1987."
    assert [d for d, _ in dates(text, "election")] == ["1977", "1982", "1987"]


def test_a_year_is_no_figure() -> None:
    assert told("In the 1990 election the Harvest Party won nine seats, the Orchard League 1994.") == [
        ("Harvest Party", "9")
    ]
