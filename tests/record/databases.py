"""A PostgreSQL server for tests, made and thrown away with the run."""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest


def server_programs() -> Path | None:
    """The folder of PostgreSQL's server programs, None where it is not installed."""
    told = shutil.which("pg_config")
    folders = [Path(subprocess.check_output([told, "--bindir"], text=True).strip())] if told else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server of this test run alone, on a free port of this machine."""
    programs = server_programs()
    if programs is None:
        pytest.skip(
            "PostgreSQL's server programs (initdb, postgres) are not installed: apt-get install postgresql"
        )
    folder = Path(tempfile.mkdtemp(prefix="factio-postgres-"))
    who: dict[str, str] = {}
    if os.geteuid() == 0:  # the server refuses to run as root
        who = {"user": "postgres", "group": "postgres"}
        shutil.chown(folder, "postgres", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    run = {"check": True, "cwd": folder, "stdout": subprocess.DEVNULL, **who}
    make = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "factio",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-N",
    ]
    subprocess.run(make, **run)  # type: ignore[call-overload]
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off"
    control = [programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    subprocess.run([*control, "-o", options, "start"], **run)  # type: ignore[call-overload]
    try:
        yield f"postgresql://factio@127.0.0.1:{port}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **run)  # type: ignore[call-overload]
        shutil.rmtree(folder, ignore_errors=True)


def empty_database(server: str) -> str:
    """The URL of a new database on `server`."""
    import psycopg

    name = f"record_{uuid.uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
    return f"{server}/{name}"


def drop_database(url: str) -> None:
    """Throws a database away that nobody is connected to any more."""
    import psycopg

    server, _, name = url.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name}")  # type: ignore[arg-type]


@pytest.fixture
def database(server: str) -> str:
    """The URL of an empty database."""
    return empty_database(server)
