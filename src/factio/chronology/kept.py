"""What held, from the spells that are kept in a record: found by indexes, answered without the claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from factio.chronology.book import Shelf
from factio.chronology.days import Window
from factio.chronology.holding import Holding
from factio.chronology.keeping import kept_under, left, mark_of
from factio.chronology.offices import OfficeBook
from factio.codebook.chronology_rules import ChronologyRules
from factio.record.hubs import parts
from factio.record.schema import held, held_by
from factio.record.telling import main_names

_AT_A_TIME = 2000  # rows
_decode = msgspec.json.Decoder(Holding).decode


def is_kept(connection: sa.Connection, rules: ChronologyRules) -> bool:
    """Whether the spells of this record follow from all of its claims, under these rules."""
    return kept_under(connection) == mark_of(rules) and left(connection, rules, 1) == 0


def shelf(connection: sa.Connection, rules: ChronologyRules, ids: Sequence[str]) -> Shelf:
    """Every state in which one of the entities `ids` fills a role, to be asked by their main names."""
    names, _ = main_names(connection, ids)
    holdings: dict[int, Holding] = {}
    meant: dict[str, set[str]] = defaultdict(set)
    wanted = sa.select(held_by.c.entity, held_by.c.place, held.c.id, held.c.content).join(held)
    for part in parts(ids):
        for one, place, number, content in connection.execute(wanted.where(held_by.c.entity.in_(part))):
            if number not in holdings:
                holdings[number] = _decode(content)
            meant[names[one]].add(holdings[number].key[1][place])
    return Shelf(rules, holdings.values(), meant)


def tied(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Main names of the entities `ids` and of all that stand in a state with one of them, with their ids."""
    other = held_by.alias()
    wanted = sa.select(other.c.entity).distinct().select_from(held_by)
    wanted = wanted.join(other, other.c.held == held_by.c.held)
    found = {
        one
        for part in parts(ids)
        for one in connection.execute(wanted.where(held_by.c.entity.in_(part))).scalars()
    }
    found.update(ids)
    names, _ = main_names(connection, sorted(found))
    return {name: one for one, name in names.items() if one in found}


def of_office(connection: sa.Connection, rules: ChronologyRules, office: str) -> Shelf:
    """Who held an office anywhere, however it is spelt."""
    states = sorted(state for state, rule in rules.states.items() if rule.office)
    word = OfficeBook(rules.general.offices).key(office)
    wanted = sa.select(held.c.content).where(held.c.state.in_(states), held.c.words == word)
    return Shelf(rules, (_decode(content) for content in connection.execute(wanted).scalars()), {})


def all_within(connection: sa.Connection, span: Window, state: str | None = None) -> Iterator[Holding]:
    """All that may have held on a day of `span`; of one `state` where it is given. In no order."""
    yield from map(_decode, _contents(connection, _within(span, state)))


def in_order(
    connection: sa.Connection, span: Window, state: str | None = None, after: str = "", some: int = 0
) -> Iterator[tuple[str, Holding]]:
    """As `all_within`, in the order of states and names, each with its place in it; those behind `after`.

    Where only `some` of them are wanted, they are found without putting all in order; there may be more.
    """
    wanted = _within(span, state).where(held.c.content > after).order_by(held.c.content)
    if not some:
        yield from ((content, _decode(content)) for content in _contents(connection, wanted))
        return
    while True:
        here = wanted.where(held.c.content > after).limit(some)
        listed = list(connection.execute(here).scalars())
        yield from ((content, _decode(content)) for content in listed)
        if len(listed) < some:
            return
        after = listed[-1]


def numbered(connection: sa.Connection, span: Window) -> Iterator[tuple[int, Holding]]:
    """As `in_order`, each with the number under which it is kept."""
    wanted = sa.select(held.c.id, held.c.content).where(held.c.first <= span.hi, held.c.last >= span.lo)
    rows = connection.execution_options(stream_results=True).execute(wanted.order_by(held.c.content))
    for part in rows.partitions(_AT_A_TIME):
        yield from ((number, _decode(content)) for number, content in part)


def of_numbers(connection: sa.Connection, numbers: Sequence[int]) -> list[Holding]:
    """The holdings that are kept under these numbers, in their order."""
    wanted = sa.select(held.c.id, held.c.content)
    found = {
        number: _decode(content)
        for part in parts(numbers)
        for number, content in connection.execute(wanted.where(held.c.id.in_(part)))
    }
    return [found[number] for number in numbers if number in found]


def _within(span: Window, state: str | None) -> sa.Select[Any]:
    wanted = sa.select(held.c.content).where(held.c.first <= span.hi, held.c.last >= span.lo)
    return wanted if state is None else wanted.where(held.c.state == state)


def _contents(connection: sa.Connection, wanted: sa.Select[Any]) -> Iterator[str]:
    rows = connection.execution_options(stream_results=True).execute(wanted).scalars()
    for part in rows.partitions(_AT_A_TIME):
        yield from part
