"""What the keys of frames and patterns ask for, each on a codebook of one entry of its own."""

import msgspec
import pytest
from prose import READER, page

from factio.codebook.entries import Codebook, Frame, Kind, Pattern
from factio.codebook.slots import slot
from factio.codebook.trouble import Place
from factio.model import Claim
from factio.reading import Reader

KINDS = READER.codebook.kinds
HERE = Place("test")


def read(kind: str, text: str, *entries: Frame | Pattern) -> list[Claim]:
    """The claims of a text by these entries alone."""
    frames = tuple(e for e in entries if isinstance(e, Frame))
    patterns = tuple(e for e in entries if isinstance(e, Pattern))
    one: Kind = msgspec.structs.replace(KINDS[kind], frames=frames, patterns=patterns, fields=())
    codebook: Codebook = msgspec.structs.replace(READER.codebook, kinds={kind: one})
    return list(Reader(codebook).read(page(text)).claims)


def frame(**keys: object) -> Frame:
    roles = {"organisation": slot("subject object: organisation", HERE)}
    return msgspec.structs.replace(Frame("one", verbs=("found", "form"), roles=roles), **keys)


FOUNDED = "In 1932 the Labour League formed."


@pytest.mark.parametrize(
    ("keys", "told", "silent"),
    [
        ({"unless_with": ("merger",)}, FOUNDED, "The Labour League was formed by a merger in 1932."),
        ({"bare": True}, FOUNDED, "In 1932 the Labour League formed a choir."),
        ({"dated": True}, FOUNDED, "The Labour League formed."),
        ({"complements": ("strike",)}, "The Labour League was formed in a strike.", FOUNDED),
        (
            {"needs": slot("in: place", HERE)},
            "The Labour League was formed in Norway.",
            "The Labour League was formed.",
        ),
        (
            {"lacks": slot("in: place", HERE)},
            "The Labour League was formed.",
            "The Labour League was formed in Norway.",
        ),
    ],
)
def test_a_key_lets_one_pass_and_not_the_other(keys: dict[str, object], told: str, silent: str) -> None:
    assert [c.roles["organisation"] for c in read("founding", told, frame(**keys))] == ["Labour League"]
    assert read("founding", silent, frame(**keys)) == []


def test_alone_wants_one_name_in_a_role_for_one() -> None:
    text = "In 1932 the Labour League and the Radical Union formed."
    assert len(read("founding", text, frame())) == 2
    assert read("founding", text, frame(alone=True)) == []


def test_words_fill_a_placeholder_of_text() -> None:
    pattern = Pattern("one", r"{organisation:organisation} became an? {into_form:text} in")
    found = read("transformation", "The Labour League became a loose network in 1932.", pattern)
    assert [dict(c.roles) for c in found] == [{"organisation": "Labour League", "into_form": "loose network"}]


def test_a_star_takes_a_list() -> None:
    pattern = Pattern("one", "{parties:organisation*} merged")
    found = read("merger", "The Labour League, the Radical Union and the Harvest Party merged.", pattern)
    assert [c.roles["parties"] for c in found] == [("Labour League", "Radical Union", "Harvest Party")]


def test_a_topic_falls_to_who_is_spoken_of() -> None:
    pattern = Pattern("one", "[Tt]he doors were closed", topic="organisation")
    text = "The Harvest Party is a party in Norway. The doors were closed in 1932."
    assert [c.roles["organisation"] for c in read("dissolution", text, pattern)] == ["Harvest Party"]


@pytest.mark.parametrize(("part", "date"), [("begin", "1905"), ("end", "1934")])
def test_a_part_takes_one_end_of_a_span(part: str, date: str) -> None:
    pattern = msgspec.structs.replace(
        Pattern("one", "{organisation:organisation} lived from {date:date}"), part=part
    )
    found = read("founding", "The Labour League lived from 1905 to 1934.", pattern)
    assert [c.date for c in found] == [date]


def test_words_of_a_pattern_describe_a_part_without_a_name() -> None:
    pattern = Pattern("one", "[Tt]he (?P<faction>left of (?:the )?{of:organisation})")
    claims = read("faction", "The left of the Labour League wanted peace.", pattern)
    assert [c.roles["faction"] for c in claims] == ["<left of the Labour League>"]


def test_who_is_spoken_of_is_the_second_party_of_a_merger_that_names_one() -> None:
    pattern = Pattern("one", "merger with (?:the )?{parties:organisation*}", topic="parties")
    text = "The Labour League was founded in 1932. A merger with the Weavers' Union followed in 1951."
    assert [c.roles["parties"] for c in read("merger", text, pattern)] == [
        ("Labour League", "Weavers' Union")
    ]


def test_founders_are_of_the_body_whose_founding_was_told_last() -> None:
    text = (
        "The Labour League met in 1932. It founded the Weavers' Union in 1935. The founders were Ann Smith."
    )
    claims = READER.read(page(text)).claims
    assert [c.roles["organisation"] for c in claims if c.kind == "founder"] == ["Weavers' Union"]
