"""Pairs of entities of the record that may be one and are left for a person to decide.

Only pairs that meet under a key are compared. Keys are short forms of the names; a crowded key is
walked in sorted order with a window, so the number of compared pairs grows with the number of
names and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec
from rapidfuzz import fuzz

from factio.identity.names import content, heads, is_abbreviation, is_common, normal, places, skeleton, words
from factio.identity.sameness import RecordEntity

# A score says how much alike two entities are, from 0 to 1; what is lower is not worth a person's time.
LEAST = 0.8
_CROWD = 24
_WINDOW = 6


class Proposal(msgspec.Struct, frozen=True, order=True):
    """Entities with the ids `one` < `other` may be the same; `reason` says why, for a person."""

    one: str
    other: str
    score: float
    reason: str


class Name(msgspec.Struct, frozen=True):
    """What is compared of one entity."""

    entity: RecordEntity
    normal: str
    content: tuple[str, ...]
    heads: frozenset[str]
    country: str
    abbreviation: bool
    others: frozenset[str]

    @property
    def key(self) -> tuple[str, str]:
        """The order in which a crowded key is walked."""
        return (self.normal, self.entity.id)


def propose(entities: Iterable[RecordEntity]) -> list[Proposal]:
    """All unsure pairs among `entities`, the likeliest first."""
    names = [name_of(entity) for entity in entities if entity.type in _COMPARED and entity.name[:1] != "<"]
    found = (compare(one, other) for one, other in pairs(names))
    kept = [proposal for proposal in found if proposal is not None]
    return sorted(kept, key=lambda proposal: (-proposal.score, proposal.one, proposal.other))


_COMPARED = frozenset({"organisation", "person", "publication"})


def name_of(entity: RecordEntity) -> Name:
    """The forms of `entity` that are compared."""
    short = is_abbreviation(entity.name)
    plain = normal(entity.name)
    tokens = content(entity.name)
    if entity.type == "person":
        tokens = tuple(token for token in tokens if token not in words().titles) or tokens
    return Name(
        entity,
        plain,
        tokens,
        heads(entity.name) if entity.type == "organisation" else frozenset(),
        normal(entity.country) if entity.country else "",
        short,
        frozenset(normal(form) for form, _ in entity.names) - {plain},
    )


def pairs(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Each pair that is worth comparing, once, the smaller id first."""
    keyed: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        for key in _keys(name):
            keyed[key].append(name)
    seen: set[tuple[str, str]] = set()
    for members in keyed.values():
        for one, other in _within(members):
            pair = (one.entity.id, other.entity.id)
            if pair[0] > pair[1]:
                one, other, pair = other, one, (pair[1], pair[0])
            if pair not in seen:
                seen.add(pair)
                yield one, other


def _within(members: list[Name]) -> Iterator[tuple[Name, Name]]:
    if len(members) < 2:
        return
    ordered = sorted(members, key=lambda name: name.key)
    if len(ordered) <= _CROWD:
        yield from combinations(ordered, 2)
        return
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + _WINDOW]:
            yield one, other


def _keys(name: Name) -> Iterator[tuple[str, ...]]:
    yield ("name", name.normal)
    for other in name.others:
        if " " in other or name.abbreviation:
            yield ("name", other)
    if name.abbreviation:
        yield ("short", name.normal)
        return
    for form, sort in name.entity.names:
        if sort == "abbreviation":
            yield ("short", normal(form))
    bones = sorted({skeleton(token) for token in name.content})
    if name.entity.type == "person":
        last = name.content[-1]
        yield ("person", skeleton(last), name.content[0][:1])
        yield ("words", *bones)
        return
    if len(bones) == 1:
        yield ("one", bones[0])
    for one, other in combinations(bones[:5], 2):
        yield ("two", one, other)


