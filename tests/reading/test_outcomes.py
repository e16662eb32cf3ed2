"""What an event leads to: the body that a merger makes, the bodies that a split leaves."""

import pytest
from prose import roles

LEAD = "The Harvest Party is a party in Norway. The Orchard League was its rival. "


@pytest.mark.parametrize(
    "text",
    [
        "In 1990 the Harvest Party and the Orchard League merged to form the Garden Union.",
        "In 1990 the Harvest Party and the Orchard League merged into the Garden Union.",
        "The Garden Union was formed in 1990 by the merger of the Harvest Party and the Orchard League.",
        "In 1990 the merger of the Harvest Party and the Orchard League created the Garden Union.",
    ],
)
def test_what_a_merger_makes(text: str) -> None:
    (found,) = roles(LEAD + text, "merger")
    assert found["into"] == "Garden Union"
    assert sorted(found["parties"]) == ["Harvest Party", "Orchard League"]


def test_what_a_split_leaves() -> None:
    text = "In 1990 a group split from the Harvest Party to form the Garden Union."
    (found,) = roles(LEAD + text, "split")
    assert found["from"] == "Harvest Party"
    assert "Garden Union" in found["into"]


def test_a_merger_without_a_new_body() -> None:
    (found,) = roles(LEAD + "In 1990 the Harvest Party merged with the Orchard League.", "merger")
    assert "into" not in found or found["into"] != "Harvest Party"
