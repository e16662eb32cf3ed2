"""Parts in several places at once: "branches in A, B and C", "committees in towns such as A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factio.model import RoleValue
from factio.reading.frames.matching import Draft
from factio.reading.frames.stand_ins import named as stand_ins
from factio.reading.scene import Scene, verb_over
from factio.reading.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = (
    r"(?P<noun>branches|sections|chapters|offices|committees|cells|groups|locals|federations|"
    r"units|unions|organi[sz]ations|lodges|secretariats|associations|clubs|branch|section|chapter|office|committee|"
    r"cell|[Ll]ocal group|federation|lodge)"
)
_KIND = (
    r"(?P<kind>(?:\b(?:[Ll]ocal|regional|provincial|district|party|comarcal|cantonal|county|city|town|national|"
    r"overseas|foreign|new) )*)"
)
_MADE = (
    r"(?P<made>(?: (?:was|were|had been|being))?(?: also| soon| then| later)?"
    r" (?:formed|founded|created|established|set up|opened|organi[sz]ed|started))?"
)
_TOWNS = (
    r"(?:[a-z-]+ ){0,3}?(?:cities|towns|places|countries|provinces|districts|regions),? "
    r"(?:such as |like |including |for example |among them )?(?:the )?⟦[lxpo]\d+⟧"
)
_PLACE = r"(?:the )?⟦[lxpo]\d+⟧"
_FIRST = rf"(?:{_TOWNS}|(?:the )?⟦l\d+⟧)"
_PLACES = rf"(?P<places>{_FIRST}(?:, {_PLACE})*(?:,? (?:and|or|as well as) (?:in |also )?{_PLACE})?)"
_WAY = re.compile(rf"{_KIND}\b{_PARTS}(?: of (?:the )?(?P<whole>⟦o\d+⟧))?{_MADE},? (?:in|at) {_PLACES}")
_FOUNDED = frozenset("found establish create form open set launch organise organize start constitute".split())
_OWN = frozenset({"groups", "unions", "associations", "clubs", "organisations", "organizations"})
"""Plural nouns that are parts only where a word before says so ("local groups in A")."""


def read_places(scene: Scene, story: Story, told: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each place of a list behind a plural noun for parts; none where a frame has told them."""
    line = stand_ins(scene, story)
    taken = [str(d.roles.get("place", "")) for d in told if d.kind == "branch"]
    for found in _WAY.finditer(line.text):
        whole = line.fillers[int(found["whole"][2:-1])].name if found["whole"] else story.topic_organisation()
        alone = not found["noun"].endswith("s")
        if (
            not whole
            or (found["noun"] in _OWN and not found["kind"].strip())
            or (alone and not found["made"])
        ):
            continue
        start, end = line.places[found.start("noun")], line.places[found.end()]
        anchor = next((t for t in scene.tokens_in(start, end)), None)
        if anchor is None:
            continue
        part = f"{found['kind'].strip()} {_one(found['noun'])}".strip()
        for sign in re.finditer(r"⟦[lxpo](\d+)⟧", found["places"]):
            place = line.fillers[int(sign.group(1))]
            if place.name in taken:
                continue
            roles: dict[str, RoleValue] = {
                "branch": f"<{part} in {place.name}>",
                "of": whole,
                "place": place.name,
            }
            spans = [(start, start + len(found["noun"])), (place.start, place.end)]
            yield _made(roles, spans, anchor, bool(found["made"]), found["noun"])


def _made(
    roles: dict[str, RoleValue], spans: list[tuple[int, int]], anchor: Token, begins: bool, noun: str
) -> Draft:
    """The draft of one part; it starts where the words or the verb over them say that it is made."""
    verb = verb_over(anchor)
    founded = anchor.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in _FOUNDED
    phase = "starts" if begins or founded else None
    name = "branch: parts in several places"
    draft = Draft("branch", name, roles, spans, [anchor.i, verb.i], verb.i, phase)
    draft.how = [f"“{noun}” stand before a list of places"]
    return draft


def _one(noun: str) -> str:
    """The singular of a noun for parts."""
    return noun[:-2] if noun.endswith("ches") else noun.removesuffix("s")
