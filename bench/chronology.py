"""Questions to a large record: how long they take, and how large it is.

    .venv/bin/python bench/chronology.py [--claims 20000] [--questions 200] [--keep FILE]

Makes up a record of so many claims (20 an organisation, 100 a document), derives what held, and asks it.
1,000,000 claims make the full record of 50,000 organisations; the making takes most of the time. Prints one
JSON object, times in milliseconds. `--keep` leaves the record there, and asks one that is already there. The
same spells are put as triples into pyoxigraph, which indexes all, and the states of one organisation on a day
asked of both: `sparql_ratio` is how many times as long SPARQL takes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import sqlalchemy as sa
from identity import HEADS, MARKS, word

import factio
from factio.codebook import load
from factio.model import Claim, Document, Entity, Reading
from factio.record import open_record
from factio.record.derive import settle
from factio.record.prepare import prepare
from factio.record.schema import entity, held
from factio.record.store import Stamp, replace

OFFICES = ["general secretary", "chair", "treasurer", "leader", "president"]
AN_ORGANISATION = 20  # claims
A_DOCUMENT = 5  # organisations
AT_A_TIME = 50  # documents stored in one transaction


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
            for rows in some:
                replace(connection, rows, Stamp(rows.digest, "made up", "", "2020-01-01"))
    with record.writing() as connection:
        # Proposals are another bench's matter.
        connection.execute(sa.text("UPDATE about_record SET value = 'fresh' WHERE key = 'proposals'"))
        settle(connection)
    record.close()
    return time.perf_counter() - begun


def times(ask, names: list[str]) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """Median and 95th percentile in milliseconds over `names`; the first question of all warms up."""
    ask(names[0])
    taken = []
    for name in names[1:]:
        begun = time.perf_counter()
        ask(name)
        taken.append(1000 * (time.perf_counter() - begun))
    return {"p50": round(statistics.median(taken), 1), "p95": round(statistics.quantiles(taken, n=20)[18], 1)}


def kept(path: Path) -> dict[str, object]:
    """Derives all spells anew; how long that takes, and how large the record is then."""
    with factio.open(path) as record:
        begun = time.perf_counter()
        record.keep()
        seconds = round(time.perf_counter() - begun, 1)
        with record.file().reading() as connection:
            spells = connection.execute(sa.select(sa.func.count()).select_from(held)).scalar_one()
    return {"spells_derived_s": seconds, "states": spells, "size_mb": round(os.path.getsize(path) / 1e6, 1)}


def asked(path: Path, count: int) -> dict[str, object]:
    """The figures of a record that is there."""
    chance = random.Random(1)
    record = factio.open(path)
    names = _organisations(record, chance, count)
    figures: dict[str, object] = {
        "as_of_one_ms": times(lambda name: record.as_of(_some_day(chance), name), names),
        "timeline_ms": times(record.timeline, names),
        "related_ms": times(lambda name: record.related(name, _some_day(chance)), names),
        "conflicts_one_ms": times(record.conflicts, names[:40]),
    }
    days = [f"{year}-06-15" for year in range(1900, 2010, 10)]
    figures["whole_day_first_1000_ms"] = times(record.page_on, days)
    figures["memory_of_questions_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    begun = time.perf_counter()
    answers = sum(1 for _ in record.each_on("1954-06-30"))
    figures["whole_day_streamed_ms"] = round(1000 * (time.perf_counter() - begun))
    figures["whole_day_answers"] = answers
    begun = time.perf_counter()
    figures["changes_in_a_month"] = len(record.changes("1954-06", "1954-06"))
    figures["changes_in_a_month_ms"] = round(1000 * (time.perf_counter() - begun))
    figures["memory_of_whole_days_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    world = World(50)
    document, reading = world.document("a new one.txt", [*names[:4], "Quite Another League of Somewhere"])
    begun = time.perf_counter()
    rows = prepare(document, reading, record.codebook)
    with record.file().writing() as connection:
        replace(connection, rows, Stamp(rows.digest, "made up", "", "2020-01-01"))
    assert record.as_of("2000", "Quite Another League of Somewhere")
    figures["new_document_of_100_claims_ms"] = round(1000 * (time.perf_counter() - begun))
    record.remove("a new one.txt")
    record.close()
    return figures


def _organisations(record: factio.Record, chance: random.Random, count: int) -> list[str]:
    with record.file().reading() as connection:
        named = sa.select(entity.c.name).where(entity.c.type == "organisation").order_by(entity.c.id)
        return chance.sample(list(connection.execute(named).scalars()), count)


def _some_day(chance: random.Random) -> str:
    return f"{chance.randint(1900, 2010)}-06-15"


def in_sparql(path: Path, count: int) -> dict[str, object]:
    """The states of one organisation on a day: from the same spells as triples, and from the record."""
    import pyoxigraph as ox

    from factio.chronology import kept as kept_spells
    from factio.chronology.book import shown_begin, shown_end
    from factio.chronology.days import ALWAYS

    record = factio.open(path)
    store = ox.Store()

    def term(name: str) -> ox.NamedNode:
        return ox.NamedNode(f"urn:factio:{name}")

    def quads() -> Iterator[ox.Quad]:
        number = 0
        with record.file().reading() as connection:
            for holding in kept_spells.all_within(connection, ALWAYS):
                state = record.rules.states[holding.key[0]]
                for life in holding.lives:
                    number += 1
                    spell = term(f"spell-{number}")
                    begin, end = shown_begin(life), shown_end(life)
                    bounds = {
                        "begin-earliest": begin.window.lo,
                        "begin-latest": begin.window.hi,
                        "end-earliest": end.window.lo,
                        "end-latest": end.window.hi,
                        "shown-first": life.first.lo,
                        "shown-last": life.last.hi,
                    }
                    yield ox.Quad(spell, term("state"), ox.Literal(state.state))
                    for thing in holding.key[1][: len(state.roles)]:
                        yield ox.Quad(spell, term("role"), ox.Literal(thing))
                    for side, day in bounds.items():
                        yield ox.Quad(spell, term(side), ox.Literal(day))
                    for claim in dict.fromkeys((*begin.claims, *life.witnesses, *end.claims)):
                        yield ox.Quad(spell, term("claim"), ox.Literal(claim))

    store.bulk_extend(quads())
    store.optimize()
    chance = random.Random(2)
    names = _organisations(record, chance, count)

    def ask(name: str) -> list[object]:
        ordinal = date.fromisoformat(_some_day(chance)).toordinal()
        bounds = ("begin-earliest", "begin-latest", "end-earliest", "end-latest", "shown-first", "shown-last")
        wanted = " ; ".join(f"<urn:factio:{side}> ?b{place}" for place, side in enumerate(bounds))
        return list(
            store.query(  # type: ignore[arg-type]
                "SELECT * WHERE { "
                f"?spell <urn:factio:role> {json.dumps(name)} ; <urn:factio:state> ?state ; "
                f"<urn:factio:role> ?role ; {wanted} ; <urn:factio:claim> ?claim . "
                f"BIND(IF({ordinal} < ?b0 || {ordinal} > ?b3, 'no', IF({ordinal} < ?b1, 'possible', "
                f"IF({ordinal} <= ?b2, 'yes', 'presumed'))) AS ?answer) }}"
            )
        )

    sparql = times(ask, names)
    mine = times(lambda name: record.as_of(_some_day(chance), name), names)
    triples = len(store)
    record.close()
    ratio = round(sparql["p50"] / mine["p50"], 2)
    return {"triples": triples, "sparql_one_ms": sparql, "factio_beside_ms": mine, "sparql_ratio": ratio}


def main() -> None:
    options = argparse.ArgumentParser(description="Questions to a large record.")
    options.add_argument("--claims", type=int, default=20_000)
    options.add_argument("--questions", type=int, default=200)
    options.add_argument(
        "--keep", type=Path, metavar="FILE", help="leave the record there, or ask the one there"
    )
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "factio.db"
        report: dict[str, object] = {"claims": given.claims, "organisations": given.claims // AN_ORGANISATION}
        # each in a process of its own, so that the memory told is that of the questions
        with ProcessPoolExecutor(1, max_tasks_per_child=1) as beside:
            if not path.exists():
                report["made_s"] = round(beside.submit(made, path, given.claims).result(), 1)
            for step in (partial(kept, path), partial(asked, path, given.questions)):
                report.update(beside.submit(step).result())
            report.update(beside.submit(in_sparql, path, given.questions).result())
        print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
