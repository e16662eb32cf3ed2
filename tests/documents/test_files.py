"""Finding and reading files, metadata beside them, and what cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factio.documents import find_files, read_file, read_text
from factio.errors import DocumentError
from factio.model import Metadata


def put(path: Path, content: str | bytes = "The party split in 1921.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_files_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/c.md",
        "a/Z.HTML",
        "plain",
        ".hidden.txt",
        ".git/x.txt",
        "b.txt.yaml",
        "b.yml",
        "x.png",
    ):
        put(tmp_path / name)
    put(tmp_path / "binary", b"\x00\x01")
    put(tmp_path / "e\u0301.txt")
    (tmp_path / "folder.txt").mkdir()
    put(tmp_path / "folder.txt" / "in.txt")
    assert [name for _, name in find_files([tmp_path])] == [
        "a/Z.HTML",
        "a/c.md",
        "b.txt",
        "e\u0301.txt",
        "folder.txt/in.txt",
        "plain",
    ]
    single = tmp_path / "a" / "c.md"
    assert find_files([single, single, tmp_path / "b.txt.yaml"]) == [(single, "c.md")]
    assert find_files([tmp_path / "missing.txt"]) == [(tmp_path / "missing.txt", "missing.txt")]


def test_dialect_by_suffix_or_content(tmp_path: Path) -> None:
    assert read_file(put(tmp_path / "a.md", "# T\n\nA *b*."), "a.md").title == "T"
    page = "<!DOCTYPE html><title>T</title><p>A b.</p>"
    assert read_file(put(tmp_path / "a.html", page), "a").text == "T\n\nA b.\n\n"
    assert read_file(put(tmp_path / "page", page), "page").title == "T"
    assert read_file(put(tmp_path / "a.txt", "= T =\n\nA b."), "a.txt").title == "T"


def test_text_is_the_file_unchanged(tmp_path: Path) -> None:
    content = "\ufeffA\r\nb 𐍈 e\u0301.\r"
    document = read_file(put(tmp_path / "a.txt", content), "folder/a.txt")
    assert document.text == content
    assert document.name == "folder/a.txt"


def test_metadata_beside_a_source(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt")
    put(tmp_path / "a.txt.yaml", "author: A. Smith\npublished: 1954-07\nurl: http://example.org\n")
    known = Metadata(author="A. Smith", published="1954-07", url="http://example.org")
    assert read_file(path, "a.txt").metadata == known
    given = read_file(path, "a.txt", Metadata(author="B", language="en")).metadata
    assert given == Metadata("B", "1954-07", "http://example.org", "en")


def test_metadata_with_a_day_or_a_year_that_yaml_reads_as_date_or_number(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt")
    for words in ("1954-07-01", "1954"):
        put(tmp_path / "a.txt.yml", f"published: {words}\n")
        assert read_file(path, "a.txt").metadata.published == words


def test_gold_beside_a_source_is_no_metadata(tmp_path: Path) -> None:
    path = put(tmp_path / "a", "The party.")
    put(tmp_path / "a.yaml", "source: a\nsubject: X\nclaims:\n- {kind: name}\n")
    assert read_file(path, "a").metadata == Metadata()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("writer: A\n", "writer"),
        ("published: yesterday\n", "published"),
        ("author: [A, B]\n", "author"),
        ("author: true\n", "author"),
        ("- a\n", "no keys"),
        ("author: 'A\n", "not YAML"),
        ("a: &a [*a]\nb: " + "[" * 3000, "not YAML"),
        (b"author: \xff", "byte 8"),
    ],
)
def test_wrong_metadata_names_file_and_key(tmp_path: Path, content: str | bytes, reason: str) -> None:
    path = put(tmp_path / "a.txt")
    put(tmp_path / "a.txt.yaml", content)
    with pytest.raises(DocumentError, match=reason) as raised:
        read_file(path, "a.txt")
    assert "a.txt.yaml" in str(raised.value)


def test_wrong_date_given() -> None:
    with pytest.raises(DocumentError, match="soon"):
        read_text("A b.", "a", Metadata(published="soon"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"abc \xff def", "byte 4"),
        (b"\x00\x01\x02" * 100, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "broken at byte|binary"),
        ("The party.".encode("utf-16"), "UTF-16"),
        (b"\x01\x02\x03" * 100, "binary"),
        (b"a" * 600_000, "line of more than"),
        ((b"abcd efgh " * 10 + b"\n") * 6_000, "paragraph of"),
    ],
)
def test_content_that_is_no_text(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_file(put(tmp_path / "a.txt", content), "a.txt")


def test_a_huge_file_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(DocumentError, match="50,000,000 bytes"):
        read_file(path, "a.txt")


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    for name, reason in [
        ("x.txt", "folder"),
        ("pipe.txt", "regular"),
        ("dangling.txt", "link"),
        ("loop.txt", "cannot be read"),
        ("none.txt", "no such file"),
        ("bad\x00name.txt", "cannot be read"),
        ("n" * 300 + ".txt", "cannot be read"),
    ]:
        with pytest.raises(DocumentError, match=reason):
            read_file(tmp_path / name, name)
    assert [name for _, name in find_files([tmp_path])] == ["dangling.txt", "loop.txt", "pipe.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = put(tmp_path / "closed" / "a.txt")
    path.chmod(0)
    with pytest.raises(DocumentError, match="permission"):
        read_file(path, "a.txt")
    path.parent.chmod(0)
    try:
        assert [name for _, name in find_files([tmp_path])] == ["closed"]
        with pytest.raises(DocumentError, match=r"folder|permission"):
            read_file(path.parent, "closed")
    finally:
        path.parent.chmod(0o700)


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt"))
    put(path)
    ((found, name),) = find_files([tmp_path])
    assert name == "a\ufffd.txt"
    assert read_file(found, name).name == name
