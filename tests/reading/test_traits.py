"""What an organisation is like: what a lead calls it, where it sits."""

import pytest
from prose import roles


def test_an_ideology_before_the_noun() -> None:
    found = roles("The Harvest Party is a socialist political party in Norway.", "trait")
    assert {"organisation": "Harvest Party", "trait": "ideology", "value": "socialist"} in found


def test_a_person_has_no_such_trait() -> None:
    assert roles("Ann Lee is a socialist politician in Norway.", "trait") == []


def test_nothing_told_nothing_claimed() -> None:
    assert roles("The Harvest Party won three seats in 1990.", "trait") == []


LEAD = "The Harvest Party was founded in 1948. "


@pytest.mark.parametrize(
    ("text", "organisation", "trait", "value"),
    [
        ("The Harvest Party is a left-socialist party.", "Harvest Party", "ideology", "left-socialist"),
        (
            "The Harvest Party is a pacifist and antimilitarist party.",
            "Harvest Party",
            "ideology",
            "antimilitarist",
        ),
        ("It met the Maoist organisation Red Union in 1966.", "Red Union", "ideology", "Maoist"),
        ("The Communist-led Workers' Union met it.", "Workers' Union", "ideology", "Communist"),
        ("The Red Union, a far-left outfit, joined it in 1991.", "Red Union", "position", "far-left"),
        ("The Harvest Party describes itself as ecosocialist.", "Harvest Party", "ideology", "ecosocialist"),
        (
            "In 1940 the party declared itself to be a socialist party.",
            "Harvest Party",
            "ideology",
            "socialist",
        ),
        ("Its slogan was “Bread, peace, liberty”.", "Harvest Party", "slogan", "Bread, peace, liberty"),
        ("The symbol of the party was a rising sun.", "Harvest Party", "symbol", "rising sun"),
        ("In 1964 the party moved its headquarters to Lahore.", "Harvest Party", "headquarters", "Lahore"),
    ],
)
def test_marks_of_every_sort(text: str, organisation: str, trait: str, value: str) -> None:
    found = roles(LEAD + text, "trait")
    assert {"organisation": organisation, "trait": trait, "value": value} in found


@pytest.mark.parametrize(
    "text",
    [
        "The left Red Union joined it.",
        "The student group Red Union joined it.",
        "It moved its camp to Lahore.",
        "The party describes itself as large.",
    ],
)
def test_no_mark(text: str) -> None:
    assert roles(LEAD + text, "trait") == []
