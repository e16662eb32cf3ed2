"""Files read by several processes, their results in order, few in flight."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait

from factio.codebook import Codebook
from factio.model import Metadata
from factio.record.reading_files import Bench, File, Reads, Result
from factio.record.reports import FileReport

_AHEAD = 4  # parts a process that may wait for an earlier one, so that none is idle and little is held
_SECONDS_TO_DIE = 10.0
_SPAWN = multiprocessing.get_context("spawn")
_Part = list[File]
_Setup = tuple[Codebook, Reads | None, Metadata | None]


def read_beside(
    parts: Sequence[_Part],
    workers: int,
    codebook: Codebook,
    reader: Reads | None,
    metadata: Metadata | None,
) -> Iterator[Result]:
    """The results of all files in `parts`, in order, read by `workers` processes.

    A file that ends its process (out of memory, say) is refused; the others are read all the same.
    """
    crew = _Crew(parts, [_Worker((codebook, reader, metadata)) for _ in range(workers)])
    try:
        for index in range(len(parts)):
            for result in crew.results(index):
                yield result
                # The caller has stored a file meanwhile: who has finished a part gets another.
                crew.go_on(seconds=0)
    finally:
        crew.end()


class _Worker:
    """A process that reads one part at a time, made anew when it dies.

    A pipe and no executor: `concurrent.futures` gives up all that is in flight when one process dies,
    and waits without end for processes that a signal did not reach.
    """

    def __init__(self, setup: _Setup) -> None:
        self._setup = setup
        self.index: int | None = None
        self._part: _Part = []
        self._start()

    def _start(self) -> None:
        self.pipe, there = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(there, self._setup), daemon=True)
        self._process.start()
        there.close()  # so that the pipe ends when the process does

    def give(self, index: int, part: _Part) -> None:
        self.index, self._part = index, part
        self._send(part)

    def take_in(self) -> tuple[int, list[Result]]:
        """What came of the part; where it ended the process, read file by file, so that only one is lost."""
        assert self.index is not None
        index, self.index = self.index, None
        results = self._received()
        if results is None:
            self._start_again()
            results = [result for file in self._part for result in self._alone(file)]
        return index, results

    def _alone(self, file: File) -> list[Result]:
        self._send([file])
        results = self._received()
        if results is not None:
            return results
        self._start_again()
        reason = f"{file.path}: the process that read it died; is it too large for the memory here?"
        return [Result(FileReport(file.name, file.path, "refused", reason))]

    def _send(self, part: _Part) -> None:
        try:
            self.pipe.send(part)
        except OSError:
            return  # it is dead, which is told where its results are taken in

    def _received(self) -> list[Result] | None:
        try:
            results: list[Result] = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return results

    def _start_again(self) -> None:
        self.end()
        self._start()

    def end(self) -> None:
        self._process.kill()
        self.pipe.close()
        self._process.join(_SECONDS_TO_DIE)


class _Crew:
    """Processes that share out parts among them."""

    def __init__(self, parts: Sequence[_Part], workers: list[_Worker]) -> None:
        self._parts = parts
        self._workers = workers
        self._given = 0
        self._told = 0
        self._done: dict[int, list[Result]] = {}

    def results(self, index: int) -> list[Result]:
        """The results of a part, waited for; parts are asked for in order."""
        self._told = index
        while index not in self._done:
            self.go_on(seconds=None)
        return self._done.pop(index)

    def go_on(self, seconds: float | None) -> None:
        """Gives work to who has none and takes in what is done, for which it waits up to `seconds`."""
        self._hand_out()
        busy = [worker for worker in self._workers if worker.index is not None]
        ready = wait([worker.pipe for worker in busy], seconds) if busy else []
        self._done.update(worker.take_in() for worker in busy if worker.pipe in ready)
        self._hand_out()

    def _hand_out(self) -> None:
        end = min(len(self._parts), self._told + _AHEAD * len(self._workers))
        for worker in self._workers:
            if worker.index is None and self._given < end:
                worker.give(self._given, self._parts[self._given])
                self._given += 1

    def end(self) -> None:
        for worker in self._workers:
            worker.end()


def _work(pipe: Connection, setup: _Setup) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends its processes
    threading.Thread(target=_end_with_parent, daemon=True).start()
    bench = Bench(*setup)
    while True:
        try:
            part = pipe.recv()
        except EOFError:
            return
        pipe.send(list(bench.read(part)))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
