"""A text as words, numbers and signs with their places, and quick look-up of wordings in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

# A blank line is a token of its own ("\n"), and so is the wide gap between two columns, so that
# nothing is read across them.
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\n[^\S\n]*\n\s*|(?<!\s)[^\S\n]{3,}|[^\w\s]|_")
PADDING = 8  # empty tokens behind the last, so that looking ahead needs no test for the end


class Tokens:
    """The tokens of `text`: lower-case words, and where each starts and ends."""

    __slots__ = ("count", "ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _TOKEN.finditer(text)]
        small = text.lower()
        if len(small) == len(text):  # no letter has a longer small form, as "İ" has
            words = [small[start:end] for start, end in spans]
        else:
            words = [text[start:end].lower() for start, end in spans]
        self.words: list[str] = ["\n" if word[0].isspace() else word for word in words]
        self.starts: list[int] = [start for start, _ in spans]
        self.ends: list[int] = [end for _, end in spans]
        self.count = len(spans)
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
    """Wordings of several words each, found in tokens by their first two words, longest first."""

    def __init__(self, table: Mapping[str, T]) -> None:
        self._alone: dict[str, T] = {}
        self._by_second: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        for wording, meaning in table.items():
            first, *rest = wording.split()
            if not rest:
                self._alone[first] = meaning
                continue
            self._by_second.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest[1:]), meaning))
        for seconds in self._by_second.values():
            for entries in seconds.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def first_words(self) -> set[str]:
        """The words that any wording begins with."""
        return self._alone.keys() | self._by_second.keys()

    def later_words(self) -> set[str]:
        """The words that any wording goes on with."""
        seconds = [(second, entry) for by in self._by_second.values() for second, entry in by.items()]
        return {second for second, _ in seconds} | {
            w for _, entry in seconds for rest, _ in entry for w in rest
        }

    def single_words(self) -> set[str]:
        """The wordings of one word."""
        return set(self._alone)

    def at(self, tokens: Tokens, place: int) -> tuple[T, int] | None:
        """The longest wording that stands at token `place`, and the token behind it."""
        found = self.all_at(tokens, place)
        return found[0] if found else None

    def all_at(self, tokens: Tokens, place: int) -> list[tuple[T, int]]:
        """Every wording that stands at token `place`, longest first."""
        words = tokens.words
        first = words[place]
        found: list[tuple[T, int]] = []
        seconds = self._by_second.get(first)
        if seconds:
            entries = seconds.get(words[place + 1])
            if entries:
                begin = place + 2
                for rest, meaning in entries:
                    end = begin + len(rest)
                    if tuple(words[begin:end]) == rest:
                        found.append((meaning, end))
        if first in self._alone:
            found.append((self._alone[first], place + 1))
        return found
