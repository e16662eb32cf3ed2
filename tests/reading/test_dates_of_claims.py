"""Which date a claim hangs on, and what carries over from sentence to sentence."""

from __future__ import annotations

import pytest

from factio.codebook import load
from factio.documents import read_text
from factio.model import Claim
from factio.reading import Reader

LEAD = "The Norwegian Labour Party is a political party in Norway.\n\n"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load())


def told(reader: Reader, text: str, kind: str) -> list[Claim]:
    claims = reader.read(read_text(LEAD + text, "page.txt")).claims
    return [claim for claim in claims if claim.kind == kind]


def dates(reader: Reader, text: str, kind: str) -> list[str | None]:
    return [claim.date for claim in told(reader, text, kind)]


def test_an_undated_event_goes_on_from_the_one_before(reader: Reader) -> None:
    text = "In 1923 the party left the Comintern. Edvard Bull joined the party."
    assert dates(reader, text, "membership")[-1] == "1923"


def test_the_present_goes_on_from_nothing(reader: Reader) -> None:
    text = "In 1923 the party left the Comintern. Jonas Støre is the leader of the party."
    assert [c.date for c in told(reader, text, "leadership") if c.roles["person"] == "Jonas Støre"] == [None]


def test_nothing_goes_on_from_a_birth(reader: Reader) -> None:
    text = "Martin Tranmæl was born in 1879. Martin Tranmæl joined the party."
    assert dates(reader, text, "membership") == [None]


def test_a_clause_of_time_dates_its_sentence(reader: Reader) -> None:
    text = "When war broke out in September 1939, Trygve Lie joined the party."
    assert dates(reader, text, "membership") == ["1939-09"]


def test_until_an_event_ends_there(reader: Reader) -> None:
    text = "Halvdan Koht remained the chairman of the party until his death in 1965."
    claims = told(reader, text, "leadership")
    assert [(c.phase, c.date) for c in claims] == [("ends", "1965")]


def test_later_leans_on_the_paragraph_before(reader: Reader) -> None:
    text = "The party split in 1921.\n\nTwo years later Olav Scheflo joined the party."
    assert dates(reader, text, "membership") == ["1923"]


def test_a_date_behind_and_is_of_the_verb_that_follows(reader: Reader) -> None:
    text = "Olav Scheflo led the party and in 1923 joined the Communist Party of Norway."
    assert dates(reader, text, "membership") == ["1923"]


def test_a_date_outright_goes_before_one_that_leans(reader: Reader) -> None:
    text = "The strike began in 1921. As a result, Olav Scheflo was arrested on 10 March 1922."
    assert dates(reader, text, "arrest") == ["1922-03-10"]


def test_a_state_starts_with_the_clause_that_it_goes_on_under(reader: Reader) -> None:
    text = "The party has remained intact under the leadership of Ann Berg since 2011."
    claims = told(reader, text, "leadership")
    assert [(c.phase, c.date) for c in claims] == [("starts", "2011")]


def test_a_month_before_a_name_is_a_date(reader: Reader) -> None:
    text = "The party met in 1923. In March Edvard Bull joined the party."
    assert dates(reader, text, "membership") == ["1923-03"]


def test_what_lasted_until_a_day_did_not_begin_on_it(reader: Reader) -> None:
    text = "Ann Smith was elected chairman of the party, serving until her death in 1975."
    found = [(c.phase, c.date) for c in told(reader, text, "leadership")]
    assert ("starts", "1975") not in found and ("ends", "1975") in found


def test_what_had_been_before_does_not_move_the_story_on(reader: Reader) -> None:
    text = "The party split in 1949. Ann Smith, who had been arrested in 1947, joined the party."
    assert dates(reader, text, "membership") == ["1949"]


def test_after_the_election_leans_on_the_one_that_was_ahead(reader: Reader) -> None:
    text = "Ahead of the 1967 election the party prepared. After the election Ann Smith joined the party."
    assert dates(reader, text, "membership") == ["[1967..]"]


def test_later_is_behind_a_span(reader: Reader) -> None:
    text = "Ann Smith was chairman of the party from 1976 to 1984. She later joined the Left Union."
    assert dates(reader, text, "membership") == ["[1984..]"]


def test_a_clause_behind_a_semicolon_goes_on(reader: Reader) -> None:
    text = "The party, with few voters left, split in May 1949; Ann Smith joined the party."
    assert dates(reader, text, "membership") == ["1949-05"]


def test_a_participle_that_opens_a_note_has_the_date_behind_the_name(reader: Reader) -> None:
    text = "Joined the Liberal International (LI) on 17 May 2003."
    assert dates(reader, text, "affiliation") == ["2003-05-17"]


def test_what_is_told_behind_a_later_event_has_the_date_of_the_heading(reader: Reader) -> None:
    text = (
        "The Harvest Party is a party in Norway.\n\n== 1960s ==\nIn 1968 the party met in Oslo. It later "
        "became the Rural Union. The party led a strike in Bergen."
    )
    assert dates(reader, text, "campaign") == ["196X"]


def test_a_plot_ends_no_government(reader: Reader) -> None:
    text = "The Harvest Party was banned in 1954 for plotting to overthrow the government of Ann Smith."
    assert [c.phase for c in told(reader, text, "leadership")] == ["holds"]


def test_a_date_behind_and_opens_what_is_told_next(reader: Reader) -> None:
    text = (
        "The Harvest Party is a party. Ann Smith was expelled from it in 2012, and in July 2013 sold a farm."
    )
    assert dates(reader, text, "membership") == ["2012"]


def test_four_years_of_one_office(reader: Reader) -> None:
    text = "The Harvest Party is a party. Ann Smith was its leader in 1952, 1957, 1960 and 1968."
    assert dates(reader, text, "leadership") == ["1952", "1957", "1960", "1968"]


def test_a_congress_of_trade_unions_expels_a_union(reader: Reader) -> None:
    text = "The Congress of Trade Unions of Norway expelled the Weavers' Union in November 2014."
    assert [(c.phase, c.date) for c in told(reader, text, "affiliation")] == [("ends", "2014-11")]
