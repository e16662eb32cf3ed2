"""`factio conflicts` and `factio compare`: what cannot be true together, and sources side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    from factio.api import Record
    from factio.chronology import Comparison, Row
    from factio.model.conflict import Conflict


MOST_IN_A_LIST = 200


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("conflicts")(conflicts)
    app.command("compare")(compare)


def conflicts(
    record: RecordOption = DEFAULT_RECORD,
    about: AboutOption = None,
    precision: Annotated[
        bool, typer.Option("--precision", help="Also dates of which one is only vaguer than the other.")
    ] = False,
    unsettled: Annotated[
        bool, typer.Option("--open", help="Only those that nobody has settled; see factio settle.")
    ] = False,
    form: FormatOption = Format.table,
    codebook: CodebookOption = None,
) -> None:
    """List what cannot be true together, with both sides and the reason.

    A contradiction cannot be; a tension is one only under a presumption, such as that an office not known
    to have ended goes on. What was settled stays, with the reason given for it. Of very many only the first
    200 are written out; JSON lines are all of them.

    \b
      factio conflicts --about "Radical League"
    """
    import msgspec

    import factio
    from factio.cli.output import write_json_lines

    with factio.open(record, codebook) as opened:
        found = [
            conflict
            for conflict in opened.conflicts(about, precision=precision)
            if not (unsettled and conflict.settled)
        ]
        if form is Format.jsonl:
            write_json_lines(msgspec.to_builtins(conflict) for conflict in found)
            return
        _write_conflicts(opened, found)


def compare(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE…]", help="Documents of the record, by name.")
    ] = None,
    table: Annotated[
        list[Path] | None,
        typer.Option("--table", metavar="FILE.csv", help="A table of events: kind, date, and roles."),
    ] = None,
    about: AboutOption = None,
    record: RecordOption = DEFAULT_RECORD,
    form: RowFormatOption = RowFormat.table,
    codebook: CodebookOption = None,
) -> None:
    """Set sources side by side: what they share, what only one says, where they differ.

    Rows are events and states, columns are sources. "same" is said of one date, "vaguer" of dates that can
    all be true, "differ" of dates that cannot, "only" of what one source alone tells. At the end it is
    told, by kind, in how much of what several tell they agree. A table without documents is set beside
    the whole record.

    \b
      factio compare radicals.txt unionists.txt --about "Radical League"
      factio compare --table my_events.csv
    """
    import msgspec

    import factio
    from factio.cli.names import source_name
    from factio.cli.output import write_csv, write_json_lines

    with factio.open(record, codebook) as opened:
        named = [source_name(opened, source) for source in sources or ()]
        tables = list(table or ())
        found = opened.compare(named, about, tables)
    if form is RowFormat.jsonl:
        write_json_lines(msgspec.to_builtins(row) for row in found.rows)
        return
    shown = (named or ["the record"]) + [path.name for path in tables]
    if form is RowFormat.csv:
        rows = ({"kind": r.kind, "roles": r.roles, "standing": r.standing, **_dates(r)} for r in found.rows)
        write_csv(rows, ("kind", "roles", "standing", *shown))
        return
    _write_comparison(found, shown)


def _dates(row: Row) -> dict[str, str]:
    return {source: ", ".join(row.dates[source]) or "told" for source in row.claims}


def _write_comparison(found: Comparison, sources: list[str]) -> None:
    from factio.cli.output import write_table
    from factio.cli.wording import roles

    if not found.rows:
        typer.echo("They tell nothing of it.")
        return
    rows = []
    for row in found.rows:
        dates = _dates(row)
        rows.append((row.standing, row.kind, roles(row.roles), *(dates.get(one, "") for one in sources)))
    write_table(("", "kind", "who and what", *sources), rows, fixed=("", "kind"))
    typer.echo()
    counted = [
        (kind, str(shared), str(found.agreed[kind]), f"{found.agreed[kind] / shared:.0%}")
        for kind, shared in sorted(found.shared.items())
    ]
    if not counted:
        typer.echo("None of it is told by more than one.")
        return
    shared, agreed = sum(found.shared.values()), sum(found.agreed.values())
    counted.append(("all", str(shared), str(agreed), f"{agreed / shared:.0%}"))
    write_table(("kind", "told by several", "agree", "agreement"), counted)


def _write_conflicts(record: Record, found: list[Conflict]) -> None:
    from factio.cli.asking import write_story
    from factio.cli.wording import roles

    if not found:
        typer.echo("Nothing contradicts.")
        return
    for conflict in found[:MOST_IN_A_LIST]:
        typer.echo(
            f"{conflict.id}  {conflict.degree}, {conflict.rule.replace('-', ' ')}: {roles(conflict.about)}"
        )
        typer.echo(conflict.because)
        write_story(record, [record.claim(claim) for claim in conflict.left])
        typer.echo("against")
        write_story(record, [record.claim(claim) for claim in conflict.right])
        if conflict.settled:
            typer.echo(f"settled: {conflict.settled}")
        typer.echo()
    typer.echo(f"{len(found)} found.")
    if len(found) > MOST_IN_A_LIST:
        typer.echo(
            f"These are the first {MOST_IN_A_LIST}. --about NAME asks for fewer, --format jsonl gives all."
        )
