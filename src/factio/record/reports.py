"""What reading files into a record came to."""

from __future__ import annotations

from typing import Literal

import msgspec

Outcome = Literal["read", "unchanged", "refused"]


class FileReport(msgspec.Struct, frozen=True):
    """One file: read, unchanged since it was read last, or refused for a `reason`."""

    name: str
    path: str
    outcome: Outcome
    reason: str = ""
    claims: int = 0
    words: int = 0


class ReadReport(msgspec.Struct, frozen=True):
    """All files that were given, in the order of their names."""

    files: tuple[FileReport, ...]

    def of(self, outcome: Outcome) -> tuple[FileReport, ...]:
        """The files with this outcome."""
        return tuple(file for file in self.files if file.outcome == outcome)

    @property
    def claims(self) -> int:
        """How many claims the files that were read gave."""
        return sum(file.claims for file in self.files)


class Progress(msgspec.Struct, frozen=True):
    """Told after each file: `done` of `total` files, and the words of those that were read so far."""

    done: int
    total: int
    words: int
    file: FileReport
