"""A record: read into, listed and shown. The questions about time stand in `questions.py`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from factio import codebook as codebooks
from factio.api.judging import Judging
from factio.codebook import Codebook
from factio.errors import RecordError
from factio.model import EntityType, Metadata
from factio.record import (
    Order,
    Progress,
    ReadReport,
    Reads,
    SourceText,
    StoredClaim,
    StoredEntity,
    StoredProposal,
    StoredSource,
    Story,
    judging,
    queries,
    take_in,
)
from factio.record.derive import settle
from factio.record.judging import Judgement
from factio.record.store import remove


class Explanation(msgspec.Struct, frozen=True):
    """How a claim came about: the claim with its `why`, its document, and who is meant by each name in it.

    `judgements` are the entries of the log that judge it, those taken back too.
    """

    claim: StoredClaim
    source: StoredSource
    named: dict[str, StoredEntity]
    judgements: tuple[Judgement, ...] = ()


class Record(Judging):
    """A record that can be read into and asked.

    All methods raise RecordError when the record cannot be used, and those that ask raise it too when
    there is no record yet.
    """

    def read(
        self,
        paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
        workers: int = 1,
        read_on: str | None = None,
        reader: Reads | None = None,
        metadata: Metadata | None = None,
        progress: Callable[[Progress], None] | None = None,
        again: bool = False,
    ) -> ReadReport:
        """Reads files, and all files in folders, into the record; makes the record if there is none.

        A file that is unchanged since it was read is left alone unless `again`; the claims of a changed
        one are replaced, and those that are the same keep their ids. `read_on` is the day to store
        (YYYY-MM-DD, today by default), `metadata` what is known of all these sources. With `workers`
        over 1, as many processes read; a script that asks for them needs `if __name__ == "__main__":`.
        What is wrong with a file is told in the report; nothing is raised for it.
        """
        listed = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
        order = Order(self.codebook, workers, read_on, reader, metadata, again)
        report = take_in(self.file(create=True), listed, order, progress)
        self.keep()
        return report

    def remove(self, source: str) -> bool:
        """Takes a document and its claims out of the record; tells whether it was there."""
        with self.file().writing() as connection:
            there = remove(connection, source)
            settle(connection)
        self.keep()
        return there

    def claims(
        self, source: str | None = None, about: str | None = None, kind: str | None = None
    ) -> Iterator[StoredClaim]:
        """Claims in order of document and text: of one source, about one name, of one kind.

        `about` finds claims in which the name, or whatever else bears it, fills a role.
        Raises NameNotFound when nothing in the record bears the name, or no document has it; RecordError
        on a kind that the codebook does not have.
        """
        if kind is not None and kind not in self.codebook.kinds:
            raise RecordError(f"{kind}: no kind of the codebook; `factio codebook` lists them")
        with self.file().reading() as connection:
            entities = None if about is None else queries.meant(connection, about)
            if source is not None:
                queries.document(connection, source)
        return self._claims(source, entities, kind)

    def _claims(
        self, source: str | None, entities: list[str] | None, kind: str | None
    ) -> Iterator[StoredClaim]:
        with self.file().reading() as connection:
            yield from queries.claims(connection, document=source, entities=entities, kind=kind)

    def show(self, name: str) -> Story:
        """All claims about a name in order of time. Raises NameNotFound, with suggestions."""
        with self.file().reading() as connection:
            return queries.story(connection, name)

    def organisations(self, search: str | None = None) -> list[StoredEntity]:
        """Organisations in order of their names; with `search`, those that have it in one of their names."""
        return self.entities("organisation", search)

    def entities(self, type: EntityType | None = None, search: str | None = None) -> list[StoredEntity]:
        """Who and what the record knows, in order of their names."""
        with self.file().reading() as connection:
            return queries.entities(connection, sort=type, search=search)

    def entity(self, id: str) -> StoredEntity | None:
        """The entity with this id, None when there is none."""
        with self.file().reading() as connection:
            return next(iter(queries.entities(connection, ids=[id])), None)

    def claims_of(self, entity: str) -> list[StoredClaim]:
        """The claims in which the entity with this id fills a role, in order of time."""
        with self.file().reading() as connection:
            return sorted(queries.claims(connection, entities=[entity]), key=queries.in_time)

    def sources(self) -> list[StoredSource]:
        """The documents of the record in order of their names."""
        with self.file().reading() as connection:
            return list(queries.sources(connection))

    def source(self, name: str) -> SourceText:
        """A document with its text, its claims and what gave none. Raises NameNotFound."""
        with self.file().reading() as connection:
            return queries.source_text(connection, name)

    def claim(self, id: str) -> StoredClaim:
        """The claim with this id, or whose id begins so. Raises RecordError if it is none, or several."""
        with self.file().reading() as connection:
            return queries.one_claim(connection, id)

    def sources_of(self, claims: Iterable[str]) -> dict[str, str]:
        """In which document each of these claims stands, by their ids."""
        with self.file().reading() as connection:
            return queries.sources_of(connection, claims)

    def explain(self, id: str) -> Explanation:
        """How a claim came about. Raises RecordError as `claim` does."""
        with self.file().reading() as connection:
            claim = queries.one_claim(connection, id)
            source = next(queries.sources(connection, claim.source))
            on = judging.entries(connection, source=claim.source)
            judged = tuple(entry for entry in on if entry.claim == claim.id)
            return Explanation(claim, source, queries.named(connection, claim.id), judged)

    def proposals(self) -> list[StoredProposal]:
        """Pairs of entities that may be one, the likeliest first; they are for a person to decide."""
        with self.file().writing() as connection:
            settle(connection)
        with self.file().reading() as connection:
            return queries.proposals(connection)


def open(
    path: str | os.PathLike[str] = "factio.db", codebook: Codebook | str | os.PathLike[str] | None = None
) -> Record:
    """The record at a path or a `postgresql://` URL. It is made when something is first read into it.

    `codebook` is a codebook, or a directory that extends the shipped one.
    Raises RecordError, and changes nothing, when there is something else at the path or a record of
    another version; CodebookError when the codebook is wrong.
    """
    if not isinstance(codebook, Codebook):
        codebook = codebooks.load(None if codebook is None else Path(codebook))
    record = Record(path, codebook)
    if record_exists(path):
        record.file()
    return record


def record_exists(path: str | os.PathLike[str]) -> bool:
    """Whether there is anything at `path`; taken for granted of a server, which is asked when it is used."""
    from factio.record.open import is_url

    return not is_url(path) and Path(path).exists() and Path(path).stat().st_size > 0
