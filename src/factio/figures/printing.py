"""SVG as PNG and PDF: pictures for those who cannot take SVG, the same bytes each time."""

from __future__ import annotations

import io
from pathlib import Path

from factio.errors import FactioError

SCALE = 2.0
_KINDS = (".svg", ".png", ".pdf")


def png(svg: str, scale: float = SCALE) -> bytes:
    """The figure as PNG, `scale` dots to a unit. What no font on this machine has is an empty box there."""
    from vl_convert import svg_to_png

    return bytes(svg_to_png(svg, scale=scale))


def pdf(svg: str) -> bytes:
    """The figure as PDF of one page, its lines and words still lines and words.

    The renderer lists fonts in an order that changes from run to run; it is put in order here.
    """
    import pikepdf
    from vl_convert import svg_to_pdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(svg_to_pdf(svg))) as document:
        document.save(
            made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable, linearize=False
        )
    return made.getvalue()


def save(svg: str, path: Path) -> None:
    """Writes a figure to a file, in the format that its name ends in: .svg, .png or .pdf.

    Raises FactioError on any other ending.
    """
    kind = path.suffix.lower()
    if kind not in _KINDS:
        raise FactioError(f"{path}: figures are written as {', '.join(_KINDS)}; give a name that ends so")
    content = svg.encode("utf-8") if kind == ".svg" else png(svg) if kind == ".png" else pdf(svg)
    path.write_bytes(content)
