"""What a heading or an introducing line says of the list or table under it, by phrases of topics.toml."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

import msgspec

_SEAT = re.compile(
    r"(?:member|deputy|mp|mla|mep|senator|representative|councill?or|member of parliament)\b(?! secretary)"
    r"(?!.*\b(?:committee|bureau|politburo|executive|secretariat|presidium|board|commission|cabinet)\b)",
    re.IGNORECASE,
)
_BEFORE_OFFICE = re.compile(
    r"(?:lists? of|former|past|previous|current|historical|historic|successive|all|the|party(?= \w))\s+",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"^(?:(?:deputy|vice|vice-|prime|chief|first|former|state|union|federal|acting)[\s-]*)*"
    r"(?:minister|premier|mayor|governor|ambassador|president of the republic|head of (?:state|government)|"
    r"speaker of|commissioner for|secretary of state)\b",
    re.IGNORECASE,
)
_OWN_OF = re.compile(r"\bminister\b|\bsecretary of state\b|\bof the opposition\b|\bof staff\b", re.IGNORECASE)
_OF_BODY = re.compile(r"(.+?)\s+(?:of|in|at)\s+(?:the\s+)?(.+)$")


class Topic(msgspec.Struct, frozen=True):
    """`sort` is a kind of claim, or "office", "officers", "body", "career", "results".

    `office` is the singular for "office", the body's name for "body"; `past` marks "former …".
    """

    sort: str
    office: str = ""
    past: bool = False
    words: str = ""


class _Words(msgspec.Struct, frozen=True):
    filler: re.Pattern[str]
    past: re.Pattern[str]
    offices: dict[str, str]
    bodies: frozenset[str]
    generic: frozenset[str]
    careers: frozenset[str]
    topics: dict[str, str]
    wing_sorts: tuple[tuple[str, str], ...]
    heads: frozenset[str]


def _either(words: list[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])", re.IGNORECASE)


def plural(noun: str) -> str:
    """The plural of an English noun of office; of a compound with a hyphen or blanks, of its head noun."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = tomllib.loads(files("factio.reading").joinpath("topics.toml").read_text(encoding="utf-8"))
    offices: dict[str, str] = {}
    for noun in data["offices"]["nouns"]:
        offices[noun] = noun
        offices[plural(noun)] = noun
        if noun.endswith("person"):
            offices[noun[:-6] + "people"] = noun
        for before, _after in (
            (" general", "s general"),
            ("-general", "s-general"),
            ("-in-chief", "s-in-chief"),
        ):
            if noun.endswith(before):
                offices[plural(noun[: -len(before)]) + before] = noun
    return _Words(
        filler=_either(data["filler"]["words"]),
        past=_either(data["filler"]["past"]),
        offices=offices,
        bodies=frozenset(data["offices"]["bodies"]),
        generic=frozenset(data["offices"]["generic"]),
        careers=frozenset(data["offices"]["careers"]),
        topics={phrase: sort for sort, phrases in data["topics"].items() for phrase in phrases},
        wing_sorts=tuple((word, sort) for sort, words in data["wing_sorts"].items() for word in words),
        heads=frozenset(data["heads"]["organisation"]),
    )


def _bare(heading: str) -> str:
    heading = re.sub(r"\[[^\][]*\]|\([^)]*\)", " ", heading)
    heading = re.sub(
        r"\b(?:since|from|in|until|to)?\s*(?:1[5-9]|20)\d\d(?:\s*[–-]\s*(?:\d{2,4}|present))?", " ", heading
    )
    return " ".join(heading.strip(" :*.").split())


def topic(heading: str) -> Topic | None:
    """What a heading announces; None when it is no heading of a list that claims anything."""
    words = _words()
    bare = _bare(heading)
    low = bare.casefold().replace("’", "'")
    past = bool(words.past.search(low))
    for phrase in (low, " ".join(words.filler.sub(" ", low).split())):
        if phrase in words.topics:
            return Topic(words.topics[phrase], past=past, words=bare)
        if phrase in words.generic:
            return Topic("officers", past=past, words=bare)
        if phrase in words.careers:
            return Topic("career", past=past, words=bare)
        if phrase in words.bodies:
            return Topic("body", _stripped(bare), past, bare)
    for phrase, sort in words.topics.items():
        if sort in ("membership", "results") and low.startswith(f"{phrase} of the ") and " " not in phrase:
            return Topic(sort, past=past, words=bare)
    named = office(bare)
    return Topic("office", named, past, bare) if named else None


