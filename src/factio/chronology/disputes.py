"""Contradictions that are kept: which of them a change may touch, and how they are put in place of the old.

Most concern somebody whom the change names. Three sorts reach further: those that name a place or contest
whose own name changed; circles of bodies that came out of each other; and results of one contest, of which
each new one moves the total that the others are measured by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa

from factio.chronology.chronicle import Chronicle
from factio.chronology.clashes import contest_of, far_clashes
from factio.chronology.conflicts import conflicts_about, names_of
from factio.codebook.chronology_rules import ChronologyRules
from factio.model.conflict import Conflict
from factio.model.told import ToldClaim
from factio.record.hubs import found_among, hubs_among, parts
from factio.record.schema import claim_role, conflict, conflict_about, conflict_claim, source_entity
from factio.record.telling import Told, main_names

_CIRCLE = "circle"
_SHARES = "votes-against-share"
decode = msgspec.json.Decoder(Conflict).decode


def moved(connection: sa.Connection, rules: ChronologyRules, ids: set[str]) -> set[str]:
    """Who stands in a contradiction that names one of `ids`, places and contests, not as it is told now."""
    names, _ = main_names(connection, sorted(ids))
    told = set(_named_by_claims(connection, ids))
    wanted = sa.select(conflict_about.c.entity, conflict.c.id, conflict.c.content).join(conflict)
    stale = {
        found
        for part in parts(ids)
        for one, found, content in connection.execute(wanted.where(conflict_about.c.entity.in_(part)))
        if (one, found) not in told or names.get(one) not in decode(content).names()
    }
    others = concerned(connection, stale)
    return others - hubs_among(connection, others, rules)


def _named_by_claims(connection: sa.Connection, ids: set[str]) -> Iterator[tuple[str, str]]:
    """Of contradictions about `ids` those whose claims name them."""
    wanted = sa.select(conflict_about.c.entity, conflict_about.c.conflict).distinct()
    wanted = wanted.join(conflict_claim, conflict_claim.c.conflict == conflict_about.c.conflict)
    wanted = wanted.join(claim_role, claim_role.c.claim == conflict_claim.c.claim)
    wanted = wanted.join(source_entity, source_entity.c.id == claim_role.c.source_entity)
    wanted = wanted.where(source_entity.c.entity == conflict_about.c.entity)
    for part in parts(ids):
        rows = connection.execute(wanted.where(conflict_about.c.entity.in_(part)))
        yield from ((row[0], row[1]) for row in rows)


class Disputes:
    """The contradictions of a record while some of them are derived anew."""

    def __init__(self, connection: sa.Connection, rules: ChronologyRules) -> None:
        self._connection = connection
        self._rules = rules
        self._polls: set[tuple[str, str, str]] | None = None

    def in_circles(self, ids: set[str]) -> set[str]:
        """All that stand in one circle with one of `ids`, by the contradictions that are kept."""
        found, new = set(ids), set(ids)
        while new:
            circles = sa.select(conflict_about.c.conflict).join(conflict)
            circles = circles.where(conflict.c.rule == _CIRCLE)
            here = found_among(self._connection, circles, conflict_about.c.entity, new)
            new = concerned(self._connection, here) - found
            found |= new
        return found

    def drawn_in(self, chronicle: Chronicle, told: Told, mine: set[str]) -> set[str]:
        """Whose contradictions a change at `mine` may touch too: in circles, and in contests with them."""
        whose = _whose(chronicle, told)
        names = _names_of(whose, mine)
        if self._polls is None:  # those of who is drawn in are as they were
            self._polls = {
                contest_of(claim)
                for claim in _results(chronicle)
                if not names.isdisjoint(claim.fillers("organisation"))
            }
        polled = [claim.id for claim in _results(chronicle) if contest_of(claim) in self._polls]
        shares = sa.select(conflict_claim.c.conflict).join(conflict).where(conflict.c.rule == _SHARES)
        kept = found_among(self._connection, shares, conflict_claim.c.claim, polled)
        others = concerned(self._connection, kept)
        for clash in far_clashes(chronicle):
            named = names_of(clash.about)
            in_circle = clash.rule == _CIRCLE and not names.isdisjoint(named)
            of_polls = clash.rule == _SHARES and contest_of(chronicle.by_id[clash.left[0]]) in self._polls
            if in_circle or of_polls:
                others |= {bearer for name in named for bearer in whose.get(name, ())}
        others = self.in_circles(others) if others else others
        return others - hubs_among(self._connection, others, self._rules)

    def keep(self, chronicle: Chronicle, told: Told, mine: set[str], gone: set[str]) -> None:
        """Puts what contradicts about `mine` in place of what was kept of them, and of who is `gone`."""
        whose = _whose(chronicle, told)
        fresh = conflicts_about(chronicle, _names_of(whose, mine))
        was = sa.select(conflict_about.c.conflict)
        old = {one.id for one in fresh}
        old.update(found_among(self._connection, was, conflict_about.c.entity, mine | gone))
        for part in parts(old):
            self._connection.execute(sa.delete(conflict).where(conflict.c.id.in_(part)))
        rows: list[dict[str, Any]] = []
        about: list[dict[str, Any]] = []
        claims: list[dict[str, Any]] = []
        for one in fresh:
            content = msgspec.json.encode(one).decode()
            told_by = {"sources": len(one.sources), "content": content}
            rows.append({"id": one.id, "rule": one.rule, "degree": one.degree, **told_by})
            bearers = sorted({bearer for name in one.names() for bearer in whose.get(name, ())})
            about += ({"entity": bearer, "conflict": one.id} for bearer in bearers)
            claims += ({"claim": c, "conflict": one.id} for c in sorted({*one.left, *one.right}))
        for table, listed in ((conflict, rows), (conflict_about, about), (conflict_claim, claims)):
            if listed:
                self._connection.execute(sa.insert(table), listed)


def concerned(connection: sa.Connection, conflicts: Iterable[str]) -> set[str]:
    """Whom contradictions, by their ids, concern."""
    wanted = sa.select(conflict_about.c.entity).distinct()
    return set(found_among(connection, wanted, conflict_about.c.conflict, set(conflicts)))


def _whose(chronicle: Chronicle, told: Told) -> dict[str, set[str]]:
    """The entities that each name leads to: as their own, or as that of one body with them."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, name in told.names.items():
        for body in chronicle.find(name):
            for borne in (name, body, *chronicle.bodies.names(body)):
                found[borne].add(one)
    return found


def _names_of(whose: dict[str, set[str]], ids: set[str]) -> set[str]:
    return {name for name, bearers in whose.items() if not bearers.isdisjoint(ids)}


def _results(chronicle: Chronicle) -> list[ToldClaim]:
    return [claim for claim in chronicle.claims if claim.kind == "election"]
