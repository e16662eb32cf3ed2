"""`factio claims`, `show`, `as-of`: what the record answers."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factio.cli.options import (
    DEFAULT_RECORD,
    AboutOption,
    CodebookOption,
    Format,
    FormatOption,
    RecordOption,
    RowFormat,
    RowFormatOption,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rich.text import Text

    from factio.api import Record
    from factio.model.spell import Answer
    from factio.record import StoredClaim
    from factio.scoring import Coded

CLAIM_COLUMNS = (
    "id", "kind", "roles", "date", "phase", "polarity", "modality", "by", "quote", "source", "start", "end",
)  # fmt: skip


MOST_IN_A_TABLE = 1000


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("claims")(claims)
    app.command("show")(show)
    app.command("as-of")(as_of)


def claims(
    record: RecordOption = DEFAULT_RECORD,
    source: Annotated[str | None, typer.Option(metavar="PATH", help="Only what this document says.")] = None,
    about: AboutOption = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only this kind; see factio codebook.")
    ] = None,
    form: RowFormatOption = RowFormat.table,
    codebook: CodebookOption = None,
) -> None:
    """List what the sources say, in the order of their text.

    \b
      factio claims --about "Radical League" --kind split
      factio claims --format jsonl > claims.jsonl

    A JSON line has id, kind, roles, date (EDTF), phase, polarity, modality, by, quote, source, start and
    end: the quote is the source's text from start to end, in code points.
    """
    import factio
    from factio.cli.names import source_name
    from factio.cli.output import write_csv, write_json_lines

    with factio.open(record, codebook) as opened:
        found = opened.claims(None if source is None else source_name(opened, source), about, kind)
        if form is RowFormat.jsonl:
            write_json_lines(claim.line() for claim in found)
        elif form is RowFormat.csv:
            write_csv((claim.line() for claim in found), CLAIM_COLUMNS)
        else:
            _write_claims(opened, found)


def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="An organisation or a person, by any of its names.")
    ],
    record: RecordOption = DEFAULT_RECORD,
    form: RowFormatOption = RowFormat.table,
    codebook: CodebookOption = None,
) -> None:
    """Tell the whole story of one organisation or person, in order of time.

    Each line has its date, what is claimed, the sentence that says so and the document it stands in.

    \b
      factio show "Radical League"
    """
    import factio
    from factio.cli.output import write_csv, write_json_lines

    with factio.open(record, codebook) as opened:
        story = opened.show(name)
        if form is RowFormat.table:
            _write_heading(story.name, story.entities)
            write_story(opened, (line.claim for line in story.lines))
            return
        rows = ({**line.claim.line(), "sentence": line.claim.sentence} for line in story.lines)
        if form is RowFormat.jsonl:
            write_json_lines(rows)
        else:
            write_csv(rows, (*CLAIM_COLUMNS, "sentence"))


def as_of(
    date: Annotated[str, typer.Argument(metavar="DATE", help="A day, month, year or any EDTF date.")],
    record: RecordOption = DEFAULT_RECORD,
    about: AboutOption = None,
    state: Annotated[
        str | None, typer.Option(metavar="STATE", help="Only this state: existence, leadership, ban, …")
    ] = None,
    all_of_it: Annotated[
        bool, typer.Option("--all", help="For a year or month: whether it held in all of it.")
    ] = False,
    presume: Annotated[
        str | None,
        typer.Option(metavar="YEARS", help="How long after its last sign a state is presumed, such as 25y."),
    ] = None,
    by_source: Annotated[
        bool, typer.Option("--by-source", help="Also what each source alone would answer.")
    ] = False,
    form: FormatOption = Format.table,
    codebook: CodebookOption = None,
) -> None:
    """Tell what held on a day, and how sure that is.

    The answer is one of five words. yes: from the beginning to the last day on which a source shows it.
    presumed: after that, with no end told. possible: inside the doubt of a date. no: outside. unknown:
    before the first sign, where no beginning is told.

    With --about NAME every state in which NAME fills a role is told; without it only yes, presumed and
    possible. Of a large record a table shows the first 1,000 of these; JSON lines are written as they are
    found, all of them.

    \b
      factio as-of 1954-06-30 --about "Radical League"
      factio as-of 1954 --state leadership
    """
    import msgspec

    import factio
    from factio.cli.output import write_json_lines

    years = _years(presume)
    with factio.open(record, codebook) as opened:
        _check_state(state, opened)
        if about is None and not by_source:
            answers = opened.each_on(date, state, all_of_it=all_of_it, presume=years)
        else:
            found = opened.as_of(
                date, about, state=state, all_of_it=all_of_it, presume=years, by_source=by_source
            )
            answers = iter(found)
        if form is Format.jsonl:
            rows = (msgspec.to_builtins(answer) for answer in answers)
            write_json_lines(
                {key: value for key, value in row.items() if key != "by_source" or value} for row in rows
            )
            return
        _write_answers(list(islice(answers, MOST_IN_A_TABLE if about is None else None)), date)
        if next(answers, None) is not None:
            typer.echo(
                f"\nThese are the first {MOST_IN_A_TABLE:,} answers. "
                "Ask for less with --state or --about, or for all with --format jsonl."
            )


def coded_claims(record: str, codebook: Path | None, reader: str | None = None) -> Iterator[Coded]:
    """The claims of a record in the shape for scoring; with `reader` only those that it made."""
    import msgspec

    import factio
    from factio.scoring import from_claim
    from factio.scoring.readers import is_by

    with factio.open(record, codebook) as opened:
        for claim in opened.claims():
            if reader is not None and not is_by(claim, reader):
                continue
            yield msgspec.structs.replace(from_claim(claim), source=claim.source)


def _sentence(record: Record, claim: StoredClaim) -> str:
    from factio.cli.wording import roles
    from factio.codebook import sentence

    # A record may hold kinds of a codebook that was given when it was read, and is not now.
    if claim.kind not in record.codebook.kinds:
        return f"{claim.kind}: {roles(claim.roles)}"
    return sentence(record.codebook, claim)


def _write_claims(record: Record, found: Iterable[StoredClaim]) -> None:
    from factio.cli.output import write_table

    rows = [
        (claim.id[:10], claim.date or "", claim.kind, _sentence(record, claim), claim.source)
        for claim in found
    ]
    if not rows:
        typer.echo("No claims.")
        return
    write_table(("id", "date", "kind", "claim", "source"), rows, fixed=("id", "date", "kind"))
    typer.echo(f"\n{len(rows)} claims. `factio explain ID` tells how one came about.")


def _write_heading(name: str, entities: Iterable[Any]) -> None:
    for entity in entities:
        typer.echo(f"{entity.name} ({entity.type})" + (f", {entity.country}" if entity.country else ""))
        if entity.names:
            typer.echo(f"also {', '.join(entity.names)}")
        typer.echo(f"{entity.claims} claims in {entity.sources} documents\n")


def write_story(record: Record, told: Iterable[StoredClaim]) -> None:
    """Claims as lines with their date, each above the words of its source."""
    from rich.table import Table

    from factio.cli.output import write_rendered

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for claim in told:
        table.add_row(claim.date or "no date", _sentence(record, claim))
        table.add_row("", _quoted(claim))
    write_rendered(table)


def _quoted(claim: StoredClaim) -> Text:
    """The sentence of the source with the quote marked in it, and where it stands."""
    from rich.text import Text

    before, quote, after = claim.sentence.partition(claim.quote)
    text = Text("“", style="dim")
    for part, style in ((before, "dim"), (quote, "underline"), (after, "dim")):
        text.append(_one_line(part), style=style)
    return text.append(f"” {claim.source}", style="dim")


def _one_line(text: str) -> str:
    """Runs of white space as one blank, also at the ends."""
    import re

    return re.sub(r"\s+", " ", text)


def _write_answers(answers: list[Answer], date: str) -> None:
    from factio.cli.output import write_table
    from factio.cli.wording import roles

    if not answers:
        typer.echo(f"Nothing is known to have held on {date}.")
        return
    rows = [(_answer(answer), answer.state, roles(answer.roles), answer.because) for answer in answers]
    write_table(("answer", "state", "who and what", "because"), rows, fixed=("answer", "state"))


def _check_state(state: str | None, record: Record) -> None:
    from factio.codebook.chronology_rules import chronology_rules

    states = chronology_rules(record.codebook).states
    if state is not None and state not in states:
        raise typer.BadParameter(f"--state {state!r} is no state; states are {', '.join(states)}")


def _years(written: str | None) -> int | None:
    if written is None:
        return None
    number = written.removesuffix("y")
    if not number.isdecimal():
        raise typer.BadParameter(f"--presume {written!r} is no number of years; write it as 25y")
    return int(number)


def _answer(answer: Answer) -> str:
    alone = (f"\n{word} by {source}" for source, word in (answer.by_source or {}).items())
    return answer.answer + "".join(alone)
