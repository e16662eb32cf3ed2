"""Where a name begins and ends: capitalised runs, their connectors, quotes, and the nouns that close them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factio.reading.mentions.contests import contests_in
from factio.reading.mentions.lexicon import Lexicon, lexicon, table

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = re.compile(r"[^\W_](?:[\w.'’ʼ`\-–/&]*[\w'’])?\.?|&")
_QUOTE = re.compile(r"[\"“„«]([^\"“”„«»]{2,90})[\"”“»]")
_ENGLISH = frozenset({"of", "for"})
_RUNS = {name: frozenset(words.split()) for name, words in table("runs.toml").items()}
_TO_ANOTHER = re.compile(rf"(?i)\b.+-(?:{'|'.join(sorted(_RUNS['another']))})$")
_APART = re.compile(r"\s?\((?:[A-Z][\w .’'–-]{0,45})\)")


class Word(msgspec.Struct, frozen=True):
    """A word of a line: characters `start` to `end`, whether it begins with a capital, its tag."""

    text: str
    start: int
    end: int
    capital: bool
    tag: str


class NameSpan(msgspec.Struct, frozen=True):
    """A candidate name: characters `start` to `end` of the line, its words, and whether quotes set it off."""

    start: int
    end: int
    text: str
    quoted: bool = False
    the: bool = False


_SEATS = frozenset({"MP", "MPs", "MLA", "MLAs", "MEP", "MEPs", "MLC", "TD", "MSP", "AM"})
_ONCE = re.compile(r"(?:ex|Ex|EX)[-–](?=[A-Z])")


def words_of(text: str, doc: Doc) -> list[Word]:
    """The words of a line, with the parser's tag of the token in which each begins."""
    tags = {token.idx: token.tag_ for token in doc}
    out: list[Word] = []
    for found in _WORD.finditer(text):
        word, start, end = found.group(), found.start(), found.end()
        if _ONCE.match(word):
            word, start = word[3:], start + 3
        if word.endswith(".") and not re.fullmatch(
            r"(?:[^\W\d_]\.)+|(?:St|Dr|Mr|Mrs|Ms|Sri|Smt|Jr|Sr|Com|Gen|Col|Lt)\.", word
        ):
            word, end = word[:-1], end - 1
        letters = [c for c in word if c.isalpha()]
        out.append(
            Word(
                word,
                start,
                end,
                bool(letters) and word[0].isalpha() and letters[0].isupper(),
                tags.get(found.start(), ""),
            )
        )
    return out


def names_in(
    text: str,
    doc: Doc,
    known: frozenset[str],
    bold: Sequence[tuple[int, int]] = (),
    cuts: Sequence[int] = (),
) -> list[NameSpan]:
    """The candidate names of one line, left to right, without overlap.

    `known` holds names that the document sets off elsewhere (bold, quoted, before a bracket with
    their initials): they are taken whole wherever they stand. `bold` are spans of this line that
    emphasis sets off. At `cuts` a bracket stood, over which no name goes on.
    """
    lex = lexicon()
    fixed = sorted([*_set_off(text, known, bold, lex), *((a, b, False) for a, b in contests_in(text))])
    words = words_of(text, doc)
    out: list[NameSpan] = []
    for start, end, quoted in _without_overlap(fixed):
        start = start if quoted else _with_demonym(text, start, lex)
        out.append(NameSpan(start, end, text[start:end], quoted, _after_the(text, start)))
    index = 0
    while index < len(words):
        word = words[index]
        hit = next((s for s in out if s.start < word.end and word.start < s.end), None)
        if hit is not None or not _begins(words, index, lex):
            index += 1
            continue
        if _is_title(words, index, lex):
            index += 1
            continue
        limits = [s.start for s in out if s.start > word.start] + [cut for cut in cuts if cut > word.start]
        stop = _run(words, index, text, lex, min(limits, default=len(text) + 1))
        start, end = word.start, words[stop].end
        apart = _APART.match(text, end)
        if apart and words[stop].capital:
            end = apart.end()
            while stop + 1 < len(words) and words[stop + 1].start < end:
                stop += 1
        name = text[start:end]
        if _TO_ANOTHER.match(name) and " " not in name:
            end = start + name.rindex("-")
        elif name.endswith(("'s", "’s")):
            end -= 2
        elif name.endswith(("'", "’")):
            end -= 1
        label = text[start:end].lower() in lex.ideologies and text[end : end + 2].strip().islower()
        if end > start and not label:
            out.append(NameSpan(start, end, text[start:end], False, _after_the(text, start)))
        index = stop + 1
    return sorted(out, key=lambda s: s.start)


