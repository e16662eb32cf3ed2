"""`factio score`: how well a reader agrees with a careful coder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factio.cli.options import CodebookOption

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factio.codebook import Codebook
    from factio.scoring import Coding, Figures, Scored


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("score")(score)


def score(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A gold file (YAML with `claims`), or a folder of them.")
    ],
    machine: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="Claims to score in place of reading: JSON lines or YAML, or a folder of them.",
        ),
    ] = None,
    record: Annotated[
        str | None,
        typer.Option(metavar="FILE|URL", help="Score the claims of this record in place of reading."),
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Of the record's claims only this reader's: rules or llm."),
    ] = None,
    codebook: CodebookOption = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every miss and every false claim.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="All figures as one JSON object.")] = False,
) -> None:
    """Read the sources that gold files code, and tell how well the claims agree.

    A gold file holds what a careful coder finds in one source: {source: TEXT.txt, claims: [...]}.
    Without `source` it is the text of the same name beside it.

    exact: same kind, same parties, same date. loose: dates that contain each other. core: exact, for the
    kinds that an organisation's history is made of. roles: details beyond who it is about. grounded: the
    quote stands in the source, character for character, where the claim says.

    \b
      factio score examples                              the shipped articles
      factio score my-gold.yaml --errors                 what was missed, what was wrong
      factio claims --format jsonl > mine.jsonl
      factio score my-gold.yaml --machine mine.jsonl     claims from anywhere
      factio score gold/ --record my.db --reader llm     one of two readers
    """
    from factio.codebook import load
    from factio.scoring import by_kind, figures, find_codings

    if machine is not None and record is not None:
        raise typer.BadParameter("give --machine or --record, not both")
    if reader is not None and record is None:
        raise typer.BadParameter("--reader chooses among the claims of a record; give --record too")
    book = load(codebook)
    codings = find_codings(gold)
    results = list(_scored(codings, machine, record, reader, book, codebook))
    grounded = [result.grounded for result in results if result.grounded is not None]
    stands = (sum(good for good, _ in grounded), sum(all_ for _, all_ in grounded)) if grounded else None
    comparisons = [result.comparison for result in results]
    total = figures(comparisons, book, stands)
    if as_json:
        import msgspec

        whole = {
            "all": total,
            "kinds": by_kind(comparisons, book),
            "documents": {result.name: figures([result.comparison], book) for result in results},
        }
        typer.echo(msgspec.json.format(msgspec.json.encode(whole), indent=1))
        return
    _write_figures(
        [*((result.name, figures([result.comparison], book)) for result in results), ("ALL", total)]
    )
    _write_kinds(results, book)
    if errors:
        _write_errors(results)


def _scored(
    codings: Sequence[Coding],
    machine: Path | None,
    record: str | None,
    reader: str | None,
    book: Codebook,
    codebook: Path | None,
) -> Iterable[Scored]:
    from factio.scoring import by_source, machine_claims, score_claims, score_reader

    if machine is not None:
        return score_claims(codings, machine_claims(machine, codings), book)
    if record is not None:
        from factio.cli.asking import coded_claims

        return score_claims(codings, by_source(coded_claims(record, codebook, reader), codings), book)
    from factio.cli.progress import follow
    from factio.reading import Reader

    return follow(score_reader(codings, Reader(book), book), len(codings), "documents")


def _write_figures(rows: Sequence[tuple[str, Figures]]) -> None:
    from factio.cli.output import write_table

    headings = (
        "document",
        "gold",
        "machine",
        "precision",
        "recall",
        "F1",
        "core F1",
        "loose F1",
        "roles F1",
        "dates",
    )
    write_table(
        headings,
        (
            (
                name,
                str(one.gold),
                str(one.machine),
                *(
                    f"{share:.3f}"
                    for share in (
                        one.exact.precision,
                        one.exact.recall,
                        one.exact.f1,
                        one.core.f1,
                        one.loose.f1,
                        one.roles.f1,
                        one.dates,
                    )
                ),
            )
            for name, one in rows
        ),
        fixed=headings,
    )
    total = rows[-1][1]
    if total.grounded is not None:
        typer.echo(f"\ngrounded {total.grounded:.4f}")


def _write_kinds(results: Sequence[Scored], book: Codebook) -> None:
    from factio.cli.output import write_table
    from factio.scoring import by_kind

    typer.echo()
    counts = by_kind([result.comparison for result in results], book)
    write_table(
        ("kind", "gold", "machine", "exact", "loose"),
        (
            (kind, str(one.gold), str(one.machine), str(one.exact), str(one.loose))
            for kind, one in counts.items()
        ),
    )


def _write_errors(results: Sequence[Scored]) -> None:
    from factio.cli.output import json_line

    for result in results:
        for word, claims in (("MISSED", result.comparison.missed), ("FALSE ", result.comparison.false)):
            for claim in claims:
                typer.echo(f"{word} {result.name} {json_line(claim.flat())}")
