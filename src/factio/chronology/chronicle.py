"""All that a set of claims tells in time, ready to be asked: an index, and spells made when wanted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Day

from factio.chronology.bodies import Bodies
from factio.chronology.book import Book
from factio.chronology.days import Window, between, years_apart
from factio.chronology.follow import (
    Frame,
    broken,
    by_frame,
    evidence,
    frames_of,
    inside,
    left,
    preceded,
    succeeded,
    together,
)
from factio.chronology.holding import Denial, Holding, Rival, shown, shown_roles
from factio.chronology.life import Life
from factio.chronology.lives import lives
from factio.chronology.offices import LEADER, OfficeBook
from factio.chronology.sources import own_days
from factio.chronology.tellings import Key, Teller, Telling
from factio.codebook import Codebook
from factio.codebook.chronology_rules import ChronologyRules, StateRule, chronology_rules
from factio.identity import plain
from factio.model.claim import RoleValue
from factio.model.entity import EntityType
from factio.model.told import ToldClaim, ToldSource

_YEAR = 366  # days; a date no vaguer than a year is told of its time


class Chronicle(Book):
    """What held when, by the claims given, under the rules of a codebook.

    Made once for a set of claims and asked as often as wanted. An answer about one organisation needs only
    the claims that name it and those that name whom it is tied to (see `Reach`).
    """

    def __init__(
        self,
        claims: Iterable[ToldClaim],
        sources: Iterable[ToldSource] = (),
        codebook: Codebook | ChronologyRules | None = None,
        bodies: Bodies | None = None,
        types: Mapping[str, EntityType] | None = None,
    ) -> None:
        self.claims = tuple(sorted(claims, key=lambda c: (c.source, c.position, c.id)))
        self.sources = tuple(sources)
        self.rules = codebook if isinstance(codebook, ChronologyRules) else _rules(codebook)
        self.bodies = bodies or Bodies(self.claims, self.rules, types)
        self.offices = OfficeBook(self.rules.general.offices)
        self.own_days = own_days(self.claims, self.sources)
        self.by_id = {claim.id: claim for claim in self.claims}
        self._tellings: dict[Key, list[Telling]] = defaultdict(list)
        self._denials: dict[Key, list[Telling]] = defaultdict(list)
        self._keys_of: dict[str, dict[Key, None]] = defaultdict(dict)
        self._words: dict[Key, dict[tuple[str, ...], int]] = defaultdict(dict)
        self._lives: dict[Key, list[Life]] = {}
        self._own_lives: dict[Key, list[Life]] = {}
        self._holdings: dict[Key, Holding] = {}
        self._index()

    def _index(self) -> None:
        teller = Teller(self.rules, self.bodies, self.own_days, self.offices)
        for claim in self.claims:
            for telling in teller.tell(claim):
                store = self._denials if telling.does == "denies" else self._tellings
                store[telling.key].append(telling)
                words = self._words[telling.key]
                words[telling.words] = words.get(telling.words, 0) + 1
        self._join_leaders()
        for key in sorted({*self._tellings, *self._denials}):
            for thing in self.things(key):
                self._keys_of[thing][key] = None

    def _join_leaders(self) -> None:
        """Whoever leads an organisation in which they hold a top office holds that office."""
        top: dict[tuple[str, ...], list[Key]] = defaultdict(list)
        leaders: list[Key] = []
        for key in self._tellings:
            if self.rules.states[key[0]].office and key[1][1]:
                office = key[1][-1]
                if office in ("", LEADER):
                    leaders.append(key)
                if office == LEADER or self.offices.rank(office) is not None:
                    top[(key[0], *key[1][:-1])].append(key)
        for key in sorted(leaders):
            candidates = [k for k in top.get((key[0], *key[1][:-1]), ()) if k != key and k in self._tellings]
            named = [k for k in candidates if k[1][-1] != LEADER]
            if not candidates:
                continue
            for telling in self._tellings.pop(key):
                target = min(named or candidates, key=lambda k: self._distance(telling, k))
                self._tellings[target].append(telling)
            self._words.pop(key, None)

    def _distance(self, telling: Telling, key: Key) -> tuple[float, int, tuple[str, ...]]:
        apart = min(years_apart(t.window, telling.window) for t in self._tellings[key])
        return apart, self.offices.rank(key[1][-1]) or 0, key[1]

    # ---- what there is ---------------------------------------------------
    def visible_keys(self) -> list[Key]:
        """All states of all things, in order; hidden ones left out."""
        found = {*self._tellings, *self._denials}
        return sorted(key for key in found if not self.state(key).hidden)

    def all_keys(self) -> list[Key]:
        """All states of all things, hidden ones too, in order."""
        return sorted({*self._tellings, *self._denials})

    def keys_of(self, name: str) -> list[Key]:
        """All states in which `name` (any of its names) fills a role."""
        found = {key for body in self.find(name) for key in self._keys_of.get(body, ())}
        return sorted(key for key in found if not self.state(key).hidden)

    def keys_naming(self, thing: str) -> Iterable[Key]:
        """All states, hidden ones too, of the body, person or place with this main name."""
        return self._keys_of.get(thing, ())

    def keys_told_by(self, claims: set[str]) -> set[Key]:
        """All states, hidden ones too, of which one of these claims tells or denies something."""
        stores = (self._tellings, self._denials)
        return {
            key
            for store in stores
            for key, tellings in store.items()
            if any(telling.claim in claims for telling in tellings)
        }

    def find(self, name: str) -> tuple[str, ...]:
        """Main names of what `name` may mean; a name that no claim uses is kept as it is."""
        found = self.bodies.find(name)
        if found:
            return found
        wanted = plain(name)
        return tuple(sorted(thing for thing in self._keys_of if plain(thing) == wanted))

    def tellings(self, key: Key) -> Sequence[Telling]:
        """What claims tell of a key, denials left out."""
        return self._tellings.get(key, ())

    def denials(self, key: Key) -> Sequence[Telling]:
        """What claims deny of a key."""
        return self._denials.get(key, ())

    # ---- lives -----------------------------------------------------------
    def lives(self, key: Key) -> list[Life]:
        """The spells of a key in numbers, with all that follows from other states."""
        found = self._lives.get(key)
        if found is None:
            found = self._lives[key] = self._with_successors(key)
        return found

    def own_lives(self, key: Key) -> list[Life]:
        """The spells of a key as other holders of an office leave them out of account."""
        found = self._own_lives.get(key)
        if found is None:
            found = self._own_lives[key] = self._make(key)
        return found

    def _make(self, key: Key) -> list[Life]:
        state = self.state(key)
        general = self.rules.general
        tellings = self._tellings.get(key, [])
        if state.state in ("existence", "life"):
            return lives(tellings, state, general.near, general.yields_to)
        needed = self._frames(key, state)
        groups = [list(tellings)]
        for frames in needed:
            groups = [part for group in groups for part in by_frame(group, frames)]
        if self._is_single(key, state):
            rivals = [t for rival in self.rivals(key) for t in self._tellings[rival]]
            groups = [part for group in groups for part in broken(group, rivals)]
        found = [life for group in groups for life in lives(group, state, general.near, general.yields_to)]
        if state.leaves_with:
            membership = (state.leaves_with, key[1][: len(state.roles)])
            if membership in self._tellings:
                found = [left(life, self.own_lives(membership)) for life in found]
        for frames in needed:
            found = [inside(life, frames) for life in found]
        return sorted(found, key=lambda life: (life.first, life.last))

    def _frames(self, key: Key, state: StateRule) -> list[list[Frame]]:
        found = []
        for role, name in zip(state.roles, key[1], strict=False):
            if role in state.needs and name:
                for other, rule in (("life", "died"), ("existence", "ended-with")):
                    if (other, (name,)) in self._tellings:
                        found.append(frames_of(self.own_lives((other, (name,))), name, rule))
        return [frames for frames in found if frames]

    def _is_single(self, key: Key, state: StateRule) -> bool:
        return bool(state.office and key[1][1] and self.offices.is_single(key[1][-1]))

    def rivals(self, key: Key) -> list[Key]:
        """The same office of the same organisation, held by others; none where several may hold it."""
        state = self.state(key)
        if not self._is_single(key, state):
            return []
        return [
            other
            for other in self._keys_of.get(key[1][1], ())
            if other[0] == key[0] and other[1][1:] == key[1][1:] and other != key and other in self._tellings
        ]

    def _with_successors(self, key: Key) -> list[Life]:
        found = self.own_lives(key)
        rivals = self.rivals(key)
        if not rivals:
            return found
        others = [life for rival in rivals for life in self.own_lives(rival)]
        others.sort(key=lambda life: (evidence(life), life.begin.claims, life.witnesses))
        return [preceded(succeeded(life, others), others) for life in found]

    # ---- as shown --------------------------------------------------------
    def holding(self, key: Key) -> Holding:
        """All that answers about a key rest on."""
        found = self._holdings.get(key)
        if found is None:
            found = self._holdings[key] = self._hold(key)
        return found

    def _hold(self, key: Key) -> Holding:
        rivals = tuple(self._rivals_shown(key))
        near = [t.window for t in self.tellings(key) if t.window.hi - t.window.lo <= _YEAR] if rivals else ()
        return Holding(
            key=key,
            words=self._written(key),
            lives=tuple(self.lives(key)),
            denials=tuple(Denial(t.window, t.claim) for t in self.denials(key) if t.dated | t.present),
            rivals=rivals,
            near=tuple(near),
        )

    def _rivals_shown(self, key: Key) -> Iterator[Rival]:
        """Who is surely shown in an office with one holder, apart from those who share it with `key`."""
        mine = self.own_lives(key)
        for rival in sorted(self.rivals(key)):
            for life in self.own_lives(rival):
                if life.sure_from <= life.sure_until and not any(together(life, own) for own in mine):
                    yield Rival(Window(life.sure_from, life.sure_until), rival[1][0], shown(life))

    def roles(self, key: Key) -> dict[str, RoleValue]:
        """The roles of a key with main names, and words as they are mostly written."""
        return shown_roles(self.state(key), key, self._written(key))

    def _written(self, key: Key) -> tuple[str, ...]:
        words = self._words.get(key)
        return min(words, key=lambda w: (-words[w], w)) if words else ()

    # ---- parts -----------------------------------------------------------
    def of_source(self, source: str) -> Chronicle:
        """The chronicle that one source alone would give, with the same bodies."""
        mine = [claim for claim in self.claims if claim.source == source]
        sources = [s for s in self.sources if s.name == source]
        return Chronicle(mine, sources, self.rules, self.bodies)

    def own_day(self, source: str) -> tuple[Day | None, Day | None]:
        """Between which days a source was written."""
        return between(self.own_days.get(source, Window(0, 0)))


def _rules(codebook: Codebook | None) -> ChronologyRules:
    if codebook is None:
        from factio.codebook import load

        codebook = load()
    return chronology_rules(codebook)
