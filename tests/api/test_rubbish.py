"""Bad files do no harm: each gives a clear reason or no claims, and the record stays whole."""

import os
import random
from pathlib import Path

import pytest

import factio

PROVE = os.environ.get("FACTIO_PROVE") == "1"
GENERATED = 500 if PROVE else 20
GOOD = "The Sind Front was founded in 1950 by Ann Smith.\n"


def rubbish(chance: random.Random) -> bytes:
    """The bytes of one bad file."""
    size = chance.randrange(1, 3000)
    letters = "abc XYZ([{<|=*_#'\".,;:-–—\n\t\r\u00a0\u202e\u200d\ufeff\U0001f600é\u0301אب漢1950"
    text = "".join(chance.choice(letters) for _ in range(size))
    sorts = [
        lambda: b"",
        lambda: chance.randbytes(size),
        lambda: b"\xef\xbb\xbf" + GOOD.encode()[: size % 50] + b"\xff\xfe" + chance.randbytes(9),
        lambda: text.encode(),
        lambda: chance.choice("([{<«|=").encode() * size,
        lambda: b"(" * 10_000 + b")" * 10_000,
        lambda: GOOD.encode("utf-16"),
        lambda: b"\x00".join(GOOD.encode().split()),
        lambda: ("| " * chance.randrange(1, 200) + "\n").encode() * chance.randrange(1, 40),
        lambda: ("= " * size + "\n").encode(),
        lambda: (GOOD * 3).replace(" ", "\u00a0").encode(),
        lambda: b"\r\n\r\n" * size,
        lambda: ("a" * size * 20).encode(),
        lambda: b"<html>" + b"<div>" * size + GOOD.encode(),
        lambda: ("In 1950" + " and in 1951" * (size // 10)).encode(),
        lambda: ("- " * size + GOOD).encode(),
        lambda: "".join(chr(chance.randrange(1, 0xD800)) for _ in range(size)).encode(),
    ]
    return chance.choice(sorts)()


def whole(record: factio.Record) -> None:
    for source in record.sources():
        text = record.source(source.name)
        assert len(text.claims) == source.claims
        for claim in text.claims:
            assert text.text[claim.start : claim.end] == claim.quote


def test_generated_rubbish(tmp_path: Path) -> None:
    chance = random.Random(3)
    folder = tmp_path / "rubbish"
    folder.mkdir()
    for number in range(GENERATED):
        suffix = chance.choice([".txt", ".txt", ".md", ".html"])
        (folder / f"{number:03}{suffix}").write_bytes(rubbish(chance))
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    record = factio.open(tmp_path / "factio.db")
    report = record.read(folder)
    assert len(report.files) == GENERATED + 1
    for file in report.of("refused"):
        assert file.reason and "Error:" not in file.reason and "Traceback" not in file.reason, file
    assert [file.claims > 0 for file in report.files if file.name == "good.txt"] == [True]
    whole(record)


def test_files_that_are_none(tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    (folder / "folder.txt").mkdir(parents=True)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    closed = folder / "closed.txt"
    closed.write_text(GOOD, encoding="utf-8")
    closed.chmod(0)
    report = factio.open(tmp_path / "factio.db").read(folder)
    read = {file.name for file in report.of("read")}
    assert "good.txt" in read
    refused = {file.name: file.reason for file in report.of("refused")}
    assert {"loop.txt", "gone.txt", "pipe.txt"} <= refused.keys()
    if os.geteuid() != 0:
        assert "closed.txt" in refused
    assert all(str(folder) in reason and "Error:" not in reason for reason in refused.values())


@pytest.mark.parametrize("line", ["a " * 25_000_000, "(" * 50_000_000])
def test_fifty_megabytes_in_one_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "line.txt"
    path.write_text(line, encoding="utf-8")
    (file,) = factio.open(tmp_path / "factio.db").read(path).files
    assert file.outcome == "refused" and "bytes" in file.reason
