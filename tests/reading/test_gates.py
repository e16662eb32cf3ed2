import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factio.codebook import load
from factio.documents import read_text
from factio.reading import Reader
from factio.reading.frames import patterns
from factio.reading.frames.gates import gate, opens


@pytest.mark.parametrize(
    ("match", "words"),
    [
        (r"{a:person} merged into (?:the )?{b:organisation}", ("merged into",)),
        (r"(?:ceased|stopped) to exist", ("to exist",)),
        (r"{a:person} (?:ceased|stopped)(?: to (?:exist|be))?", ("ceased", "stopped")),
        (r"(?:co-?)?founders? of", ("founder",)),
        (r"[Bb]anned(?: again)?", ("anned",)),
        (r"split|broke away", ()),
        (r"(?i)known as", ()),
        (r"(?!no longer )(?:is|was) it", ()),
        (r"at the head\b", ("at the head",)),
    ],
)
def test_words_that_must_stand(match: str, words: tuple[str, ...]) -> None:
    assert gate(match) == words


WORDS = st.sampled_from(["founded", "merged", "party", "broke away", "of", "the"])
ATOMS = st.one_of(
    WORDS.map(re.escape),
    st.tuples(WORDS, WORDS).map(lambda two: f"(?:{two[0]}|{two[1]}s?)"),
    st.tuples(WORDS, WORDS).map(lambda two: f"(?:{two[0]} (?:{two[1]})?)?"),
    st.tuples(WORDS, st.sampled_from(["?", "*", "+", "{0,2}", ""])).map("".join),
    st.just("[a-z]*"),
)


@given(st.lists(ATOMS, min_size=1, max_size=4).map(" ".join), st.data())
@settings(max_examples=200, deadline=None)
def test_a_gate_never_shuts_out_what_matches(match: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(match, fullmatch=True, alphabet="abcdefghijklmnopqrstuvwxyz "))
    assert opens(gate(match), text)


def test_most_patterns_have_a_gate() -> None:
    gates = [gate(pattern.match) for kind in load().kinds.values() for pattern in kind.patterns]
    assert sum(map(bool, gates)) > 0.8 * len(gates)


def test_gates_change_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "The Sind Front was founded in 1950. In 1954 it merged into the People's League, which was banned in "
        "1958. Ann Smith, one of the founders of the League, was its president. It ceased to exist in 1960."
    )
    document = read_text(text, "front.txt")
    reading = Reader(load()).read(document)
    monkeypatch.setattr(patterns, "opens", lambda words, text: True)
    assert Reader(load()).read(document) == reading
    assert len(reading.claims) >= 3
