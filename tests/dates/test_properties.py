"""What must hold of any date and any text."""

from __future__ import annotations

import os
import string
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factio.dates import bounds, ends, excludes, find, intersection, narrower, parse, resolve, valid, words
from factio.dates.vocabulary import DOUBT, FILLERS, FIXED, MONTHS, PART_WORDS, PREPOSITIONS, STEPS, UNITS

FULL = bool(os.environ.get("FACTIO_PROVE"))


def examples(full: int) -> settings:
    return settings(max_examples=full if FULL else max(full // 100, 50), deadline=None)


days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)).map(date.isoformat)
plain = st.one_of(
    days,
    days.map(lambda d: d[:7]),
    days.map(lambda d: d[:4]),
    days.map(lambda d: d[:3] + "X"),
    days.map(lambda d: d[:2] + "XX"),
    st.builds(lambda d, s: f"{d[:4]}-{s}", days, st.integers(21, 24)),
)
marked = st.builds(lambda d, m: d + m, plain, st.sampled_from(["", "~", "?", "%"]))


def ordered(first: str, last: str) -> tuple[str, str]:
    return (first, last) if bounds(first) <= bounds(last) else (last, first)


def interval(pair: tuple[str, str]) -> str:
    return "/".join(ordered(*pair))


def span(pair: tuple[str, str]) -> str:
    return "[" + "..".join(ordered(*pair)) + "]"


def choice(kind: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(kind, min_size=2, max_size=4, unique=True).map(lambda ds: f"[{','.join(ds)}]")


edtf = st.one_of(
    plain,
    marked,
    st.tuples(marked, marked).map(interval),
    marked.map(lambda d: f"{d}/.."),
    marked.map(lambda d: f"../{d}"),
    days.map(lambda d: f"[{d[:7]}..]"),
    days.map(lambda d: f"[..{d[:4]}]"),
    days.map(lambda d: f"[{d}..]"),
    st.tuples(days, days).filter(lambda p: p[0] != p[1]).map(span),
    choice(days),
    choice(days.map(lambda d: d[:7])),
    choice(days.map(lambda d: d[:4])),
    st.tuples(days, days).map(lambda pair: f"[{pair[0]},{pair[1][:4]}]"),
).filter(valid)

# Text that looks like dates at every turn.
pieces = st.sampled_from(
    [
        *sorted({*PREPOSITIONS, *FIXED, *PART_WORDS, *DOUBT, *FILLERS, *STEPS, *UNITS, *MONTHS}),
        "March",
        "May 6",
        "6 May",
        "1948",
        "1960s",
        "19th century",
        "BC",
        "AD",
        "Monday",
        "–",
        "-",
        "/",
        ",",
        ".",
        "\n\n",
        "(",
        ")",
        "?",
        "'",
        "60s",
        "the",
        "two",
        "later",
        "ago",
        "6.3.1948",
        "1948-03-06",
        "99",
        "31",
        "0000",
        "2 500",
    ]
)
likely = st.lists(pieces, max_size=14).map(" ".join)
glued = st.lists(pieces, max_size=14).map("".join)


@given(edtf)
@examples(20_000)
def test_words_are_read_back(date_: str) -> None:
    told = words(date_)
    found = find(told)
    assert [one.edtf for one in found] == [date_], told
    assert parse(told) == date_


@given(edtf)
@examples(20_000)
def test_bounds_are_ordered(date_: str) -> None:
    here = bounds(date_)
    assert not (here.earliest and here.latest) or here.earliest <= here.latest
    begin, end = ends(date_)
    for one in (begin, end):
        assert not (one.earliest and one.latest) or one.earliest <= one.latest
    assert begin.earliest == here.earliest and end.latest == here.latest


@given(edtf, edtf)
@examples(10_000)
def test_comparison_agrees_with_the_bounds(one: str, other: str) -> None:
    common = intersection(one, other)
    assert (common is None) == excludes(one, other) == excludes(other, one)
    if common is not None:
        assert not excludes(common, one) and not excludes(common, other)
        assert narrower(common, one) or bounds(common) == bounds(one)
    assert not (narrower(one, other) and narrower(other, one))


@given(
    st.one_of(st.text(), likely, glued, st.text(alphabet=string.digits + " .,-–/XstndrhACBE")),
    st.one_of(st.none(), edtf, st.text(max_size=12)),
)
@examples(50_000)
def test_find_never_raises_and_its_spans_ascend(text: str, reference: str | None) -> None:
    place = 0
    for one in find(text, reference):
        assert place <= one.start <= one.bare_start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert (one.edtf is None) == (one.value is None)
        for told in (one.edtf, one.value):
            assert told is None or valid(told)
        assert one.relative or one.against is None
        place = one.end
        assert resolve(one, "1948-03-06").text == one.text


@given(likely)
@examples(5_000)
def test_a_paragraph_of_its_own_changes_nothing(text: str) -> None:
    alone = [(one.text, one.edtf) for one in find(text)]
    assert [(one.text, one.edtf) for one in find(f"\n\n{text}\n\n")] == alone


def calls(text: str) -> int:
    """How many Python calls finding takes: work that does not depend on the machine's load."""
    count = 0

    def counter(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counter)
    try:
        find(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "19 19 19 ",
        "between between ",
        "in the ",
        "1948, ",
        "1948-",
        "1 ",
        "March ",
        "5, ",
        "from to ",
        "the ",
        "'",
        "early ",
        "mid-",
        "two years ",
        "1948 or ",
        "of the year ",
        "last decade of the ",
        "first decade of the ",
        "after ",
        "about ",
        "c. ",
        "\n",
        " \n",
        "   ",
        "soon after ",
        "and ",
        "Monday ",
        "(",
        "20th and ",
        "early to mid ",
    ],
)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    short, long = (calls(piece * (size // len(piece))) for size in (4_000, 16_000))
    assert long <= 4.4 * short + 100


def test_a_megabyte_of_digits_is_one_token() -> None:
    assert find("1" * 1_000_000) == ()
    assert calls("9" * 1_000_000) < 100
