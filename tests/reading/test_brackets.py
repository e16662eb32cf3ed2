"""Names, abbreviations, offices and parties in the bracket behind a name."""

import pytest
from prose import roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harvest Party (HP) was founded in 1990.", {("HP", "abbreviation")}),
        (
            "The Harvest Party (Norwegian: Høstpartiet, HP) was founded in 1990.",
            {("Høstpartiet", "native"), ("HP", "abbreviation")},
        ),
        (
            "The Harvest Party (HP–N and HPN) was founded in 1990.",
            {("HP–N", "abbreviation"), ("HPN", "abbreviation")},
        ),
    ],
)
def test_names_of_an_organisation(text: str, expected: set[tuple[str, str]]) -> None:
    found = roles(text, "name")
    assert {(str(r["name"]), str(r.get("sort"))) for r in found} == expected
    assert {r["organisation"] for r in found} == {"Harvest Party"}


def test_a_bracket_of_years_is_no_name() -> None:
    assert roles("The Harvest Party (1990–1995) was a party in Norway.", "name") == []


def test_the_years_of_a_person_are_no_name() -> None:
    assert roles("Ann Lee (1920–1995) was a politician.", "name") == []
