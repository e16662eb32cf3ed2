"""Whether a run of words is a person's name: by the parser, a rank, an initial, or its unknown words."""

from __future__ import annotations

import re
from functools import cache

from factio.reading.mentions.lexicon import Lexicon, is_label, lexicon
from factio.reading.mentions.words import RUNS, Word


def names_a_person(right: list[Word], lex: Lexicon) -> bool:
    """Whether a run is a person's name, whose body it then is: "the Liberty Group of Ann Smith"."""
    if len(right) == 1:
        return right[0].label == "PERSON" and right[0].surname
    if all(word.label == "PERSON" for word in right):
        return True
    following = right[1].text.lower()
    if right[0].text.lower() in _RANKS:
        return following not in lex.naming and following not in lex.organisation_heads
    initial = _INITIAL.fullmatch(right[0].text) is not None
    return initial or (right[-1].surname and len(right) < 4) or looks_like_a_person(right, lex)


_RANKS = frozenset(
    "general colonel major captain lieutenant marshal admiral sheikh ayatollah maulana".split()
)
_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_OF_NO_PERSON = re.compile(
    r"(?:tion|sion|ism|ness|ity|ment|ance|ence|al|ic|ive|ship|hood|ural|ary|ese|ish|land)$"
)


@cache
def _known_words() -> frozenset[str]:
    """Lower-case words that no person is named of: lands, bodies, those who make them up."""
    lex = lexicon()
    lands = {*lex.countries, *lex.demonyms, *lex.place_heads, *lex.place_before}
    return frozenset(lands | {*lex.organisation_heads, *lex.naming, *RUNS["owners"]})


def looks_like_a_person(right: list[Word], lex: Lexicon) -> bool:
    """Whether two or three words, of which none is English, are no land or body that the parser knows."""
    low = [word.text.lower() for word in right]
    if not 2 <= len(right) <= 3 or any(w.label in {"GPE", "LOC", "NORP", "FAC"} for w in right):
        return False
    known = _known_words()
    if " ".join(low) in known or any(w in known or is_label(w) or _OF_NO_PERSON.search(w) for w in low[:-1]):
        return False
    plain = all(w.tag == "NNP" and w.text[1:].islower() for w in right)
    return plain and low[-1] not in known and not re.search(r"(?:tion|ism|ness|ment)$", low[-1])
