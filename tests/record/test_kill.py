"""Killed at any moment, a record is whole; and two that read at once do each other no harm."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from plain_reader import PlainReader

from factio import codebook
from factio.errors import RecordError
from factio.record import Order, open_record, queries, take_in
from factio.record.open import RecordFile
from factio.record.schema import claim, claim_role, entity, entity_name, source, source_entity

VICTIM = Path(__file__).with_name("victim.py")
PROVE = os.environ.get("FACTIO_PROVE") == "1"
DOCUMENTS = 40


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    for number in range(DOCUMENTS):
        sentences = [f"Party {letter}{number} was founded in {1900 + number}." for letter in "ABCDEFGHIJ"]
        sentences += [
            f"Common Body {k} was founded in 1950. Ann Smith led the Common Body {k}." for k in range(10)
        ]
        (folder / f"{number:02}.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    return folder


def start(where: str, folder: Path, version: str = "plain 1") -> subprocess.Popen[str]:
    command = [sys.executable, str(VICTIM), where, str(folder), version]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    return process


def ended(process: subprocess.Popen[str]) -> list[float]:
    told = process.communicate(timeout=120)[0]
    assert process.returncode == 0, told
    return [float(part) for part in told.split()]


def told(record: RecordFile) -> dict[str, list[str]]:
    """The lines of each document, after a look whether all that belongs together is there."""
    with record.reading() as connection:
        found: dict[str, list[str]] = {}
        for one in queries.sources(connection):
            listed = list(queries.claims(connection, document=one.name))
            assert len(listed) == one.claims > 0
            found[one.name] = [repr(line.line()) for line in listed]
        orphans = (
            sa.select(sa.func.count()).select_from(source_entity).where(source_entity.c.entity.is_(None))
        )
        assert connection.execute(orphans).scalar_one() == 0
        used = set(connection.execute(sa.select(source_entity.c.entity)).scalars())
        assert used == set(connection.execute(sa.select(entity.c.id)).scalars())
        assert used == set(connection.execute(sa.select(entity_name.c.entity)).scalars())
        loose = (
            sa.select(sa.func.count()).select_from(claim_role.outerjoin(claim)).where(claim.c.id.is_(None))
        )
        assert connection.execute(loose).scalar_one() == 0
        assert connection.execute(sa.select(sa.func.count(source.c.id))).scalar_one() == len(found)
        if connection.dialect.name == "sqlite":
            assert connection.execute(sa.text("PRAGMA integrity_check")).scalar_one() == "ok"
            assert connection.execute(sa.text("PRAGMA foreign_key_check")).all() == []
        return found


def listed(where: str) -> dict[str, list[str]]:
    record = open_record(where, create=False)
    try:
        return told(record)
    finally:
        record.close()


def how_far(where: str, version: str) -> int:
    """How many documents were read under `version` before the kill."""
    record = open_record(where, create=False)
    with record.reading() as connection:
        count = sum(one.reader == version for one in queries.sources(connection))
    record.close()
    return count


def test_killed_at_random_the_record_is_whole(where: str, shelf: Path, tmp_path: Path) -> None:
    undisturbed = str(tmp_path / "undisturbed.db")
    took, *_ = ended(start(undisturbed, shelf))
    expected = listed(undisturbed)
    assert len(expected) == DOCUMENTS
    chance = random.Random(7)
    seen = set()
    kills = (50 if PROVE else 3) if "://" not in where else (10 if PROVE else 1)
    for kill in range(kills):
        # The first kills fall on a record that is being made, later ones also on one that is read anew.
        place = where if "://" in where else str(tmp_path / f"killed{kill // 3}.db")
        process = start(place, shelf, f"plain {kill}")
        time.sleep(chance.random() * took)
        process.kill()
        process.communicate()
        try:
            found = listed(place)
        except RecordError as error:
            assert "no record here yet" in str(error)
            continue
        seen.add(how_far(place, f"plain {kill}"))
        assert all(expected[name] == lines for name, lines in found.items())
        if kill % 3 == 2 or kill == kills - 1:
            order = Order(codebook.load(), read_on="2024-01-31", reader=PlainReader(version=f"plain {kill}"))
            record = open_record(place)
            assert not take_in(record, [shelf], order).of("refused")
            assert told(record) == expected
            record.close()
    if PROVE:
        assert len(seen) > kills // 5, "the kills all fell before or after the reading"


def test_two_processes_read_into_one_record(where: str, shelf: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for path in shelf.iterdir():
        (other / f"other{path.name}").write_bytes(path.read_bytes())
    first, second, third = start(where, shelf), start(where, other), start(where, shelf)
    assert [ended(process)[2] for process in (first, second, third)] == [0, 0, 0]
    assert len(listed(where)) == 2 * DOCUMENTS
    alone = str(tmp_path / "alone.db")
    ended(start(alone, shelf))
    ended(start(alone, other))
    assert listed(where) == listed(alone)


def test_a_reader_sees_a_record_that_stands_still(where: str, shelf: Path) -> None:
    ended(start(where, shelf))
    record = open_record(where)
    with record.reading() as connection:
        lines = queries.claims(connection)
        first = next(lines)
        ended(start(where, shelf, "plain 2"))
        assert len([first, *lines]) == DOCUMENTS * 30
    record.close()
