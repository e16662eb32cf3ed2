"""The words of a line, as names are made of them, and the sorts of words at which names stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from factio.reading.mentions.lexicon import lexicon, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc


_WORD = re.compile(r"[^\W_](?:[\w.'’ʼ`\-–/&]*[\w'’])?\.?|&")


RUNS = {name: frozenset(words.split()) for name, words in table("runs.toml").items()}


class Word(msgspec.Struct, frozen=True):
    """A word of a line: characters `start` to `end`, whether it begins with a capital, its tag and what
    the parser takes it for ("PERSON")."""

    text: str
    start: int
    end: int
    capital: bool
    tag: str
    label: str = ""
    surname: bool = False


_ONCE = re.compile(r"(?:ex|Ex|EX)[-–](?=[A-Z])")


_ARTICLE = re.compile(
    r"(?:(?:al|el|an|ar|as|ash|at|ad|az|ud|ul|ol|bin|es|ez|d|l|dell|nell|all|dall|sull)[-'’])(?=[^\W\d_])"
)
"""An article or preposition in lower case that another language writes together with a name ("al-Amin",
"d'Action")."""


_DONE_BY = re.compile(
    r"[-–](?:led|backed|controlled|held|run|ruled|governed|dominated|supported|sponsored|endorsed|affiliated|aligned)$"
)
"""What is said to be done by the body whose name stands before ("LEAGUE-led government")."""


def surnames_of(docs: Iterable[Doc]) -> frozenset[str]:
    """The last words of what the parser takes for persons' full names in a document."""
    lex = lexicon()
    known = lex.organisation_heads.keys() | lex.countries.keys() | lex.demonyms.keys() | lex.naming
    return frozenset(
        entity[-1].text
        for doc in docs
        for entity in doc.ents
        if entity.label_ == "PERSON" and len(entity) > 1 and entity[-1].lower_ not in known
    )


def words_of(text: str, doc: Doc, surnames: frozenset[str] = frozenset()) -> list[Word]:
    """The words of a line, with the parser's tag of the token in which each begins."""
    tags = {token.idx: (token.tag_, token.ent_type_) for token in doc}
    out: list[Word] = []
    for found in _WORD.finditer(text):
        word, start, end = found.group(), found.start(), found.end()
        if _ONCE.match(word):
            word, start = word[3:], start + 3
        done = _DONE_BY.search(word)
        if done and word[0].isupper():
            word, end = word[: done.start()], start + done.start()
        if word.endswith(".") and not re.fullmatch(
            r"(?:[^\W\d_]\.)+|(?:St|Dr|Mr|Mrs|Ms|Sri|Smt|Jr|Sr|Com|Gen|Col|Lt)\.", word
        ):
            word, end = word[:-1], end - 1
        article = _ARTICLE.match(word)
        letters = [c for c in word[article.end() if article else 0 :] if c.isalpha()]
        out.append(
            Word(
                word,
                start,
                end,
                bool(letters) and word[0].isalpha() and letters[0].isupper(),
                *tags.get(found.start(), ("", "")),
                word in surnames,
            )
        )
    return out
