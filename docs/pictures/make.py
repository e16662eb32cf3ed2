"""Makes the pictures of docs/pictures again: `make pictures`, or `python docs/pictures/make.py [FOLDER]`.

Ten pages as a browser shows them (see `pages.py`), and eight figures: of the seed article where it is there
(FACTIO_SHARED names its folder), of the examples, of two dense families from tables of well-known dates
beside this file, and of three hundred organisations that never were.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Callable
from datetime import date as Day
from pathlib import Path

from pages import pages

import factio
from factio.chronology import Chronicle
from factio.chronology.table import events
from factio.codebook import load
from factio.figures import (
    Caption,
    Pen,
    draw_elections,
    draw_holders,
    draw_lineage,
    draw_timeline,
    lineage_figure,
    png,
)
from factio.lineage import Lineage
from factio.model import ToldClaim

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = Path(os.environ.get("FACTIO_SHARED", ROOT.parent / "shared"))
SEED = SHARED / "seed" / "communist-party-of-pakistan.txt"
READ_ON = "2026-11-24"
TALLEST = 4000  # dots of a PNG
UNTIL = Day.fromisoformat(READ_ON)


def main(folder: Path) -> None:
    """Writes every figure as SVG and PNG, and every page as PNG."""
    for name, svg in figures():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
        high = float(svg.split('viewBox="', 1)[1].split('"', 1)[0].split()[3])
        (folder / f"{name}.png").write_bytes(png(svg, min(1.0, TALLEST / high)))
        print(folder / name)
    for path in pages(folder, READ_ON):
        print(path)


def figures() -> list[tuple[str, str]]:
    """The figures by name; those of the seed are left out where it is not there."""
    light, dark = Pen("light"), Pen("dark")
    found = [
        ("indian-communists", table("indian-communists.csv", "Communist Party of India", light)),
        ("italian-left", table("italian-left.csv", "Italian Communist Party", light)),
        ("italian-left-dark", table("italian-left.csv", "Italian Socialist Party", dark)),
        ("three-hundred", three_hundred(light)),
        ("holders", of_texts(ROOT / "examples", draw_holders, "Party of Democratic Socialism", light)),
        ("elections", of_texts(ROOT / "examples", draw_elections, "Liberal Democrats", light)),
    ]
    if SEED.exists():
        name = "Communist Party of Pakistan"
        found += [
            ("seed-family", of_texts(SEED, draw_lineage, name, light)),
            ("seed-timeline", of_texts(SEED, draw_timeline, name, light)),
        ]
    else:
        print(f"{SEED} is not here; its two figures are left as they are", file=sys.stderr)
    return found


def of_texts(texts: Path, drawn: Callable[..., str], name: str, pen: Pen) -> str:
    """A figure of a record that these texts are read into."""
    with tempfile.TemporaryDirectory() as folder, factio.open(Path(folder) / "pictures.db") as record:
        record.read([texts], read_on=READ_ON)
        return drawn(record, name, pen=pen)


def table(file: str, name: str, pen: Pen) -> str:
    """The family of an organisation by a table of events."""
    lineage = Lineage(Chronicle(events(HERE / file, load())))
    about = Caption((f"{file}, a table of well-known dates",), len(lineage.chronicle.claims), UNTIL)
    title = f"{lineage.main(name)} and its family"
    return lineage_figure(
        lineage, lineage.family(name), about, focus=lineage.main(name), title=title, pen=pen
    )


def three_hundred(pen: Pen) -> str:
    """Three hundred made-up organisations in one family, from 1900 to today."""
    claims = made_up(300)
    lineage = Lineage(Chronicle(claims))
    about = Caption(("made up by chance, the same each time",), len(claims), UNTIL)
    return lineage_figure(lineage, lineage.names, about, title="Three hundred made-up organisations", pen=pen)


def made_up(count: int) -> list[ToldClaim]:
    """Claims on `count` organisations: most split from another, some merge, are renamed or banned."""
    chance = random.Random(300)
    sorts = ("Party", "League", "Union", "Front", "Movement", "Alliance", "Congress", "Bloc")
    marks = ("Free", "United", "New", "Radical", "National", "Rural", "Civic", "Progressive", "Independent")
    streams = (
        "Arbor",
        "Belmar",
        "Cadria",
        "Dovan",
        "Elsin",
        "Farosh",
        "Gurian",
        "Halden",
        "Istria",
        "Jorvik",
    )
    names = [
        name
        for stream in streams
        for name in chance.sample(
            [f"{m} {s} of {stream}" for m in marks for s in sorts], count // len(streams)
        )
    ]
    chance.shuffle(names)
    spans: list[tuple[float, float]] = []
    told: list[ToldClaim] = []

    def tell(kind: str, when: float, **roles: str | tuple[str, ...]) -> None:
        year, month = int(when), int(when % 1 * 12) + 1
        exact, vague = f"{year}-{month:02}", f"[{year}..{year + 2}]"
        date = chance.choice((exact, exact, str(year), str(year), str(year), vague, f"{year // 10}X"))
        filled = {role.rstrip("_"): filler for role, filler in roles.items()}
        told.append(ToldClaim(f"{len(told):04}", "made up", kind, filled, date))

    def near(number: int, when: float) -> int | None:
        """One that lives then, mostly of the same stream."""
        stream = names[number].split()[-1] if chance.random() < 0.93 else ""
        alive = [n for n, (b, e) in enumerate(spans) if n != number and b + 2 < when < e - 1]
        kin = [n for n in alive if names[n].endswith(stream)]
        return chance.choice(kin[-5:]) if kin else None

    for number, name in enumerate(names):
        begin = 1900 + 115 * number / count + chance.random()
        end = begin + 4 + chance.expovariate(1 / 16)
        parent = near(number, begin)
        if parent is None:
            tell("founding", begin, organisation=name)
            end = max(end, begin + 40)
        elif chance.random() < 0.75:
            tell("split", begin, from_=names[parent], into=(name,))
        else:
            tell("founding", begin, organisation=name, parent=names[parent])
        spans.append((begin, end))
        into = near(number, end)
        if end < 2024 and into is not None and chance.random() < 0.4:
            tell("merger", end, parties=(name,), into=names[into])
        elif end < 2024:
            tell("dissolution", end, organisation=name)
        if chance.random() < 0.06:
            tell("ban", begin + 2, organisation=name)
    return told


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
