"""`factio lineage`: where an organisation came from, what became of it, and how two are related."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from factio.cli.drawing import DownOption, NameArgument, UpOption
from factio.cli.options import DEFAULT_RECORD, CodebookOption, Format, FormatOption, RecordOption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factio.lineage import Lineage, Relative, Tie

OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="Also whether each existed then (EDTF).")
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="NAME", help="How it is related to this one instead.")
]
AllOption = Annotated[bool, typer.Option("--all", help="With --to: all ways of at most eight steps.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("lineage")(lineage)
    app.command("founded")(founded)
    app.command("survival")(survival)


def lineage(
    name: NameArgument,
    up: UpOption = None,
    down: DownOption = None,
    on: OnOption = None,
    to: ToOption = None,
    every: AllOption = False,
    record: RecordOption = DEFAULT_RECORD,
    form: FormatOption = Format.table,
    codebook: CodebookOption = None,
) -> None:
    """Tell what an organisation came from and what came out of it, each with the claims that say so.

    With --to it tells how two are related, and what both came from.

    \b
      factio lineage "Radical League" --up 2 --down 1
      factio lineage "Radical League" --on 1954
      factio lineage "Radical League" --to "Reform Union"
    """
    import factio
    from factio.lineage import lineage_of

    with factio.open(record, codebook) as opened:
        if to is not None:
            _write_ways(lineage_of(opened, name, to), name, to, every, form)
            return
        found = lineage_of(opened, name)
        rows = [*_relatives(found, reversed(found.ancestors(name, up)), -1, on)]
        rows.append(_row(found, found.main(name), 0, (), on))
        rows += _relatives(found, found.descendants(name, down), 1, on)
        # wings and fronts hang on those that are told, and lead no further
        rows += _thin(found, [row["name"] for row in rows], on)
    _write(rows, form, on)


def _relatives(
    found: Lineage, relatives: Iterable[Relative], sign: int, on: str | None
) -> Iterable[dict[str, Any]]:
    for relative in relatives:
        yield _row(found, relative.name, sign * relative.steps, relative.by, on)


def _row(found: Lineage, name: str, steps: int, by: Iterable[Tie], on: str | None) -> dict[str, Any]:
    from factio.chronology.wording import between
    from factio.lineage import existence, told

    ties = list(by)
    row: dict[str, Any] = {
        "name": name,
        "steps": steps,
        "ties": [
            {"kind": tie.kind, "told": told(tie), "when": between(tie.when), "claims": list(tie.claims)}
            for tie in ties
        ],
    }
    if on is not None:
        answer = existence(found, name, on)
        row["existed"] = answer.answer if answer is not None else "unknown"
        row["because"] = answer.because if answer is not None else "No claim tells when it existed."
        row["claims"] = list(answer.claims) if answer is not None else []
    return row


def _thin(found: Lineage, names: list[str], on: str | None) -> list[dict[str, Any]]:
    seen = set(names)
    rows = []
    for tie in found.ties:
        if tie.sort == "thin" and (tie.older in seen) != (tie.younger in seen):
            other = tie.younger if tie.older in seen else tie.older
            rows.append(_row(found, other, 0, [tie], on))
    return rows


def _write(rows: list[dict[str, Any]], form: Format, on: str | None) -> None:
    from factio.cli.output import write_json_lines, write_table

    if form is Format.jsonl:
        write_json_lines(rows)
        return
    headings = ("step", "organisation", *(("existed",) if on else ()), "because", "claims")
    table = []
    for row in rows:
        told = "\n".join(f"{tie['told']}, {tie['when']}" for tie in row["ties"])
        claims = [claim[:10] for tie in row["ties"] for claim in tie["claims"]]
        existed = (row["existed"],) if on else ()
        because = "\n".join(part for part in (told, row.get("because", "")) if part)
        step = f"{row['steps']:+d}" if row["steps"] else ("·" if row["ties"] else "0")
        table.append((step, row["name"], *existed, because, ", ".join(claims)))
    write_table(headings, table, fixed=("step", "existed"))


def _write_ways(found: Lineage, one: str, other: str, every: bool, form: Format) -> None:
    import msgspec

    from factio.chronology.wording import between
    from factio.cli.output import write_json_lines
    from factio.lineage import told

    ways = found.paths(one, other, shortest=not every)
    common = found.common_ancestors(one, other)
    if form is Format.jsonl:
        write_json_lines({**msgspec.to_builtins(way), "common_ancestors": common} for way in ways)
        return
    if not ways:
        typer.echo(f"Nothing in the record joins {found.main(one)} and {found.main(other)}.")
    for number, way in enumerate(ways, 1):
        if len(ways) > 1:
            typer.echo(f"Way {number} of {len(ways)}:")
        for tie in way.ties:
            claims = ", ".join(claim[:10] for claim in tie.claims)
            typer.echo(f"  {told(tie)}, {between(tie.when)} ({claims})")
    if common:
        typer.echo(f"Both came from {', '.join(common)}.")


def founded(
    when: Annotated[str, typer.Argument(metavar="DATE", help="A year or any EDTF date.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="What lives on that day; today without it.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    form: FormatOption = Format.table,
    codebook: CodebookOption = None,
) -> None:
    """Tell what began in a year, and what of it and of what came out of it lives today.

    \b
      factio founded 1948
      factio founded 194X --on 1960
    """
    import msgspec

    import factio
    from factio.chronology.wording import between
    from factio.cli.output import write_json_lines, write_table
    from factio.lineage import founded as founded_in
    from factio.lineage import whole_lineage

    with factio.open(record, codebook) as opened:
        found = founded_in(whole_lineage(opened), when, on)
    if form is Format.jsonl:
        write_json_lines(msgspec.to_builtins(one) for one in found)
        return
    if not found:
        typer.echo(f"The record knows nothing that began in {when}.")
        return
    rows = []
    for one in found:
        living = "\n".join(f"{a.roles['organisation']} ({a.answer})" for a in one.living)
        began = between(one.begin) + ("" if one.sure else ", perhaps")
        rows.append((began, one.name, living or "nothing", ", ".join(c[:10] for c in one.claims)))
    write_table(("began", "organisation", "lives", "claims"), rows)


def survival(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Families to count; all without any.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="Count what is presumed to go on until then.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    form: FormatOption = Format.table,
    codebook: CodebookOption = None,
) -> None:
    """Tell how long organisations lived: the share still alive after so many years (Kaplan-Meier).

    Those whose end nobody tells are counted as long as they are shown, and not as dead.

    \b
      factio survival
      factio survival "Radical League"
    """
    from datetime import date as Day

    import msgspec

    import factio
    from factio.chronology.days import whole
    from factio.cli.output import write_json_lines, write_table
    from factio.lineage import lineage_of, whole_lineage
    from factio.lineage import survival as survival_of

    with factio.open(record, codebook) as opened:
        chosen = names or []
        found = lineage_of(opened, *chosen) if chosen else whole_lineage(opened)
        counted = [one for name in chosen for one in found.family(name)] or list(found.names)
        day = None if on is None else Day.fromordinal(whole(on).hi)
        told = survival_of(found.bodies(counted).values(), day)
    if form is Format.jsonl:
        write_json_lines(msgspec.to_builtins(one) for one in told.lifetimes)
        return
    if not told.steps:
        typer.echo("The record tells of none of them when it began.")
        return
    ended = sum(one.ended for one in told.lifetimes)
    median = (
        "more than half outlived them all" if told.median is None else f"half lived {told.median:.0f} years"
    )
    typer.echo(f"{len(told.lifetimes)} organisations, {ended} with an end told; {median}.")
    if told.left_out:
        typer.echo(f"Left out, since nobody tells when they began: {len(told.left_out)}.")
    rows = [
        (f"{s.years:.1f}", f"{s.alive:.2f}", f"{s.low:.2f} to {s.high:.2f}", str(s.at_risk))
        for s in told.steps
    ]
    write_table(("years", "alive", "95 in 100", "counted"), rows)
