"""A text as words, numbers and signs with their places, and quick look-up of wordings in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

# A blank line is a token of its own ("\n"), so that nothing is read across paragraphs.
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\n[^\S\n]*\n\s*|[^\w\s]|_")
PADDING = 8  # empty tokens behind the last, so that looking ahead needs no test for the end


class Tokens:
    """The tokens of `text`: lower-case words, and where each starts and ends."""

    __slots__ = ("count", "ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            word = text[start:end]
            self.words.append("\n" if word[0] == "\n" else word.lower())
            self.starts.append(start)
            self.ends.append(end)
        self.count = len(self.words)
        self.words += [""] * PADDING
        self.starts += [len(text)] * PADDING
        self.ends += [len(text)] * PADDING

    def glued(self, place: int) -> bool:
        """Whether token `place` follows the one before without a blank."""
        return place > 0 and self.starts[place] == self.ends[place - 1]

    def capital(self, place: int) -> bool:
        """Whether token `place` begins with a capital letter."""
        return place < self.count and self.text[self.starts[place]].isupper()

    def number(self, place: int) -> int | None:
        """The value of a token of one to four ASCII digits, else None."""
        word = self.words[place]
        return int(word) if len(word) <= 4 and word.isascii() and word.isdigit() else None


class Wordings(Generic[T]):
    """Wordings of several words each, found in tokens by their first word, longest first."""

    def __init__(self, table: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for wording, meaning in table.items():
            words = tuple(wording.split())
            self._by_first.setdefault(words[0], []).append((words, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def first_words(self) -> Iterable[str]:
        """The words that any wording begins with."""
        return self._by_first.keys()

    def at(self, tokens: Tokens, place: int) -> tuple[T, int] | None:
        """The longest wording that stands at token `place`, and the token behind it."""
        words = tokens.words
        entries = self._by_first.get(words[place])
        if entries:
            for wording, meaning in entries:
                end = place + len(wording)
                if len(wording) == 1 or tuple(words[place:end]) == wording:
                    return meaning, end
        return None

    def all_at(self, tokens: Tokens, place: int) -> list[tuple[T, int]]:
        """Every wording that stands at token `place`, longest first."""
        words = tokens.words
        return [
            (meaning, place + len(wording))
            for wording, meaning in self._by_first.get(words[place], ())
            if tuple(words[place : place + len(wording)]) == wording
        ]
