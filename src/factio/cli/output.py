"""How rows and stories are written: for people with Rich, for machines as JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

# When the output is no terminal, tables are not squeezed to a guessed width.
WIDE = 200


def console() -> Console:
    """A console for stdout. Rich itself honours NO_COLOR and drops colour when no terminal is there."""
    from rich.console import Console

    return Console(
        width=None if sys.stdout.isatty() else WIDE,
        highlight=False,
        emoji=False,
        markup=False,
        soft_wrap=False,
    )


def json_line(row: Mapping[str, object]) -> str:
    """One JSON object without line breaks, keys in the order given."""
    return msgspec.json.encode(row).decode("utf-8")


def write_json_lines(rows: Iterable[Mapping[str, object]]) -> None:
    """One JSON object a line on stdout."""
    for row in rows:
        print(json_line(row))


def write_csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> None:
    """Comma-separated values on stdout with a header line; nested values are written as JSON."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
        sys.stdout.write(line.getvalue())
        line.seek(0)
        line.truncate()
    sys.stdout.write(line.getvalue())


def write_table(headings: Sequence[str], rows: Iterable[Sequence[str]], fixed: Sequence[str] = ()) -> None:
    """A table for people on stdout; the columns in `fixed` are never wrapped."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(heading, no_wrap=heading in fixed, overflow="fold")
    for row in rows:
        table.add_row(*row)
    write_rendered(table)


def write_rendered(rendered: RenderableType) -> None:
    """What Rich made of something, on stdout, without blanks at the ends of lines."""
    screen = console()
    with screen.capture() as captured:
        screen.print(rendered)
    print("\n".join(line.rstrip() for line in captured.get().split("\n")), end="")


def _cell(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    return msgspec.json.encode(value).decode("utf-8")
