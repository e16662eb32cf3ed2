"""`factio serve`: the record as pages, for a browser on this machine."""

from __future__ import annotations

import socket
import tempfile
import threading
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Annotated

import typer

from factio.cli.options import DEFAULT_RECORD, CodebookOption, RecordOption
from factio.errors import FactioError

# How many ports after the one asked for are tried when it is taken.
TRIES = 20
# Processes; each needs some 150 MB.
MOST = 8


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("serve")(serve)


def serve(
    record: RecordOption = DEFAULT_RECORD,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The first port to try; 0 takes any free one.")
    ] = 8000,
    codebook: CodebookOption = None,
    workers: Annotated[
        int,
        typer.Option(min=1, max=MOST, help="So many processes answer: more for many readers at once."),
    ] = 1,
    address_file: Annotated[
        Path | None,
        typer.Option(hidden=True, help="A file to write the address into, once the pages are there."),
    ] = None,
) -> None:
    """Show the record as pages, on this machine only.

    \b
      factio serve
      factio serve --record my.db --port 9000
      factio serve --workers 4

    Control-C ends it.
    """
    import factio

    with factio.open(record, codebook) as opened:
        opened.file()  # a record that is not there is told now, and not on the first page
    listening = listen(port)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    with tempfile.TemporaryDirectory(prefix="factio-serve-") as shared:
        answered = (record, codebook, listening, Path(shared) if workers > 1 else None)
        # anew, and not as copies of this process: a copy would share its connections to the record
        others = [
            get_context("spawn").Process(target=answer, args=answered, daemon=True)
            for _ in range(workers - 1)
        ]
        for other in others:
            other.start()
        typer.echo(f"{record} is shown at {address}  (Control-C ends it)")
        if address_file is not None:
            address_file.write_text(address, encoding="utf-8")
        answer(*answered)
        for other in others:
            other.terminate()
            other.join()


def answer(record: str, codebook: Path | None, listening: socket.socket, shared: Path | None) -> None:
    """Answers what is asked at a socket until it is told to end, or the process that began it is gone."""
    import uvicorn

    import factio
    from factio.web import application

    with factio.open(record, codebook) as opened:
        app = application(opened, shared=shared)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        if (first := parent_process()) is not None:

            def end() -> None:
                first.join()
                server.should_exit = True

            threading.Thread(target=end, daemon=True).start()
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
        listening.listen(256)
        return listening
    raise FactioError(f"no free port from {first} on; name another with --port, or --port 0 for any")
