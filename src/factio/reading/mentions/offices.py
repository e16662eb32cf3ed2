"""Offices named in a line: "general secretary", "Minister of Finance", "member of the Central Committee"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from factio.reading.mentions.lexicon import lexicon
from factio.reading.mentions.names import NameSpan
from factio.reading.mentions.seats import OfficeSpan, seats_in, with_body

_NEXT = re.compile(
    r"(?P<gap>\s+and\s+(?:the\s+)?|,\s+(?:and\s+)?|\s+&\s+|\s+of\s+(?:the\s+)?|\s+)"
    r"(?P<word>[^\W\d_][\w'’-]+)"
)
_FIRST = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?(?P<word>[^\W\d_][\w'’-]+)")
_TAKES_OF = re.compile(
    r"\b(?:Protection|Promotion|Development|Rights|Coordination|Administration|Welfare|Ministry)$"
)


_DEPARTMENT = re.compile(
    r"\s+(?:to|at|in|of) the (?:(?:Ministry|Department) (?:of|"
    r"for) (?:the )?[A-Z][\w-]+(?:(?: and|,) [A-Z][\w-]+)*|"
    r"Treasury|Home Office|Foreign Office|Prime Minister’?'?s? Office)\b"
)


_QUARTERS = {f"{q}{e}" for q in ("north", "south", "east", "west", "new", "greater") for e in ("", "ern")}


def _portfolio(text: str, end: int) -> int:
    """Where the portfolio of a minister ends whose office ends at `end` ("of Labour, Health and Welfare")."""
    lex = lexicon()
    first = _FIRST.match(text, end)
    if first is None or first["word"].lower() in lex.countries | lex.demonyms.keys() | _QUARTERS:
        return end
    if first["word"].islower() and first["word"] not in lex.portfolios:
        return end
    stop = first.end()
    while found := _NEXT.match(text, stop):
        gap = found["gap"]
        if "of" in gap.split():
            if not _TAKES_OF.search(text[:stop]) or found["word"].islower():
                break
        elif found["word"].lower() not in lex.portfolios:
            break
        stop = found.end()
    return end if _is_body(text[end:stop]) else stop


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=lambda w: (-len(w), w)))


@cache
def _pattern() -> re.Pattern[str]:
    lex = lexicon()
    many = {f"{h[:-2]}en" for h in lex.office_heads if h.endswith("man")}
    heads = _alternatives(lex.office_heads | many | set(lex.office_abstract))
    before = _alternatives(lex.office_before)
    single = (
        r"(?<!secretary)(?<!president)(?<!chairman)(?<!leader)(?<!chief)"  # two offices, no one of two words
    )
    after = r"(?:[\s-]+(?:general|in chief|designate|elect|commissar|secretary|director))?"
    return re.compile(
        rf"(?<![\w-])(?:(?:{before})(?:,\s+(?={before})|{single}\s+and\s+(?={before})|\s+|-))*"
        rf"(?P<head>{heads}|(?-i:CEO|CM|PM))(?P<s>s|es)?{after}(?![\w-])",
        re.I,
    )


def offices_in(text: str) -> list[OfficeSpan]:
    """The offices of a line from left to right, without overlap."""
    out = seats_in(text)
    taken = [(o.start, o.end) for o in out]
    for found in _pattern().finditer(text):
        if not any(found.start() < b and a < found.end() for a, b in taken):
            office = _office(found, text)
            if office is not None:
                out.append(office)
                taken.append((office.start, office.end))
    return sorted(out, key=lambda o: o.start)


def _office(found: re.Match[str], text: str) -> OfficeSpan | None:
    lex = lexicon()
    head, whole, end = found.group("head").lower(), found.group(), found.end()
    if head in {"executive", "justice"} and "chief" not in whole.lower():
        return None
    if head == "head" and text[end : end + 9].lower().startswith((" quarters", "ed ")):
        return None
    name, plural = _singular(found)
    if head in lex.office_abstract:
        name = f"{name[: -len(head)]}{lex.office_abstract[head]}"
    with_portfolio = head in {"minister", "commissioner", "delegate", "commissar"} or (
        head in {"secretary", "undersecretary"} and "state" in whole.lower()
    )
    stop = _portfolio(text, end) if with_portfolio else with_body(text, end)
    of_state = _DEPARTMENT.match(text, stop)
    if of_state:
        stop = of_state.end()
    if stop > end:
        name = f"{name}{text[end:stop]}"
    return OfficeSpan(found.start(), stop, name, found.start("head"), False, plural)


def _singular(found: re.Match[str]) -> tuple[str, bool]:
    head, whole = found.group("head"), found.group()
    if head.lower().endswith("men"):
        return whole.replace(head, f"{head[:-2]}an", 1), True
    plural = bool(found.group("s")) and not head.lower().endswith("s")
    if not plural:
        return whole, False
    return whole.replace(head + found.group("s"), head, 1), True


def _is_body(words: str) -> bool:
    lex = lexicon()
    return any(
        w.lower() in lex.organisation_heads
        and lex.organisation_heads[w.lower()]
        in {"party", "union", "front", "league", "movement", "alliance", "federation"}
        for w in words.split()
    )


def after_names(offices: list[OfficeSpan], spans: list[NameSpan], text: str) -> list[OfficeSpan]:
    """Offices without the capitalised words that belong to a name before them ("Freedom Party organiser")."""
    out = []
    for office in offices:
        span = next((s for s in spans if s.start < office.start < s.end < office.head), None)
        if span is None:
            out.append(office)
            continue
        start = span.end + len(text[span.end : office.end]) - len(text[span.end : office.end].lstrip())
        out.append(
            OfficeSpan(start, office.end, text[start : office.end], office.head, office.seat, office.plural)
        )
    return out


def without_offices(spans: list[NameSpan], offices: list[OfficeSpan], text: str) -> list[NameSpan]:
    """The names that are left when the offices are taken out of them."""
    out: list[NameSpan] = []
    for span in spans:
        rest = _rest(span, offices, text)
        if rest is not None:
            out.append(rest)
    return out


def _ends_a_body(text: str, start: int, office: OfficeSpan) -> bool:
    """Whether a word for officers ends a body's name: "House of Representatives", "Coordinating Board"."""
    before, word = text[start : office.start].split(), text[office.start : office.end]
    if not word[0].isupper() or not before or before[-1].endswith(("'s", "’s")):
        return False
    return (before[-1] == "of" and office.plural) or (word == "Board" and len(before) > 1)


