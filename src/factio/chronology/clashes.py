"""Claims that clash by themselves: two dates of one event, figures that do not add up, circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from factio.chronology.chronicle import Chronicle
from factio.chronology.days import Window, when, whole, years_apart
from factio.errors import DateError
from factio.identity import plain
from factio.model.claim import RoleValue
from factio.model.told import ToldClaim

_FIGURES = ("votes", "share", "seats", "of_seats")
_SLACK = 0.05  # turnout, invalid votes and rounding make totals differ by so much without a contradiction


class Clash(msgspec.Struct, frozen=True):
    """Claims on two sides that a rule sets against each other, and what each side says."""

    rule: str
    about: dict[str, RoleValue]
    left: Sequence[str]
    right: Sequence[str]
    what: str = ""


def clashes_of_claims(chronicle: Chronicle) -> Iterator[Clash]:
    """All clashes that need no spells."""
    plainly = _plainly(chronicle)
    asserted = [c for c in plainly if c.polarity is None]
    yield from _two_dates(chronicle, asserted)
    yield from _denied_events(chronicle, plainly)
    results = _results(chronicle, asserted)
    yield from _seats(results)
    yield from _figures(chronicle, results)
    yield from far_clashes(chronicle)


def far_clashes(chronicle: Chronicle) -> Iterator[Clash]:
    """Those of them that claims can bring about which name nobody whom the clash is about."""
    asserted = [c for c in _plainly(chronicle) if c.polarity is None]
    yield from _shares(_results(chronicle, asserted))
    yield from _circles(chronicle, asserted)


def _plainly(chronicle: Chronicle) -> list[ToldClaim]:
    return [c for c in chronicle.claims if c.modality in (None, "de facto", "covert")]


def _results(chronicle: Chronicle, asserted: list[ToldClaim]) -> list[ToldClaim]:
    return [c for c in asserted if c.kind == "election" and _names_any(chronicle, c)]


def _names_any(chronicle: Chronicle, claim: ToldClaim) -> bool:
    """Whether it tells who it is about: two claims that do not may be about anything."""
    return any(claim.fillers(role) for role in chronicle.rules.kinds[claim.kind].anchors)


def _window(claim: ToldClaim) -> Window | None:
    """When an exactly dated claim happened; None without a date or with a rough one."""
    if claim.date is None or claim.date[-1:] in ("~", "?", "%"):
        return None
    try:
        span = whole(claim.date)
    except DateError:
        return None
    return span if span.dated else None


def anchors_of(chronicle: Chronicle, claim: ToldClaim) -> tuple[tuple[str, ...], ...]:
    """Who the claim is about, as bodies, with its phase."""
    kind = chronicle.rules.kinds[claim.kind]
    named = (
        tuple(sorted({chronicle.bodies.main(name) for name in claim.fillers(role)})) for role in kind.anchors
    )
    ordinal = tuple(plain(name) for name in claim.fillers("ordinal"))
    return (*named, ordinal, (claim.phase or "",))


def _two_dates(chronicle: Chronicle, asserted: list[ToldClaim]) -> Iterator[Clash]:
    events: dict[tuple[object, ...], list[tuple[Window, ToldClaim]]] = defaultdict(list)
    for claim in asserted:
        kind = chronicle.rules.kinds.get(claim.kind)
        span = _window(claim)
        if kind is None or not kind.once or span is None or claim.phase == "holds":
            continue
        if _names_any(chronicle, claim):
            events[(claim.kind, anchors_of(chronicle, claim))].append((span, claim))
    near = chronicle.rules.general.near
    for event in sorted(events, key=str):
        dates: list[tuple[Window, list[ToldClaim]]] = []
        for span, claim in sorted(events[event], key=lambda pair: (pair[0].hi, pair[0].lo, pair[1].id)):
            if dates and span.lo <= dates[-1][0].hi:
                dates[-1] = (dates[-1][0].both(span), [*dates[-1][1], claim])
            else:
                dates.append((span, [claim]))
        for (span, claims), (other, others) in pairwise(dates):
            sources = {claim.source for claim in (*claims, *others)}
            if years_apart(span, other) <= near and len(sources) > 1:
                what = f"One source has it {when(span)}, the other {when(other)}."
                yield Clash("two-dates", dict(claims[0].roles), _ids(claims), _ids(others), what)


def _ids(claims: Sequence[ToldClaim]) -> list[str]:
    return [claim.id for claim in claims]


def _denied_events(chronicle: Chronicle, claims: list[ToldClaim]) -> Iterator[Clash]:
    told: dict[tuple[object, ...], list[ToldClaim]] = defaultdict(list)
    for claim in claims:
        kind = chronicle.rules.kinds.get(claim.kind)
        begins_or_ends = claim.phase in ("starts", "ends")
        once = kind is not None and (begins_or_ends or not kind.state)
        if once and claim.kind not in ("size", "election") and _names_any(chronicle, claim):
            told[(claim.kind, anchors_of(chronicle, claim))].append(claim)
    for event in sorted(told, key=str):
        denials = [c for c in told[event] if c.polarity == "no"]
        for denial in denials:
            span = _window(denial)
            against = [c for c in told[event] if c.polarity is None and _same_time(span, _window(c))]
            if against:
                yield Clash("denied", dict(denial.roles), _ids(against), (denial.id,))


def _same_time(one: Window | None, other: Window | None) -> bool:
    return one is None or other is None or one.meets(other)


def _number(claim: ToldClaim, role: str) -> float | None:
    text = "".join(claim.fillers(role)[:1]).replace(",", "").replace("%", "").strip()
    try:
        return float(text)
    except ValueError:
        return None


def _seats(results: list[ToldClaim]) -> Iterator[Clash]:
    for claim in results:
        seats = _number(claim, "seats")
        for role in ("of_seats", "candidates"):
            most = _number(claim, role)
            if seats is not None and most is not None and seats > most:
                what = f"{seats:g} seats are told, and only {most:g} there were."
                yield Clash("seats-over-house", _of_result(claim), (claim.id,), (claim.id,), what)
                break


def _of_result(claim: ToldClaim) -> dict[str, RoleValue]:
    return {role: claim.roles[role] for role in ("organisation", "contest", "place") if role in claim.roles}


def contest_of(claim: ToldClaim) -> tuple[str, str, str]:
    """Which contest a result is of: its name and place, as chronology compares them, and its date."""
    contest, place = "".join(claim.fillers("contest")), "".join(claim.fillers("place"))
    return plain(contest), plain(place), claim.date or ""


def _shares(results: list[ToldClaim]) -> Iterator[Clash]:
    """Votes divided by share is the total, and the total of one contest is one number."""
    contests: dict[tuple[str, str, str], list[tuple[float, float, ToldClaim]]] = defaultdict(list)
    for claim in results:
        votes, share = _number(claim, "votes"), _number(claim, "share")
        if not votes or not share or not claim.fillers("contest"):
            continue
        _, _, decimals = "".join(claim.fillers("share")).partition(".")
        half = 0.5 * 10 ** -len(decimals.strip("% "))
        low = votes / (share + half) * (1 - _SLACK)
        high = votes / max(share - half, 1e-9) * (1 + _SLACK)
        contests[contest_of(claim)].append((low, high, claim))
    for contest in sorted(contests):
        told = sorted(contests[contest], key=lambda t: (t[0] + t[1], t[2].id))
        low, high, middle = told[(len(told) - 1) // 2]
        for other_low, other_high, claim in told:
            if other_low > high or other_high < low:
                yield Clash("votes-against-share", _of_result(claim), (middle.id,), (claim.id,))


def _figures(chronicle: Chronicle, results: list[ToldClaim]) -> Iterator[Clash]:
    told: dict[tuple[object, ...], list[ToldClaim]] = defaultdict(list)
    for claim in results:
        if claim.fillers("contest"):
            bodies = tuple(sorted(chronicle.bodies.main(n) for n in claim.fillers("organisation")))
            told[(bodies, contest_of(claim))].append(claim)
    for result in sorted(told, key=str):
        for number, claim in enumerate(told[result]):
            for other in told[result][number + 1 :]:
                roles = [r for r in _FIGURES if claim.source != other.source and _differ(claim, other, r)]
                if roles:
                    what = f"They differ in {' and '.join(roles)}."
                    yield Clash("two-figures", _of_result(claim), (claim.id,), (other.id,), what)


def _differ(claim: ToldClaim, other: ToldClaim, role: str) -> bool:
    """Whether two figures differ by more than the rounding of the rounder one."""
    one, two = _number(claim, role), _number(other, role)
    if one is None or two is None:
        return False
    step = max(_step("".join(c.fillers(role))) for c in (claim, other))
    return abs(one - two) > (step / 2 if step != 1 else 0)


def _step(text: str) -> float:
    """The unit to which a figure is given: 12,300 to 100, 1.5 to 0.1."""
    digits = text.replace(",", "").strip("% ")
    if "." in digits:
        return 10.0 ** -len(digits.partition(".")[2])
    return 10.0 ** (len(digits) - len(digits.rstrip("0"))) if digits.strip("0") else 1.0


def _circles(chronicle: Chronicle, asserted: list[ToldClaim]) -> Iterator[Clash]:
    """Bodies of which each is told to have first come out of the other."""
    parents: dict[str, dict[str, str]] = defaultdict(dict)
    for claim in asserted:
        for child_role, parent_role in (("into", "from"), ("organisation", "parent")):
            if claim.kind not in ("split", "founding"):
                continue
            for child in map(chronicle.bodies.main, claim.fillers(child_role)):
                for parent in map(chronicle.bodies.main, claim.fillers(parent_role)):
                    if child != parent and claim.id in _first_begin(chronicle, child):
                        parents[child].setdefault(parent, claim.id)
    seen: set[frozenset[str]] = set()
    for child in sorted(parents):
        path = _way_back(child, parents)
        if path and frozenset(path) not in seen:
            seen.add(frozenset(path))
            claims = [parents[a][b] for a, b in pairwise([*path, path[0]])]
            yield Clash("circle", {"organisation": tuple(path)}, claims[:1], claims[1:])


def _first_begin(chronicle: Chronicle, body: str) -> tuple[str, ...]:
    lives = chronicle.own_lives(("existence", (body,)))
    return lives[0].begin.claims if lives else ()


def _way_back(start: str, parents: dict[str, dict[str, str]]) -> list[str]:
    """The shortest way from `start` through parents back to it; empty when there is none."""
    ways: list[list[str]] = [[start]]
    known = {start}
    while ways:
        longer: list[list[str]] = []
        for way in ways:
            for parent in sorted(parents.get(way[-1], ())):
                if parent == start:
                    return way
                if parent not in known:
                    known.add(parent)
                    longer.append([*way, parent])
        ways = longer
    return []
