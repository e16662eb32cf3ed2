"""What a record does, whatever database keeps it."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from plain_reader import PlainReader

from factio import codebook
from factio.errors import NameNotFound, RecordError
from factio.record import Order, ReadReport, open_record, queries, take_in
from factio.record.open import RecordFile
from factio.record.schema import entity, entity_name, metadata, source, source_entity, stale_entity

Read = Callable[..., ReadReport]


@pytest.fixture
def record(where: str) -> Any:
    opened = open_record(where)
    yield opened
    opened.close()


def read(record: RecordFile, *paths: Path, **more: Any) -> ReadReport:
    order = Order(codebook.load(), read_on=more.pop("read_on", "2024-01-31"), reader=PlainReader(), **more)
    return take_in(record, paths, order)


def lines(record: RecordFile, **wanted: Any) -> list[dict[str, Any]]:
    with record.reading() as connection:
        return [claim.line() for claim in queries.claims(connection, **wanted)]


def whole(record: RecordFile) -> dict[str, list[tuple[Any, ...]]]:
    """All that a record holds, without the numbers that tell in which order it came in.

    The words of the search are left out: each database writes them in its own way.
    """
    without = ("id", "source", "source_entity", "words")
    with record.reading() as connection:
        held = {}
        for table in metadata.sorted_tables:
            if table is stale_entity:  # what is still to be derived depends on what was done
                continue
            columns = [c for c in table.c if c.name not in without or table is entity]
            rows = connection.execute(sa.select(*columns)).all()
            held[table.name] = sorted((tuple(row) for row in rows), key=repr)
        return held


def test_reads_what_is_there(record: RecordFile, articles: Path) -> None:
    report = read(record, articles)
    assert [(file.name, file.outcome, file.claims) for file in report.files] == [
        ("a.txt", "read", 2),
        ("b.txt", "read", 3),
        ("deep/c.txt", "read", 2),
    ]
    found = lines(record)
    assert [line["source"] for line in found] == ["a.txt"] * 2 + ["b.txt"] * 3 + ["deep/c.txt"] * 2
    merger = next(line for line in found if line["kind"] == "merger")
    assert merger["roles"] == {"parties": ["Azad Pakistan Party", "Sind Front"]}
    assert merger["date"] == "1957"
    for line in found:
        text = (articles / line["source"]).read_text(encoding="utf-8")
        assert text[line["start"] : line["end"]] == line["quote"]
    with record.reading() as connection:
        held = {one.name: one for one in queries.sources(connection)}
        assert held["a.txt"].unread == 1 and held["a.txt"].read_on == "2024-01-31"
        text_of = queries.source_text(connection, "a.txt")
        assert text_of.unread[0].span.of(text_of.text).startswith("Nothing else")
        assert text_of.claims[0].sentence.startswith("The Awami League (AL) was founded in 1949.")


def test_reading_again_changes_nothing(record: RecordFile, articles: Path) -> None:
    read(record, articles)
    before = whole(record)
    assert {file.outcome for file in read(record, articles).files} == {"unchanged"}
    assert {file.outcome for file in read(record, articles, read_on=None).files} == {"unchanged"}
    assert {file.outcome for file in read(record, articles, again=True).files} == {"read"}
    assert whole(record) == before


def test_another_day_or_reader_reads_again(record: RecordFile, articles: Path) -> None:
    read(record, articles)
    assert {file.outcome for file in read(record, articles, read_on="2024-02-01").files} == {"read"}
    order = Order(codebook.load(), reader=PlainReader(version="plain 2"))
    assert {file.outcome for file in take_in(record, [articles], order).files} == {"read"}


def test_a_changed_file_keeps_what_is_the_same(record: RecordFile, articles: Path) -> None:
    read(record, articles)
    before = {line["id"]: line for line in lines(record)}
    path = articles / "b.txt"
    path.write_text(
        "A new line.\n\n" + path.read_text(encoding="utf-8").replace("AL was", "SF was"), encoding="utf-8"
    )
    report = read(record, articles)
    assert [file.outcome for file in report.files] == ["unchanged", "read", "unchanged"]
    after = {line["id"]: line for line in lines(record)}
    assert len(before.keys() & after.keys()) == 6  # all but the dissolution
    moved = [one for one in before.keys() & after.keys() if before[one]["source"] == "b.txt"]
    assert len(moved) == 2 and all(after[one]["start"] > before[one]["start"] for one in moved)


def test_about_finds_every_name(record: RecordFile, articles: Path) -> None:
    read(record, articles)
    with record.reading() as connection:
        for name in ("Awami League", "the awami league", "AL"):
            ids = queries.meant(connection, name)
            kinds = [claim.kind for claim in queries.claims(connection, entities=ids)]
            assert kinds.count("founding") == 3, name
        with pytest.raises(NameNotFound) as caught:
            queries.meant(connection, "Awami Legue")
        assert "Awami League" in caught.value.suggestions and "did you mean" in str(caught.value)
        shown = queries.story(connection, "Abdul Bhashani")
        assert {line.claim.source for line in shown.lines} == {"a.txt", "deep/c.txt"}
        assert shown.entities[0].sources == 2


def test_the_order_of_reading_does_not_matter(where: str, articles: Path, tmp_path: Path) -> None:
    record = open_record(where)
    read(record, articles)
    expected = whole(record)
    chance = random.Random(1)
    for turn in range(3):
        other = open_record(tmp_path / f"other{turn}.db")
        names = sorted(path.relative_to(articles) for path in articles.rglob("*.txt"))
        chance.shuffle(names)
        shown = tmp_path / f"shown{turn}"
        for name in names:
            (shown / name).parent.mkdir(parents=True, exist_ok=True)
            (shown / name).write_text("Khan Party was founded in 1900.", encoding="utf-8")
            read(other, shown)
            (shown / name).write_bytes((articles / name).read_bytes())
            read(other, shown)
        assert whole(other) == expected
        other.close()
    record.close()


def test_entities_are_those_of_all_documents_together(record: RecordFile, articles: Path) -> None:
    read(record, articles)
    with record.reading() as connection:
        found = connection.execute(sa.select(entity.c.name, entity.c.type).order_by(entity.c.name)).all()
        assert [tuple(row) for row in found] == [
            ("AL", "organisation"),
            ("Abdul Bhashani", "person"),
            ("Awami League", "organisation"),
            ("Azad Pakistan Party", "organisation"),
            ("Sind Front", "organisation"),
        ]
        (pair,) = queries.proposals(connection)
        assert {pair.one.name, pair.other.name} == {"AL", "Awami League"} and "short for" in pair.reason
        unmatched = sa.select(source_entity).where(source_entity.c.entity.is_(None))
        assert connection.execute(unmatched).all() == []


def test_a_document_taken_out_leaves_nothing(record: RecordFile, articles: Path) -> None:
    from factio.record.derive import settle
    from factio.record.store import remove

    read(record, articles / "a.txt")
    before = whole(record)
    read(record, articles / "b.txt")
    with record.writing() as connection:
        assert remove(connection, "b.txt")
        assert not remove(connection, "b.txt")
        settle(connection)
    assert whole(record) == before


def test_views_for_people(record: RecordFile, articles: Path) -> None:
    read(record, articles)
    with record.reading() as connection:
        row = (
            connection.execute(sa.text("SELECT * FROM claims_readable WHERE kind = 'merger'"))
            .mappings()
            .one()
        )
        assert row["roles"] == "parties: Azad Pakistan Party; parties: Sind Front"
        assert row["sentence"].startswith("Azad Pakistan Party and") and row["source"] == "deep/c.txt"
        names = connection.execute(sa.text("SELECT name, other_names, sources, claims FROM organisations"))
        assert ("Awami League", "AL", 2, 4) in [tuple(row) for row in names]
        for view in sa.inspect(connection).get_view_names():
            assert connection.execute(sa.text(f"SELECT count(*) FROM {view}")).scalar_one() > 0, view


def test_judgements_are_only_added_to(record: RecordFile) -> None:
    entry = "INSERT INTO judgement (id, at, who, what, because) VALUES (1, '2024-01-31', 'A', 'accept', 'so')"
    with record.writing() as connection:
        connection.execute(sa.text(entry))
    for deed in ("UPDATE judgement SET who = 'B'", "DELETE FROM judgement"):
        with pytest.raises(RecordError, match="only added to"), record.writing() as connection:
            connection.execute(sa.text(deed))
    with pytest.raises(RecordError), record.writing() as connection:
        connection.execute(sa.text(entry.replace("accept", "doubt").replace("1,", "2,")))


def test_the_migrations_make_the_tables(record: RecordFile) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with record.reading() as connection:
        # Each database has a full text of its own beside the tables.
        options = {
            "compare_type": True,
            "include_name": lambda name, *_: not str(name).startswith("search_words"),
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_a_record_opened_again_is_the_same(where: str, articles: Path) -> None:
    first = open_record(where)
    read(first, articles)
    held = whole(first)
    first.close()
    again = open_record(where, create=False)
    assert whole(again) == held
    again.close()


def test_a_failure_while_storing_keeps_what_was(record: RecordFile, articles: Path) -> None:
    read(record, articles)
    held = whole(record)
    with pytest.raises(ZeroDivisionError), record.writing() as connection:
        connection.execute(sa.delete(source))
        connection.execute(sa.delete(entity_name))
        raise ZeroDivisionError
    assert whole(record) == held


def test_newer_and_older_records_are_refused(where: str) -> None:
    record = open_record(where)
    for version, word in (("9999", "newer"), ("0000", "older"), ("abc", "newer")):
        with record.writing() as connection:
            connection.execute(sa.text(f"UPDATE alembic_version SET version_num = '{version}'"))
        with pytest.raises(RecordError, match=word):
            open_record(where)
    record.close()


def test_a_foreign_database_is_refused(where: str) -> None:
    record = open_record(where)
    with record.writing() as connection:
        connection.execute(sa.text("DELETE FROM about_record"))
    record.close()
    with pytest.raises(RecordError, match="no Factio record"):
        open_record(where)


def test_crowded_names_come_out_the_same(
    where: str, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factio.record import derive

    for number in range(9):
        text = f"Awami League was founded in {1700 + 30 * number}. Abdul Bhashani led the Awami League."
        (articles / f"more{number}.txt").write_text(text, encoding="utf-8")
    record, other = open_record(where), open_record(tmp_path / "other.db")
    read(record, articles)
    monkeypatch.setattr(derive, "CROWD", 2)
    read(other, articles)
    assert whole(other) == whole(record)
    for number in (3, 4, 5, 6):
        (articles / f"more{number}.txt").write_text("Nothing is told now.", encoding="utf-8")
    read(other, articles)
    monkeypatch.undo()
    read(record, articles)
    assert whole(other) == whole(record)
    with record.reading() as connection:
        lives = connection.execute(sa.select(entity.c.first).where(entity.c.name == "Awami League")).scalars()
        assert sorted(first or 0 for first in lives) == [1700, 1910]
    record.close()
    other.close()
