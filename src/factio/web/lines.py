"""Claims as the pages write them: a sentence with links to whom it names, its date, its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import sqlalchemy as sa

from factio.codebook import Codebook, sentence
from factio.model import Answer, Claim, RoleValue
from factio.record import StoredClaim
from factio.web import asking
from factio.web.dating import words_of
from factio.web.view import View


class Piece(msgspec.Struct, frozen=True):
    """A run of words; a `name` stands by itself, `entity` is whom it means."""

    text: str
    name: bool = False
    entity: str | None = None


class Line(msgspec.Struct, frozen=True):
    """A claim ready to be written: `when` is its date in words ("" for none), `style` its kind's class."""

    claim: StoredClaim
    pieces: tuple[Piece, ...]
    when: str
    style: str
    title: str

    @property
    def plain(self) -> str:
        """The sentence without links."""
        return "".join(piece.text for piece in self.pieces)


class Entry(msgspec.Struct, frozen=True):
    """What several claims say in the same words, with each of them."""

    line: Line
    lines: tuple[Line, ...]


def lines(view: View, connection: sa.Connection, claims: Sequence[StoredClaim]) -> list[Line]:
    """Each claim as a line, in the same order."""
    ids = [claim.id for claim in claims]
    meant = asking.meant(connection, ids) if ids else {}
    titles = asking.titles(connection, [claim.source for claim in claims]) if ids else {}
    return [
        Line(
            claim,
            pieces(said(view.codebook, claim), names(claim), meant.get(claim.id, {})),
            words_of(claim.date),
            view.classes.get(claim.kind, ""),
            titles.get(claim.source, claim.source),
        )
        for claim in claims
    ]


def told_once(told: Iterable[Line]) -> list[Entry]:
    """Lines that say the same are put together, each at its first place."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in told:
        found.setdefault((line.claim.kind, line.plain), []).append(line)
    return [Entry(same[0], tuple(same)) for same in found.values()]


def said(codebook: Codebook, claim: Claim) -> str:
    """The claim as a sentence; kind and roles where the codebook that is in use has no such kind."""
    if claim.kind in codebook.kinds:
        return sentence(codebook, claim)
    roles = (
        f"{role} {value if isinstance(value, str) else ', '.join(value)}"
        for role, value in claim.roles.items()
    )
    return f"{claim.kind}: {'; '.join(roles)}"


def names(claim: Claim) -> list[str]:
    """All that fills a role of a claim, and who says it."""
    return [*fillers(claim.roles), *([claim.by] if claim.by else [])]


def proposition(codebook: Codebook, answer: Answer) -> str:
    """What an answer answers, as a sentence without a date."""
    who = " and ".join(fillers(answer.roles))
    if answer.state == "existence":
        return f"{who} exists."
    if answer.state == "life":
        return f"{who} is alive."
    claim = Claim(kind=answer.state, roles=answer.roles, quote="", start=0, end=0, phase="holds")
    return said(codebook, claim)


def pieces(text: str, names: Iterable[str], meant: Mapping[str, str]) -> tuple[Piece, ...]:
    """`text` cut where it has one of `names`, in any case; `meant` tells which entity a name means."""
    # The rendering takes descriptions out of their angle brackets.
    bare = {name.strip("<>"): meant.get(name) for name in names if name.strip("<>").strip()}
    folded = {name.casefold(): entity for name, entity in sorted(bare.items())}
    cut: list[Piece] = []
    place = 0
    for start, end in _found(text, sorted(bare, key=lambda name: (-len(name), name))):
        if start > place:
            cut.append(Piece(text[place:start]))
        words = text[start:end]
        cut.append(Piece(words, name=True, entity=bare.get(words, folded.get(words.casefold()))))
        place = end
    if place < len(text) or not cut:
        cut.append(Piece(text[place:]))
    return tuple(cut)


def _found(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Where `names` stand in a text as whole words, none over another; the first of them come first.

    Looked for sign by sign: an expression made for each claim would take longer than all else on a page.
    """
    low = _lowered(text)
    taken: list[tuple[int, int]] = []
    for name in map(_lowered, names):
        start = low.find(name)
        while start >= 0:
            end = start + len(name)
            apart = not (_in_word(low, start - 1) or _in_word(low, end))
            if apart and all(end <= one or start >= other for one, other in taken):
                taken.append((start, end))
            start = low.find(name, start + 1)
    return sorted(taken)


def _lowered(text: str) -> str:
    """In small letters, each in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(s if len(s.lower()) != 1 else s.lower() for s in text)


def _in_word(text: str, place: int) -> bool:
    return 0 <= place < len(text) and (text[place].isalnum() or text[place] == "_")


def fillers(roles: Mapping[str, RoleValue]) -> list[str]:
    """All that fills a role, in order."""
    return [name for value in roles.values() for name in ((value,) if isinstance(value, str) else value)]
