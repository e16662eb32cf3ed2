"""A table of events (CSV) as claims, to be set beside what a record says.

The first line names the columns: `kind` and `date` (EDTF), the roles of the kinds, and where wanted
`phase`, `polarity` and `modality`. Several fillers of one role are separated by semicolons.
"""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec

from factio.codebook import Codebook
from factio.dates import valid
from factio.errors import TableError
from factio.model.told import ToldClaim

_BESIDE = ("phase", "polarity", "modality", "by", "quote")


def events(path: Path, codebook: Codebook) -> list[ToldClaim]:
    """The events of a table; its file name is their source, their ids are its name and the line.

    Raises TableError, naming file, line and column, where it is no table of events.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if "kind" not in (rows.fieldnames or ()):
                raise TableError(f"{path}: its first line has no column kind; it needs kind, date and roles")
            return [_event(path, rows.line_num, row, codebook) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path}: no table of events: {error}") from error


def _event(path: Path, line: int, row: dict[str, str], codebook: Codebook) -> ToldClaim:
    where = f"{path}, line {line}"
    cells = {key.strip(): (value or "").strip() for key, value in row.items() if isinstance(key, str)}
    name = cells.pop("kind")
    kind = codebook.kinds.get(name)
    if kind is None:
        raise TableError(f"{where}: kind {name!r} is none of the codebook; `factio codebook` lists them")
    date = cells.pop("date", "") or None
    if date is not None and not valid(date):
        raise TableError(f"{where}: date {date!r} is not EDTF; write 1948, 1948-03 or 1948-03-06")
    beside = {key: cells.pop(key) for key in _BESIDE if cells.get(key)}
    roles: dict[str, str | list[str]] = {}
    for role, value in cells.items():
        if value and role in kind.roles:
            several = [part.strip() for part in value.split(";") if part.strip()]
            roles[role] = several if kind.roles[role].many else value
    told = {"id": f"{path.name}:{line}", "source": path.name, "kind": name, "roles": roles, "date": date}
    try:
        return msgspec.convert({**told, **beside, "position": line}, ToldClaim)
    except msgspec.ValidationError as error:
        raise TableError(f"{where}: {error}") from error
