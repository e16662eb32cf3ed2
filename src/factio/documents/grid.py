"""The rows and columns of an HTML table, with cells that span several of them."""

from __future__ import annotations

import msgspec
from selectolax.lexbor import LexborNode

from factio.documents.nodes import left_out, walk
from factio.model import Cell

WIDEST = 100
LONGEST_SPAN = 1_000


class Grid(msgspec.Struct):
    """The cells of a table row by row, as they stand in the page."""

    caption: LexborNode | None = None
    rows: list[list[LexborNode]] = []
    in_head: list[bool] = []
    written: dict[int, Cell] = {}

    def is_header(self, number: int) -> bool:
        """Whether row `number` names columns: it stands in the table's head, or has header cells only."""
        row = self.rows[number]
        return bool(row) and (self.in_head[number] or all(cell.tag == "th" for cell in row))

    def places(self) -> list[list[tuple[LexborNode, bool]]]:
        """For each row the cell in each column, and whether the cell begins in this row."""
        table: list[list[tuple[LexborNode, bool]]] = []
        hanging: dict[int, tuple[int, LexborNode]] = {}
        for row in self.rows:
            line: list[tuple[LexborNode, bool]] = []
            still: dict[int, tuple[int, LexborNode]] = {}
            _hang(line, hanging, still)
            for cell in row:
                down = _number(cell, "rowspan")
                for _ in range(_number(cell, "colspan")):
                    if len(line) >= WIDEST:
                        break
                    if down > 1:
                        still[len(line)] = (down - 1, cell)
                    line.append((cell, True))
                _hang(line, hanging, still)
            table.append(line)
            hanging = still
        return table


def _hang(
    line: list[tuple[LexborNode, bool]],
    hanging: dict[int, tuple[int, LexborNode]],
    still: dict[int, tuple[int, LexborNode]],
) -> None:
    """Go on with the cells that hang down from rows above; those that hang further are put in `still`."""
    while len(line) in hanging:
        left, node = hanging[len(line)]
        if left > 1:
            still[len(line)] = (left - 1, node)
        line.append((node, False))


def grid_rows(table: LexborNode) -> Grid:
    """The rows of `table` itself; tables in its cells are theirs."""
    grid = Grid()
    in_head = False
    steps = walk(table)
    skip: bool | None = None
    while True:
        try:
            node, entering = steps.send(skip)
        except StopIteration:
            return grid
        skip = None
        if node.is_text_node or node.mem_id == table.mem_id:
            continue
        tag = node.tag
        if entering and left_out(node):
            skip = True
        elif tag == "thead":
            in_head = entering
        elif not entering:
            continue
        elif tag == "tr":
            grid.rows.append([])
            grid.in_head.append(in_head)
        elif tag in ("td", "th"):
            if not grid.rows:
                grid.rows.append([])
                grid.in_head.append(in_head)
            grid.rows[-1].append(node)
            skip = True
        elif tag == "caption":
            grid.caption = grid.caption or node
            skip = True


def _number(cell: LexborNode, key: str) -> int:
    words = (cell.attributes.get(key) or "").strip()
    number = int(words) if words.isascii() and words.isdigit() and len(words) < 6 else 1
    if number == 0 and key == "rowspan":
        return LONGEST_SPAN
    return min(max(number, 1), LONGEST_SPAN)
