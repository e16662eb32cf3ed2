"""What an organisation is like: what a lead calls it, where it sits."""

from prose import roles


def test_an_ideology_before_the_noun() -> None:
    found = roles("The Harvest Party is a socialist political party in Norway.", "trait")
    assert {"organisation": "Harvest Party", "trait": "ideology", "value": "socialist"} in found


def test_a_person_has_no_such_trait() -> None:
    assert roles("Ann Lee is a socialist politician in Norway.", "trait") == []


def test_nothing_told_nothing_claimed() -> None:
    assert roles("The Harvest Party won three seats in 1990.", "trait") == []
