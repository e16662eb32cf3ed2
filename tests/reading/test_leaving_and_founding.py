"""Who leads a split leaves; who is told with a founding begins with it; asides are not meant otherwise."""

from factio.model import Claim
from tests.reading.prose import PARTY, READER, page


def claims_of(text: str, kind: str) -> list[Claim]:
    return [c for c in READER.read(page(PARTY + text)).claims if c.kind == kind]


def test_who_leads_a_split_leaves_the_party() -> None:
    text = "In 1932 Tom Hale and his followers broke away from the party and formed the Green League."
    found = [c for c in claims_of(text, "membership") if c.phase == "ends"]
    assert [(c.roles["person"], c.roles["organisation"], c.date) for c in found] == [
        ("Tom Hale", "Harvest Party", "1932")
    ]


def test_officers_told_with_a_founding_begin_with_it() -> None:
    text = (
        "In 1963 two groups formed the Green League, with Ann Smith as president and Tom Hale as secretary."
    )
    found = claims_of(text, "leadership")
    assert {(c.roles["person"], c.roles["organisation"], c.phase) for c in found} == {
        ("Ann Smith", "Green League", "starts"),
        ("Tom Hale", "Green League", "starts"),
    }


def test_an_office_told_in_passing_is_no_plan() -> None:
    text = "In 1932 Ann Smith, the secretary of the Green League, was to leave the country."
    (claim,) = claims_of(text, "leadership")
    assert claim.modality is None
    assert claim.polarity is None
