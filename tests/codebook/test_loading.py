"""The shipped codebook: what is in it, in which order, and how fast it is there."""

import subprocess
import sys

import msgspec
import pytest

from factio.codebook import Slot, load
from factio.codebook.loading import load as again


def test_kinds_stand_in_the_order_of_the_groups() -> None:
    book = load()
    assert book.version == "2.1"
    assert len(book.kinds) == 35
    assert list(book.kinds) == [name for group in book.groups for name in group.kinds]
    assert list(book.kinds)[:4] == ["founding", "split", "merger", "renaming"]
    assert list(book.kinds)[-2:] == ["name", "trait"]
    assert all(book.kinds[name].group == group.title for group in book.groups for name in group.kinds)


def test_loaded_once() -> None:
    assert load() is again()


def test_nothing_in_it_can_be_changed() -> None:
    with pytest.raises(AttributeError):
        load().kinds["ban"].core = False  # type: ignore[misc]


def test_every_kind_is_whole() -> None:
    for kind in load().kinds.values():
        assert kind.definition.strip()
        assert len(kind.colour) == 7 and kind.colour.startswith("#")
        assert kind.anchors
        assert kind.phases == ("starts", "ends", "holds") or kind.sort != "state"
        assert all(role.types for role in kind.roles.values())


def test_colours_tell_kinds_apart() -> None:
    colours = [kind.colour for kind in load().kinds.values()]
    assert len({*colours}) == len(colours)


def test_slots_of_frames_are_parsed() -> None:
    frames = [frame for kind in load().kinds.values() for frame in kind.frames]
    assert all(isinstance(slot, Slot) for frame in frames for slot in frame.roles.values())


def test_rules_and_dates_are_there() -> None:
    book = load()
    assert len(book.rules) == 12
    assert {"1964/1966", "[..1969]", "18XX"} <= {date.edtf for date in book.dates}


def test_it_can_be_written_out() -> None:
    assert msgspec.json.encode(load())


def test_reading_it_needs_no_heavy_library() -> None:
    code = "import sys; from factio.codebook import load; load(); print('spacy' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"
