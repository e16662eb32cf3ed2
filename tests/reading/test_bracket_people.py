"""What a bracket right after a person tells: an office, a party, a founding."""

import pytest

from factio.model import Claim
from tests.reading.prose import PARTY, READER, page


def claims_of(text: str, kind: str) -> list[Claim]:
    return [c for c in READER.read(page(PARTY + text)).claims if c.kind == kind]


def offices(text: str) -> set[tuple[object, object, object, str | None, str | None]]:
    return {
        (c.roles["person"], c.roles.get("office"), c.roles["organisation"], c.phase, c.date)
        for c in claims_of(text, "leadership")
    }


def test_an_office_in_a_bracket_is_that_of_the_person_before_it() -> None:
    text = "In 1932 it sent Ann Lee (later mayor of Bergen) to Oslo."
    assert ("Ann Lee", "mayor", "Bergen", "holds", "[1932..]") in offices(text)


def test_an_office_without_a_body_is_of_the_party() -> None:
    assert ("Ann Lee", "secretary", "Harvest Party", "holds", "1932") in offices(
        "In 1932 it sent Ann Lee (secretary) to Bergen."
    )


def test_a_former_office_has_ended_by_then() -> None:
    found = offices("In 1932 it sent Ann Lee (former chairwoman of the Green League) to Bergen.")
    assert ("Ann Lee", "chairwoman", "Green League", "ends", "[..1932]") in found


def test_an_office_has_the_date_of_the_bracket() -> None:
    found = offices("In 1932 it sent Ann Lee (chairwoman of the Green League since 1930) to Bergen.")
    assert ("Ann Lee", "chairwoman", "Green League", "starts", "1930") in found


def test_a_party_in_a_bracket_is_that_of_the_person() -> None:
    text = (
        "The Green League (GL) was its rival. Ann Lee was a teacher. She died in 1950. "
        "In 1932 it sent Ann Lee (GL) to Bergen."
    )
    found = {(c.roles["person"], c.roles["organisation"], c.date) for c in claims_of(text, "membership")}
    assert ("Ann Lee", "Green League", "1932") in found


def test_a_founder_in_a_bracket_has_no_date_of_the_sentence_s_phase() -> None:
    found = claims_of("In 1932 it sent Ann Lee (founder of the Green League) to Bergen.", "founder")
    assert [(c.roles["person"], c.roles["organisation"], c.phase) for c in found] == [
        ("Ann Lee", "Green League", None)
    ]


@pytest.mark.parametrize("inside", ["MP", "1900–1980", "see above", "OBE"])
def test_other_brackets_tell_no_party(inside: str) -> None:
    text = f"In 1932 it sent Ann Lee ({inside}) to Bergen."
    assert not [c for c in claims_of(text, "membership") if c.frame.endswith("bracket")]


def test_every_claim_of_a_bracket_is_quoted_as_it_stands() -> None:
    text = "In 1932 it was joined by Ann Lee (later mayor of Bergen) and by Bo Ek (secretary)."
    document = page(PARTY + text)
    for claim in READER.read(document).claims:
        assert document.text[claim.start : claim.end] == claim.quote
