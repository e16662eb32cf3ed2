"""What each pass makes of a sentence, and why sentences gave no claim."""

import pytest

from factio.codebook import load
from factio.documents import read_text
from factio.reading import Reader
from factio.reading.explaining import explain_text


@pytest.fixture(scope="module")
def seen():
    text = "The league (RL) was banned in July 1934, and its chairman Ann Smith joined the Workers' Union."
    return explain_text(text, load(), "Radical League")


def test_the_subject_is_the_one_given(seen):
    assert (seen.subject, seen.subject_type) == ("Radical League", "organisation")


def test_the_first_sentence_may_tell_the_subject():
    told = explain_text("The Radical League was a party in Norway. It was banned in 1934.", load())
    assert told.subject == "Radical League"
    assert len(told.sentences) == 2
    assert [c.roles["organisation"] for c in told.sentences[1].claims] == ["Radical League"]


def test_every_pass_leaves_its_result(seen):
    [sentence] = seen.sentences
    assert "(RL)" not in sentence.text
    assert sentence.brackets == ("RL",)
    names = {name.text: name for name in sentence.names}
    assert names["Ann Smith"].type == "person"
    assert names["Ann Smith"].votes["person"] > 0
    assert sentence.offices == ("chairman",)
    assert [date.edtf for date in sentence.dates] == ["1934-07"]
    assert sum(token.head == token.number for token in sentence.tokens) == 1
    assert {"banned", "joined"} <= {predicate.word for predicate in sentence.predicates}
    assert sentence.matched
    assert sentence.nearly


def test_it_gives_the_same_claims_as_reading(seen):
    text = "= Radical League =\n\nThe league was banned in July 1934 by the government of Norway.\n"
    read = Reader(load()).read(read_text(text, "x.txt")).claims
    told = explain_text(text, load())
    assert [claim for sentence in told.sentences for claim in sentence.claims] == list(read)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The Radical League and the crowd danced on 5 May 1921.", "no frame or pattern fits"),
        ("Ann Smith and Bo Berg joined in 1921.", "is not named here"),
        (
            "In 1932 the king rejected a merger of the Radical Union and the Liberal Club.",
            "may tell merger (the merger of A and B makes C), but under “rejected” it is not told as done",
        ),
        (
            "In 1944 Ann Smith demanded the legalisation of the Radical Union.",
            "but under “demanded” it is not told as done",
        ),
        (
            "In 1998 the Radical Union plans to win the election.",
            "“win” may tell election, but it is planned, not told as done",
        ),
    ],
)
def test_why_a_sentence_gave_no_claim(sentence, reason):
    [seen] = explain_text(sentence, load()).sentences
    assert seen.claims == ()
    assert reason in seen.unread


def test_nothing_is_asked_of_a_sentence_that_says_nothing():
    [seen] = explain_text("It rained a lot.", load()).sentences
    assert seen.unread == ""


def test_sentences_of_lists_count_as_read():
    listed = "== Chairmen ==\n* Ann Smith (1990–1995)\n* Bo Berg (1995–2001)\n"
    text = f"= Radical League =\n\nThe Radical League is a party in Norway.\n\n{listed}"
    reading = Reader(load()).read(read_text(text, "x.txt"))
    assert reading.sentences_with_claims == reading.sentences == 3
