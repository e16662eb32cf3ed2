"""What a question about one name needs of a record, and no more: see `factio.chronology.reach`.

The same steps as there, over the indexes of the record: all names of the same body, over claims that rename
or name it; whoever stands beside it in a claim; and whoever held an office in one of these. Places and
contests are in many claims; of those only the offices count that were held there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from factio.codebook.chronology_rules import ChronologyRules
from factio.dates import ends
from factio.errors import DateError
from factio.identity import plain
from factio.model.claim import RoleValue
from factio.model.told import ToldClaim, ToldSource
from factio.record.hubs import hubs_among, parts
from factio.record.schema import COUNTS, claim, claim_role, entity, source, source_entity
from factio.record.telling import Told, main_names

_NAMING = ("renaming", "name")
_BIRTHS = {"split": ("into", "from"), "founding": ("organisation", "parent")}


def within_reach(connection: sa.Connection, ids: Sequence[str], rules: ChronologyRules) -> Told:
    """The claims that answers about the entities `ids` rest on, with their sources' own days.

    An answer from these is the answer from all claims.
    """
    return neighbourhood(connection, ids, rules)[0]


def neighbourhood(
    connection: sa.Connection,
    ids: Iterable[str],
    rules: ChronologyRules,
    beside: Iterable[str] = (),
    *,
    rivals_at_polls: bool = False,
) -> tuple[Told, set[str]]:
    """As `within_reach`, also with whom stands `beside`; and all entities that are one body with `ids`.

    With `rivals_at_polls` also all results of the contests in which these took part.
    """
    found = Reached(connection, rules)
    mine = found.same(set(ids))
    near = found.same(mine | found.fillers(mine, mine) | set(beside), mine)
    holders = found.same(found.fillers(near, mine, offices=True), mine)
    polls = found.results_beside(mine) if rivals_at_polls else ()
    return found.told(mine, mine | near | holders, polls), mine


class Reached:
    """Claims and their roles as far as they have been looked up."""

    def __init__(self, connection: sa.Connection, rules: ChronologyRules) -> None:
        self._connection = connection
        self._rules = rules
        self._offices = sorted(
            kind
            for kind, rule in rules.kinds.items()
            if rule.state in rules.states and rules.states[rule.state].office
        )
        self._of_hubs = sorted({*self._offices, *_NAMING})
        self._naming: dict[str, set[str]] = {}  # entity: claims that name it
        self._hubs: set[str] = set()
        self._kinds: dict[str, str] = {}
        self._roles: dict[str, list[tuple[str, int, str, str | None]]] = defaultdict(list)

    def same(self, ids: set[str], mine: set[str] | None = None) -> set[str]:
        """`ids` and all that renamings and names set side by side lead to; all of them `mine` without it."""
        found, new = set(ids), set(ids)
        while new:
            if mine is not None:
                self._look_up(new - mine, mine=False)
            self._look_up(new if mine is None else new & mine)
            step: set[str] = set()
            for one in new:
                for owner in self._naming[one]:
                    if self._kinds[owner] in _NAMING:
                        step.update(self._named(owner))
            new = (step | self._of_one_name(new)) - found
            found |= new
        return found

    def fillers(self, ids: set[str], mine: set[str], offices: bool = False) -> set[str]:
        """Whoever fills a role beside one of `ids`; with `offices`, in claims on offices."""
        self._look_up(ids - mine, mine=False)
        self._look_up(ids & mine)
        return {
            other
            for one in ids
            for owner in self._naming[one]
            if not offices or self._kinds[owner] in self._offices
            for other in self._named(owner)
        }

    def told(self, mine: set[str], ids: set[str], also: Iterable[str] = ()) -> Told:
        """The claims that name one of `ids`, and those with the ids `also`."""
        self._look_up(ids - mine, mine=False)
        more = set(also)
        self._look_up_roles(more - self._roles.keys())
        owners = sorted(more | {owner for one in ids for owner in self._naming[one]})
        known = {meant for owner in owners for *_, meant in self._roles[owner] if meant is not None}
        names, types = main_names(self._connection, sorted(known | ids))
        rows = list(self._claims(owners))
        claims = tuple(
            ToldClaim(
                id=row.id,
                source=row.document,
                kind=row.kind,
                roles=self._filled(row.id, names),
                date=row.date,
                phase=row.phase,
                polarity=row.polarity,
                modality=row.modality,
                by=row.by,
                position=row.position,
                quote=row.quote,
            )
            for row in rows
        )
        numbers = sorted({row.source for row in rows})
        return Told(claims, tuple(self._sources(numbers)), names, types)

    def ancestors(self, ids: set[str]) -> set[str]:
        """All out of whom `ids` are told to have come, in any number of steps, under all of their names."""
        found: set[str] = set()
        new = set(ids)
        while new:
            found |= self.same(new, set())
            new = {
                other
                for one in found
                for owner in self._naming[one]
                for into, out in [_BIRTHS.get(self._kinds[owner], ("", ""))]
                if any(role == into and meant == one for role, _, _, meant in self._roles[owner])
                for role, _, _, other in self._roles[owner]
                if role == out and other is not None
            } - found
        return found

    def results_beside(self, ids: set[str]) -> set[str]:
        """The results of all contests in which `ids` took part."""
        polls = {owner for one in ids for owner in self._naming[one] if self._kinds[owner] == "election"}
        contests = {
            plain(value) for owner in polls for role, _, value, _ in self._roles[owner] if role == "contest"
        }
        wanted = sa.select(claim_role.c.claim).join(claim).where(claim_role.c.role == "contest", COUNTS)
        found: set[str] = set()
        for part in parts(contests):
            found.update(self._connection.execute(wanted.where(claim_role.c.plain.in_(part))).scalars())
        return found

    def _named(self, owner: str) -> Iterator[str]:
        kind = self._rules.kinds.get(self._kinds[owner])
        if kind is None:
            return
        for role, _, _, meant in self._roles[owner]:
            if meant is not None and (role in kind.named or self._kinds[owner] == "name"):
                yield meant

    def _of_one_name(self, ids: set[str]) -> set[str]:
        """Entities whose names are alike, and those that a claim gives the name of one of `ids`."""
        plains: set[str] = set()
        for part in parts(ids):
            own = sa.select(entity.c.plain).where(entity.c.id.in_(part))
            plains.update(self._connection.execute(own).scalars())
        for one in ids:
            for owner in self._naming[one]:
                if self._kinds[owner] == "name":
                    plains.update(plain(value) for role, _, value, _ in self._roles[owner] if role == "name")
        found: set[str] = set()
        for part in parts(plains):
            alike = sa.select(entity.c.id).where(entity.c.plain.in_(part))
            found.update(self._connection.execute(alike).scalars())
            called = sa.select(claim_role.c.claim).where(
                claim_role.c.plain.in_(part), claim_role.c.role == "name"
            )
            bearers = sa.select(source_entity.c.entity).join(claim_role).where(claim_role.c.claim.in_(called))
            found.update(self._connection.execute(bearers).scalars())
        return found

    def _look_up(self, ids: set[str], mine: bool = True) -> None:
        """Finds the claims that name `ids`, and their roles; of hubs that are not `mine` only offices."""
        fresh = {one for one in ids if one not in self._naming or (mine and one in self._hubs)}
        hubs = set() if mine else hubs_among(self._connection, fresh, self._rules)
        self._hubs = (self._hubs - fresh) | hubs
        for one in fresh:
            self._naming[one] = set()
        columns = source_entity.c.entity, claim.c.id, claim.c.kind
        wanted = sa.select(*columns).select_from(
            source_entity.join(claim_role, claim_role.c.source_entity == source_entity.c.id).join(
                claim, claim.c.id == claim_role.c.claim
            )
        )
        # written so that no database looks through all claims of these kinds
        few = sa.func.coalesce(claim.c.kind, "").in_(self._of_hubs)
        for which, more in ((fresh - hubs, ()), (hubs, (few,))):
            for part in parts(which):
                rows = wanted.where(source_entity.c.entity.in_(part), COUNTS, *more)
                for one, owner, kind in self._connection.execute(rows):
                    self._naming[one].add(owner)
                    self._kinds[owner] = kind
        self._look_up_roles({o for one in fresh for o in self._naming[one] if o not in self._roles})

    def _look_up_roles(self, owners: set[str]) -> None:
        columns = claim_role.c.claim, claim_role.c.role, claim_role.c.position, claim_role.c.value
        wanted = sa.select(*columns, source_entity.c.entity).outerjoin(source_entity)
        for part in parts(owners):
            here = wanted.where(claim_role.c.claim.in_(part))
            order = claim_role.c.claim, claim_role.c.role, claim_role.c.position
            for owner, role, position, value, meant in self._connection.execute(here.order_by(*order)):
                self._roles[owner].append((role, position, value, meant))

    def _claims(self, owners: Sequence[str]) -> Iterator[Any]:
        names = ("id", "source", "kind", "date", "phase", "polarity", "modality", "by", "position", "quote")
        columns = [claim.c[name] for name in names]
        for part in parts(owners):
            wanted = sa.select(*columns, source.c.name.label("document")).join(source)
            yield from self._connection.execute(wanted.where(claim.c.id.in_(part)))

    def _filled(self, owner: str, names: dict[str, str]) -> dict[str, RoleValue]:
        roles: dict[str, RoleValue] = {}
        for role, position, value, meant in self._roles[owner]:
            name = value if meant is None else names.get(meant, value)
            roles[role] = name if position == 0 else (*roles.get(role, ()), name)
        return roles

    def _sources(self, numbers: Sequence[int]) -> Iterator[ToldSource]:
        """The sources, each with the latest past day that any of its claims mentions."""
        for part in parts(numbers):
            here = claim.c.source.in_(part) & COUNTS
            asserted = sa.func.coalesce(claim.c.modality, "") != "planned"
            point = claim.c.date.not_like("%/%")
            latest: dict[int, date] = {}
            dated = sa.select(claim.c.source, sa.func.max(claim.c.earliest)).join(source)
            dated = dated.where(here, asserted, point, claim.c.earliest <= source.c.read_on)
            for number, day in self._connection.execute(dated.group_by(claim.c.source)):
                latest[number] = date.fromisoformat(day)
            spans = sa.select(claim.c.source, claim.c.date, source.c.read_on).join(source).distinct()
            for number, edtf, read_on in self._connection.execute(
                spans.where(here, asserted, claim.c.date.like("%/%"))
            ):
                day = _last_begun(edtf)
                if day is not None and day <= date.fromisoformat(read_on):
                    latest[number] = max(day, latest.get(number, day))
            listed = sa.select(source.c.id, source.c.name, source.c.published, source.c.read_on)
            for row in self._connection.execute(listed.where(source.c.id.in_(part)).order_by(source.c.name)):
                read = date.fromisoformat(row.read_on)
                yield ToldSource(row.name, row.published, read, latest.get(row.id))


def _last_begun(edtf: str) -> date | None:
    """The first day of the last thing that `edtf` names."""
    try:
        return ends(edtf)[1].earliest
    except DateError:
        return None
