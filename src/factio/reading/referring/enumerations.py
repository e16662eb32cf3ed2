"""Who is meant where several are named: conjuncts, rows, lists that the parse has lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factio.reading.clauses.predicates import conjuncts
from factio.reading.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


THEY = frozenset("they them their themselves".split())


def all_listed(scene: Scene, place: int) -> list[int]:
    """The token and its conjuncts; a person in apposition to a person is one more of a list."""
    found = conjuncts(scene.view, place)
    for token in list(found):
        mention = scene.mention_at.get(token)
        if mention is None or mention.type != "person":
            continue
        for child in scene.view.children(scene.doc[token]):
            other = scene.mention_at.get(scene.view.top(child))
            born = other is not None and _BORN.search(scene.line.text[: other.start])
            if child.dep_ == "appos" and other is not None and other.type == "person" and not born:
                found += [t for t in all_listed(scene, scene.view.top(child)) if t not in found]
    found = [
        t for t in found if t == place or place in _named_in_a_row(scene, t) or not _named_in_a_row(scene, t)
    ]
    found += [t for t in _named_in_a_row(scene, place) if t not in found]
    found += [t for t in _joined_by_dash(scene, place) if t not in found]
    for token in list(found):
        named = _instances(scene, scene.doc[token])
        if named:
            found = [t for t in found if t != token] + [t for t in named if t not in found]
    return sorted(found)


_BORN = re.compile(r"\b(?:born|née|né|nee)(?: as)? $")
"""Before another name of the same person."""
_SUCH = re.compile(r"(?: \([^)]*\))?(?:,? (?:such as|including|namely|like|among them|notably)|:) (?:the )?")


def _instances(scene: Scene, noun: Token) -> list[int]:
    """Who is named after a plural noun: "its front organisations such as A, B and C", "three parties: A
    and B"."""
    if noun.tag_ != "NNS" or noun.i in scene.mention_at:
        return []
    after = _SUCH.match(scene.line.text, noun.idx + len(noun.text))
    if after is None:
        return []
    first = next((t for t, m in scene.mention_at.items() if m.start == after.end()), None)
    if first is None:
        return []
    kind = scene.mention_at[first].type
    row = _named_in_a_row(scene, first) or conjuncts(scene.view, first)
    return [t for t in row if t in scene.mention_at and scene.mention_at[t].type == kind]


_PARTICLES = r"(?:(?:d[aeio]s?|del|du|van|von|der|den|te[nr]|la|le|zu|bin|ibn) )*"
_ROW = re.compile(rf"(?:,? (?:and|or|&|as well as) (?:the )?|, (?:the )?){_PARTICLES}")


def _named_in_a_row(scene: Scene, place: int) -> list[int]:
    """The other names of "A, B and C" where the parse has lost them; none in a row without a last "and"."""
    mentions = sorted(scene.mention_at.items(), key=lambda pair: pair[1].start)
    rows: list[list[int]] = []
    before = None
    for token, mention in mentions:
        gap = scene.line.text[before[1].end : mention.start] if before else ""
        if before and _ROW.fullmatch(gap) and mention.type == before[1].type:
            rows[-1].append(token)
            if "," not in gap or re.search(r"\b(?:and|or|as well as)\b|&", gap):
                rows.append([])
        else:
            rows.append([token])
        before = (token, mention)
    row = next((r for r in rows if place in r), [])
    ends = len(row) > 2 and " and " in scene.line.text[: scene.mention_at[row[-1]].start][-9:]
    return row if ends else []


def _joined_by_dash(scene: Scene, place: int) -> list[int]:
    """The body at the other end of a dash: "the Left–Greens coalition"."""
    here = scene.mention_at.get(place)
    if here is None:
        return []
    return [
        token
        for token, other in scene.mention_at.items()
        if other.type == here.type
        and scene.line.text[min(here.end, other.end) : max(here.start, other.start)] == "–"
    ]


def taken_up_by_they(scene: Scene, place: int) -> list[int]:
    """The organisations that "they" and "their" take up: several that are the subject before."""
    if scene.doc[place].lower_ not in THEY:
        return []
    for token, mention in sorted(scene.mention_at.items()):
        if token < place and mention.type == "organisation" and scene.doc[token].dep_ == "nsubj":
            row = [t for t in all_listed(scene, token) if t < place and t in scene.mention_at]
            return row if len(row) > 1 else []
    return []
