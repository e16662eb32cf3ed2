"""`factio draw`: figures to look at, to print and to embed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factio.cli.options import DEFAULT_RECORD, CodebookOption, RecordOption

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as Day

    from factio.figures import Pen


class Theme(StrEnum):
    """Light, dark, or light that turns dark where the reader's screen is."""

    light = "light"
    dark = "dark"
    auto = "auto"


class Paper(StrEnum):
    """For a screen, or a page of A3."""

    screen = "screen"
    a3 = "a3"


NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="An organisation, by any of its names.")]
OutOption = Annotated[
    Path, typer.Option("-o", "--out", metavar="FILE", help="Where to write it; .svg, .png or .pdf.")
]
LangOption = Annotated[str, typer.Option("--lang", metavar="LANG", help="The figure's own words: en or de.")]
ThemeOption = Annotated[Theme, typer.Option("--theme", help="Light, dark, or as the reader's screen is.")]
PaperOption = Annotated[Paper, typer.Option("--paper", help="For a screen or for a page of A3.")]
LinksOption = Annotated[
    str, typer.Option("--links", metavar="URL", help="Where the pages are that marks lead to.")
]
UpOption = Annotated[int | None, typer.Option("--up", min=0, metavar="N", help="So many generations before.")]
DownOption = Annotated[
    int | None, typer.Option("--down", min=0, metavar="N", help="So many generations after.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="The last day to draw (YYYY-MM-DD).")
]

figures = typer.Typer(
    help="Draw a figure: a family, a life, office holders, elections. Each mark leads to its claim.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(figures, name="draw")


@figures.command("lineage")
def lineage(
    name: NameArgument,
    out: OutOption,
    up: UpOption = None,
    down: DownOption = None,
    until: UntilOption = None,
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
    lang: LangOption = "en",
    theme: ThemeOption = Theme.auto,
    paper: PaperOption = Paper.screen,
    links: LinksOption = "",
) -> None:
    """Draw the family tree of an organisation on a true scale of time.

    An organisation is a lane; its edges fade as far as the sources leave its begin and end in doubt. Without
    --up and --down all that is joined to it is drawn.

    \b
      factio draw lineage "Radical League" -o league.svg
      factio draw lineage "Radical League" -o league.pdf --paper a3
    """
    from factio.figures import draw_lineage

    _draw(draw_lineage, name, out, until, record, codebook, lang, theme, paper, links, up=up, down=down)


@figures.command("timeline")
def timeline(
    name: NameArgument,
    out: OutOption,
    until: UntilOption = None,
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
    lang: LangOption = "en",
    theme: ThemeOption = Theme.auto,
    paper: PaperOption = Paper.screen,
    links: LinksOption = "",
) -> None:
    """Draw the life of one organisation: names, bans, leaders, alliances, wings, members and places.

    \b
      factio draw timeline "Radical League" -o league.svg
    """
    from factio.figures import draw_timeline

    _draw(draw_timeline, name, out, until, record, codebook, lang, theme, paper, links)


@figures.command("holders")
def holders(
    name: NameArgument,
    out: OutOption,
    until: UntilOption = None,
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
    lang: LangOption = "en",
    theme: ThemeOption = Theme.auto,
    paper: PaperOption = Paper.screen,
    links: LinksOption = "",
) -> None:
    """Draw who held which office in an organisation.

    \b
      factio draw holders "Radical League" -o leaders.pdf
    """
    from factio.figures import draw_holders

    _draw(draw_holders, name, out, until, record, codebook, lang, theme, paper, links)


@figures.command("elections")
def elections(
    name: NameArgument,
    out: OutOption,
    until: UntilOption = None,
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
    lang: LangOption = "en",
    theme: ThemeOption = Theme.auto,
    paper: PaperOption = Paper.screen,
    links: LinksOption = "",
) -> None:
    """Draw shares, votes and seats of an organisation; what no source tells stays a gap.

    \b
      factio draw elections "Radical League" -o results.png --lang de
    """
    from factio.figures import draw_elections

    _draw(draw_elections, name, out, until, record, codebook, lang, theme, paper, links)


@figures.command("members")
def members(
    name: NameArgument,
    out: OutOption,
    until: UntilOption = None,
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
    lang: LangOption = "en",
    theme: ThemeOption = Theme.auto,
    paper: PaperOption = Paper.screen,
    links: LinksOption = "",
) -> None:
    """Draw how many members an organisation had over time, and who says so.

    \b
      factio draw members "Radical League" -o members.svg
    """
    from factio.figures import draw_members

    _draw(draw_members, name, out, until, record, codebook, lang, theme, paper, links)


def _draw(
    drawn: Callable[..., str],
    name: str,
    out: Path,
    until: str | None,
    record: str,
    codebook: Path | None,
    lang: str,
    theme: Theme,
    paper: Paper,
    links: str,
    **more: int | None,
) -> None:
    import factio
    from factio.figures import save

    pen = _pen(theme, links, out)
    with factio.open(record, codebook) as opened:
        svg = drawn(opened, name, until=_day(until), pen=pen, lang=lang, paper=paper.value, **more)
    save(svg, out)
    typer.echo(f"{out}")


def _pen(theme: Theme, links: str, out: Path) -> Pen:
    """The pen; PNG and PDF cannot turn dark by themselves, so they are light unless dark is asked for."""
    from factio.figures import Pen
    from factio.figures.svg import default_address

    chosen = theme
    if theme is Theme.auto and out.suffix.lower() != ".svg":
        chosen = Theme.light
    base = links.rstrip("/")
    return Pen(chosen.value, lambda claim: base + default_address(claim))


def _day(written: str | None) -> Day | None:
    from datetime import date as Day

    if written is None:
        return None
    try:
        return Day.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"--until {written!r} is no day; write it as 1958-03-06") from None
