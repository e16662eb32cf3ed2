"""A short name that several bear: at each place the bearer told last before it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from factio.reading.mentions.lexicon import lexicon
from factio.reading.mentions.sameness import folded, for_short, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factio.model import Entity
    from factio.reading.lines import Line
    from factio.reading.mentions.entities import Mention


def each_to_its_bearer(
    lines: Sequence[Line], mentions: list[list[Mention]], entities: Sequence[Entity]
) -> list[list[Mention]]:
    """The mentions, where a short name with several bearers is that of the one meant at its place."""
    bearers = {n: _bearers(n, entities) for n in range(len(entities))}
    shared = {n: found for n, found in bearers.items() if len(found) > 1}
    if not shared:
        return mentions
    told: Counter[int] = Counter()
    last: dict[int, tuple[int, int]] = {}
    out = []
    for line, row in zip(lines, mentions, strict=True):
        fixed = []
        for mention in row:
            entity = mention.entity
            before = [b for b in shared.get(entity, ()) if b in last]
            if before:
                near = [b for b in before if last[b][0] == line.block]
                entity = max(near, key=lambda b: last[b]) if near else max(before, key=lambda b: told[b])
                mention = msgspec.structs.replace(mention, entity=entity, type=entities[entity].type)
            told[entity] += 1
            last[entity] = (line.block, len(last) + sum(told.values()))
            fixed.append(mention)
        out.append(fixed)
    return out


def _bearers(number: int, entities: Sequence[Entity]) -> list[int]:
    """Those who may be meant by an entity's name, where it is a short form."""
    entity, lex = entities[number], lexicon()
    name = entity.name
    if entity.aliases or name.casefold() in lex.countries or name.casefold() in lex.demonyms:
        return []
    if " " not in name and (name.istitle() or entity.type == "person"):
        persons = [
            n
            for n, other in enumerate(entities)
            if other.type == "person" and " " in other.name and folded(other.name).split()[-1] == folded(name)
        ]
        if persons or entity.type != "organisation":
            return persons
    single = " " not in name
    if entity.type != "organisation" or (single and name.casefold() not in lex.anaphors):
        return []
    words = name.casefold().split()
    return [
        n
        for n, other in enumerate(entities)
        if n != number
        and other.type == "organisation"
        and (shortened(words, other.name.casefold().split(), lex) or for_short(name, other.name))
    ]
