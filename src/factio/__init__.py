"""Factio: a dated, sourced record of political parties from what has been written about them.

    import factio

    with factio.open("factio.db") as record:
        record.read(["articles/"])
        print(record.show("Communist Party of Pakistan"))

Names are loaded when they are first used, so that `import factio` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factio.api import Explanation, Record, open
    from factio.codebook import Codebook
    from factio.errors import (
        CodebookError,
        DateError,
        DocumentError,
        FactioError,
        GoldError,
        NameNotFound,
        RecordError,
    )
    from factio.model import Claim, Document, Entity, Metadata, Reading
    from factio.record import (
        FileReport,
        Progress,
        ReadReport,
        SourceText,
        StoredClaim,
        StoredEntity,
        StoredSource,
        Story,
        StoryLine,
    )

_HOMES = {
    "factio.api": ("Explanation", "Record", "open"),
    "factio.codebook": ("Codebook",),
    "factio.errors": (
        "CodebookError",
        "DateError",
        "DocumentError",
        "FactioError",
        "GoldError",
        "NameNotFound",
        "RecordError",
    ),
    "factio.model": ("Claim", "Document", "Entity", "Metadata", "Reading"),
    "factio.record": (
        "FileReport",
        "Progress",
        "ReadReport",
        "SourceText",
        "StoredClaim",
        "StoredEntity",
        "StoredSource",
        "Story",
        "StoryLine",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Claim",
    "Codebook",
    "CodebookError",
    "DateError",
    "Document",
    "DocumentError",
    "Entity",
    "Explanation",
    "FactioError",
    "FileReport",
    "GoldError",
    "Metadata",
    "NameNotFound",
    "Progress",
    "ReadReport",
    "Reading",
    "Record",
    "RecordError",
    "SourceText",
    "StoredClaim",
    "StoredEntity",
    "StoredSource",
    "Story",
    "StoryLine",
    "open",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'factio' has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
