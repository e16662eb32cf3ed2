"""`factio timeline`, `holders`, `members`, `changes`, `related`: what held over time, and beside what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factio.cli.options import (
    DEFAULT_RECORD,
    AboutOption,
    CodebookOption,
    Format,
    FormatOption,
    RecordOption,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factio.api import Record
    from factio.model.spell import Answer, Spell

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="An organisation or a person, by any of its names.")
]
OnOption = Annotated[str | None, typer.Option("--on", metavar="DATE", help="A day, month, year or EDTF.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("timeline")(timeline)
    app.command("holders")(holders)
    app.command("members")(members)
    app.command("changes")(changes)
    app.command("related")(related)


def timeline(
    name: NameArgument,
    record: RecordOption = DEFAULT_RECORD,
    form: FormatOption = Format.table,
    codebook: CodebookOption = None,
) -> None:
    """Tell every state of one organisation or person from its beginning to its end, in order of time.

    Each line has when it began and ended as far as sources tell, and which documents say so. What several
    articles tell is one story.

    \b
      factio timeline "Radical League"
    """
    import factio

    with factio.open(record, codebook) as opened:
        _write_spells(opened, opened.timeline(name), form)


def holders(
    name: Annotated[
        str,
        typer.Argument(
            metavar="OFFICE|ORGANISATION", help="An organisation, a person, or an office as it is written."
        ),
    ],
    record: RecordOption = DEFAULT_RECORD,
    form: FormatOption = Format.table,
    codebook: CodebookOption = None,
) -> None:
    """Tell who held which office, in order of time: in an organisation, by a person, or of one office.

    \b
      factio holders "Radical League"
      factio holders "general secretary"
    """
    import factio

    with factio.open(record, codebook) as opened:
        _write_spells(opened, opened.holders(name), form)


def members(
    name: Annotated[
        str, typer.Argument(metavar="ALLIANCE", help="An alliance, a larger body or an organisation.")
    ],
    on: OnOption = None,
    record: RecordOption = DEFAULT_RECORD,
    form: FormatOption = Format.table,
    codebook: CodebookOption = None,
) -> None:
    """Tell who belonged to an alliance, a larger body or an organisation; without --on, who ever did.

    \b
      factio members "Popular Front" --on 1936
    """
    import msgspec

    import factio
    from factio.cli.output import write_json_lines

    with factio.open(record, codebook) as opened:
        found = opened.members(name, on)
    if form is Format.jsonl:
        write_json_lines(_row(msgspec.to_builtins(answer)) for answer in found)
        return
    _write_answers(((_whole(a), a) for a in found), "No member is told" + (f" of {on}." if on else "."))


def changes(
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="From when on (EDTF).")],
    until: Annotated[str, typer.Option("--to", metavar="DATE", help="Until when (EDTF).")],
    about: AboutOption = None,
    record: RecordOption = DEFAULT_RECORD,
    form: FormatOption = Format.table,
    codebook: CodebookOption = None,
) -> None:
    """Tell what began and what ended in a span of time.

    "perhaps" marks what may as well have happened outside the span, since its date is not told exactly.

    \b
      factio changes --from 1934 --to 1936-06
    """
    import msgspec

    import factio
    from factio.chronology.wording import between
    from factio.cli.output import write_json_lines, write_table
    from factio.cli.wording import roles

    with factio.open(record, codebook) as opened:
        found = opened.changes(since, until, about)
        if form is Format.jsonl:
            write_json_lines(msgspec.to_builtins(change) for change in found)
            return
        sources = opened.sources_of(claim for change in found for claim in change.claims)
    if not found:
        typer.echo("Nothing is told to have begun or ended then.")
        return
    rows = [
        (
            between(change.between),
            change.what if change.sure else f"perhaps {change.what}",
            change.spell.state,
            roles(change.spell.roles),
            _sources(change.claims, sources),
        )
        for change in found
    ]
    write_table(("when", "what", "state", "who and what", "source"), rows, fixed=("what", "state"))


def related(
    name: NameArgument,
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="A day, month, year or EDTF; today.")] = "",
    record: RecordOption = DEFAULT_RECORD,
    form: FormatOption = Format.table,
    codebook: CodebookOption = None,
) -> None:
    """Tell who and what was tied to an organisation or a person on a day: leaders, wings, alliances.

    \b
      factio related "Radical League" --on 1934-07-01
    """
    from datetime import date

    import msgspec

    import factio
    from factio.cli.output import write_json_lines

    with factio.open(record, codebook) as opened:
        found = opened.related(name, on or date.today().isoformat())
    if form is Format.jsonl:
        rows = (msgspec.to_builtins(tie) for tie in found)
        write_json_lines({**row, "answer": _row(row["answer"])} for row in rows)
        return
    _write_answers(((f"{t.name} ({t.role})", t.answer) for t in found), "Nothing is tied to it then.")


def _row(answer: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in answer.items() if key != "by_source" or value}


def _whole(answer: Answer) -> str:
    from factio.cli.wording import roles

    return roles(answer.roles)


def _write_answers(found: Iterable[tuple[str, Answer]], nothing: str) -> None:
    from factio.cli.output import write_table

    rows = [(answer.answer, answer.state, who, answer.because) for who, answer in found]
    if not rows:
        typer.echo(nothing)
        return
    write_table(("answer", "state", "who and what", "because"), rows, fixed=("answer", "state"))


def _write_spells(record: Record, spells: Sequence[Spell], form: Format) -> None:
    import msgspec

    from factio.chronology.wording import began, ended
    from factio.cli.output import write_json_lines, write_table
    from factio.cli.wording import roles

    if form is Format.jsonl:
        write_json_lines(msgspec.to_builtins(spell) for spell in spells)
        return
    if not spells:
        typer.echo("Nothing is told.")
        return
    sources = record.sources_of(claim for spell in spells for claim in _claims(spell))
    rows = [
        (began(spell), ended(spell), spell.state, roles(spell.roles), _sources(_claims(spell), sources))
        for spell in spells
    ]
    write_table(("from", "until", "state", "who and what", "source"), rows, fixed=("state",))


def _claims(spell: Spell) -> tuple[str, ...]:
    return (*spell.begin.claims, *spell.end.claims, *spell.witnesses)


def _sources(claims: Iterable[str], sources: dict[str, str]) -> str:
    return ", ".join(sorted({sources[claim] for claim in claims if claim in sources}))
