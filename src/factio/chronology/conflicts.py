"""What cannot be true together, found by named rules; the words of each rule stand in chronology.toml."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from factio.chronology.chronicle import Chronicle
from factio.chronology.clashes import Clash, clashes_of_claims
from factio.chronology.days import OPEN, Window, when
from factio.chronology.follow import together
from factio.chronology.life import Bound, Life
from factio.chronology.tellings import Key, Telling
from factio.codebook import Codebook
from factio.model.claim import RoleValue
from factio.model.conflict import Conflict
from factio.model.entity import EntityType
from factio.model.told import ToldClaim, ToldSource

_BELONGING = ("membership", "alliance", "affiliation")


def conflicts(
    claims: Iterable[ToldClaim],
    sources: Iterable[ToldSource],
    codebook: Codebook,
    *,
    about: str | None = None,
    precision: bool = False,
    settled: Mapping[str, str] | None = None,
    types: Mapping[str, EntityType] | None = None,
) -> list[Conflict]:
    """What in `claims` cannot be true together, in a fixed order; see `find_conflicts`."""
    chronicle = Chronicle(claims, sources, codebook, types=types)
    return find_conflicts(chronicle, about=about, precision=precision, settled=settled)


def find_conflicts(
    chronicle: Chronicle,
    *,
    about: str | None = None,
    precision: bool = False,
    settled: Mapping[str, str] | None = None,
) -> list[Conflict]:
    """What in a chronicle cannot be true together, each by a named rule and in a fixed order.

    With `about` only what concerns that name. `precision` adds dates of which one is only vaguer.
    `settled` maps ids of conflicts that a user settled to the reason; these stay, marked.
    """
    wanted = None if about is None else set(chronicle.find(about))
    clashes = chain(_of_keys(chronicle, chronicle.all_keys(), precision), clashes_of_claims(chronicle))
    return _conflicts(chronicle, clashes, wanted, settled or {})


def conflicts_about(chronicle: Chronicle, names: set[str]) -> list[Conflict]:
    """Those of `find_conflicts`, also where one date is only vaguer, that concern one of `names`.

    The names are main names of bodies, persons and places, and all others that these bear.
    """
    keys = {key for name in names for key in chronicle.keys_naming(name)}
    keys.update([rival for key in keys for rival in chronicle.rivals(key)])
    of_claims = [
        clash for clash in clashes_of_claims(chronicle) if not names.isdisjoint(names_of(clash.about))
    ]
    clashes = [*_of_keys(chronicle, keys, True), *of_claims]
    # claims that tell of several things clash once, whichever of these is asked about
    shared = chronicle.keys_told_by({claim for clash in clashes for claim in (*clash.left, *clash.right)})
    if not shared <= keys:
        clashes = [*_of_keys(chronicle, keys | shared, True), *of_claims]
    return _conflicts(chronicle, clashes, names, {})


def _conflicts(
    chronicle: Chronicle, clashes: Iterable[Clash], wanted: set[str] | None, settled: Mapping[str, str]
) -> list[Conflict]:
    found: dict[str, Conflict] = {}
    dated_twice: set[frozenset[str]] = set()
    for clash in clashes:
        pair = frozenset((*clash.left, *clash.right))
        if clash.rule == "two-dates" and any(pair <= known for known in dated_twice):
            continue
        if clash.rule in ("two-beginnings", "two-endings", "two-dates"):
            dated_twice.add(pair)
        if wanted is None or not wanted.isdisjoint(names_of(clash.about)):
            conflict = _conflict(chronicle, clash, settled)
            found[conflict.id] = conflict
    return sorted(found.values(), key=lambda c: (c.rule, c.left, c.right, c.id))


def _of_keys(chronicle: Chronicle, keys: Iterable[Key], precision: bool) -> Iterator[Clash]:
    for key in sorted(keys):
        yield from _of_key(chronicle, key, precision)


def _conflict(chronicle: Chronicle, clash: Clash, settled: Mapping[str, str]) -> Conflict:
    rule = chronicle.rules.general.conflicts[clash.rule]
    left, right = tuple(sorted(set(clash.left))), tuple(sorted(set(clash.right)))
    text = "\n".join((clash.rule, *left, "", *right))
    name = hashlib.sha256(text.encode()).hexdigest()[:12]
    sources = sorted({chronicle.by_id[claim].source for claim in (*left, *right)})
    because = f"{clash.what} {rule.because}".strip()
    return Conflict(
        name,
        clash.rule,
        rule.degree,
        clash.about,
        left,
        right,
        because,
        tuple(sources),
        settled.get(name, ""),
    )


def names_of(roles: Mapping[str, RoleValue]) -> set[str]:
    """All that fill roles."""
    return {n for value in roles.values() for n in ((value,) if isinstance(value, str) else value)}


def _of_key(chronicle: Chronicle, key: Key, precision: bool) -> Iterator[Clash]:
    about = chronicle.roles(key)
    lives = chronicle.own_lives(key)
    rough = {t.claim for t in chronicle.tellings(key) if t.rough}
    for life in lives:
        yield from _readings(key, life.begin, "two-beginnings", about, rough)
        yield from _readings(key, life.end, "two-endings", about, rough)
        yield from _outside(chronicle, key, life, about, rough)
        if precision:
            yield from _vaguer(chronicle, key, life, about)
    yield from _after_death(chronicle, key, about, rough)
    yield from _holders(chronicle, key, lives, rough)
    yield from _denied(chronicle, key, lives, about)


def _readings(
    key: Key, bound: Bound, rule: str, about: dict[str, RoleValue], rough: set[str]
) -> Iterator[Clash]:
    exact = [
        (window, [c for c in claims if c not in rough])
        for window, claims in bound.readings
        if any(c not in rough for c in claims)
    ]
    for window, claims in exact[1:]:
        once = key[0] in ("existence", "life")
        what = f"{_sides(exact[0][0], window)}"
        yield Clash(rule if once else "two-dates", about, exact[0][1], claims, what)


def _sides(one: Window, other: Window) -> str:
    return f"One side has it {when(one)}, the other {when(other)}."


def _outside(
    chronicle: Chronicle, key: Key, life: Life, about: dict[str, RoleValue], rough: set[str]
) -> Iterator[Clash]:
    for side, claim in life.outside:
        if claim in rough:
            continue
        kind = chronicle.by_id[claim].kind
        bound = life.end if side == "after" else life.begin
        if not bound.claims or all(c in rough for c in bound.claims):
            continue
        if side == "ends":
            rule = "ends-before-it-begins"
        elif side == "origin":
            rule = "origin-before-beginning"
        elif kind == "ban" and side == "after":
            rule = "banned-after-end"
        elif kind in _BELONGING:
            rule = "member-of-what-is-not"
        else:
            rule = "acts-after-end" if side == "after" else "acts-before-beginning"
        span = next(t.window for t in life.tellings if t.claim == claim)
        yield Clash(rule, about, bound.claims, (claim,), _sides(bound.window, span))


def _after_death(
    chronicle: Chronicle, key: Key, about: dict[str, RoleValue], rough: set[str]
) -> Iterator[Clash]:
    state = chronicle.state(key)
    for role, name in zip(state.roles, key[1], strict=False):
        if role not in state.needs or not name:
            continue
        for life in chronicle.own_lives(("life", (name,))):
            if not life.end.told or life.end.claims[0] in rough:
                continue
            for telling in chronicle.tellings(key):
                late = OPEN < life.end.window.hi < telling.window.lo
                if late and telling.dated and telling.does != "ends" and not telling.present:
                    what = _sides(life.end.window, telling.window)
                    yield Clash("after-death", about, life.end.claims, (telling.claim,), what)


def _holders(chronicle: Chronicle, key: Key, lives: list[Life], rough: set[str]) -> Iterator[Clash]:
    for rival in chronicle.rivals(key):
        if rival <= key:
            continue
        rule = "two-holders" if chronicle.offices.is_strict(key[1][-1]) else "two-leaders"
        for life in lives:
            for other in chronicle.own_lives(rival):
                low = max(life.sure_from, other.sure_from)
                high = min(life.sure_until, other.sure_until)
                if low < high and not together(life, other):
                    mine, theirs = _evidence(life, rough), _evidence(other, rough)
                    about = chronicle.roles(key)
                    about["person"] = (str(about["person"]), str(chronicle.roles(rival)["person"]))
                    if mine and theirs:
                        what = f"Both are shown in it {when(Window(low, high))}."
                        yield Clash(rule, about, mine, theirs, what)


def _evidence(life: Life, rough: set[str]) -> list[str]:
    claims = (*life.begin.claims, *life.witnesses, *life.end.claims)
    return [c for c in dict.fromkeys(claims) if c not in rough]


def _denied(
    chronicle: Chronicle, key: Key, lives: list[Life], about: dict[str, RoleValue]
) -> Iterator[Clash]:
    for denial in chronicle.denials(key):
        if not denial.present and chronicle.state(key).plain == "starts":
            continue  # a refusal on a day says nothing against what was granted before
        for life in lives:
            same_present = any(_same_present(denial, t) for t in life.tellings)
            whole = (
                denial.dated and life.sure_from <= denial.window.lo and denial.window.hi <= life.sure_until
            )
            if whole or same_present:
                what = f"It is denied {when(denial.window)}."
                yield Clash("denied", about, _evidence(life, set()), (denial.claim,), what)


def _same_present(denial: Telling, telling: Telling) -> bool:
    return denial.present and telling.present and denial.source == telling.source


def _vaguer(chronicle: Chronicle, key: Key, life: Life, about: dict[str, RoleValue]) -> Iterator[Clash]:
    windows = {t.claim: t.window for t in chronicle.tellings(key) if t.dated}
    for bound in (life.begin, life.end):
        told = sorted((windows[c], c) for c in bound.claims if c in windows)
        if bound.readings or len({window for window, _ in told}) < 2:
            continue
        told.sort(key=lambda pair: (pair[0].hi - pair[0].lo, pair))
        window, exact = told[0]
        for other, claim in told[1:]:
            if other != window:
                yield Clash("precision", about, (exact,), (claim,), _sides(window, other))
