"""What is found, the same over SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_reader import ENTITIES, TEXTS, SearchReader

from factio import codebook
from factio.record import Order, open_record, queries, take_in
from factio.record.open import RecordFile
from factio.record.search import Found, Wanted, countries, find
from factio.record.search_words import words
from factio.record.store import remove


@pytest.fixture
def record(where: str, tmp_path: Path) -> Iterator[RecordFile]:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    opened = open_record(where)
    take_in(opened, [folder], Order(codebook.load(), read_on="2024-01-31", reader=SearchReader()))
    yield opened
    opened.close()


def names(record: RecordFile, asked: str, **more: object) -> list[str]:
    with record.reading() as connection:
        ids = find(connection, Wanted(asked, **more), "entity").ids  # type: ignore[arg-type]
        known = {one.id: one.name for one in queries.entities(connection, ids=ids)}
        return [known[one] for one in ids]


def quotes(record: RecordFile, asked: str, **more: object) -> list[str]:
    with record.reading() as connection:
        found = find(connection, Wanted(asked, **more), "claim")  # type: ignore[arg-type]
        known = {one.id: one.quote for one in queries.claims(connection, ids=found.ids)}
        return [known[one] for one in found.ids]


@pytest.mark.parametrize(
    "asked, first",
    [
        ("radical league", "Radical League"),
        ("RADICAL", "Radical League"),
        ("league rad", "Radical League of the North"),
        ("league radi", "Radical League"),
        ("R.L.", "Radical League"),
        ("rl", "Radical League"),
        ("Zürich", "Zürich"),
        ("zuri", "Zürich"),
        ("народная", "Народная воля"),
        ("НАРОДНАЯ ВОЛ", "Народная воля"),
        ("共产", "中国共产党"),
        ("中国", "中国共产党"),
        ("توده", "حزب توده"),
        ("समाजवादी", "समाजवादी पार्टी"),
        ("lodz", "Łódź Circle"),
        ("smith", "Ann Smith"),
    ],
)
def test_a_name_is_found_in_any_script_and_dress(record: RecordFile, asked: str, first: str) -> None:
    found = names(record, asked)
    assert first in found
    if asked != "league rad":
        assert found[0] == first


def test_the_very_name_comes_before_a_longer_one(record: RecordFile) -> None:
    assert names(record, "radical league")[:2] == ["Radical League", "Radical League of the North"]


def test_signs_without_blanks_have_to_stand_side_by_side(record: RecordFile) -> None:
    assert names(record, "中共") == []


def test_words_of_a_quote(record: RecordFile) -> None:
    assert quotes(record, "founded zürich") == ["Radical League was founded in Zürich in 1921"]
    assert quotes(record, "foun") == quotes(record, "founded")
    assert quotes(record, "founded nowhere") == []


def test_filters_narrow_what_is_found(record: RecordFile) -> None:
    assert set(names(record, "", kind="person")) == {"Ann Smith"}
    assert names(record, "radical", country="norway") == ["Radical League"]
    assert names(record, "radical", source="b.txt") == ["Radical League of the North"]
    assert quotes(record, "radical", kind="ban") == ["Radical League was banned in 1934"]
    assert quotes(record, "radical", first=1930, last=1939) == ["Radical League was banned in 1934"]
    assert quotes(record, "banned", country="Norway") == ["Radical League was banned in 1934"]
    assert quotes(record, "", kind="ban", source="a.txt") == ["Radical League was banned in 1934"]
    with record.reading() as connection:
        assert countries(connection) == ["Norway"]


def test_documents_by_title_and_name(record: RecordFile) -> None:
    with record.reading() as connection:
        assert find(connection, Wanted("b.txt"), "document").ids == ("b.txt",)
        assert find(connection, Wanted("story"), "document").ids == ("a.txt",)


def test_nothing_is_found_for_nothing(record: RecordFile) -> None:
    with record.reading() as connection:
        for asked in ("", "  ", "—", "***", '"', "'"):
            assert find(connection, Wanted(asked), "entity") == Found(())


def test_what_is_taken_out_is_found_no_more(record: RecordFile) -> None:
    with record.writing() as connection:
        assert remove(connection, "a.txt")
    assert names(record, "народная") == []
    assert quotes(record, "zürich") == []
    assert names(record, "radical") == ["Radical League of the North"]


@given(st.text(max_size=40))
def test_any_text_can_be_asked(shared: RecordFile, asked: str) -> None:
    with shared.reading() as connection:
        for what in ("entity", "claim", "document"):
            find(connection, Wanted(asked), what)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordFile]:
    folder = tmp_path_factory.mktemp("shared")
    (folder / "a.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    opened = open_record(folder / "a.db")
    take_in(opened, [folder / "a.txt"], Order(codebook.load(), reader=SearchReader()))
    yield opened
    opened.close()


@given(st.text(max_size=60))
def test_words_are_letters_and_digits(text: str) -> None:
    for word in words(text):
        assert word and all(sign.isalnum() for sign in word)


@given(st.sampled_from([one.name for one in ENTITIES]))
def test_every_name_finds_itself(shared: RecordFile, name: str) -> None:
    with shared.reading() as connection:
        there = {one.name for one in queries.entities(connection)}
    assert name not in there or names(shared, name)[0] == name
