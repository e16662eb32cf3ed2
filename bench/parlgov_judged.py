"""How many of a sample of claims from ParlGov's descriptions are right, as judged by hand.

The sample is what a hash of each claim puts first, so that it is the same on every machine and keeps what
it can when the reader changes. `parlgov_judged.jsonl` beside this file holds the verdicts: the claim's hash,
whether names, roles, kind and date are as the text says under the codebook, and else what is wrong.
`--show` prints the claims of the sample that are not judged yet, with their texts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from parlgov_descriptions import FILE, Row, article, read_rows

from factio.codebook import load
from factio.documents import read_text
from factio.model import Claim
from factio.reading import Reader

VERDICTS = Path(__file__).with_suffix(".jsonl")
SAMPLE = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--file", type=Path, default=FILE, help="descriptions.jsonl of the reference data")
    parser.add_argument("--show", action="store_true", help="print what is to be judged")
    options = parser.parse_args()
    rows = read_rows(options.file)
    verdicts: dict[str, Any] = {
        told["claim"]: told for told in map(json.loads, VERDICTS.read_text(encoding="utf-8").splitlines())
    }
    sample = sorted(read(rows), key=lambda found: found[0])[:SAMPLE]
    if options.show:
        show([found for found in sample if found[0] not in verdicts])
    judged = [verdicts[key] for key, _, _ in sample if key in verdicts]
    right = sum(told["right"] for told in judged)
    print(f"{right} of {len(judged)} judged claims of the sample of {SAMPLE} are right", end="")
    print(f": {right / len(judged):.2f}" if judged else "")
    for cause, count in Counter(told["wrong"] for told in judged if not told["right"]).most_common():
        print(f"  {count:2} {cause}")


def read(rows: list[Row]) -> Iterator[tuple[str, Row, Claim]]:
    """Hash, row and claim of everything read in the descriptions."""
    documents = (read_text(article(row), f"{row['id']}.txt") for row in rows)
    for row, reading in zip(rows, Reader(load()).read_many(documents), strict=True):
        for claim in reading.claims:
            yield key(row, claim), row, claim


def key(row: Row, claim: Claim) -> str:
    """The hash of what a claim says and of where it is said."""
    said = [row["id"], claim.kind, sorted(claim.roles.items()), claim.date, claim.phase, claim.polarity]
    whole = json.dumps([*said, claim.modality], ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def show(found: list[tuple[str, Row, Claim]]) -> None:
    """Prints claims with their texts, for whoever judges them."""
    for name, row, claim in found:
        marks = [mark for mark in (claim.phase, claim.polarity, claim.modality) if mark]
        print(f"{name} {claim.kind} {claim.roles} {claim.date} {' '.join(marks)} ({claim.frame})")
        print(f"    {row['name_english']}: {' '.join(row['description'].split())}")


if __name__ == "__main__":
    main()
