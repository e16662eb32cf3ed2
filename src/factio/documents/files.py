"""Finding files and reading them."""

from __future__ import annotations

import os
from pathlib import Path

from factio.documents.plain import lay_out_plain
from factio.errors import DocumentError
from factio.model import Document, Metadata

LARGEST_FILE = 20_000_000
SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    "": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}


def read_text(text: str, name: str, metadata: Metadata | None = None) -> Document:
    """Lay out `text`, which is in one of the plain dialects."""
    return lay_out_plain(text, name, metadata or Metadata())


def read_file(path: Path, name: str, metadata: Metadata | None = None) -> Document:
    """Lay out the file at `path` under `name`. Raises DocumentError where it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise DocumentError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DocumentError(f"{path}: not UTF-8, at byte {error.start}") from error
    return read_text(text, name, metadata)


def find_files(paths: list[Path]) -> list[tuple[Path, str]]:
    """The files under `paths` with their names: the path relative to the path given."""
    found: dict[Path, str] = {}
    for path in paths:
        if not path.is_dir():
            found.setdefault(path, path.name)
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
            for file in sorted(files):
                inner = Path(folder) / file
                if not file.startswith(".") and inner.suffix.lower() in SUFFIXES:
                    found.setdefault(inner, inner.relative_to(path).as_posix())
    return sorted(found.items(), key=lambda entry: (entry[1], entry[0]))
