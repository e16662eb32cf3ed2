"""Reads a folder into a record, in a process of its own that a test can kill.

victim.py RECORD FOLDER [VERSION]
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from plain_reader import PlainReader

from factio import codebook
from factio.record import Order, open_record, take_in


def main() -> None:
    where, folder, *version = sys.argv[1:]
    order = Order(
        codebook.load(), read_on="2024-01-31", reader=PlainReader(version=(version or ["plain 1"])[0])
    )
    import alembic.command  # noqa: F401  imported now, so that a kill falls into the work

    print("ready", flush=True)
    begun = time.perf_counter()
    report = take_in(open_record(where), [folder], order)
    print(time.perf_counter() - begun, len(report.of("read")), len(report.of("refused")), flush=True)


if __name__ == "__main__":
    main()
