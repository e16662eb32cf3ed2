"""`factio explain` and `factio unread`: how a claim came about, and what gave none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factio.cli.options import DEFAULT_RECORD, CodebookOption, Format, FormatOption, RecordOption

if TYPE_CHECKING:
    from pathlib import Path

    from factio.record import StoredEntity, StoredSource


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("explain")(explain)
    app.command("unread")(unread)


def explain(
    claim: Annotated[
        str | None, typer.Argument(metavar="[CLAIM]", help="The claim's id, or the beginning of it.")
    ] = None,
    sentence: Annotated[
        str | None, typer.Option("--sentence", metavar="TEXT", help="A sentence or a small text of your own.")
    ] = None,
    subject: Annotated[
        str, typer.Option("--subject", metavar="NAME", help="With --sentence: what the text is about.")
    ] = "",
    record: RecordOption = DEFAULT_RECORD,
    form: FormatOption = Format.table,
    codebook: CodebookOption = None,
) -> None:
    """Tell how a claim came about: its sentence, the frame, the rule for its date, the path of its names.

    With --sentence it reads a text of yours and tells what each pass makes of it: names with the votes on
    what they are, offices, dates, the parse, frames that matched, frames that nearly did and what they
    lacked, and the claims. Where no --subject is given the first sentence tells what the text is about.

    \b
      factio claims                 lists claims with their ids
      factio explain 3f9a1c         the first characters of an id are enough
      factio explain --sentence "The party was banned in 1934." --subject "Radical League"
    """
    if (claim is None) == (sentence is None):
        raise typer.BadParameter("give the id of a CLAIM, or a text of your own with --sentence")
    if sentence is not None:
        _explain_sentence(sentence, subject, codebook, form)
    else:
        _explain_claim(str(claim), record, codebook, form)


def _explain_sentence(sentence: str, subject: str, codebook: Path | None, form: Format) -> None:
    import msgspec

    from factio.cli.output import write_json_lines, write_rendered
    from factio.cli.passes import tree_of
    from factio.codebook import load
    from factio.reading.explaining import explain_text

    seen = explain_text(sentence, load(codebook), subject)
    if form is Format.jsonl:
        about = {"subject": seen.subject, "subject_type": seen.subject_type}
        write_json_lines({**about, **msgspec.to_builtins(one)} for one in seen.sentences)
        return
    write_rendered(tree_of(seen))


def _explain_claim(claim: str, record: str, codebook: Path | None, form: Format) -> None:
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

    Those are sentences with an organisation and a date, and those with a word that may tell a claim. Without
    SOURCE it tells for each document how many sentences were read, and how many gave claims or none.

    \b
      factio unread                 the documents, with how much of each was read
      factio unread league.txt      the sentences of one that gave no claim, and why
    """
    import factio
    from factio.cli.output import write_json_lines, write_table

    with factio.open(record) as opened:
        if source is None and form is Format.table:
            rows = [
                (
                    one.name,
                    str(one.sentences),
                    str(one.sentences_with_claims),
                    str(one.sentences - one.sentences_with_claims),
                    str(one.unread),
                )
                for one in opened.sources()
            ]
            write_table(("source", "sentences", "with claims", "without", "of these unread"), rows)
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
                _tell_coverage(document.source)
                write_table(
                    ("reason", "sentence"),
                    ((str(row["reason"]), " ".join(str(row["text"]).split())) for row in found),
                )


def _tell_coverage(source: StoredSource) -> None:
    without = source.sentences - source.sentences_with_claims
    typer.echo(
        f"{source.name}: {source.sentences} sentences read, {source.sentences_with_claims} with claims, "
        f"{without} without; {source.unread} of these seem to say something\n"
    )


def _meant(name: str, named: dict[str, StoredEntity]) -> str:
    main = named[name].name if name in named else name
    return f" (that is {main})" if main != name else ""
