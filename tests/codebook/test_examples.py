"""Every kind has examples, and what they claim is allowed."""

import pytest

from factio.codebook import Kind, faults, load
from factio.dates import valid
from factio.model import Claim

KINDS = list(load().kinds.values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_examples(kind: Kind) -> None:
    telling = [example for example in kind.examples if example.claims]
    silent = [example for example in kind.examples if not example.claims]
    assert len(telling) >= 4
    assert silent
    for example in kind.examples:
        for claim in example.claims:
            assert faults(load(), claim) == []
            assert claim.date is None or valid(claim.date), claim.date
            assert claim.phase or load().kinds[claim.kind].sort != "state", example.text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_names_in_examples_stand_in_their_sentence(kind: Kind) -> None:
    for example in kind.examples:
        text = f"{example.text} {example.subject}".lower()
        for claim in example.claims:
            for role, value in claim.roles.items():
                closed = load().kinds[claim.kind].roles[role].values or role in ("number", "seats", "votes")
                for item in (value,) if isinstance(value, str) else value:
                    if not closed and not item.startswith("<") and claim.kind != "trait":
                        known = item.lower() in text or role in ("office", "unit")
                        assert known, (example.text, role, item)


def test_no_sentence_stands_twice_in_a_kind() -> None:
    for kind in KINDS:
        texts = [example.text for example in kind.examples]
        assert len({*texts}) == len(texts)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (Claim("theft", {}, "", 0, 0), 'kind: "theft" is none'),
        (Claim("ban", {"party": "X"}, "", 0, 0), "party: no such role"),
        (Claim("ban", {"organisation": ("X",)}, "", 0, 0), "organisation: one value is wanted, not a list"),
        (Claim("merger", {"parties": "X"}, "", 0, 0), "parties: a list is wanted"),
        (Claim("merger", {"parties": ()}, "", 0, 0), "parties: empty"),
        (Claim("ban", {"organisation": " "}, "", 0, 0), "organisation: empty"),
        (Claim("ban", {"reason": "X"}, "", 0, 0), "none of the anchors is filled"),
        (Claim("ban", {"organisation": "X"}, "", 0, 0, phase="ends"), 'phase: "ends" does not fit'),
        (Claim("ban", {"organisation": "X"}, "", 0, 0, phase="on"), 'phase: "on" is none of'),  # type: ignore[arg-type]
        (Claim("ban", {"organisation": "X"}, "", 0, 0, modality="so"), 'modality: "so"'),  # type: ignore[arg-type]
        (Claim("ban", {"organisation": "X"}, "", 0, 0, polarity="yes"), 'polarity: "yes"'),  # type: ignore[arg-type]
        (Claim("wing", {"wing": "X", "of": "Y", "sort": "naval"}, "", 0, 0), 'sort: "naval" is none of'),
    ],
)
def test_faults(claim: Claim, told: str) -> None:
    assert any(fault.startswith(told) for fault in faults(load(), claim))
