"""Names told in one row are things of one sort: "the Liberal Party, the Free Centre and X" makes X a body."""

from __future__ import annotations

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
