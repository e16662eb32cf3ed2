"""`make bench`: speed and memory of reading, all in one run on this machine.

Prints words per second of the reader and of the bare spaCy pipeline (every component of the same model)
on the same made-up articles, what a second process brings, and memory over 2,000 documents.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import factio
from factio.codebook import load
from factio.documents import read_text
from factio.reading import Reader
from factio.reading.pipeline import MODEL

WORD = re.compile(r"\w+")
ROUNDS = 3

FIRST = "Ann Bo Carla Dirk Elena Faruk Greta Hugo Ines Jan Karin Luis Mara Nils Olga Paul".split()
LAST = (
    "Adler Berg Costa Duarte Erdem Falk Garcia Holm Ivers Jonas Keller Lund Moreau Novak Olsen Petrov".split()
)
COLOUR = "Radical Socialist Liberal National Democratic Agrarian Progressive Christian Workers' Green".split()
BODY = "Party Union League Front Movement Alliance Federation Congress".split()
PLACE = "Lisbon Oslo Vienna Lyon Turin Gdansk Izmir Porto Ghent Malmö".split()
SENTENCES = (
    "The {a} was founded in {y} in {place} by {p} and {q}.",
    "In {y}, a left-wing group led by {p} broke away from the {a} and formed the {b}.",
    "{p}, who had been general secretary of the party since {y}, resigned in {z} and was succeeded by {q}.",
    "The {a} was banned on 26 July {y}, and several of its leaders, among them {p}, were arrested.",
    "It contested the {y} elections as part of the {b}, winning {n} seats and {m} per cent of the vote.",
    "Although the leaders feared that its members would not follow, the congress of {y} agreed to the plan.",
    "The party merged with the {b} in {z} to form the {c}, whose first chairman was {p}.",
    "Its newspaper, which had appeared in {place} without interruption, was widely read among the dockers.",
    "During the following years the {a} ({abbr}) worked closely with trade unions and student groups.",
    "According to {q}, the organisation had about {n} members at that time, most of them in {place}.",
    "The government lifted the ban in {z}, after which the party was renamed the {c}.",
    "Critics argued that the programme, although popular in the countryside, said little on wages.",
)


def article(number: int) -> str:
    """A made-up article in the plain dialect; the same for the same number."""
    chance = random.Random(number)
    organisations = [
        f"{chance.choice(COLOUR)} {chance.choice(COLOUR)} {chance.choice(BODY)}" for _ in range(3)
    ]
    parts = [f"= {organisations[0]} =", ""]
    for paragraph in range(chance.randint(5, 9)):
        if paragraph % 3 == 0:
            parts += [f"== {chance.choice(('History', 'Organisation', 'Elections', 'Later years'))} ==", ""]
        parts += [" ".join(sentence(chance, organisations) for _ in range(chance.randint(3, 6))), ""]
    return "\n".join(parts)


def sentence(chance: random.Random, organisations: list[str]) -> str:
    year = chance.randint(1900, 2000)
    a, b, c = organisations
    return chance.choice(SENTENCES).format(
        a=a,
        b=b,
        c=c,
        abbr="".join(word[0] for word in a.split()),
        p=f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        q=f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        y=year,
        z=year + chance.randint(1, 15),
        n=chance.randint(2, 300),
        m=chance.randint(1, 40),
        place=chance.choice(PLACE),
    )


def fastest(*works: Callable[[], object]) -> list[float]:
    """Processor seconds of the fastest round of each, in turns: what else the machine does is not counted."""
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for place, work in enumerate(works):
            begin = time.process_time()
            work()
            seconds[place].append(time.process_time() - begin)
    return [min(rounds) for rounds in seconds]


def reader_against_pipeline(count: int) -> None:
    texts = [article(number) for number in range(count)]
    words = sum(len(WORD.findall(text)) for text in texts)
    reader = Reader(load())
    pipeline = importlib.import_module(MODEL).load()

    def read() -> None:
        for _ in reader.read_many(read_text(text, f"{n}.txt") for n, text in enumerate(texts)):
            pass

    def parse() -> None:
        for _ in pipeline.pipe(texts):
            pass

    reader.read(read_text(texts[0], "warm.txt"))
    ours, theirs = fastest(read, parse)
    print(f"{count} articles, {words} words, one process, fastest of {ROUNDS}")
    print(f"  spaCy pipeline  {words / theirs:8,.0f} words/s")
    print(f"  reader          {words / ours:8,.0f} words/s")
    print(f"  ratio           {theirs / ours:8.2f}")


def workers(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles"
        articles.mkdir()
        for number in range(count):
            (articles / f"{number:05}.txt").write_text(article(number), encoding="utf-8")
        seconds = {}
        for processes in (1, 2):
            begin = time.perf_counter()
            with factio.open(Path(folder) / f"{processes}.db") as record:
                report = record.read(articles, workers=processes, read_on="2020-01-01")
            seconds[processes] = time.perf_counter() - begin
            words = sum(file.words for file in report.files)
            rate = words / seconds[processes]
            print(f"{count} files into a record, workers {processes}: {rate:8,.0f} words/s")
        print(f"  two against one {seconds[1] / seconds[2]:8.2f}")


def memory(count: int) -> None:
    """Resident memory of this process while it reads; flat after the first tenth when nothing is kept."""
    reader = Reader(load())
    documents = (read_text(article(number), f"{number}.txt") for number in range(count))
    samples = []
    for done, _ in enumerate(reader.read_many(documents), 1):
        if done % (count // 10) == 0:
            samples.append((done, resident()))
            print(f"  after {done:5} documents {samples[-1][1]:7.0f} MB", flush=True)
    print(f"memory from the first tenth to the last: {samples[-1][1] / samples[0][1]:.2f} times")


def resident() -> float:
    """Megabytes of memory that this process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=150, help="for speed")
    parser.add_argument("--files", type=int, default=200, help="for workers")
    parser.add_argument("--documents", type=int, default=2000, help="for memory; 0 leaves it out")
    arguments = parser.parse_args()
    reader_against_pipeline(arguments.articles)
    workers(arguments.files)
    if arguments.documents:
        memory(arguments.documents)


if __name__ == "__main__":
    main()
