"""A family looked up in a record is what the whole record tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import factio
from factio.errors import NameNotFound
from factio.lineage import lineage_of, whole_lineage

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with factio.open(tmp_path_factory.mktemp("lineage") / "record.db") as opened:
        opened.read([EXAMPLES], read_on="2024-05-01")
        yield opened


@pytest.mark.parametrize(
    "name", ["Communist Party of India", "Liberal Democrats", "Congress of South African Trade Unions"]
)
def test_a_family_alone_is_as_in_the_whole_record(record, name):
    alone, whole = lineage_of(record, name), whole_lineage(record)
    names = whole.family(name)
    assert alone.family(name) == names
    assert alone.among(names) == whole.among(names)
    assert alone.bodies(names) == whole.bodies(names)


def test_every_tie_and_life_rests_on_claims_of_the_record(record):
    whole = whole_lineage(record)
    known = {claim.id for claim in record.claims()}
    assert whole.ties and all(tie.claims and known.issuperset(tie.claims) for tie in whole.ties)
    for body in whole.bodies(whole.names).values():
        assert known.issuperset(body.claims)


def test_an_unknown_name_is_told_with_what_is_near(record):
    with pytest.raises(NameNotFound) as refused:
        lineage_of(record, "Comunist Party of Indja")
    assert "Communist Party of India" in refused.value.suggestions
