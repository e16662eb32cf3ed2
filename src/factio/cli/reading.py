"""`factio read`: files and folders into the record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factio.cli.models import Kept, Readers, Wanted
from factio.cli.options import DEFAULT_RECORD, CodebookOption, RecordOption

if TYPE_CHECKING:
    from factio.model import Metadata
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
    reader: Annotated[
        Readers, typer.Option(help="Who reads: the rules, a language model, or both.")
    ] = Readers.rules,
    endpoint: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="Ask the model here, such as http://localhost:11434/v1. Key: FACTIO_LLM_KEY."
        ),
    ] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="The model's name there.")] = None,
    keep: Annotated[
        Kept,
        typer.Option(help="Of two readers: all claims of both, all but each once, or what both agree on."),
    ] = Kept.both,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what a model would be asked, and ask nothing.")
    ] = False,
    budget: Annotated[
        float | None, typer.Option(min=0, metavar="MONEY", help="Stop asking when so much is spent.")
    ] = None,
    price_in: Annotated[
        float, typer.Option(min=0, metavar="MONEY", help="Price of a million tokens that go in.")
    ] = 0.0,
    price_out: Annotated[
        float, typer.Option(min=0, metavar="MONEY", help="Price of a million tokens that come out.")
    ] = 0.0,
    exchanges: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Keep requests and answers here, and use those that are there."),
    ] = None,
    parallel: Annotated[int, typer.Option(min=1, max=64, help="Requests in flight at a time.")] = 4,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for an answer.")] = 120.0,
) -> None:
    """Read articles into the record: plain text, Markdown, saved HTML pages.

    Each document is kept whole or not at all. A file that is unchanged is passed over, the claims of a
    changed one are replaced. A file FILE.yaml beside FILE may tell its author, published, url and
    language; the options here are for what all these files share.

    \b
      factio read articles/ --published 2019
      factio read one.txt two.html --record my.db
      factio read articles/ --reader llm --endpoint http://localhost:11434/v1 --model llama3.1

    With --reader llm or both the text goes to the endpoint that you name, and nowhere else; without one
    nothing leaves this machine. What a model says and the text does not carry is refused (`factio unread`).

    Exit code 1: some files or passages could not be read; each is told, the others are in the record.
    """
    import factio
    from factio.cli.progress import Bar
    from factio.model import Metadata

    _check_published(published)
    told = Metadata(author, published, url, language)
    metadata = None if told == Metadata() else told
    if reader is not Readers.rules:
        wanted = Wanted(
            reader, endpoint, model, keep, exchanges, parallel, timeout, budget, price_in, price_out
        )
        _read_with_model(paths, record, codebook, workers, read_on, again, metadata, wanted, dry_run)
        return
    if endpoint or model or dry_run:
        raise typer.BadParameter("--endpoint, --model and --dry-run are for --reader llm or both")
    with factio.open(record, codebook) as opened, Bar("documents", rated="words") as bar:
        report = opened.read(
            paths,
            workers=workers,
            read_on=read_on,
            metadata=metadata,
            progress=lambda step: bar.update(step.done, step.total, step.words),
            again=again,
        )
    _tell(report, record)
    if report.of("refused"):
        raise typer.Exit(SOME_REFUSED)


def _read_with_model(
    paths: list[Path],
    record: str,
    codebook: Path | None,
    workers: int,
    read_on: str | None,
    again: bool,
    metadata: Metadata | None,
    wanted: Wanted,
    dry_run: bool,
) -> None:
    """Reads with a model, alone or beside the rules."""
    import factio
    from factio.cli import models
    from factio.cli.progress import Bar

    model = models.check(wanted, workers, dry_run)
    if dry_run:
        from factio.codebook import load

        models.tell_dry(paths, wanted, model, load(codebook))
        return
    with factio.open(record, codebook) as opened, Bar("documents", rated="words") as bar:
        made = models.make(
            wanted,
            model,
            opened.codebook,
            lambda: bar.note(made.budget.spent.in_words(made.budget.price)),
        )
        try:
            report = opened.read(
                paths,
                read_on=read_on,
                reader=made.reader,
                metadata=metadata,
                progress=lambda step: bar.update(step.done, step.total, step.words),
                # What could not be asked before is asked now; all else is known and costs nothing.
                again=again or models.left_open(opened),
            )
        finally:
            if made.client is not None:
                made.client.close()
        _tell(report, record)
        left_open = models.tell_end(opened, report, made)
    if report.of("refused") or left_open:
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
