"""Words in a picture: how wide they are, where their lines break, and what keeps foreign ones inert.

Widths are those of the wider of two common typefaces, so that a label fits whichever of the fonts that the
style asks for a reader's machine has. What the table does not know is guessed from Unicode's own properties.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import resources

import msgspec

# The wide forms of East Asian writing fill a square; other unknown letters are taken for wide ones.
_SQUARE, _OTHER = 1.0, 0.85
_BOLD = 1.13

# Which fonts are asked for, by script. Renderers take the first that they have for a whole run of text.
PLAIN = "'Liberation Sans', Arial, Helvetica, 'Noto Sans', sans-serif"
_FONTS = (
    (r"[\u0590-\u05ff]", "'Liberation Sans', Arial, 'Noto Sans Hebrew', sans-serif"),
    (r"[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefe]", "'DejaVu Sans', Tahoma, 'Noto Sans Arabic', sans-serif"),
    (r"[\uac00-\ud7af\u1100-\u11ff]", "'Noto Sans CJK KR', 'Noto Sans KR', 'Malgun Gothic', sans-serif"),
    (r"[\u3040-\u30ff]", "'Noto Sans CJK JP', 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', sans-serif"),
    (r"[\u3400-\u9fff\U00020000-\U0003ffff]", "'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"),
    (r"[\u0900-\u097f]", "'Noto Sans Devanagari', 'Nirmala UI', Mangal, sans-serif"),
)  # fmt: skip
_FONT_OF = tuple((re.compile(pattern), fonts) for pattern, fonts in _FONTS)

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u058f\u0900-\u0dff\u3040-\u9fff\uac00-\ud7af]")
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C))
_CONTROLS = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_REPLACED = dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0)), 0xFFFD)
_SPACES = {ord(space): " " for space in "\t\n\r\v\f\u0085\u2028\u2029"}
_INERT = {**_CONTROLS, **_REPLACED, **_TURNS, **_SPACES, 0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}


class Words(msgspec.Struct, frozen=True):
    """Text broken into `lines`, `width` units wide and `height` high at `size`."""

    lines: tuple[str, ...]
    size: float
    width: float
    height: float
    bold: bool = False

    @property
    def leading(self) -> float:
        """From one line's foot to the next."""
        return leading(self.size)


def leading(size: float) -> float:
    """From one line's foot to the next at a size."""
    return round(size * 1.2, 2)


def inert(text: str) -> str:
    """`text` on one line, its control characters made visible, without what turns the direction of writing.

    Signs outside Unicode's first plane that are no characters are replaced too: XML does not allow them.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    shown = text.translate(_INERT)
    return "".join(c if ord(c) & 0xFFFE != 0xFFFE else "\ufffd" for c in shown).strip()


def one_direction(text: str) -> str:
    """`text` between marks that make a right-to-left name keep its brackets and stops on the right side."""
    right = _RIGHT_TO_LEFT.search(text)
    left = _LEFT_TO_RIGHT.search(text)
    if right and (left is None or right.start() < left.start()):
        return f"\u200f{text}\u200f"
    return text


def fonts(text: str) -> str:
    """The font families to ask for, by the first script in `text` that needs its own."""
    if text.isascii():
        return PLAIN
    return next((found for pattern, found in _FONT_OF if pattern.search(text)), PLAIN)


@lru_cache(maxsize=1)
def _widths() -> dict[int, float]:
    found: dict[int, float] = {}
    for line in (resources.files("factio.figures") / "widths.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            first, row = line.split(" ", 1)
            for place, letter in enumerate(row):
                found[int(first, 16) + place] = (ord(letter) - 48) / 40
    return found


@lru_cache(maxsize=4096)
def _width(character: str) -> float:
    known = _widths().get(ord(character))
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or ord(character) >= 0x10000:
        return _SQUARE if ord(character) < 0x1F000 else 1.4
    return _OTHER


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide one line of `text` is at most, in the units of `size`."""
    return sum(map(_width, text)) * size * (_BOLD if bold else 1.0)


def wrapped(text: str, size: float, widest: float, bold: bool = False) -> Words:
    """`text` broken at blanks into lines no wider than `widest`; longer words are broken where they must."""
    lines: list[str] = []
    line = ""
    for word in _pieces(inert(text)):
        joined = line + word
        if not line or width(joined.rstrip(), size, bold) <= widest:
            line = joined
        else:
            lines.append(line.rstrip())
            line = word.lstrip()
        while width(line.rstrip(), size, bold) > widest and len(line.rstrip()) > 1:
            cut = _fits(line, size, widest, bold)
            lines.append(line[:cut])
            line = line[cut:].lstrip()
    if line.rstrip() or not lines:
        lines.append(line.rstrip())
    widths = [width(one, size, bold) for one in lines]
    return Words(tuple(lines), size, max(widths), leading(size) * len(lines), bold)


def widest_word(text: str, size: float, bold: bool = False) -> float:
    """How wide the widest of the words is that are not to be broken."""
    return max((width(word.rstrip(), size, bold) for word in _pieces(inert(text))), default=0.0)


def _pieces(text: str) -> list[str]:
    """Words with the blanks behind them; in writing without blanks, single characters."""
    return re.findall(r"[\u2e80-\u9fff\uf900-\ufaff]|[^\s\u2e80-\u9fff\uf900-\ufaff]+\s*|\s+", text)


def _fits(line: str, size: float, widest: float, bold: bool) -> int:
    """How many characters of `line` fit, at least one; marks stay with their letter."""
    room, cut = widest, 0
    for character in line:
        room -= width(character, size, bold)
        if room < 0:
            break
        cut += 1
    cut = max(cut, 1)
    while cut < len(line) and unicodedata.combining(line[cut]):
        cut += 1
    return cut
