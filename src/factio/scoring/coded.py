"""A claim as a coder writes it: flat, without offsets, with other dates that the words allow."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import msgspec
import yaml

from factio.codebook import Codebook
from factio.errors import GoldError
from factio.model import Claim

# What stands beside the roles on a flat claim; every other key is a role.
BESIDE_ROLES = frozenset(
    (
        "kind",
        "date",
        "phase",
        "polarity",
        "modality",
        "by",
        "quote",
        "note",
        "source",
        "start",
        "end",
        "id",
        "or_date",
        "confidence",
        "reader",
        "document",
        "frame",
        "roles",
    )
)


class Coded(msgspec.Struct, frozen=True):
    """One claim for scoring.

    Every role is a tuple of names or numbers as written; `listed` names the roles that the coder wrote as a
    list. `or_dates` are other dates (EDTF) that a careful reader may take from the same words.
    """

    kind: str
    roles: dict[str, tuple[str, ...]]
    listed: frozenset[str] = frozenset()
    date: str | None = None
    or_dates: tuple[str, ...] = ()
    phase: str | None = None
    polarity: str | None = None
    modality: str | None = None
    by: str | None = None
    quote: str = ""
    start: int | None = None
    end: int | None = None
    source: str = ""

    @property
    def dates(self) -> tuple[str | None, ...]:
        """All dates that fit: the first choice (None when the source gives none), then the others."""
        return (self.date, *self.or_dates)

    def flat(self) -> dict[str, object]:
        """The claim as a coder would write it, for people and for JSON; what is absent is left out."""
        roles = {
            name: list(values) if name in self.listed or len(values) > 1 else values[0]
            for name, values in self.roles.items()
        }
        rest = {
            "date": self.date,
            "or_date": list(self.or_dates),
            "phase": self.phase,
            "polarity": self.polarity,
            "modality": self.modality,
            "by": self.by,
            "quote": self.quote,
        }
        return {"kind": self.kind, **roles, **{key: value for key, value in rest.items() if value}}


def from_claim(claim: Claim) -> Coded:
    """A reader's claim in the shape for scoring."""
    roles: dict[str, tuple[str, ...]] = {}
    listed: list[str] = []
    for name, value in claim.roles.items():
        if isinstance(value, tuple):
            listed.append(name)
        values = value if isinstance(value, tuple) else (value,)
        if values and values != ("",):
            roles[name] = values
    return Coded(
        claim.kind,
        roles,
        frozenset(listed),
        claim.date or None,
        (),
        claim.phase,
        claim.polarity,
        claim.modality,
        claim.by or None,
        claim.quote,
        claim.start,
        claim.end,
    )


def from_mapping(entry: Mapping[str, object], where: str) -> Coded:
    """A claim from a mapping, flat or with its roles under "roles".

    Raises GoldError, naming `where`, when it is no mapping or has no kind.
    """
    if not isinstance(entry, Mapping):
        raise GoldError(f"{where}: a claim must be a mapping with a kind and roles, not {entry!r:.60}")
    kind = entry.get("kind")
    if not isinstance(kind, str) or not kind:
        raise GoldError(f"{where}: the claim has no kind; give one, such as kind: founding")
    nested = entry.get("roles")
    given: dict[str, object] = (
        {str(key): value for key, value in nested.items()}
        if isinstance(nested, Mapping) and nested
        else {str(key): value for key, value in entry.items() if key not in BESIDE_ROLES}
    )
    given = {name: value for name, value in given.items() if value is not None and value not in ("", [])}
    start, end = entry.get("start"), entry.get("end")
    return Coded(
        kind,
        {name: _values(value) for name, value in given.items()},
        frozenset(name for name, value in given.items() if isinstance(value, list)),
        _text(entry.get("date")),
        tuple(str(date) for date in _values(entry.get("or_date"))),
        _text(entry.get("phase")),
        "no" if entry.get("polarity") is False else _text(entry.get("polarity")),
        _text(entry.get("modality")),
        _text(entry.get("by")),
        str(entry.get("quote") or ""),
        start if isinstance(start, int) else None,
        end if isinstance(end, int) else None,
        str(entry.get("source") or ""),
    )


def load_claims(path: Path) -> list[Coded]:
    """The claims of a file: YAML or JSON with a list under "claims", or JSON lines.

    Raises GoldError, naming the file and the line or claim, when it cannot be read as such.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise GoldError(f"{path}: cannot be read: {problem}") from problem
    if path.suffix in (".jsonl", ".ndjson"):
        return [from_mapping(entry, where) for entry, where in _lines(text, path)]
    entries = load_mapping(text, path).get("claims") or []
    if not isinstance(entries, list):
        raise GoldError(f"{path}: `claims` must be a list")
    return [from_mapping(entry, f"{path}, claim {n}") for n, entry in enumerate(entries, 1)]


def load_mapping(text: str, path: Path) -> dict[str, object]:
    """The mapping that a YAML text holds (empty for an empty text); GoldError names `path` otherwise."""
    try:
        # The C loader reads the same files fifteen times as fast, where PyYAML was built with it.
        data = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as problem:
        raise GoldError(f"{path}: is not YAML: {problem}") from problem
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise GoldError(f"{path}: must be a mapping with `claims`, not a {type(data).__name__}")
    return cast(dict[str, object], data)


def apart(claims: list[Coded], codebook: Codebook) -> list[Coded]:
    """The same claims, those whose role stands for one fact a name cut into one claim a name."""
    single: list[Coded] = []
    for claim in claims:
        kind = codebook.kinds.get(claim.kind)
        role = kind.distribute if kind else ""
        if not role or len(claim.roles.get(role, ())) < 2:
            single.append(claim)
            continue
        single += [
            msgspec.structs.replace(claim, roles={**claim.roles, role: (name,)}, listed=claim.listed - {role})
            for name in claim.roles[role]
        ]
    return single


def _lines(text: str, path: Path) -> Iterator[tuple[dict[str, object], str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield json.loads(line), f"{path}, line {number}"
        except ValueError as problem:
            raise GoldError(f"{path}, line {number}: is not JSON: {problem}") from problem


def _values(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else (str(value),)


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)
