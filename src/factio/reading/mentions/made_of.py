"""Which bodies the text tells to be made of others: what several parties found is an alliance of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factio.reading.mentions.lexicon import lexicon

if TYPE_CHECKING:
    from factio.model import Entity
    from factio.reading.mentions.entities import Mention

_ONE = r"⟦\d+⟧"
_THE = r"(?:the )?(?:[a-z-]+ ){0,2}"
_NEXT = rf"(?:, (?:and )?{_THE}{_ONE})"
_LAST = rf"(?:,? (?:and|as well as|along with|together with) {_THE}{_ONE})"
_MORE = r"(?:others?|parties|groups|organi[sz]ations|unions|personalities)"
_OTHERS = rf"(?:,? (?:and|as well as) (?:[a-z-]+ ){{0,4}}{_MORE})"
_LIST = rf"(?P<list>{_ONE}(?:{_NEXT}+{_LAST}|{_NEXT}+(?={_OTHERS})|{_LAST}))"
_THEN = r"(?: together| jointly| then| also| later| had| have)?"
_MADE = (
    r"(?:formed|founded|created|established|set up|launched|constituted|built|started|gave birth to|"
    r"gave rise to|presented|initiated|signed)"
)
_SORT = r"(?:alliance|coalition|bloc|front|list|cartel|pact|ticket|platform|accord)s?"
_WHAT = rf"(?:(?:a|an|the) (?:[\w-]+ ){{0,4}}{_SORT}(?: (?:called|named|known as))?,? )?(?:the )?"
_TOGETHER = (
    r"(?:joined forces|joined hands|allied|teamed up|came together|ran together|ran jointly|stood together|"
    r"banded together) (?:in|as|under|to form|within|forming) "
)
_HOLDS = (
    r"(?:compris(?:ed|es|ing)|included|includes|including|consist(?:ed|s|ing) of|brought together|"
    r"bringing together|grouped|united|unites|uniting|(?:(?:was|is) )?(?:made up|composed) of)"
)
_WHOLE = r"[\"“„«]?(?P<whole>⟦\d+⟧)"
_WHICH = r"[\"”»]?,? (?:(?:which|that) )?(?:(?:was|is|were|had been) )?"
_WAYS = (
    re.compile(rf"{_LIST}{_OTHERS}?,?{_THEN} {_MADE} {_WHAT}{_WHOLE}"),
    re.compile(rf"{_LIST}{_OTHERS}?,?{_THEN} {_TOGETHER}{_WHAT}{_WHOLE}"),
    re.compile(
        rf"{_WHOLE}{_WHICH}{_MADE}(?: (?:in|on) [^⟦⟧,.;]{{3,20}})? (?:by|between|from|of) "
        rf"(?:[a-z-]+ ){{0,4}}:? ?(?:the )?{_LIST}"
    ),
    re.compile(rf"{_WHOLE}{_WHICH}{_HOLDS} (?:[a-z-]+ ){{0,4}}:? ?(?:the )?{_LIST}"),
    re.compile(
        rf"\b(?:joined|entered) (?:the )?{_WHOLE}[\"”»]? (?:together with|along with|alongside) "
        rf"(?:the )?{_ONE}(?P<list>)"
    ),
)
"""How a body and those that make it up stand in a line with stand-ins for its names."""
_MEETING = re.compile(r"(?:Battle|Siege|War|Congress|Conference|Talks|Treaty|Parliament|Government)\b")
_NOT_MADE = frozenset("party union federation army paper institution government youth".split())
"""Sorts of bodies that stay what their names say, whoever founds them."""
_NO_MEMBERS = frozenset("paper institution government federation army".split())


def made_of_others(
    texts: Sequence[str], mentions: Sequence[Sequence[Mention]], entities: Sequence[Entity]
) -> Iterator[str]:
    """The names of bodies that several others make up, by the words of the document's lines."""
    for text, row in zip(texts, mentions, strict=True):
        bodies = [m for m in row if entities[m.entity].type in {"organisation", "other"}]
        if len(bodies) < 2:
            continue
        worded = _with_stand_ins(text, bodies)
        for way in _WAYS:
            for found in way.finditer(worded):
                whole = entities[bodies[int(found["whole"][1:-1])].entity].name
                listed = [bodies[int(n)] for n in re.findall(r"⟦(\d+)⟧", found["list"])]
                names = [entities[m.entity].name for m in listed]
                if (
                    entities[bodies[int(found["whole"][1:-1])].entity].type == "organisation"
                    and not _MEETING.match(whole)
                    and whole not in names
                    and not _sorts(whole) & _NOT_MADE
                    and not any(_sorts(n) & _NO_MEMBERS for n in names)
                ):
                    yield whole


def _with_stand_ins(text: str, bodies: Sequence[Mention]) -> str:
    out, at = [], 0
    for number, mention in enumerate(bodies):
        if mention.start < at:
            continue
        out += [text[at : mention.start], f"⟦{number}⟧"]
        at = mention.end
    return "".join([*out, text[at:]])


def _sorts(name: str) -> set[str]:
    heads = lexicon().organisation_heads
    return {heads[w] for w in re.split(r"[\s–-]+", name.lower()) if w in heads}
