"""SVG as PNG and PDF: pictures for those who cannot take SVG, the same bytes each time."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from factio.errors import FactioError
from factio.figures.links import links

if TYPE_CHECKING:
    import pikepdf

SCALE = 2.0
_KINDS = (".svg", ".png", ".pdf")


def png(svg: str, scale: float = SCALE) -> bytes:
    """The figure as PNG, `scale` dots to a unit. What no font on this machine has is an empty box there."""
    from vl_convert import svg_to_png

    return bytes(svg_to_png(svg, scale=scale))


def pdf(svg: str) -> bytes:
    """The figure as PDF of one page, its lines and words still lines and words, its links links.

    The renderer lists fonts in an order that changes from run to run; it is put in order here. Links are
    kept that lead to http or https: a page of paper has no record beside it.
    """
    import pikepdf
    from vl_convert import svg_to_pdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(svg_to_pdf(svg))) as document:
        _link(document, svg)
        document.save(
            made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable, linearize=False
        )
    return made.getvalue()


def _link(document: pikepdf.Pdf, svg: str) -> None:
    """Puts the links of the figure on its page."""
    from pikepdf import Array, Dictionary, Name, String

    found, (wide, high) = links(svg)
    if not found:
        return
    page = document.pages[0]
    left, foot, right, top = (float(side) for side in page.mediabox)
    # the figure lies in the middle of the page, as large as the page lets it be
    scale = min((right - left) / wide, (top - foot) / high)
    across, above = (right - left - wide * scale) / 2, (top - foot - high * scale) / 2
    page.Annots = Array(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array(
                [
                    round(left + across + one.left * scale, 2),
                    round(top - above - one.bottom * scale, 2),
                    round(left + across + one.right * scale, 2),
                    round(top - above - one.top * scale, 2),
                ]
            ),
            Border=Array([0, 0, 0]),
            Contents=String(one.title),
            A=Dictionary(S=Name.URI, URI=String(one.address)),
        )
        for one in found
    )


def save(svg: str, path: Path) -> None:
    """Writes a figure to a file, in the format that its name ends in: .svg, .png or .pdf.

    Raises FactioError on any other ending.
    """
    kind = path.suffix.lower()
    if kind not in _KINDS:
        raise FactioError(f"{path}: figures are written as {', '.join(_KINDS)}; give a name that ends so")
    content = svg.encode("utf-8") if kind == ".svg" else png(svg) if kind == ".png" else pdf(svg)
    path.write_bytes(content)
