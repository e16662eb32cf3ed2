"""What is known of a source itself: given by the caller, or in a YAML file beside it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from factio.dates import valid
from factio.errors import DocumentError
from factio.model import Metadata

KEYS = ("author", "published", "url", "language")
SIDECAR_SUFFIXES = (".yaml", ".yml")
LARGEST_SIDECAR = 1_000_000


def sidecar_of(path: Path) -> Path | None:
    """The file PATH.yaml or PATH.yml beside `path`, if there is one."""
    for suffix in SIDECAR_SUFFIXES:
        beside = Path(f"{path}{suffix}")
        if os.path.isfile(beside):
            return beside
    return None


def read_metadata(path: Path) -> Metadata | None:
    """The metadata that stands beside the source at `path`; None where there is none.

    A YAML file with a key `claims` is gold, not metadata, and left alone. Raises DocumentError
    that names file and key for anything but author, published (EDTF), url and language.
    """
    beside = sidecar_of(path)
    if beside is None:
        return None
    try:
        if beside.stat().st_size > LARGEST_SIDECAR:
            raise DocumentError(f"{beside}: too large for the metadata of a source")
        content = yaml.load(beside.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise DocumentError(f"{beside}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DocumentError(f"{beside}: not UTF-8, at byte {error.start}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise DocumentError(f"{beside}: not YAML: {_one_line(error)}") from error
    if content is None:
        return None
    if not isinstance(content, dict):
        raise DocumentError(f"{beside}: holds no keys; write lines such as 'author: NAME'")
    if "claims" in content:
        return None
    for key in content:
        if key not in KEYS:
            raise DocumentError(f"{beside}: unknown key {str(key)[:60]!r}; known are {', '.join(KEYS)}")
    return check_metadata(
        Metadata(**{key: _words(beside, key, content.get(key)) for key in KEYS}), str(beside)
    )


def check_metadata(metadata: Metadata, where: str) -> Metadata:
    """`metadata` itself. Raises DocumentError naming `where` if its date is not EDTF."""
    if metadata.published is not None and not valid(metadata.published):
        raise DocumentError(
            f"{where}: published: {metadata.published!r} is no EDTF date; write 1954, 1954-07 or 1954-07-01"
        )
    return metadata


def joined(given: Metadata | None, beside: Metadata | None) -> Metadata:
    """What the caller gave, and from beside the source what the caller left open."""
    given = given or Metadata()
    beside = beside or Metadata()
    return Metadata(
        author=given.author or beside.author,
        published=given.published or beside.published,
        url=given.url or beside.url,
        language=given.language or beside.language,
    )


def _words(beside: Path, key: str, value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, date)):
        raise DocumentError(f"{beside}: {key}: must be a text, not {type(value).__name__}")
    return " ".join(str(value).split()) or None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
