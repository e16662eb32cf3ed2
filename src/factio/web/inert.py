"""What keeps foreign text inert: characters that command a terminal or turn the direction of writing."""

from __future__ import annotations

import re

# The pictures of control characters stand at U+2400 in the order of the characters themselves.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
_PICTURES[0x7F] = "\u2421"
_REPLACED = "\ufffd"
_OTHERS = {code: _REPLACED for code in (*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)}
# Embeddings, overrides and isolates. A page isolates every name and quote by itself; the marks for
# direction (U+200E, U+200F), which only say what a letter would, are left.
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_TABLE: dict[int, str | None] = {**_PICTURES, **_OTHERS, **_TURNS}
_ANY = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")


def inert(text: str) -> str:
    """`text` without what turns the direction of writing, and with its control characters made visible."""
    return text.translate(_TABLE) if _ANY.search(text) else text


def inert_value(value: object) -> object:
    """`inert` for what a template writes; markup that the templates made themselves is left as it is."""
    return inert(value) if type(value) is str else value
