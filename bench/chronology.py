"""Questions to a large record: how long they take, and how large it is.

    .venv/bin/python bench/chronology.py [--claims 20000] [--questions 200] [--keep FILE]

Makes up a record of so many claims (20 an organisation, 100 a document), derives what held, and asks it.
1,000,000 claims make the full record of 50,000 organisations; the making takes most of the time. Prints one
JSON object, times in milliseconds. `--keep` leaves the record there, and asks one that is already there. The
same spells are put as triples into pyoxigraph, which indexes all, and the states of one organisation on a day
asked of both: `sparql_ratio` is how many times as long SPARQL takes. `sparql_ratio_in_memory` is the same
where what held lies in the memory of the process too, as the triples do.
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
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import sqlalchemy as sa
from large_record import AN_ORGANISATION, World, made

import factio
from factio.chronology import answers
from factio.chronology.book import Shelf
from factio.chronology.holding import Holding
from factio.record.prepare import prepare
from factio.record.schema import conflict, entity, held
from factio.record.store import Stamp, replace


def times(ask, names: list[str]) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """Median and 95th percentile in milliseconds over `names`; the first question of all warms up.

    `p95_cpu` is how long the process itself worked: on a busy machine it waits besides.
    """
    ask(names[0])
    taken, worked = [], []
    for name in names[1:]:
        begun, at_work = time.perf_counter(), time.process_time()
        ask(name)
        taken.append(1000 * (time.perf_counter() - begun))
        worked.append(1000 * (time.process_time() - at_work))
    p95, p95_cpu = (round(statistics.quantiles(some, n=20)[18], 1) for some in (taken, worked))
    return {"p50": round(statistics.median(taken), 1), "p95": p95, "p95_cpu": p95_cpu}


def once(ask) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """How many there are, in how many milliseconds, of which the process worked so many."""
    begun, at_work = time.perf_counter(), time.process_time()
    many = ask()
    taken, worked = time.perf_counter() - begun, time.process_time() - at_work
    return {"many": many, "ms": round(1000 * taken), "ms_cpu": round(1000 * worked)}


def kept(path: Path) -> dict[str, object]:
    """Derives what held and what contradicts anew; how long that takes, and how large the record is then."""
    with factio.open(path) as record:
        begun = time.perf_counter()
        record.keep()
        seconds = round(time.perf_counter() - begun, 1)
        with record.file().reading() as connection:
            counts = {
                name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
                for name, table in (("states", held), ("conflicts", conflict))
            }
    return {
        "spells_derived_s": seconds,
        **counts,
        "size_mb": round(os.path.getsize(path) / 1e6, 1),
        "memory_of_deriving_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def asked(path: Path, count: int) -> dict[str, object]:
    """The figures of a record that is there."""
    chance = random.Random(1)
    record = factio.open(path)
    names = _organisations(record, chance, count)
    figures: dict[str, object] = {
        "as_of_one_ms": times(lambda name: record.as_of(_some_day(chance), name), names),
        "timeline_ms": times(record.timeline, names),
        "related_ms": times(lambda name: record.related(name, _some_day(chance)), names),
        "conflicts_one_ms": times(record.conflicts, names),
    }
    days = [f"{year}-06-15" for year in range(1900, 2010, 10)]
    figures["whole_day_first_1000_ms"] = times(record.page_on, days)
    figures["memory_of_questions_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figures["conflicts_of_the_record"] = once(lambda: len(record.conflicts()))
    figures["whole_day_streamed"] = once(lambda: sum(1 for _ in record.each_on("1954-06-30")))
    figures["changes_in_a_month"] = once(lambda: len(record.changes("1954-06", "1954-06")))
    figures["memory_of_whole_days_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    world = World(50)
    document, reading = world.document("a new one.txt", [*names[:4], "Quite Another League of Somewhere"])

    def taken_in() -> int:
        rows = prepare(document, reading, record.codebook)
        with record.file().writing() as connection:
            replace(connection, rows, Stamp(rows.digest, "made up", "", "2020-01-01"))
        told = record.as_of("2000", "Quite Another League of Somewhere")
        return len(told) + len(record.conflicts("Quite Another League of Somewhere"))

    figures["new_document_of_100_claims"] = once(taken_in)
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
    with record.file().reading() as connection:
        beside = _in_memory(record, list(kept_spells.all_within(connection, ALWAYS)))
    memory = times(lambda name: answers(beside[name], _some_day(chance), name), names)
    triples = len(store)
    record.close()
    return {
        "triples": triples,
        "sparql_one_ms": sparql,
        "factio_beside_ms": mine,
        "sparql_ratio": round(sparql["p50"] / mine["p50"], 2),
        "factio_in_memory_ms": memory,
        "sparql_ratio_in_memory": round(sparql["p50"] / memory["p50"], 2),
    }


def _in_memory(record: factio.Record, holdings: list[Holding]) -> dict[str, Shelf]:
    """All that is kept, as an index in memory: by whom it is of, as pyoxigraph has its triples."""
    states = record.rules.states
    of: dict[str, list[Holding]] = defaultdict(list)
    for holding in holdings:
        for thing in dict.fromkeys(holding.key[1][: len(states[holding.key[0]].roles)]):
            of[thing].append(holding)
    return {name: Shelf(record.rules, listed, {}) for name, listed in of.items()}


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
