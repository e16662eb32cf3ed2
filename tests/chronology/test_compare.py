"""Sources side by side."""

from __future__ import annotations

import sys
from pathlib import Path

from factio.chronology import compare

sys.path.insert(0, str(Path(__file__).parent))
from told_claims import chronicle, claim

TOLD = chronicle(
    claim("founding", "1948", organisation="A"),
    claim("founding", "1948-03-06", "b", organisation="A"),
    claim("split", "1966", from_="A", into=["B"]),
    claim("split", "1964", "b", from_="A", into=["B"]),
    claim("ban", "1954", organisation="A"),
    claim("ban", "1954", "b", organisation="A"),
    claim("congress", "1950", organisation="A"),
    claim("congress", "1970", "b", organisation="A"),
    claim("death", "1970", "b", person="Ann"),
    claim("founding", "1948", "c", organisation="A"),
)


def test_same_vaguer_differing_and_told_by_one() -> None:
    found = compare(TOLD, ["a", "b"])
    assert {(row.kind, row.standing) for row in found.rows} == {
        *(
            ("founding", "vaguer"),
            ("split", "differ"),
            ("ban", "same"),
            ("congress", "only"),
            ("death", "only"),
        ),
    }
    assert found.shared == {"founding": 1, "split": 1, "ban": 1}
    assert found.agreed == {"founding": 1, "split": 0, "ban": 1}
    (split,) = (row for row in found.rows if row.kind == "split")
    assert split.dates == {"a": ("1966",), "b": ("1964",)}


def test_any_number_of_sources_and_one_name() -> None:
    found = compare(TOLD, ["a", "b", "c"], "A")
    (founding,) = (row for row in found.rows if row.kind == "founding")
    assert set(founding.claims) == {"a", "b", "c"}
    assert not any(row.kind == "death" for row in found.rows)
