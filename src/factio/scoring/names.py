"""Which names are one thing, by what the gold itself says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from factio.scoring.coded import Coded

# Claims that set two names side by side: after them both mean one thing.
SIDE_BY_SIDE = {"name": ("organisation", "name"), "renaming": ("from", "into")}
SMALL_WORDS = frozenset(("of", "the", "a", "in", "by", "and"))
GROUP_OVERLAP = 0.4


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """The name without case, accents, possessives, punctuation and a leading article."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    letters = re.sub(r"['’`´ʼ]s?\b", "", letters)
    letters = re.sub(r"[^\w<>%.]+", " ", letters).strip(" .")
    return re.sub(r"^(the|a|an) ", "", letters)


class Names:
    """Resolves a name to the longest that the gold's `name` and `renaming` claims tie it to."""

    def __init__(self, claims: Iterable[Coded]) -> None:
        self._longer: dict[str, str] = {}
        for claim in claims:
            if claim.kind not in SIDE_BY_SIDE:
                continue
            one, other = SIDE_BY_SIDE[claim.kind]
            if claim.roles.get(one) and claim.roles.get(other):
                pair = self.main(claim.roles[one][0]), self.main(claim.roles[other][0])
                long, short = sorted(pair, key=len, reverse=True)
                if long != short:
                    self._longer[short] = long

    def main(self, name: str) -> str:
        """The plain form of the longest name that means the same thing."""
        form = plain(name)
        while form in self._longer:
            form = self._longer[form]
        return form

    def same(self, one: str, other: str) -> bool:
        """Whether two names mean one thing; `<descriptions>` do when enough of their words agree."""
        left, right = self.main(one), self.main(other)
        if left == right:
            return True
        if not left.startswith("<") and not right.startswith("<"):
            return False
        words = set(re.findall(r"\w+", left)) - SMALL_WORDS
        others = set(re.findall(r"\w+", right)) - SMALL_WORDS
        shared = len(words & others)
        return shared > 0 and shared >= GROUP_OVERLAP * min(len(words), len(others))

    def near(self, one: str, other: str) -> bool:
        """Whether two values of a detail agree: one thing, or one's words within the other's."""
        return self.same(one, other) or plain(one) in plain(other) or plain(other) in plain(one)
