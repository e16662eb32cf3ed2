"""The names of a document by its own characters: which stand in it, and what they are short for.

No parse is needed for that, so that a passage costs a model's reader next to nothing.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec

from factio.model import Document
from factio.reading.lines import lines
from factio.reading.mentions.abbreviations import defined, initials, is_abbreviation

SHOWN = 40
"""Names that a model is shown at most: those that were met last."""
_LINK = r"(?:of|the|and|for|de|del|la|le|du|des|di|da|do|e|y|et|und|der|für|al|el|to|in)"
_WORD = r"[A-ZÀ-ÞĀ-Ž][\w’'.&-]*"
_NAME = re.compile(rf"{_WORD}(?:\s(?:{_LINK}\s){{0,2}}{_WORD}){{1,9}}|\b[A-Z]{{2,}}\b")
_POSSESSIVE = re.compile(r"['’`´ʼ]s?\b")
_NO_WORD = re.compile(r"[^\w]+")


def plain(words: str) -> str:
    """Words without case, diacritics, possessives and punctuation, one blank between two."""
    if words.isascii():
        bare = words.lower()
    else:
        apart = unicodedata.normalize("NFKD", words).casefold()
        bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", _POSSESSIVE.sub("", bare)).strip()


class Names(msgspec.Struct, frozen=True):
    """`text` is all that is read, plain, with a blank at both ends; `pairs` are (short, full) names, plain,
    `defined` those that a bracket defines, as written; `met` are names with where each is first met."""

    text: str
    pairs: tuple[tuple[str, str], ...]
    defined: tuple[tuple[str, str], ...]
    met: tuple[tuple[int, str], ...]

    def so_far(self, offset: int) -> tuple[str, ...]:
        """The names that stand before `offset`, in the order of the text."""
        return tuple(name for place, name in self.met if place < offset)[-SHOWN:]

    def stands(self, name: str) -> bool:
        """Whether `name` is written in the document, as it is or with an abbreviation that it defines."""
        return any(f" {form} " in self.text for form in self.forms(name))

    def stands_in_full(self, name: str) -> bool:
        """Whether a person's `name` stands there with further given names between its words."""
        words = plain(name).split()
        if len(words) < 2:
            return False
        between = r" (?:\w+ ){0,3}"
        return re.search(f" {between.join(map(re.escape, words))} ", self.text) is not None

    def forms(self, name: str) -> list[str]:
        """`name`, plain, and what it becomes when the document's abbreviations are put in or written out."""
        bare = plain(name).removeprefix("the ")
        if not bare:
            return []
        found = [bare]
        for short, full in self.pairs:
            for form in tuple(found):
                padded = f" {form} "
                for one, other in ((full, short), (short, full)):
                    if f" {one} " in padded and len(found) < 40:
                        changed = padded.replace(f" {one} ", f" {other} ").strip()
                        if changed not in found:
                            found.append(changed)
        return found


def names_of(document: Document) -> Names:
    """The names of a document, from its title, fields, tables and all sentences that are read."""
    parts = [document.title, *(section.heading for section in document.sections if section.read)]
    parts += [f"{one.key}: {one.value}" for one in document.fields]
    parts += [table.caption for table in document.tables]
    parts += [cell.text for table in document.tables for row in (*table.header, *table.rows) for cell in row]
    pairs: list[tuple[str, str]] = []
    written: dict[tuple[str, str], None] = {}
    met: dict[str, int] = {}
    if document.title:
        met[document.title] = 0
    for line in lines(document):
        block = document.blocks[line.block]
        words = block.prose[line.start : line.end]
        parts.append(words)
        for start, end, short in defined(line):
            pairs.append((plain(short), plain(line.text[start:end])))
            written[short, line.text[start:end]] = None
            met.setdefault(f"{line.text[start:end]} ({short})", block.at(line.start))
        for name in _NAME.finditer(words):
            met.setdefault(name.group(), block.at(line.start + name.start()))
    pairs += _by_initials(met, {short for short, _ in pairs})
    text = f" {plain(' | '.join(parts))} "
    ordered = sorted((place, name) for name, place in met.items())
    known = tuple(dict.fromkeys(pair for pair in pairs if all(pair)))
    return Names(text, known, tuple(written), tuple(ordered))


def _by_initials(met: dict[str, int], known: set[str]) -> list[tuple[str, str]]:
    """Abbreviations that are defined nowhere, where one name alone has these initials."""
    full: dict[str, list[str]] = {}
    for name in met:
        if " " in name and "(" not in name:
            for short in initials(name):
                full.setdefault(short, []).append(name)
    shorts = [name for name in met if is_abbreviation(name) and plain(name) not in known]
    return [
        (plain(short), plain(full[short.upper()][0]))
        for short in shorts
        if len({plain(one) for one in full.get(short.upper(), ())}) == 1
    ]
