"""The English pipeline: one sentence a text, lemmas of prefixed verbs, batches that change nothing."""

import pytest

from factio.reading.pipeline import BATCH, parse, prefixed_lemma

VERBS = frozenset({"found", "join", "unify", "elect", "name", "merge", "ban", "form"})


def test_a_text_is_one_sentence() -> None:
    (doc,) = parse(["Ann Lee left. Tom Hale stayed! Who won? Nobody."])
    assert len(list(doc.sents)) == 1


def test_nothing_to_parse() -> None:
    assert list(parse([])) == []
    (doc,) = parse([""])
    assert len(doc) == 0


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("co\u2011founded", "co-found"),
        ("re\u2011joining", "re-join"),
        ("re\u2011unified", "re-unify"),
        ("re\u2011unifies", "re-unify"),
        ("re\u2011named", "re-name"),
        ("de\u2011merging", "de-merge"),
        ("un\u2011banned", "un-ban"),
        ("re\u2011elects", "re-elect"),
        ("co\u2011op", "co-op"),
    ],
)
def test_the_lemma_of_a_verb_with_a_prefix(word: str, lemma: str) -> None:
    assert prefixed_lemma(word, VERBS) == lemma


def test_a_hyphen_after_a_prefix_does_not_cut_the_word() -> None:
    text = "Ann Lee co-founded the League and was re-elected in 1990."
    (doc,) = parse([text])
    assert len(doc.text) == len(text)
    assert [t.lemma_ for t in doc if "\u2011" in t.text] == ["co-found", "re-elect"]


def test_batches_give_what_one_by_one_gives() -> None:
    sentences = [
        f"In {1900 + n} Ann Lee founded League number {n} in Oslo, which grew." for n in range(BATCH + 6)
    ]
    together = [[(t.text, t.lemma_, t.tag_, t.dep_, t.head.i) for t in doc] for doc in parse(sentences)]
    single = [[(t.text, t.lemma_, t.tag_, t.dep_, t.head.i) for t in next(parse([s]))] for s in sentences]
    assert together == single
