"""Several dates of one state: "in 1952, 1957 and 1968", "vice president of X (1952 and 1960–74)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factio.dates import DateExpression
from factio.reading.frames.matching import Draft
from factio.reading.lines import Bracket
from factio.reading.moments import told
from factio.reading.scene import Dated, Scene
from factio.reading.terms import several

_AND = re.compile(
    r"\s*(?:,|and|,\s*and|&|as well as|,?\s*and (?:again|also|then|later|once more))\s*"
    r"(?:(?:again|also|then|later)\s+)?(?:(?:from|in|between|during|since|until)\s+)?",
    re.I,
)
_OF_ANOTHER = re.compile(
    r",? (?!(?:and|or|but|as|by|with|for|to|at|in|on|until|when|after|before|under|of)\b)"
    r"[^\W\d]\w*+(?! \d)"
)
"""Whether a date behind "and" opens what is told next ("left in 2012, and in 2013 founded a party")."""
_LIFE = 31
"""Years; a bracket after a person's name that spans more may be a life and is no term."""


def coordinated(scene: Scene, dates: Sequence[DateExpression], found: Dated) -> list[Dated]:
    """The dates that "and" or a comma joins to the one that a state was found to have."""
    out: list[Dated] = []
    at, text = found.end, scene.line.text
    for date in sorted(dates, key=lambda d: d.start):
        if date.start < at or date.edtf is None or date.relative:
            continue
        if not _AND.fullmatch(text[at : date.start]) or _OF_ANOTHER.match(text, date.end):
            break
        out.append(told(date))
        at = date.end
    return out


def in_bracket(draft: Draft, scene: Scene) -> list[Dated]:
    """The terms in a bracket right after the office, organisation or person of a draft."""
    bracket = _after(draft, scene)
    if bracket is None:
        return []
    person = scene.line.text[: bracket.at].rstrip()
    named = any(m.type == "person" and m.end == len(person) for m in scene.mentions)
    out: list[Dated] = []
    for term in several(bracket.text):
        if term.date is None:
            continue
        years = [int(y) for y in re.findall(r"\d{4}", term.date)]
        if named and (scene.line.number == 0 or (len(years) == 2 and years[1] - years[0] >= _LIFE)):
            return []
        phase = term.phase if "/" in term.date or term.phase == "ends" else draft.phase or "holds"
        if re.match(r"since\b", bracket.text):
            phase = "starts"
        out.append(Dated(term.date, phase, f"“({bracket.text})”"))  # type: ignore[arg-type]
    return out


def _after(draft: Draft, scene: Scene) -> Bracket | None:
    ends = {end for _, end in draft.parts}
    for bracket in scene.line.brackets:
        if bracket.at in ends or bracket.at - 1 in ends:
            return bracket
    return None
