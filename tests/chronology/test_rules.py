"""The tables of rules in the codebook are checked, and a user's own kind works without code."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest

from factio.chronology import Chronicle, answers
from factio.codebook import Codebook, load
from factio.codebook.chronology_rules import chronology_rules
from factio.errors import CodebookError
from factio.model.told import ToldClaim

sys.path.insert(0, str(Path(__file__).parent))
from told_claims import RULES

STATES = (
    "existence ban underground registration government leadership membership wing front branch faction "
    "publication alliance affiliation support entryism name trait"
).split()


def with_table(kind: str, table: dict[str, object]) -> Codebook:
    codebook = load()
    kinds = dict(codebook.kinds)
    kinds[kind] = msgspec.structs.replace(kinds[kind], chronology=table)
    return msgspec.structs.replace(codebook, kinds=kinds)


def test_every_kind_tells_something_and_every_state_is_told() -> None:
    assert {name for name, state in RULES.states.items() if not state.hidden} == set(STATES)
    for name, kind in load().kinds.items():
        assert kind.chronology, f"{name}.toml has no table [chronology]"
    rules = {effect.rule for kind in RULES.kinds.values() for effect in kind.effects}
    assert rules <= set(RULES.general.rules)


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({"exist": ["nobody"]}, "ban.toml, key chronology.exist"),
        ({"state": "ban"}, "key chronology.roles"),
        ({"state": "ban", "roles": ["organisation"], "office": "office"}, "key chronology.office"),
        ({"sate": "ban"}, "key chronology"),
        (
            {"effects": [{"does": "ends", "state": "x", "roles": {}, "rule": "told"}]},
            "effects[0].state",
        ),
        (
            {"effects": [{"does": "stops", "state": "ban", "roles": {}, "rule": "told"}]},
            "effects[0].does",
        ),
    ],
)
def test_a_wrong_table_is_named(table: dict[str, object], fault: str) -> None:
    with pytest.raises(CodebookError, match=r"ban\.toml") as error:
        chronology_rules(with_table("ban", table))
    assert fault in str(error.value)


def test_a_kind_of_ones_own_works_from_its_table() -> None:
    table = {
        "state": "observer",
        "roles": ["organisation"],
        "needs": ["organisation"],
        "effects": [
            {"does": "ends", "state": "existence", "roles": {"organisation": "organisation"}, "rule": "told"}
        ],
    }
    codebook = with_table("campaign", table)
    claims = [ToldClaim("1", "s", "campaign", {"organisation": "A"}, "1950", "starts")]
    rows = {row.state: row.answer for row in answers(Chronicle(claims, (), codebook), "1960", "A")}
    assert rows == {"observer": "no", "existence": "no"}
