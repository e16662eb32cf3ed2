"""Single functions of the room: comparing, parsing, wording, resolving, telling."""

from __future__ import annotations

import json

import pytest

from factio.dates import before, excludes, find, intersection, narrower, parse, resolve, tell_dates, words
from factio.errors import DateError

CODEBOOK = {  # the table of the codebook
    "6 March 1948": "1948-03-06",
    "December 1990": "1990-12",
    "1954": "1954",
    "the 1960s": "196X",
    "mid-1960s": "1964/1966",
    "early 1948": "1948-01/1948-04",
    "start of 1948": "1948-01/1948-04",
    "mid 1948": "1948-05/1948-08",
    "late 1948": "1948-09/1948-12",
    "end of 1948": "1948-09/1948-12",
    "early March 1948": "1948-03",
    "mid March 1948": "1948-03",
    "late March 1948": "1948-03",
    "latter part of the 20th century": "1950/1999",
    "second half of the 20th century": "1950/1999",
    "early 2010s": "2010/2013",
    "late 1970s": "1976/1979",
    "about 1920": "1920~",
    "around 1920": "1920~",
    "perhaps 1920": "1920?",
    "1956 or 1957": "[1956,1957]",
    "between 1956 and 1958": "[1956..1958]",
    "from 1956 to 1958": "1956/1958",
    "since 1990": "1990/..",
    "until 1990": "../1990",
    "by the 1960s": "[..1969]",
    "before 1988": "[..1988]",
    "ahead of 1988": "[..1988]",
    "after 2015": "[2015..]",
    "spring 1968": "1968-21",
    "19th century": "18XX",
}


@pytest.mark.parametrize("told", CODEBOOK)
def test_the_table_of_the_codebook(told: str) -> None:
    assert [one.edtf for one in find(told)] == [CODEBOOK[told]]
    assert parse(told) == CODEBOOK[told]


def test_later_than_an_earlier_date() -> None:
    assert find("It began in 1968 and later split.")[1].edtf == "[1968..]"
    assert find("It began in June 1977. Soon after, it split.")[1].edtf == "1977-06~"
    assert find("It began in 1968. As a result, it split.")[1].edtf == "1968"
    assert len(find("It began in 1968 within one party and then in another.")) == 1


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("1948", "1949", True),
        ("1948", "1948-03", False),
        ("194X", "1949", False),
        ("[1956,1957]", "1957-12-31", False),
        ("1990/..", "1989", True),
        ("../1990", "1991", True),
        ("[..1988]", "1988-12", False),
    ],
)
def test_dates_that_exclude_each_other(one: str, other: str, apart: bool) -> None:
    assert excludes(one, other) is apart
    assert excludes(other, one) is apart


def test_narrower_and_intersection() -> None:
    assert narrower("1948-03", "1948")
    assert not narrower("1948", "1948")
    assert narrower("1990", "1990/..")
    assert intersection("1948", "1948-03") == "1948-03"
    assert intersection("[..1948]", "[1948..]") == "[1948-01-01..1948-12-31]"
    assert intersection("1940/1948", "1945/1950") == "[1945-01-01..1948-12-31]"
    assert intersection("1948", "1949") is None


def test_before() -> None:
    assert before("1947", "1948") == "yes"
    assert before("1948", "1948-03") == "possible"
    assert before("1949", "1948") == "no"
    assert before("1948-03-06", "1948-03-06") == "no"
    assert before("../1990", "1991") == "yes"
    assert before("1990/..", "1991") == "possible"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("44 BC", "before the year 1"),
        ("15 March 44 B.C.", "before the year 1"),
        ("from 1200 to 1100 BCE", "before the year 1"),
        ("-0044", "before the year 1"),
        ("", "is not a date"),
        ("a long time", "is not a date"),
        ("1948 or so it seems", "not part of one"),
        ("1948, 1949", "holds 2 dates"),
        ("two years later", "leans on another date"),
        ("30 February 1948", "is not a date"),
    ],
)
def test_what_parse_refuses(told: str, why: str) -> None:
    with pytest.raises(DateError, match=why):
        parse(told)


def test_parse_takes_edtf_words_and_a_reference() -> None:
    assert parse("2010-12") == "2010-12"
    assert parse(" the summer of 1968. ") == "1968-22"
    assert parse("two years later", "1948") == "1950"
    assert parse("last week", "2013-03-20") == "2013-03-11/2013-03-17"


def test_words_refuse_what_is_no_edtf_or_no_english() -> None:
    with pytest.raises(DateError):
        words("soon")
    with pytest.raises(DateError):
        words("[1956")
    with pytest.raises(DateError, match="English"):
        words("1948", "de")


def test_resolving_anew() -> None:
    later = find("It began in 1948. Two years later it split.")[1]
    assert later.against == "1948" and later.edtf == "1950"
    assert resolve(later, "1960-05").edtf == "1962"
    assert resolve(later, "1960-05").against == "1960-05"
    absolute = find("in 1948")[0]
    assert resolve(absolute, "1960") is absolute
    nameless = find("Soon after its founding it split.")[0]
    assert nameless.edtf is None and resolve(nameless, "1948").edtf == "1948~"


def test_where_the_bare_date_begins() -> None:
    text = "after the 1977 coup"
    one = find(text)[0]
    assert text[one.bare_start :] == "1977 coup"


def test_offsets_count_code_points() -> None:
    text = "𝔓arty 🎌 عربى e\u0301 founded in 1948\r\nand in\r\n1949"
    assert [text[one.start : one.end] for one in find(text)] == ["in 1948", "in\r\n1949"]


def test_telling_dates() -> None:
    text = "Legal since 1990, 🎌 banned two years later."
    lines = [json.loads(line) for line in tell_dates(text, None, "jsonl").splitlines()]
    assert lines == [
        {"start": 6, "end": 16, "text": "since 1990", "edtf": "1990/..", "value": "1990"},
        {"start": 27, "end": 42, "text": "two years later", "edtf": "1992", "value": "1992"},
    ]
    table = tell_dates("Later it split.").splitlines()
    assert table[0].split() == ["start", "end", "text", "edtf", "value"]
    assert table[1].split() == ["0", "5", "Later"]
    with pytest.raises(DateError):
        tell_dates(text, "yesterday")
