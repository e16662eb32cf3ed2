"""SVG as text: elements with escaped words, and paint that knows light and dark.

Every colour is written as an attribute, which all programs read, and as a class, by which a style sheet
turns it to dark. The style sheet holds nothing else, and no figure needs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

import msgspec

from factio.figures.colours import DARK, LIGHT, Palette, Theme
from factio.figures.text import Words, fonts, inert, one_direction

Attribute = str | float | int | None
Address = Callable[[str], str]
"""Where the page of a claim is, by its id."""

_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SPECIAL = re.compile("[&<>\"']")


def escaped(text: str) -> str:
    """`text` as it stands in XML, in an element or an attribute."""
    return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], inert(text))


def number(value: float) -> str:
    """A length with two decimals at most; minus nought is nought."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


def element(name: str, *inside: str, **attributes: Attribute) -> str:
    """One element. `inside` is markup that is ready; attributes are escaped, None is left out.

    An underline in an attribute's name stands for a hyphen, one at its end is dropped (`class_`).
    """
    listed = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(inside)
    return f"<{name}{listed}>{content}</{name}>" if content else f"<{name}{listed}/>"


def _value(value: Attribute) -> str:
    return escaped(value) if isinstance(value, str) else number(float(value or 0))


def default_address(claim: str) -> str:
    """The page of a claim as the pages of a record have it."""
    return f"/claims/{quote(claim, safe='', errors='replace')}"


class Pen(msgspec.Struct, frozen=True):
    """What a figure is drawn with: light, dark, or light that turns dark where the reader's screen is."""

    theme: Theme = "auto"
    address: Address = default_address

    @property
    def palette(self) -> Palette:
        """The colours that are written as attributes."""
        return DARK if self.theme == "dark" else LIGHT

    def colour(self, what: str) -> str:
        """The colour for something, by its name in the palette."""
        found: str = getattr(self.palette, what)
        return found

    def fill(self, what: str) -> dict[str, Attribute]:
        """Attributes that fill with a colour of the palette."""
        return {"fill": self.colour(what), "class_": f"f-{what}"}

    def line(self, what: str, width: float = 1) -> dict[str, Attribute]:
        """Attributes that draw a line in a colour of the palette."""
        return {"fill": "none", "stroke": self.colour(what), "stroke_width": width, "class_": f"s-{what}"}

    def linked(self, claims: Iterable[str], title: str, *marks: str, **attributes: Attribute) -> str:
        """`marks` with a title to be read aloud, leading to the first of the claims that they rest on."""
        listed = tuple(claims)
        inside = (element("title", escaped(title)), *marks)
        if not listed:
            return element("g", *inside, **attributes)
        address = safe_address(self.address(listed[0]))
        return element("a", *inside, href=address, data_claims=" ".join(listed), **attributes)

    def words(
        self,
        words: Words,
        x: float,
        top: float,
        what: str = "ink",
        anchor: str = "start",
        *,
        halo: bool = False,
        slanted: bool = False,
    ) -> str:
        """Lines of text whose first begins at `top`; with an edge in the colour of the paper where asked."""
        edge: dict[str, Attribute] = {}
        if halo:
            paper = self.colour("paper")
            edge = {"stroke": paper, "stroke_width": 3, "stroke_linejoin": "round", "paint_order": "stroke"}
        texts = []
        for place, line in enumerate(words.lines):
            texts.append(
                element(
                    "text",
                    escaped_line(line),
                    x=x,
                    y=top + words.leading * place + words.size * 0.95,
                    font_family=fonts(line),
                    font_size=words.size,
                    font_weight="bold" if words.bold else None,
                    font_style="italic" if slanted else None,
                    text_anchor=None if anchor == "start" else anchor,
                    fill=self.colour(what),
                    class_=f"f-{what} s-paper" if halo else f"f-{what}",
                    **edge,
                )
            )
        return "".join(texts)

    def style(self) -> str:
        """The style sheet that turns the figure dark; "" unless the theme is "auto"."""
        if self.theme != "auto":
            return ""
        return element("style", f"@media screen and (prefers-color-scheme: dark) {{ {dark_rules()} }}")


def escaped_line(line: str) -> str:
    """A line of a label: escaped, and between marks of direction where it is written from the right."""
    return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], one_direction(inert(line)))


def dark_rules() -> str:
    """The rules that turn any figure dark; they fill, stroke and fade by the classes of the palette."""
    rules = []
    for what in msgspec.structs.asdict(DARK):
        colour = getattr(DARK, what)
        rules.append(
            f".f-{what}{{fill:{colour}}} .s-{what}{{stroke:{colour}}} .o-{what}{{stop-color:{colour}}}"
        )
    return " ".join(rules)


_SAFE = re.compile(r"(https?://|/|#|\./|\.\./|[\w%-]+(/|\.html|$))", re.ASCII)


def safe_address(address: str) -> str:
    """`address`, or "#" where it would run something instead of leading somewhere."""
    plain = inert(address)
    scheme = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.\-]*):", plain)
    if scheme and scheme[1].lower() not in ("http", "https", "file"):
        return "#"
    return plain if _SAFE.match(plain) or scheme else "#"
