"""What the words of a name tell by themselves: a body, a person, a place, a contest, an event."""

from __future__ import annotations

import re
from collections import defaultdict

from factio.reading.mentions.lexicon import Lexicon

Tally = defaultdict[str, float]

_COMPASS = frozenset("north south east west northern southern eastern western".split())

_EVENT = re.compile(
    r"(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|\w*twentieth|"
    r"\d+(?:st|nd|rd|th)|founding|extraordinary|unity) .*(?:congress|conference|convention|plenum)|"
    r"operation \S+|rising|uprising|rebellion|mutiny|insurrection|"
    r".* (?:war|agreements?|treaty|act|affair|trial|uprising|massacre|monument|declaration|constitution|"
    r"manifesto|award|prize|putsch|revolt|rising|rebellion|mutiny|insurrection|riots|intifada|crisis|strike|day))",
    re.I,
)


_ENDS = frozenset("left agenda action accord".split())
_BEGINNINGS = frozenset("action acción azione ação".split())
"""Words with which many a body's name ends or begins, though they are no noun for a body."""


def no_body(name: str) -> bool:
    """Whether the words of a name are those of an event or a paper that was signed: nobody's name."""
    return _EVENT.fullmatch(name) is not None


def form(name: str, tally: Tally, lex: Lexicon) -> None:
    """What the words of the name themselves tell."""
    words = [w.strip("\"“”'’,") for w in re.split(r"[\s–/-]+", name) if w]
    low = [w.lower().removesuffix("'s").removesuffix("’s").rstrip("'’") for w in words]
    whole = name.lower()
    if whole in lex.countries or whole in lex.demonyms:
        tally["place"] += 6
        return
    if (
        low
        and any(w in lex.contest_heads for w in low)
        and (low[-1] in lex.contest_heads or low[-1].isdigit())
    ):
        tally["contest"] += 12
        return
    if no_body(name):
        tally["other"] += 9
        return
    first_of = next(
        (
            i
            for i, w in enumerate(low)
            if w
            in {"of", "for", "de", "del", "der", "di", "da", "des", "du", "van", "per", "para", "pour", "für"}
        ),
        len(low),
    )
    heads = [w for w in low[:first_of] if w in lex.organisation_heads] or [
        w for w in low[:1] + low[-1:] if w in lex.organisation_heads
    ]
    places = [w for w in low[:first_of] if w in lex.place_heads]
    if heads:
        tally["organisation"] += 4 if len(words) > 1 else 1.5
        if lex.organisation_heads[heads[-1]] == "paper" and len(words) > 1:
            tally["publication"] += 2
    elif len(low) > 1 and all(w in lex.ideologies for w in low) and " " not in name:
        tally["other"] += 4
    elif len(words) > 1 and low[-1] in _COMPASS | {"central"} and words[0].lower() not in _COMPASS:
        tally["place"] += 3
    elif places and (low[-1] in lex.place_heads or low[0] in lex.place_heads):
        tally["place"] += 3.5
    elif low and low[0] in lex.place_before and len(low) > 1 and low[-1] in lex.countries:
        tally["place"] += 5
    elif len(low) == 2 and low[0] in _COMPASS and words[1][:1].isupper() and low[1] not in lex.ideologies:
        tally["place"] += 2.5
    if len(words) == 1 and re.fullmatch(r"[A-Z][A-Z0-9.&-]{1,9}", words[0]):
        tally["organisation"] += 2.5
    elif (
        len(words) == 1
        and sum(c.isupper() for c in words[0]) >= 2
        and len(words[0]) <= 10
        and not re.match(r"(?:Mac|Mc|De|O'|O’|D'|D’|Al-|El-)", words[0])
    ):
        tally["organisation"] += 1.5
    if len(words) > 1 and not heads and (low[-1] in _ENDS or low[0] in _BEGINNINGS):
        tally["organisation"] += 2.5
    if len(words) == 1 and re.fullmatch(r"[A-Z][a-zà-ÿ]{3,}(?:ists|ites|istas|niks|isti|maros)", words[0]):
        tally["organisation"] += 2
    if any(re.fullmatch(r"(?:[A-Z]\.)+", w) for w in words) and not heads:
        tally["person"] += 2
    named = len(words) > 1 and not heads and not places and _is_named_as_body(low, lex)
    if named:
        tally["organisation"] += 2.5
    if re.fullmatch(r"[A-Z]{2,}[\w.]* ?(?:\([A-Z][\w .’'–-]+\)|['’]?\d{2,4})", name):
        tally["organisation"] += 4
    if (
        2 <= len(words) <= 4
        and not heads
        and not places
        and not named
        and all(w[:1].isupper() or w.lower() in lex.person_particles for w in words)
        and not any(w.isupper() and len(w) > 2 for w in words)
    ):
        tally["person"] += 1.6
    if any(w in lex.ideologies or w in lex.demonyms for w in low) and len(words) > 1 and not places:
        tally["organisation"] += 0.8


_SURNAMES = frozenset(
    "young black white green blue light war law pride hope star direct open page way".split()
)
_GIVEN = frozenset("christian hope dawn star victory direct pace".split())
"""Words of which bodies are named that are persons' names too, as a last and as a first word."""


def _is_named_as_body(low: list[str], lex: Lexicon) -> bool:
    """Whether the words of a name are such as bodies are named of: "Civic Passion", "Socialist Norway"."""
    if low[0] == "new" and len(low) == 2 and low[1] not in lex.naming:
        return False
    first = low[0] in lex.naming and low[0] not in _GIVEN
    last = low[-1] in lex.naming and low[-1] not in _SURNAMES
    label = any(w in lex.ideologies for w in low[:1])
    return first or last or (label and low[-1] in lex.countries)
