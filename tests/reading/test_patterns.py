"""Patterns over sentences in which names, offices, dates and numbers are typed stand-ins."""

import msgspec
from prose import READER, scene_of

from factio.codebook.entries import Codebook, Pattern
from factio.model import RoleValue
from factio.reading.frames.patterns import match_patterns
from factio.reading.frames.stand_ins import typed

SUPPORT = READER.codebook.kinds["support"]
FIRST, SECOND = SUPPORT.anchors[:2]


def drafts(text: str, match: str) -> list[dict[str, RoleValue]]:
    scene, story, _, dates = scene_of(text)
    kind = msgspec.structs.replace(SUPPORT, frames=(), patterns=(Pattern("one", match),), fields=())
    codebook: Codebook = msgspec.structs.replace(READER.codebook, kinds={kind.kind: kind})
    return [d.roles for d in match_patterns(scene, typed(scene, story, dates), codebook)]


MATCH = f"{{{FIRST}:organisation}} stood by (?:the )?{{{SECOND}:organisation|person}}"


def test_stand_ins_fill_the_roles() -> None:
    text = "The Harvest Party stood by the Labour League."
    assert drafts(text, MATCH) == [{FIRST: "Harvest Party", SECOND: "Labour League"}]


def test_any_of_the_types_fits() -> None:
    assert drafts("The Harvest Party stood by Ann Lee.", MATCH) == [
        {FIRST: "Harvest Party", SECOND: "Ann Lee"}
    ]


def test_a_mention_of_another_type_does_not_fit() -> None:
    assert drafts("Ann Lee stood by the Labour League.", MATCH) == []


def test_the_party_stands_for_its_name() -> None:
    text = "The Harvest Party is a party in Norway. The party stood by the Labour League."
    match = f"{{{FIRST}:organisation}} stood by (?:the )?{{{SECOND}:organisation}}"
    assert [d[FIRST] for d in drafts(text, match)] == ["Harvest Party"]


def test_an_unnamed_placeholder_fills_nothing() -> None:
    text = "The Harvest Party, with Ann Lee, stood by the Labour League."
    match = f"{{{FIRST}:organisation}}, with {{:person}}, stood by (?:the )?{{{SECOND}:organisation}}"
    assert drafts(text, match) == [{FIRST: "Harvest Party", SECOND: "Labour League"}]


def test_every_stand_in_leads_back_to_the_line() -> None:
    scene, story, _, dates = scene_of("In 1990 Ann Lee left the Harvest Party with 300 members.")
    line = typed(scene, story, dates)
    assert "Harvest Party" not in line.text
    assert "Ann Lee" not in line.text
    assert len(line.places) >= len(line.text)
    assert list(line.places) == sorted(line.places)
