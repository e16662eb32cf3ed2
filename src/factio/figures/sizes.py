"""How many members an organisation had, when, and who says so."""

from __future__ import annotations

import re

import msgspec

from factio.chronology import Chronicle
from factio.chronology.days import FOREVER, OPEN
from factio.figures.lanes import Piece, Stretch
from factio.lineage.ties import bodies_in, dated

_NUMBER = re.compile(r"\d[\d,.  \u00a0]*")


class Size(msgspec.Struct, frozen=True):
    """One figure: `number` where it can be read, as it is `written`, of what, and by whom.

    `low` and `high` are the days between which it is told for, None where no source dates it.
    """

    number: float | None
    written: str
    unit: str
    by: str
    low: int | None
    high: int | None
    claims: tuple[str, ...]

    @property
    def drawn(self) -> Stretch | None:
        """Its time as bars; None where it has no day."""
        if self.low is None or self.high is None:
            return None
        piece = Piece("sure" if self.low == self.high else "doubtful", self.low, self.high)
        return Stretch((piece,), self.title, self.claims)

    @property
    def title(self) -> str:
        """The figure as a sentence."""
        return f"{self.written} {self.unit}" + (f", says {self.by}" if self.by else "")


def sizes(chronicle: Chronicle, name: str) -> list[Size]:
    """All figures of an organisation that are not denied, in the order of time."""
    wanted = set(chronicle.find(name))
    told: dict[tuple[object, ...], list[str]] = {}
    for claim in chronicle.claims:
        if claim.kind != "size" or claim.polarity is not None or claim.modality in ("planned", "alleged"):
            continue
        if not wanted & set(bodies_in(chronicle, claim, "organisation")):
            continue
        when = dated(claim.date)
        written = str(claim.roles.get("number", ""))
        by = claim.by or claim.source
        low = when.lo if when.lo > OPEN else when.hi if when.hi < FOREVER else None
        high = when.hi if when.hi < FOREVER else low
        key = (low, high, written, str(claim.roles.get("unit", "members")), by)
        told.setdefault(key, []).append(claim.id)
    found = [
        Size(read_number(str(written)), spaced(str(written)), str(unit), str(by), low, high, tuple(claims))  # type: ignore[arg-type]
        for (low, high, written, unit, by), claims in told.items()
    ]
    return sorted(found, key=lambda one: (one.low or FOREVER, one.high or FOREVER, one.written, one.by))


def read_number(written: str) -> float | None:
    """The number in words such as "about 12,000"; None where there is none."""
    found = _NUMBER.search(written)
    if not found:
        return None
    digits = re.sub(r"[\s\u00a0]", "", found[0]).rstrip(".,")
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", digits):
        digits = re.sub("[.,]", "", digits)
    decimal = digits.count(",") == 1 and "." not in digits
    digits = digits.replace(",", "." if decimal else "")
    try:
        return float(digits)
    except ValueError:
        return None


def spaced(written: str) -> str:
    """A bare number with commas between its thousands, anything else as it is written."""
    return f"{int(written):,}" if written.isdecimal() and len(written) > 4 else written