def _set_off(
    text: str, known: frozenset[str], bold: Sequence[tuple[int, int]], lex: Lexicon
) -> list[tuple[int, int, bool]]:
    spans = [(a, b, False) for a, b in bold]
    for name in known:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            inside = (at > 0 and text[at - 1].isalnum()) or (end < len(text) and text[end].isalnum())
            if not inside:
                apart = _APART.match(text, end)
                spans.append((at, apart.end() if apart else end, False))
            at = text.find(name, end)
    for found in _QUOTE.finditer(text):
        inner = found.group(1)
        capitals = [w for w in inner.split() if w[:1].isupper()]
        if (
            inner[:1].isupper()
            and len(inner.split()) <= 10
            and 2 * len(capitals) >= len([w for w in inner.split() if len(w) > 3])
            and inner[-1] not in ".!?,"
        ):
            spans.append((found.start(1), found.end(1), True))
    return spans


def _without_overlap(spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    kept: list[tuple[int, int, bool]] = []
    for span in sorted(spans, key=lambda s: (-(s[1] - s[0]), s[0])):
        if all(span[1] <= k[0] or k[1] <= span[0] for k in kept):
            kept.append(span)
    return sorted(kept)


_GIVEN = frozenset({"sri", "shri"})
"""Titles that before a single name are a part of it."""


def _is_title(words: list[Word], index: int, lex: Lexicon) -> bool:
    """Whether a word stands as a title before a name, and does not begin the name of a country."""
    low = words[index].text.lower()
    if low not in _RUNS["titles"] or index + 1 >= len(words) or not words[index + 1].capital:
        return False
    if low in _GIVEN and not (index + 2 < len(words) and words[index + 2].capital):
        return False
    both = f"{low} {words[index + 1].text.lower()}"
    return both not in lex.countries and both not in lex.demonyms


def _with_demonym(text: str, start: int, lex: Lexicon) -> int:
    """Where a name begins when the demonym right before it is taken in (rule 4 of the codebook)."""
    before = re.search(r"([A-Z][\w-]+) $", text[:start])
    return (
        before.start() if before and before.group(1).lower() in lex.demonyms and before.start() > 0 else start
    )


def without_title(name: str) -> str:
    """A name without the titles that stand before a person's name ("Sir", "Shri", "Dr")."""
    words = name.split()
    known = lexicon().countries
    while len(words) > 1 and words[0].lower() in _RUNS["titles"] and " ".join(words[:2]).lower() not in known:
        words.pop(0)
    return " ".join(words)


def _after_the(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].lower().endswith("the ")


def _begins(words: list[Word], index: int, lex: Lexicon) -> bool:
    word = words[index]
    if not word.capital:
        return False
    low = word.text.lower()
    following = words[index + 1] if index + 1 < len(words) else None
    if low in {"the", "a", "an", "i"} or (
        low in {"he", "she", "it", "they", "his", "her", "its", "their", "this", "these"}
    ):
        return False
    if index == 0 and low in lex.starters:
        return bool(
            low in _RUNS["may_begin"] and following and following.capital and word.tag in {"NNP", "NNPS"}
        )
    if not (following and following.capital) and (low in _RUNS["common"] or low in lex.office_heads):
        return False
    if low in _MONTHS or (low in _DAYS):
        return False
    return not (
        index == 0
        and word.tag
        in {"IN", "RB", "CC", "DT", "PRP", "PRP$", "WRB", "WP", "WDT", "VBN", "VBG", "VBD", "EX", "TO"}
        and not (
            following
            and following.capital
            and word.tag.startswith("VB") is False
            and word.tag not in {"IN", "CC", "DT", "PRP", "PRP$", "RB"}
        )
    )


_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _run(words: list[Word], index: int, text: str, lex: Lexicon, limit: int) -> int:
    """Index of the last word of the run that begins at `index` and ends before character `limit`."""
    stop = index
    while True:
        step = _extension(words, index, stop, text, lex)
        if step is None or words[step].end > limit:
            break
        stop = step
    following = stop + 1
    if (
        following < len(words)
        and words[following].text in _RUNS["closing"]
        and text[words[stop].end : words[following].start] == " "
        and not _describes([w.text for w in words[index : stop + 1]], lex)
        and words[following].end <= limit
    ):
        return following
    return stop


def _describes(run: list[str], lex: Lexicon) -> bool:
    """Whether the run only describes (a demonym, a label, an abbreviation) and does not name."""
    low = [w.lower() for w in run]
    if len(run) == 1 and (run[0].isupper() or low[0] in lex.organisation_heads):
        return True
    if run[-1].endswith(("'s", "’s")):
        return True
    return all(w in lex.demonyms or w in lex.ideologies or w in lex.countries for w in low)


def _extension(words: list[Word], first: int, stop: int, text: str, lex: Lexicon) -> int | None:
    """The word up to which the run may be taken further, or None."""
    here, following = words[stop], stop + 1
    if following >= len(words):
        return None
    gap = text[here.end : words[following].start]
    owner = here.text.endswith(("'s", "’s", "s'", "s’"))
    base = here.text.lower().rstrip("'’").removesuffix("'s").removesuffix("’s")
    common = base in _RUNS["owners"] or base.endswith(("men", "people", "women", "folk"))
    if owner and not common and not here.text.endswith(("s'", "s’")):
        return None
    run = words[first : stop + 1]
    if gap in {" ", "–", "-", "/", " & "}:
        word = words[following]
        if word.capital and word.text.lower() not in _MONTHS and not _TO_ANOTHER.match(here.text):
            return None if _breaks(run, word, lex) else following
        if re.fullmatch(r"(?:19|20)\d\d", word.text) and gap == " ":
            return None
        if (
            re.fullmatch(r"\d{1,2}", word.text)
            and gap == " "
            and _ends_in_head(run, lex) is None
            and len(run) == 1
        ):
            return None
        return _over_connector(words, first, stop, text, lex)
    if gap == " – " and text.count(" – ") == 1 and words[following].capital and len(run) >= 1:
        head = _plain_run(words, following + (words[following].text == "The"), text)
        return head if _ends_in_head(run, lex) or _ends_in_head(words[following : head + 1], lex) else None
    if gap == ", ":
        return _over_list(words, first, stop, text, lex)
    return None


def _breaks(run: list[Word], word: Word, lex: Lexicon) -> bool:
    """Two names side by side: "Prime Minister Smith", "President of Peru Smith"."""
    low = [w.text.lower() for w in run]
    if word.text in _SEATS:
        return True
    if f"{low[-1]} {word.text.lower()}" in lex.countries:
        return False
    if low[-1] in lex.office_heads and word.text.lower() not in lex.organisation_heads | {
        k: "" for k in lex.office_heads
    }:
        return True
    return len(run) == 1 and low[0] in lex.person_titles - _GIVEN and low[0] not in lex.organisation_heads


def _ends_in_head(run: list[Word], lex: Lexicon) -> str | None:
    for word in reversed(run):
        low = word.text.lower().rstrip("'’").removesuffix("'s")
        if low in lex.organisation_heads:
            return lex.organisation_heads[low]
    return None


def _over_connector(words: list[Word], first: int, stop: int, text: str, lex: Lexicon) -> int | None:
    run = words[first : stop + 1]
    place = stop + 1
    connectors: list[str] = []
    while place < len(words) and len(connectors) < 3 and not words[place].capital:
        low = words[place].text.lower()
        if low not in _ENGLISH | _RUNS["foreign"] | {"the", "and", "&", "in", "on", "to", "against", "with"}:
            return None
        if text[words[place - 1].end : words[place].start] != " ":
            return None
        connectors.append(low)
        place += 1
    if place >= len(words) or not connectors or not words[place].capital:
        return None
    if text[words[place - 1].end : words[place].start] != " ":
        return None
    right = _plain_run(words, place, text)
    if _joins(run, connectors, words[place : right + 1], lex, _after_the(text, run[0].start)):
        return place
    return None


def _plain_run(words: list[Word], start: int, text: str) -> int:
    stop = start
    while (
        stop + 1 < len(words)
        and words[stop + 1].capital
        and text[words[stop].end : words[stop + 1].start] in {" ", "-", "–"}
    ):
        stop += 1
    return stop


def _joins(run: list[Word], connectors: list[str], right: list[Word], lex: Lexicon, the: bool) -> bool:
    head = _ends_in_head(run, lex)
    low = [w.text.lower() for w in run]
    first = connectors[0]
    if low[-1] in lex.office_heads and head != "association":
        return False
    if first in {"of", "for"} and connectors[1:] in ([], ["the"]):
        if run[-1].text.isupper() and len(run) == 1:
            return False
        last = right[-1].text.lower()
        if first == "for" and lex.organisation_heads.get(last) in {"party", "union", "league"}:
            return False
        if (
            the
            and first == "of"
            and len(run) <= 2
            and low[-1] not in lex.demonyms
            and low[-1] not in lex.countries
        ):
            return True
        return head is not None or low[-1] in lex.place_heads
    if first in {"and", "&"}:
        return len(connectors) == 1 and _joins_by_and(run, right, lex)
    if first == "on" and len(connectors) == 1:
        return low[-1] in _TASKED
    if first in {"in", "on", "to", "against", "with", "the"}:
        return False
    if set(connectors) <= _RUNS["foreign"] | {"the", "for", "of"}:
        return first in _RUNS["foreign"]
    return False


def _joins_by_and(run: list[Word], right: list[Word], lex: Lexicon) -> bool:
    """ "Workers and Peasants Party", "Union for Peace and Progress", not "the Awami League and the Dal"."""
    left_head, right_head = _ends_in_head(run, lex), _ends_in_head(right, lex)
    low = [w.text.lower() for w in run]
    if all(w in lex.countries for w in (" ".join(low), " ".join(w.text.lower() for w in right))):
        return False
    after = _after_of(run)
    strong = right_head is not None and right_head not in _WEAK
    if after and not strong:
        return (
            len(after) <= 4
            and not any(w.text.isupper() and len(w.text) > 1 for w in right)
            and len(right) <= 3
        )
    if left_head is None and right_head is not None:
        if run[-1].text.isupper() and len(run[-1].text) > 1:
            return False
        return (
            len(run) <= 2
            and right[-1].text.lower() in lex.organisation_heads
            and right[0].text.lower() not in lex.organisation_heads
            and all(w.text.lower() not in lex.countries for w in run)
        )
    return False


_WEAK = frozenset({"alternative", "party_plural", "youth"})
"""Sorts of head nouns that also stand in the complement of another ("Alliance for Unity and Democracy")."""
_TASKED = frozenset("group committee commission council conference board panel bureau department".split())


def _after_of(run: list[Word]) -> list[Word]:
    """The words after the last "of" or "for" that has a head noun before it; else after that noun."""
    lex = lexicon()
    for back in range(len(run) - 1, 0, -1):
        if run[back].text.lower() in _ENGLISH and _ends_in_head(run[:back], lex):
            rest = run[back + 1 :]
            return [w for w in rest if w.text.lower() != "the"]
    for back in range(len(run) - 1, -1, -1):
        if run[back].text.lower() in lex.organisation_heads:
            return run[back + 1 :]
    return []


def _over_list(words: list[Word], first: int, stop: int, text: str, lex: Lexicon) -> int | None:
    """ "Society of Masons, Quarrymen and Allied Trades": a comma inside the complement of a head noun."""
    run = words[first : stop + 1]
    if not _after_of(run) or not 1 <= len(_after_of(run)) <= 3:
        return None
    place = stop + 1
    if not words[place].capital or _plain_run(words, place, text) - place > 2:
        return None
    end = _plain_run(words, place, text)
    rest = end + 1
    if rest + 1 < len(words) and words[rest].text in {"and", "&"} and words[rest + 1].capital:
        complement = words[stop + 1 : end + 1]
        if any(
            w.text.lower() in lex.organisation_heads or (w.text.isupper() and len(w.text) > 1)
            for w in complement
        ):
            return None
        if _ends_in_head(words[rest + 1 : _plain_run(words, rest + 1, text) + 1], lex) not in {
            None,
            "association",
            "youth",
        }:
            return None
        after = words[rest + 1 : _plain_run(words, rest + 1, text) + 1]
        told = [" ".join(w.text for w in part).lower() for part in (_after_of(run), complement, after)]
        if told[0] in lex.countries and told[1] not in lex.countries and told[2] not in lex.countries:
            return None
        return end
    return None
