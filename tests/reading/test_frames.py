"""Frames laid over clauses, with a small codebook of their own."""

import msgspec
import pytest
from prose import READER, scene_of

from factio.codebook.entries import Codebook, Frame, Kind, Slot
from factio.model import RoleValue
from factio.reading.clauses.predicates import predicates
from factio.reading.frames.matching import Draft, NearMiss, match_frames

WHO = Slot(("subject",), ("organisation",))
WHAT = Slot(("object",), ("organisation",))
SUPPORT = READER.codebook.kinds["support"]


def codebook(*frames: Frame) -> Codebook:
    kind: Kind = msgspec.structs.replace(SUPPORT, frames=frames, patterns=(), fields=())
    return msgspec.structs.replace(READER.codebook, kinds={kind.kind: kind})


def laid(text: str, *frames: Frame) -> list[Draft | NearMiss]:
    scene, story, _, _ = scene_of(text)
    return list(match_frames(scene, story, list(predicates(scene.view)), codebook(*frames)))


def drafts(text: str, *frames: Frame) -> list[dict[str, RoleValue]]:
    return [d.roles for d in laid(text, *frames) if isinstance(d, Draft)]


TWO = dict(zip(SUPPORT.anchors, (WHO, WHAT), strict=False))
FIRST, SECOND = SUPPORT.anchors[:2]
BACKS = Frame("backs", verbs=("back",), roles=TWO)
TEXT = "The Harvest Party backed the Labour League."
FOUND = [{FIRST: "Harvest Party", SECOND: "Labour League"}]


def test_slots_are_filled() -> None:
    assert drafts(TEXT, BACKS) == FOUND


def test_a_clause_without_the_word_gives_nothing() -> None:
    assert laid("The Harvest Party won.", BACKS) == []


def test_a_role_that_finds_nobody_is_a_near_miss() -> None:
    (miss,) = laid("The Harvest Party backed.", BACKS)
    assert isinstance(miss, NearMiss)
    assert (miss.frame, miss.missing) == ("backs", SECOND)


def test_an_optional_role_may_stay_empty() -> None:
    frame = Frame("backs", verbs=("back",), roles={**TWO, SECOND: Slot(("object",), ("organisation",), True)})
    assert drafts("The Harvest Party backed.", frame) == [{FIRST: "Harvest Party"}]


def test_silent_under_a_verb_of_another_event() -> None:
    frame = msgspec.structs.replace(BACKS, unless_under=("refuse",))
    assert drafts("The Harvest Party refused to back the Labour League.", frame) == []
    assert drafts(TEXT, frame) == FOUND


def test_the_first_frame_that_fits_wins() -> None:
    second = msgspec.structs.replace(BACKS, name="backs again")
    assert drafts(TEXT, BACKS, second) == FOUND


def test_a_frame_may_fire_beside_others() -> None:
    second = msgspec.structs.replace(BACKS, name="backs again", also=True)
    assert len(drafts(TEXT, BACKS, second)) == 2


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("The Harvest Party gave support to the Labour League.", True),
        ("The Harvest Party gave money to the Labour League.", False),
    ],
)
def test_a_light_verb_needs_its_object(text: str, fires: bool) -> None:
    frame = Frame("gives", verbs=("give",), objects=("support",), roles={FIRST: WHO})
    assert bool(drafts(text, frame)) is fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("The Harvest Party is an electoral ally of the Labour League.", True),
        ("The Harvest Party is an old ally of the Labour League.", False),
    ],
)
def test_a_noun_needs_its_modifier(text: str, fires: bool) -> None:
    roles = {FIRST: WHO, SECOND: Slot(("of",), ("organisation",))}
    frame = Frame("ally", nouns=("ally",), modifiers=("electoral",), roles=roles)
    assert bool(drafts(text, frame)) is fires
    other = msgspec.structs.replace(frame, modifiers=(), without=("electoral",))
    assert bool(drafts(text, other)) is not fires


def test_a_noun_needs_its_governor() -> None:
    roles = {FIRST: WHO, SECOND: Slot(("of",), ("organisation",))}
    frame = Frame("ally", nouns=("ally",), governors=("become",), roles=roles)
    assert drafts("The Harvest Party became an ally of the Labour League.", frame) == FOUND
    assert drafts("The Harvest Party lost an ally of the Labour League.", frame) == []


def test_a_verb_needs_its_clause() -> None:
    roles = {FIRST: WHO}
    frame = Frame("decides", verbs=("decide",), clauses=("join",), roles=roles)
    assert drafts("The Harvest Party decided to join the war.", frame) == [{FIRST: "Harvest Party"}]
    assert drafts("The Harvest Party decided to leave the war.", frame) == []


def test_a_later_codebook_has_its_own_frames() -> None:
    for verb in ("back", "praise", "back", "praise"):
        frame = msgspec.structs.replace(BACKS, verbs=(verb,))
        assert bool(drafts(TEXT, frame)) is (verb == "back")
