"""The form of an answer as JSON Schema, from the codebook's kinds and roles."""

from __future__ import annotations

import typing
from typing import Any

from factio.codebook import Codebook, Kind
from factio.model import Modality

Schema = dict[str, Any]


def answer_schema(codebook: Codebook) -> Schema:
    """An object with a list of claims, each of one kind with that kind's roles; absent values are null.

    Every key is required and no other allowed, as servers that decode under a schema want it.
    """
    claims = {"type": "array", "items": {"anyOf": [_claim(kind) for kind in codebook.kinds.values()]}}
    return _object({"claims": claims})


def _claim(kind: Kind) -> Schema:
    roles = {
        role.name: _or_null(
            {"type": "array", "items": _words(role.values)} if role.many else _words(role.values)
        )
        for role in kind.roles.values()
    }
    phase = _or_null(_words(kind.phases)) if kind.phases else {"type": "null"}
    return _object(
        {
            "kind": {"type": "string", "enum": [kind.kind]},
            "roles": _object(roles),
            "date": _or_null({"type": "string"}),
            "date_words": _or_null({"type": "string"}),
            "phase": phase,
            "polarity": _or_null(_words(("no",))),
            "modality": _or_null(_words(typing.get_args(Modality))),
            "by": _or_null({"type": "string"}),
            "quote": {"type": "string"},
        }
    )


def _object(properties: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _words(values: tuple[str, ...]) -> Schema:
    return {"type": "string", "enum": list(values)} if values else {"type": "string"}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
