"""What stands around a table: the contest, the place and the date that its rows share."""

from __future__ import annotations

import re

import msgspec

from factio.dates import find
from factio.model import Document, Table
from factio.reading.cast import Cast
from factio.reading.tables.lexicon import lexicon, normal
from factio.reading.terms import term

_PLAIN = re.compile(
    r"^(?:(?:full|detailed|official|final|overall|complete|electoral|election|past|previous|historical"
    r"|summary of|table of)\s+)*(?:results?|performance|history|record|statistics|showing)?"
    r"\s*(?:of the|of|in the|in|at the|at|by(?: \w+)?|for the|for|from the)?\s*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:the\s+)?(?:summary|overview|list|table|detail(?:s|ed)?|full|official|final|electoral|election)\s+)*"
    r"(?:results?|performance|history|record|showing|outcome)\s+(?:of|in|at|for|from)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[\s,:–—-]*(?:electoral )?\b(?:results?|performance|history|record|returns?)\b\s*$", re.IGNORECASE
)
_YEARS = re.compile(
    r"[\s,:–—(-]*\b(?:since|from)?\s*(?:1[5-9]|20)\d\d\s*(?:[–—-]|to)\s*(?:present|\d{2,4})\)?\s*$"
)
_IN_PLACE = re.compile(r"^(.+?)\s*(?:[:–—]\s+|,\s+|\s\()([^():]+?)\)?$")


class Setting(msgspec.Struct, frozen=True):
    """What a row takes when its own cells do not say it; "" and None where nothing does."""

    contest: str = ""
    place: str = ""
    date: str | None = None


def setting(document: Document, table: Table, cast: Cast) -> Setting:
    """Contest, place and date of a table: from its caption, else its headings, else the line before it."""
    contest, place, date = "", "", None
    path = list(reversed(document.heading_path(table.section)))
    for depth, words in enumerate([table.caption, *path]):
        if not words:
            continue
        date = date or year(words)
        named = contest_name(_without(cast.subject, words))
        if not named:
            continue
        if not place and cast.type_of(named) == "place":
            place = named
        elif not contest and (depth == 0 or is_contest(named) or _under_results(path[depth:])):
            contest = named
    before = _before(document, table)
    if date is None and not table.caption:
        date = year(before) or _one_year(_nearest(document, table))
    return Setting(contest, place, date)


def contest_name(words: str) -> str:
    """A heading or caption without what only says that results follow ("Results of the 2013 election")."""
    bare = re.sub(r"\s*\[[^\][]*\]", "", words).strip(" :.")
    if normal(bare) in lexicon().plain or _PLAIN.match(bare):
        return ""
    bare = _YEARS.sub("", bare)
    shorter = _TRAILING.sub("", _LEADING.sub("", bare)).strip(" :.–—-")
    if not shorter or normal(shorter) in lexicon().plain:
        return ""
    return shorter


def _without(subject: str, words: str) -> str:
    """A caption "The Left Party in general elections" without whose results they are."""
    found = re.match(
        rf"(?:the\s+)?{re.escape(subject)}(?:['’]s?)?\s*(?:\b(?:in|at)\b\s*(?:the\s+)?|[:–—-])\s*",
        words,
        re.IGNORECASE,
    )
    return words[found.end() :] if subject and found and words[found.end() :].strip() else words


def is_contest(words: str) -> bool:
    """Whether words name an election or a body that is elected."""
    return any(word in lexicon().contests for word in re.findall(r"[\w-]+", normal(words)))


def one_seat(contest: str) -> bool:
    """Whether a contest is for a single seat, by its words."""
    words = normal(contest)
    return any(re.search(rf"(?<!\w){re.escape(word)}", words) for word in lexicon().single)


def split_place(contest: str) -> tuple[str, str]:
    """A caption "1950 general election: Leeds North" is a contest and a place."""
    found = _IN_PLACE.match(contest)
    if found and is_contest(found[1]) and not is_contest(found[2]) and not find(found[2]):
        return found[1].strip(), found[2].strip()
    return contest, ""


def year(words: str) -> str | None:
    """The one date that a heading, caption or cell names; None for none, a span, or several."""
    found = [expression for expression in find(words) if expression.value and not expression.relative]
    values = {expression.value for expression in found}
    if len(values) != 1:
        return None
    value = values.pop()
    return None if value is None or "/" in value or "X" in value else value


def cell_date(words: str) -> str | None:
    """The date of a row's own cell: as `year`, and also a poll held over two years ("1951–52")."""
    told = year(words)
    if told is None and (span := term(re.sub(r"\s*\([^)]*\)", "", words))) and span.date:
        begin, _, end = span.date.partition("/")
        if end[:4].isdigit() and int(end[:4]) - int(begin[:4]) <= 1:
            return span.date
    return told


def _under_results(above: list[str]) -> bool:
    return any(not contest_name(words) and normal(words) not in ("history",) for words in above[:1])


def _one_year(words: str) -> str | None:
    """The year of a paragraph that speaks of an election and names no other year."""
    years = set(re.findall(r"(?<![\d,.])(?:1[89]|20)\d\d(?![\d,.]\d)", words))
    told = re.search(r"\b(?:elections?|polls?|round|ballot)\b", words)
    return years.pop() if len(years) == 1 and told else None


def _nearest(document: Document, table: Table) -> str:
    """The last paragraph before a table in its section."""
    before = [b for b in document.blocks if b.section == table.section and b.span.end <= table.span.start]
    return before[-1].prose if before else ""


def _before(document: Document, table: Table) -> str:
    """The block that stands right before the table in its section, when it leads over to it."""
    blocks = [
        block
        for block in document.blocks
        if block.section == table.section and block.span.end <= table.span.start
    ]
    if not blocks:
        return ""
    last = blocks[-1]
    return last.prose if last.prose.rstrip().endswith(":") or last.sort == "caption" else ""
