"""Opens a record: a SQLite file by its path, a PostgreSQL database by its URL.

What is no record, or one of a newer version, is refused and left as it is; one of an older version is
brought up to this one. A record that does not exist yet is made whole in one transaction, so that a kill
leaves nothing or a record.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, OperationalError

from factio.errors import RecordError
from factio.record.schema import VERSION, about_record
from factio.record.views import views

_MAGIC = b"SQLite format 3\x00"
_BUSY_SECONDS = 60
# An answer may ask the record again while it reads: with a limit, many at once would wait for one another.
_NO_LIMIT = -1
_FIRST = "0001"  # the oldest tables that can be brought up to these
# Any number will do, as long as all of Factio's writers in one database use the same.
_WRITERS_LOCK = 0x0FAC710


class RecordFile:
    """An open record: `reading()` and `writing()` give connections inside one transaction each."""

    def __init__(self, where: str, engine: sa.Engine) -> None:
        self.where = where
        self.engine = engine

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees the record as it is now, however long it is read.

        Raises RecordError when the database fails.
        """
        with told(self.where), self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A connection whose changes are kept together, or not at all; one writer at a time.

        Raises RecordError when the database fails or another process writes for over a minute.
        """
        with told(self.where), self.engine.connect() as plain:
            connection = plain.execution_options(factio_writes=True)
            with connection.begin():
                # Taken before anything is read: what a writer reads must not change under it.
                if connection.dialect.name == "postgresql":
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITERS_LOCK)))
                yield connection

    def close(self) -> None:
        """Lets go of all connections; the object can be used again afterwards."""
        self.engine.dispose()


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turns the database's failures into RecordError, worded for the user."""
    try:
        yield
    except OperationalError as error:
        raise RecordError(f"{where}: the record cannot be used: {_first_line(error)}") from error
    except DBAPIError as error:
        raise RecordError(f"{where}: the record refused this: {_first_line(error)}") from error


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0]


def is_url(where: str | os.PathLike[str]) -> bool:
    """Whether `where` names a database server and not a file."""
    return "://" in str(where)


def open_record(where: str | os.PathLike[str], *, create: bool = True) -> RecordFile:
    """Opens the record at a path or a `postgresql://` URL; makes one there if there is none and `create`.

    Raises RecordError, and changes nothing, when there is something else there, a record of another
    version, or no record and `create` is false.
    """
    if is_url(where):
        return _open_server(str(where), create)
    return _open_file(Path(where), create)


def _open_file(path: Path, create: bool) -> RecordFile:
    state = _look_at_file(path)
    if state == "none" and not create:
        raise RecordError(
            f"{path}: there is no record here yet; make one with `factio read PATH… --record {path}`"
        )
    engine = sa.create_engine(
        sa.URL.create("sqlite+pysqlite", database=str(path)),
        connect_args={"timeout": _BUSY_SECONDS},
        max_overflow=_NO_LIMIT,
    )
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    record = RecordFile(str(path), engine)
    if state == "none":
        _make(record)
    elif state == "older":
        _bring_up(record)
    return record


def _bring_up(record: RecordFile) -> None:
    """Brings a record of older tables to these, whole or not at all."""
    with record.writing() as connection:
        version = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
        if version != VERSION:  # another process may have done it since we looked
            migrate(connection)


def _set_up_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin_sqlite`
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -32000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer takes its turn before it reads, so that what it reads cannot change under it.
    writes = connection.get_execution_options().get("factio_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _look_at_file(path: Path) -> str:
    """Returns "none" where a record can be made, "record" where one is, "older" where its tables are."""
    try:
        if not path.exists():
            if not path.parent.is_dir():
                raise RecordError(f"{path}: there is no folder {path.parent}; make it first")
            return "none"
        if not path.is_file():
            raise RecordError(f"{path}: a folder or device, no record; name a file, such as factio.db")
        if path.stat().st_size == 0:
            return "none"
        with path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                raise RecordError(f"{path}: no Factio record (it is no SQLite file); name another file")
    except OSError as error:
        raise RecordError(f"{path}: cannot be opened: {error.strerror}") from error
    try:
        with sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_SECONDS
        ) as connection:
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            if not tables:
                return "none"
            return _check(str(path), tables, lambda query: [row[0] for row in connection.execute(query)])
    except sqlite3.Error as error:
        raise RecordError(f"{path}: no Factio record, or a damaged one: {error}") from error
    finally:
        if "connection" in locals():
            connection.close()


def _check(where: str, tables: set[str], ask: Any) -> str:
    marks = ask("SELECT value FROM about_record WHERE key = 'format'") if "about_record" in tables else []
    if marks != ["factio"] or "alembic_version" not in tables:
        raise RecordError(f"{where}: a database, but no Factio record; name another")
    version = (ask("SELECT version_num FROM alembic_version") or ["none"])[0]
    if version == VERSION:
        return "record"
    if version.isdigit() and _FIRST <= version < VERSION:
        return "older"
    if version.isdigit() and version < VERSION:
        raise RecordError(
            f"{where}: a record of an older Factio (version {version} of its tables, not {VERSION}); "
            "read the sources into a new record"
        )
    raise RecordError(
        f"{where}: a record of a newer Factio (version {version} of its tables, not {VERSION}); update Factio"
    )


def _open_server(url: str, create: bool) -> RecordFile:
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise RecordError(
            "the record's address is no database URL; write postgresql://USER@HOST/DATABASE"
        ) from error
    if parsed.get_backend_name() != "postgresql":
        raise RecordError(
            f"{parsed.render_as_string()}: only PostgreSQL (postgresql://…) or a file path can hold a record"
        )
    engine = sa.create_engine(
        parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, max_overflow=_NO_LIMIT
    )
    record = RecordFile(parsed.render_as_string(), engine)  # the password is hidden in it
    with record.reading() as connection:
        tables = set(sa.inspect(connection).get_table_names())
        if tables:
            state = _check(
                record.where, tables, lambda query: list(connection.execute(sa.text(query)).scalars())
            )
    if not tables:
        if not create:
            raise RecordError(
                f"{record.where}: there is no record here yet; make one with `factio read PATH…`"
            )
        _make(record)
    elif state == "older":
        _bring_up(record)
    return record


def _make(record: RecordFile) -> None:
    with record.writing() as connection:
        # Another process may have made it since we looked.
        if not sa.inspect(connection).has_table(about_record.name):
            migrate(connection)


def migrate(connection: sa.Connection) -> None:
    """Brings the tables to this version, and makes the views anew, inside the caller's transaction."""
    # Alembic is slow to import and only needed when tables change.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "factio.record:migrations")
    config.attributes["connection"] = connection
    made = views(connection.dialect.name)
    for name in reversed(made):
        connection.execute(sa.text(f"DROP VIEW IF EXISTS {name}"))
    command.upgrade(config, "head")
    for name, select in made.items():
        connection.execute(sa.text(f"CREATE VIEW {name} AS {select}"))
