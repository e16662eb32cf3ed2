"""A family tree read back from its SVG: where its marks lie, and what they say."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from factio.figures.text import width

SVG = "{http://www.w3.org/2000/svg}"


@dataclass
class Box:
    left: float
    top: float
    right: float
    bottom: float
    lane: str = ""
    words: str = ""

    def meets(self, other: Box, slack: float = 0.05) -> bool:
        return (
            self.left < other.right - slack
            and other.left < self.right - slack
            and self.top < other.bottom - slack
            and other.top < self.bottom - slack
        )


@dataclass
class Piece:
    box: Box
    sort: str
    low: str
    high: str
    element: ET.Element


@dataclass
class Read:
    width: float
    height: float
    years: dict[int, float]
    labels: list[Box] = field(default_factory=list)
    other_words: list[Box] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    bans: list[Piece] = field(default_factory=list)
    branches: list[tuple[float, ET.Element, list[ET.Element]]] = field(default_factory=list)
    root: ET.Element | None = None

    def turned(self) -> Read:
        """As if time went to the right, of a figure where it goes down: all but the marks is turned over."""
        boxes = [*self.labels, *self.other_words]
        for box in boxes:
            box.left, box.top, box.right, box.bottom = box.top, box.left, box.bottom, box.right
        self.width, self.height = self.height, self.width
        return self

    def x(self, year: float) -> float:
        """The place of a time in years, by the two outermost years that are written down."""
        first, last = min(self.years), max(self.years)
        share = (year - first) / (last - first)
        return self.years[first] + share * (self.years[last] - self.years[first])


def number(element: ET.Element, name: str) -> float:
    return float(element.get(name, "0"))


def text_box(element: ET.Element, lane: str = "") -> Box:
    words = "".join(element.itertext())
    size = number(element, "font-size")
    wide = width(words, size, element.get("font-weight") == "bold")
    x, y = number(element, "x"), number(element, "y")
    if element.get("text-anchor") == "middle":
        x -= wide / 2
    if element.get("text-anchor") == "end":
        x -= wide
    return Box(x, y - size * 0.95, x + wide, y + size * 0.25, lane, words)


def rect_box(element: ET.Element, lane: str = "") -> Box:
    x, y = number(element, "x"), number(element, "y")
    return Box(x, y, x + number(element, "width"), y + number(element, "height"), lane)


def read(svg: str) -> Read:
    root = ET.fromstring(svg)
    _, _, wide, high = map(float, root.get("viewBox", "").split())
    down = any(group.get("transform", "").startswith("matrix") for group in root.iter(f"{SVG}g"))
    years = {
        int(line.get("data-year", "0")): number(line, "y1" if down else "x1")
        for line in root.iter(f"{SVG}line")
        if line.get("data-year")
    }
    found = Read(wide, high, years, root=root)
    for group in root.iter(f"{SVG}g"):
        if group.get("class") == "lane":
            _lane(group, found)
        elif group.get("class") in ("head", "axis", "caption"):
            found.other_words += [text_box(text) for text in group.iter(f"{SVG}text")]
    for mark in [*root.iter(f"{SVG}a"), *root.iter(f"{SVG}g")]:
        if mark.get("class") in ("branch", "branch thin"):
            path = next(p for p in mark.iter(f"{SVG}path") if p.get("data-kind"))
            upright = re.search(r"Q(-?[\d.]+) ", path.get("d", ""))
            assert upright
            bands = [rect for rect in mark.iter(f"{SVG}rect") if rect.get("class") == "band"]
            found.branches.append((float(upright[1]), path, bands))
    return found.turned() if down else found


def _lane(group: ET.Element, found: Read) -> None:
    lane = group.get("data-lane", "")
    for mark in group:
        kind = mark.get("class")
        if kind == "label":
            found.labels += [text_box(text, lane) for text in mark.iter(f"{SVG}text")]
        elif kind in ("life", "ban"):
            into = found.pieces if kind == "life" else found.bans
            for element in mark.iter():
                if element.get("data-piece"):
                    box = rect_box(element, lane)
                    if element.tag == f"{SVG}line":
                        y = number(element, "y1")
                        box = Box(number(element, "x1"), y - 2, number(element, "x2"), y + 2, lane)
                    into.append(
                        Piece(
                            box,
                            element.get("data-piece", ""),
                            element.get("data-low", ""),
                            element.get("data-high", ""),
                            element,
                        )
                    )


def passed_through(found: Read) -> list[str]:
    """Labels that a branch passes behind, each with the branch's sort."""
    told = []
    for x, path, _ in found.branches:
        places = re.findall(r"-?[\d.]+", path.get("d", ""))
        top, foot = sorted((float(places[1]), float(places[-1])))
        told += [
            f"{path.get('data-kind')} passes through {label.words!r}"
            for label in found.labels
            if label.left < x - 0.5 and x + 0.5 < label.right and label.top < foot and label.bottom > top
        ]
    return told


def faults(found: Read) -> list[str]:
    """Labels that meet a label or a foreign lane, and marks outside the frame."""
    told = []
    labels = found.labels
    for place, one in enumerate(labels):
        told += [
            f"labels meet: {one.words!r} {other.words!r}" for other in labels[place + 1 :] if one.meets(other)
        ]
        told += [
            f"label {one.words!r} lies over lane {piece.box.lane}"
            for piece in found.pieces
            if one.meets(piece.box)
        ]
        told += [f"{one.words!r} meets {other.words!r}" for other in found.other_words if one.meets(other)]
    for place, piece in enumerate(found.pieces):
        told += [
            f"lanes meet: {piece.box.lane} {other.box.lane}"
            for other in found.pieces[place + 1 :]
            if piece.box.lane != other.box.lane and piece.box.meets(other.box)
        ]
    for box in [*labels, *found.other_words, *(p.box for p in found.pieces), *(p.box for p in found.bans)]:
        if box.left < -0.01 or box.top < -0.01 or box.right > found.width + 0.01 or box.bottom > found.height:
            told.append(f"outside the frame: {box}")
    told += [f"branch outside: {x}" for x, _, _ in found.branches if not 0 <= x <= found.width]
    return told
