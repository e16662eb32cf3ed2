"""A record of any size, made up from one seed: organisations, who led them, bans, alliances, ends."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import sqlalchemy as sa
from identity import HEADS, MARKS, word

from factio.codebook import load
from factio.model import Claim, Document, Entity, Reading
from factio.record import open_record
from factio.record.derive import settle
from factio.record.prepare import prepare
from factio.record.store import Stamp, replace_all

OFFICES = ["general secretary", "chair", "treasurer", "leader", "president"]
AN_ORGANISATION = 20  # claims
A_DOCUMENT = 5  # organisations
AT_A_TIME = 250  # documents stored in one transaction


class World:
    """Organisations with what happens to them, made up from one seed."""

    def __init__(self, organisations: int) -> None:
        self.chance = random.Random(0)
        towns = [word(self.chance, self.chance.randint(2, 3)) for _ in range(30_000)]
        self.names = [
            f"{self.chance.choice(MARKS)} {self.chance.choice(HEADS)} of {self.chance.choice(towns)} {n:05}"
            for n in range(organisations)
        ]
        self.towns = towns

    def person(self) -> str:
        """A person of their own."""
        given = word(self.chance, 1)
        return f"{given} {word(self.chance, 2)} {word(self.chance, 2)}"

    def documents(self) -> Iterator[tuple[Document, Reading]]:
        """Documents of some organisations each, with what a reader would find in them."""
        for start in range(0, len(self.names), A_DOCUMENT):
            yield self.document(f"{start // A_DOCUMENT:06}.txt", self.names[start : start + A_DOCUMENT])

    def document(self, name: str, organisations: list[str]) -> tuple[Document, Reading]:
        """One document and its claims."""
        text = ""
        claims = []
        entities: dict[str, Entity] = {}
        for organisation in organisations:
            entities[organisation] = Entity(organisation, "organisation")
            for kind, roles, when, phase in self.told(organisation, entities):
                quote = f"{kind} of {organisation} {when}"
                start = len(text)
                text += f"{quote}.\n\n"
                claims.append(Claim(kind, roles, quote, start, start + len(quote), date=when, phase=phase))
        return Document(name, text, name, ()), Reading(tuple(claims), tuple(entities.values()))

    def told(self, organisation: str, entities: dict[str, Entity]) -> Iterator[tuple[str, dict, str, str]]:  # type: ignore[type-arg]
        """Kind, roles, date and phase of each claim on an organisation."""
        chance = self.chance
        begun = chance.randint(1890, 1990)
        people = [self.person() for _ in range(5)]
        entities.update((person, Entity(person, "person")) for person in people)
        other = chance.choice(self.names)
        entities[other] = Entity(other, "organisation")
        mine = {"organisation": organisation}
        yield (
            "founding",
            {**mine, "founder": (people[0],), "place": chance.choice(self.towns)},
            _day(chance, begun),
            None,
        )
        year = begun
        for person in people:
            office = {**mine, "person": person, "office": chance.choice(OFFICES)}
            yield "leadership", office, _day(chance, year), "starts"
            year += chance.randint(1, 6)
            yield "leadership", office, _day(chance, year), "ends"
        for person in people[:4]:
            yield "membership", {**mine, "person": person}, str(begun + chance.randint(0, 9)), "starts"
        yield "ban", mine, _day(chance, year + 1), "starts"
        yield "legalisation", mine, _day(chance, year + 9), None
        yield "alliance", {"alliance": other, "member": (organisation,)}, str(year + 2), "starts"
        yield "congress", mine, str(begun + 3), None
        if chance.random() < 0.6:
            yield "dissolution", mine, _day(chance, year + 12), None
        else:
            yield "congress", mine, str(year + 12), None


def _day(chance: random.Random, year: int) -> str:
    sort = chance.random()
    if sort < 0.4:
        return str(year)
    month = f"{year}-{chance.randint(1, 12):02}"
    return month if sort < 0.6 else f"{month}-{chance.randint(1, 28):02}"


def made(path: Path, claims: int) -> float:
    """Makes the record; returns the seconds that takes."""
    begun = time.perf_counter()
    world = World(claims // AN_ORGANISATION)
    codebook = load()
    record = open_record(path)
    documents = world.documents()
    while some := [prepare(*both, codebook) for both in islice(documents, AT_A_TIME)]:
        with record.writing() as connection:
            replace_all(
                connection, [(rows, Stamp(rows.digest, "made up", "", "2020-01-01")) for rows in some]
            )
    with record.writing() as connection:
        # Proposals are another bench's matter.
        connection.execute(sa.text("UPDATE about_record SET value = 'fresh' WHERE key = 'proposals'"))
        settle(connection)
    record.close()
    return time.perf_counter() - begun
