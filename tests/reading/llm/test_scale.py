"""Many paragraphs against the scripted server: little time of Factio's own, flat memory, many in flight."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from test_faults import reader_of

from factio.documents import read_text

PROVE = os.environ.get("FACTIO_PROVE") == "1"
PARAGRAPHS = 10_000 if PROVE else 100
IN_A_DOCUMENT = 20


def paragraph(number):
    return (
        f"The Labour League of District {number} (LLD) was founded in {1800 + number % 200} by Ann Smith and"
        f" Bo Berg. In 1950 it won 12,500 votes and {number % 90} seats. Two years later a left-wing group"
        " broke away and joined the Workers' Union. The LLD was banned in 1961 and resumed activity later."
    )


def documents(count):
    for start in range(0, count, IN_A_DOCUMENT):
        text = "\n\n".join(paragraph(number) for number in range(start, start + IN_A_DOCUMENT))
        yield read_text(f"= District =\n\n{text}\n", f"district-{start}.txt")


def answer(number):
    name = f"Labour League of District {number}"
    year = str(1800 + number % 200)
    return [
        {
            "kind": "founding",
            "roles": {"organisation": name},
            "date": year,
            "quote": f"was founded in {year}",
        },
        {
            "kind": "election",
            "roles": {"organisation": name, "votes": "12500", "seats": str(number % 90)},
            "date": "1950",
            "quote": f"In 1950 it won 12,500 votes and {number % 90} seats",
        },
        {
            "kind": "ban",
            "roles": {"organisation": "LLD"},
            "date": "1961",
            "quote": "The LLD was banned in 1961",
        },
    ]


@pytest.fixture
def districts(server):
    server.answers = {paragraph(number): answer(number) for number in range(PARAGRAPHS)}
    server.keep_requests = False
    return server


def test_time_and_requests_in_flight(districts, tmp_path):
    districts.delay = 0.05
    reader = reader_of(districts, tmp_path / "kept", parallel=16, timeout=60)
    readings = list(reader.read_many(documents(PARAGRAPHS)))
    assert sum(len(one.claims) for one in readings) == 3 * PARAGRAPHS
    assert not any(one.unread for one in readings)
    assert 12 <= districts.most_in_flight <= 16
    # Without a server what is left is Factio's own: prompts, keys, parsing, grounding.
    again = reader_of(SimpleNamespace(url=districts.url), tmp_path / "kept", parallel=16)
    began = time.process_time()
    for _ in again.read_many(documents(PARAGRAPHS)):
        pass
    own = (time.process_time() - began) / PARAGRAPHS
    told = f"{own * 1000:.2f} ms of Factio's own each, {districts.most_in_flight} in flight"
    print(f"\n{PARAGRAPHS} paragraphs, {told}")
    assert own < 0.010


RUN = """
import resource, sys
sys.path.insert(0, {here!r})
from types import SimpleNamespace
import test_scale
reader = test_scale.reader_of(SimpleNamespace(url={url!r}), {folder!r}, parallel=16, timeout=60)
for number, reading in enumerate(reader.read_many(test_scale.documents({count}))):
    if number == 4:
        early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(early, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_is_flat(districts, tmp_path):
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # in KiB on the systems where this is run
    run = RUN.format(
        here=str(Path(__file__).parent), url=districts.url, folder=str(tmp_path / "m"), count=PARAGRAPHS
    )
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True)
    early, late = map(int, done.stdout.split())
    print(
        f"\n{early // 1024} MiB after the first documents, {late // 1024} MiB after {PARAGRAPHS} paragraphs"
    )
    assert late - early < 30 * 1024
