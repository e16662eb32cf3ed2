"""Finding the files that may hold articles, and reading one of them."""

from __future__ import annotations

import codecs
import os
import re
import stat
from pathlib import Path

from factio.documents.html import lay_out_html
from factio.documents.markdown import lay_out_markdown
from factio.documents.metadata import SIDECAR_SUFFIXES, check_metadata, joined, read_metadata
from factio.documents.plain import lay_out_plain
from factio.errors import DocumentError
from factio.model import Document, Metadata

# The largest file of each dialect in bytes: an article has thousandths of this.
LARGEST = {"plain": 5_000_000, "html": 10_000_000, "markdown": 2_000_000}
# The longest paragraph in characters; what is longer is not written for people.
LONGEST_BLOCK = 500_000
_LONG_LINE = re.compile(rf"[^\r\n]{{{LONGEST_BLOCK + 1}}}")
SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_HTML = re.compile(
    r"\ufeff?\s{0,1000}(?:<!doctype html|<html\b|<\?xml[^>]{0,200}>\s{0,100}<(?:!doctype )?html)", re.I
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_OTHER_ENCODINGS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def read_text(text: str, name: str, metadata: Metadata | None = None) -> Document:
    """Lay out `text`, which is in one of the plain dialects, as the document `name`.

    Raises DocumentError if `metadata` holds a date that is not EDTF.
    """
    return lay_out_plain(text, name, check_metadata(metadata or Metadata(), name))


def read_file(path: Path, name: str, metadata: Metadata | None = None) -> Document:
    """Lay out the file at `path` as the document `name`.

    The dialect goes by the file's suffix, and by its beginning where the suffix does not tell.
    What `metadata` leaves open is taken from PATH.yaml or PATH.yml. Raises DocumentError with
    the reason where there is no text in UTF-8 to be read, or metadata is wrong.
    """
    known = check_metadata(joined(metadata, read_metadata(path)), name)
    sort = SUFFIXES.get(path.suffix.lower(), "plain")
    text = _decoded(_bytes(path, sort), path)
    if sort == "plain" and _HTML.match(text):
        sort = "html"
    if sort != "html" and (line := _LONG_LINE.search(text)) is not None:
        raise DocumentError(
            f"{path}: a line of more than {LONGEST_BLOCK:,} characters, at character {line.start():,}"
        )
    if sort == "html":
        document = lay_out_html(text, name, known)
    elif sort == "markdown":
        document = lay_out_markdown(text, name, known)
    else:
        document = lay_out_plain(text, name, known)
    for block in document.blocks:
        if len(block.prose) > LONGEST_BLOCK:
            raise DocumentError(
                f"{path}: a paragraph of {len(block.prose):,} characters at character {block.span.start:,};"
                f" more than {LONGEST_BLOCK:,} is not an article"
            )
    return document


def _bytes(path: Path, sort: str) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise DocumentError(f"{path}: is a folder that cannot be read as a file")
        if not stat.S_ISREG(found.st_mode):
            raise DocumentError(f"{path}: is no regular file (a pipe, socket or device)")
        if found.st_size > LARGEST[sort]:
            raise DocumentError(
                f"{path}: has {found.st_size:,} bytes; more than {LARGEST[sort]:,} are not read"
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        reason = "is a link to a file that is not there" if path.is_symlink() else "there is no such file"
        raise DocumentError(f"{path}: {reason}") from error
    except PermissionError as error:
        raise DocumentError(f"{path}: no permission to read it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(f"{path}: cannot be read: {reason}") from error


def _decoded(content: bytes, path: Path) -> str:
    for mark, encoding in _OTHER_ENCODINGS.items():
        if content.startswith(mark):
            raise DocumentError(f"{path}: is in {encoding}; save it as UTF-8")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in content[:4096]:
            raise DocumentError(f"{path}: is binary, not text") from error
        raise DocumentError(f"{path}: is not UTF-8: broken at byte {error.start}") from error
    signs = _BINARY.findall(text, 0, 1_000_000)
    if "\x00" in text or len(signs) > 8 + len(text) // 100:
        raise DocumentError(f"{path}: is binary, not text")
    return text


def find_files(paths: list[Path]) -> list[tuple[Path, str]]:
    """The files under `paths` that may hold articles, each with its name, in the order of the names.

    A file that is given itself is always among them; of a folder all files in it and its
    folders that have a known suffix, or none and look like text. Hidden files and metadata are
    passed over. The name is the path relative to the path given (for a file its file name), with
    slashes. Folders that cannot be listed and links to nothing are returned too, so that reading
    them tells the reason. Never raises.
    """
    found: dict[Path, str] = {}
    for path in paths:
        if os.path.isdir(path):
            for inner in _inside(path):
                found.setdefault(inner, _name(inner.relative_to(path).as_posix()))
        elif path.suffix.lower() not in SIDECAR_SUFFIXES:
            found.setdefault(path, _name(path.name))
    return sorted(found.items(), key=lambda entry: (entry[1], str(entry[0])))


def _inside(path: Path) -> list[Path]:
    """The files in a folder and its folders that may hold articles, and the folders that cannot be listed."""
    found: list[Path] = []

    def unlisted(error: OSError) -> None:
        found.append(Path(error.filename))

    for folder, folders, files in os.walk(path, onerror=unlisted):
        folders[:] = sorted(inner for inner in folders if not inner.startswith("."))
        candidates = (Path(folder, file) for file in files if not file.startswith("."))
        found += [inner for inner in candidates if _may_hold_article(inner)]
    return found


def _name(words: str) -> str:
    """A file name that can be stored: bytes that are not UTF-8 become question marks in a diamond."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _may_hold_article(path: Path) -> bool:
    if path.suffix.lower() in SUFFIXES:
        return True
    if path.suffix:
        return False
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return True
    try:
        words = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return bool(words.strip()) and not _BINARY.search(words)
