"""Files into a record: what is new or changed is read and stored, one transaction a document."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from factio.codebook import Codebook
from factio.errors import RecordError
from factio.model import Metadata
from factio.record.derive import settle
from factio.record.open import RecordFile
from factio.record.reading_files import (
    Bench,
    File,
    Reads,
    Result,
    code_version,
    codebook_version,
    rows_of,
)
from factio.record.reports import FileReport, Progress, ReadReport
from factio.record.store import Stamp, replace, stamps
from factio.record.workers import read_beside

# One part of the work: small enough that processes share evenly and little is in memory at a time.
_FILES = 4
_BYTES = 100_000


class Order(msgspec.Struct, frozen=True):
    """How files are to be read.

    `read_on` is the ISO day to store, None for today (then what is unchanged keeps its day); `reader`
    None for the rules; `metadata` holds for every file; `again` reads also what is unchanged.
    """

    codebook: Codebook
    workers: int = 1
    read_on: str | None = None
    reader: Reads | None = None
    metadata: Metadata | None = None
    again: bool = False


def take_in(
    record: RecordFile,
    paths: Iterable[str | os.PathLike[str]],
    order: Order,
    progress: Callable[[Progress], None] | None = None,
) -> ReadReport:
    """Reads the files under `paths` into `record`. What is wrong with a file is told in the report.

    Raises RecordError when `read_on` is no day, or the record itself fails.
    """
    today = _day(order.read_on)
    stamp = Stamp("", _version(order.reader), codebook_version(order.codebook), today)
    found, doubled = _files([Path(path) for path in paths])
    with record.reading() as connection:
        there = stamps(connection)
    files = [File(file.path, file.name, _known(there.get(file.name), stamp, order)) for file in found]
    reports: list[FileReport] = []
    words = 0
    for result in _read([*doubled], files, order):
        report = result.report
        rows = rows_of(result)
        if rows is not None:
            with record.writing() as connection:
                replace(connection, rows, msgspec.structs.replace(stamp, digest=rows.digest))
        reports.append(report)
        words += report.words
        if progress:
            progress(Progress(len(reports), len(found) + len(doubled), words, report))
    with record.writing() as connection:
        settle(connection)
    return ReadReport(tuple(sorted(reports, key=lambda report: (report.name, report.path))))


def _day(read_on: str | None) -> str:
    if read_on is None:
        return date.today().isoformat()
    try:
        return date.fromisoformat(read_on).isoformat()
    except ValueError as error:
        raise RecordError(f"read on {read_on!r}: no day; write it as YYYY-MM-DD") from error


def _version(reader: Reads | None) -> str:
    return (
        f"rules {code_version()}"
        if reader is None
        else str(getattr(reader, "version", type(reader).__name__))
    )


def _files(paths: list[Path]) -> tuple[list[File], list[Result]]:
    """The files under `paths`, and a refusal for each whose name another of them has."""
    from factio.documents import find_files

    files: dict[str, File] = {}
    refused = []
    for path, name in find_files(paths):
        if name in files:
            reason = (
                f"{path}: another file given has the same name ({files[name].path}); read their common folder"
            )
            refused.append(Result(FileReport(name, str(path), "refused", reason)))
        else:
            files[name] = File(str(path), name)
    return list(files.values()), refused


def _known(there: Stamp | None, wanted: Stamp, order: Order) -> str | None:
    """The digest under which a file is unchanged, None where it is to be read whatever it is."""
    if there is None or order.again:
        return None
    day = wanted.read_on if order.read_on is not None else there.read_on
    return there.digest if there == Stamp(there.digest, wanted.reader, wanted.codebook, day) else None


def _read(refused: Sequence[Result], files: Sequence[File], order: Order) -> Iterator[Result]:
    yield from refused
    # A reader that waits for others, and not for this machine, may want more files at a time.
    count = getattr(order.reader, "files_at_once", _FILES)
    if order.workers > 1 and len(files) > 1:
        parts = list(_parts(files, count))
        workers = min(order.workers, len(parts))
        yield from read_beside(parts, workers, order.codebook, order.reader, order.metadata)
        return
    bench = Bench(order.codebook, order.reader, order.metadata)
    for part in _parts(files, count):
        yield from bench.read(part)


def _parts(files: Iterable[File], count: int) -> Iterator[list[File]]:
    """`files` in order, in parts of a few files or a few pages."""
    part: list[File] = []
    held = 0
    for file in files:
        size = _size(file.path)
        if part and (len(part) == count or held + size > _BYTES):
            yield part
            part, held = [], 0
        part.append(file)
        held += size
    if part:
        yield part


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
