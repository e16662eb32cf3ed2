"""How well the reader does on ParlGov's descriptions of parties, which nobody wrote for it.

Each description is read as a small article: `= NAME =`, a blank line and the description. Printed are the
recall of ParlGov's own coded events, where the description states them (right kind, counterpart and year),
and of the founding years that the description holds. `--misses` lists what was not found.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from factio.codebook import load
from factio.dates import bounds
from factio.documents import read_text
from factio.identity import normal
from factio.model import Claim, Reading
from factio.reading import Reader

FILE = Path(__file__).parents[2] / "shared" / "reference" / "parlgov" / "descriptions.jsonl"
Row = dict[str, Any]

# Which kinds of claim tell an event as ParlGov codes it; a founding needs its `parent` where that is marked.
KINDS = {
    "splinter": ("split", "founding"),
    "division": ("split", "founding"),
    "merged": ("merger",),
    "joined": ("merger", "alliance", "affiliation"),
    "successor": ("renaming", "reconstitution", "founding", "merger"),
    "politician": ("founding", "split", "membership"),
}
NEED_PARENT = {"splinter", "division"}
BEGINNINGS = {"founding", "merger", "split", "renaming", "reconstitution", "alliance", "registration"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--file", type=Path, default=FILE, help="descriptions.jsonl of the reference data")
    parser.add_argument("--misses", action="store_true", help="list what was not found")
    options = parser.parse_args()
    rows = read_rows(options.file)
    reader = Reader(load())
    documents = (read_text(article(row), f"{row['id']}.txt") for row in rows)
    report(list(zip(rows, reader.read_many(documents), strict=True)), options.misses)


def read_rows(file: Path) -> list[Row]:
    """The descriptions in a file; where there is none, says so and ends: nothing is to be measured."""
    if not file.exists():
        print(f"{file}: no such file; give the descriptions with --file FILE. Nothing is measured.")
        sys.exit(0)
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def article(row: Row) -> str:
    """The description of a party as a small article."""
    return f"= {row['name_english']} =\n\n{row['description']}\n"


def report(read: list[tuple[Row, Reading]], with_misses: bool) -> None:
    """Prints the two figures, the first also by the type of event."""
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    years = years_found = 0
    for row, reading in read:
        for event in stated(row):
            total[event["type"]] += 1
            if any(tells(claim, event, row, reading) for claim in reading.claims):
                found[event["type"]] += 1
            elif with_misses:
                miss(row, reading, f"{event['type']} {event['from']} -> {event['to']} {event['date'][:4]}")
        year = row["founded"][:4]
        if year and re.search(rf"\b{year}\b", row["description"]):
            years += 1
            told = any(c.kind in BEGINNINGS and is_in(c.date, year) for c in reading.claims)
            years_found += told
            if with_misses and not told:
                miss(row, reading, f"founded {year}")
    print(f"{len(read)} descriptions")
    for sort, count in sorted(total.items()):
        print(f"  {sort:12} {found[sort]:3} of {count:3}")
    print(f"events: recall {found.total() / total.total():.2f} ({found.total()} of {total.total()})")
    print(f"founding years: {years_found / years:.3f} ({years_found} of {years})")


def stated(row: Row) -> Iterator[Row]:
    """The events of a row that its description states and that have a type."""
    return (event for event in row["gold_events"] if event["stated_in_text"] and event["type"])


def tells(claim: Claim, event: Row, row: Row, reading: Reading) -> bool:
    """Whether a claim tells an event: its kind, year and counterpart."""
    if claim.kind not in KINDS[event["type"]] or claim.polarity or claim.modality in {"planned", "attempted"}:
        return False
    if not is_in(claim.date, event["date"][:4]):
        return False
    if claim.kind == "founding" and event["type"] in NEED_PARENT:
        named = _values(claim, ("parent",))
    else:
        named = _values(claim, tuple(claim.roles))
    other = "to" if normal(event["from"]) == normal(row["name_english"]) else "from"
    wanted = {normal(part) for part in re.split(r" (?:\||--) ", event[other])}
    wanted |= {normal(event[other]), normal(event[f"{other}_short"])}
    return any(forms(name, row, reading) & wanted or _describes(name, wanted) for name in named)


def _describes(name: str, wanted: set[str]) -> bool:
    """Whether a group without a name is described by the counterpart ("<MPs from the Reform Party>")."""
    return name.startswith("<") and any(f" {one} " in f" {normal(name)} " for one in wanted if len(one) > 4)


def _values(claim: Claim, roles: Iterable[str]) -> list[str]:
    values = [claim.roles[role] for role in roles if role in claim.roles]
    return [name for value in values for name in ((value,) if isinstance(value, str) else value)]


def forms(name: str, row: Row, reading: Reading) -> set[str]:
    """A name, its aliases in the reading, and the abbreviation that the description gives it in a bracket."""
    known = {name}
    for entity in reading.entities:
        if name == entity.name or name in entity.aliases:
            known |= {entity.name, *entity.aliases}
    for form in sorted(known):
        for short in re.findall(rf"{re.escape(form)}\s*\(([^()]+(?:\([^()]*\))?)\)", row["description"]):
            known.add(short)
    return {normal(form) for form in known}


def is_in(date: str | None, year: str) -> bool:
    """Whether a date allows a year."""
    if date is None:
        return False
    told = bounds(date)
    first = told.earliest.year if told.earliest else 0
    last = told.latest.year if told.latest else 9999
    return first <= int(year) <= last


def miss(row: Row, reading: Reading, what: str) -> None:
    """Prints one miss with the description and what was read in it."""
    print(f"{row['id']} {row['name_english']}: {what}\n    {' '.join(row['description'].split())}")
    for claim in reading.claims:
        print(f"    * {claim.kind} {claim.roles} {claim.date} ({claim.frame})")


if __name__ == "__main__":
    main()
