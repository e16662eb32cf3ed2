"""Nothing planned is told as done, and nothing denied as true."""

import sys
from pathlib import Path

import pytest

from factio.codebook import load
from factio.documents import read_file
from factio.reading import Reader
from factio.scoring import find_codings, from_claim, from_mapping
from factio.scoring.meant import misread

REPOSITORY = Path(__file__).parents[2]
SHARED = REPOSITORY.parent / "shared"
CODINGS = {
    "seed and articles": SHARED / "gold",
    "examples": REPOSITORY / "examples",
}


def coded(**told):
    return from_mapping(told, "here")


MERGER = {"kind": "merger", "parties": ["Reds", "Greens"]}


@pytest.mark.parametrize(
    ("gold", "machine", "what"),
    [
        ({**MERGER, "modality": "planned"}, MERGER, ["the planned told as done"]),
        ({**MERGER, "polarity": "no"}, MERGER, ["the denied told as true"]),
        ({**MERGER, "modality": "planned"}, {**MERGER, "modality": "attempted"}, []),
        (MERGER, {**MERGER, "modality": "planned"}, []),
        ({**MERGER, "modality": "planned", "date": "1995"}, {**MERGER, "date": "1980"}, []),
        ({**MERGER, "modality": "planned"}, {"kind": "merger", "parties": ["Blues", "Greys"]}, []),
    ],
)
def test_what_counts(gold, machine, what):
    assert [one.what for one in misread([coded(**gold)], [coded(**machine)], load())] == what


def test_what_was_planned_and_then_done_is_told_as_done():
    gold = [coded(**MERGER, modality="planned", date="1995"), coded(**MERGER, date="1996")]
    assert misread(gold, [coded(**MERGER, date="1995")], load()) == []


@pytest.mark.parametrize("sort", CODINGS)
def test_coded_articles(sort):
    folder = CODINGS[sort]
    if not folder.is_dir():
        pytest.skip(f"the coded articles ({sort}) are not beside this repository")
    codebook = load()
    codings = find_codings(folder)
    documents = [read_file(coding.source, coding.source.name) for coding in codings]
    counted = []
    for coding, reading in zip(codings, Reader(codebook).read_many(documents), strict=True):
        machine = [from_claim(claim) for claim in reading.claims]
        counted += [
            f"{coding.name}: {one.machine.kind} at {one.machine.start}: {one.what}"
            for one in misread(coding.claims, machine, codebook)
        ]
    assert counted == []


def test_the_construction_suite():
    sys.path.insert(0, str(REPOSITORY / "tests" / "construction"))
    suite = pytest.importorskip("suite")
    codebook = load()
    told = list(suite.entries())
    counted = []
    for entry, claims in zip(told, suite.read_all(told, codebook), strict=True):
        machine = [from_claim(claim) for claim in claims]
        counted += [
            f"{entry.text}: {one.machine.kind}: {one.what}"
            for one in misread(entry.claims, machine, codebook)
        ]
    assert counted == []
