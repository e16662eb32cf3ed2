"""`factio dates`: every date that a text words, as EDTF."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from factio.cli.options import Format, FormatOption
from factio.errors import DocumentError


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("dates")(dates)


def dates(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="A text file (UTF-8), or - for standard input.")
    ],
    reference: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD", help='The day from which "yesterday" and "last year" are reckoned.'
        ),
    ] = None,
    form: FormatOption = Format.table,
) -> None:
    """Find every date that a text words.

    EDTF is what the words mean with their preposition ("since 1990" is 1990/..), value what the bare
    date means (1990). Offsets count code points of the text.

    \b
      echo "banned in July 1954 and illegal until 1958" | factio dates -
    """
    from factio.dates import tell_dates

    typer.echo(tell_dates(_text_of(file), reference, form.value), nl=False)


def _text_of(file: str) -> str:
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as problem:
        raise DocumentError(f"{file}: cannot be read: {problem.strerror}") from problem
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise DocumentError(
            f"{file}: is not UTF-8 (byte {problem.start}); convert it, for example with iconv -t utf-8"
        ) from problem
