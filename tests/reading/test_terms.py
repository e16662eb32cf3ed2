"""Terms of office as sources write them: when they began and ended, and what is left of the name."""

import pytest

from factio.dates import valid
from factio.reading.terms import Term, lift, point, several, term


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("1921–25", Term("1921/1925", "holds")),
        ("1921 - 1925", Term("1921/1925", "holds")),
        ("1998–02", Term("1998/2002", "holds")),
        ("from 1921 to 1925", Term("1921/1925", "holds")),
        ("since 2017", Term("2017", "starts")),
        ("2017–present", Term("2017/..", "holds")),
        ("to 1844", Term("1844", "ends")),
        ("until May 1952", Term("1952-05", "ends")),
        ("1930", Term("1930", "starts")),
        ("1930–1930", Term("1930", "holds")),
        ("14 April 1967", Term("1967-04-14", "starts")),
        ("c. 1860 – 1871", Term("1860~/1871", "holds")),
        ("2001-03-14", Term("2001-03-14", "starts")),
        ("14.3.2001", Term("2001-03-14", "starts")),
    ],
)
def test_a_term_tells_when_it_was_held(words: str, wanted: Term) -> None:
    assert term(words) == wanted


@pytest.mark.parametrize("words", ["", "present", "secretary", "1921 in Oslo", "12–15", "born 1921"])
def test_words_that_hold_anything_else_are_no_term(words: str) -> None:
    assert term(words) is None


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("14 April 1967", "1967-04-14"), ("c. 1860", "1860~"), ("1860?", "1860?"), ("no date", None)],
)
def test_a_point_is_one_date(words: str, wanted: str | None) -> None:
    assert point(words) == wanted


def test_terms_in_a_row_are_all_read() -> None:
    assert several("1921–1925, 1930–31; since 1950") == [
        Term("1921/1925", "holds"),
        Term("1930/1931", "holds"),
        Term("1950", "starts"),
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ann Lee (1921–25)", "Ann Lee"),
        ("1921–25: Ann Lee", "Ann Lee"),
        ("Ann Lee, 1921–1925", "Ann Lee"),
        ("1921 – 1925 Ann Lee", "Ann Lee"),
    ],
)
def test_a_term_is_lifted_off_the_name(words: str, name: str) -> None:
    assert lift(words) == (name, (Term("1921/1925", "holds"),))


def test_a_name_without_a_term_stays_as_it_is() -> None:
    assert lift("Ann Lee (teacher)") == ("Ann Lee (teacher)", ())


@pytest.mark.parametrize("begin", range(1900, 1910))
def test_every_term_is_valid_edtf(begin: int) -> None:
    for words in (f"{begin}–{(begin + 4) % 100:02}", f"since {begin}", f"until {begin}", f"{begin}–present"):
        found = term(words)
        assert found is not None
        assert found.date is not None
        assert valid(found.date)
