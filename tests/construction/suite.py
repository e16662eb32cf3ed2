"""The construction suite: made-up sentences in many forms, each with all the claims that it carries.

python tests/construction/suite.py              recall and precision for each kind
python tests/construction/suite.py --floor      also write what was reached to floor.yaml
python tests/construction/suite.py --errors K   also what of kind K (or "all") was missed or is false
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import yaml

from factio.codebook import Codebook, load
from factio.documents import read_text
from factio.model import Claim, Document
from factio.reading import Reader
from factio.scoring import Coded, Comparison, KindFigures, by_kind, compare, from_claim, from_mapping

HERE = Path(__file__).parent
FLOOR = HERE / "floor.yaml"


class Entry(msgspec.Struct, frozen=True):
    """One tiny document; `subject` is what it is about where its own words do not say ("" otherwise)."""

    file: str
    text: str
    subject: str
    claims: tuple[Coded, ...]


def entries() -> Iterator[Entry]:
    """All entries in the order of the files; a group of wordings of one fact gives one entry a wording."""
    for path in sorted(HERE.glob("*.yaml")):
        if path == FLOOR:
            continue
        for number, raw in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1):
            where = f"{path.name}, entry {number}"
            group = "same" in raw
            told = [raw["same"]] if group else raw["claims"]
            claims = tuple(from_mapping(claim, where) for claim in told)
            for text in raw["texts"] if group else [raw["text"]]:
                yield Entry(path.stem, text, raw.get("subject", ""), claims)


def document(entry: Entry, number: int) -> Document:
    """The entry laid out as a document of its own."""
    page = read_text(entry.text, f"{entry.file}-{number}.txt")
    return msgspec.structs.replace(page, title=entry.subject) if entry.subject else page


def as_claim(coded: Coded) -> Claim:
    """The coded claim in the reader's shape, without offsets."""
    roles = {
        name: values if name in coded.listed else values[0] for name, values in coded.roles.items() if values
    }
    return Claim(
        coded.kind,
        roles,
        "",
        0,
        0,
        coded.date,
        coded.phase,  # type: ignore[arg-type]
        coded.polarity,  # type: ignore[arg-type]
        coded.modality,  # type: ignore[arg-type]
        coded.by,
    )


def read_all(told: Sequence[Entry], codebook: Codebook) -> list[list[Claim]]:
    """What the reader finds in each entry, all read in one go."""
    pages = [document(entry, number) for number, entry in enumerate(told)]
    return [list(reading.claims) for reading in Reader(codebook).read_many(pages)]


def score(
    told: Sequence[Entry], read: Sequence[Sequence[Claim]], codebook: Codebook
) -> tuple[list[Comparison], dict[str, KindFigures]]:
    """Each entry compared with what was read in it, and the counts for each kind."""
    results = [
        compare(entry.claims, [from_claim(claim) for claim in claims], codebook)
        for entry, claims in zip(told, read, strict=True)
    ]
    return results, by_kind(results, codebook)


def load_floor() -> dict[str, int]:
    """For each kind, how many claims the reader has to find exactly."""
    return yaml.safe_load(FLOOR.read_text(encoding="utf-8")) or {} if FLOOR.exists() else {}


def write_floor(kinds: dict[str, KindFigures]) -> None:
    """Makes what was reached the floor, in the codebook's order."""
    lines = [f"{kind}: {figures.exact}" for kind, figures in kinds.items() if figures.gold]
    head = "# Claims of each kind that the reader finds exactly; written by `suite.py --floor`."
    FLOOR.write_text("\n".join([head, *lines, ""]), encoding="utf-8")


def report(kinds: dict[str, KindFigures]) -> str:
    """A line for each kind: claims told, read, found exactly; recall and precision."""
    total = KindFigures(
        *(
            sum(getattr(figures, part) for figures in kinds.values())
            for part in ("gold", "machine", "exact", "loose")
        )
    )
    lines = [f"{'kind':16} {'told':>5} {'read':>5} {'exact':>5} {'loose':>5}  recall  precision"]
    for kind, f in {**kinds, "all": total}.items():
        recall, precision = f.exact / f.gold if f.gold else 0, f.exact / f.machine if f.machine else 0
        lines.append(
            f"{kind:16} {f.gold:5} {f.machine:5} {f.exact:5} {f.loose:5}  {recall:6.2f}  {precision:9.2f}"
        )
    return "\n".join(lines)


def errors(told: Sequence[Entry], results: Sequence[Comparison], kind: str) -> Iterator[str]:
    """What was missed and what is false, under its text; of one kind, or of all."""
    for entry, result in zip(told, results, strict=True):
        lines = [f"  MISSED {c.flat()}" for c in result.missed if kind in ("all", c.kind)]
        lines += [f"  FALSE  {c.flat()}" for c in result.false if kind in ("all", c.kind)]
        if lines:
            yield "\n".join([f"{entry.file}: {entry.text}", *lines])


def main() -> None:
    """Read the suite and print how the reader does."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--floor", action="store_true", help="write what was reached to floor.yaml")
    parser.add_argument("--errors", metavar="KIND", help="what was missed or is false; all: every kind")
    asked = parser.parse_args()
    codebook, told = load(), list(entries())
    results, kinds = score(told, read_all(told, codebook), codebook)
    if asked.errors:
        print("\n".join(errors(told, results, asked.errors)))
    print(report(kinds))
    if asked.floor:
        write_floor(kinds)


if __name__ == "__main__":
    main()
