"""Values of infobox lines: cut into items, cleaned of pictures, with what their brackets say."""

from __future__ import annotations

import re

import msgspec

from factio.dates import DateExpression, find
from factio.model import Field, Modality, Phase, Span
from factio.reading.cast import Cast
from factio.reading.entries import is_person
from factio.reading.terms import point, several
from factio.reading.topics import names_organisation

EMPTY = re.compile(
    r"(?:none|n/?a|vacant|unknown|tbd|tba|yes|no|(?:and )?others|et al\.?|factions?|majority|minority|[\s\W]*"
    r"|\S+\.(?:svg|png|jpe?g|gif|webp))",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"(?:,\s*)?(?:File|Image):[^,;\n]*|(?:,\s*)?[^,;\n|]*(?:\|[^,;\n|]*)*\|\s*(?:\d+\s*x?\s*\d*\s*px|center|centre|right|left|thumb|"
    r"frameless|border|upright)\b[^,;\n]*|\b\d+\s*px\b|(?:,\s*)?\S+\.(?:svg|png|jpe?g|gif)\b|#[0-9A-Fa-f]{6}\b",
    re.IGNORECASE,
)
_LINES = re.compile(r"\s*(?:\n|<br\s*/?>|[•·]|(?:^|\n)\s*\*)\s*", re.IGNORECASE)
_COMMAS = re.compile(r"\s*[,;]\s*(?:and\s+)?(?![^()]*\))")
_AND = re.compile(r"\s+(?:and|&|und|y|et|e)\s+(?![^()]*\))")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
FOOTNOTE = re.compile(r"\s*\[[\w ]{1,12}\]")
_LABEL = re.compile(
    r"^(majority|official|main|factions?|minority|current|alleged|de facto|historical(?:ly)?|formerly|former"
    r"|past)"
    r"\s*:\s*",
    re.IGNORECASE,
)
PAST = re.compile(
    r"(?:former|formerly|historic|historical|historically|past|until recently|defunct)\b", re.IGNORECASE
)
_LINK = re.compile(r"\[\s*(https?://\S+)(?:\s+([^\]]*))?\]")
_OTHERS = re.compile(
    r"[\s,]*\b(?:(?:and|&)\s+(?:many\s+)?others|et al\.?|among others|etc\.?)\s*$", re.IGNORECASE
)
_LEANING = ("before", "after", "by", "about", "around", "circa")


class Item(msgspec.Struct, frozen=True):
    """One of the things that a value lists, without its brackets, and where it stands."""

    words: str
    span: Span
    brackets: tuple[str, ...]


class Told(msgspec.Struct, frozen=True):
    """What a bracket says of when; `phase` is None where it only names a date."""

    date: str
    phase: Phase | None = None


def items(field: Field, text: str, sort: str, cast: Cast) -> list[Item]:
    """The value of `field` cut into items, each looked up in the characters of the source.

    `sort` is "one" (not cut), "lines" (at line ends and semicolons), "names" (at commas, and at "and"
    between whole names) or "loose" (at commas and "and").
    """
    told = field.value_span.of(text)
    after, past = 0, False
    found: list[Item] = []
    for part in _parts(_JUNK.sub("", FOOTNOTE.sub("", field.value)), sort, cast):
        brackets = tuple(inside.strip() for inside in _BRACKET.findall(part))
        bare = _OTHERS.sub("", _LINK.sub(lambda link: link[2] or link[1], _BRACKET.sub("", part))).strip()
        if label := _LABEL.match(bare):
            brackets += (label[1],)
            bare = bare[label.end() :]
        words = bare.strip(" ,;:*•·\"'“”|")
        start = told.find(part.strip(), after)
        length = len(part.strip())
        if start < 0 and words:
            start, length = told.find(words, after), len(words)
        if start < 0 or not words:
            span = field.value_span
        else:
            after = start + length
            span = Span(field.value_span.start + start, field.value_span.start + after)
        if PAST.fullmatch(words):
            past = True  # a line "Historical:" over those that follow it
            continue
        found.append(Item(words, span, (*brackets, "formerly") if past else brackets))
    return found


def _parts(value: str, sort: str, cast: Cast) -> list[str]:
    lines = [line for line in _LINES.split(value) if line.strip()]
    if sort == "one":
        return [" ".join(lines)]
    if sort == "lines":
        return [part for line in lines for part in re.split(r"\s*;\s*", line) if part]
    parts = [part for line in lines for part in _COMMAS.split(line)]
    found: list[str] = []
    for part in parts:
        halves = _AND.split(part)
        whole = all(names_organisation(half) or is_person(_BRACKET.sub("", half), cast) for half in halves)
        found += halves if sort == "loose" or whole else [part]
    return [part for part in found if part.strip()]


def date_of(bracket: str) -> Told | None:
    """When a bracket says that something was so ("since 2010", "1992–2014", "2013 general elections")."""
    if terms := several(bracket):
        return Told(terms[0].date, terms[0].phase) if terms[0].date else None
    found = _first(bracket)
    if found is None or not found.value:
        return None
    word = found.preposition.casefold()
    if word in ("since", "from", "until", "till"):
        return Told(found.value, "starts" if word in ("since", "from") else "ends")
    return Told(found.edtf or found.value) if word in _LEANING else Told(found.value)


def _first(words: str) -> DateExpression | None:
    return next((one for one in find(words) if one.value and not one.relative), None)


def modality_of(item: Item) -> Modality | None:
    words = " ".join(item.brackets).casefold()
    for sign, modality in (
        ("alleged", "alleged"),
        ("estimate", "estimated"),
        ("est.", "estimated"),
        ("de facto", "de facto"),
    ):
        if sign in words:
            return modality  # type: ignore[return-value]
    return None


def end_of(part: str, value: str) -> str | None:
    """The date of a value, or the begin or the end of its span."""
    value = FOOTNOTE.sub("", value)
    spans = several(value) if part else []
    if part and spans:
        when = spans[0] if part == "begin" else spans[-1]
        begin, _, end = (when.date or "").partition("/")
        if part == "begin":
            return None if when.phase == "ends" else begin
        return begin if when.phase == "ends" else None if end in ("", "..") else end
    if part == "end":
        return None
    found = _first(value)
    if found is None:
        return point(value)
    return found.edtf if found.preposition.casefold() in _LEANING else found.value
