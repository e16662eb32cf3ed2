"""What a model says is let in only where the words of its passage carry it; else it is refused, and why.

Checked in this order: the claim's form against the codebook, its quote, its names and descriptions, its
numbers and other words, its denial, its date, who says it.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from factio.codebook import Codebook, Kind, Role, faults
from factio.dates import DateExpression, find
from factio.documents import split_sentences
from factio.model import Claim, Document, Span, Why
from factio.reading.llm.answers import Told
from factio.reading.llm.dating import date_told
from factio.reading.llm.denial import denied, may_deny
from factio.reading.llm.figures import number, numbers_in
from factio.reading.llm.names import Names, plain
from factio.reading.llm.passages import Passage
from factio.reading.llm.quotes import Quote, find_quote, sentence_around
from factio.reading.mentions.lexicon import lexicon

Cause = Literal[
    "kind", "form", "quote", "ellipsis", "name", "description", "number", "words", "denial", "date", "by"
]
_LONGEST_NAME = 10  # words
INFERRED = "date inferred"
_ELLIPSIS = re.compile(r"…|\.\.\.|\[\.\.\.?\]|\[…\]")
_DESCRIBING = frozenset(
    "a an the of and or in by for to from at on with its their his her who which that group groups alliance"
    " coalition together part parts members member persons people".split()
)
_NOT_IN_ROLE = re.compile(r"\b(?:not|never|no)\b", re.I)  # "decided not to take part": the matter has it
_SMALL = frozenset("a an the of and or in by for to from at on with as its their his her be is was".split())


class Refused(msgspec.Struct, frozen=True):
    """A claim that was not let in: where, for what sort of cause, and why in words for a person."""

    span: Span
    cause: Cause
    reason: str
    told: Told


class Setting(msgspec.Struct):
    """A passage made ready for many claims: its sentences, its dates, the dates in force around it."""

    document: Document
    passage: Passage
    names: Names
    codebook: Codebook
    cuts: tuple[tuple[int, int], ...]
    dates: tuple[DateExpression, ...]
    before: tuple[str, ...]
    words: str


class _No(Exception):
    def __init__(self, cause: Cause, reason: str) -> None:
        super().__init__(reason)
        self.cause = cause
        self.reason = reason


def setting(document: Document, passage: Passage, names: Names, codebook: Codebook) -> Setting:
    """What grounding needs to know of a passage."""
    around = (*passage.headings, passage.caption, passage.before, document.title)
    told = [one for words in around if words for one in find(words, None)]
    before = [edtf for one in told for edtf in (one.edtf, one.value) if edtf]
    if passage.date:
        before.append(passage.date)
    context = " ".join((passage.text, *around, *(f"{one.key} {one.value}" for one in document.fields)))
    return Setting(
        document,
        passage,
        names,
        codebook,
        _cuts(passage),
        find(passage.text, passage.date, passage.date),
        tuple(before),
        f" {plain(context)} ",
    )


def ground(told: Told, where: Setting) -> Claim | Refused:
    """The claim that `told` makes with the document's own characters, or why it is refused."""
    quote: Quote | None = None
    try:
        kind = _kind(told, where)
        quote = _quote(told, where)
        sentence = sentence_around(where.passage, quote.start, quote.end, where.cuts)
        words = where.passage.text[quote.start : quote.end]
        for name, value in told.roles.items():
            for one in (value,) if isinstance(value, str) else value:
                _role(kind, kind.roles[name], one, words, where)
        _denial(told, kind, quote, sentence, where)
        dated = _date(told, quote, sentence, where)
        if told.by and not where.names.stands(told.by) and not _carried(told.by, where):
            raise _No("by", f"“{told.by}” is not named in the document as saying so")
    except _No as refusal:
        span = quote.source if quote else where.passage.span
        return Refused(span, refusal.cause, refusal.reason, told)
    return Claim(
        kind=told.kind,
        roles=told.roles,
        quote=quote.source.of(where.document.text),
        start=quote.source.start,
        end=quote.source.end,
        date=told.date,
        phase=told.phase,  # type: ignore[arg-type]
        polarity=told.polarity,  # type: ignore[arg-type]
        modality=told.modality,  # type: ignore[arg-type]
        by=told.by,
        reader="llm",
        frame="model",
        why=dated,
    )


def _kind(told: Told, where: Setting) -> Kind:
    kind = where.codebook.kinds.get(told.kind)
    if kind is None:
        raise _No("kind", f"the codebook has no kind “{told.kind[:60]}”")
    claim = Claim(
        told.kind,
        told.roles,
        told.quote,
        0,
        0,
        told.date,
        told.phase,  # type: ignore[arg-type]
        told.polarity,  # type: ignore[arg-type]
        told.modality,  # type: ignore[arg-type]
        told.by,
    )
    wrong = faults(where.codebook, claim)
    if wrong:
        raise _No("form", wrong[0])
    return kind


def _quote(told: Told, where: Setting) -> Quote:
    found = find_quote(told.quote, where.passage, where.document)
    if found is not None:
        return found
    if _ELLIPSIS.search(told.quote):
        raise _No("ellipsis", "its quote leaves words out")
    raise _No("quote", "its quote does not stand in the paragraph, character for character")


