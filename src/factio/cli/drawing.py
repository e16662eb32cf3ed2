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


class Figure(StrEnum):
    """What can be drawn."""

    lineage = "lineage"
    timeline = "timeline"
    holders = "holders"
    elections = "elections"
    members = "members"


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
DownwardsOption = Annotated[bool, typer.Option("--downwards", help="Time goes down instead of right.")]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="The last day to draw (YYYY-MM-DD).")
]

FigureArgument = Annotated[
    Figure, typer.Argument(metavar="FIGURE", help="lineage, timeline, holders, elections or members.")
]


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("draw")(draw)


def draw(
    figure: FigureArgument,
    name: NameArgument,
    out: OutOption,
    up: UpOption = None,
    down: DownOption = None,
    downwards: DownwardsOption = False,
    until: UntilOption = None,
    record: RecordOption = DEFAULT_RECORD,
    codebook: CodebookOption = None,
    lang: LangOption = "en",
    theme: ThemeOption = Theme.auto,
    paper: PaperOption = Paper.screen,
    links: LinksOption = "",
) -> None:
    """Draw a figure of an organisation; each mark leads to its claim.

    lineage: the family tree on a true scale of time, which goes to the right or --downwards. An organisation
    is a lane; its edges fade as far as the sources leave its begin and end in doubt. Without --up and --down
    all that is joined to it is drawn.

    timeline: one life, with names, bans, leaders, alliances, wings, members and places. holders: who held
    which office. elections: shares, votes and seats; what no source tells stays a gap. members: how many
    there were over time, and who says so.

    \b
      factio draw lineage "Radical League" -o league.pdf --paper a3
      factio draw elections "Radical League" -o results.png --lang de
    """
    import factio
    from factio import figures

    drawn: dict[Figure, Callable[..., str]] = {
        Figure.lineage: figures.draw_lineage,
        Figure.timeline: figures.draw_timeline,
        Figure.holders: figures.draw_holders,
        Figure.elections: figures.draw_elections,
        Figure.members: figures.draw_members,
    }
    if figure is not Figure.lineage and (up is not None or down is not None or downwards):
        raise typer.BadParameter(
            f"--up, --down and --downwards are for the lineage; a figure of {figure.value} has no generations"
        )
    of_lineage = {"up": up, "down": down, "downwards": downwards} if figure is Figure.lineage else {}
    pen = _pen(theme, links, out)
    with factio.open(record, codebook) as opened:
        svg = drawn[figure](
            opened, name, until=_day(until), pen=pen, lang=lang, paper=paper.value, **of_lineage
        )
    figures.save(svg, out)
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
