"""The colours of the figures, on light and on dark paper, and how a party's own colour is let in.

The hues are those of Okabe and Ito (2008, "Color Universal Design"), which people with any common form of
colour blindness tell apart; each is moved until it stands out from the paper. Nothing is told by hue alone:
branches differ by line and mark, bans by hatching, doubt by fading.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

Theme = Literal["light", "dark", "auto"]

# What the web's accessibility guidelines ask of marks that carry meaning (1.4.11), and of text (1.4.3).
MARKS, TEXT = 3.0, 4.5


class Palette(msgspec.Struct, frozen=True):
    """Colours (#rrggbb) by what they are for."""

    paper: str
    ink: str
    faint: str
    grid: str
    lane: str
    focus: str
    split: str
    merger: str
    founding: str
    thin: str
    ban: str
    first: str
    second: str
    third: str
    fourth: str


LIGHT = Palette(
    paper="#ffffff",
    ink="#1d2126",
    faint="#5b6470",
    grid="#e3e6ea",
    lane="#7f93ad",
    focus="#27496d",
    split="#c04a00",
    merger="#0068a8",
    founding="#00795a",
    thin="#6f7782",
    ban="#1d2126",
    first="#0072b2",
    second="#c04a00",
    third="#00795a",
    fourth="#a8407f",
)
DARK = Palette(
    paper="#15171a",
    ink="#eceff3",
    faint="#a3adba",
    grid="#2b3037",
    lane="#6f86a3",
    focus="#b4d0f0",
    split="#f08a3c",
    merger="#56b4e9",
    founding="#2fc09a",
    thin="#98a2ae",
    ban="#f4f6f9",
    first="#56b4e9",
    second="#f08a3c",
    third="#2fc09a",
    fourth="#dd8fbd",
)

# Colours that keep three to one both with white and with the dark paper lie in this span of lightness.
_LOW, _HIGH = 0.13, 0.29
_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\b")
_NAMED = {
    "red": "#d0021b", "dark red": "#8b0000", "crimson": "#dc143c", "maroon": "#800000", "pink": "#d8588c",
    "orange": "#f08a00", "yellow": "#e8c000", "gold": "#d4a017", "green": "#1a8a3a", "dark green": "#006400",
    "blue": "#1f5fbf", "dark blue": "#00008b", "light blue": "#5aa0e0", "navy blue": "#000080",
    "navy": "#000080", "azure": "#2f86d0", "purple": "#7a3fa0", "violet": "#7a3fa0", "magenta": "#c0268c",
    "black": "#000000", "white": "#ffffff", "grey": "#808080", "gray": "#808080", "brown": "#7b4a20",
    "turquoise": "#1aa39a",
}  # fmt: skip


def luminance(colour: str) -> float:
    """How light `colour` (#rrggbb) is, 0 for black to 1 for white, as WCAG 2 defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=1024)
def accent(told: str) -> str:
    """A party's own colour as its source writes it, moved until it stands out on either paper.

    "" where the words are no colour that is known.
    """
    written = _HEX.search(told)
    if written:
        digits = written[1] if len(written[1]) == 6 else "".join(c * 2 for c in written[1])
        colour = f"#{digits.lower()}"
    else:
        colour = _NAMED.get(" ".join(re.findall(r"[a-z]+", told.lower())), "")
    if not colour:
        return ""
    away = "#000000" if luminance(colour) > _HIGH else "#ffffff"
    for step in range(41):
        moved = _mixed(colour, away, step / 40)
        if _LOW <= luminance(moved) <= _HIGH:
            return moved
    return "#808080"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
