"""Seconds that `factio explain CLAIM` takes, start of the program included: median and worst of some claims.

The examples are read into a record of their own; the claims are taken evenly over it. What Python has
compiled once is kept between runs, as in any installation.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"
FACTIO = Path(sys.executable).with_name("factio")
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--claims", type=int, default=15, help="how many claims are explained")
    wanted = parser.parse_args().claims
    with tempfile.TemporaryDirectory() as folder:
        record = str(Path(folder) / "record.db")
        COMPILED["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        sources = [str(path) for path in sorted(EXAMPLES.glob("*.txt"))]
        run("read", *sources, "--record", record)
        listed = run("claims", "--record", record, "--format", "jsonl").splitlines()
        ids = [json.loads(line)["id"] for line in listed]
        chosen = ids[:: max(1, len(ids) // wanted)][:wanted]
        run("explain", chosen[0], "--record", record)
        took = [seconds("explain", one, "--record", record) for one in chosen]
    print(
        f"factio explain CLAIM: median {statistics.median(took):.2f} s, worst {max(took):.2f} s "
        f"({len(took)} claims of a record of {len(ids)}, processor time)"
    )


def run(*words: str) -> str:
    """What a command prints; the error it prints where it fails."""
    done = subprocess.run([str(FACTIO), *words], capture_output=True, text=True, check=False, env=COMPILED)
    if done.returncode:
        sys.exit(f"factio {words[0]} failed: {done.stderr.strip()}")
    return done.stdout


def seconds(*words: str) -> float:
    """Processor seconds of a command: what else the machine does counts for nothing."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(*words)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
