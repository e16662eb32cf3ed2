"""What a model answers: JSON with claims, read strictly; what is no such thing is told."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import msgspec

from factio.codebook import Codebook
from factio.model import RoleValue

LARGEST = 400_000
"""Characters of an answer; a paragraph gives a hundredth of that."""
MOST = 300
"""Claims of one passage."""
_FENCE = re.compile(r"^\s*```(?:json)?\s*\n(.*?)\n?```\s*$", re.DOTALL)
_BESIDE = ("date", "date_words", "phase", "polarity", "modality", "by", "quote")


class Broken(ValueError):
    """An answer that is not in the form that was asked for; the message says what is wrong with it."""


class Told(msgspec.Struct, frozen=True):
    """A claim as a model writes it. `date_words` are the words that give the date; all of it unchecked."""

    kind: str
    roles: dict[str, RoleValue]
    quote: str
    date: str | None = None
    date_words: str | None = None
    phase: str | None = None
    polarity: str | None = None
    modality: str | None = None
    by: str | None = None

    def in_words(self) -> str:
        """The claim on one line, for a ledger."""
        roles = ", ".join(
            f"{name}: {value if isinstance(value, str) else '; '.join(value)}"
            for name, value in self.roles.items()
        )
        beside = [one for one in (self.date, self.phase, self.modality) if one]
        if self.polarity:
            beside.append("denied")
        return f"{self.kind} ({roles}){'; ' if beside else ''}{', '.join(beside)}"


def parse(answer: str, codebook: Codebook) -> tuple[Told, ...]:
    """The claims in a model's answer. Raises Broken when it is not JSON of the form that was asked for."""
    if not answer.strip():
        raise Broken("it is empty")
    if len(answer) > LARGEST:
        raise Broken(f"it has {len(answer):,} characters; more than {LARGEST:,} are not read")
    words = answer.rpartition("</think>")[2]
    fenced = _FENCE.match(words)
    try:
        data = json.loads(fenced.group(1) if fenced else words)
    except (ValueError, RecursionError) as error:
        raise Broken(f"it is not JSON: {error}"[:200]) from error
    if not isinstance(data, Mapping) or not isinstance(data.get("claims"), list):
        raise Broken('it is not an object with a list "claims"')
    if len(data["claims"]) > MOST:
        raise Broken(f"it has {len(data['claims']):,} claims; a paragraph does not hold more than {MOST}")
    return tuple(_told(entry, number, codebook) for number, entry in enumerate(data["claims"], 1))


def _told(entry: object, number: int, codebook: Codebook) -> Told:
    if not isinstance(entry, Mapping):
        raise Broken(f"claim {number} is not an object")
    for key in ("kind", "quote"):
        if not isinstance(entry.get(key), str):
            raise Broken(f'claim {number} has no "{key}"')
    nested = entry.get("roles")
    if not isinstance(nested, Mapping):
        raise Broken(f'claim {number} has no object "roles"')
    kind = codebook.kinds.get(entry["kind"])
    roles: dict[str, RoleValue] = {}
    for name, value in nested.items():
        many = kind is not None and name in kind.roles and kind.roles[name].many
        found = _value(value, many, f'claim {number}, role "{name}"')
        if found:
            roles[str(name)] = found
    beside = {key: _text(entry.get(key), f'claim {number}, "{key}"') for key in _BESIDE}
    beside["quote"] = entry["quote"]
    return Told(kind=entry["kind"], roles=roles, **beside)  # type: ignore[arg-type]


def _value(value: object, many: bool, where: str) -> RoleValue | None:
    if isinstance(value, list):
        names = tuple(one for one in (_text(one, where) for one in value) if one)
        if many or len(names) != 1:
            return names or None
        return names[0]
    one = _text(value, where)
    return (one,) if one and many else one


def _text(value: object, where: str) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Broken(f"{where}: a string is wanted")
    return str(value).strip() or None
