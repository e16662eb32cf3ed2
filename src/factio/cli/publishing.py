"""`factio publish`: the record as a site of files, or one organisation as one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factio.cli.options import DEFAULT_RECORD, CodebookOption, RecordOption
from factio.errors import FactioError


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("publish")(publish)


def publish(
    target: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="A folder to write; with --single, a file.")
    ],
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="With --single: whom the file is about.")
    ] = None,
    one: Annotated[bool, typer.Option("--single", help="One organisation or person in one file.")] = False,
    language: Annotated[str, typer.Option("--lang", help="The language of the pages: en or de.")] = "en",
    address: Annotated[
        str, typer.Option("--address", metavar="URL", help="Where it will stand, for its citations.")
    ] = "",
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
) -> None:
    """Write the whole record as a site of files that any web space can host, and that opens from a disk.

    The search comes with it, each thing keeps its address, and all links are looked at. With --single it
    writes one file about one organisation, with all that is needed inside.

    \b
      factio publish site/
      factio publish site/ --lang de --address https://example.org/parties
      factio publish --single league.html "Radical League"
    """
    if one != (name is not None):
        raise typer.BadParameter("--single takes a FILE and a NAME; without it there is a DIR alone")
    import factio

    with factio.open(record, codebook) as opened:
        opened.file()
        if one:
            from factio.web.single import single

            target.write_text(single(opened, str(name), language=language), encoding="utf-8")
            typer.echo(f"{target}: all that is told of {name}")
            return
        from factio.web.publishing import publish as write

        done = write(opened, target, language=language, address=address)
    typer.echo(f"{target}: {done.pages} pages, {done.files} files; {len(done.dead)} dead links")
    if done.dead:
        for link in done.dead[:20]:
            typer.echo(f"  {link}")
        raise FactioError(f"{target}: {len(done.dead)} links lead nowhere")
