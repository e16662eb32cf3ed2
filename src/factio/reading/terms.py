"""Terms of office and of membership as sources write them: "1921–25", "since 2017", "to 1844"."""

from __future__ import annotations

import re

import msgspec

from factio.dates import find, valid
from factio.model import Phase

_DASH = r"[–—−‒‑-]"
_BETWEEN = re.compile(rf"\s*(?:{_DASH}+|\bto\b|\buntil\b|\btill?\b|\bthrough\b|\bbis\b)\s*", re.IGNORECASE)
_NOW = re.compile(
    r"^(?:the )?(?:present|now|today|current|currently|incumbent|to date|date|ongoing|heute)?[\s.]*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^(?:c\.?|ca\.?|circa|about|around|approx\.?|~)\s*(?=\d)", re.IGNORECASE)
_FROM = re.compile(r"^(?:since|from|as of|elected|appointed|seit|desde|depuis|dal)\b[:\s]*", re.IGNORECASE)
_TO = re.compile(r"^(?:until|to|till|up to|bis|hasta|resigned|\?\s*[–-])\s*", re.IGNORECASE)
_WORDS_OF_A_TERM = re.compile(
    rf"(?:{_DASH}|\?|[.,;:&/()~]|\s|\d|\b(?:c|ca|circa|about|around|since|from|until|to|till|through|present|now|today|"
    r"incumbent|current|currently|ongoing|elected|appointed|resigned|of|in|the|and|st|nd|rd|th|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|"
    r"october|november|december|early|mid|late|spring|summer|autumn|winter)\b)+",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_SHORT = re.compile(r"^'?(\d{2}|\d)$")
_ISO = re.compile(r"^\d{4}-\d{2}(?:-\d{2})?$")
_DAY_FIRST = re.compile(r"^(\d{1,2})[./](\d{1,2})[./]((?:1[5-9]|20)\d\d)$")


_SPAN_BEFORE = re.compile(
    rf"(?:1[5-9]|20)\d\d\s*{_DASH}\s*(?:(?:1[5-9]|20)\d\d|present)(?=\s+[^\W\d])", re.IGNORECASE
)
"""Two years with a dash between blanks before a name: the dash parts no name from them."""


class Term(msgspec.Struct, frozen=True):
    """When an office or a membership was held: EDTF and phase under rule 7 of the codebook."""

    date: str | None
    phase: Phase


def point(words: str) -> str | None:
    """The EDTF of one date without preposition ("14 April 1967", "c. 1860"); None when there is none."""
    words = words.strip(" ,;.()[]")
    about = _ABOUT.match(words)
    if about:
        words = words[about.end() :]
    doubtful = words.endswith("?")
    words = words.rstrip("?").strip()
    if _ISO.match(words) and valid(words):
        return words
    if slashed := _DAY_FIRST.match(words):
        day, month = int(slashed[1]), int(slashed[2])
        exact = f"{slashed[3]}-{month:02}-{day:02}"
        return exact if valid(exact) else slashed[3]
    found = [expression for expression in find(words) if expression.value and not expression.relative]
    if not found:
        return None
    value = found[0].value
    if value and about and not value.endswith("~"):
        return value + "~"
    return value + "?" if value and doubtful and "/" not in value and value[-1] not in "~?" else value


def term(words: str) -> Term | None:
    """What a run of words that holds nothing but a term tells; None when it holds anything else.

    Two ends give `holds`, an open end `holds` to `..`, one date `starts`, "to 1844" `ends`.
    """
    words = " ".join(words.split()).strip(" ,;()[]:")
    if not words or len(words) > 80 or not _YEAR.search(words) or not _WORDS_OF_A_TERM.fullmatch(words):
        return None
    if _ISO.match(words) or _DAY_FIRST.match(words):
        date = point(words)
        return Term(date, "starts") if date else None
    if to := _TO.match(words):
        date = point(words[to.end() :])
        return Term(date, "ends") if date else None
    since = _FROM.match(words)
    if since:
        words = words[since.end() :]
    parts = _halves(words)
    if parts is None:
        date = point(words)
        return Term(date, "starts") if date else None
    begin, end = point(parts[0]), parts[1]
    if begin is None:
        return None
    if _NOW.match(end):
        return Term(begin, "starts") if since else Term(f"{begin}/..", "holds")
    return _closed(begin, end)


def _halves(words: str) -> tuple[str, str] | None:
    """The two sides of the dash or "to" that parts a begin from an end; None where nothing does."""
    for cut in _BETWEEN.finditer(words):
        left, right = words[: cut.start()], words[cut.end() :]
        if _YEAR.search(left) and (
            _YEAR.search(right) or _SHORT.match(right.strip(" ,.")) or _NOW.match(right)
        ):
            return left, right
        # "3–5 May 1952" and "March – June 1990": the year stands at the end only.
        if not _YEAR.search(left) and left.strip() and (year := _YEAR.search(right)):
            month = re.search(r"[^\W\d]{3,}", right) if re.fullmatch(r"\s*\d{1,2}\s*", left) else None
            return f"{left} {month[0] if month else ''} {year[0]}", right
    return None


def _closed(begin: str, words: str) -> Term | None:
    short = _SHORT.match(words.strip(" ,.?"))
    if short:
        end: str | None = begin[: 4 - len(short[1])] + short[1]
        if end and end < begin[:4]:
            end = str(int(begin[:2]) + 1) + short[1] if len(short[1]) == 2 else None
    else:
        end = point(words)
    if not end or "/" in begin or "/" in end:
        return None
    if end == begin:
        return Term(begin, "holds")
    span = f"{begin}/{end}"
    return Term(span, "holds") if valid(span) else None


def lift(words: str) -> tuple[str, tuple[Term, ...]]:
    """Take the terms in brackets or after a dash, comma or colon off a name: ("Ann Lee", its terms).

    "Ann Lee (1921–25, 1930)", "1921–25: Ann Lee", "Ann Lee, 1921–1925" and "1921 - Ann Lee" all give both.
    """
    words = " ".join(words.split())
    terms: list[Term] = []
    for bracket in re.findall(r"\(([^()]*)\)|\[([^\[\]]*)\]", words):
        inside = bracket[0] or bracket[1]
        found = several(inside)
        if not found and (mixed := _mixed(inside)):
            told, found = mixed
            words = words.replace(f"({inside})", f"({told}) ({inside})")
        if found:
            terms += found
            words = words.replace(f"({inside})", " ").replace(f"[{inside}]", " ")
    words = " ".join(words.split())
    if not terms:
        words, terms = _bare(words)
    return words.strip(" ,;:–—-"), tuple(terms)


def _mixed(inside: str) -> tuple[str, list[Term]] | None:
    """A bracket with a word beside its term ("interim; 1990"): the word, and the term."""
    parts = re.split(r"\s*[,;:]\s*", inside)
    found = [one for part in parts if (one := term(part))]
    rest = [part for part in parts if not term(part)]
    short = len(rest) == 1 and not re.search(r"\d", rest[0]) and len(rest[0].split()) <= 3
    return (rest[0], found) if found and short else None


def several(words: str) -> list[Term]:
    """Terms told in a row ("1921–1925, 1930–31; since 1950"); empty when any part is something else."""
    parts = [part for part in re.split(r"\s*(?:[,;&]|\band\b)\s*", words.strip()) if part]
    found = [term(part) for part in parts]
    if found and all(found):
        return [one for one in found if one]
    whole = term(words)
    return [whole] if whole else []


def _bare(words: str) -> tuple[str, list[Term]]:
    """A term without brackets at the beginning or at the end of an item."""
    span = _SPAN_BEFORE.match(words)
    if span and (found := several(span[0])):
        return words[span.end() :], found
    for cut in re.finditer(rf"\s*[:,;]\s+|\s+{_DASH}+\s+|\s*:\s*|\s{{2,}}|(?<=\d)\s+(?=[^\W\d])", words):
        left, right = words[: cut.start()], words[cut.end() :]
        if right and (found := several(left)):
            return right, found
        if left and (found := several(right)):
            return left, found
    head = re.match(r"((?:to|until|since|from)\s+)?[\dc][\d\s.–—-]*(?:present)?(?=\s+[^\W\d])", words)
    if head and (found := several(head[0])):
        return words[head.end() :], found
    tail = re.search(
        rf"\s((?:(?:to|until|since|from)\s+)(?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d\s*{_DASH}\s*(?:\d{{2,4}}|present)?)$",
        words,
    )
    if tail and (found := several(tail[1])):
        return words[: tail.start()], found
    return words, []
