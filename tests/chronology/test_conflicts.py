"""Planted contradictions are found, all of them and nothing else."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factio.chronology import find_conflicts
from factio.model.told import ToldClaim

sys.path.insert(0, str(Path(__file__).parent))
from shared_gold import shared, told
from told_claims import chronicle, claim

EXAMPLES = 2_000 if os.environ.get("FACTIO_PROVE") == "1" else 40
Plant = Callable[[str, int], list[ToldClaim]]


def sound(body: str, year: int) -> list[ToldClaim]:
    """The story of one organisation in two sources that agree, some of it vaguer than the rest."""
    ann, bob = f"Ann of {body}", f"Bob of {body}"
    return [
        claim("founding", f"{year}-03-06", organisation=body),
        claim("founding", str(year), "b", organisation=body),
        claim("founding", f"{year}~", "c", organisation=body),
        claim("founding", f"{year + 1}?", "c", organisation=body),
        claim("leadership", str(year), person=ann, organisation=body, office="President", phase="starts"),
        claim(
            "leadership", str(year + 10), person=bob, organisation=body, office="president", phase="starts"
        ),
        claim("membership", str(year + 5), person=ann, organisation=body, phase="holds"),
        claim("congress", str(year + 6), organisation=body, ordinal="second"),
        claim("congress", f"{year + 6}-05", "b", organisation=body, ordinal="second"),
        claim("ban", str(year + 7), organisation=body),
        claim("legalisation", str(year + 9), organisation=body),
        claim("alliance", str(year + 12), alliance=f"Front of {body}", member=[body], phase="starts"),
        claim("split", str(year + 14), from_=body, into=[f"Left of {body}"]),
        claim("split", f"{year + 14}-02", "b", from_=body, into=[f"Left of {body}"]),
        _result(body, year + 15, votes="1013", share="10.0", seats="4", candidates="12", of_seats="40"),
        _result(f"Left of {body}", year + 15, body, votes="503", share="5.0"),
        claim("renaming", str(year + 20), from_=body, into=f"New {body}"),
        claim("merger", str(year + 30), parties=[f"New {body}", f"Friends of {body}"], into=f"Union {body}"),
        claim("death", str(year + 40), person=ann),
    ]


def _result(body: str, year: int, contest_of: str = "", source: str = "a", **figures: str) -> ToldClaim:
    contest = f"election of {contest_of or body}"
    return claim("election", str(year), source, organisation=body, contest=contest, **figures)


def _president(person: str, body: str, date: str, source: str) -> ToldClaim:
    return claim(
        "leadership", date, source, person=person, organisation=body, office="President", phase="holds"
    )


PLANTS: dict[str, Plant] = {
    "two-beginnings": lambda body, year: [claim("founding", str(year + 2), "d", organisation=body)],
    "two-endings": lambda body, year: [claim("dissolution", str(year + 33), "d", organisation=f"New {body}")],
    "acts-before-beginning": lambda body, year: [claim("congress", str(year - 2), "d", organisation=body)],
    "acts-after-end": lambda body, year: [claim("congress", str(year + 35), "d", organisation=f"New {body}")],
    "banned-after-end": lambda body, year: [claim("ban", str(year + 36), "d", organisation=f"New {body}")],
    "member-of-what-is-not": lambda body, year: [
        claim("membership", str(year - 3), "d", person="Cyd", organisation=body, phase="holds")
    ],
    "after-death": lambda body, year: [
        claim(
            "membership", str(year + 42), "d", person=f"Ann of {body}", organisation="The Rest", phase="holds"
        )
    ],
    "two-holders": lambda body, year: [
        _president(f"Bob of {body}", body, f"{year + 12}", "d"),
        _president("Dee", body, f"{year + 10}/{year + 12}", "e"),
    ],
    "two-dates": lambda body, year: [
        claim("split", str(year + 16), "d", from_=body, into=[f"Left of {body}"])
    ],
    "seats-over-house": lambda body, year: [_result(body, year + 18, seats="41", of_seats="40")],
    "votes-against-share": lambda body, year: [
        _result(f"Right of {body}", year + 15, body, votes="900", share="3.0")
    ],
    "two-figures": lambda body, year: [_result(body, year + 15, source="d", votes="1117")],
    "denied": lambda body, year: [
        claim("split", str(year + 14), "d", from_=body, into=[f"Left of {body}"], polarity="no")
    ],
    "circle": lambda body, year: [
        claim("founding", str(year + 3), "d", organisation=f"X {body}", parent=f"Y {body}"),
        claim("split", str(year + 3), "d", from_=f"X {body}", into=[f"Y {body}"]),
    ],
    "ends-before-it-begins": lambda body, year: [claim("dissolution", str(year - 9), "d", organisation=body)],
}


@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.lists(st.sampled_from(sorted(PLANTS)), max_size=20), st.randoms(use_true_random=False))
def test_all_that_is_planted_is_found_and_nothing_else(planted: list[str], chance: object) -> None:
    claims: list[ToldClaim] = []
    for number, rule in enumerate([*planted, None]):
        body, year = f"Party {number}", 1900 + 3 * number
        claims += sound(body, year)
        if rule is not None:
            claims += PLANTS[rule](body, year)
    chance.shuffle(claims)  # type: ignore[attr-defined]
    found = find_conflicts(chronicle(*claims))
    assert Counter(conflict.rule for conflict in found) == Counter(planted)


@pytest.mark.parametrize("rule", sorted(PLANTS))
def test_each_rule_alone(rule: str) -> None:
    (conflict,) = find_conflicts(chronicle(*sound("P", 1900), *PLANTS[rule]("P", 1900)))
    assert conflict.rule == rule
    assert conflict.degree == "contradiction"
    assert conflict.left and conflict.right and conflict.because


def test_what_is_only_vaguer_is_shown_when_asked() -> None:
    found = find_conflicts(chronicle(*sound("P", 1900)), precision=True)
    assert found and {conflict.degree for conflict in found} == {"precision"}


def test_two_leaders_are_a_tension() -> None:
    told_ = chronicle(
        claim("leadership", "1950/1960", person="Ann", organisation="A", office="leader", phase="holds"),
        claim("leadership", "1952/1955", person="Bob", organisation="A", office="leader", phase="holds"),
    )
    assert [(c.rule, c.degree) for c in find_conflicts(told_)] == [("two-leaders", "tension")]


def test_a_settled_conflict_stays_and_says_why() -> None:
    told_ = chronicle(*sound("P", 1900), *PLANTS["two-beginnings"]("P", 1900))
    (conflict,) = find_conflicts(told_)
    (settled,) = find_conflicts(told_, settled={conflict.id: "source d counts the founding congress"})
    assert settled.id == conflict.id and settled.settled.startswith("source d")


def test_only_what_concerns_a_name() -> None:
    told_ = chronicle(*sound("P", 1900), *PLANTS["two-beginnings"]("P", 1900), *sound("Q", 1950))
    assert len(find_conflicts(told_, about="New P")) == 1
    assert find_conflicts(told_, about="Q") == []


def test_conflicts_of_the_coded_articles_are_the_reviewed_ones() -> None:
    """Each was read: all are contradictions of the articles themselves (two datings of one event)."""
    found = {}
    for path in sorted(shared("gold").glob("*.yaml")):
        for conflict in find_conflicts(chronicle(*told(path)[0])):
            found.setdefault(path.stem, []).append(conflict.rule)
    assert found == {
        "democratic-party-of-the-new-left": ["two-endings"],  # joined in October 2000, vanished in March 2001
        "energies-for-italy": ["two-beginnings"],  # launched in November 2016, established in April 2017
        "korea-buddhist-federation": ["two-beginnings"],  # two years for one day in December
        "main-national-liberation-committee-for-serbia": ["two-beginnings"],  # historians differ by a month
        "manchester-unity-of-bricklayers": ["two-beginnings"],  # its own dating against its origin in a split
        "renew-europe-in-the-european-committee-of-the-regions": [
            "two-beginnings"
        ],  # group and its forerunner
    }


def test_who_is_not_named_contradicts_nobody() -> None:
    told = [
        claim("uprising", "1919", place="Lahore"),
        claim("uprising", "1919", "b", place="Sind", polarity="no"),
        claim("election", "1920", contest="by-election", votes="10", seats="1"),
        claim("election", "1920", "b", contest="by-election", votes="90", seats="1"),
    ]
    assert not find_conflicts(chronicle(*told))
