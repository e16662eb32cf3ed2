"""Who won and who lost, with and without figures."""

import pytest
from prose import PARTY, dates, roles


def outcomes(text: str) -> list[tuple[object, object]]:
    return [(f["organisation"], f["outcome"]) for f in roles(PARTY + text, "election") if "outcome" in f]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The Harvest Party won the 1990 election.", "won"),
        ("The elections of 1990 gave the Harvest Party a clear majority.", "won"),
        ("In 1990 the Harvest Party was swept to victory.", "won"),
        ("The Harvest Party suffered a heavy defeat in the elections of 1990.", "lost"),
        ("The defeat of the Harvest Party in the 1990 election led to a crisis.", "lost"),
        ("The Harvest Party failed to enter parliament in 1990.", "lost"),
        ("The Harvest Party narrowly missed the threshold in 1990.", "lost"),
        ("Its candidate, Ann Smith, was eliminated in the first round in 1990.", "lost"),
        ("Its candidate, Ann Smith, came third in the presidential election of 1990.", "lost"),
    ],
)
def test_an_outcome(text: str, outcome: str) -> None:
    assert outcomes(text) == [("Harvest Party", outcome)]


def test_elected_again_and_put_out() -> None:
    text = (
        PARTY
        + "Ann Smith joined the Harvest Party in 1950. In 1954 she was elected to the National Assembly; "
        "she was re-elected in 1958 and 1962 but lost her seat in 1966."
    )
    assert [d for d, _ in dates(text, "election")] == ["1954", "1958", "1962", "1966"]
    assert [o for _, o in outcomes(text.removeprefix(PARTY))] == ["won", "won", "won", "lost"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Smith defeated Eva Brown in the contest for the leadership at the congress of 1990.",
        "The defeat of the Harvest Party's troops in the war of 1990 led to a crisis.",
        "The Harvest Party hoped to win the 1990 election.",
        "In 1990 Ann Smith was elected to the central committee.",
    ],
)
def test_no_contest_won(text: str) -> None:
    assert outcomes(text) == []
