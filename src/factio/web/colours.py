"""The colours of the kinds: as the codebook has them, moved until they stand out from the paper."""

from __future__ import annotations

import re

from factio.codebook import Codebook
from factio.figures.colours import contrast, luminance

LIGHT_PAPER = "#fcfbf8"
DARK_PAPER = "#15171a"
# What the web's accessibility guidelines ask of marks that carry meaning (1.4.11).
CONTRAST = 3.0
_PLAIN = "#6b6b6b"
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_STEPS = 40


def standing_out(colour: str, paper: str, enough: float = CONTRAST) -> str:
    """`colour`, mixed with white or black as far as it takes to have `enough` contrast with `paper`."""
    if not _HEX.fullmatch(colour):
        colour = _PLAIN
    away = "#000000" if luminance(paper) > 0.2 else "#ffffff"
    for step in range(_STEPS + 1):
        mixed = _mixed(colour, away, step / _STEPS)
        if contrast(mixed, paper) >= enough:
            return mixed
    return away


def kind_classes(codebook: Codebook) -> dict[str, str]:
    """The style class of each kind. They count the kinds, since a kind may be called anything."""
    return {kind: f"kind-{number}" for number, kind in enumerate(codebook.kinds)}


def kind_styles(codebook: Codebook) -> str:
    """The rules that give each kind its colour, on light and on dark paper."""
    classes = kind_classes(codebook)
    light, dark = [], []
    for kind in codebook.kinds.values():
        rule = "." + classes[kind.kind] + " {{ --kind: {} }}"
        light.append(rule.format(standing_out(kind.colour, LIGHT_PAPER)))
        dark.append("  " + rule.format(standing_out(kind.colour, DARK_PAPER)))
    return "\n".join([*light, "@media screen and (prefers-color-scheme: dark) {", *dark, "}", ""])


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
