"""Dates in running text (first form: full dates, months and years with the commonest prepositions)."""

from __future__ import annotations

import re
from datetime import date

from factio.dates.expression import DateExpression

_MONTHS = [date(2001, n, 1).strftime("%B") for n in range(1, 13)]
_WORDS = re.compile(
    r"\b(?:(in|on|since|until|by|before|after|from|during|around|about)\s+(?:the\s+)?)?"
    r"(?:(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(" + "|".join(_MONTHS) + r"),?\s+)?((?:1[5-9]|20)\d\d)(s?)\b",
    re.IGNORECASE,
)
_FORMS = {
    "since": "{}/..",
    "from": "{}/..",
    "until": "../{}",
    "by": "[..{}]",
    "before": "[..{}]",
    "after": "[{}..]",
    "around": "{}~",
    "about": "{}~",
}


def find(text: str, reference: str | None = None) -> tuple[DateExpression, ...]:
    """Every date that `text` names, in order, without overlap. Never raises."""
    found = []
    for match in _WORDS.finditer(text):
        preposition, day, month, year, decade = match.groups()
        value = year[:3] + "X" if decade else year
        if month:
            value += f"-{_MONTHS.index(month.capitalize()) + 1:02}" + (f"-{int(day):02}" if day else "")
        name = (preposition or "").lower()
        found.append(
            DateExpression(
                match.start(), match.end(), match.group(), _FORMS.get(name, "{}").format(value), value,
                "around" if name == "about" else name,
                bare_start=match.start(2 if day else 3 if month else 4),
            )
        )  # fmt: skip
    return tuple(found)
