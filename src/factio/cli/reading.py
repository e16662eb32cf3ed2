"""`factio read`: files and folders into the record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factio.cli.options import DEFAULT_RECORD, CodebookOption, RecordOption

if TYPE_CHECKING:
    from factio.record import ReadReport

# Some of the files could not be read; the others are in the record.
SOME_REFUSED = 1


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("read")(read)


def read(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH…", help="Files, and folders with all that is in them.")
    ],
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read side by side.")] = 1,
    read_on: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD", help="The day of reading to store, so that a run can be repeated."
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read also what is unchanged since the last time.")
    ] = False,
    author: Annotated[str | None, typer.Option(help="Who wrote these sources.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="EDTF", help="When they were published, such as 2014 or 2014-05-03.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where they can be found.")] = None,
    language: Annotated[str | None, typer.Option(help="The language they are in, such as en.")] = None,
) -> None:
    """Read articles into the record: plain text, Markdown, saved HTML pages.

    Each document is kept whole or not at all. A file that is unchanged is passed over, the claims of a
    changed one are replaced. A file FILE.yaml beside FILE may tell its author, published, url and
    language; the options here are for what all these files share.

    \b
      factio read articles/ --published 2019
      factio read one.txt two.html --record my.db

    Exit code 1: some files could not be read; each is told with its reason, the others are in the record.
    """
    import factio
    from factio.cli.progress import Bar
    from factio.model import Metadata

    _check_published(published)
    told = Metadata(author, published, url, language)
    with factio.open(record, codebook) as opened, Bar("documents", rated="words") as bar:
        report = opened.read(
            paths,
            workers=workers,
            read_on=read_on,
            metadata=None if told == Metadata() else told,
            progress=lambda step: bar.update(step.done, step.total, step.words),
            again=again,
        )
    _tell(report, record)
    if report.of("refused"):
        raise typer.Exit(SOME_REFUSED)


def _check_published(published: str | None) -> None:
    from factio.dates import valid
    from factio.errors import DateError

    if published is not None and not valid(published):
        raise DateError(f"--published {published!r} is no date; write it as 2014, 2014-05 or 2014-05-03")


def _tell(report: ReadReport, record: str) -> None:
    for file in report.of("refused"):
        print(f"factio: not read: {file.reason}", file=sys.stderr)
    parts = [f"{len(report.of('read'))} read ({report.claims} claims)"]
    for outcome in ("unchanged", "refused"):
        if files := report.of(outcome):
            parts.append(f"{len(files)} {outcome}")
    documents = "document" if len(report.files) == 1 else "documents"
    typer.echo(f"{len(report.files)} {documents}: {', '.join(parts)}; record {record}")
