"""Which names of one document are one thing: abbreviations, short forms, surnames."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable

from factio.reading.mentions.abbreviations import initials, is_abbreviation
from factio.reading.mentions.lexicon import Lexicon, lexicon, table


def without_closing(name: str) -> str:
    """A name without the noun in lower case that closes it ("Volia party": "Volia")."""
    base, _, last = name.rpartition(" ")
    return base if base and last in _CLOSING else name


_CLOSING = frozenset(table("runs.toml")["closing"].split())
_WINGS = frozenset("youth student students women women's young junior labour workers' military armed".split())


def join(
    order: list[str],
    types: dict[str, str],
    pairs: list[tuple[str, str]],
    subject: str,
    counts: Counter[str],
) -> list[list[str]]:
    """Groups of names that are one thing, each in the order of the text."""
    leader: dict[str, str] = {name: name for name in order}

    def top(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    def unite(a: str, b: str) -> None:
        x, y = top(a), top(b)
        if x != y:
            leader[y] = x

    shortened: dict[str, str] = {}
    for full, short in pairs:
        if full in leader and short in leader and short not in shortened:
            shortened[short] = full
            types[short] = types[full]
            unite(full, short)
    folded = defaultdict(list)
    for name in order:
        folded[name.casefold().replace("-", " ")].append(name)
    for same in folded.values():
        for other in same[1:]:
            unite(same[0], other)
            types[other] = types[same[0]]
    organisations = [n for n in order if types[n] in {"organisation", "publication"} and len(n.split()) > 1]
    by_initials: dict[str, list[str]] = defaultdict(list)
    for name in organisations:
        for short in initials(name):
            by_initials[short].append(name)
    for name in order:
        if name not in shortened and is_abbreviation(name) and " " not in name:
            fits = list(
                dict.fromkeys(top(n) for n in by_initials.get(re.sub(r"[^\w]", "", name).upper(), []))
            )
            if len(fits) > 1 and subject in order and top(subject) in fits:
                fits = [top(subject)]
            if len(fits) == 1:
                unite(fits[0], name)
                types[name] = types[fits[0]]
    singles = [n for n in order if " " not in n and n.casefold() in lexicon().anaphors and n.istitle()]
    _short_organisations(organisations, singles, frozenset(shortened.values()), counts, unite, top, subject)
    _first_words([n for n in order if types[n] == "organisation"], organisations, counts, unite, top, subject)
    for name in order:
        base = without_closing(name)
        if base != name and base in leader and types[base] != "person":
            unite(base, name)
            types[base] = types[name]
    for name in order:
        words = name.split()
        alone = len(words) == 2 and types[name] == "organisation" and types.get(words[1]) == "person"
        if alone and not any(w.casefold() in lexicon().organisation_heads for w in words):
            types[name] = "person"
    _surnames(order, types, unite, top, subject)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in order:
        groups[top(name)].append(name)
    return list(groups.values())


def _first_words(
    names: list[str],
    organisations: list[str],
    counts: Counter[str],
    unite: Callable[[str, str], None],
    top: Callable[[str], str],
    subject: str,
) -> None:
    """ "the Fatherland" is the Fatherland League, "the Socialists" the one Socialist Party."""
    for name in [n for n in names if top(n) == n]:
        longer = [n for n in organisations if n != name and for_short(name, n)]
        fits = list(dict.fromkeys(top(n) for n in longer))
        if subject in organisations and top(subject) in fits:
            fits = [top(subject)]
        if len(fits) > 1:
            fits = _most_told(fits, longer, counts, top)
        if len(fits) == 1:
            unite(fits[0], name)


def _short_organisations(
    organisations: list[str],
    singles: list[str],
    defined: frozenset[str],
    counts: Counter[str],
    unite: Callable[[str, str], None],
    top: Callable[[str], str],
    subject: str,
) -> None:
    """ "Communist Party" is the one "Communist Party of X" of the document, "the League" the one league.

    A short form that has an abbreviation of its own (in `defined`) is a body of its own.
    """
    lex = lexicon()
    for short in [*organisations, *singles]:
        if short == subject or short in defined:
            continue
        words = short.casefold().split()
        longer = [n for n in organisations if n != short and shortened(words, n.casefold().split(), lex)]
        fits = list(dict.fromkeys(top(n) for n in longer))
        if subject in organisations and top(subject) in fits:
            fits = [top(subject)]
        if len(fits) > 1 and short in singles:
            fits = _most_told(fits, longer, counts, top)
        if len(fits) == 1:
            unite(fits[0], short)


_PARTIES = frozenset({"party", "league", "union", "movement", "front"})


def for_short(short: str, long: str) -> bool:
    """Whether `short` is the first word of a body's name alone, or its people in the plural.

    "Fatherland" stands for "Fatherland League", "the Socialists" for "Socialist Party of the Coast".
    """
    lex = lexicon()
    low, words = short.casefold(), re.split(r"[\s-]", long.casefold())
    heads = [w for w in words if w in lex.organisation_heads]
    if not heads or low in lex.countries or low in lex.demonyms or low in lex.ideologies:
        return False
    if " " not in short and "-" not in short and not is_abbreviation(short):
        next_sort = lex.organisation_heads.get(words[1]) if len(words) > 1 else None
        heads_none = lex.organisation_heads.get(low, "party_plural") == "party_plural"
        if words[0] == low and heads_none and next_sort in _PARTIES:
            return True
    if lex.organisation_heads.get(low.split()[-1]) != "party_plural" or not low.endswith("s"):
        return False
    party = lex.organisation_heads[heads[-1]] in _PARTIES
    said = [{w, f"{w}ic"} for w in re.split(r"[\s-]", low.removesuffix("s"))]
    return party and any(
        all(word in forms for word, forms in zip(words[at:], said, strict=False))
        for at in range(len(words) - len(said))
    )


def _most_told(
    fits: list[str], longer: list[str], counts: Counter[str], top: Callable[[str], str]
) -> list[str]:
    """The one of `fits` that the document names twice as often as any other, alone; else all."""
    told = Counter({fit: sum(counts[n] for n in longer if top(n) == fit) for fit in fits})
    (first, most), (_, next_most) = told.most_common(2)
    return [first] if most >= 2 * next_most else fits


def shortened(short: list[str], long: list[str], lex: Lexicon) -> bool:
    """Whether `short` may stand for `long`: its beginning, its end, or its head noun alone."""
    if len(short) >= len(long):
        return False
    rest = long[len(short) :]
    if len(short) > 1 and long[: len(short)] == short:
        if rest[0].startswith("(") or _WINGS & set(rest):
            return False
        return short[-1] in lex.organisation_heads or len(rest) <= 3
    if long[-len(short) :] == short and short[-1] in lex.organisation_heads:
        over_all = long[0] == "all" or long[0].startswith("all-")
        return len(short) == 1 or long[0] in lex.demonyms or over_all or bool(_WINGS & set(short))
    return len(short) == 1 and short[0] in lex.organisation_heads and short[0] in long


def _surnames(
    order: list[str],
    types: dict[str, str],
    unite: Callable[[str, str], None],
    top: Callable[[str], str],
    subject: str,
) -> None:
    """ "Pillai", "Anthony Pillai" and "S. C. C. Anthony Pillai" are one where only one bears the name."""
    persons = [n for n in order if types[n] == "person" and len(n.split()) > 1]
    if subject and types.get(subject) == "person" and subject not in persons and " " in subject:
        persons.insert(0, subject)
    main = folded(subject) if subject in order and types.get(subject) == "person" else None
    for name in order:
        if main is not None and name != subject and main.split()[-1] == folded(name):
            unite(top(subject), name)
            types[name] = "person"
            continue
        if types[name] not in {"person", "other", "place"} and (
            " " in name or name.casefold() in lexicon().organisation_heads or is_abbreviation(name)
        ):
            continue
        if name.casefold() in lexicon().countries or name.casefold() in lexicon().demonyms:
            continue
        words = name.split()
        plain = folded(name).split()
        longer = [
            p
            for p in persons
            if p != name
            and len(p.split()) >= len(words)
            and (
                folded(p).split()[-len(words) :] == plain
                or (len(words) > 1 and words[-1] == p.split()[-1] and _given(words[:-1], p.split()[:-1]))
            )
        ]
        if not longer and len(words) == 1:
            longer = [p for p in persons if words[0] in p.split()[types[name] == "organisation" :]]
        fits = list(dict.fromkeys(top(p) for p in longer))
        if types[name] in {"place", "organisation"} and len(fits) != 1:
            continue
        chosen = (
            fits[0]
            if len(fits) == 1
            else (top(subject) if subject in order and top(subject) in fits else None)
        )
        if chosen is not None:
            unite(chosen, name)
            types[name] = "person"


def folded(name: str) -> str:
    """A name without diacritics and capitals."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def _given(short: list[str], long: list[str]) -> bool:
    """Whether the given names `short` may stand for `long`: initials or some of them, in order."""
    rest = list(long)
    for word in short:
        while rest and not (
            rest[0] == word
            or (word.rstrip(".") and len(word.rstrip(".")) == 1 and rest[0].startswith(word[0]))
            or (len(rest[0].rstrip(".")) == 1 and word.startswith(rest[0][0]))
        ):
            rest.pop(0)
        if not rest:
            return False
        rest.pop(0)
    return True
