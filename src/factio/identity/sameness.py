"""Which entities of documents are one entity of the record: only where it is sure.

Every entity of a document falls into one block, which depends on nothing but itself; what is
the same is decided inside a block from all its members at once. So the outcome does not depend
on the order of reading, and a new document touches only the blocks that its entities fall into.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from factio.identity.names import is_abbreviation, is_common, normal, words
from factio.model import EntityType

NameSort = Literal["name", "alias", "abbreviation"]

# A person is not heard of over a longer gap; a body may rest for long and come again.
_GAP_PERSON = 80
_GAP_OTHER = 120


class SourceEntity(msgspec.Struct, frozen=True):
    """An entity as one document has it, which tells of it in the years `first` to `last`."""

    source: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    country: str | None = None
    first: int | None = None
    last: int | None = None


class RecordEntity(msgspec.Struct, frozen=True):
    """An entity of the record. `names` holds every form and what sort it is; `members` (source, name)."""

    id: str
    name: str
    type: EntityType
    country: str | None
    names: tuple[tuple[str, NameSort], ...]
    members: tuple[tuple[str, str], ...]
    first: int | None = None
    last: int | None = None


def block(entity: SourceEntity) -> str:
    """Inside which block `entity` may be the same as another; one of its own if its name is too little."""
    key = f"{entity.type}|{normal(entity.name)}"
    return f"{key}|{entity.source}|{entity.name}" if stands_alone(entity) else key


def stands_alone(entity: SourceEntity) -> bool:
    """Whether the name of `entity` is too little to know it again in another document."""
    if entity.type == "group" or entity.name.startswith("<") or is_abbreviation(entity.name):
        return True
    if entity.type == "person":
        titles = words().titles
        return sum(token not in titles for token in normal(entity.name).split()) < 2
    if entity.country:
        return False
    return entity.type == "contest" or (
        entity.type in ("organisation", "publication") and is_common(entity.name)
    )


def gather(members: Iterable[SourceEntity]) -> list[RecordEntity]:
    """The entities of the record that the `members` of one block make, in order of their ids."""
    ordered = sorted(members, key=lambda member: (member.source, member.name))
    found = [
        _entity(part, mark, country)
        for country, by_country, told in _by_country(ordered)
        for part, mark in _by_time(by_country, told)
    ]
    return sorted(found, key=lambda entity: entity.id)


_Part = tuple[list[SourceEntity], str]


def _by_country(members: Sequence[SourceEntity]) -> list[tuple[str | None, list[SourceEntity], str]]:
    countries: dict[str, list[SourceEntity]] = defaultdict(list)
    homeless: list[SourceEntity] = []
    for member in members:
        (countries[normal(member.country)] if member.country else homeless).append(member)
    if len(countries) < 2:
        country = _commonest(member.country for member in members if member.country)
        return [(country, list(members), "")]
    parts = [
        (_commonest(member.country for member in those if member.country), those, f"in {country}")
        for country, those in sorted(countries.items())
    ]
    # Which of several countries is meant is not known: each document keeps its own.
    return parts + [(None, [member], f"by {member.source}") for member in homeless]


def _by_time(members: list[SourceEntity], told: str) -> list[_Part]:
    gap = _GAP_PERSON if members[0].type == "person" else _GAP_OTHER
    dated = sorted(
        (member for member in members if member.first is not None and member.last is not None),
        key=lambda member: (member.first, member.last, member.source, member.name),
    )
    lives: list[list[SourceEntity]] = []
    until = 0
    for member in dated:
        assert member.first is not None and member.last is not None
        if not lives or member.first - until > gap:
            lives.append([])
            until = member.last
        lives[-1].append(member)
        until = max(until, member.last)
    if len(lives) < 2:
        return [(members, told)]
    parts: list[_Part] = [(life, f"{told} from {life[0].first}") for life in lives]
    timeless = [member for member in members if member.first is None or member.last is None]
    return parts + [([member], f"{told} by {member.source}") for member in timeless]


def _entity(members: list[SourceEntity], mark: str, country: str | None) -> RecordEntity:
    identity = msgspec.json.encode([block(members[0]), mark])
    return gathered(members, hashlib.sha256(identity).hexdigest()[:12], country)


def gathered(members: Sequence[SourceEntity], id: str, country: str | None) -> RecordEntity:
    """The entity that all of `members` (at least one) make."""
    first = members[0]
    name = _commonest(member.name for member in members) or first.name
    names: dict[str, NameSort] = {}
    for member in members:
        names[member.name] = "name"
    for member in members:
        for alias in member.aliases:
            names.setdefault(alias, "abbreviation" if is_abbreviation(alias) else "alias")
    return RecordEntity(
        id=id,
        name=name,
        type=first.type,
        country=country,
        names=tuple(sorted(names.items())),
        members=tuple(sorted({(member.source, member.name) for member in members})),
        first=min((member.first for member in members if member.first is not None), default=None),
        last=max((member.last for member in members if member.last is not None), default=None),
    )


def _commonest(values: Iterable[str]) -> str | None:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
