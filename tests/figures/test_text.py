"""Words in figures: widths, lines, and foreign ones that stay words."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factio.figures.colours import DARK, LIGHT, MARKS, TEXT, accent, contrast
from factio.figures.svg import safe_address
from factio.figures.text import inert, one_direction, width, wrapped

sys.path.insert(0, str(Path(__file__).parent))
from families import claim, drawn
from reading_back import SVG, faults, read

HOSTILE = (
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "]]><svg onload=alert(1)>",
    "<!--", "-->", "&amp;lt;&#x3c;script&#x3e;", "'onmouseover='alert(1)",
    "javascript:alert(1)", "</title></text></svg><script>x</script>",
    "\x00\x01\x08\x0b\x1f\x7f\x85\x9b", "\ufffe\uffff\U0001ffff", "\ud800",
    "a\u202eb\u2066c\u2069\u202a", "\u200f\u200e", "line\nbreak\ttab", " " * 50, "x" * 400, "َ" * 60,
    "👩‍👩‍👧‍👦" * 8,
    "{name}", "%s", "url(#ban)", "&", "<", "\\",
)  # fmt: skip


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=80), st.floats(20, 300))
def test_lines_fit_and_nothing_is_lost(text, widest):
    words = wrapped(text, 11, widest)
    assert "".join("".join(words.lines).split()) == "".join(inert(text).split())
    assert all(width(line, 11) <= widest or len(line) <= 4 for line in words.lines if not _one_cluster(line))
    assert words.width == max(width(line, 11) for line in words.lines)


def _one_cluster(line):
    return width(line[:1], 11) > 0 and width(line[1:], 11) == 0


def test_bold_is_wider_and_squares_are_square():
    assert width("Party", 10, bold=True) > width("Party", 10)
    assert width("共産党", 10) == 30
    assert width("حزب العمل", 10) > 30


def test_names_from_the_right_keep_their_brackets():
    assert one_direction("حزب (تونس)") == "\u200fحزب (تونس)\u200f"
    assert one_direction("Party (حزب)") == "Party (حزب)"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_inert(words):
    told = [
        claim("founding", "1920", organisation=f"{words} A"),
        claim("split", "1931", from_=f"{words} A", into=[words or "B"], source=words or "a"),
        claim("renaming", "1940", from_=f"{words} A", into=f"{words} C"),
        claim("trait", organisation=f"{words} A", trait="colour", value=words),
    ]
    svg = drawn(told)
    root = ET.fromstring(svg.encode("utf-8"))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {
        "svg", "title", "desc", "style", "rect", "defs", "linearGradient", "stop", "pattern", "line", "g",
        "text", "a", "path", "circle",
    }  # fmt: skip
    for element in root.iter():
        assert not [name for name in element.attrib if name.startswith("on") or ":" in name.replace("{", "")]
        assert element.get("href", "/").startswith("/claims/") or element.get("href") is None
    assert not any(ord(c) < 32 and c != "\n" for c in svg)
    assert not set(svg) & set("\u202e\u2066\u2069\u202a")
    assert faults(read(svg)) == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", " JaVaScRiPt:1", "vbscript:x"]
)
def test_addresses_that_run_something_lead_nowhere(address):
    assert safe_address(address) == "#"
    assert safe_address("https://example.org/claims/1") == "https://example.org/claims/1"


def test_colours_stand_out_and_people_with_colour_blindness_tell_them_apart():
    for palette in (LIGHT, DARK):
        for what in ("ink", "faint"):
            assert contrast(getattr(palette, what), palette.paper) >= TEXT
        for what in (
            "lane",
            "focus",
            "split",
            "merger",
            "founding",
            "thin",
            "first",
            "second",
            "third",
            "fourth",
        ):
            assert contrast(getattr(palette, what), palette.paper) >= MARKS, what


@pytest.mark.parametrize("told", ["Red", "#FFFF00", "white", "black", "#fff", "dark blue"])
def test_a_partys_own_colour_stands_out_on_either_paper(told):
    moved = accent(told)
    assert contrast(moved, LIGHT.paper) >= MARKS and contrast(moved, DARK.paper) >= MARKS


def test_words_that_are_no_colour_give_none():
    assert accent("the colour of the sea") == ""
