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
_SUCH = re.compile(
    r"(?: \([^)]*\))?(?:,? (?:such as|including|namely|like|among them|notably|"
    r"e\.g\.,?|i\.e\.,?|for (?:example|instance),?|in particular,?|especially|above all|first of all|"
    r"among others,?)|:| –| —) (?:the )?"
)


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


_OF_WHOM = (
    r"(?: (?:of|led by|under|around|headed by) [A-ZÀ-Þ][\w.’'-]+"
    r"(?: (?:de |da |dos |del |van |von )?[A-ZÀ-Þ][\w.’'-]+){0,3})?"
)
_GAP = re.compile(rf"{_OF_WHOM}(?:{_ROW.pattern})")
_OTHERS = re.compile(
    rf"{_OF_WHOM},? (?:and|as well as|&) (?:[a-z-]+ ){{0,4}}"
    r"(?:others?|parties|groups|organi[sz]ations|unions|associations|movements|personalities|independents)\b"
)
"""What may stand between two names of one list ("the Greens of Ann Smith, the Reds …"), and behind its last
name where more belong to it."""


def rows_of_names(scene: Scene) -> list[list[int]]:
    """The names of one type that stand in a row, in the order of the line; each row has at least two."""
    if scene.rows is None:
        scene.rows = _rows_of_names(scene)
    return scene.rows


def _rows_of_names(scene: Scene) -> list[list[int]]:
    mentions = sorted(scene.mention_at.items(), key=lambda pair: pair[1].start)
    open_rows: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    rows: list[list[int]] = []
    for token, mention in mentions:
        row, end = open_rows.get(mention.type, []), last.get(mention.type, -1)
        gap = scene.line.text[end : mention.start] if end >= 0 else ""
        if row and _GAP.fullmatch(gap):
            row.append(token)
            ends = "," not in gap or bool(re.search(r"\b(?:and|or|as well as)\b|&", gap))
            if ends:
                open_rows.pop(mention.type)
        else:
            row = [token]
            rows.append(row)
            ends = False
        if not ends:
            open_rows[mention.type] = row
        last[mention.type] = mention.end
    return [row for row in rows if len(row) > 1]


def _named_in_a_row(scene: Scene, place: int) -> list[int]:
    """The other names of "A, B and C" where the parse has lost them; none in a row without a last "and"."""
    row = next((r for r in rows_of_names(scene) if place in r), [])
    if not row:
        return []
    final = scene.mention_at[row[-1]]
    ends = len(row) > 2 and " and " in scene.line.text[: final.start][-9:]
    return row if ends or _OTHERS.match(scene.line.text, final.end) else []


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
