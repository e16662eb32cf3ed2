"""List items to claims, by the heading or the line that introduces them.

"General Secretaries / 1833: George Bevan", "Secretary: Ann Lee (2017–present)", member parties of an
alliance, founding members, wings, papers, congresses, and results of elections as lines.
"""

from __future__ import annotations

import re

import msgspec

from factio.codebook import Codebook
from factio.dates import find
from factio.model import Block, Claim, Document, Span
from factio.reading.cast import Cast
from factio.reading.entries import entry, is_organisation
from factio.reading.list_items import Item, read_item
from factio.reading.tables.making import Maker
from factio.reading.tables.setting import contest_name
from factio.reading.topics import Topic, introduced, topic

_BEGINS = re.compile(
    r"\b(?:formed|founded|established|created|launched|set up|constituted|founding)\b", re.IGNORECASE
)


def read_lists(document: Document, codebook: Codebook, cast: Cast) -> tuple[list[Claim], set[int]]:
    """Claims of list items, and the numbers of the blocks that are read wholly by them."""
    make = Maker(document, codebook)
    claims: list[Claim] = []
    read: set[int] = set()
    over = _Over()
    together = False
    above: list[tuple[int, Topic]] = []
    label: Topic | None = None
    before: Block | None = None
    for number, block in enumerate(document.blocks):
        if block.section >= 0 and not document.sections[block.section].read:
            before = None
            continue
        items: list[Item] = []
        if block.sort == "item":
            begins = not number or document.blocks[number - 1].section != block.section
            if before is not None or begins:
                over = _over(document, before, block)
                together, above, label = _organisations(document, number, cast), [], None
            before = None
            above = [(level, told) for level, told in above if level < block.level]
            heads = _leads(document, number) and topic(block.prose)
            told = above[-1][1] if above else label or over.topic
            if bare := _bare_office(block.prose):
                label = bare
            elif heads:
                above.append((block.level, heads))
            else:
                items = [Item(block, block.prose.strip(), _span(block), over.date, over.begins, together)]
        else:
            before = block
            items = list(_lines(document, block))
            told = _heading(document, block)
        found = [claim for item in items for claim in read_item(item, told, document, make, cast)]
        if found:
            claims += found
            read.add(number)
    return claims, read


def _bare_office(words: str) -> Topic | None:
    """An item that is nothing but an office stands over the items after it."""
    told = topic(words) if len(words.split()) <= 4 and not re.search(r"[\d(,;]", words) else None
    return told if told and told.sort == "office" else None


def _leads(document: Document, number: int) -> bool:
    """Whether the items after item `number` stand under it."""
    if number + 1 >= len(document.blocks):
        return False
    here, after = document.blocks[number], document.blocks[number + 1]
    return after.sort == "item" and after.section == here.section and after.level > here.level


def _organisations(document: Document, number: int, cast: Cast) -> bool:
    """Whether most items of the list that begins at block `number` are named like organisations."""
    names: list[str] = []
    for block in document.blocks[number:]:
        if block.sort != "item" or block.section != document.blocks[number].section:
            break
        names.append(entry(block.prose).name)
    told = sum(is_organisation(cast.full(name), cast) for name in names)
    return 2 * told >= len(names) and bool(names)


def _lines(document: Document, block: Block) -> list[Item]:
    """The lines of a paragraph that is a list without marks: each begins or ends with a term."""
    items: list[Item] = []
    text = block.span.of(document.text)
    if text.count("\n") == 0 or len(text) > 6000:
        return []
    start = block.span.start
    for line in text.split("\n"):
        words = line.strip()
        if words:
            # The first of a list of holders is often without a year.
            if not 1 < len(words.split()) < 14 or (items and not entry(words).terms):
                return []
            left = start + len(line) - len(line.lstrip())
            items.append(Item(block, words, Span(left, left + len(words))))
        start += len(line) + 1
    return items if len(items) > 1 else []


def _span(block: Block) -> Span:
    prose = block.prose
    return (
        block.source(len(prose) - len(prose.lstrip()), len(prose.rstrip())) if prose.strip() else block.span
    )


class _Over(msgspec.Struct, frozen=True):
    """What introduces a list: its topic, its date, and whether it tells a beginning."""

    topic: Topic | None = None
    date: str | None = None
    begins: bool = False


def _over(document: Document, before: Block | None, block: Block) -> _Over:
    """The line before a list where it introduces it, else the heading over it."""
    if before is not None and before.section == block.section:
        last = before.prose.rsplit(". ", 1)[-1]
        told = introduced(before.prose) or introduced(last)
        if told:
            heading = _heading(document, block)
            plain = told.sort == "membership" and len(told.words.split()) == 1
            if plain and heading and heading.sort != "membership":
                told = heading
            dates = {one.value for one in find(last) if one.value and not one.relative}
            begins = bool(_BEGINS.search(last)) and told.sort == "alliance"
            return _Over(told, dates.pop() if len(dates) == 1 else None, begins)
        if before.prose.rstrip(" ]0123456789[").endswith(":"):
            return _Over()
    return _Over(_heading(document, block))


def _heading(document: Document, block: Block) -> Topic | None:
    """The nearest heading over a block that announces something."""
    for words in reversed(document.heading_path(block.section)):
        found = topic(words)
        if found:
            return found
        if contest_name(words) and not re.search(r"\d{4}", words):
            break
    path = document.heading_path(block.section)
    outer = topic(path[-2]) if len(path) > 1 else None
    return outer if outer and outer.sort == "results" else None
