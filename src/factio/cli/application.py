"""The command `factio`: its groups of commands, and how anything that goes wrong is told."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from factio.cli import (
    asking,
    codebook,
    comparing,
    dates,
    drawing,
    explaining,
    judging,
    lineage,
    models,
    pages,
    publishing,
    readers,
    reading,
    scoring,
    spans,
)
from factio.errors import FactioError

# Exit codes: 0 all is well; 1 it went on, but something could not be done; 2 it could not be done at all.
REFUSED = 2

OVERVIEW = """
Factio turns what has been written about political parties into a dated, sourced record.

Three steps to begin with:

\b
  factio read articles/           read a folder of texts into the record factio.db
  factio show "Radical League"    the whole story of one organisation, each line with its source
  factio as-of 1954-06-30         what held on that day, and how sure that is
"""

app = typer.Typer(
    name="factio",
    help=OVERVIEW,
    epilog="factio COMMAND --help tells more. Exit codes: 0 done, 1 done but for something told, 2 not done.",
    no_args_is_help=True,
    # Rich would add a tenth of a second to every --help by what it imports.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"factio {version('factio')}")
        raise typer.Exit()


@app.callback()
def _factio(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell the version and end."),
    ] = False,
) -> None:
    pass


for _group in (
    reading,
    models,
    asking,
    spans,
    lineage,
    drawing,
    comparing,
    explaining,
    judging,
    scoring,
    readers,
    codebook,
    dates,
    pages,
    publishing,
):
    _group.add_to(app)


def main() -> None:
    """Runs the command line; what Factio refuses becomes one message on stderr and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        # A file's name may hold bytes that are no text, and a terminal may know few characters.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except FactioError as refusal:
        _refuse(str(refusal))
    except OSError as problem:
        _refuse(f"{problem.filename}: {problem.strerror}" if problem.filename else str(problem))


def _refuse(message: str) -> None:
    print(f"factio: {message}", file=sys.stderr)
    sys.exit(REFUSED)
