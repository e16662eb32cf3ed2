"""What the whole reader gives: each fact once, each with its words, whichever documents go together."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st
from prose import READER, page, roles

EXAMPLES = 2000 if os.environ.get("FACTIO_PROVE") == "1" else 20

TEXTS = [
    "The Harvest Party (HP) is a party in Norway. It was founded in 1990 by Ann Lee. It soon split.",
    "Ann Lee (born 1920) was a politician. She led the Labour League until 1995, when it was dissolved.",
    "= Weavers' Union =\r\n\r\nThe union won 12 seats\r\nin the 1990 general election.",
    "The 𐌰𐌱 League (Zoe\u0301) was founded in 1990. It merged with the Harvest Party in 1995.",
    "",
    "The Harvest Party\n\nLeader: Ann Lee\nFounded: 1990\n\n- Tom Hale (1990–1995)\n- Ida Ek (since 1995)\n",
]


def test_a_fact_that_a_sentence_tells_twice_is_one_claim() -> None:
    text = "The Harvest Party was founded in 1990, when Ann Lee founded the Harvest Party in Oslo."
    assert len(roles(text, "founding")) == 1


def test_claims_stand_in_the_order_of_the_text() -> None:
    for text in TEXTS:
        found = READER.read(page(text)).claims
        assert [(c.start, c.end) for c in found] == sorted((c.start, c.end) for c in found)


def test_a_reading_counts_its_sentences() -> None:
    reading = READER.read(page("The Harvest Party was founded in 1990. It rains."))
    assert (reading.sentences, reading.sentences_with_claims) == (2, 1)


PIECES = st.sampled_from(
    [
        *TEXTS,
        "The Harvest Party ",
        "Ann Lee ",
        "was founded ",
        "left ",
        "in 1990",
        "(HP) ",
        ". ",
        "\r\n",
        "\n\n",
        "𐌰",
        "e\u0301",
        "\u200b",
        "\u202e",
        "* ",
    ]
)
DOCUMENTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=12).map("".join)


@settings(max_examples=EXAMPLES, deadline=None)
@given(DOCUMENTS)
def test_a_quote_is_the_words_of_its_claim(text: str) -> None:
    document = page(text)
    reading = READER.read(document)
    for claim in reading.claims:
        assert claim.quote == document.text[claim.start : claim.end]
        assert 0 <= claim.start < claim.end <= len(document.text)
    for unread in reading.unread:
        assert 0 <= unread.span.start < unread.span.end <= len(document.text)


@settings(max_examples=max(5, EXAMPLES // 10), deadline=None)
@given(st.lists(st.sampled_from(TEXTS), max_size=20))
def test_documents_read_together_give_what_each_gives_alone(texts: list[str]) -> None:
    documents = [page(text) for text in texts]
    assert list(READER.read_many(documents)) == [READER.read(document) for document in documents]
