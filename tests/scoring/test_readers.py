"""Two readers as two coders: alpha as published, and whose claim is whose."""

import pytest

from factio.codebook import load
from factio.model import Claim
from factio.scoring.readers import alpha, compare_readers, is_by


def test_alpha_of_a_worked_example():
    # Krippendorff, Computing Krippendorff's alpha-reliability (2011), example A: binary data, two observers.
    one = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    other = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert alpha([(bool(a), bool(b)) for a, b in zip(one, other, strict=True)]) == pytest.approx(
        0.095, abs=5e-4
    )


def test_alpha_at_its_ends():
    assert alpha([(True, True), (False, False)]) == 1.0
    assert alpha([(True, False), (False, True)]) < 0
    assert alpha([(True, True)]) is None and alpha([]) is None


def claim(kind, quote, start, reader, **roles):
    return Claim(kind, roles, quote, start, start + len(quote), date="1921", reader=reader)


def test_sides():
    text = "The Red League was founded in 1921.\n\nThe Blue League was founded in 1921."
    red = text[: text.index(".")]
    found = [
        claim("founding", red, 0, "rules", organisation="Red League"),
        claim("founding", red, 0, "llm", organisation="The Red League"),
        claim("founding", text[37:-1], 37, "llm", organisation="Blue League"),
    ]
    compared = compare_readers([("leagues.txt", text, found)], "rules", "llm", load())
    one = compared.kinds["founding"]
    assert (one.left, one.right, one.both, one.left_share, one.right_share) == (1, 2, 1, 1.0, 0.5)
    assert compared.total == one
    (sides,) = compared.documents
    assert not sides.left and sides.right[0].roles["organisation"] == ("Blue League",)
    assert is_by(claim("ban", "x", 0, "rules and llm", organisation="A"), "llm")
    assert not is_by(claim("ban", "x", 0, "rules", organisation="A"), "llm")