def _stripped(bare: str) -> str:
    return " ".join(_words().filler.sub(" ", bare).split())


def office(words: str) -> str:
    """The office that a heading or label names, in the singular ("Presidents": President).

    "" when the words are no office. At most six words, so that no sentence is taken for one.
    """
    known = _words()
    bare = _bare(words)
    while before := _BEFORE_OFFICE.match(bare):
        bare = bare[before.end() :]
    if not bare or len(bare.split()) > 7:
        return ""
    head, of, rest = re.match(r"(.*?)(?:(\s(?:of|for|to|in)\s)(.*))?$", bare).groups()  # type: ignore[union-attr]
    low = head.casefold()
    for start in range(len(low)):
        if (start == 0 or low[start - 1] in " -") and low[start:] in known.offices:
            single = known.offices[low[start:]]
            kept = head[start:] if single == low[start:] else _cased(single, head[start:])
            found = head[:start] + kept
            if of and not re.fullmatch(
                r"(?:the )?(?:party|union|organi[sz]ation|movement|front|league)", rest.casefold()
            ):
                found += of + rest
            return found
    return ""


def office_and_body(words: str) -> tuple[str, str]:
    """An office with the body it is held in, apart: "Mayor of Leeds", "Minister of Labour, Norland".

    The body is "" where the words name none, or where "of" belongs to the office ("Minister of Labour").
    ("", "") when the words are no office; a plain seat in a parliament is none.
    """
    if plain_seat(words):
        return "", ""
    head, comma, body = words.partition(",")
    if comma and office(head):
        return office(head), re.sub(r"^\s*(?:of\s+)?(?:the\s+)?", "", body).strip()
    found = None if _OWN_OF.search(words) else _OF_BODY.match(words)
    if found and office(found[1]):
        return office(found[1]), found[2].strip()
    return office(words), ""


def public_office(words: str) -> bool:
    """Whether an office is one of a state or a place, which a party's holder does not hold in the party."""
    return bool(_PUBLIC.search(words))


def plain_seat(words: str) -> bool:
    """Whether words name no more than a seat in a parliament or council."""
    return bool(_SEAT.match(words))


def _cased(single: str, like: str) -> str:
    """`single` with capitals where `like`, its plural, has them."""
    parts = re.split(r"([ -])", single)
    shapes = re.split(r"([ -])", like)
    return "".join(
        p[:1].upper() + p[1:] if s[:1].isupper() else p for p, s in zip(parts, shapes, strict=False)
    )


def introduced(sentence: str) -> Topic | None:
    """What a sentence that ends with a colon announces ("The member parties were:"); None for nothing."""
    if not sentence.rstrip(" ]0123456789[").endswith(":"):
        return None
    words = _words()
    low = re.sub(r"\[[^\][]*\]", "", sentence).casefold().replace("’", "'")
    label = low.strip(" :")
    if len(label.split()) <= 5 and (found := topic(sentence)):
        return found
    best, sort = "", ""
    for phrase, of in words.topics.items():
        if (
            len(phrase) > len(best)
            and phrase in low
            and re.search(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", low)
        ):
            best, sort = phrase, of
    past = bool(words.past.search(low))
    return Topic(sort, past=past, words=best) if best else None


def wing_sort(words: str) -> str:
    """The sort of wing that a name or label tells, "" for none."""
    low = words.casefold().replace("’", "'")
    for word, sort in _words().wing_sorts:
        if word in low and re.search(rf"(?<!\w){re.escape(word)}", low):
            return sort
    return ""


def names_organisation(words: str) -> bool:
    """Whether a name ends or begins like that of an organisation, or is an abbreviation in capitals."""
    bare = re.sub(r"\([^)]*\)", " ", words).strip()
    parts = re.findall(r"[\w'’-]+", bare.casefold())
    heads = _words().heads
    return any(part in heads for part in parts) or bool(
        re.fullmatch(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ&+.-]{1,9}(?:\([A-Z]+\))?", bare)
    )
