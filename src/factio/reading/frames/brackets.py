"""What stands in a bracket after a name: its abbreviation, its native or other name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factio.model import Claim, Document, Why
from factio.reading.lines import Bracket
from factio.reading.mentions.abbreviations import is_abbreviation
from factio.reading.mentions.entities import Mention
from factio.reading.mentions.lexicon import lexicon
from factio.reading.scene import Scene
from factio.reading.story import Story

_SPLIT = re.compile(
    r"\s*[;]\s*|\s+/\s+|/(?=[A-Z]{2,}\b)|\s*[,，、]\s*(?=(?:or|also|abbreviated|abbr|short|acronym|lit|literally|"
    r"formerly|previously|known|commonly|transliterated|romani[sz]ed|pronounced|translated|meaning|in short|"
    r"later|now|the|sometimes?|usually|[A-Z0-9“\"'‘„_]|[^\x00-\x7f]))|\s+or\s+(?=[A-Z\"“])"
    r"|\s+and\s+(?=[A-Z]{2,}\b)"
)
_LANGUAGE = re.compile(r"^(?:in )?([A-Z][\w-]+(?:\s(?:[A-Z][\w-]+|and|or|language)){0,2})\s*:\s*")
_LEADS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"^(?:formerly|previously|earlier|until \d{4}|originally|at first|"
            r"initially)(?:\s+(?:known as|called|named|the))?\s*:?\s*",
            re.I,
        ),
        "former",
    ),
    (
        re.compile(
            r"^(?:also|commonly|otherwise|popularly|better|usually|officially|alternatively|"
            r"sometimes)\s+(?:known|called|referred to|spelled|spelt|written|transliterated|"
            r"translated)?(?:\s+(?:as|to as))?\s*:?\s*",
            re.I,
        ),
        "alternative",
    ),
    (
        re.compile(
            r"^(?:(?:usually |commonly |sometimes? )?(?:abbreviated|shortened)(?: (?:as|to))?|in short|"
            r"abbreviation|acronym|short(?: (?:for|form))?|abbr\.?|for short)\s*:?\s*",
            re.I,
        ),
        "abbreviation",
    ),
    (re.compile(r"^(?:transliterated|romani[sz]ed|translit\.?)(?: as)?\s*:?\s*", re.I), "native"),
    (
        re.compile(
            r"^(?:[a-z]+ for|literally|lit\.?|meaning|in english|translated(?: as)?|english)\s*:?\s*", re.I
        ),
        "translation",
    ),
    (re.compile(r"^(?:or|known as|called|alias|aka|a\.k\.a\.)\s*:?\s*", re.I), "alternative"),
)
_NOT_A_NAME = re.compile(
    r"\d{3,4}|%|\b(?:born|died|since|until|from|see|in|at|of which|who|which|was|were|is|are|"
    r"led|later|now|then|including|e\.g|i\.e|pictured|(?-i:right|left))\b|^\W*$",
    re.I,
)


def bracket_names(scene: Scene, story: Story, document: Document) -> Iterator[Claim]:
    """A `name` claim for each name or abbreviation in the brackets right after an organisation's name."""
    for bracket in scene.line.brackets:
        mention = _before(scene, bracket)
        if mention is None:
            continue
        if mention.type not in {"organisation", "publication", "other"}:
            continue
        if mention.type == "other" and not any(
            is_abbreviation(p) for p in re.split(r"[;,]\s*", bracket.text)
        ):
            continue
        bearer = story.cast.entities[mention.entity].name
        for name, sort, start, end in parts(bracket):
            if name.casefold() == bearer.casefold() or (
                sort != "abbreviation" and story.cast.type_of(name) in {"person", "place"}
            ):
                continue
            block = document.blocks[scene.line.block]
            first = block.source(scene.line.places[mention.start], scene.line.places[mention.start] + 1)
            span = block.source(start, end)
            quote = document.text[first.start : span.end]
            yield Claim(
                "name",
                {"organisation": bearer, "name": name, "sort": sort},
                quote,
                first.start,
                span.end,
                frame="name: bracket",
                why=(Why("bracket", f"“{bracket.text}” stands right after “{mention.text}”"),),
            )


def _before(scene: Scene, bracket: Bracket) -> Mention | None:
    for mention in scene.mentions:
        gap = scene.line.text[mention.end : bracket.at] if mention.end <= bracket.at else "x"
        if gap.strip(" \"”'’»") == "" and bracket.at - mention.end <= 3:
            return mention
    return None


def parts(bracket: Bracket) -> Iterator[tuple[str, str, int, int]]:
    """(name, sort, prose start, prose end) of each name in a bracket."""
    text, at = bracket.text, 0
    for piece in re.split(f"({_SPLIT.pattern})", text):
        if piece is None:
            continue
        start = text.find(piece, at)
        if start < 0:
            continue
        at = start + len(piece)
        rest, sort = piece, ""
        offset = start
        language = _LANGUAGE.match(rest)
        if language and _is_publisher(language.group(1)):
            continue
        if language and language.group(1).lower() not in {"abbreviation", "acronym", "english", "lit"}:
            offset += language.end()
            rest, sort = rest[language.end() :], "native"
        for lead, meant in _LEADS:
            found = lead.match(rest)
            if found and found.end():
                offset += found.end()
                rest, sort = rest[found.end() :], meant
                break
        bare = rest.strip(" _*\"“”'‘’„«».,;:")
        if not bare:
            continue
        offset += rest.find(bare)
        if is_abbreviation(bare) or (len(bare) == 1 and bare.isupper()):
            yield (
                bare,
                "abbreviation" if sort in {"", "native", "alternative"} else sort,
                bracket.start + offset,
                bracket.start + offset + len(bare),
            )
            continue
        if sort == "" and (not bare[0].isalpha() or _NOT_A_NAME.search(bare) or len(bare) > 90):
            continue
        if len(bare) > 110 or (sort and _NOT_A_NAME.fullmatch(bare)):
            continue
        if sort == "":
            if bare[0].isupper() and sum(w[:1].isupper() for w in bare.split()) * 2 >= len(bare.split()):
                sort = (
                    "translation"
                    if piece.strip()[:1] in "\"'“‘"
                    else ("native" if not bare.isascii() or _foreign(bare) else "alternative")
                )
            elif piece.strip()[:1] in "\"'“‘" and len(bare.split()) <= 8:
                sort = "translation"
            elif not bare.isascii() and len(bare.split()) <= 8:
                sort = "native"
            else:
                continue
        yield bare, sort, bracket.start + offset, bracket.start + offset + len(bare)


def _is_publisher(words: str) -> bool:
    """Whether what stands before a colon is a town and no language ("New York: Harbour Press")."""
    lex = lexicon()
    last = words.lower().split()[-1]
    known = {
        "abbreviation",
        "acronym",
        "english",
        "lit",
        "language",
        "short",
        "name",
        "full",
        "official",
        "script",
    }
    return last not in lex.languages and last not in lex.demonyms and last not in known


_ENGLISH = frozenset(
    "the of and for party union front league movement national democratic people people's "
    "workers socialist communist liberal united new group association council committee "
    "federation alliance army".split()
)


def _foreign(name: str) -> bool:
    return not (_ENGLISH & {w.lower() for w in name.split()})
