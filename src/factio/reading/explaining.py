"""What each pass makes of a sentence or a small text, gathered for those who want to see why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factio.codebook.entries import Codebook
from factio.dates import find
from factio.documents import read_text
from factio.model import Claim, Document
from factio.reading.carrying import remember
from factio.reading.clauses.predicates import Predicate, predicates
from factio.reading.frames.matching import NearMiss
from factio.reading.lines import lines
from factio.reading.mentions.entities import Cast, make_cast
from factio.reading.mentions.votes import key
from factio.reading.moments import outside_names
from factio.reading.pipeline import parse
from factio.reading.reader import read_line
from factio.reading.scene import Scene
from factio.reading.story import Story
from factio.reading.unread import why_unread

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class SeenName(msgspec.Struct, frozen=True):
    """A name in a sentence, whom it means, its type, and the votes for each type over the whole text."""

    text: str
    means: str
    type: str
    votes: dict[str, float]


class SeenDate(msgspec.Struct, frozen=True):
    """The words of a date and its EDTF; None where it leans on something that is not told."""

    text: str
    edtf: str | None


class SeenToken(msgspec.Struct, frozen=True):
    """A word of the parse: `relation` to the word number `head` (its own number at the top)."""

    number: int
    text: str
    lemma: str
    tag: str
    relation: str
    head: int


class SeenPredicate(msgspec.Struct, frozen=True):
    """A verb or noun with the words in its slots; `governor` is the verb that predicates a noun."""

    word: str
    lemma: str
    sort: str
    slots: dict[str, tuple[str, ...]]
    governor: str = ""


class SeenSentence(msgspec.Struct, frozen=True):
    """A sentence through all passes: `text` without brackets, `nearly` frames and what they lacked."""

    text: str
    brackets: tuple[str, ...]
    names: tuple[SeenName, ...]
    offices: tuple[str, ...]
    dates: tuple[SeenDate, ...]
    tokens: tuple[SeenToken, ...]
    predicates: tuple[SeenPredicate, ...]
    matched: tuple[str, ...]
    nearly: tuple[NearMiss, ...]
    claims: tuple[Claim, ...]
    unread: str = ""


class SeenText(msgspec.Struct, frozen=True):
    """A text through all passes: what it is taken to be about, and its sentences."""

    subject: str
    subject_type: str
    sentences: tuple[SeenSentence, ...]


def explain_text(text: str, codebook: Codebook, subject: str = "") -> SeenText:
    """All passes over `text`, read as a document of its own; `subject` names what it is about."""
    document = read_text(f"= {subject} =\n\n{text}\n" if subject else text, "sentence.txt")
    rows = list(lines(document))
    docs = list(parse(line.text for line in rows))
    cast = make_cast(document, rows, docs)
    story = Story(cast, document.metadata.published)
    seen = []
    for line, doc in zip(rows, docs, strict=True):
        scene = Scene(line, doc, cast.mentions[line.number], cast.offices[line.number])
        seen.append(_sentence(scene, story, document, codebook))
    return SeenText(cast.subject, cast.subject_type, tuple(seen))


def _sentence(scene: Scene, story: Story, document: Document, codebook: Codebook) -> SeenSentence:
    story.begin(scene, document)
    dates = outside_names(scene, find(scene.line.text, story.written or story.reference, story.reference))
    claims, misses = read_line(scene, story, document, codebook)
    story.note(claims)
    remember(story, claims)
    story.end(scene)
    return SeenSentence(
        text=scene.line.text,
        brackets=tuple(bracket.text for bracket in scene.line.brackets),
        names=_names(scene, story.cast),
        offices=tuple(office.name for _, office in sorted(scene.office_at.items())),
        dates=tuple(SeenDate(date.text, date.edtf) for date in dates),
        tokens=_tokens(scene.doc),
        predicates=tuple(_predicate(p, scene) for p in predicates(scene.view) if p.slots),
        matched=tuple(dict.fromkeys(claim.frame for claim in claims)),
        nearly=tuple(dict.fromkeys(misses)),
        claims=tuple(claims),
        unread="" if claims else why_unread(scene, misses, codebook),
    )


def _names(scene: Scene, cast: Cast) -> tuple[SeenName, ...]:
    found = []
    for mention in scene.mentions:
        entity = cast.entities[mention.entity]
        votes: dict[str, float] = cast.votes.get(key(mention.text)) or {}
        ranked = sorted(((kind, round(votes[kind], 2)) for kind in votes), key=lambda v: (-v[1], v[0]))
        found.append(
            SeenName(mention.text, entity.name, entity.type, {kind: vote for kind, vote in ranked if vote})
        )
    return tuple(found)


def _tokens(doc: Doc) -> tuple[SeenToken, ...]:
    return tuple(SeenToken(t.i, t.text, t.lemma_, t.tag_, t.dep_, t.head.i) for t in doc)


def _predicate(predicate: Predicate, scene: Scene) -> SeenPredicate:
    slots = {
        name: tuple(_words(scene.doc[place], scene) for place in places)
        for name, places in predicate.slots.items()
        if places
    }
    word = _words(scene.doc[predicate.token], scene)
    return SeenPredicate(word, predicate.lemma, predicate.sort, slots, predicate.governor)


def _words(token: Token, scene: Scene) -> str:
    """The name or office that a token heads, else the token."""
    named = scene.mention_at.get(token.i) or scene.office_at.get(token.i)
    return scene.line.text[named.start : named.end] if named else token.text
