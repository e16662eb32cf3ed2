"""The deterministic reader: a document in, its claims out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from factio.codebook.entries import Codebook
from factio.dates import find
from factio.model import Claim, Document, Reading, Unread
from factio.reading.carrying import leaned_on, looks_ahead, of_the_sentence, remember, tells_a_span
from factio.reading.claims import finish
from factio.reading.clauses.predicates import predicates
from factio.reading.fields import read_fields
from factio.reading.frames.bracket_bodies import bracket_bodies
from factio.reading.frames.bracket_people import bracket_people
from factio.reading.frames.brackets import bracket_names
from factio.reading.frames.branches import read_branches
from factio.reading.frames.marks import read_marks
from factio.reading.frames.matching import Draft, NearMiss, match_frames
from factio.reading.frames.meetings import read_meetings
from factio.reading.frames.officers import read_officers
from factio.reading.frames.patterns import match_patterns
from factio.reading.frames.results import read_results
from factio.reading.frames.sizes import read_sizes
from factio.reading.frames.stand_ins import typed
from factio.reading.frames.traits import read_traits
from factio.reading.leavers import leavers
from factio.reading.lines import Line, lines
from factio.reading.lists import read_lists
from factio.reading.mentions.entities import make_cast
from factio.reading.moments import outside_names
from factio.reading.pipeline import parse
from factio.reading.repeats import one_of_each
from factio.reading.scene import Scene
from factio.reading.story import Story
from factio.reading.tables import read_tables
from factio.reading.unread import why_unread

if TYPE_CHECKING:
    from spacy.tokens import Doc

DOCUMENTS_AT_ONCE = 16


class Reader:
    """Reads documents under a codebook. Safe to use for many documents one after another."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook

    def read(self, document: Document) -> Reading:
        """The claims of one document, with the entities they name and what gave none."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Readings in the order of the documents; the parser gets their sentences in batches."""
        batch: list[Document] = []
        for document in documents:
            batch.append(document)
            if len(batch) == DOCUMENTS_AT_ONCE:
                yield from self._read_batch(batch)
                batch = []
        yield from self._read_batch(batch)

    def _read_batch(self, batch: list[Document]) -> Iterator[Reading]:
        laid_out = [list(lines(document)) for document in batch]
        parses = parse(line.text for rows in laid_out for line in rows)
        for document, rows in zip(batch, laid_out, strict=True):
            docs = [next(parses) for _ in rows]
            yield read_parsed(document, rows, docs, self.codebook)


def read_parsed(document: Document, rows: list[Line], docs: list[Doc], codebook: Codebook) -> Reading:
    """The reading of a document whose lines are parsed."""
    cast = make_cast(document, rows, docs)
    listed, done = read_lists(document, codebook, cast)
    claims = [*read_fields(document, codebook, cast), *listed, *read_tables(document, codebook, cast)]
    unread: list[Unread] = []
    story = Story(cast, document.metadata.published)
    with_claims = 0
    for line, doc in zip(rows, docs, strict=True):
        if line.block in done:
            with_claims += _gave_some(line, document, listed)
            continue
        scene = Scene(line, doc, cast.mentions[line.number], cast.offices[line.number])
        story.begin(scene, document)
        found, misses = read_line(scene, story, document, codebook)
        claims.extend(found)
        story.note(found)
        remember(story, found)
        with_claims += bool(found)
        if not found and line.text.strip():
            reason = why_unread(scene, misses, codebook)
            if reason:
                unread.append(Unread(line.source(document, 0, len(line.text)), reason))
        story.end(scene)
    ordered = sorted(claims, key=lambda c: (c.start, c.end))
    return Reading(tuple(ordered), tuple(cast.entities), tuple(unread), len(rows), with_claims)


def _gave_some(line: Line, document: Document, listed: list[Claim]) -> bool:
    """Whether one of the claims of lists stands in a line."""
    if not line.text:
        return False
    span = line.source(document, 0, len(line.text))
    return any(span.start <= claim.start < span.end for claim in listed)


def read_line(
    scene: Scene, story: Story, document: Document, codebook: Codebook
) -> tuple[list[Claim], list[NearMiss]]:
    """The claims of one line, and the frames that nearly matched."""
    dates = outside_names(scene, find(scene.line.text, story.written or story.reference, story.reference))
    drafts: list[Draft] = []
    misses: list[NearMiss] = []
    found = list(predicates(scene.view))
    for result in match_frames(scene, story, found, codebook):
        if isinstance(result, Draft):
            drafts.append(result)
        else:
            misses.append(result)
    line = typed(scene, story, dates)
    drafts.extend(match_patterns(scene, line, codebook))
    if "leadership" in codebook.kinds:
        drafts.extend(list(read_officers(scene, story, line, drafts)))
    drafts.extend(read_results(scene, story, found, dates, codebook))
    drafts.extend(read_meetings(scene, story, dates, codebook))
    drafts.extend(read_sizes(scene, story, dates, codebook))
    drafts.extend(read_branches(scene, story, drafts) if "branch" in codebook.kinds else ())
    drafts.extend(read_marks(scene, story, codebook))
    drafts.extend(read_traits(scene, story, codebook))
    claims = [c for d in drafts for c in finish(d, scene, story, dates, document, codebook)]
    claims = one_of_each(claims, codebook)
    claims.extend(list(leavers(claims, story)) if "membership" in codebook.kinds else ())
    claims.extend(bracket_names(scene, story, document))
    claims.extend(bracket_bodies(scene, story, dates, document, codebook))
    claims.extend(bracket_people(scene, story, dates, document, codebook))
    told = of_the_sentence(scene, dates)
    if told:
        story.date, story.lasting = told, tells_a_span(dates, told)
    elif looks_ahead(dates):
        story.date = None
    story.reference = told or leaned_on(scene, dates) or story.reference
    return [msgspec.structs.replace(c) for c in claims], misses
