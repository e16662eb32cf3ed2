"""The reader on made-up sentences in many forms: what it once found of each kind, it goes on finding."""

import sys
from pathlib import Path

import pytest

from factio.codebook import Codebook, faults, load
from factio.dates import valid

sys.path.insert(0, str(Path(__file__).parent))
suite = pytest.importorskip("suite", reason="the reader is not there yet", exc_type=ImportError)

CODEBOOK: Codebook = load()
NAMED = {"organisation", "person", "publication"}
ENTRIES = list(suite.entries())


def test_enough_entries_of_every_kind() -> None:
    assert len(ENTRIES) >= 1400
    told = [claim.kind for entry in ENTRIES for claim in entry.claims]
    assert [kind for kind in CODEBOOK.kinds if told.count(kind) < 10] == []


def test_no_text_stands_twice() -> None:
    texts = [(entry.text, entry.subject) for entry in ENTRIES]
    assert sorted(text for text in set(texts) if texts.count(text) > 1) == []


def test_claims_are_such_as_the_codebook_allows() -> None:
    wrong = []
    for entry in ENTRIES:
        for coded in entry.claims:
            told = faults(CODEBOOK, suite.as_claim(coded))
            told += [f"date {date}" for date in coded.dates if date is not None and not valid(date)]
            if CODEBOOK.kinds[coded.kind].sort == "state" and not coded.phase:
                told.append("a state without a phase")
            wrong += [f"{entry.file}: {entry.text}: {coded.kind}: {fault}" for fault in told]
    assert wrong == []


def test_names_stand_in_their_text() -> None:
    wrong = []
    for entry in ENTRIES:
        text = f"{entry.text} {entry.subject}"
        for coded in entry.claims:
            for role, kind_role in CODEBOOK.kinds[coded.kind].roles.items():
                for name in coded.roles.get(role, ()):
                    is_name = {"organisation", "person", "publication"} & {
                        *kind_role.types
                    } and role != "actor"
                    if is_name and not name.startswith("<") and name not in text:
                        wrong.append(f"{entry.file}: {entry.text}: {role}: {name}")
    assert wrong == []


@pytest.fixture(scope="module")
def read() -> list[list[object]]:
    return suite.read_all(ENTRIES, CODEBOOK)


def test_quotes_stand_in_their_text(read) -> None:
    for entry, claims in zip(ENTRIES, read, strict=True):
        for claim in claims:
            assert entry.text[claim.start : claim.end] == claim.quote


def test_no_kind_falls_below_its_floor(read) -> None:
    results, kinds = suite.score(ENTRIES, read, CODEBOOK)
    print(suite.report(kinds))
    fallen = {
        kind: f"{kinds[kind].exact} of {floor}"
        for kind, floor in suite.load_floor().items()
        if kinds[kind].exact < floor
    }
    lost = "\n".join(text for kind in fallen for text in suite.errors(ENTRIES, results, kind))
    assert not fallen, f"found fewer than before: {fallen}\n{lost}"
