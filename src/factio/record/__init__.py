"""Where it is kept: one record of what sources say, in a SQLite file or a PostgreSQL database.

Names are loaded when first used: a process that only reads files needs no database library.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factio.record.intake import Order, take_in
    from factio.record.open import RecordFile, open_record
    from factio.record.reading_files import Reads
    from factio.record.reports import FileReport, Progress, ReadReport
    from factio.record.stored import (
        SourceText,
        StoredClaim,
        StoredEntity,
        StoredProposal,
        StoredSource,
        Story,
        StoryLine,
    )

_HOMES = {
    "intake": ("Order", "take_in"),
    "open": ("RecordFile", "open_record"),
    "reading_files": ("Reads",),
    "reports": ("FileReport", "Progress", "ReadReport"),
    "stored": (
        "SourceText",
        "StoredClaim",
        "StoredEntity",
        "StoredProposal",
        "StoredSource",
        "Story",
        "StoryLine",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "FileReport",
    "Order",
    "Progress",
    "ReadReport",
    "Reads",
    "RecordFile",
    "SourceText",
    "StoredClaim",
    "StoredEntity",
    "StoredProposal",
    "StoredSource",
    "Story",
    "StoryLine",
    "open_record",
    "take_in",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
