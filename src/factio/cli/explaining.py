"""`factio explain` and `factio unread`: how a claim came about, and what gave none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factio.cli.options import DEFAULT_RECORD, CodebookOption, Format, FormatOption, RecordOption

if TYPE_CHECKING:
    from factio.record import StoredEntity


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("explain")(explain)
    app.command("unread")(unread)


def explain(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, or the beginning of it.")],
    record: RecordOption = DEFAULT_RECORD,
    form: FormatOption = Format.table,
    codebook: CodebookOption = None,
) -> None:
    """Tell how a claim came about: its sentence, the frame, the rule for its date, the path of its names.

    \b
      factio claims                 lists claims with their ids
      factio explain 3f9a1c         the first characters of an id are enough
    """
    import msgspec

    import factio
    from factio.cli.output import json_line

    with factio.open(record, codebook) as opened:
        told = opened.explain(claim)
    if form is Format.jsonl:
        typer.echo(json_line(msgspec.to_builtins(told)))
        return
    one = told.claim
    lines = [f"{one.id}  {one.kind}"]
    beside = (
        ("date", one.date),
        ("phase", one.phase),
        ("polarity", one.polarity),
        ("modality", one.modality),
        ("by", one.by),
    )
    lines += [f"  {key}: {value}" for key, value in beside if value]
    for role, value in one.roles.items():
        values = (value,) if isinstance(value, str) else value
        lines += [f"  {role}: {name}{_meant(name, told.named)}" for name in values]
    lines += [
        "",
        f"“{' '.join(one.sentence.split())}”",
        f"  {one.source}, characters {one.start} to {one.end}",
    ]
    if one.standing:
        lines += ["", f"Judged: {one.standing}"]
    lines += [
        f"  {entry.id}  {entry.at}  {entry.who}: {entry.what}, {entry.because}" for entry in told.judgements
    ]
    lines += ["", f"Found by {one.frame or 'the reader'} ({one.reader})"]
    lines += [f"  {step.step}: {step.told}" for step in one.why]
    typer.echo("\n".join(lines))


def unread(
    source: Annotated[
        str | None, typer.Argument(metavar="[SOURCE]", help="One document; without it, all of them.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    form: FormatOption = Format.table,
) -> None:
    """List the sentences that seem to say something and gave no claim, and why.

    Without SOURCE it tells for each document how many sentences were read, and how many gave claims.
    """
    import factio
    from factio.cli.output import write_json_lines, write_table

    with factio.open(record) as opened:
        if source is None and form is Format.table:
            rows = [
                (one.name, str(one.sentences), str(one.sentences_with_claims), str(one.unread))
                for one in opened.sources()
            ]
            write_table(("source", "sentences", "with claims", "unread"), rows)
            return
        names = [one.name for one in opened.sources()] if source is None else [source]
        for name in names:
            document = opened.source(name)
            found = [
                {
                    "source": name,
                    "start": one.span.start,
                    "end": one.span.end,
                    "reason": one.reason,
                    "text": one.span.of(document.text),
                }
                for one in document.unread
            ]
            if form is Format.jsonl:
                write_json_lines(found)
            else:
                write_table(
                    ("reason", "sentence"),
                    ((str(row["reason"]), " ".join(str(row["text"]).split())) for row in found),
                )


def _meant(name: str, named: dict[str, StoredEntity]) -> str:
    main = named[name].name if name in named else name
    return f" (that is {main})" if main != name else ""
