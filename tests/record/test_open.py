import os
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from factio.errors import RecordError
from factio.record import open_record


@pytest.mark.parametrize(
    "content", [b"not a record", b"\x00" * 5000, b"SQLite format 3\x00 and then rubbish" * 99]
)
def test_a_file_that_is_no_record_is_refused_and_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "some.db"
    path.write_bytes(content)
    for create in (True, False):
        with pytest.raises(RecordError, match="no Factio record"):
            open_record(path, create=create)
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["some.db"]


def test_another_programs_database_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "music.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE song (title TEXT)")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(RecordError, match="no Factio record"):
        open_record(path)
    assert path.read_bytes() == content


def test_places_where_no_record_can_be(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no folder"):
        open_record(tmp_path / "nowhere" / "factio.db")
    with pytest.raises(RecordError, match="a folder"):
        open_record(tmp_path)
    with pytest.raises(RecordError, match="no record here yet"):
        open_record(tmp_path / "factio.db", create=False)
    assert os.listdir(tmp_path) == []


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "factio.db").touch()
    open_record(tmp_path / "factio.db").close()
    open_record(tmp_path / "factio.db", create=False).close()


def test_odd_names_of_files(tmp_path: Path) -> None:
    for name in ("größe ?#%20.db", "a b.db", "record.sqlite3"):
        open_record(tmp_path / name).close()
        assert (tmp_path / name).exists()
        open_record(tmp_path / name, create=False).close()


@pytest.mark.parametrize(
    "url", ["mysql://a@b/c", "postgresql://nobody:secret@127.0.0.1:1/none", "://", "x://y"]
)
def test_addresses_that_lead_nowhere(url: str) -> None:
    with pytest.raises(RecordError) as caught:
        open_record(url)
    assert "secret" not in str(caught.value)


def test_many_who_ask_again_while_they_read_do_not_wait_for_one_another(tmp_path: Path) -> None:
    record = open_record(tmp_path / "factio.db")
    readers = 24
    together = threading.Barrier(readers, timeout=20)

    def ask(_: int) -> int:
        with record.reading() as outer:
            together.wait()
            with record.reading() as inner:
                together.wait()
                counts = [
                    c.execute(sa.text("SELECT count(*) FROM claim")).scalar_one() for c in (outer, inner)
                ]
        return sum(counts)

    with ThreadPoolExecutor(readers) as pool:
        assert list(pool.map(ask, range(readers))) == [0] * readers
    record.close()
