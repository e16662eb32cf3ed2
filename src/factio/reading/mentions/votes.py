"""What sort of thing a name is: votes of evidence over the whole document."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from factio.reading.lines import Line
from factio.reading.mentions.forms import Tally, form
from factio.reading.mentions.lexicon import Lexicon, lexicon
from factio.reading.mentions.names import NameSpan
from factio.reading.mentions.standing import stands_as_place

if TYPE_CHECKING:
    from spacy.tokens import Doc


Votes = dict[str, Tally]

_LABELS = {
    "PERSON": ("person", 1.0),
    "ORG": ("organisation", 1.0),
    "GPE": ("place", 1.2),
    "LOC": ("place", 1.2),
    "FAC": ("place", 0.6),
    "NORP": ("organisation", 0.3),
    "EVENT": ("other", 0.6),
    "WORK_OF_ART": ("publication", 0.6),
    "LAW": ("other", 1.0),
}
_PERSON_VERBS = frozenset(
    "say state die bear resign marry study graduate write tell declare argue believe live "
    "move return attend grow retire teach claim announce become".split()
)
_BODY_WORDS = frozenset(
    "join leave member members leader founder branch wing congress merge dissolve faction "
    "party chairman president secretary activist politician candidate candidates deputies "
    "supporters".split()
)
_PAPER_WORDS = frozenset(
    "newspaper magazine organ journal paper weekly daily newsletter periodical publication "
    "publish edit editor".split()
)
_BORN = re.compile(r"\b(?:born|b\.)\b|(?:\b1[5-9]\d\d\b.{0,30}[–-]\s*(?:.{0,25}\b[12]\d\d\d\b)?)", re.I)


_BODIES = (
    r"(?:party|movement|organi[sz]ation|alliance|coalition|front|union|group|league|faction|"
    r"current|tendency|association|federation|newspaper|"
    r"magazine|paper|list|bloc|militia|wing|society|club|ticket|platform|caucus|journal|"
    r"weekly|daily|army|guerrilla|committee|council|section|branch)"
)
_IS_BODY = re.compile(
    rf"^[\"”]?,? (?:(?:which |that )?(?:is|was|are|were|became|remains) )?"
    rf"(?!the \w+ (?:\w+ed|had|has|was|stood|won|took|got|fell|lost|went|came|did)\b)"
    rf"(?:an?|the|one of the) (?:(?!(?:of|in|for|from|by|to|with|at|on|and|who)\b)[\w'’–-]+ ){{0,4}}"
    rf"{_BODIES}\b"
)
_IS_PERSON = re.compile(
    r"^,? (?:(?:who )?(?:is|was) )?(?:an?|the) (?:[\w'’–-]+ ){0,4}(?:politician|activist|"
    r"lawyer|teacher|journalist|general|leader|poet|writer|doctor|engineer|worker|"
    r"revolutionary|unionist|economist|historian|priest)\b"
)
_CALLED = re.compile(
    rf"\b{_BODIES},? (?:(?:which (?:is|was) |is |was )?(?:called|named|titled|entitled|"
    rf"known as|dubbed) )?(?:the )?[\"“]?$"
)


_OF_PLACES = frozenset(
    "government province presidency region capital city town village district state "
    "county island republic kingdom municipality outskirts".split()
)
_PAPER_RIGHT_BEFORE = re.compile(
    r"\b(?:newspaper|magazine|paper|weekly|monthly|quarterly|daily|fortnightly|periodical|journal|bulletin|"
    r"newsletter|organ)s?,? (?:(?:was |is )?(?:called|named|titled|entitled) )?[\"“„«]?$"
)
_NAMED = re.compile(
    r"\b(?:under the (?:name|title|banner|label|umbrella)|call(?:ed|ing) itself|the name)(?: of)?(?: the)? "
    r"[\"“]?$"
)
_RENAMED = re.compile(
    r"\b(?:renamed(?: itself| as)?|chang(?:ed|ing) (?:its|their) name to|took the name(?: of)?)(?: the)? "
    r"[\"“]?$"
)


_ACTS_AS_BODY = re.compile(
    r"[\"”]?,? (?:(?:was|were|had been|is) (?:re-?)?(?:founded|formed|established|dissolved|disbanded|banned|"
    r"outlawed|merged|renamed|registered|legali[sz]ed|launched|set up)|polled|merged|split|contested|fielded|"
    r"disbanded|dissolved itself|(?:won|took|got|obtained|received|gained|secured|had|lost|held)"
    r"(?: only| just| about| some)? (?:\d[\d.,]*%?|one|two|three|four|five|six|seven|eight|nine|ten|no)"
    r" (?:of|per ?cent|seats?|votes|deputies))\b"
)


def key(name: str) -> str:
    """One key for the forms of a name that differ only in an article, quotes or the possessive."""
    stripped = re.sub(r"^(?:[Tt]he|THE)\s+", "", name.strip("\"“”'’ "))
    return re.sub(r"[’']s$", "", stripped)


def cast_votes(lines: list[Line], docs: list[Doc], names: list[list[NameSpan]]) -> Votes:
    """Votes for each name key of the document."""
    votes: Votes = defaultdict(lambda: defaultdict(float))
    lex = lexicon()
    for line, doc, spans in zip(lines, docs, names, strict=True):
        entities = [(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in _LABELS]
        for span in spans:
            tally = votes[key(span.text)]
            for start, end, label in entities:
                if start < span.end and span.start < end:
                    kind, weight = _LABELS[label]
                    share = (min(end, span.end) - max(start, span.start)) / max(
                        end - start, span.end - span.start
                    )
                    tally[kind] += weight * share
            _context(line, doc, span, tally, lex)
    for name, tally in votes.items():
        form(name, tally, lex)
    return votes


def _context(line: Line, doc: Doc, span: NameSpan, tally: Tally, lex: Lexicon) -> None:
    text = line.text
    before = re.findall(r"[\w.'’-]+", text[max(0, span.start - 60) : span.start].lower())
    after = re.findall(r"[\w.'’-]+", text[span.end : span.end + 40].lower())
    last = before[-1] if before else ""
    titled = re.match(r"[’']s |, (?:who|the|an?) ", text[span.end :]) is not None
    glued = text[max(0, span.start - 1) : span.start] in {" ", ""}
    if span.the:
        tally["organisation"] += 0.7
        tally["person"] -= 1.5
        last = before[-2] if len(before) > 1 else ""
    if glued and (last in lex.person_titles or last in lex.person_nouns):
        tally["person"] += 2
    elif glued and not span.the and last in lex.office_heads and len(before) > 0:
        tally["person"] += 1.8
    if last == "of" and not span.the and before[-2:-1] and before[-2] in _OF_PLACES:
        tally["place"] += 1.5
    tally["place"] += stands_as_place(text, span, last, lex)
    if last in {"by", "and"} and span.the:
        tally["organisation"] += 0.2
    if _BODY_WORDS & set(before[-4:]):
        tally["organisation"] += 0.5
    if (
        before[-3:-1] == ["member", "of"]
        or (last == "joined")
        or (last == "of" and before[-2:-1] in (["member"], ["members"], ["wing"], ["branch"], ["organ"]))
    ):
        tally["organisation"] += 2.6 if last == "joined" and not titled else 1.5
    if _PAPER_RIGHT_BEFORE.search(text[max(0, span.start - 40) : span.start]):
        tally["publication"] += 2.5
    if _PAPER_WORDS & set(before[-3:]) or (after and after[0] in {"newspaper", "magazine"}):
        tally["publication"] += 1.5
    if (
        after
        and after[0]
        in {
            "party",
            "movement",
            "front",
            "alliance",
            "members",
            "mps",
            "candidates",
            "candidate",
            "leader",
            "leaders",
            "deputies",
            "led",
            "faction",
        }
        and len(text) > span.end
        and text[span.end] == " "
    ):
        tally["organisation"] += 1.0
    if after and after[0] in {"who", "himself", "herself"}:
        tally["person"] += 1.5
    if _IS_BODY.match(text[span.end : span.end + 90]):
        tally["organisation"] += 2.5
    elif _IS_PERSON.match(text[span.end : span.end + 90]):
        tally["person"] += 2
    if _CALLED.search(text[max(0, span.start - 60) : span.start]):
        tally["organisation"] += 2
    elif _RENAMED.search(text[max(0, span.start - 40) : span.start]):
        tally["organisation"] += 3
    elif _NAMED.search(text[max(0, span.start - 40) : span.start]):
        tally["organisation"] += 1.5
    if text[span.end : span.end + 2] in {"'s", "’s"}:
        tally["person"] += 0.1
    if _ACTS_AS_BODY.match(text[span.end : span.end + 60]):
        tally["organisation"] += 2
    token = next((t for t in doc if t.idx < span.end <= t.idx + len(t.text)), None)
    if token is not None and token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ in _PERSON_VERBS:
        tally["person"] += 0.5
    for bracket in line.brackets:
        if 0 <= bracket.at - span.end <= 1:
            if _BORN.search(bracket.text) and re.search(r"\bborn\b|\b1[5-9]\d\d\s*[–-]", bracket.text):
                tally["person"] += 3
            elif (
                re.match(r"[\"“]?[A-Z][\w.’'-]{1,11}[\"”]?(?:[;,]|$)", bracket.text)
                and sum(c.isupper() for c in bracket.text.split()[0]) >= 2
            ):
                tally["organisation"] += 3


def decide(name: str, tally: Tally) -> str:
    """The type with the most votes; organisation before person before place on a tie."""
    order = ["organisation", "person", "place", "contest", "publication", "other"]
    if not tally:
        return "other"
    best = max(order, key=lambda t: (round(tally[t], 3), -order.index(t)))
    return best if tally[best] > 0.25 else "other"
