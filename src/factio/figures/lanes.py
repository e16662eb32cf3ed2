"""A family as lanes and branches in days, before anything is drawn: what is sure, and how far doubt goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day
from typing import Literal

import msgspec

from factio.chronology.wording import began, between, ended
from factio.figures.colours import accent
from factio.lineage import Body, Lineage, Tie, told
from factio.model.spell import Between, Edge, Spell

PieceSort = Literal["sure", "begins", "ends", "doubtful", "presumed", "open"]
"""What a stretch of a lane tells: it held; it begins or ends somewhere in it; it may have held; it is
presumed to go on; somewhere before, at a time that nobody tells, it began."""


class Piece(msgspec.Struct, frozen=True):
    """A stretch of days from `low` to `high`; an "open" one has no length of its own and ends at `high`."""

    sort: PieceSort
    low: int
    high: int


class Stretch(msgspec.Struct, frozen=True):
    """One spell as it is drawn, in pieces from left to right, with what it says aloud."""

    pieces: tuple[Piece, ...]
    title: str
    claims: tuple[str, ...]

    @property
    def low(self) -> int:
        """The first day that is drawn."""
        return self.pieces[0].low

    @property
    def high(self) -> int:
        """The last day that is drawn."""
        return self.pieces[-1].high


class Mark(msgspec.Struct, frozen=True):
    """A name that a lane takes at a time between two days, at the lane's begin when these are None."""

    name: str
    low: int | None = None
    high: int | None = None
    title: str = ""
    claims: tuple[str, ...] = ()


class Lane(msgspec.Struct, frozen=True):
    """One organisation. `names` begin with its first; `undated` are those it took nobody says when."""

    name: str
    names: tuple[Mark, ...]
    lives: tuple[Stretch, ...]
    bans: tuple[Stretch, ...] = ()
    accent: str = ""
    focus: bool = False
    thin: bool = False
    undated: tuple[Mark, ...] = ()

    @property
    def low(self) -> int:
        """The first day that is drawn."""
        return min(life.low for life in self.lives)

    @property
    def high(self) -> int:
        """The last day that is drawn."""
        return max(life.high for life in self.lives)


class Branch(msgspec.Struct, frozen=True):
    """A tie between two lanes by their numbers, some time between `low` and `high`, drawn at `at`.

    `dated` is false where no source says when: it is drawn where one of the two begins or ends.
    """

    kind: str
    older: int
    younger: int
    low: int
    high: int
    at: float
    thin: bool
    dated: bool
    title: str
    claims: tuple[str, ...]


class Family(msgspec.Struct, frozen=True):
    """Lanes and branches of one figure; `left_out` have no day at all and cannot be placed on an axis."""

    lanes: tuple[Lane, ...]
    branches: tuple[Branch, ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...]
    until: int


def family(lineage: Lineage, names: Sequence[str], focus: str | None, until: Day) -> Family:
    """These organisations, drawn until a day; `focus` is the main name of the one the figure is about.

    What began, ended or was renamed only after that day is left out, as if nobody knew of it yet.
    """
    listed = lineage.bodies(names)
    ties = lineage.among(names)
    last = until.toordinal()
    younger_in_thin = {tie.younger for tie in ties if tie.sort == "thin"}
    thick = {name for tie in ties if tie.sort == "thick" for name in (tie.older, tie.younger)}
    lanes, left_out = [], []
    for name, body in listed.items():
        known = _lives(body, ties)
        lives = tuple(found for spell in known if (found := stretch(spell, last)) is not None)
        if not lives and known:
            continue
        if not lives:
            claims = tuple(dict.fromkeys(c for t in ties if name in (t.older, t.younger) for c in t.claims))
            left_out.append((name, claims))
            continue
        bans = tuple(found for spell in body.bans if (found := stretch(spell, last)) is not None)
        marks, undated = _names(body, last)
        thin = name in younger_in_thin and name not in thick
        lanes.append(Lane(name, marks, lives, bans, accent(body.colour), name == focus, thin, undated))
    lanes.sort(key=lambda lane: (lane.low, lane.high, lane.name))
    place = {lane.name: number for number, lane in enumerate(lanes)}
    branches = [
        _branch(tie, place[tie.older], place[tie.younger], lanes)
        for tie in ties
        if tie.older in place and tie.younger in place
    ]
    shown = tuple(branch for branch in branches if branch.at <= last)
    return Family(tuple(lanes), shown, tuple(left_out), last)


def _lives(body: Body, ties: Sequence[Tie]) -> Sequence[Spell]:
    """The lives of a body; where none has a day, one that its ties show."""
    known = [life for life in body.lives if _days(life)]
    if known:
        return known
    days = [tie.when for tie in ties if body.name in (tie.older, tie.younger) and tie.dated]
    claims = tuple(dict.fromkeys(c for t in ties if body.name in (t.older, t.younger) for c in t.claims))
    if not days:
        return ()
    first, last = min(days, key=_first), max(days, key=_last)
    open_edges = Edge((None, first[1]), False), Edge((last[0], None), False)
    return [Spell("existence", {"organisation": body.name}, *open_edges, (first, last), claims)]


def _first(bounds: Between) -> tuple[Day, Day]:
    low, high = bounds
    return low or high or Day.max, high or Day.max


def _last(bounds: Between) -> tuple[Day, Day]:
    low, high = bounds
    return low or high or Day.min, high or low or Day.min


