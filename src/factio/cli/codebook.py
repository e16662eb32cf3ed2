"""`factio codebook`: what can be claimed, from the codebook's own data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factio.cli.options import CodebookOption, Format, FormatOption
from factio.errors import CodebookError

if TYPE_CHECKING:
    from factio.codebook import Codebook, Kind


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("codebook")(codebook)


def codebook(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="One kind; without it, all of them.")
    ] = None,
    extra: CodebookOption = None,
    form: FormatOption = Format.table,
) -> None:
    """What can be claimed: each kind with its meaning, its roles and sentences that tell it.

    \b
      factio codebook                 all kinds, a line each
      factio codebook split           one kind in full
      factio codebook --codebook DIR  the same with your own kinds
    """
    from factio.codebook import load

    book = load(extra)
    if kind is not None and kind not in book.kinds:
        raise CodebookError(f"no kind is called {kind!r}{_near(kind, book)}; `factio codebook` lists them")
    chosen = list(book.kinds.values()) if kind is None else [book.kinds[kind]]
    if form is Format.jsonl:
        from factio.cli.output import write_json_lines

        write_json_lines(_row(one) for one in chosen)
    elif kind is None:
        from factio.cli.output import write_table

        rows = [(one.kind, ", ".join(_marked(one)), _first_sentence(one.definition)) for one in chosen]
        write_table(("kind", "roles", "meaning"), rows, fixed=("kind",))
        typer.echo("\n* many, ! says who it is about. `factio codebook KIND` tells one in full.")
    else:
        _write_kind(chosen[0])


def _near(kind: str, book: Codebook) -> str:
    import difflib

    close = difflib.get_close_matches(kind, book.kinds, n=1)
    return f" (did you mean {close[0]}?)" if close else ""


def _marked(kind: Kind) -> list[str]:
    return [name + "*" * role.many + "!" * role.anchor for name, role in kind.roles.items()]


def _first_sentence(text: str) -> str:
    words = " ".join(text.split())
    return words.split(". ")[0].rstrip(".")


def _row(kind: Kind) -> dict[str, object]:
    return {
        "kind": kind.kind,
        "group": kind.group,
        "sort": kind.sort,
        "core": kind.core,
        "definition": " ".join(kind.definition.split()),
        "roles": {
            name: {"types": role.types, "anchor": role.anchor, "many": role.many, "values": role.values}
            for name, role in kind.roles.items()
        },
        "examples": [example.text for example in kind.examples],
    }


def _write_kind(kind: Kind) -> None:
    lines = [f"{kind.kind} ({kind.sort}, {kind.group})", "", " ".join(kind.definition.split()), "", "Roles"]
    for name, role in kind.roles.items():
        notes = ["says who it is about"] * role.anchor + ["many"] * role.many
        allowed = ", ".join(role.values or role.types)
        lines.append(f"  {name}: {allowed}" + (f" ({', '.join(notes)})" if notes else ""))
    told, silent = [e for e in kind.examples if e.claims], [e for e in kind.examples if not e.claims]
    for heading, examples in (("Sentences that tell it", told), ("Sentences that do not", silent)):
        lines += ["", heading] * bool(examples) + [f"  {example.text}" for example in examples]
    typer.echo("\n".join(lines))
