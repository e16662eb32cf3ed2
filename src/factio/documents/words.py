"""The word lists of this room, loaded once from the TOML files beside it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _tables(file: str) -> dict[str, list[str]]:
    return tomllib.loads(files(__package__).joinpath(file).read_text(encoding="utf-8"))


def word_list(file: str, key: str) -> list[str]:
    """The words under `key` of `file`, in their order there."""
    return _tables(file)[key]


@cache
def word_set(file: str, key: str) -> frozenset[str]:
    """The words under `key` of `file`, as they are written there."""
    return frozenset(_tables(file)[key])
