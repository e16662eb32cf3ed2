"""`factio judge`, `same`, `different`, `add`, `withdraw`, `settle`, `undo`, `judgements`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from factio.cli.options import DEFAULT_RECORD, CodebookOption, Format, FormatOption, RecordOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factio.model import RoleValue
    from factio.record.judging import Judgement


class Verdict(StrEnum):
    """What is decided on a claim."""

    accept = "accept"
    reject = "reject"
    correct = "correct"


BecauseOption = Annotated[str, typer.Option("--because", metavar="REASON", help="Why; kept in the log.")]
WhoOption = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", envvar="FACTIO_WHO", help="Who decides; the user by default."),
]
RoleOption = Annotated[
    list[str] | None,
    typer.Option("--role", metavar="ROLE=NAME", help="Who fills a role; again for several."),
]
DateOption = Annotated[str | None, typer.Option("--date", metavar="EDTF", help="When; '' for no date.")]
PhaseOption = Annotated[
    str | None, typer.Option("--phase", metavar="starts|ends|holds", help="Of a state: what is told of it.")
]
ModalityOption = Annotated[str | None, typer.Option("--modality", help="planned, alleged, attempted, …")]
PolarityOption = Annotated[str | None, typer.Option("--polarity", metavar="no", help="For a denial.")]
ByOption = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who is reported to say so.")]
OneArgument = Annotated[str, typer.Argument(metavar="A", help="A name, NAME@DOCUMENT, or an id.")]
OtherArgument = Annotated[str, typer.Argument(metavar="B", help="Another of these.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    for command in (judge, same, different, add, withdraw, settle, undo, judgements):
        app.command(command.__name__)(command)


def judge(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, or the beginning of it.")],
    verdict: Annotated[Verdict, typer.Argument(help="What you decide.")],
    because: BecauseOption,
    role: RoleOption = None,
    date: DateOption = None,
    phase: PhaseOption = None,
    modality: ModalityOption = None,
    polarity: PolarityOption = None,
    by: ByOption = None,
    kind: Annotated[str | None, typer.Option("--kind", help="The right kind; see factio codebook.")] = None,
    who: WhoOption = None,
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
) -> None:
    """Accept, reject or correct a claim. What is rejected or corrected counts in no answer any more.

    A correction names what is right; all else stays as told. Reading the document again keeps what you
    decided. `factio undo NUMBER` takes it back.

    \b
      factio judge 3f9a1c reject --because "speaks of another party"
      factio judge 3f9a1c correct --date 1921-03 --because "misread"
    """
    import factio

    changes: dict[str, RoleValue | None] = {
        key: value
        for key, value in (
            *(("date", date), ("phase", phase), ("modality", modality)),
            *(("polarity", polarity), ("by", by), ("kind", kind)),
        )
        if value is not None
    }
    with factio.open(record, codebook) as opened:
        _tell(opened.judge(claim, verdict.value, because, who, changes, _roles(role)))


def same(
    one: OneArgument,
    other: OtherArgument,
    because: BecauseOption,
    who: WhoOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Judge two to be one organisation or person. The first keeps its name.

    \b
      factio same "Radical League" "Radicals@old.txt" --because "same founders and seat"
    """
    import factio

    with factio.open(record) as opened:
        _tell(opened.same(one, other, because, who))


def different(
    one: OneArgument,
    other: OtherArgument,
    because: BecauseOption,
    who: WhoOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Judge two not to be one; what the record took for one is two from now on.

    \b
      factio different "Radical League@a.txt" "Radical League@b.txt" --because "of another country"
    """
    import factio

    with factio.open(record) as opened:
        _tell(opened.different(one, other, because, who))


def add(
    source: Annotated[str, typer.Option("--source", help="A document of the record, or a book's title.")],
    kind: Annotated[str, typer.Option("--kind", help="What happened; see factio codebook.")],
    role: Annotated[list[str], typer.Option("--role", metavar="ROLE=NAME", help="Again for each.")],
    quote: Annotated[str, typer.Option("--quote", help="The words of the source that say so.")],
    because: BecauseOption = "coded by hand",
    page: Annotated[str, typer.Option("--page", help="Where it stands in a book.")] = "",
    date: DateOption = None,
    phase: PhaseOption = None,
    modality: ModalityOption = None,
    polarity: PolarityOption = None,
    by: ByOption = None,
    who: WhoOption = None,
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
) -> None:
    """Add a claim coded by hand: from a book that is no file, or one that the reader missed.

    \b
      factio add --source "Smith, A History" --page 12 --kind founding --date 1921 \\
        --role organisation="Radical League" --quote "The League was founded in 1921."
    """
    import factio

    beside = {"date": date, "phase": phase, "modality": modality, "polarity": polarity, "by": by}
    with factio.open(record, codebook) as opened:
        _tell(opened.add(source, kind, _roles(role), quote, because, who, page, beside))


def withdraw(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A document of the record.")],
    because: BecauseOption,
    who: WhoOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Take all claims of a source out of every answer. Its text stays, and so does the log.

    \b
      factio withdraw old.txt --because "a copy of another article"
    """
    import factio
    from factio.cli.names import source_name

    with factio.open(record) as opened:
        _tell(opened.withdraw(source_name(opened, source), because, who))


def settle(
    conflict: Annotated[str, typer.Argument(metavar="CONFLICT", help="Its id, or the beginning of it.")],
    because: BecauseOption,
    who: WhoOption = None,
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
) -> None:
    """Mark a conflict as settled. It stays in the list, with your reason.

    \b
      factio settle 0ab34c --because "old calendar; both mean one day"
    """
    import factio

    with factio.open(record, codebook) as opened:
        _tell(opened.settle(conflict, because, who))


def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Of an entry; see factio judgements.")],
    because: BecauseOption,
    who: WhoOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Take a judgement back, by one more entry of the log.

    \b
      factio undo 7 --because "I took the wrong line"
    """
    import factio

    with factio.open(record) as opened:
        _tell(opened.undo(number, because, who))


def judgements(record: RecordOption = DEFAULT_RECORD, form: FormatOption = Format.table) -> None:
    """List all that was decided: when, by whom, what and why. Nothing in it is ever changed.

    \b
      factio judgements --format jsonl
    """
    import msgspec

    import factio
    from factio.cli.output import write_json_lines, write_table

    with factio.open(record) as opened:
        log = opened.judgements()
    if form is Format.jsonl:
        write_json_lines(msgspec.to_builtins(entry) for entry in log)
        return
    if not log:
        typer.echo("Nothing has been judged.")
        return
    rows = [(str(one.id), one.at, one.who, one.what, _on(one), one.because) for one in log]
    write_table(("", "when", "who", "what", "on", "because"), rows, fixed=("", "when", "what"))


def _roles(given: Sequence[str] | None) -> dict[str, RoleValue]:
    found: dict[str, list[str]] = {}
    for one in given or ():
        role, equals, name = one.partition("=")
        if not equals:
            raise typer.BadParameter(f"--role {one!r} names nobody; write it as ROLE=NAME")
        found.setdefault(role.strip(), []).append(name.strip())
    return {role: names[0] if len(names) == 1 else tuple(names) for role, names in found.items()}


def _on(entry: Judgement) -> str:
    if entry.undone is not None:
        return f"entry {entry.undone}"
    if entry.one is not None:
        return f"{entry.one} and {entry.other}"
    return entry.claim or entry.conflict or entry.source or ""


def _tell(entry: Judgement) -> None:
    typer.echo(f"Entry {entry.id}: {entry.what} {_on(entry)}. `factio undo {entry.id}` takes it back.")
