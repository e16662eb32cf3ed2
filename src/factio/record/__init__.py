"""Where it is kept: one record of what sources say, in a SQLite file or a PostgreSQL database."""

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