def _days(spell: Spell) -> list[Day]:
    told_edges = [edge.between for edge in (spell.begin, spell.end) if edge.told]
    shown = [bounds for bounds in spell.attested if bounds[0] is not None]
    return [day for bounds in (*told_edges, *shown) for day in bounds if day is not None]


def stretch(spell: Spell, until: int) -> Stretch | None:
    """A spell as pieces, drawn until a day at most; None where no day of it until then is known."""
    if not _days(spell):
        return None
    pieces = tuple(_cut(piece, until) for piece in _pieces(spell, until) if piece.low <= until)
    claims = tuple(dict.fromkeys((*spell.begin.claims, *spell.end.claims, *spell.witnesses)))
    return Stretch(pieces, f"began {began(spell)}; ended {ended(spell)}", claims) if pieces else None


def _cut(piece: Piece, until: int) -> Piece:
    """A piece as far as `until`; an edge that would fade further on is only doubtful there."""
    if piece.high <= until:
        return piece
    sort: PieceSort = "doubtful" if piece.sort in ("begins", "ends") else piece.sort
    return Piece(sort, piece.low, until)


def _pieces(spell: Spell, until: int) -> list[Piece]:
    (shown_low, shown_high), (last_low, last_high) = spell.attested
    low, high = spell.begin.between if spell.begin.told else (shown_low, shown_high)
    if high is None:
        high = shown_high or last_low or low
    end_low, end_high = spell.end.between
    if high is None:
        high = low = end_low or end_high
    if high is None:
        return []
    found: list[Piece] = []
    known = spell.begin.told and low is not None
    sure_from = high.toordinal()
    if not known:
        start = low.toordinal() if low is not None else sure_from
        found.append(Piece("open", start, start))
    if spell.end.told:
        ends_low = (end_low or end_high or high).toordinal()
        ends_high = (end_high or last_high or end_low or high).toordinal()
        ends_low = min(ends_low, ends_high)
        begins_low = low.toordinal() if low is not None else min(sure_from, ends_low)
        if sure_from > ends_low:
            return [*found, Piece("doubtful", min(begins_low, ends_high), ends_high)]
        return _joined(
            [
                *found,
                *_beginning(begins_low, sure_from, known),
                Piece("sure", sure_from, ends_low),
                Piece("ends", ends_low, ends_high),
            ]
        )
    begins_low = low.toordinal() if low is not None else sure_from
    shown = max(last_low.toordinal(), sure_from) if last_low is not None else sure_from
    limit = end_high.toordinal() if end_high is not None else until
    found += [*_beginning(begins_low, sure_from, known), Piece("sure", sure_from, shown)]
    return _joined([*found, Piece("presumed", shown, max(limit, shown))])


def _beginning(low: int, high: int, known: bool) -> list[Piece]:
    return [Piece("begins" if known else "doubtful", low, high)]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Pieces without those that have no length; at least one is left to be seen."""
    kept = [piece for piece in pieces if piece.sort == "open" or piece.high > piece.low]
    if any(piece.sort != "open" for piece in kept):
        return kept
    return [*kept, next(piece for piece in pieces if piece.sort == "sure")]


def _names(body: Body, until: int) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The names of a lane in the order of time, and those without a date."""
    marks = [Mark(body.first_name)]
    undated = []
    for renaming in body.renamings:
        low, high = renaming.when
        if low is None and high is None:
            title = f"{renaming.former} became {renaming.name} at a time that no source tells"
            undated.append(Mark(renaming.name, None, None, title, renaming.claims))
            continue
        title = f"{renaming.former} became {renaming.name} {between(renaming.when)}"
        first = (low or high or Day.min).toordinal()
        last = (high or low or Day.min).toordinal()
        if first > until:
            continue
        marks.append(Mark(renaming.name, first, last, title, renaming.claims))
    if len(marks) == 1 and undated:
        marks = [Mark(undated[-1].name)]
        undated = [Mark(body.first_name, None, None, undated[-1].title, undated[-1].claims), *undated[:-1]]
    return tuple(marks), tuple(undated)


def _branch(tie: Tie, older: int, younger: int, lanes: Sequence[Lane]) -> Branch:
    low, high = tie.when
    title = told(tie)
    if tie.sort == "thin":
        # A state lasts; it is drawn where it is first known, and where both its sides are.
        day = (high or low) if tie.begun else (low or high)
        known = day.toordinal() if day is not None else lanes[younger].low
        known = max(known, lanes[older].low, lanes[younger].low)
        at = min(known, lanes[older].high, lanes[younger].high)
        return Branch(
            tie.kind, older, younger, at, at, at, True, tie.dated, f"{title}{_told(tie)}", tie.claims
        )
    if low is not None and high is not None:
        first, last = low.toordinal(), high.toordinal()
    elif low is not None or high is not None:
        first = last = (low or high or Day.min).toordinal()
    else:
        first = last = lanes[older].high if tie.kind in ("merger", "renaming") else lanes[younger].low
    middle = (first + last) / 2
    return Branch(
        tie.kind, older, younger, first, last, middle, False, tie.dated, f"{title}{_told(tie)}", tie.claims
    )


def _told(tie: Tie) -> str:
    if not tie.dated:
        return ", at a time that no source tells"
    when = between(tie.when)
    if tie.readings:
        return f", {when}: sources differ ({'; '.join(between(reading) for reading in tie.readings)})"
    return f", {when}"
