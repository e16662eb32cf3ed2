"""Where in the codebook something is wrong."""

from __future__ import annotations

import msgspec

from factio.errors import CodebookError


class Place(msgspec.Struct, frozen=True):
    """A file of the codebook, an entry in it ("" for the kind itself) and a key ("" for the whole)."""

    file: str
    entry: str = ""
    path: str = ""

    def key(self, name: str) -> Place:
        """The place of key `name` inside this one."""
        joined = f"{self.path}.{name}" if self.path else name
        return Place(self.file, self.entry, joined)

    def error(self, what: str) -> CodebookError:
        """The error to raise for `what` is wrong here."""
        parts = [self.file, self.entry, f"key {self.path}" if self.path else ""]
        return CodebookError(f"{', '.join(p for p in parts if p)}: {what}")
