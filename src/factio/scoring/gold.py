"""Gold files, the sources they code, and a reader's claims beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from factio.codebook import Codebook
from factio.documents import read_file
from factio.errors import GoldError
from factio.model import Document, Reading
from factio.scoring.coded import Coded, from_claim, from_mapping, load_claims, load_mapping
from factio.scoring.compare import Comparison, compare

GOLD_SUFFIXES = (".yaml", ".yml")
CLAIM_SUFFIXES = (*GOLD_SUFFIXES, ".jsonl", ".ndjson")


class Coding(msgspec.Struct, frozen=True):
    """What a coder found in one source. `name` is the gold file's name without its suffix."""

    name: str
    path: Path
    source: Path
    claims: tuple[Coded, ...]


class Scored(msgspec.Struct, frozen=True):
    """One source's comparison; `grounded` is (claims that stand where they say, claims), None when no
    text was there to look."""

    name: str
    comparison: Comparison
    grounded: tuple[int, int] | None = None


class ManyReader(Protocol):
    """Anything that reads documents one after the other."""

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, in the same order."""
        ...


def find_codings(path: Path) -> list[Coding]:
    """The codings of a gold file, or of every YAML file with claims in a folder, by name.

    The source is what the file's `source` names, relative to the file, else NAME.txt beside it. YAML files
    of a folder without `claims` (a sidecar, a list of questions) are passed over.

    Raises GoldError when nothing is found or a file is no gold.
    """
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix in GOLD_SUFFIXES and file.is_file())
        codings = [coding for file in files if (coding := _coding(file)) is not None]
        if not codings:
            raise GoldError(f"{path}: holds no gold; a gold file is YAML with a list `claims`")
        return codings
    if not path.exists():
        raise GoldError(f"{path}: no such file or folder")
    coding = _coding(path)
    if coding is None:
        raise GoldError(f"{path}: has no `claims`; a gold file is YAML with a list `claims`")
    return [coding]


def score_reader(codings: Sequence[Coding], reader: ManyReader, codebook: Codebook) -> Iterator[Scored]:
    """Reads each coding's source and compares, one document after the other.

    Raises GoldError for a source that is not there, DocumentError for one that cannot be read.
    """
    for coding in codings:
        if not coding.source.is_file():
            raise GoldError(f"{coding.path}: its source {coding.source} is not there; name it with `source:`")
    documents = [read_file(coding.source, coding.source.name) for coding in codings]
    readings = reader.read_many(documents)
    for coding, document, reading in zip(codings, documents, readings, strict=True):
        machine = [from_claim(claim) for claim in reading.claims]
        yield Scored(coding.name, compare(coding.claims, machine, codebook), grounded(machine, document.text))


def score_claims(
    codings: Sequence[Coding], machine: dict[str, list[Coded]], codebook: Codebook
) -> Iterator[Scored]:
    """Compares with claims that are there already, by the coding's name; none there counts as none found."""
    for coding in codings:
        claims = machine.get(coding.name, [])
        stands = None
        if coding.source.is_file() and any(claim.start is not None for claim in claims):
            stands = grounded(claims, read_file(coding.source, coding.source.name).text)
        yield Scored(coding.name, compare(coding.claims, claims, codebook), stands)


def machine_claims(path: Path, codings: Sequence[Coding]) -> dict[str, list[Coded]]:
    """Claims by the name of the coding they belong to.

    A folder holds one file a coding, by name. Of a single file each claim goes to the coding whose source
    or name its own `source` has; claims without `source` go to the coding when there is but one.
    """
    if path.is_dir():
        files = {file.stem: file for file in sorted(path.iterdir()) if file.suffix in CLAIM_SUFFIXES}
        return {coding.name: load_claims(files[coding.name]) for coding in codings if coding.name in files}
    return by_source(load_claims(path), codings)


def by_source(claims: Iterable[Coded], codings: Sequence[Coding]) -> dict[str, list[Coded]]:
    """Sorts claims under the names of the codings whose source they come from; others are left out."""
    owners = {coding.source.stem: coding.name for coding in codings}
    found: dict[str, list[Coded]] = {}
    for claim in claims:
        if not claim.source and len(codings) == 1:
            owner: str | None = codings[0].name
        else:
            owner = owners.get(Path(claim.source).stem)
        if owner is not None:
            found.setdefault(owner, []).append(claim)
    return found


def grounded(claims: Sequence[Coded], text: str) -> tuple[int, int]:
    """(claims whose quote is the text from `start` to `end`, all claims)."""
    good = 0
    for claim in claims:
        if claim.start is not None and claim.end is not None and claim.start < claim.end:
            good += text[claim.start : claim.end] == claim.quote
    return good, len(claims)


def _coding(path: Path) -> Coding | None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise GoldError(f"{path}: cannot be read: {problem}") from problem
    data = load_mapping(text, path)
    entries = data.get("claims")
    if entries is None:
        return None
    if not isinstance(entries, list):
        raise GoldError(f"{path}: `claims` must be a list")
    claims = tuple(from_mapping(entry, f"{path}, claim {n}") for n, entry in enumerate(entries, 1))
    named = data.get("source")
    source = path.parent / str(named) if named else path.with_suffix(".txt")
    return Coding(path.stem, path, source, claims)