def _role(kind: Kind, role: Role, value: str, quote: str, where: Setting) -> None:
    if role.values:
        return  # one of a closed list: that it is in it was checked with the form
    if "number" in role.types:
        figure = number(value)
        if figure is not None:
            if figure not in numbers_in(quote):
                raise _No("number", f"{role.name}: {value} does not stand in the quote")
            return
        if "text" not in role.types:
            raise _No("number", f"{role.name}: “{value[:60]}” is no number")
    if value.startswith("<"):
        _description(role, value, where)
    elif _is_name(value, role, where):
        return
    elif {"text", "office", "contest"} & set(role.types):
        if not _carried(value, where):
            raise _No("words", f"{role.name}: the paragraph has no words for “{value[:80]}”")
    else:
        raise _No("name", f"{role.name}: “{value[:80]}” is not named in the document")


def _is_name(value: str, role: Role, where: Setting) -> bool:
    if not any(sign.isalpha() for sign in value):
        return "text" in role.types and where.names.stands(value)
    if value == value.lower() and value != value.upper() and "text" not in role.types:
        return False  # common words are nobody's name
    if where.names.stands(value):
        return True
    if "person" in role.types and where.names.stands_in_full(value):
        return True
    return "place" in role.types and _of_demonym(value, where)


def _of_demonym(value: str, where: Setting) -> bool:
    """Whether the document has a demonym of the country or territory `value`."""
    return any(
        country == value and f" {plain(demonym)} " in where.names.text
        for demonym, country in lexicon().demonyms.items()
    )


def _description(role: Role, value: str, where: Setting) -> None:
    if not value.endswith(">") or "<" in value[1:]:
        raise _No("description", f"{role.name}: “{value[:80]}” is no description in angle brackets")
    inside = value[1:-1]
    missing = [
        word
        for word in plain(inside).split()
        if word not in _DESCRIBING and not _stem_stands(word, where.words)
    ]
    if missing:
        of_names = _of_names(inside, where)
        missing = [word for word in missing if word not in of_names]
    if missing or not inside.strip():
        raise _No(
            "description", f"{role.name}: the paragraph has no “{' '.join(missing)[:80]}” ({value[:80]})"
        )


def _of_names(inside: str, where: Setting) -> set[str]:
    """The words of a description that belong to names of the document ("the left of the Labour Party")."""
    words = inside.split()
    found: set[str] = set()
    for start in range(len(words)):
        for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
            run = " ".join(words[start:end]).strip(" ,;")
            if run[:1].isupper() and where.names.stands(run):
                found.update(plain(run).split())
                break
    return found


def _carried(value: str, where: Setting) -> bool:
    """Whether the passage and what stands over it have the words of `value`: names and figures whole, and of
    other words at least half by their stems."""
    words = [word for word in plain(value).split() if word not in _SMALL]
    if not words:
        return False
    for written in re.findall(r"[A-ZÀ-Þ][\w-]*|\d[\d.,]*", value):
        bare = plain(written)
        if bare and bare not in _SMALL and written != value.split()[0] and not _anywhere(bare, where):
            return False
    there = sum(_stem_stands(word, where.words) or _anywhere(word, where) for word in words)
    return 2 * there >= len(words)


def _anywhere(word: str, where: Setting) -> bool:
    return all(f" {form}" in where.names.text for form in _stems(word))


def _stem_stands(word: str, text: str) -> bool:
    return any(f" {stem}" in text for stem in _stems(word))


def _stems(word: str) -> list[str]:
    return [
        f"{part} " if len(part) < 4 or part.isdigit() else part[: max(4, len(part) - 3)]
        for part in word.split()
    ]


def _denial(told: Told, kind: Kind, quote: Quote, sentence: tuple[int, int], where: Setting) -> None:
    words = where.passage.text[sentence[0] : sentence[1]]
    start, end = quote.start - sentence[0], quote.end - sentence[0]
    in_a_role = any(
        one == "0" or _NOT_IN_ROLE.search(one)
        for value in told.roles.values()
        for one in ((value,) if isinstance(value, str) else value)
    )
    if told.polarity is None and not in_a_role and denied(words, start, end, kind):
        raise _No("denial", "the words deny it, and the claim does not say so")
    if told.polarity == "no" and not may_deny(words):
        raise _No("denial", "no word of the sentence denies it, and the claim says so")


def _date(told: Told, quote: Quote, sentence: tuple[int, int], where: Setting) -> tuple[Why, ...]:
    if told.date is None:
        return ()
    dates = where.dates
    found = date_told(
        told.date,
        [one for one in dates if one.start < quote.end and one.end > quote.start],
        [one for one in dates if one.start < sentence[1] and one.end > sentence[0]],
        dates,
        where.before,
        where.passage.earlier,
    )
    words = f"“{told.date_words}”" if told.date_words else "the context"
    if found == "words":
        return (Why("date", words),)
    if found == "inferred":
        return (Why(INFERRED, f"{words}: its figures are told there, the date itself is not"),)
    reasons = {
        "not EDTF": f"“{told.date[:40]}” is no EDTF date",
        "other words": f"the quote tells another date than {told.date}",
        "nowhere": f"nothing in the words around tells {told.date}",
    }
    raise _No("date", reasons[found])


def _cuts(passage: Passage) -> tuple[tuple[int, int], ...]:
    """The sentences of a paragraph, the lines of anything else."""
    if passage.sort in ("paragraph", "caption"):
        return split_sentences(passage.text.replace("\n", " "))
    cuts, start = [], 0
    for line in passage.text.split("\n"):
        cuts.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(cuts)
