"""`make score`: the reader on all coded articles, and what a change won and lost since the last commit.

The result is written to score/frozen.json, which is committed with the change that makes it. It holds
figures and, for each document, short fingerprints of the gold claims that were found: enough to tell later
which claim was lost, and no word of the texts. Coded articles that are not part of the repository are
looked for in the folder `shared` beside it (or where FACTIO_SHARED says); what is not there keeps its
frozen figures.

    score.py               seed, articles and examples: totals, by kind, claims won and lost
    score.py --untouched   the articles that nobody looks at: totals, and nothing else
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
from pathlib import Path

import msgspec

from factio.codebook import Codebook, load
from factio.errors import GoldError
from factio.reading import Reader
from factio.scoring import Coded, Coding, Scored, by_kind, figures, find_codings, score_reader

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("FACTIO_SHARED", REPOSITORY.parent / "shared"))
FROZEN = REPOSITORY / "score" / "frozen.json"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--untouched", action="store_true", help="totals over the articles that nobody looks at"
    )
    arguments = parser.parse_args()
    book = load()
    if arguments.untouched:
        print_totals("untouched", read(find_codings(SHARED / "gold" / "untouched"), book), book)
        print("Log this look, with its day and figures, in docs/decisions/.")
        return
    before, after = committed(), on_disk()
    for name, codings in coding_sets().items():
        results = read(codings, book)
        print_totals(name, results, book)
        print_kinds(results, book)
        print_difference(before.get(name, {}).get("documents", {}), results)
        after[name] = frozen(results, book)
    FROZEN.write_text(json.dumps(after, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def coding_sets() -> dict[str, list[Coding]]:
    """The coded articles that may be looked at, as far as they are on this machine."""
    sets: dict[str, list[Coding]] = {}
    if (SHARED / "gold").is_dir():
        codings = find_codings(SHARED / "gold")
        sets["seed"] = [coding for coding in codings if coding.source.parent.name == "seed"]
        sets["articles"] = [coding for coding in codings if coding.source.parent.name != "seed"]
    sets["examples"] = find_codings(REPOSITORY / "examples")
    sets["own articles"] = find_codings(REPOSITORY / "score" / "articles")
    return sets


def read(codings: list[Coding], book: Codebook) -> list[Scored]:
    return list(score_reader(codings, Reader(book), book))


def frozen(results: list[Scored], book: Codebook) -> dict[str, object]:
    comparisons = [result.comparison for result in results]
    documents = {
        result.name: {
            "gold": len(result.comparison.gold),
            "machine": len(result.comparison.machine),
            "found": " ".join(sorted(fingerprint(claim) for claim in found(result))),
        }
        for result in results
    }
    return {
        "total": msgspec.to_builtins(figures(comparisons, book, grounded(results))),
        "kinds": msgspec.to_builtins(by_kind(comparisons, book)),
        "documents": documents,
    }


def found(result: Scored) -> list[Coded]:
    return [result.comparison.gold[ours] for ours, _ in result.comparison.exact]


def fingerprint(claim: Coded) -> str:
    """Eight hexadecimal digits made from what the claim says (not from its quote)."""
    said = {key: value for key, value in claim.flat().items() if key != "quote"}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:8]


def grounded(results: list[Scored]) -> tuple[int, int]:
    pairs = [result.grounded or (0, 0) for result in results]
    return sum(good for good, _ in pairs), sum(claims for _, claims in pairs)


def print_totals(name: str, results: list[Scored], book: Codebook) -> None:
    one = figures([result.comparison for result in results], book, grounded(results))
    print(
        f"{name}: {len(results)} documents, gold {one.gold}, machine {one.machine}\n"
        f"  exact F1 {one.exact.f1:.4f}  precision {one.exact.precision:.4f}  recall {one.exact.recall:.4f}\n"
        f"  core F1 {one.core.f1:.4f}  loose F1 {one.loose.f1:.4f}  roles F1 {one.roles.f1:.4f}"
        f"  dates {one.dates:.4f}  grounded {one.grounded:.4f}"
    )


def print_kinds(results: list[Scored], book: Codebook) -> None:
    for kind, one in by_kind([result.comparison for result in results], book).items():
        counts = f"gold {one.gold:4}  machine {one.machine:4}  exact {one.exact:4}  loose {one.loose:4}"
        print(f"    {kind:16} {counts}")


def print_difference(before: dict[str, dict[str, str]], results: list[Scored]) -> None:
    """Which claims of the gold are found now and were not in the last commit, and the other way round."""
    won, lost, gone = [], [], 0
    for result in results:
        then = set(before.get(result.name, {}).get("found", "").split())
        gold = {fingerprint(claim): claim for claim in result.comparison.gold}
        now = {fingerprint(claim) for claim in found(result)}
        won += [(result.name, gold[one]) for one in now - then]
        lost += [(result.name, gold[one]) for one in then - now if one in gold]
        gone += sum(one not in gold for one in then)
    for word, claims in (("won", won), ("lost", lost)):
        print(f"  {word} since the last commit: {len(claims)}")
        if word == "won" and len(claims) > 40:
            continue  # a first run, or a great step: the losses are what one must see
        for name, claim in sorted(claims, key=lambda pair: (pair[0], pair[1].kind)):
            print(f"    {word} {name}: {json.dumps(claim.flat(), ensure_ascii=False)}")
    if gone:
        print(f"  no longer in the gold: {gone}")


def committed() -> dict[str, dict[str, dict[str, dict[str, str]]]]:
    """The frozen result of the last commit; nothing where there is none."""
    shown = subprocess.run(
        ["git", "show", "HEAD:score/frozen.json"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    return json.loads(shown.stdout) if shown.returncode == 0 else {}


def on_disk() -> dict[str, object]:
    return json.loads(FROZEN.read_text(encoding="utf-8")) if FROZEN.exists() else {}


if __name__ == "__main__":
    try:
        main()
    except GoldError as problem:
        raise SystemExit(f"score: {problem}") from problem
