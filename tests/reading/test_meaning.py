"""How a claim is meant: done, planned, attempted, alleged, denied."""

import pytest
from prose import claims


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("The Harvest Party merged with the Labour League.", None, None),
        ("The Harvest Party plans to merge with the Labour League.", "planned", None),
        ("The Harvest Party will merge with the Labour League.", "planned", None),
        ("The Harvest Party attempted to merge with the Labour League.", "attempted", None),
        ("The Harvest Party tried to merge with the Labour League.", "attempted", None),
        ("The Harvest Party allegedly merged with the Labour League.", "alleged", None),
        ("The Harvest Party did not merge with the Labour League.", None, "no"),
        ("The Harvest Party never merged with the Labour League.", None, "no"),
        ("The Harvest Party refused to merge with the Labour League.", None, "no"),
    ],
)
def test_meaning(text: str, modality: str | None, polarity: str | None) -> None:
    found = claims(text, "merger")
    assert [(c.modality, c.polarity) for c in found] == [(modality, polarity)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Harvest Party is no longer affiliated to the Labour International.", "affiliation"),
        ("The Harvest Party is no longer a member of the Left Alliance.", "alliance"),
        ("Ann Lee is no longer a member of the Harvest Party.", "membership"),
        ("The Harvest Party no longer belongs to the Left Alliance.", "alliance"),
    ],
)
def test_what_is_no_longer_so_has_ended(text: str, kind: str) -> None:
    assert [claim.phase for claim in claims(text, kind)] == ["ends"]
