"""Whether the words around a quote deny what a claim says of them."""

from __future__ import annotations

import re
from functools import lru_cache

from factio.codebook import Kind

_NOT = re.compile(r"\b(?:not|never|cannot|neither|nor)\b(?! (?:only|just|merely|until)\b)|n['’]t\b", re.I)
_BOUNDARY = re.compile(
    r"[.,;:()]|\b(?:but|although|though|while|whereas|because|until|when|which|who|that|and|if|as|after|since|so|where|before|than)\b",
    re.I,
)
_DENYING = re.compile(
    r"\b(?:not|never|no|non|none|nothing|neither|nor|cannot|without|"
    r"un(?:able|registered|successful\w*|recogni[sz]ed)|"
    r"fail\w*|refus\w*|reject\w*|declin\w*|den(?:y|ied|ies|ial)\w*|disqualif\w*|lack\w*|instead|rather than|"
    r"ineligible|invalid\w*|annul\w*|withdr\w*|prevent\w*|ceas\w*|less than|fewer than|below|under|"
    r"short of)\b|n['’]t\b",
    re.I,
)
_REACH = 70
"""Characters behind a "not" that it can deny."""
_WORD = re.compile(r"[^\W\d_]+")


def denied(sentence: str, start: int, end: int, kind: Kind) -> bool:
    """Whether a "not" or "never" in `sentence` denies what its characters `start` to `end` say of `kind`."""
    told = _evoking(sentence, start, end, kind)
    for sign in _NOT.finditer(sentence):
        stop = _BOUNDARY.search(sentence, sign.end(), min(len(sentence), sign.end() + _REACH))
        reach = stop.start() if stop else min(len(sentence), sign.end() + _REACH)
        if told:
            if any(sign.end() <= place < reach for place in told):
                return True
        elif sign.start() < end and reach > start and sign.end() - start < 30 and sign.end() >= start - 20:
            return True
    return False


def may_deny(sentence: str) -> bool:
    """Whether any word in `sentence` can carry a denial."""
    return _DENYING.search(sentence) is not None


def _evoking(sentence: str, start: int, end: int, kind: Kind) -> list[int]:
    """Where, between `start` and `end`, words of `sentence` stand that evoke `kind`."""
    stems = _stems(kind)
    return [
        word.start()
        for word in _WORD.finditer(sentence, start, end)
        if any(word.group().lower().startswith(stem) for stem in stems)
    ]


@lru_cache(maxsize=200)
def _stems_of(kind: str, words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({word[: max(4, len(word) - 2)] for word in words if len(word) >= 4}))


def _stems(kind: Kind) -> tuple[str, ...]:
    words = {
        word.split()[0].lower()
        for frame in kind.frames
        for words in (frame.verbs, frame.nouns, frame.adjectives)
        for word in words
        if word
    }
    return _stems_of(kind.kind, tuple(sorted(words)))
