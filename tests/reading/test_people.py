"""Offices, seats and memberships of people: through what they are told, where they are held, since and
until when."""

from collections.abc import Iterator

import pytest

from factio.codebook import load
from factio.documents import read_text
from factio.model import Claim
from factio.reading import Reader

READER = Reader(load())
LIFE = "Oscar Lindahl (born 1900) was a Swedish politician. "

Told = tuple[str, str, str | None, str | None]


def claims(text: str, kind: str) -> Iterator[Claim]:
    return (c for c in READER.read(read_text(text, "page.txt")).claims if c.kind == kind)


def told(text: str, kind: str = "leadership") -> set[Told]:
    """(person, organisation, phase, date) of each claim."""
    return {
        (str(c.roles["person"]), str(c.roles["organisation"]), c.phase, c.date)
        for c in claims(LIFE + text, kind)
    }


@pytest.mark.parametrize(
    "words",
    [
        "In 1958 he gave up the chairmanship of the Liberal Union.",
        "He resigned from the post of chairman of the Liberal Union in 1958.",
        "His resignation as chairman of the Liberal Union came in 1958.",
        "He ceased to be chairman of the Liberal Union in 1958.",
        "In 1958 he was voted out as chairman of the Liberal Union.",
    ],
)
def test_an_office_that_ends(words: str) -> None:
    assert told(words) == {("Oscar Lindahl", "Liberal Union", "ends", "1958")}


@pytest.mark.parametrize(
    "words",
    [
        "In 1950 he was elected to the executive committee of the Workers' Front.",
        "He joined the executive committee of the Workers' Front in 1950.",
        "In 1950 he won a seat on the executive committee of the Workers' Front.",
        "He became an executive committee member of the Workers' Front in 1950.",
    ],
)
def test_a_seat_by_what_is_done_with_it(words: str) -> None:
    assert told(words) == {("Oscar Lindahl", "Workers' Front", "starts", "1950")}
    offices = [c.roles["office"] for c in claims(LIFE + words, "leadership")]
    assert offices == ["member of the executive committee"]


def test_one_who_succeeds_another() -> None:
    assert told("In 1988 Clara Moretti succeeded Dino Ferri as secretary of the Socialist Union.") == {
        ("Clara Moretti", "Socialist Union", "starts", "1988"),
        ("Dino Ferri", "Socialist Union", "ends", "1988"),
    }


def test_a_post_told_before() -> None:
    text = (
        "He became general secretary of the Bakers' Union in 1950. He held the post until his death "
        "in 1975 and "
        "was succeeded by Hans Olsen."
    )
    assert ("Oscar Lindahl", "Bakers' Union", "ends", "1975") in told(text)
    assert any(person == "Hans Olsen" and phase == "starts" for person, _, phase, _ in told(text))


def test_several_times_of_one_office() -> None:
    text = "He was chairman of the Labour Union from 1945 to 1949 and from 1952 to 1955."
    assert told(text) == {
        ("Oscar Lindahl", "Labour Union", "holds", "1945/1949"),
        ("Oscar Lindahl", "Labour Union", "holds", "1952/1955"),
    }


def test_terms_in_a_bracket() -> None:
    text = "He was president of the Workers' Front (1957 and 1960–64)."
    assert told(text) == {
        ("Oscar Lindahl", "Workers' Front", "holds", "1957"),
        ("Oscar Lindahl", "Workers' Front", "holds", "1960/1964"),
    }


def test_an_office_in_a_bracket() -> None:
    text = "In 1960 he met Giovanni Negri (a former secretary of the Radical Party)."
    assert told(text) == {("Giovanni Negri", "Radical Party", "ends", "[..1960]")}


def test_a_minister_serves_a_state_and_no_cabinet() -> None:
    text = "In 1950 he was appointed minister of labour in the second Unity government."
    assert told(text) == {("Oscar Lindahl", "Sweden", "starts", "1950")}


def test_its_is_what_the_sentence_named_last() -> None:
    text = (
        "He joined the Peasants' Union in 1919. "
        "In 1920 he founded the Bakers' Union and became its secretary."
    )
    assert told(text) == {("Oscar Lindahl", "Bakers' Union", "starts", "1920")}


@pytest.mark.parametrize(
    "words",
    [
        "From 1947 to 1958 Oscar Lindahl was chairman of the Liberal Union.",
        "Oscar Lindahl held the office of chairman of the Liberal Union from 1947 to 1958.",
        "The chairmanship of the Liberal Union was held by Oscar Lindahl between 1947 and 1958.",
    ],
)
def test_a_subject_that_the_parse_lost(words: str) -> None:
    assert told(words) == {("Oscar Lindahl", "Liberal Union", "holds", "1947/1958")}


def test_a_phrase_that_opens_a_sentence() -> None:
    text = "A member of the Republican Youth since 1923, Marie Dubois worked as a nurse."
    assert told(text, "membership") == {("Marie Dubois", "Republican Youth", "starts", "1923")}


def test_who_joins_together() -> None:
    text = "In 1946 he joined the Popular Union together with his sister Anna Lindahl."
    assert told(text, "membership") == {
        ("Oscar Lindahl", "Popular Union", "starts", "1946"),
        ("Anna Lindahl", "Popular Union", "starts", "1946"),
    }


def test_of_a_group_the_named_are_meant() -> None:
    text = "In 1973 two deputies, Axel Roth and Bo Lund, left the Popular Union."
    assert {person for person, *_ in told(text, "membership")} == {"Axel Roth", "Bo Lund"}


def test_not_until_is_no_denial() -> None:
    found = list(claims(LIFE + "He was not released until 1971.", "release"))
    assert [(c.date, c.polarity) for c in found] == [("1971", None)]


@pytest.mark.parametrize(
    "words",
    [
        "He was a trade union leader.",
        "He was the party's candidate for mayor in 1950.",
        "He moved to Malmö in 1950.",
    ],
)
def test_what_tells_no_office_and_no_membership(words: str) -> None:
    assert told(words) == set()
    assert {phase for *_, phase, _ in told(words, "membership")} <= {"holds"}


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("In 1956 many leaders of the Harvest Party were arrested.", "<many leaders of the Harvest Party>"),
        ("In 1956 the most prominent union leaders were arrested.", "<most prominent union leaders>"),
        ("Pressure led to the union leaders being arrested in 1956.", "<union leaders>"),
    ],
)
def test_leaders_without_a_name_are_a_group(words: str, who: str) -> None:
    assert [c.roles["person"] for c in claims("The Harvest Party was small. " + words, "arrest")] == [(who,)]


def test_a_committee_that_is_elected_is_a_part_of_the_body_spoken_of() -> None:
    text = (
        "The Harvest Party is a party in Norway. In 1951 the delegates elected a Bergen District Committee."
    )
    [branch] = claims(text, "branch")
    assert branch.roles["branch"] == "Bergen District Committee"
    assert (branch.roles["of"], branch.phase, branch.date) == ("Harvest Party", "starts", "1951")


def test_and_later_stands_between_the_names_of_a_list() -> None:
    text = (
        "The Harvest Party was founded in 1948. After the coup, it was using the Farm Students Union and "
        "later the Rural Youth League as fronts."
    )
    assert [c.roles["front"] for c in claims(text, "front")] == ["Farm Students Union", "Rural Youth League"]
