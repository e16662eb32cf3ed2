"""A bar with rate and time left, for work that turns out to take more than two seconds."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 2.0  # seconds of work before a bar is worth showing


class Bar:
    """A bar on stderr, shown only when the work lasts and a person looks on; it goes when the work ends.

    `unit` is what `done` and `total` count; `rated` what the rate counts, where that is something else.
    """

    def __init__(self, unit: str, rated: str = "") -> None:
        self._unit = unit
        self._rated = rated or unit
        self._note = ""
        self._watched = sys.stderr.isatty()

    def __enter__(self) -> Bar:
        if self._watched:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            self._bar = Progress(
                TextColumn(self._unit),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.description}"),
                TimeRemainingColumn(elapsed_when_finished=True),
                TextColumn("left"),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task("", total=None)
            # Started from beside: the first step alone may take longer than one waits for a sign.
            self._timer = threading.Timer(PATIENCE, self._bar.start)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._watched:
            self._timer.cancel()
            self._timer.join()
            self._bar.stop()

    def note(self, words: str) -> None:
        """Tells something more beside the rate; it may be called from any thread."""
        if self._watched:
            self._note = words
            self._bar.update(self._task, description=words)

    def update(self, done: int, total: int, rated: int | None = None) -> None:
        """Tells how far the work is; `rated` is how much there is done of what the rate counts."""
        if self._watched:
            elapsed = self._bar.tasks[0].elapsed or 0.0
            rate = (done if rated is None else rated) / elapsed if elapsed else 0.0
            self._bar.update(
                self._task,
                completed=done,
                total=total,
                description=self._note or f"{rate:,.{1 if rate < 10 else 0}f} {self._rated}/s",
            )


def follow(steps: Iterable[T], total: int, unit: str) -> Iterator[T]:
    """The same steps, with a bar that shows how far they are."""
    with Bar(unit) as bar:
        for done, step in enumerate(steps, 1):
            bar.update(done, total)
            yield step
