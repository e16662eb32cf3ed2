"""Own sentences with every expression of time marked in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from factio.dates import find

FILE = Path(__file__).with_name("phrases.yaml")
MARKED = re.compile(r"\[\[(?P<words>[^|]*)\|(?P<edtf>\[[^\]]*\]|[^|\]]*)(?:\|(?P<more>.*?))?\]\]")


class Case(NamedTuple):
    about: str
    sentence: str
    reference: str | None


def cases() -> list[Case]:
    groups = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [
        Case(group["about"], sentence, group.get("reference"))
        for group in groups
        for sentence in group["cases"]
    ]


def test_there_are_enough() -> None:
    assert len(cases()) >= 300


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.sentence[:60])
def test_every_expression_and_no_other(case: Case) -> None:
    text, expected, place = "", [], 0
    for mark in MARKED.finditer(case.sentence):
        text += case.sentence[place : mark.start()]
        start = len(text)
        text += mark["words"]
        expected.append((start, mark["words"], None if mark["edtf"] == "-" else mark["edtf"], mark["more"]))
        place = mark.end()
    text += case.sentence[place:]
    found = find(text, case.reference)
    assert [(one.start, one.text, one.edtf) for one in found] == [(s, w, e) for s, w, e, _ in expected]
    for one, (_, _, _, more) in zip(found, expected, strict=True):
        for demand in (more or "").split():
            match demand[:2]:
                case "v=":
                    assert one.value == demand[2:]
                case "p=":
                    assert one.preposition == demand[2:].replace("_", " ")
                case "r":
                    assert one.relative
                case "a":
                    assert one.attributive
                case _:
                    assert demand[0] == "<" and one.against == demand[1:]
