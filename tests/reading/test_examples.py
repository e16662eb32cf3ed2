"""The codebook's own examples, read: each gives its claims of the kinds that it tells, and no other."""

import functools

import pytest

from factio.codebook import load
from factio.codebook.entries import Example, Kind
from factio.documents import read_text
from factio.model import Reading
from factio.reading import Reader
from factio.scoring import compare, from_claim

CODEBOOK = load()
EXAMPLES = [(kind, example) for kind in CODEBOOK.kinds.values() for example in kind.examples]

MISSED = frozenset(
    {
        ("wing", "Its student wing, the Democratic Students' League, was founded in 1961."),
        ("branch", "The Scottish Labour Party is the Scottish section of the Labour Party."),
        (
            "faction",
            "The Spartacus Circle was formed in 1916 as a faction inside the Social Democratic Party.",
        ),
        ("publication", "The Polish-language magazine Dawn was the organ of the Workers' Union."),
        ("alliance", "The Workers' Party is part of the United Left coalition."),
        ("founder", "Tom Hale was one of the founding members of the Labour Party in 1900."),
        ("government", "The Unity Party and the Reform Party form the government."),
        ("name", 'Sinn Féin ("We Ourselves") was founded in 1905.'),
        ("trait", "In 2015 the Green Union changed its symbol from a leaf to a sunflower."),
    }
)
"""Examples that are not read rightly yet; one that begins to be must be taken off the list."""


@functools.cache
def readings() -> dict[tuple[str, str], Reading]:
    """All examples through one reader, in one go."""
    documents = [
        read_text((f"= {example.subject} =\n\n" if example.subject else "") + example.text, "page.txt")
        for _, example in EXAMPLES
    ]
    keys = [(kind.kind, example.text) for kind, example in EXAMPLES]
    return dict(zip(keys, Reader(CODEBOOK).read_many(documents), strict=True))


def trouble(kind: Kind, example: Example) -> str:
    """What the reader missed and what it told wrongly; "" where neither."""
    told = {claim.kind for claim in example.claims} | {kind.kind}
    found = [c for c in readings()[(kind.kind, example.text)].claims if c.kind in told]
    result = compare([from_claim(c) for c in example.claims], [from_claim(c) for c in found], CODEBOOK)
    missed, false = [c.flat() for c in result.missed], [c.flat() for c in result.false]
    return f"missed {missed}, told wrongly {false}" if missed or false else ""


@pytest.mark.parametrize(
    ("kind", "example"), EXAMPLES, ids=[f"{kind.kind}: {example.text}" for kind, example in EXAMPLES]
)
def test_an_example_gives_its_claims(kind: Kind, example: Example) -> None:
    told = trouble(kind, example)
    if (kind.kind, example.text) in MISSED:
        assert told, "this example is read rightly now: take it off the list MISSED"
    else:
        assert not told, told


def test_every_known_miss_is_an_example() -> None:
    assert {(kind.kind, example.text) for kind, example in EXAMPLES} >= MISSED
