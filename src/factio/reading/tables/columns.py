"""What each column of a table holds: from its header words, and from its values where they fail.

Plain-text tables lose cells that span rows or columns, so a second header row may have slipped
to the left ("Election | Votes | Seats" over "# | % | # | +/-"). Every way in which the lower
labels can belong to the upper ones is tried, and the one that the values fit best is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from factio.model import Table
from factio.reading.tables.lexicon import lexicon, normal, phrase_role, round_of
from factio.reading.tables.numbers import empty
from factio.reading.tables.shapes import column_fit, shape

_UNDER = {
    "votes": {"votes", "share", "rank", "swing", "change", "candidates"},
    "seats": {"seats", "of_seats", "change", "share", "rank"},
    "term": {"from", "until", "term", "when"},
    "share": {"share", "swing", "change"},
    "candidates": {"candidates", "seats", "change", "share"},
}
_COUNT = frozenset(("#", "no.", "no", "number", "num.", "num", "nr.", "nr", "n°", "nº", "№", "n"))
_FIGURE_ROLES = frozenset({"votes", "share", "seats", "of_seats", "candidates", "change", "swing", "rank"})
_MAXIMUM_LABELS = 12
_MAXIMUM_LAYOUTS = 2000


class Column(msgspec.Struct, frozen=True):
    """`role` ("" when nothing tells it), `round` of voting (0 unless named), `label` as written."""

    role: str
    round: int = 0
    label: str = ""


Header = tuple[tuple[str, str], ...]  # for each column its upper and its lower label


def columns(table: Table) -> tuple[tuple[Column, ...], int]:
    """The columns of `table`, and how many of its rows belong to the header."""
    upper = [[cell.text for cell in row] for row in table.header]
    body = [[cell.text for cell in row] for row in table.rows]
    taken = 0
    while taken < len(body) and len(upper) < 4 and _is_header(body[taken], not upper):
        upper.append(body[taken])
        taken += 1
    upper = [row for row in upper if _names_columns(row)]
    rows = [row for row in body[taken:] if len({text for text in row if text}) > 1][:40]
    width = max((len(row) for row in [*upper, *rows]), default=0)
    values = [[row[place] for row in rows if place < len(row)] for place in range(width)]
    if not upper:
        return _by_shape(values), taken
    fits: dict[tuple[str, int], float] = {}
    layouts = islice(_layouts(upper, width), _MAXIMUM_LAYOUTS)
    best = max(layouts, key=lambda header: _merit(header, values, fits))
    return _columns(best, values), taken


def _names_columns(row: Sequence[str]) -> bool:
    """A header row that is one long cell is the table's title."""
    return len({text for text in row if text.strip()}) > 1


def _is_header(row: Sequence[str], first: bool) -> bool:
    """A row of the body whose every word is a header's: labels that the layout could not tell from values."""
    told = [
        text
        for text in row
        if (text.strip() and not empty(text)) or text.strip() in ("#", "%", "±", "+/–", "+/-")
    ]
    if len(told) < 2 or any(
        shape(text) in ("date", "share", "of") or text.strip().isdigit() for text in told
    ):
        return False
    known = sum(phrase_role(text)[1] or _counts(text) for text in told)
    return known == len(told) or (first and known >= 2 and 4 * known >= 3 * len(told))


def _layouts(rows: list[list[str]], width: int) -> Iterator[Header]:
    """Every reading of the header rows, the literal one first."""
    pad = [list(row) + [""] * (width - len(row)) for row in rows]
    if len(pad) == 1:
        yield tuple(("", text) for text in pad[0])
        yield from _shifted_by_one(pad[0])
        return
    top, low = pad[-2], pad[-1]
    yield tuple(_literal(top, low))
    labels = [text for text in low if text.strip()]
    heads = [text for text in top if text.strip()]
    if labels and len(heads) + len(labels) <= 2 * _MAXIMUM_LABELS:
        for header in _hangings(heads, labels):
            if len(header) >= len(heads):
                yield tuple((list(header) + [("", "")] * width)[:width])


def _literal(top: Sequence[str], low: Sequence[str]) -> Iterator[tuple[str, str]]:
    above = ""
    for head, label in zip(top, low, strict=True):
        above = head or (above if label else "")
        yield (above, label) if label and label != above else ("", above or head)


def _shifted_by_one(header: Sequence[str]) -> Iterator[Header]:
    """A header cell over two columns (a colour and a name) has pushed the following to the left."""
    if header and not header[-1].strip():
        for place, text in enumerate(header):
            if phrase_role(text)[0] in ("organisation", "alliance", "person"):
                moved = [*header[:place], "", *header[place:-1]]
                yield tuple(("", text) for text in moved)


