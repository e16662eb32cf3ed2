"""`factio serve`: the record as pages, for a browser on this machine."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Annotated

import typer

from factio.cli.options import DEFAULT_RECORD, CodebookOption, RecordOption
from factio.errors import FactioError

# How many ports after the one asked for are tried when it is taken.
TRIES = 20


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("serve")(serve)


def serve(
    record: RecordOption = DEFAULT_RECORD,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The first port to try; 0 takes any free one.")
    ] = 8000,
    codebook: CodebookOption = None,
    address_file: Annotated[
        Path | None,
        typer.Option(hidden=True, help="A file to write the address into, once the pages are there."),
    ] = None,
) -> None:
    """Show the record as pages, on this machine only.

    \b
      factio serve
      factio serve --record my.db --port 9000

    Control-C ends it.
    """
    import factio

    with factio.open(record, codebook) as opened:
        opened.file()  # a record that is not there is told now, and not on the first page
        import uvicorn

        from factio.web import application

        app = application(opened)
        listening = listen(port)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        typer.echo(f"{record} is shown at {address}  (Control-C ends it)")
        if address_file is not None:
            address_file.write_text(address, encoding="utf-8")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        server.run(sockets=[listening])


def listen(first: int) -> socket.socket:
    """A socket that listens on this machine at the first free port from `first` on (0: any free one).

    Raises FactioError when some ports in a row are taken.
    """
    for port in range(first, min(first + TRIES, 65536)) if first else (0,):
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
        except OSError:
            listening.close()
            continue
        listening.listen()
        return listening
    raise FactioError(f"no free port from {first} on; name another with --port, or --port 0 for any")
