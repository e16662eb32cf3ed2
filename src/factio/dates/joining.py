"""A chain of dates to the expressions it makes: spans and choices are one, a list is several."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from factio.dates.bounds import valid
from factio.dates.expression import Recipe, compose
from factio.dates.phrases import Chain, Item
from factio.dates.points import When, point
from factio.dates.surroundings import attributive
from factio.dates.tokens import Tokens, Wordings
from factio.dates.vocabulary import ONWARDS, Effect

_ONWARDS = Wordings({wording: wording for wording in ONWARDS})


class Found(NamedTuple):
    """An expression before it is reckoned: tokens, recipe, and what it says of itself."""

    start: int
    bare: int
    end: int
    preposition: str
    recipe: Recipe
    attributive: bool = False
    open: bool = False  # leans on something that is no date
    against: Recipe | None = None  # leans on this date that stands behind it


def joined_expressions(tokens: Tokens, start: int, dates: Chain, name: str, effect: Effect) -> list[Found]:
    """The expressions of a chain: spans and choices are one, a list is several."""
    found: list[Found] = []
    items, links = dates.items, dates.links
    place = 0
    while place < len(items):
        last = place
        kind = ""
        spoken = ""
        if place < len(links):
            if links[place] in ("span", "dash"):
                last, kind, spoken = place + 1, "span", links[place]
            elif name == "between" and links[place] == "and" and place == 0:
                last, kind = place + 1, "between"
            elif (choice := _choice(links, place)) > place:
                last, kind = choice, "or"
        group = items[place : last + 1]
        whens = tuple(_ahead(one.when, name if one is group[0] else kind) for one in group)
        here, reach, end = effect, name, group[-1].end
        if kind == "span" and (name == "from" or (spoken == "span" and effect == "since")):
            here = "plain"
        if kind == "span" and name == "between":
            kind = "between"
        opened = dates.open_end and last == len(items) - 1
        if opened:
            end = dates.end
        elif kind == "" and last == len(items) - 1 and (onwards := _onwards(tokens, end, name)):
            end, here = onwards, "since"
        if place and effect not in ("plain", "near"):
            here = "plain"
        recipe = Recipe(here, kind, whens, opened)
        if len(whens) > 1 and _runs_backwards(recipe):
            recipe, end, last = Recipe(here, "", whens[:1]), group[0].end, place
        stands_before = attributive(tokens, Item(whens[-1], group[0].start, end)) and not opened
        first = start if place == 0 and (name or not stands_before) else group[0].start
        found.append(Found(first, group[0].start, end, reach, recipe, stands_before))
        place = last + 1
    for place in range(len(found) - 1, 0, -1):  # "the 1977 and 1980 elections"
        if found[place].attributive and not any(when.month for when in found[place - 1].recipe.whens):
            found[place - 1] = found[place - 1]._replace(attributive=True)
    return found


def _ahead(when: When, led_by: str) -> When:
    """A day of the week that something lasts to lies ahead: "until Friday", "from Monday to Friday"."""
    if when.weekday >= 0 and led_by in ("until", "by", "span") and not when.amount:
        return msgspec.structs.replace(when, amount=1)
    return when


def _choice(links: list[str], place: int) -> int:
    """The last item of "1956, 1957 or 1958" beginning at item `place`; `place` if it is none."""
    reach = place
    while reach < len(links) and links[reach] == ",":
        reach += 1
    return reach + 1 if reach < len(links) and links[reach] == "or" else place


def _runs_backwards(recipe: Recipe) -> bool:
    if any(when.base or when.tens >= 0 for when in recipe.whens):
        return False
    points = tuple(known for when in recipe.whens if (known := point(when, None)))
    return len(points) < len(recipe.whens) or not valid(compose(recipe, points)[0])


def _onwards(tokens: Tokens, place: int, name: str) -> int:
    """The token behind "onwards" at `place`, 0 when it is not there."""
    if name not in ("from", "since", "", "in", "as of"):
        return 0
    found = _ONWARDS.at(tokens, place)
    if not found or (found[0] == "on" and name != "from"):
        return 0
    if found[0][-1] == "r" and tokens.words[found[1]].isalpha():  # "and later joined"
        return 0
    return found[1]
