"""Options that several commands share, so that they mean the same everywhere."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_RECORD = "factio.db"


class Format(StrEnum):
    """How rows are written: for people, or one JSON object a line for machines."""

    table = "table"
    jsonl = "jsonl"


class RowFormat(StrEnum):
    """As Format, and comma-separated values for spreadsheets."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


RecordOption = Annotated[
    str,
    typer.Option(
        "--record",
        metavar="FILE|URL",
        envvar="FACTIO_RECORD",
        help="The record: an SQLite file, or the URL of a PostgreSQL database.",
    ),
]
CodebookOption = Annotated[
    Path | None,
    typer.Option(
        "--codebook",
        metavar="DIR",
        envvar="FACTIO_CODEBOOK",
        help="A folder of your own kinds (KIND.toml); they extend the shipped codebook.",
    ),
]
AboutOption = Annotated[
    str | None, typer.Option("--about", metavar="NAME", help="Only what NAME takes part in, in any role.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="For people (table) or for machines.")]
RowFormatOption = Annotated[RowFormat, typer.Option("--format", help="For people (table) or for machines.")]
