"""A source's own day: what it says of the present holds then, and it tells of nothing later."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factio.chronology.days import FOREVER, OPEN, Window, whole, windows
from factio.codebook.chronology_rules import Tense
from factio.errors import DateError
from factio.model.told import ToldClaim, ToldSource


def own_days(claims: Iterable[ToldClaim], sources: Iterable[ToldSource]) -> dict[str, Window]:
    """When each source was written: its date if given, else after what it mentions and before it was read."""
    known = {source.name: source for source in sources}
    mentioned: dict[str, int] = {}
    for claim in claims:
        if claim.date is None or claim.modality == "planned":
            continue
        limit = _read(known.get(claim.source))
        day = _latest(claim.date)
        if day <= limit:
            mentioned[claim.source] = max(mentioned.get(claim.source, OPEN), day)
    names = {*known, *mentioned}
    return {name: _own(known.get(name), mentioned.get(name, OPEN)) for name in names}


def _own(source: ToldSource | None, mentioned: int) -> Window:
    if source is not None and source.published:
        try:
            return whole(source.published)
        except DateError:  # a date typed by hand into metadata; the other way is left
            pass
    if source is not None and source.latest is not None:
        mentioned = source.latest.toordinal()
    return Window(mentioned, max(_read(source), mentioned))


def _read(source: ToldSource | None) -> int:
    return FOREVER if source is None or source.read_on is None else source.read_on.toordinal()


def _latest(edtf: str) -> int:
    """The first day of the last thing that `edtf` names: so much of the past the source has seen."""
    try:
        return windows(edtf)[1].lo
    except DateError:
        return OPEN


class Words:
    """Tells past from present by the words of a quote."""

    def __init__(self, tense: Tense) -> None:
        self._past = re.compile(tense.past, re.IGNORECASE)
        self._present = re.compile(tense.present, re.IGNORECASE)

    def speaks_of_past(self, quote: str) -> bool:
        """Whether the words are of the past and none is of the present."""
        return bool(self._past.search(quote)) and not self._present.search(quote)

    def speaks_of_present(self, quote: str) -> bool:
        """Whether a word is of the present."""
        return bool(self._present.search(quote))
