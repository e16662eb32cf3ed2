"""Text to words as the search compares them: the same for what is kept and for what is asked."""

from __future__ import annotations

import re
import unicodedata

from factio.identity.names import folded

_WORD = re.compile(r"\w+")
_UNSEEN = re.compile(r"[\u0640\u200b-\u200f\u2060\ufeff]")  # stretching and joining signs
# Scripts that write no blanks between words: each sign is a word, and signs asked together stand together.
_NO_BLANKS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
_PIECES = re.compile(f"[{_NO_BLANKS}]|[^{_NO_BLANKS}]+")
MARKS = {"entity": "e", "claim": "c", "document": "d"}
"""What each word of a sort begins with, so that looking for one sort walks over nothing of another."""
LONGEST = 60  # characters of a word that are compared


def runs(text: str) -> list[tuple[str, ...]]:
    """The words of `text` in order, in any script, without case, accents and marks.

    A run has more than one where a script writes no blanks: these have to stand side by side.
    """
    letters = _UNSEEN.sub("", folded(text)).replace("_", " ")
    kept = "".join(letter for letter in letters if unicodedata.category(letter)[0] != "M")
    return [
        tuple(piece[:LONGEST] for piece in _PIECES.findall(word))
        for word in _WORD.findall(kept)
        if word.strip()
    ]


def words(text: str) -> list[str]:
    """The words of `text`, one after the other."""
    return [piece for run in runs(text) for piece in run]
