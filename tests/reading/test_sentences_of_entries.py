"""Every frame and pattern of the codebook on sentences of its own: it gives its claims, and is silent where
it must be."""

import functools

import pytest

from factio.codebook import load
from factio.codebook.entries import Example
from factio.codebook.entry_sentences import Shown, entry_sentences
from factio.documents import read_text
from factio.model import Claim
from factio.reading import Reader

ENTRIES = [entry for entry in entry_sentences() if entry.examples]

Told = dict[str, object]


@functools.cache
def read() -> dict[tuple[str, str], tuple[Claim, ...]]:
    """The claims of all sentences, by the subject of their page and their text, read in one go."""
    wanted = list(dict.fromkeys((e.subject, e.text) for entry in ENTRIES for e in entry.examples))
    documents = (
        read_text((f"= {subject} =\n\n" if subject else "") + text, "page.txt") for subject, text in wanted
    )
    readings = Reader(load()).read_many(documents)
    return {key: reading.claims for key, reading in zip(wanted, readings, strict=True)}


def by(entry: Shown, example: Example) -> list[Told]:
    """What an entry gives on a sentence."""
    frame = f"{entry.kind}: {entry.name}"
    return [told(c) for c in read()[(example.subject, example.text)] if c.frame == frame]


def told(claim: Claim) -> Told:
    """What a claim says: its roles, and whichever of date, phase and the like it has."""
    rest = {key: getattr(claim, key) for key in ("date", "phase", "polarity", "modality", "by")}
    return dict(claim.roles) | {key: value for key, value in rest.items() if value is not None}


def others(entry: Shown, example: Example) -> str:
    """Which entries of the kind fire on a sentence, for those who have to mend it."""
    found = [(c.frame, told(c)) for c in read()[(example.subject, example.text)] if c.kind == entry.kind]
    return f"“{example.text}” gives of this kind: {found or 'nothing'}"


def order(claims: list[Told]) -> list[Told]:
    return sorted(claims, key=repr)


def test_every_entry_has_two_sentences_that_it_reads_and_one_that_it_must_not() -> None:
    wanting = [f"{e.kind}: {e.name}" for e in entry_sentences() if len(e.telling) < 2 or not e.silent]
    assert not wanting, "write sentences for these (src/factio/codebook/sentences/KIND.toml)"


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"{entry.kind}: {entry.name}" for entry in ENTRIES])
def test_an_entry_on_its_sentences(entry: Shown) -> None:
    for example in entry.telling:
        wanted = [told(claim) for claim in example.claims]
        assert order(by(entry, example)) == order(wanted), others(entry, example)
    for example in entry.silent:
        assert by(entry, example) == [], others(entry, example)
