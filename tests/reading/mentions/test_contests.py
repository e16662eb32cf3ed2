"""Elections that a text names."""

import pytest

from factio.reading.mentions.contests import contests_in


def found(text: str) -> list[str]:
    return [text[a:b] for a, b in contests_in(text)]


@pytest.mark.parametrize(
    ("text", "contest"),
    [
        ("It won three seats in the 1990 general election.", "1990 general election"),
        (
            "In the 1967 Sundar Legislative Assembly election it lost.",
            "1967 Sundar Legislative Assembly election",
        ),
        ("It fought the 2014 European Parliament elections.", "2014 European Parliament elections"),
        ("It fought the general election of 1990.", "general election of 1990"),
    ],
)
def test_a_contest(text: str, contest: str) -> None:
    assert found(text) == [contest]


def test_several_contests() -> None:
    assert len(found("It lost the 1990 general election and won the 1994 general election.")) == 2


@pytest.mark.parametrize("text", ["It won three seats.", "The party was founded in 1990.", ""])
def test_no_contest(text: str) -> None:
    assert found(text) == []
