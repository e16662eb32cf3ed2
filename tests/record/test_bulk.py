"""Documents that are stored together make the record that they make one by one."""

from pathlib import Path

import sqlalchemy as sa
from plain_reader import PlainReader

from factio import codebook
from factio.documents import find_files, read_file
from factio.record import open_record
from factio.record.derive import settle
from factio.record.open import RecordFile
from factio.record.prepare import Prepared, prepare
from factio.record.schema import claim, claim_role, entity, entity_name, source_entity, stale_entity
from factio.record.store import Stamp, replace, replace_all

TABLES = (claim, claim_role, entity, entity_name, source_entity, stale_entity)


def test_together_is_as_one_by_one(where: str, tmp_path: Path, articles: Path) -> None:
    documents = [read_file(path, name) for path, name in find_files([articles])]
    readings = PlainReader().read_many(documents)
    rows = [prepare(*both, codebook.load()) for both in zip(documents, readings, strict=True)]
    both = [(one, Stamp(one.digest, "plain", "", "2020-01-01")) for one in rows]
    together, single = open_record(where), open_record(tmp_path / "single.db")
    with together.writing() as connection:
        replace_all(connection, both)
        settle(connection)
    for one in both:
        with single.writing() as connection:
            replace(connection, *one)
            settle(connection)
    assert isinstance(rows[0], Prepared) and _rows(together) == _rows(single)
    together.close()
    single.close()


def _rows(record: RecordFile) -> dict[str, list[str]]:
    with record.reading() as connection:
        return {table.name: sorted(map(repr, connection.execute(sa.select(table)))) for table in TABLES}
