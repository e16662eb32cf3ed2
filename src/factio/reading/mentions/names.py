"""Where a name begins and ends: capitalised runs, their connectors, quotes, and the nouns that close them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factio.reading.mentions.breaking import GIVEN, breaks, parted
from factio.reading.mentions.contests import contests_in
from factio.reading.mentions.foreign import romance_names
from factio.reading.mentions.joining import after_the, ends_in_head, over_connector, over_list, plain_run
from factio.reading.mentions.lexicon import Lexicon, lexicon
from factio.reading.mentions.numbered import dated_names, with_number
from factio.reading.mentions.set_off import APART, QUOTE, by_name, set_off, without_overlap
from factio.reading.mentions.words import RUNS, Word, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TO_ANOTHER = re.compile(rf"(?i)\b.+-(?:{'|'.join(sorted(RUNS['another']))})$")


class NameSpan(msgspec.Struct, frozen=True):
    """A candidate name: characters `start` to `end` of the line, its words, and whether quotes set it off."""

    start: int
    end: int
    text: str
    quoted: bool = False
    the: bool = False


def names_in(
    text: str,
    doc: Doc,
    known: frozenset[str],
    bold: Sequence[tuple[int, int]] = (),
    cuts: Sequence[int] = (),
    surnames: frozenset[str] = frozenset(),
) -> list[NameSpan]:
    """The candidate names of one line, left to right, without overlap.

    `known` holds names that the document sets off elsewhere (bold, quoted, before a bracket with
    their initials): they are taken whole wherever they stand. `bold` are spans of this line that
    emphasis sets off. At `cuts` a bracket stood, over which no name goes on.
    """
    lex = lexicon()
    words = words_of(text, doc, surnames)
    out = _fixed_names(text, known, bold, lex)
    index = 0
    while index < len(words):
        word = words[index]
        hit = next((s for s in out if s.start < word.end and word.start < s.end), None)
        if hit is not None or not _begins(words, index, lex) or _is_title(words, index, lex):
            index += 1
            continue
        limits = [s.start for s in out if s.start > word.start] + [cut for cut in cuts if cut > word.start]
        stop = _run(words, index, text, lex, min(limits, default=len(text) + 1))
        if stop == index and _stands_before_a_name(words, index, text, lex):
            index += 1
            continue
        start = word.start
        stop, end = _with_what_tells_apart(words, stop, text)
        end = with_number(text, start, start + _bare_length(text[start:end]))
        label = (
            text[start:end].lower() in lex.ideologies | lex.languages
            and text[end : end + 2].strip().islower()
        )
        if end > start and not label:
            out += [
                NameSpan(a, b, text[a:b], False, after_the(text, start)) for a, b in parted(text, start, end)
            ]
        index = stop + 1
    return sorted(out, key=lambda s: s.start)


def _fixed_names(
    text: str, known: frozenset[str], bold: Sequence[tuple[int, int]], lex: Lexicon
) -> list[NameSpan]:
    """Names that marks, quotes, the rest of the document or their own form set off, without overlap."""
    apart = [*contests_in(text), *dated_names(text), *romance_names(text)]
    fixed = sorted([*set_off(text, known, bold, lex), *((a, b, False) for a, b in apart)])
    out = []
    for start, end, quoted in without_overlap(fixed):
        start = start if quoted else _with_demonym(text, start, lex)
        out.append(NameSpan(start, end, text[start:end], quoted, after_the(text, start)))
    return out


def _bare_length(name: str) -> int:
    """Characters of a name without its possessive ending or a participle joined to it ("X-led")."""
    if _TO_ANOTHER.match(name) and " " not in name:
        return name.rindex("-")
    if name.endswith(("'s", "’s")):
        return len(name) - 2
    return len(name) - name.endswith(("'", "’"))


def _with_what_tells_apart(words: list[Word], stop: int, text: str) -> tuple[int, int]:
    """Last word and end of a run with the bracket that belongs to it, and the land behind that:
    "Workers' Party (Unity) of Ruritania"."""
    end = words[stop].end
    apart = APART.match(text, end)
    if not (apart and words[stop].capital):
        return stop, end
    end = apart.end()
    while stop + 1 < len(words) and words[stop + 1].start < end:
        stop += 1
    land = re.match(r" of (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)", text[end:])
    known = lexicon().countries
    if land is None or not any(w.lower() in known for w in (land.group(1), land.group(1).split()[0])):
        return stop, end
    end += (
        land.end()
        if land.group(1).lower() in known
        else land.end() - len(land.group(1).partition(" ")[2]) - 1
    )
    while stop + 1 < len(words) and words[stop + 1].start < end:
        stop += 1
    return stop, end


def _is_title(words: list[Word], index: int, lex: Lexicon) -> bool:
    """Whether a word stands as a title before a name, and does not begin the name of a country."""
    low = words[index].text.lower()
    if low not in RUNS["titles"] or index + 1 >= len(words) or not words[index + 1].capital:
        return False
    if low in GIVEN and not (index + 2 < len(words) and words[index + 2].capital):
        return False
    both = f"{low} {words[index + 1].text.lower()}"
    return both not in lex.countries and both not in lex.demonyms


def _stands_before_a_name(words: list[Word], index: int, text: str, lex: Lexicon) -> bool:
    """Whether a word is a title and the name of who bears it follows ("General Smith")."""
    low, following = words[index].text.lower(), words[index + 1 : index + 2]
    beside = bool(following) and text[words[index].end : following[0].start] == " " and following[0].capital
    return beside and low in lex.person_titles and low not in lex.organisation_heads


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
    while len(words) > 1 and words[0].lower() in RUNS["titles"] and " ".join(words[:2]).lower() not in known:
        words.pop(0)
    return " ".join(words)


def _begins(words: list[Word], index: int, lex: Lexicon) -> bool:
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    if not word.capital:
        return bool(following and following.capital and _numbers_a_unit(word.text, following.text, lex))
    low = word.text.lower()
    if low in {"the", "a", "an", "i"} or (
        low in {"he", "she", "it", "they", "his", "her", "its", "their", "this", "these"}
    ):
        return False
    if index == 0 and word.label == "PERSON" and following and following.label == "PERSON":
        return following.capital
    if index == 0 and low in lex.starters:
        if low == "all" and following and following.text.lower() in lex.countries:
            return True
        return bool(
            low in RUNS["may_begin"] and following and following.capital and word.tag in {"NNP", "NNPS"}
        )
    if not (following and following.capital) and (low in RUNS["common"] or low in lex.office_heads):
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


def _numbers_a_unit(ordinal: str, noun: str, lex: Lexicon) -> bool:
    """Whether an ordinal in figures belongs to the name after it: "5th Army", "22nd Front"."""
    return bool(re.fullmatch(r"\d{1,3}(?:st|nd|rd|th)", ordinal)) and (
        lex.organisation_heads.get(noun.lower()) in {"army", "front"}
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
        and words[following].text in RUNS["closing"]
        and text[words[stop].end : words[following].start] == " "
        and not _describes([w.text for w in words[index : stop + 1]], lex)
        and len(parted(text, words[index].start, words[stop].end)) == 1
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
    known = (lex.demonyms, lex.ideologies, lex.countries, lex.languages)
    return all(any(w in words for words in known) for w in low)


def _extension(words: list[Word], first: int, stop: int, text: str, lex: Lexicon) -> int | None:
    """The word up to which the run may be taken further, or None."""
    here, following = words[stop], stop + 1
    if following >= len(words):
        return None
    gap = text[here.end : words[following].start]
    owner = here.text.endswith(("'s", "’s", "s'", "s’"))
    base = here.text.lower().rstrip("'’").removesuffix("'s").removesuffix("’s")
    common = base in RUNS["owners"] or base.endswith(("men", "people", "women", "folk"))
    if owner and not common and not here.text.endswith(("s'", "s’")):
        return None
    run = words[first : stop + 1]
    if gap in {" ", "–", "-", "/", " & "}:
        word = words[following]
        if word.capital and word.text.lower() not in _MONTHS and not _TO_ANOTHER.match(here.text):
            return (
                None
                if breaks(run, words[following : plain_run(words, following, text) + 1], lex)
                else following
            )
        if re.fullmatch(r"(?:19|20)\d\d", word.text) and gap == " ":
            return None
        if (
            re.fullmatch(r"\d{1,2}", word.text)
            and gap == " "
            and ends_in_head(run, lex) is None
            and len(run) == 1
        ):
            return None
        return over_connector(words, first, stop, text, lex)
    if gap in {' "', " “"} and words[following].capital:
        quote = QUOTE.match(text, words[following].start - 1)
        after = next(
            (i for i in range(following, len(words)) if quote and words[i].start > quote.end()), None
        )
        return after if quote and after is not None and by_name(text, quote, lex) else None
    if gap in {" – ", " - "} and words[following].text.isupper() and len(words[following].text) > 1:
        return None
    if gap == " – " and text.count(" – ") == 1 and words[following].capital and len(run) >= 1:
        titled = words[following].text == "The"
        head = plain_run(words, following + titled, text)
        joins = titled or ends_in_head(run, lex) or ends_in_head(words[following : head + 1], lex)
        return head if joins else None
    if gap == ", ":
        return over_list(words, first, stop, text, lex)
    return None