def _rest(span: NameSpan, offices: list[OfficeSpan], text: str) -> NameSpan | None:
    for office in offices:
        if office.end <= span.start or span.end <= office.start:
            continue
        if office.start <= span.start and span.end <= office.end:
            return None
        if office.start <= span.start < office.end < span.end:
            tail = re.match(r"\s*(?:of|for|in)?\s*(?:the\s+)?", text[office.end : span.end])
            start = office.end + (tail.end() if tail else 0)
            return (
                NameSpan(
                    start,
                    span.end,
                    text[start : span.end],
                    span.quoted,
                    text[max(0, start - 4) : start].lower() == "the ",
                )
                if start < span.end
                else None
            )
        if span.start < office.start <= office.head < span.end < office.end and text[office.head].isupper():
            head = text[span.start : office.start].rstrip()
            return NameSpan(span.start, span.start + len(head), head, span.quoted, span.the)
        if span.start < office.start < span.end < office.end and text[office.start].isupper():
            return span
        if span.start < office.start and office.end == span.end and _ends_a_body(text, span.start, office):
            return span
        if (
            span.start < office.start
            and office.end == span.end
            and not span.quoted
            and not _is_body(span.text)
        ):
            head = (
                text[span.start : office.start].rstrip(" '’s")
                if text[span.start : office.start].rstrip().endswith(("'s", "’s"))
                else text[span.start : office.start].rstrip()
            )
            return NameSpan(span.start, span.start + len(head), head, span.quoted, span.the) if head else None
    return span
