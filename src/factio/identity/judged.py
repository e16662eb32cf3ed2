"""What people judged to be one, or not to be one, on top of what identity gathers by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from factio.identity.sameness import RecordEntity, SourceEntity, gathered

Member = tuple[str, str, str]
"""An entity of a document: its block, the document, and its name there."""


class Link(msgspec.Struct, frozen=True):
    """One judgement: the members of `one` and those of `other` are the `same`, or are not.

    `number` orders judgements; a later one is applied to what the earlier ones left.
    """

    number: int
    same: bool
    one: frozenset[Member]
    other: frozenset[Member]


class Found(msgspec.Struct, frozen=True):
    """An entity of the record with the block that it is kept under, and its members."""

    block: str
    entity: RecordEntity
    members: tuple[Member, ...]


def judged(
    found: Iterable[Found], known: Mapping[Member, SourceEntity], links: Iterable[Link]
) -> list[Found]:
    """`found` with each of `links` applied in their order; `known` are the documents' entities.

    Of two that are the same the first keeps its id and its main name. Of one that is two, the members of
    `other` become an entity of their own.
    """
    now = list(found)
    for link in sorted(links, key=lambda link: link.number):
        now = _joined(now, known, link) if link.same else _parted(now, known, link)
    return now


def _joined(now: list[Found], known: Mapping[Member, SourceEntity], link: Link) -> list[Found]:
    ones = [one for one in now if not link.one.isdisjoint(one.members)]
    others = [one for one in now if not link.other.isdisjoint(one.members) and one not in ones]
    if not ones or not others:
        return now
    first = ones[0]
    gone = [*ones[1:], *others]
    members = tuple(sorted({member for one in (first, *gone) for member in one.members}))
    whole = gathered([known[member] for member in members], first.entity.id, first.entity.country)
    whole = msgspec.structs.replace(whole, name=first.entity.name, type=first.entity.type)
    kept = [one for one in now if one not in gone and one is not first]
    return [*kept, Found(first.block, whole, members)]


def _parted(now: list[Found], known: Mapping[Member, SourceEntity], link: Link) -> list[Found]:
    result: list[Found] = []
    for one in now:
        leaving = [member for member in one.members if member in link.other and member not in link.one]
        if not leaving or link.one.isdisjoint(one.members):
            result.append(one)
            continue
        staying = [member for member in one.members if member not in leaving]
        text = f"{one.entity.id} different {link.number}"
        new = hashlib.sha256(text.encode()).hexdigest()[:12]
        for id, members in ((one.entity.id, staying), (new, leaving)):
            part = gathered([known[member] for member in members], id, one.entity.country)
            result.append(Found(one.block, part, tuple(members)))
    return result


def linked(blocks: Iterable[str], links: Sequence[Link]) -> set[str]:
    """`blocks` and all that judgements tie to them: these have to be derived together."""
    wanted = set(blocks)
    ties = [{member[0] for member in (*link.one, *link.other)} for link in links]
    grown = True
    while grown:
        grown = False
        for tie in ties:
            if not tie.isdisjoint(wanted) and not tie <= wanted:
                wanted |= tie
                grown = True
    return wanted
