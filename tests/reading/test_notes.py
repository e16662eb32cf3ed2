"""Sentences in the style of notes: no article, no subject; names and dates in them."""

import pytest

from factio.codebook import load
from factio.documents import read_text
from factio.reading import Reader


@pytest.fixture(scope="module")
def reader():
    return Reader(load())


def claims(reader, text, subject="Workers' Unity Party"):
    return reader.read(read_text(f"= {subject} =\n\n{text}\n", "notes.txt")).claims


def told(found, kind):
    return [(dict(c.roles), c.date) for c in found if c.kind == kind]


@pytest.mark.parametrize("opening", ["Party", "New party", "Electoral alliance", "Parliamentary group"])
def test_a_noun_without_an_article_is_the_subject(reader, opening):
    [(roles, date)] = told(claims(reader, f"{opening} formed on 4 May 1990."), "founding")
    assert roles["organisation"] == "Workers' Unity Party"
    assert date == "1990-05-04"


def test_it_is_no_name_of_its_own(reader):
    read = reader.read(read_text("= Workers' Unity Party =\n\nNew party formed in 1990.\n", "notes.txt"))
    assert [e.name for e in read.entities] == ["Workers' Unity Party"]


def test_as_a_split(reader):
    found = claims(reader, "Party formed in 1918 as split from Reform Party (RP) and dissolved in 1931.")
    [(roles, date)] = told(found, "split")
    assert roles == {"from": "Reform Party", "into": ("Workers' Unity Party",)}
    assert date == "1918"
    assert [d for _, d in told(found, "dissolution")] == ["1931"]


def test_a_subject_that_is_left_out(reader):
    [(roles, date)] = told(claims(reader, "Merged with Reform Party (RP) on 5 May 2005."), "merger")
    assert set(roles["parties"]) == {"Workers' Unity Party", "Reform Party"}
    assert date == "2005-05-05"


def test_their_merger_is_that_of_the_subjects(reader):
    text = "Reform Party (RP) and Green Union (GU) announced their merger in 2007 and formed the Coast Party."
    [(roles, _)] = told(claims(reader, text), "merger")
    assert set(roles["parties"]) == {"Reform Party", "Green Union"}
    assert roles["into"] == "Coast Party"


def test_agreed_and_done(reader):
    text = (
        "Reform Party and Coast Party agreed to merge in November 1995 and formally merged on 2 April 1996."
    )
    meant = {c.date: c.modality for c in claims(reader, text) if c.kind == "merger"}
    assert meant["1996-04-02"] is None


def test_no_name_goes_on_over_a_bracket(reader):
    read = reader.read(
        read_text("= Coast =\n\nParty formed in 1990 by former Reform Party (RP) MPs.\n", "n.txt")
    )
    assert "Reform Party" in [e.name for e in read.entities]


def test_names_in_a_row_are_of_one_sort(reader):
    text = "Party formed in 1973 as a merger of Zorya, the Liberal Party, the Free Centre and the New List."
    [(roles, _)] = told(claims(reader, text), "merger")
    assert "Zorya" in roles["parties"]


def test_by_doing_something_on_a_date(reader):
    text = "The party was formed by setting up a group in the assembly on 6 March 1959."
    assert [d for _, d in told(claims(reader, text), "founding")] == ["1959-03-06"]
