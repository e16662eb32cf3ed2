"""`factio read`: what it tells, and what it does with files that are no articles."""

import json
import os
import random
import shutil
import sqlite3
import sys

import pytest

from factio import open as open_record

BAD_FILES = 500 if os.environ.get("FACTIO_PROVE") else 5


def test_reading_tells_what_it_did(factio, articles, tmp_path):
    record = tmp_path / "r.db"
    told = factio("read", articles, "--record", record)
    assert told.code == 0
    assert "2 documents: 2 read" in told.out
    assert told.err == ""
    again = factio("read", articles, "--record", record)
    assert "2 unchanged" in again.out


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(factio, articles, tmp_path):
    (articles / "broken.txt").write_bytes(b"\xff\xfe\xfa")
    record = tmp_path / "r.db"
    told = factio("read", articles, tmp_path / "nowhere.txt", "--record", record)
    assert told.code == 1
    assert "broken.txt" in told.err
    assert "nowhere.txt" in told.err
    assert "2 refused" in told.out
    assert "2 read" in told.out


def test_metadata_for_all(factio, articles, tmp_path):
    record = tmp_path / "r.db"
    assert factio("read", articles, "--record", record, "--author", "Ann", "--published", "2014-05").code == 0
    with sqlite3.connect(record) as database:
        assert set(database.execute("SELECT author, published FROM source")) == {("Ann", "2014-05")}
    database.close()


@pytest.mark.parametrize(
    ("option", "value"),
    [("--published", "last year"), ("--read-on", "soon"), ("--codebook", "/no/such/folder")],
)
def test_wrong_options_are_refused_in_a_line(factio, articles, tmp_path, option, value):
    record = tmp_path / "r.db"
    told = factio("read", articles, "--record", record, option, value)
    assert told.code == 2
    assert len(told.err.strip().splitlines()) == 1
    assert value in told.err


def test_two_runs_give_the_same_lines(factio, articles, tmp_path):
    lines = []
    for run, workers in enumerate((1, 1, 2)):
        record = tmp_path / f"{run}.db"
        assert factio("read", articles, "--record", record, "--workers", workers).code == 0
        lines.append(factio("claims", "--format", "jsonl", "--record", record).out)
    assert lines[0]
    assert lines[0] == lines[1] == lines[2]


def rubbish(chance):
    """The bytes of a file that is no article, of one sort or another."""
    words = (
        "founded",
        "in",
        "1921",
        "The",
        "Party",
        "(",
        ")",
        "|",
        "==",
        "\n",
        "\n\n",
        "—",
        "\u0301",
        "א",
        "𐐷",
        "\x00",
    )
    match chance.randrange(9):
        case 0:
            return b""
        case 1:
            return chance.randbytes(chance.randint(1, 5000))
        case 2:
            return b"The Radical League was founded. " + b"\xc3" * chance.randint(1, 9)
        case 3:
            depth = chance.randint(100, 10_000)
            return chance.choice((b"(", b"[", b"<div>", b"'", b"> ", b"* ")) * depth
        case 4:
            return ("a" * chance.randint(1000, 200_000)).encode()
        case 5:
            return " ".join(chance.choices(words, k=chance.randint(1, 300))).encode()
        case 6:
            return "\n".join("|" * chance.randint(0, 50) for _ in range(60)).encode()
        case 7:
            return ("= " * 3000 + "\r" + "=" * 3000).encode()
        case _:
            return "\ufeff".encode() + chance.choice(
                (b"\r\n\r\n", b"\x1b[31m", b"\x00" * 400, b"%PDF-1.4\n", b"PK\x03\x04")
            )


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A record with something to lose, made once; and its claims."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "a.txt").write_text("The Radical League was founded in 1921 by Ann Smith.\n", encoding="utf-8")
    with open_record(folder / "r.db") as record:
        record.read(folder / "a.txt")
        return folder / "r.db", [claim.line() for claim in record.claims()]


@pytest.mark.parametrize("number", range(BAD_FILES))
def test_rubbish_gives_a_clear_error_or_no_claims_and_no_lost_record(factio, filled, tmp_path, number):
    chance = random.Random(number)
    record = tmp_path / "r.db"
    shutil.copy(filled[0], record)
    suffix = chance.choice((".txt", ".md", ".html", ".htm", ".text"))
    bad = tmp_path / f"zz{suffix}"
    bad.write_bytes(rubbish(chance))
    told = factio("read", bad, "--record", record)
    assert told.code in (0, 1)
    assert "Traceback" not in told.err
    assert told.code == 0 or "zz" in told.err
    after = factio("claims", "--format", "jsonl", "--record", record).out.splitlines()
    assert filled[1]
    assert [json.loads(line) for line in after][: len(filled[1])] == filled[1]


def test_larger_rubbish(factio, articles, tmp_path):
    """Each sort once: a line of 50 MB, deep brackets, a folder named .txt, a file without permission."""
    folder = tmp_path / "rubbish"
    folder.mkdir()
    (folder / "long.txt").write_bytes(b"word " * 10_000_000)
    (folder / "deep.html").write_bytes(b"<div>" * 10_000)
    (folder / "deep.txt").write_bytes(b"(" * 10_000)
    (folder / "folder.txt").mkdir()
    (folder / "secret.txt").write_text("The League was founded in 1921.")
    (folder / "secret.txt").chmod(0)
    record = tmp_path / "r.db"
    told = factio("read", articles, folder, "--record", record)
    assert told.code == 1
    assert "Traceback" not in told.err
    assert "long.txt" in told.err
    assert "2 read" in told.out or "3 read" in told.out or "4 read" in told.out or "5 read" in told.out
    assert factio("claims", "--source", "radicals.txt", "--format", "jsonl", "--record", record).out


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made here")
def test_a_name_that_is_no_text(factio, articles, tmp_path):
    name = os.fsencode(articles / "x") + b"\xff.txt"
    with open(name, "wb") as file:
        file.write(b"The Liberal Union was founded in 1950.\n")
    told = factio("read", articles, "--record", tmp_path / "r.db")
    assert told.code in (0, 1)
    assert "Traceback" not in told.err
