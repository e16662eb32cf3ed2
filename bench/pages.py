"""Pages under load: 20 users at once at the real server, by locust; and each page alone.

    .venv/bin/python bench/pages.py [--record FILE] [--claims 20000] [--users 20] [--workers 2]

Makes up a record as `bench/chronology.py` does, or takes the one that is given, starts `factio serve` on it,
and lets locust's users look at pages of every kind for some seconds. Prints one JSON object: for each kind of
page how often it was asked, how often it failed, its median and 95th percentile in milliseconds, and how much
work of one core it is.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import sqlalchemy as sa
from chronology import made

import factio
from factio.record.schema import claim, entity, source

BIN = Path(sys.executable).parent
SOME = 500  # of each sort of thing the users choose among so many


def known(path: Path) -> dict[str, list[str]]:
    """Some entities, claims and documents of the record."""
    chance = random.Random(2)
    with factio.open(path) as record, record.file().reading() as connection:
        named = sa.select(entity.c.id, entity.c.name).where(entity.c.type == "organisation")
        some = chance.sample(list(connection.execute(named.order_by(entity.c.id).limit(20_000)).all()), SOME)
        claims = list(connection.execute(sa.select(claim.c.id).order_by(claim.c.id).limit(20_000)).scalars())
        documents = list(connection.execute(sa.select(source.c.name).order_by(source.c.name)).scalars())
    return {
        "entities": [one.id for one in some],
        "names": [one.name for one in some],
        "claims": chance.sample(claims, SOME),
        "documents": chance.sample(documents, min(SOME, len(documents))),
    }


def loaded(path: Path, users: int, seconds: int, workers: int, folder: Path) -> dict[str, object]:
    """Starts the server and the users; what locust measured."""
    told = folder / "address"
    server = subprocess.Popen(
        [
            *(BIN / "factio", "serve", "--record", path, "--port", "0", "--address-file", told),
            *("--workers", str(workers)),
        ],
        stdout=subprocess.DEVNULL,
    )
    try:
        while not told.exists() or not told.read_text():
            if server.poll() is not None:
                sys.exit("the server ended")
            time.sleep(0.1)
        address = told.read_text().rstrip("/")
        users_file = Path(__file__).parent / "users" / "pages.py"
        run = [sys.executable, "-m", "locust", "-f", users_file, "--headless", "--only-summary"]
        run += ["-u", str(users), "-r", str(users), "-t", f"{seconds}s", "--host", address]
        subprocess.run(
            [*run, "--csv", folder / "load"],
            env={**os.environ, "FACTIO_KNOWN": json.dumps(known(path))},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
    with (folder / "load_stats.csv").open() as file:
        rows = list(csv.DictReader(file))
    return {
        row["Name"]: {
            "asked": int(row["Request Count"]),
            "failed": int(row["Failure Count"]),
            "p50": float(row["50%"]),
            "p95": float(row["95%"]),
        }
        for row in rows
        if int(row["Request Count"])
    }


def work(path: Path, pages: int = 20) -> dict[str, float]:
    """Milliseconds of one core that a page of each kind takes, asked one after the other in this process."""
    from litestar.testing import TestClient

    from factio.web import application

    some = known(path)
    kinds = {
        "entity": [f"/entities/{one}" for one in some["entities"]],
        "claim": [f"/claims/{one}" for one in some["claims"]],
        "document": [f"/documents/{one}" for one in some["documents"]],
        "day of one": [f"/on?date=1950&about={one}" for one in some["entities"][pages:]],
        "figures": [f"/entities/{one}/figures" for one in some["entities"][2 * pages :]],
        "search: typed": [f"/suggest?q={name[:7]}" for name in some["names"]],
        "search: page": [f"/search?q={name.split()[0]}" for name in some["names"]],
        "front": ["/"] * (pages + 1),
    }
    taken = {}
    with factio.open(path) as record, TestClient(application(record), base_url="http://127.0.0.1") as client:
        for kind, addresses in kinds.items():
            client.get(addresses[0])
            begun = time.process_time()
            for address in addresses[1 : pages + 1]:
                assert client.get(address).status_code == 200, address
            taken[kind] = round(1000 * (time.process_time() - begun) / pages, 1)
    return taken


def main() -> None:
    options = argparse.ArgumentParser(description="Pages under load.")
    options.add_argument("--record", type=Path)
    options.add_argument("--claims", type=int, default=20_000)
    options.add_argument("--users", type=int, default=20)
    options.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 8))
    options.add_argument("--seconds", type=int, default=20)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = given.record or folder / "factio.db"
        if not path.exists():
            made(path, given.claims)
        measured = loaded(path, given.users, given.seconds, given.workers, folder)
        report = {"users": given.users, "workers": given.workers, "milliseconds": measured}
        report["work_of_one_core_ms"] = work(path)
        print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
