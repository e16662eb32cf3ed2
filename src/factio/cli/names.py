"""Documents by the names that users give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factio.api import Record


def source_name(record: Record, given: str) -> str:
    """The name of the document that a user means by a name or by a path that ends in it.

    Raises NameNotFound, with what is near, when the record has none.
    """
    names = [source.name for source in record.sources()]
    if given in names:
        return given
    ends = [name for name in names if given.replace("\\", "/").endswith(f"/{name}")]
    if ends:
        return max(ends, key=len)
    return record.source(given).source.name  # tells what is near, and that there is none
