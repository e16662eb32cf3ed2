"""What must hold of every record: order changes nothing, and tighter dates never turn an answer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factio.chronology import Chronicle, Reach, answers, find_conflicts
from factio.model.told import ToldClaim, ToldSource

sys.path.insert(0, str(Path(__file__).parent))
from oracle import Told
from test_oracle import FIRST, LAST, fast, histories
from told_claims import READ, RULES

pytestmark = pytest.mark.timeout(7200)  # in full the counts take their time
EXAMPLES = 20_000 if os.environ.get("FACTIO_PROVE") == "1" else 200
NAMES = ("A", "B", "C", "D", "E", "F", "Ann", "Bob", "Cyd")
DATES = ("1948", "1948-03-06", "194X", "1950/1953", "[..1955]", "[1951..]", "1956~", "1960", "1971-05", None)

options = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@st.composite
def claims(draw: st.DrawFn) -> list[ToldClaim]:
    """Anything at all: claims of all kinds over few names, most of them at odds with each other."""
    found = []
    for number in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(sorted(RULES.kinds)))
        rule = RULES.kinds[kind]
        roles: dict[str, object] = {}
        state = RULES.states.get(rule.state)
        for role in {*rule.named, *(state.words if state else ())}:
            name = draw(st.sampled_from(NAMES))
            many = (
                role in ("parties", "into", "member", "founder", "participant", "person")
                and kind != "leadership"
            )
            roles[role] = (name, draw(st.sampled_from(NAMES))) if many else name
        phase = draw(st.sampled_from(["starts", "ends", "holds"])) if rule.state else None
        found.append(
            ToldClaim(
                f"c{number}",
                draw(st.sampled_from("st")),
                kind,
                roles,  # type: ignore[arg-type]
                draw(st.sampled_from(DATES)),
                phase,
                draw(st.sampled_from([None, None, None, "no"])),
                draw(st.sampled_from([None, None, None, "planned", "attempted"])),
                quote=draw(st.sampled_from(["", "it is so", "it was so"])),
            )
        )
    return found


def told(found: list[ToldClaim]) -> Chronicle:
    return Chronicle(found, [ToldSource("s", read_on=READ), ToldSource("t", published="1990")], RULES)


@options
@given(claims(), st.randoms(use_true_random=False))
def test_order_of_reading_changes_nothing(found: list[ToldClaim], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = told(found), told(shuffled)
    for name in NAMES:
        for day in ("1949", "1952-06-01", "1980"):
            assert answers(one, day, name) == answers(other, day, name)
    assert find_conflicts(one, precision=True) == find_conflicts(other, precision=True)


@options
@given(claims())
def test_claims_within_reach_suffice(found: list[ToldClaim]) -> None:
    whole, reach = told(found), Reach(found, RULES)
    own_days = [ToldSource(s, latest=first, read_on=last) for s in "st" for first, last in [whole.own_day(s)]]
    for name in NAMES:
        some = Chronicle(reach.claims(name), own_days, RULES)
        for day in ("1949", "1952-06-01", "1980"):
            assert answers(some, day, name) == answers(whole, day, name)


@options
@given(claims())
def test_any_claims_are_answered_in_order(found: list[ToldClaim]) -> None:
    chronicle = told(found)
    for key in chronicle.visible_keys():
        for spell in chronicle.spells(key):
            for first, last in (spell.begin.between, spell.end.between, *spell.attested):
                assert first is None or last is None or first <= last
    for row in answers(chronicle, "1952", by_source=True):
        assert row.because.endswith(".") and row.answer in ("yes", "presumed", "possible")
        assert set(row.claims) <= set(chronicle.by_id)


@st.composite
def tightened(draw: st.DrawFn) -> tuple[list[Told], list[Told]]:
    """A history, and the same with one claim told more exactly, around its true day."""
    before = draw(histories())
    vague = [n for n, claim in enumerate(before) if len(claim.days) > 1]
    after = list(before)
    if vague:
        number = draw(st.sampled_from(vague))
        claim = before[number]
        true = claim.days[0] if claim.true is None else claim.true
        first, last = draw(st.integers(claim.days[0], true)), draw(st.integers(true, claim.days[-1]))
        after[number] = claim._replace(days=tuple(range(first, last + 1)))
    return before, after


@options
@given(tightened())
def test_a_tighter_date_never_turns_yes_into_no(pair: tuple[list[Told], list[Told]]) -> None:
    before, after = (fast(claims) for claims in pair)
    for day in range(FIRST, LAST + 1):
        assert {before[day], after[day]} != {"yes", "no"}
