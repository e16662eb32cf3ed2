"""Names told in one row are things of one sort: "the Liberal Party, the Free Centre and X" makes X a body."""

from __future__ import annotations

import itertools
import re

from factio.reading.lines import Line
from factio.reading.mentions.lexicon import lexicon
from factio.reading.mentions.names import NameSpan
from factio.reading.mentions.votes import Votes, decide, key

_BETWEEN = re.compile(r",? (?:and|or|&|as well as) (?:the )?|, (?:the )?")
_SURE = 2.5
"""Votes from which a name is taken for what it looks like, whatever stands beside it."""


def vote_in_rows(lines: list[Line], names: list[list[NameSpan]], votes: Votes) -> None:
    """Adds votes for names of unsure sort that stand among organisations."""
    for line, spans in zip(lines, names, strict=True):
        _vote_places(line.text, spans, votes)
        for row in _rows(line.text, spans):
            sure = [
                n for n in row if decide(n, votes[n]) == "organisation" and votes[n]["organisation"] > _SURE
            ]
            if len(row) < 3 or 3 * len(sure) < 2 * (len(row) - 1):
                continue
            for name in row:
                low = name.lower()
                known = low in lexicon().countries or low in lexicon().demonyms
                unsure = max(votes[name].values(), default=0) < _SURE
                if unsure and not known and decide(name, votes[name]) in {"place", "other"}:
                    votes[name]["organisation"] += _SURE


_OF_PLACES = re.compile(
    r"\b(?:cities|towns|places|villages|districts|provinces|regions|counties|departments|states|islands|"
    r"constituencies|seats)(?: such as| like| of| including| are| were|:) (?:the )?$"
)


def _vote_places(text: str, spans: list[NameSpan], votes: Votes) -> None:
    """Adds votes for names that stand in a row with a place: "in Bergen, Vigo or X", "towns such as X"."""
    among = False
    for span, following in itertools.pairwise(spans):
        name, other = key(span.text), key(following.text)
        told = _OF_PLACES.search(text[max(0, span.start - 40) : span.start]) is not None
        inside = text[max(0, span.start - 4) : span.start].endswith((" in ", " at ", "In ", "At "))
        among = among or told or inside
        if told:
            votes[name]["place"] += 2
        among = among and _BETWEEN.fullmatch(text[span.end : following.start]) is not None
        if among and decide(name, votes[name]) == "place" and " " not in other:
            known = other.isupper() or other.lower() in lexicon().organisation_heads
            votes[other]["place"] += 0 if known else 2


def _rows(text: str, spans: list[NameSpan]) -> list[list[str]]:
    rows: list[list[str]] = []
    before: NameSpan | None = None
    for span in spans:
        if before is not None and _BETWEEN.fullmatch(text[before.end : span.start]):
            rows[-1].append(key(span.text))
        else:
            rows.append([key(span.text)])
        before = span
    return rows
