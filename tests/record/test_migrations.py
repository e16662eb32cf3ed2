"""Records of older tables are brought up to these, with all that they hold."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from plain_reader import PlainReader

from factio import codebook
from factio.record import Order, open_record, queries, take_in
from factio.record.open import RecordFile
from factio.record.schema import VERSION


def _of_version(path: Path, version: str) -> None:
    """An empty record as the migrations up to `version` make it."""
    engine = sa.create_engine(f"sqlite+pysqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "factio.record:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    engine.dispose()


def test_the_first_tables_are_brought_up_to_these(tmp_path: Path, articles: Path) -> None:
    path = tmp_path / "old.db"
    _of_version(path, "0001")
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO judgement (at, who, what, source, because) "
            "VALUES ('2020-01-01T00:00:00+00:00', 'Ann', 'withdraw', 'b.txt', 'old')"
        )
    record = open_record(path, create=False)
    take_in(record, [articles], Order(codebook.load(), read_on="2024-01-31", reader=PlainReader()))
    with record.reading() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == VERSION
        assert {claim.source for claim in queries.claims(connection)} == {"a.txt", "deep/c.txt"}
        assert connection.execute(sa.text("SELECT who FROM judgement")).scalars().all() == ["Ann"]
        assert connection.execute(sa.text("SELECT count(*) FROM claims_readable")).scalar_one() > 0
    record.close()


def test_old_and_new_records_have_the_same_tables(tmp_path: Path) -> None:
    _of_version(tmp_path / "old.db", "0001")
    open_record(tmp_path / "old.db").close()
    open_record(tmp_path / "new.db").close()
    assert _tables(open_record(tmp_path / "old.db")) == _tables(open_record(tmp_path / "new.db"))


def _tables(record: RecordFile) -> list[tuple[str, str]]:
    with record.reading() as connection:
        rows = connection.execute(sa.text("SELECT name, sql FROM sqlite_master ORDER BY type, name"))
        return [(row[0], row[1]) for row in rows]
