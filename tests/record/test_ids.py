from hypothesis import given
from hypothesis import strategies as st

from factio.model import Claim, Document
from factio.record.ids import claim_ids, digest


def claim(quote: str, start: int = 0, **more: object) -> Claim:
    return Claim(
        "founding", {"organisation": "A", "founder": ("B", "C")}, quote, start, start + len(quote), **more
    )  # type: ignore[arg-type]


def test_an_id_is_known_for_good() -> None:
    # Ids are kept in people's judgements: this one must never change.
    assert claim_ids("a.txt", [claim("A was founded")]) == ["4b4da0e7f6636900"]


def test_an_id_is_made_from_what_is_said_and_where() -> None:
    one = claim_ids("a.txt", [claim("x"), claim("x"), claim("y")])
    assert len(set(one)) == 3
    assert claim_ids("a.txt", [claim("x", 7, date="1948", frame="f", reader="r"), claim("x", 9)]) == one[:2]
    assert not set(claim_ids("b.txt", [claim("x"), claim("x"), claim("y")])) & set(one)


def test_the_order_of_roles_does_not_matter() -> None:
    turned = Claim("founding", {"founder": ("B", "C"), "organisation": "A"}, "x", 0, 1)
    assert claim_ids("a.txt", [turned]) == claim_ids("a.txt", [claim("x")])


@given(st.lists(st.sampled_from(["x", "y", "z"]), max_size=20))
def test_ids_are_one_each(quotes: list[str]) -> None:
    ids = claim_ids("a.txt", [claim(quote) for quote in quotes])
    assert len(set(ids)) == len(quotes)
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in ids)


def test_a_digest_sees_all_of_a_document() -> None:
    document = Document("a.txt", "text", "", ())
    assert digest(document) == digest(Document("a.txt", "text", "", ()))
    assert digest(document) != digest(Document("a.txt", "text", "title", ()))
