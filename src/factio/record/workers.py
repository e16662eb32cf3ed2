"""Files read by several processes, their results in order, few in flight."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from factio.codebook import Codebook
from factio.model import Metadata
from factio.record.reading_files import Bench, File, Reads, Result
from factio.record.reports import FileReport

_AHEAD = 2  # parts that wait for each process, so that none is idle and little is held
_Part = list[File]


def read_beside(
    parts: Iterable[_Part],
    workers: int,
    codebook: Codebook,
    reader: Reads | None,
    metadata: Metadata | None,
) -> Iterator[Result]:
    """The results of all files in `parts`, in order, read by `workers` processes.

    A file that ends its process (out of memory, say) is refused; the others are read all the same.
    """
    pool = _Pool(workers, codebook, reader, metadata)
    waiting: deque[tuple[_Part, Future[list[Result]]]] = deque()
    coming = iter(parts)
    try:
        while True:
            while len(waiting) < workers * _AHEAD and (part := next(coming, None)) is not None:
                waiting.append((part, pool.submit(part)))
            if not waiting:
                return
            part, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield from pool.one_by_one(part)
                waiting = deque((again, pool.submit(again)) for again, _ in waiting)
    finally:
        pool.close()


class _Pool:
    """Processes that read, made anew when one of them dies."""

    def __init__(
        self, workers: int, codebook: Codebook, reader: Reads | None, metadata: Metadata | None
    ) -> None:
        self._workers = workers
        self._setup = (codebook, reader, metadata)
        self._executor = self._made()

    def _made(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_set_up,
            initargs=self._setup,
        )

    def submit(self, part: _Part) -> Future[list[Result]]:
        try:
            return self._executor.submit(_read, part)
        except BrokenProcessPool as error:
            # A process died while none was waited for: the part is tried again when its turn comes.
            broken: Future[list[Result]] = Future()
            broken.set_exception(error)
            return broken

    def one_by_one(self, part: _Part) -> Iterator[Result]:
        """Reads a part whose process died file by file, so that only the file that kills is lost."""
        self._anew()
        for file in part:
            try:
                yield from self._executor.submit(_read, [file]).result()
            except BrokenProcessPool:
                self._anew()
                reason = f"{file.path}: the process that read it died; is it too large for the memory here?"
                yield Result(FileReport(file.name, file.path, "refused", reason))

    def _anew(self) -> None:
        self.close()
        self._executor = self._made()

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


_bench: Bench | None = None  # one a process, made by `_set_up`


def _set_up(codebook: Codebook, reader: Reads | None, metadata: Metadata | None) -> None:
    global _bench
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends its processes
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _bench = Bench(codebook, reader, metadata)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(part: _Part) -> list[Result]:
    assert _bench is not None
    return list(_bench.read(part))
