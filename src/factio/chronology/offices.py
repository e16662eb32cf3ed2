"""Offices: which words name the same one, and which have one holder at a time."""

from __future__ import annotations

import re
from functools import lru_cache

from factio.codebook.chronology_rules import Offices

LEADER = "leader"


class OfficeBook:
    """Compares the offices of one codebook: without hyphen, case, order of words and fillers."""

    def __init__(self, offices: Offices) -> None:
        self.offices = offices
        self._fillers = frozenset(offices.fillers)
        self._shared = frozenset(offices.shared)
        self._synonyms = {f" {_plain(a)} ": f" {_plain(b)} " for a, b in offices.synonyms.items()}
        self._leader = {self._sorted(word) for word in offices.leader}
        self._single = {self._sorted(word) for word in offices.single}
        self._strict = {self._sorted(word) for word in offices.strict}
        self._top = {self._sorted(word): rank for rank, word in reversed(list(enumerate(offices.top)))}
        self.key = lru_cache(maxsize=65536)(self._key)

    def _key(self, office: str) -> str:
        """The key under which an office is compared; "leader" for all words for a leader, "" for none."""
        found = self._sorted(office)
        return LEADER if found in self._leader else found

    def is_single(self, key: str) -> bool:
        """Whether the office has one holder at a time, so that it passes when a successor takes it."""
        return key in self._single

    def is_strict(self, key: str) -> bool:
        """Whether two holders at one time cannot be true."""
        return key in self._strict

    def rank(self, key: str) -> int | None:
        """How high the office stands among the top offices (0 is the foremost); None when it is none."""
        return self._top.get(key)

    def _sorted(self, office: str) -> str:
        text = f" {_plain(office)} "
        for words, other in self._synonyms.items():
            text = text.replace(words, other)
        words_left = [word for word in text.split() if word not in self._fillers]
        return " ".join(sorted(words_left))


def _plain(office: str) -> str:
    return " ".join(re.findall(r"[\w']+", office.casefold().replace("-", " ").replace("’", "'")))
