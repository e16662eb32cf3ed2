"""EDTF to bounds: what each form allows, what is refused, and agreement with the reference scorer."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from factio.dates import Bounds, bounds, ends, valid
from factio.errors import DateError

SCORE = Path(__file__).parents[2].parent / "shared" / "score.py"

CASES = {
    "1948-03-06": ("1948-03-06", "1948-03-06"),
    "1990-12": ("1990-12-01", "1990-12-31"),
    "1954": ("1954-01-01", "1954-12-31"),
    "196X": ("1960-01-01", "1969-12-31"),
    "18XX": ("1800-01-01", "1899-12-31"),
    "000X": ("0001-01-01", "0009-12-31"),
    "9999": ("9999-01-01", "9999-12-31"),
    "1948-02": ("1948-02-01", "1948-02-29"),
    "1948-XX": ("1948-01-01", "1948-12-31"),
    "1948-03-XX": ("1948-03-01", "1948-03-31"),
    "1948-XX-XX": ("1948-01-01", "1948-12-31"),
    "1920~": ("1920-01-01", "1920-12-31"),
    "1920?": ("1920-01-01", "1920-12-31"),
    "1920%": ("1920-01-01", "1920-12-31"),
    "1968-21": ("1968-03-01", "1968-05-31"),
    "1968-24": ("1968-12-01", "1968-12-31"),
    "1964/1966": ("1964-01-01", "1966-12-31"),
    "1935~/1936~": ("1935-01-01", "1936-12-31"),
    "1989/1990-04-03": ("1989-01-01", "1990-04-03"),
    "193X/194X": ("1930-01-01", "1949-12-31"),
    "1990/..": ("1990-01-01", None),
    "1990/": ("1990-01-01", None),
    "../1990": (None, "1990-12-31"),
    "[1956,1957]": ("1956-01-01", "1957-12-31"),
    "[1956..1958]": ("1956-01-01", "1958-12-31"),
    "[2015..]": ("2015-01-01", None),
    "[..1988]": (None, "1988-12-31"),
    "[1667,1668,1670..1672]": ("1667-01-01", "1672-12-31"),
    "{1960,1961-12}": ("1960-01-01", "1961-12-31"),
}


@pytest.mark.parametrize("edtf", CASES)
def test_what_each_form_allows(edtf: str) -> None:
    first, last = (date.fromisoformat(d) if d else None for d in CASES[edtf])
    assert bounds(edtf) == Bounds(first, last)


@pytest.mark.parametrize(
    "wrong",
    ["", "soon", "1948-13", "1948-02-30", "1948-21-01", "0000", "12345", "1948/1947", "1948/1949/1950",
     "[1958..1956]", "[1956", "[]", "[..]", "[1956,,1958]", "[1956..,1958]", "/", "1948-3-6", "48", "1948~~",
     "1948-03-06T10:00:00Z", "x" * 10_000],
)  # fmt: skip
def test_what_is_refused(wrong: str) -> None:
    assert not valid(wrong)
    with pytest.raises(DateError):
        bounds(wrong)


def test_bce_is_refused_with_its_reason() -> None:
    with pytest.raises(DateError, match="before the year 1"):
        bounds("-0044")


def test_ends_hold_each_other() -> None:
    day = date
    assert ends("1956/1958") == (
        Bounds(day(1956, 1, 1), day(1956, 12, 31)),
        Bounds(day(1958, 1, 1), day(1958, 12, 31)),
    )
    assert ends("1990/..") == (Bounds(day(1990, 1, 1), day(1990, 12, 31)), Bounds(day(1990, 1, 1), None))
    assert ends("../1990") == (Bounds(None, day(1990, 12, 31)), Bounds(day(1990, 1, 1), day(1990, 12, 31)))
    assert ends("1989/1989-04-03")[0] == Bounds(day(1989, 1, 1), day(1989, 4, 3))
    assert ends("[1956..1958]") == (bounds("[1956..1958]"),) * 2
    assert ends("1954") == (bounds("1954"),) * 2


def reference_scorer() -> ModuleType:
    if not SCORE.exists():
        pytest.skip("the reference scorer is not here")
    spec = importlib.util.spec_from_file_location("reference_score", SCORE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("edtf", [c for c in CASES if c != "9999"])
def test_bounds_agree_with_the_reference_scorer(edtf: str) -> None:
    score = reference_scorer()
    here = bounds(edtf)
    first = here.earliest.toordinal() if here.earliest else 1
    last = here.latest.toordinal() if here.latest else score.FOREVER
    assert score.bounds(edtf) == (first, last)
