"""What is won or lost in an election: seats, contests, offices, a place in a parliament."""

from __future__ import annotations

import re

from factio.reading.clauses.predicates import Predicate
from factio.reading.scene import Scene

_PRIZES = frozenset(
    "seat constituency election by-election byelection bye-election bye-poll poll mayoralty district ward "
    "contest race majority victory landslide presidency plurality representation re-election reelection "
    "runoff "
    "run-off".split()
)
_OFFICES = frozenset("presidency mayoralty chairmanship leadership governorship".split())
"""Prizes that are won in an election, and held, taken or kept without one."""
HOUSES = (
    r"(?:parliament|assembly|senate|city council|town council|municipal council|county council|chamber"
    r"|house|legislature|bundestag|landtag|reichstag|sejm|sabha|diet|duma|knesset|cortes|storting|riksdag"
    r"|folketing|althing|congress|dáil|seanad|eduskunta|riigikogu|seimas|saeima|rada|majlis"
    r"|constituent assembly"
    r"|council of state|grand council|national council|lower house|upper house|lok sabha|rajya sabha)"
)
_KEEPS = frozenset({"hold", "keep"})
_SEATED = re.compile(
    r"\S+ (?:\w+ ){0,3}?(?:(?:to|into|in) (?:the )?(?:[\w'’-]+ ){0,5}?(?:parliament|assembly|senate|council"
    r"|chamber|"
    r"house|legislature|bundestag|landtag|reichstag|sejm|sabha|diet|duma|knesset|cortes|storting|riksdag"
    r"|folketing|"
    r"althing|congress|dáil|seanad|eduskunta|riigikogu|seimas|saeima|verkhovna rada|constituent)\b"
    r"|(?:as )?(?:an? |the )?(?:member of (?:the )?(?:[\w'’-]+ ){0,3}?(?:parliament|assembly|senate"
    r"|legislature|"
    r"house|council|bundestag|landtag|reichstag|knesset)|M[PLHEKS]+[AP]?|TD|deputy(?! \w+(?:er|man|ary|or"
    r"|ident)\b)"
    r"|senator|(?:\w+ )?councill?or|alderman|assemblyman|representative(?! of))\b"
    r"|(?:for|from|in|by) (?:the )?(?:[A-Z][\w'’–-]+ ){1,4}(?:constituency|seat|district|ward)?)",
    re.I,
)
_INNER = re.compile(
    r"\b(?:central|executive|general|national|federal|working|standing|politburo|governing|party|regional) "
    r"(?:executive |council|committee|board|bureau|secretariat)|\bcommittee\b|\bpolitburo\b|\bboard\b"
    r"|\bsecretariat\b",
    re.I,
)
_MEMBERS = re.compile(
    r"\b(?:M[PLHEKS]+[AP]?\b|TD\b|deput|senator|councill?or|alder|assembly|representative|member)", re.I
)


def has_prize(scene: Scene, predicate: Predicate, after: str, contest: bool) -> bool:
    """Whether what a verb of winning or losing has as its object is won in an election."""
    for place in predicate.slots.get("object", []):
        mention = scene.mention_at.get(place)
        token = scene.doc[place]
        if mention is not None and mention.type == "contest":
            return True
        if mention is not None and mention.type == "place" and predicate.lemma in {"win", "lose"}:
            return any(p in scene.view.people for p in predicate.slots.get("subject", []))
        if token.tag_ == "NNS" and token.lemma_ == "seat":
            return False
        if token.lemma_.lower() in _OFFICES:
            return predicate.lemma in {"win", "lose", "contest"}
        if token.lemma_.lower() in _PRIZES or token.lower_ in _PRIZES:
            return contest or predicate.lemma not in _KEEPS
    return bool(
        re.match(r"\S+ (?:the |his |her )?(?:[A-Z][\w'’–-]+ ){1,4}(?:\w+ )?(?:seat|constituency)\b", after)
    )


def is_seated(scene: Scene, predicate: Predicate, after: str, contest: bool) -> bool:
    """Whether a verb of electing puts somebody into a parliament or a council, and into no office."""
    clause = re.split(r"[;.]", after)[0]
    seated = _SEATED.match(clause)
    if seated is None or _INNER.search(seated.group()):
        return False
    if has_office(scene, predicate):
        return False
    plain = re.search(r"\b(?:for|from|in|by) (?:the )?[A-Z]", seated.group())
    return contest or not plain or bool(re.search(r"constituency|seat|district|ward|MP|deputy", clause))


def has_office(scene: Scene, predicate: Predicate) -> bool:
    """Whether a verb puts somebody into an office that is no seat in a parliament or council."""
    for slot in ("as", "complement"):
        for place in predicate.slots.get(slot, []):
            office = scene.office_at.get(place)
            if office is not None and not _MEMBERS.search(office.name):
                return True
    return False