def compare(one: Name, other: Name) -> Proposal | None:
    """What speaks for `one` and `other` being the same; None where too little does."""
    score, reason = _likeness(one, other)
    if score and one.country and other.country:
        if one.country == other.country:
            score = min(score + 0.03, 0.99)
        elif one.entity.type != "person" or one.normal != other.normal:
            return None
    if score < LEAST:
        return None
    first, second = sorted((one.entity.id, other.entity.id))
    return Proposal(first, second, round(score, 3), reason)


def _likeness(one: Name, other: Name) -> tuple[float, str]:
    if one.normal == other.normal:
        return _same_name(one, other)
    if one.entity.type != other.entity.type:
        return 0.0, ""
    if one.abbreviation or other.abbreviation:
        short, full = (one, other) if one.abbreviation else (other, one)
        held = not full.abbreviation and short.normal in full.others
        return (0.85, f"{short.entity.name} is also short for {full.entity.name}") if held else (0.0, "")
    for bearer, borne in ((one, other), (other, one)):
        if borne.normal in bearer.others and " " in borne.normal and not is_common(borne.normal):
            return 0.93, f"{bearer.entity.name} is also called {borne.entity.name}"
    if one.entity.type == "person":
        return _same_person(one, other)
    if one.heads != other.heads:
        return 0.0, ""
    if len(one.content) != len(other.content):
        return _country_added(one, other)
    return _alike(one, other)


def _same_name(one: Name, other: Name) -> tuple[float, str]:
    if one.heads and one.heads <= words().organs and is_common(one.normal):
        return 0.0, ""  # every body has its central committee
    if one.entity.type != other.entity.type:
        return 0.8, f"the same name, as {one.entity.type} and as {other.entity.type}"
    if one.abbreviation:
        return 0.82, "the same abbreviation"
    if one.entity.type == "person":
        if len(one.content) > 1:
            return 0.85, "the same full name, told apart by country or time"
        return 0.8, "the same single name"
    return 0.85, "the same name, and nothing that settles whether the same body is meant"


def _same_person(one: Name, other: Name) -> tuple[float, str]:
    if sorted(one.content) == sorted(other.content):
        return 0.9, "the same names in another order"
    if len(one.content) != len(other.content) or len(one.content) < 2:
        return 0.0, ""
    if any(len(token) == 1 for token in one.content + other.content):
        if one.content[-1] == other.content[-1] and all(map(_initial_fits, one.content, other.content)):
            return 0.85, "the same surname, and initials that fit"
        return 0.0, ""
    return _alike(one, other)


def _initial_fits(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def _alike(one: Name, other: Name) -> tuple[float, str]:
    left, right = sorted(one.content), sorted(other.content)
    if left == right:
        return 0.95, "the same words in another order or with other small words"
    if fuzz.ratio(" ".join(left), " ".join(right), score_cutoff=70) == 0:
        return 0.0, ""
    total, known = 0.0, places()
    for a, b in zip(left, right, strict=True):
        if a == b:
            total += 1.0
            continue
        # A number or a place in a name tells bodies apart however alike the words look.
        if any(letter.isdigit() for letter in a + b) or (a in known and b in known):
            return 0.0, ""
        likeness = fuzz.ratio(a, b) / 100
        # A word that stands alone must be nearly the same; beside others it may be transliterated.
        if len(left) > 1 and likeness > 0.7 and skeleton(a) == skeleton(b):
            likeness = max(likeness, 0.92)
        if likeness < (0.8 if len(left) > 1 else 0.85) or min(len(a), len(b)) < 4:
            return 0.0, ""
        total += likeness
    return total / len(left) * 0.97, "names that differ only in spelling"


def _country_added(one: Name, other: Name) -> tuple[float, str]:
    shorter, longer = sorted((one, other), key=lambda name: len(name.content))
    added = set(longer.content) - set(shorter.content)
    if (
        shorter.country
        and added == set(shorter.country.split())
        and set(shorter.content) < set(longer.content)
    ):
        return 0.9, f"the same name but for the country, which {shorter.entity.name} is known to be of"
    return 0.0, ""
