"""A record that is opened when it is first used."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self

from factio.codebook import Codebook
from factio.codebook.chronology_rules import chronology_rules
from factio.record import RecordFile, open_record

if TYPE_CHECKING:
    from types import TracebackType


class Opened:
    """Where a record is, and the codebook under which it is asked.

    Nothing is kept open between two calls but idle connections.
    """

    def __init__(self, where: str | os.PathLike[str], codebook: Codebook) -> None:
        self.where = str(where)
        self.codebook = codebook
        self.rules = chronology_rules(codebook)
        self._opened: RecordFile | None = None

    def file(self, *, create: bool = False) -> RecordFile:
        """The tables behind this record, for rooms that ask them directly."""
        if self._opened is None:
            self._opened = open_record(self.where, create=create)
        return self._opened

    def close(self) -> None:
        """Lets go of the file or the server."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, sort: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
