"""A cast for tests, and a short way to write down what was read."""

from __future__ import annotations

import msgspec

from factio.codebook import load
from factio.documents import read_text
from factio.model import Claim, Document, EntityType
from factio.reading.fields import read_fields
from factio.reading.lists import read_lists
from factio.reading.tables import read_tables


class PlainCast(msgspec.Struct, frozen=True):
    subject: str
    subject_type: EntityType = "organisation"
    names: dict[str, str] = {}
    types: dict[str, EntityType] = {}

    def full(self, words: str) -> str:
        return self.names.get(words, words)

    def type_of(self, name: str) -> EntityType | None:
        return self.types.get(name)


def fields(text: str, cast: PlainCast) -> list[dict[str, object]]:
    document = read_text(text, "test.txt")
    return told(document, read_fields(document, load(), cast))


def tables(text: str, cast: PlainCast) -> list[dict[str, object]]:
    document = read_text(text, "test.txt")
    return told(document, read_tables(document, load(), cast))


def lists(text: str, cast: PlainCast) -> list[dict[str, object]]:
    document = read_text(text, "test.txt")
    return told(document, read_lists(document, load(), cast)[0])


def told(document: Document, claims: list[Claim]) -> list[dict[str, object]]:
    """The claims as flat dictionaries, each grounded."""
    result: list[dict[str, object]] = []
    for claim in claims:
        assert claim.quote and claim.quote == document.text[claim.start : claim.end]
        assert claim.frame and claim.why
        flat: dict[str, object] = {"kind": claim.kind, **claim.roles}
        for name in ("date", "phase", "modality"):
            if value := getattr(claim, name):
                flat[name] = value
        result.append(flat)
    return result


def of_kind(claims: list[dict[str, object]], kind: str) -> list[dict[str, object]]:
    return [
        {name: value for name, value in claim.items() if name != "kind"}
        for claim in claims
        if claim["kind"] == kind
    ]
