"""Sentences of the codebook that show what each frame and pattern gives, and where it is silent.

They stand in `sentences/KIND.toml`, apart from the wording so that it stays readable, and are loaded only by
those who show or test them: no reader needs them.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import msgspec

from factio.codebook import loading
from factio.codebook.entries import Codebook, Example, Kind
from factio.codebook.trouble import Place

SENTENCES = "sentences"


class Shown(msgspec.Struct, frozen=True):
    """A frame or pattern, by kind and name, with sentences: those with claims give just these by this very
    entry, those without give none by it."""

    kind: str
    name: str
    examples: tuple[Example, ...]

    @property
    def telling(self) -> tuple[Example, ...]:
        """Sentences on which the entry fires."""
        return tuple(example for example in self.examples if example.claims)

    @property
    def silent(self) -> tuple[Example, ...]:
        """Sentences on which the entry must not fire."""
        return tuple(example for example in self.examples if not example.claims)


def entry_sentences(extra: Path | None = None) -> tuple[Shown, ...]:
    """Every frame and pattern of the codebook, in its order, with its sentences (none where no file has any).

    A file of directory `extra` may hold a table `sentences` too.

    Raises:
        CodebookError: a file is no TOML, an entry in it is wrong, or no frame or pattern bears its name.
    """
    return _entry_sentences(None if extra is None else extra.resolve())


@functools.cache
def _entry_sentences(extra: Path | None) -> tuple[Shown, ...]:
    codebook = loading.load(extra)
    found: dict[tuple[str, str], list[Example]] = {
        (kind.kind, name): []
        for kind in codebook.kinds.values()
        for name in (*(frame.name for frame in kind.frames), *(pattern.name for pattern in kind.patterns))
    }
    for source in loading.files_of(SENTENCES, extra):
        kind = _kind(source, codebook)
        place = Place(source.file)
        for name, rows in loading.as_table(source.table.get(SENTENCES, {}), place.key(SENTENCES)).items():
            where = Place(source.file, f'sentences of "{name}"')
            if (kind.kind, name) not in found:
                raise where.error(f"the kind {kind.kind} has no frame or pattern of this name")
            told = found[(kind.kind, name)]
            for example in _examples(rows, kind, codebook, where):
                if any((e.subject, e.text) == (example.subject, example.text) for e in told):
                    raise where.error(f"“{example.text}” stands twice")
                told.append(example)
    return tuple(Shown(kind, name, tuple(examples)) for (kind, name), examples in found.items())


def _kind(source: loading.Source, codebook: Codebook) -> Kind:
    name = loading.kind_of(source)
    if name not in codebook.kinds:
        raise Place(source.file).key("kind").error(f'"{name}" is no kind of the codebook')
    return codebook.kinds[name]


def _examples(rows: Any, kind: Kind, codebook: Codebook, place: Place) -> list[Example]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise place.error('a list is wanted; write [{ text = "…", claims = [{ … }] }, { text = "…" }]')
    return [
        loading.as_example(row, kind, codebook.kinds, place.key(f"[{number}]"))
        for number, row in enumerate(rows, 1)
    ]
