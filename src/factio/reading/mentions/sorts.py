"""Of what sort the text itself says a body is: "the coalition X", "X, an electoral alliance"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from factio.reading.mentions.lexicon import lexicon
from factio.reading.mentions.made_of import made_of_others

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factio.model import Entity
    from factio.reading.lines import Line
    from factio.reading.mentions.entities import Mention
    from factio.reading.mentions.names import NameSpan
    from factio.reading.mentions.votes import Votes

_BODIES = frozenset({"alliance", "list", "paper"})
"""Sorts that the text's own word settles where the name's words tell of another or of none."""
_KEPT = frozenset({"alliance", "front", "federation", "list", "paper", "government", "committee", "person"})


@cache
def _ways() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A noun right before a name, one through "called", one before a comma, and one behind the name."""
    nouns = "|".join(
        sorted((re.escape(n) for n, sort in lexicon().organisation_heads.items() if sort in _BODIES), key=len)
    )
    noun = rf"\b(?P<noun>{nouns})\b"
    beside = re.compile(rf"{noun} [\"“„«]?$")
    called = re.compile(
        rf"{noun}(?: (?:with|of|between|for|from|in) [^.;]{{3,70}}?)?"
        r"(?:,? (?:that (?:is|was)|which (?:is|was)|to be|being))?"
        r"(?:,? (?:later|simply|officially|now|then))?"
        r",? (?:known as|called|named|dubbed|styled|titled|entitled|under the (?:name|title)(?: of)?)"
        r"(?: simply| also| now)? (?:[Tt]he )?[\"“„«]?$"
    )
    introduced = re.compile(rf"\ban? (?:[\w’'-]+ ){{0,4}}{noun}, (?:[Tt]he )?[\"“„«]?$")
    after = re.compile(
        r"[\"”»]?(?:,| (?:is|was|are|were|became)(?: [a-z]+ly)?) (?:an?|the|this) "
        rf"(?:[\w’'-]+ ){{0,4}}?{noun}"
        r"(?! (?:partner|member|government|party|parties|agreement|talks|leader|candidate)s?\b)"
    )
    return beside, called, introduced, after


def vote_by_sorts(
    lines: Sequence[Line], names: Sequence[Sequence[NameSpan]], votes: Votes, key: Callable[[str], str]
) -> None:
    """What the text calls a paper or a coalition counts for the name's type."""
    for line, row in zip(lines, names, strict=True):
        for name in row:
            for noun in _nouns(line.text, name.start, name.end):
                paper = lexicon().organisation_heads[noun] == "paper"
                votes[key(name.text)]["publication" if paper else "organisation"] += 1.5


def told_sorts(
    lines: Sequence[Line], mentions: Sequence[Sequence[Mention]], entities: Sequence[Entity]
) -> dict[str, str]:
    """The sort of each body that the text calls by a common noun other than its name's own words."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for line, row in zip(lines, mentions, strict=True):
        for mention in row:
            entity = entities[mention.entity]
            if entity.type not in {"organisation", "publication", "other"}:
                continue
            for noun in _nouns(line.text, mention.start, mention.end):
                votes[entity.name][lexicon().organisation_heads[noun]] += 1
    for name in made_of_others([line.text for line in lines], mentions, entities):
        votes[name]["alliance"] += 1
    return {name: found.most_common(1)[0][0] for name, found in votes.items()}


def settled(own: str, told: str) -> str:
    """The sort of a name whose words tell `own`, where the text calls it `told`."""
    return own if not told or own in _KEPT else told


def _nouns(text: str, start: int, end: int) -> list[str]:
    before, after = text[max(0, start - 120) : start], text[end : end + 90]
    beside, called, introduced, behind = _ways()
    paired = re.match(r"[\"”»]?(?: and|, [A-Z])", text[end:])
    found = [
        None if paired else beside.search(before),
        called.search(before),
        introduced.search(before),
        behind.match(after),
    ]
    return [f.group("noun") for f in found if f is not None]