def _hangings(heads: list[str], labels: list[str]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Ways to hang all labels, in order, under heads that can carry them; the others stand alone."""
    if not heads:
        if not labels:
            yield ()
        return
    # Long groups first: of two readings that fit alike, the one with fewer spanning cells is taken.
    counts = [n for n in range(1, len(labels) + 1) if _can_hang(heads[0], labels[:n])]
    for count in reversed(counts):
        for rest in _hangings(heads[1:], labels[count:]):
            yield (*((heads[0], label) for label in labels[:count]), *rest)
    for rest in _hangings(heads[1:], labels):
        yield (("", heads[0]), *rest)


def _can_hang(head: str, labels: Sequence[str]) -> bool:
    if len({"#" if _counts(label) else normal(label) for label in labels}) < len(labels):
        return False
    role, known = phrase_role(head)
    if role in _UNDER:
        return all(_counts(label) or phrase_role(label)[0] in _UNDER[role] for label in labels)
    return bool(round_of(head)) or not known or role in ("outcome", "contest", "organisation")


def _counts(label: str) -> bool:
    """Whether a label only says that the number itself stands here."""
    return normal(label) in _COUNT


def _role(head: str, label: str) -> str:
    """The role of a lower label under an upper one."""
    above, below = phrase_role(head)[0] if head else "", phrase_role(label)[0]
    if not head:
        return below
    if _counts(label) or not below:
        return above if above in _FIGURE_ROLES else below
    if above == "votes" and below == "change":
        return "swing"
    if (above == "seats" and below == "share") or (above == "candidates" and below in ("share", "change")):
        return "ignore"
    if above == "seats" and below in ("", "votes"):
        return "seats"
    if above in ("leader", "candidate", "person") and below in ("ignore", "when"):
        return "ignore"
    return below


def _merit(header: Header, values: Sequence[Sequence[str]], fits: dict[tuple[str, int], float]) -> float:
    """How well a reading of the header fits the values under it; `fits` keeps what was reckoned."""
    merit = 0.0
    for place, ((head, label), column) in enumerate(zip(header, values, strict=True)):
        role = _role(head, label)
        if role and (role, place) not in fits:
            also = column_fit("rank", column) if role in ("when", "rank", "place") else -2.0
            fits[role, place] = max(column_fit(role, column), also)
        if role:
            merit += fits[role, place]
        elif not (head or label) and any(shape(value) != "none" for value in column):
            merit -= 0.6
    return merit


def _columns(header: Header, values: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    found: list[Column] = []
    for place, ((head, label), column) in enumerate(zip(header, values, strict=True)):
        role = _judged(_role(head, label), column, place, [one.role for one in found])
        written = label if not head or (label.strip() not in ("", "%") and not _counts(label)) else head
        found.append(Column(role, round_of(f"{head} {label}"), written.strip()))
    return _settled(found, values)


def _judged(role: str, values: Sequence[str], place: int, before: Sequence[str]) -> str:
    """A role put right by its values: a "place" of ranks, a "result" of figures, a change in per cent."""
    told = [value for value in values if shape(value) != "none"]
    if role == "place" and told and all(shape(value) in ("rank", "number") for value in told):
        return "rank"
    if role == "rank" and told and all(shape(value) == "words" for value in told):
        words = lexicon()
        sides = sum(normal(value) in words.inside or normal(value) in words.outside for value in told)
        return "government" if sides else "spectrum" if "left" in " ".join(told).casefold() else "office"
    if role in ("outcome", "government") and told:
        return _of_words(role, told)
    if role == "seats" and told and all(normal(value) in lexicon().outcomes for value in told):
        return "outcome"
    if role == "change" and any(shape(value) == "share" or "%" in value for value in told):
        return "swing"
    if role == "change" and before and before[-1] in ("votes", "share") and "seats" in before[:-1]:
        return "swing"
    if role == "change" and "seats" not in before and "votes" in before[-1:]:
        return "swing"
    return role


def _of_words(role: str, told: Sequence[str]) -> str:
    words = lexicon()
    outcomes = sum(normal(value) in words.outcomes for value in told)
    sides = sum(normal(value) in words.inside or normal(value) in words.outside for value in told)
    if sides > outcomes or (role == "government" and sides == outcomes):
        return "government"
    if outcomes > sides:
        return "outcome"
    for figure in ("seats", "share", "votes"):
        if column_fit(figure, told) >= 1 and shape(told[0]) in ("of", "share", "number"):
            return figure
    return role


def _settled(found: list[Column], values: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Two columns of one role and round: the one that fits its values stays, then the first."""
    result = list(found)
    for role in ("votes", "share", "seats", "when", "organisation", "change", "person"):
        for number in (0, 1, 2):
            same = [i for i, column in enumerate(result) if column.role == role and column.round == number]
            if len(same) > 1:
                keep = max(same, key=lambda i: (column_fit(role, values[i]), -i))
                for i in same:
                    if i != keep:
                        result[i] = msgspec.structs.replace(result[i], role="ignore")
    return tuple(result)


def _by_shape(values: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """A table without a header: the first years, names, and figures in the order in which they are usual."""
    roles: list[str] = []
    for column in values:
        for role in ("when", "share", "votes", "seats", "change", "name"):
            if role not in roles and _looks_like(role, column):
                roles.append(role)
                break
        else:
            roles.append("")
    return tuple(Column(role) for role in roles)


def _looks_like(role: str, column: Sequence[str]) -> bool:
    told = [value for value in column if shape(value) != "none"]
    shapes = [shape(value) for value in told]
    if not told:
        return False
    if role == "votes":
        return all(s == "number" for s in shapes) and any(len(value.strip()) > 3 for value in told)
    if role == "seats":
        return all(s in ("number", "of") for s in shapes)
    wanted = {"when": ("date",), "share": ("share",), "change": ("change", "number"), "name": ("words",)}[
        role
    ]
    return all(s in wanted for s in shapes)
