"""Files to rows: the work that runs in this process or in others beside it. Touches no record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Protocol

import msgspec

from factio.codebook import Codebook
from factio.errors import DocumentError, FactioError
from factio.model import Document, Metadata, Reading
from factio.record.ids import canonical, digest
from factio.record.prepare import Prepared, prepare
from factio.record.reports import FileReport

_WORD = re.compile(r"\w+")
# The rooms whose code decides what a reading gives: documents are laid out, dated and read by them.
_READING_ROOMS = ("model", "codebook", "dates", "documents", "reading")
_NONE = FactioError("the reader gave no reading for this file")


class Reads(Protocol):
    """A reader: gives one Reading a document, in order; the same whichever documents go with it."""

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Reads `documents` in batches of its own choice."""
        ...


class File(msgspec.Struct, frozen=True):
    """A file to read. `known` is the digest under which it need not be read again."""

    path: str
    name: str
    known: str | None = None


class Result(msgspec.Struct, frozen=True):
    """What came of one file; `rows` is a `Prepared` in MessagePack where it was read."""

    report: FileReport
    rows: bytes | None = None


class Bench:
    """Where files are read: codebook and reader of this process; the reader is made when first needed."""

    def __init__(self, codebook: Codebook, reader: Reads | None, metadata: Metadata | None) -> None:
        self._codebook = codebook
        self._reader = reader
        self._metadata = metadata

    def read(self, files: Sequence[File]) -> Iterator[Result]:
        """One result a file, in order. What goes wrong with a file is told in its report, never raised."""
        laid_out = [self._lay_out(file) for file in files]
        documents = [found for found in laid_out if isinstance(found, Document)]
        readings = self._readings(documents)
        for file, found in zip(files, laid_out, strict=True):
            if isinstance(found, Document):
                yield self._result(file, found, next(readings, _NONE))
            else:
                yield Result(found)

    def _lay_out(self, file: File) -> Document | FileReport:
        from factio.documents import read_file

        path = Path(file.path)
        try:
            if path.exists() and not path.is_file():
                raise DocumentError(f"{path}: not a file that can be read (a pipe, a device or a folder)")
            document = read_file(path, file.name, self._metadata)
            if file.known is not None and digest(document) == file.known:
                return FileReport(file.name, file.path, "unchanged")
        except Exception as error:
            return _refused(file, error)
        return document

    def _readings(self, documents: Sequence[Document]) -> Iterator[Reading | Exception]:
        """One reading a document, or what went wrong with it."""
        done = 0
        try:
            for reading in self._made_reader().read_many(documents) if documents else ():
                done += 1
                yield reading
        except Exception as error:
            if len(documents) == 1:
                yield error
                return
            # One of them ends the batch: the rest are read one by one, so that only it is lost.
            for document in documents[done:]:
                yield from self._readings([document])

    def _made_reader(self) -> Reads:
        if self._reader is None:
            from factio.reading import Reader

            self._reader = Reader(self._codebook)
        return self._reader

    def _result(self, file: File, document: Document, reading: Reading | Exception) -> Result:
        if isinstance(reading, Exception):
            return Result(_refused(file, reading))
        try:
            rows = prepare(document, reading, self._codebook)
        except Exception as error:
            return Result(_refused(file, error))
        words = len(_WORD.findall(document.text))
        report = FileReport(file.name, file.path, "read", claims=len(rows.claims), words=words)
        return Result(report, msgspec.msgpack.encode(rows))


def rows_of(result: Result) -> Prepared | None:
    """The rows of a file that was read."""
    return None if result.rows is None else msgspec.msgpack.decode(result.rows, type=Prepared)


def _refused(file: File, error: Exception) -> FileReport:
    if isinstance(error, FactioError):
        return FileReport(file.name, file.path, "refused", str(error))
    if isinstance(error, RecursionError | MemoryError):
        return FileReport(file.name, file.path, "refused", f"{file.path}: too deep or too large to be read")
    told = f"{file.path}: could not be read: {type(error).__name__}: {error}"
    return FileReport(file.name, file.path, "refused", told[:300])


@cache
def code_version() -> str:
    """The version of the rule reader: Factio's, and a mark of the code that decides what is read.

    So a record knows a file as unchanged only if reading it again would give the same.
    """
    summed = hashlib.sha256()
    package = resources.files("factio")
    for room in _READING_ROOMS:
        for name, content in _contents(package / room, room):
            summed.update(name.encode() + b"\0" + content)
    return f"{version('factio')} {summed.hexdigest()[:8]}"


def _contents(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _contents(entry, f"{path}/{entry.name}")
        elif not entry.name.endswith(".pyc"):
            yield f"{path}/{entry.name}", entry.read_bytes()


def codebook_version(codebook: Codebook) -> str:
    """The codebook's own version, and a mark of all that is in it."""
    return f"{codebook.version} {hashlib.sha256(canonical(codebook)).hexdigest()[:8]}"
