"""From TOML files to the codebook's frozen types; what is wrong in them is told by file, entry and key."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from factio.codebook.check import PHASES, check_example, check_field, check_frame, check_head, check_pattern
from factio.codebook.entries import (
    Codebook,
    DateWording,
    Example,
    FieldRule,
    Frame,
    Group,
    Kind,
    Pattern,
    Role,
    Rule,
)
from factio.codebook.slots import placeholders, slot
from factio.codebook.trouble import Place
from factio.model import Claim, RoleValue

T = TypeVar("T")
# fields of the types that no file writes under these names
DERIVED = ("roles", "chronology", "examples", "fields", "frames", "patterns", "placeholders", "claims")
ENTRIES = ("example", "field", "frame", "pattern", "sentences")
OF_THE_CLAIM = ("kind", "date", "phase", "polarity", "modality", "by")


class General(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What codebook.toml holds."""

    title: str
    version: str
    claim: str = ""
    group: tuple[Group, ...] = ()
    rule: tuple[Rule, ...] = ()
    date: tuple[DateWording, ...] = ()


class Source(msgspec.Struct, frozen=True):
    """One kind's file, parsed and not yet understood."""

    file: str
    table: dict[str, Any]


def load(extra: Path | None = None) -> Codebook:
    """The shipped codebook, extended by the files of directory `extra` where given.

    A file `KIND.toml` of `extra` adds a kind, or extends the one of its name: its examples, fields, frames
    and patterns are appended, its roles added, its other keys override. Loaded once for each directory.

    Raises:
        CodebookError: a file is no TOML, or an entry in it is wrong; or `extra` holds no kinds.
    """
    return _load(None if extra is None else extra.resolve())


@functools.cache
def _load(extra: Path | None) -> Codebook:
    shipped = resources.files("factio.codebook")
    general = _convert(_parse(shipped / "codebook.toml", "codebook.toml"), General, Place("codebook.toml"))
    by_kind: dict[str, list[Source]] = {}
    for source in _sources(shipped / "kinds", "kinds/") + files_of("wording", extra):
        by_kind.setdefault(kind_of(source), []).append(source)
    bare = {name: _kind(files) for name, files in by_kind.items()}
    kinds = {name: _with_examples(bare[name], files, bare) for name, files in by_kind.items()}
    groups = _groups(general.group, kinds.values())
    return Codebook(
        title=general.title,
        version=general.version,
        kinds={name: kinds[name] for group in groups for name in group.kinds},
        groups=groups,
        claim=general.claim,
        rules=general.rule,
        dates=general.date,
    )


def files_of(folder: str, extra: Path | None) -> list[Source]:
    """The files of a folder of the shipped codebook, then those of directory `extra` where given."""
    found = _sources(resources.files("factio.codebook") / folder, f"{folder}/")
    if extra is None:
        return found
    own = _sources(extra, f"{extra.name}/") if extra.is_dir() else []
    if not own:
        raise Place(str(extra)).error("no such directory, or no KIND.toml in it; name a directory with kinds")
    return found + own


def _sources(folder: Traversable, prefix: str) -> list[Source]:
    files = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml") and f.name != "codebook.toml")
    return [Source(prefix + name, _parse(folder / name, prefix + name)) for name in files]


