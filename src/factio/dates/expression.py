"""What `find` gives back: one date as a text words it."""

from __future__ import annotations

import msgspec

from factio.dates.points import Point, When
from factio.dates.vocabulary import Effect

_VAGUE = 3
"""Years; a span as short as that is a vague date ("early 1950s"), which what came later may lie in."""


class Recipe(msgspec.Struct, frozen=True):
    """How the words of an expression are reckoned: what the preposition does to one date or two."""

    effect: Effect
    link: str  # "", "span", "between" or "or"
    whens: tuple[When, ...]
    open_end: bool = False


class DateExpression(msgspec.Struct, frozen=True):
    """Words of a text that say when.

    `text` is the characters `start` to `end`, preposition included; the bare date begins at
    `bare_start`. `edtf` is what the words mean with their preposition ("since 1990" is
    `1990/..`), `value` what the bare date means (`1990`); both are None where nothing says
    what a relative expression leans on. `attributive` marks a date that stands before the
    noun it belongs to ("the 1977 elections"). `against` is the EDTF that a `relative`
    expression was reckoned from; `recipe` is how, for reckoning it again from another.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    value: str | None
    preposition: str = ""
    relative: bool = False
    attributive: bool = False
    against: str | None = None
    bare_start: int = 0
    recipe: Recipe | None = None


def compose(recipe: Recipe, points: tuple[Point, ...]) -> tuple[str, str]:
    """The EDTF with the preposition, and the value without it."""
    first, last = points[0], points[-1]
    effect = recipe.effect
    if recipe.open_end:
        open_ended = f"{first.begin}/.."
        return open_ended, open_ended
    if recipe.link == "between":
        return f"[{first.first}..{last.last}]", f"{first.begin}/{last.end}"
    if recipe.link == "span":
        value = f"{first.begin}/{last.end}"
    elif recipe.link == "or":
        whole = all(p.whole for p in points)
        value = f"[{','.join(p.whole for p in points)}]" if whole else f"[{first.first}..{last.last}]"
    else:
        value = first.value
    match effect:
        case "since":
            return f"{first.begin}/..", value
        case "until":
            return f"../{last.end}", value
        case "before":
            return f"[..{last.last}]", value
        case "after":
            return f"[{_from(recipe, first)}..]", value
        case "near":
            return _near(recipe.link, points, value), value
    return value, value


def _from(recipe: Recipe, one: Point) -> str:
    """Where what came "later" begins: behind a span of years told from end to end, in any other date."""
    when = recipe.whens[0]
    leans = when.base == "text" and not when.unit and not when.month and not when.day
    years = one.first[:4], one.last[:4]
    lasting = not one.whole and all(y.isdigit() for y in years) and int(years[1]) - int(years[0]) > _VAGUE
    return one.last if leans and lasting else one.first


def _near(link: str, points: tuple[Point, ...], value: str) -> str:
    if link == "or":
        return value
    ends = [piece if piece[-1] in "~?%" else piece + "~" for piece in (points[0].begin, points[-1].end)]
    return ends[0] if len(points) == 1 and points[0].whole else "/".join(ends)
