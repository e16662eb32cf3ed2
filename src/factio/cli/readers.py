"""`factio readers`: the rules and a language model as two coders of the same documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factio.cli.options import DEFAULT_RECORD, CodebookOption, Format, FormatOption, RecordOption

if TYPE_CHECKING:
    from factio.scoring.readers import Agreement, ReadersCompared


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("readers")(readers)


def readers(
    source: Annotated[
        str | None, typer.Argument(metavar="[SOURCE]", help="One document, with all claims side by side.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
    left: Annotated[str, typer.Option(metavar="READER", help="The one reader.")] = "rules",
    right: Annotated[str, typer.Option(metavar="READER", help="The other.")] = "llm",
    form: FormatOption = Format.table,
) -> None:
    """Tell how far two readers agree, by kind, and what one of them alone reads.

    both: claims that they share exactly. Of a reader's claims the share that the other has is its precision
    against the other. alpha: Krippendorff's, on whether a paragraph tells the kind (1 is perfect, 0 chance).

    \b
      factio read articles/ --reader both --endpoint http://localhost:11434/v1 --model llama3.1
      factio readers
      factio readers radicals.txt
    """
    import factio
    from factio.scoring.readers import compare_readers

    with factio.open(record, codebook) as opened:
        names = [one.name for one in opened.sources()] if source is None else [source]
        documents = ((name, (found := opened.source(name)).text, found.claims) for name in names)
        compared = compare_readers(documents, left, right, opened.codebook)
    if form is Format.jsonl:
        _write_lines(compared)
        return
    _write_agreement(compared, left, right)
    if source is not None:
        _write_sides(compared, left, right)


def _write_agreement(compared: ReadersCompared, left: str, right: str) -> None:
    from factio.cli.output import write_table

    rows = [*compared.kinds.items(), ("ALL", compared.total)]
    headings = ("kind", left, right, "both", f"{left}: share", f"{right}: share", "alpha")
    write_table(headings, [(kind, *_cells(one)) for kind, one in rows], fixed=headings)


def _cells(one: Agreement) -> tuple[str, ...]:
    shares = (one.left_share, one.right_share, one.alpha)
    told = ("" if share is None else f"{share:.2f}" for share in shares)
    return (str(one.left), str(one.right), str(one.both), *told)


def _write_sides(compared: ReadersCompared, left: str, right: str) -> None:
    from factio.cli.output import json_line

    for document in compared.documents:
        groups = (("both", document.both), (left, document.left), (right, document.right))
        for word, claims in groups:
            typer.echo(f"\n{word}{'' if word == 'both' else ' alone'}: {len(claims)}")
            for claim in claims:
                typer.echo(f"  {json_line(claim.flat())}")


def _write_lines(compared: ReadersCompared) -> None:
    from factio.cli.output import write_json_lines

    rows = [*compared.kinds.items(), ("ALL", compared.total)]
    write_json_lines(
        {
            "kind": kind,
            "left": one.left,
            "right": one.right,
            "both": one.both,
            "left_share": one.left_share,
            "right_share": one.right_share,
            "alpha": one.alpha,
        }
        for kind, one in rows
    )
    write_json_lines(
        {"source": document.name, "reader": word, "claim": claim.flat()}
        for document in compared.documents
        for word, claims in (("both", document.both), ("left", document.left), ("right", document.right))
        for claim in claims
    )
