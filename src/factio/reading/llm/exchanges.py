"""Requests and answers kept as files: what was asked once is not asked again, and a run can be replayed.

An exchange's name is made from its content (model, prompt, passage), so that a second run finds it, and a run
that was stopped goes on. Files are written whole or not at all. No key is ever part of a request here.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from threading import get_ident

import msgspec

from factio.errors import ModelError
from factio.reading.llm.prompts import Message

_LARGEST = 5_000_000  # bytes of one file


class Exchange(msgspec.Struct, frozen=True):
    """One answer that was given: `at` is its time (ISO, UTC), `repaired` whether it is a second attempt.

    `system` names the file with the instructions, which are the same for all passages.
    """

    key: str
    model: str
    system: str
    user: str
    answer: str
    at: str
    tokens_in: int = 0
    tokens_out: int = 0
    repaired: bool = False


def key_of(model: str, chat: tuple[Message, ...]) -> str:
    """The name of the exchange that asks `model` this: 32 hex digits."""
    content = msgspec.json.encode([model, [(one.role, one.content) for one in chat]])
    return hashlib.sha256(content).hexdigest()[:32]


class Exchanges:
    """A folder of exchanges. Any number of threads may use it, and other processes beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> Exchange | None:
        """The exchange of this name; None where there is none, or its file is damaged."""
        path = self._path(key)
        try:
            if path.stat().st_size > _LARGEST:
                return None
            found = msgspec.json.decode(path.read_bytes(), type=Exchange)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None
        return found if found.key == key else None

    def keep(self, exchange: Exchange, instructions: str) -> None:
        """Writes an exchange. Raises ModelError where the folder cannot be written to."""
        try:
            system = self.folder / exchange.system
            if not system.exists():
                _write(system, instructions.encode())
            _write(self._path(exchange.key), msgspec.json.format(msgspec.json.encode(exchange), indent=1))
        except OSError as error:
            raise ModelError(f"{self.folder}: answers cannot be kept here: {error.strerror}") from error

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


def system_file(instructions: str) -> str:
    """The name of the file that holds these instructions."""
    return f"instructions-{hashlib.sha256(instructions.encode()).hexdigest()[:16]}.txt"


def default_folder() -> Path:
    """Where answers are kept when no folder is named."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "factio" / "answers"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
    part.write_bytes(content)
    part.replace(path)