def _parse(file: Traversable, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise Place(name).error(f"cannot be read as TOML: {error}") from error


def kind_of(source: Source) -> str:
    """The kind that a file is about; raises CodebookError where it says none."""
    name = source.table.get("kind")
    if not isinstance(name, str) or not name:
        raise Place(source.file).error('key kind: missing; write kind = "NAME" as its first line')
    return name


def _groups(told: tuple[Group, ...], kinds: Iterable[Kind]) -> tuple[Group, ...]:
    """The groups of codebook.toml, then those that kinds bring along; kinds not listed close their group."""
    members: dict[str, list[str]] = {group.title: list(group.kinds) for group in told}
    present: dict[str, str] = {}
    for kind in kinds:
        present[kind.kind] = kind.group
        names = members.setdefault(kind.group, [])
        if kind.kind not in names:
            names.append(kind.kind)
    return tuple(
        Group(title, tuple(name for name in names if present.get(name) == title))
        for title, names in members.items()
    )


def _kind(sources: list[Source]) -> Kind:
    kind = _head(sources)
    roles: dict[str, Role] = {}
    chronology: dict[str, object] = {}
    for source in sources:
        place = Place(source.file)
        for role, table in as_table(source.table.get("roles", {}), place.key("roles")).items():
            where = place.key(f"roles.{role}")
            roles[role] = _convert({**as_table(table, where), "name": role}, Role, where)
        chronology.update(as_table(source.table.get("chronology", {}), place.key("chronology")))
    phases = kind.phases or (PHASES if kind.sort == "state" else ())
    kind = msgspec.structs.replace(kind, roles=roles, chronology=chronology, phases=phases)
    check_head(kind, Place(sources[0].file))
    return msgspec.structs.replace(
        kind,
        fields=tuple(_field(e, kind, p) for e, p in _entries(sources, "field")),
        frames=_named([_frame(e, kind, p) for e, p in _entries(sources, "frame")], sources, "frame"),
        patterns=_named([_pattern(e, kind, p) for e, p in _entries(sources, "pattern")], sources, "pattern"),
    )


def _head(sources: list[Source]) -> Kind:
    merged: dict[str, Any] = {}
    for source in sources:
        merged |= {k: v for k, v in source.table.items() if k not in (*ENTRIES, "roles", "chronology")}
        # once a file, so that what is wrong is told of the file it stands in
        kind = _convert(merged, Kind, Place(source.file))
    return kind


def _entries(sources: list[Source], what: str) -> list[tuple[dict[str, Any], Place]]:
    found = []
    for source in sources:
        entries = source.table.get(what, [])
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            raise Place(source.file).error(f"key {what}: not a list of tables; write [[{what}]]")
        for number, entry in enumerate(entries, 1):
            name = entry.get("name")
            found.append((entry, Place(source.file, f'{what} "{name}"' if name else f"{what} {number}")))
    return found


def _named(entries: list[Any], sources: list[Source], what: str) -> tuple[Any, ...]:
    seen: set[str] = set()
    for entry, (_, place) in zip(entries, _entries(sources, what), strict=True):
        if entry.name in seen:
            raise place.key("name").error("stands twice; names are unique in a kind")
        seen.add(entry.name)
    return tuple(entries)


def as_table(value: object, place: Place) -> dict[str, Any]:
    """`value` where it is a table; raises CodebookError where not."""
    if not isinstance(value, dict):
        raise place.error(f"a table is wanted, got {value!r}")
    return value


def _convert(table: dict[str, Any], wanted: type[T], place: Place) -> T:
    known = _known(wanted)  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            raise place.key(key).error(f"unknown key; known are {', '.join(known)}")
    return _struct(table, wanted, place)


@functools.cache
def _known(wanted: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in msgspec.structs.fields(wanted) if field.name not in DERIVED)


def _struct(table: dict[str, Any], wanted: type[T], place: Place) -> T:
    try:
        # "" in a file says the same as leaving the key out; `quote` of an example's claim is meant
        return msgspec.convert({k: v for k, v in table.items() if v != "" or k == "quote"}, wanted)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at ")
        key = where.strip("`").removeprefix("$").lstrip(".")
        raise (place.key(key) if key else place).error(what) from error


def _with_examples(kind: Kind, sources: list[Source], kinds: dict[str, Kind]) -> Kind:
    examples = tuple(as_example(e, kind, kinds, place) for e, place in _entries(sources, "example"))
    return msgspec.structs.replace(kind, examples=examples)


def as_example(entry: dict[str, Any], kind: Kind, kinds: dict[str, Kind], place: Place) -> Example:
    """A sentence with its claims, those of `kind` where they name none; raises CodebookError."""
    claims = entry.get("claims", [])
    if not isinstance(claims, list):
        raise place.key("claims").error("a list of claims is wanted")
    read = tuple(_claim(c, kind, place.key(f"claims[{i}]")) for i, c in enumerate(claims, 1))
    example = _convert({k: v for k, v in entry.items() if k != "claims"}, Example, place)
    example = msgspec.structs.replace(example, claims=read)
    check_example(example, kinds, place)
    return example


def _claim(flat: object, kind: Kind, place: Place) -> Claim:
    table = as_table(flat, place)
    roles = {k: _value(v, place.key(k)) for k, v in table.items() if k not in OF_THE_CLAIM}
    rest = {k: v for k, v in table.items() if k in OF_THE_CLAIM}
    whole = {"kind": kind.kind, **rest, "roles": roles, "quote": "", "start": 0, "end": 0}
    return _struct(whole, Claim, place)


def _value(value: object, place: Place) -> RoleValue:
    if isinstance(value, bool) or not isinstance(value, str | int | float | list):
        raise place.error(f"a name, a number or a list of names is wanted, got {value!r}")
    return tuple(str(item) for item in value) if isinstance(value, list) else str(value)


def _field(entry: dict[str, Any], kind: Kind, place: Place) -> FieldRule:
    rule = _convert(entry, FieldRule, place)
    check_field(rule, kind, place)
    return rule


def _frame(entry: dict[str, Any], kind: Kind, place: Place) -> Frame:
    slots = {
        role: slot(text, place.key(f"roles.{role}"))
        for role, text in as_table(entry.get("roles", {}), place.key("roles")).items()
    }
    asked = {key: slot(entry[key], place.key(key)) for key in ("needs", "lacks") if key in entry}
    frame = _convert({k: v for k, v in entry.items() if k not in {"roles", *asked}}, Frame, place)
    frame = msgspec.structs.replace(frame, roles=slots, **asked)
    check_frame(frame, kind, place)
    return frame


def _pattern(entry: dict[str, Any], kind: Kind, place: Place) -> Pattern:
    pattern = _convert(entry, Pattern, place)
    pattern = msgspec.structs.replace(pattern, placeholders=placeholders(pattern.match, place.key("match")))
    check_pattern(pattern, kind, place)
    return pattern
