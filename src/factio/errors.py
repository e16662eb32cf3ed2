"""The errors that Factio raises for its user: one family, worded for the person who reads them."""

from __future__ import annotations


class FactioError(Exception):
    """Anything that Factio itself refuses. The message says what, where, and what to do."""


class CodebookError(FactioError):
    """A codebook entry is wrong; the message names file, entry and key."""


class DocumentError(FactioError):
    """A file cannot be read as a document; the message names the file and the reason."""


class DateError(FactioError):
    """A date is not EDTF, or lies outside what Factio handles (years 1 to 9999)."""


class RecordError(FactioError):
    """A record cannot be opened, is of another version, or does not hold what was asked for."""


class NameNotFound(RecordError):
    """Nothing in the record bears the name that was asked for; `suggestions` are the nearest names there."""

    def __init__(self, name: str, suggestions: tuple[str, ...] = (), what: str = "name") -> None:
        self.name = name
        self.suggestions = suggestions
        near = f"; did you mean {' or '.join(suggestions)}?" if suggestions else ""
        super().__init__(f"{name}: the record has no {what} like this{near}")


class GoldError(FactioError):
    """A gold file or its source cannot be used for scoring."""


class TableError(FactioError):
    """A table given to be compared is none of events; the message names file, line and column."""


class ModelError(FactioError):
    """A language model cannot be asked, or its answers cannot be used; the message says what to do."""
