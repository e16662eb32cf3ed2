"""The dates of a text as a table or as JSON lines, for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from factio.dates.bounds import bounds
from factio.dates.expression import DateExpression
from factio.dates.finding import find

COLUMNS = ("start", "end", "text", "edtf", "value")


def tell_dates(text: str, reference: str | None = None, format: Literal["table", "jsonl"] = "table") -> str:
    """The dates found in `text`, one a line: offsets in code points, words, EDTF, bare value.

    Raises DateError when `reference` is given and is no EDTF.
    """
    if reference is not None:
        bounds(reference)
    found = find(text, reference)
    if format == "jsonl":
        encoder = msgspec.json.Encoder()
        return "".join(
            encoder.encode(dict(zip(COLUMNS, _row(one), strict=True))).decode() + "\n" for one in found
        )
    return _table([COLUMNS, *(tuple(_shown(cell) for cell in _row(one)) for one in found)])


def _row(one: DateExpression) -> tuple[int, int, str, str | None, str | None]:
    return one.start, one.end, one.text, one.edtf, one.value


def _shown(cell: object) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(len(row[place]) for row in rows) for place in range(len(COLUMNS))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "".join(line.rstrip() + "\n" for line in lines)
