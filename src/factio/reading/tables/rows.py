"""The rows of a table with their cells by role, put right where a spanning cell has shifted them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from factio.model import Cell, Span, Table
from factio.reading.tables.columns import Column
from factio.reading.tables.lexicon import lexicon, normal
from factio.reading.tables.numbers import clean, empty
from factio.reading.tables.shapes import fit, shape

_SPANNING = ("when", "contest", "place", "organisation", "alliance", "term", "leader", "government")


class Row(msgspec.Struct, frozen=True):
    """One row: `cells` by (role, round); `above` is the last row that spans the table, "" for none.

    `inherited` holds roles whose value stands in an earlier row (a cell over several rows).
    """

    cells: dict[tuple[str, int], Cell]
    labels: dict[str, str]
    span: Span
    above: str = ""
    inherited: frozenset[str] = frozenset()
    all: tuple[Cell, ...] = ()

    def text(self, role: str, number: int = 0) -> str:
        """The cleaned words of a role; "" where the row has none, or only a dash."""
        cell = self.cells.get((role, number))
        return "" if cell is None or empty(cell.text) else clean(cell.text)

    def quote(self, *roles: str) -> Span:
        """From the first to the last cell of `roles` (of all rounds) that stands in this row."""
        used = [
            cell.span
            for (role, _), cell in self.cells.items()
            if role in roles and cell.text and self.span.start <= cell.span.start < self.span.end
        ]
        if not used:
            return self.span
        return Span(min(span.start for span in used), max(span.end for span in used))


def rows(table: Table, columns: Sequence[Column], taken: int) -> Iterator[Row]:
    """The body rows of `table`; rows that say nothing or only sum up are left out."""
    before: dict[str, Cell] = {}
    above = ""
    for cells, span in zip(table.rows[taken:], table.row_spans[taken:], strict=True):
        told = [cell for cell in cells if cell.text.strip()]
        if not told:
            continue
        if (
            len({cell.text for cell in told}) == 1
            and (len(told) > 1 or cells[0].text)
            and shape(told[0].text) == "words"
        ) and len(columns) > 2:
            above = clean(told[0].text)
            continue
        if _sums_up(cells):
            continue
        placed = _placed(cells, columns, bool(before))
        row_cells: dict[tuple[str, int], Cell] = {}
        inherited: set[str] = set()
        for column, cell in zip(columns, placed, strict=False):
            if not column.role:
                continue
            key = (column.role, column.round)
            if column.role in _SPANNING and not cell.text and column.role in before:
                cell = before[column.role]
                inherited.add(column.role)
            row_cells.setdefault(key, cell)
        before |= {role: cell for (role, _), cell in row_cells.items() if role in _SPANNING[:3] and cell.text}
        labels = {column.role: column.label for column in columns if column.role}
        yield Row(row_cells, labels, span, above, frozenset(inherited), tuple(cells))


def _sums_up(cells: Sequence[Cell]) -> bool:
    first = next((normal(cell.text) for cell in cells if shape(cell.text) == "words"), "")
    bare = re.sub(r"\s*\([^)]*\)", "", first)
    return first in lexicon().sums or bare in lexicon().sums


def _placed(cells: Sequence[Cell], columns: Sequence[Column], later: bool) -> list[Cell]:
    """The cells under their columns; a row short at its end is moved right when it fits much better so."""
    best, merit = list(cells), _merit(cells, columns)
    blank = Cell("", Span(cells[0].span.start, cells[0].span.start))
    while later and best and not best[-1].text.strip():
        tries = [
            [*best[:place], blank, *best[place:-1]]
            for place, column in enumerate(columns[: len(best)])
            if column.role in _SPANNING and best[place].text
        ]
        moved = max(tries, key=lambda row: _merit(row, columns), default=best)
        if _merit(moved, columns) <= merit + 2:
            break
        best, merit = moved, _merit(moved, columns)
    return best


def _merit(cells: Sequence[Cell], columns: Sequence[Column]) -> int:
    return sum(
        fit(column.role, cell.text) for column, cell in zip(columns, cells, strict=False) if column.role
    )
