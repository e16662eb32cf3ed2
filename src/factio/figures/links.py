"""Where the links of a figure lie on a page of PDF: the renderer draws marks, but drops where they lead."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import msgspec

from factio.figures.text import width

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_ROOM = 1.5  # around a mark, so that thin ones can be hit


class Link(msgspec.Struct, frozen=True):
    """An address and the rectangle that leads there, in the units of the figure, from its upper left."""

    address: str
    title: str
    left: float
    top: float
    right: float
    bottom: float


def links(svg: str) -> tuple[list[Link], tuple[float, float]]:
    """The links of a figure that lead out of it (http, https), and how wide and high the figure is.

    `svg` is a figure as this room makes it.
    """
    root = ET.fromstring(svg)
    _, _, wide, high = (float(part) for part in root.get("viewBox", "0 0 1 1").split())
    found = []
    for mark, over in _marks(root, False):
        address = mark.get("href", "")
        points = list(_points(mark, over))
        if not address.startswith(("http://", "https://")) or not points:
            continue
        xs, ys = [x for x, _ in points], [y for _, y in points]
        title = (mark.findtext(f"{_SVG}title") or "")[:200]
        sides = (min(xs) - _ROOM, min(ys) - _ROOM, max(xs) + _ROOM, max(ys) + _ROOM)
        found.append(Link(address, title, *sides))
    return found, (wide, high)


def _marks(inside: ET.Element, over: bool) -> Iterator[tuple[ET.Element, bool]]:
    """The links below an element, and whether they are drawn turned over: down for right."""
    for one in inside:
        if one.tag == f"{_SVG}a":
            yield one, over
        else:
            yield from _marks(one, over ^ ("transform" in one.attrib))


def _points(shape: ET.Element, over: bool) -> Iterator[tuple[float, float]]:
    """The corners of an element and all in it, where they are on the paper."""
    over ^= "transform" in shape.attrib
    for x, y in _corners(shape):
        yield (y, x) if over else (x, y)
    for one in shape:
        yield from _points(one, over)


def _corners(shape: ET.Element) -> Iterator[tuple[float, float]]:
    def at(name: str) -> float:
        return float(shape.get(name, "0"))

    sort = shape.tag.removeprefix(_SVG)
    if sort == "rect":
        yield at("x"), at("y")
        yield at("x") + at("width"), at("y") + at("height")
    elif sort == "line":
        yield at("x1"), at("y1")
        yield at("x2"), at("y2")
    elif sort == "circle":
        yield at("cx") - at("r"), at("cy") - at("r")
        yield at("cx") + at("r"), at("cy") + at("r")
    elif sort == "text":
        size = at("font-size")
        wide = width("".join(shape.itertext()), size, shape.get("font-weight") == "bold")
        left = at("x") - wide * {"middle": 0.5, "end": 1.0}.get(shape.get("text-anchor", ""), 0.0)
        yield left, at("y") - size
        yield left + wide, at("y") + size * 0.25
    elif sort == "path":
        yield from _path(shape.get("d", ""))


def _path(drawn: str) -> Iterator[tuple[float, float]]:
    """The points of a path of M, Q, H and V in whole coordinates."""
    x = y = 0.0
    for command, rest in re.findall(r"([MQHVL])([^MQHVL]*)", drawn):
        numbers = [float(one) for one in _NUMBER.findall(rest)]
        if command == "H":
            x = numbers[0]
        elif command == "V":
            y = numbers[0]
        else:
            x, y = numbers[-2:]
        yield x, y
