"""ParlGov's parties, party changes and name changes as told claims, each table a source.

ParlGov writes a year alone as its 1 July and a month alone as its first day. Bodies are named "[id]" so that
nothing but ids of the reference leaves it.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date as Day
from pathlib import Path

from factio.model.told import ToldClaim, ToldSource

SPLITS = ("31", "32", "62")
MERGED, JOINED, SUCCESSOR = "33", "34", "35"
READ = Day(2024, 10, 31)


def told(folder: Path) -> tuple[list[ToldClaim], list[ToldSource]]:
    """All claims; the id of each names its table and row."""
    claims = [*_parties(folder), *_changes(folder), *_names(folder)]
    return claims, [ToldSource(name, read_on=READ) for name in ("party", "change", "name")]


def edtf(day: str) -> str | None:
    """A day of ParlGov as the date that it stands for."""
    if not day:
        return None
    return day[:4] if day.endswith("-07-01") else day[:7] if day.endswith("-01") else day


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _parties(folder: Path) -> list[ToldClaim]:
    found = []
    for row in _rows(folder / "party.csv"):
        for kind, column in (("founding", "foundation_date"), ("dissolution", "dissolution_date")):
            if row[column]:
                roles = {"organisation": f"[{row['id']}]"}
                name = f"party {row['id']} {column.split('_')[0]}"
                found.append(ToldClaim(name, "party", kind, roles, edtf(row[column])))
    return found


def _changes(folder: Path) -> list[ToldClaim]:
    found: list[ToldClaim] = []
    mergers: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in _rows(folder / "partychange.csv"):
        old, new, date, name = (
            f"[{row['party']}]",
            f"[{row['party_new']}]",
            edtf(row["date"]),
            f"change {row['id']}",
        )
        if row["type"] in SPLITS:
            found.append(ToldClaim(name, "change", "split", {"from": old, "into": (new,)}, date))
        elif row["type"] == MERGED:
            mergers[(new, row["date"])].append(row)
        elif row["type"] == JOINED:
            found.append(ToldClaim(name, "change", "merger", {"parties": (old,), "into": new}, date))
        elif row["type"] == SUCCESSOR:
            found.append(ToldClaim(name, "change", "dissolution", {"organisation": old}, date))
            begun = {"organisation": new, "parent": old}
            found.append(ToldClaim(f"{name} begin", "change", "founding", begun, date))
    for (new, day), rows in mergers.items():
        parties = tuple(f"[{row['party']}]" for row in rows)
        name = f"change {'+'.join(row['id'] for row in rows)}"
        found.append(ToldClaim(name, "change", "merger", {"parties": parties, "into": new}, edtf(day)))
    return found


def _names(folder: Path) -> list[ToldClaim]:
    by_party: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(folder / "partynamechange.csv"):
        by_party[row["party"]].append(row)
    found = []
    for party, rows in by_party.items():
        before = None
        for row in sorted(rows, key=lambda row: (row["date"], row["id"])):
            name = f"name {row['id']}"
            here = f"name {row['id']} [{party}]"
            roles = {"organisation": f"[{party}]", "name": here}
            found.append(ToldClaim(f"{name} side by side", "name", "name", roles))
            if before is not None:
                roles = {"from": before, "into": here}
                found.append(ToldClaim(name, "name", "renaming", roles, edtf(row["date"])))
            before = here
    return found
