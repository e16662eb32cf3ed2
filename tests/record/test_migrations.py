"""Records of older tables are brought up to these, with all that they hold."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from databases import empty_database
from plain_reader import PlainReader

from factio import codebook
from factio.record import Order, open_record, queries, take_in
from factio.record.open import RecordFile
from factio.record.schema import VERSION


def _of_version(where: Path | str, version: str) -> None:
    """An empty record as the migrations up to `version` make it."""
    engine = _engine(str(where))
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "factio.record:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    engine.dispose()


def _engine(where: str) -> sa.Engine:
    on_server = where.startswith("postgresql:")
    return sa.create_engine(
        where.replace("postgresql:", "postgresql+psycopg:") if on_server else f"sqlite+pysqlite:///{where}"
    )


def test_the_first_tables_are_brought_up_to_these(where: str, articles: Path) -> None:
    _of_version(where, "0001")
    made = RecordFile(where, _engine(where))
    with made.writing() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO judgement (at, who, what, source, because) "
                "VALUES ('2020-01-01T00:00:00+00:00', 'Ann', 'withdraw', 'b.txt', 'old')"
            )
        )
    made.close()
    record = open_record(where, create=False)
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


def test_old_and_new_records_have_the_same_tables_on_a_server(server: str) -> None:
    old, new = empty_database(server), empty_database(server)
    _of_version(old, "0001")
    assert _indexes(open_record(old)) == _indexes(open_record(new))


def _indexes(record: RecordFile) -> list[tuple[str, str]]:
    with record.reading() as connection:
        kept = sa.text("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1")
        return [(row[0], row[1]) for row in connection.execute(kept)]


def _tables(record: RecordFile) -> list[tuple[str, str]]:
    with record.reading() as connection:
        rows = connection.execute(sa.text("SELECT name, sql FROM sqlite_master ORDER BY type, name"))
        return [(row[0], row[1]) for row in rows]
