import pytest

from factio import codebook
from factio.documents import read_text
from factio.errors import DocumentError
from factio.model import Claim, Document, Entity, Reading
from factio.record.prepare import Prepared, prepare

TEXT = (
    "Sind Front\n\n"
    "The Sind Front (SF) was founded in 1949. It was led by A. Khan of the Sind Front. It ended.\n"
)


def made(*claims: Claim, entities: tuple[Entity, ...] = (), text: str = TEXT) -> Prepared:
    return prepare(read_text(text, "a.txt"), Reading(claims, entities), codebook.load())


def claim(
    kind: str, quote: str, text: str = TEXT, date: str | None = None, **roles: str | tuple[str, ...]
) -> Claim:
    start = text.index(quote)
    return Claim(kind, dict(roles), quote, start, start + len(quote), date=date)


def test_the_sentence_around_a_quote() -> None:
    (row,) = made(claim("leadership", "led by A. Khan", person="A. Khan", organisation="Sind Front")).claims
    assert row.sentence.of(TEXT) == "It was led by A. Khan of the Sind Front."
    (row,) = made(claim("leadership", "1949. It was led", person="A. Khan", organisation="Sind Front")).claims
    assert row.sentence.of(TEXT).startswith("The Sind Front (SF)")
    assert row.sentence.of(TEXT).endswith("of the Sind Front.")


def test_who_is_meant_in_a_role() -> None:
    found = made(
        claim(
            "founding",
            "founded in 1949",
            date="1949",
            organisation="SF",
            founder=("A. Khan", "<some workers>"),
        ),
        claim("trait", "Sind Front", organisation="Sind Front", trait="ideology", value="communism"),
        entities=(Entity("Sind Front", "organisation", ("SF",), "Pakistan"),),
    )
    assert [(one.name, one.type) for one in found.entities] == [
        ("Sind Front", "organisation"),
        ("A. Khan", "person"),
        ("<some workers>", "group"),
    ]
    assert (found.entities[0].first, found.entities[0].last) == (1949, 1949)
    named = {(role.role, role.value): role.entity for row in found.claims for role in row.roles}
    assert named["organisation", "SF"] == named["organisation", "Sind Front"] == 0
    assert named["trait", "ideology"] is None and named["value", "communism"] is None


def test_the_days_of_a_date() -> None:
    dates = ["1949", "[..1949]", "1949/..", None, "no date"]
    rows = made(
        *(claim("dissolution", "It ended", date=date, organisation="Sind Front") for date in dates)
    ).claims
    assert [(row.earliest, row.latest) for row in rows] == [
        ("1949-01-01", "1949-12-31"),
        (None, "1949-12-31"),
        ("1949-01-01", None),
        (None, None),
        (None, None),
    ]


def test_what_no_record_can_keep_is_refused() -> None:
    with pytest.raises(DocumentError, match="NUL"):
        prepare(Document("a.txt", "a\x00b", "", ()), Reading(()), codebook.load())
    with pytest.raises(DocumentError, match="surrogate"):
        prepare(Document("a.txt", "a\ud800b", "", ()), Reading(()), codebook.load())
    with pytest.raises(DocumentError, match="does not stand"):
        made(Claim("founding", {"organisation": "A"}, "not there", 0, 9))
