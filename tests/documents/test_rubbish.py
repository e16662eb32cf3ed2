"""Mutated and endless inputs: a document or a DocumentError, in time that grows with the length only."""

from __future__ import annotations

import contextlib
import random
import time
from collections.abc import Callable

import pytest
from document_checks import FULL, check_document
from test_html import PAGE
from test_markdown import TEXT
from test_plain import BLANKS, SIGNED

from factio.documents import lay_out_html, lay_out_markdown, read_text
from factio.errors import DocumentError
from factio.model import Document, Metadata

Layout = Callable[[str], Document]


def plain(text: str) -> Document:
    return read_text(text, "a.txt")


def markdown(text: str) -> Document:
    return lay_out_markdown(text, "a.md", Metadata())


def html(text: str) -> Document:
    return lay_out_html(text, "a.html", Metadata())


SOURCES: list[tuple[Layout, str]] = [(plain, SIGNED), (plain, BLANKS), (markdown, TEXT), (html, PAGE)]


def mutated(text: str, chance: random.Random) -> str:
    """`text` with pieces taken out, doubled, moved and replaced."""
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(text) or 1)
        end = min(len(text), start + chance.randint(0, 30))
        piece = text[start:end]
        other = chance.randrange(len(text) or 1)
        choice = chance.randrange(4)
        if choice == 0:
            text = text[:start] + text[end:]
        elif choice == 1:
            text = text[:other] + piece * chance.randint(1, 3) + text[other:]
        elif choice == 2:
            text = (
                text[:start]
                + chance.choice("|+-=_*'[](){}<>&\n\r\t \u00a0A1") * chance.randint(1, 5)
                + text[end:]
            )
        else:
            text = text[:start] + piece.swapcase() + text[end:]
    return text


@pytest.mark.parametrize("number", range(len(SOURCES)))
def test_mutations(number: int) -> None:
    layout, source = SOURCES[number]
    chance = random.Random(number)
    for _ in range(3000 if FULL else 60):
        text = mutated(source, chance)
        try:
            check_document(layout(text))
        except DocumentError:
            continue


UNITS = {
    plain: [
        "(",
        "[",
        "A.",
        "AA-",
        ". A",
        "|\n",
        "+a\n",
        "a b. ",
        "[1] a\n\nb\n\nc\n\n",
        "PARTY, ",
        "'''a",
        "{{a ",
        "_a ",
    ],
    markdown: ["[", "![", "*a **b ", "> ", "`a", "|a", "[a](b "],
    html: ["<b>", "<p>a", "<td>", "<table><tr><th>a", "<li>", "<a href=x>"],
}


@pytest.mark.parametrize(
    ("layout", "unit"), [(layout, unit) for layout, units in UNITS.items() for unit in units]
)
def test_time_grows_with_the_length(layout: Layout, unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit)) + "a"
        start = time.process_time()
        with contextlib.suppress(DocumentError):
            layout(text)
        return time.process_time() - start

    # Quadratic time would be sixteenfold.
    assert min(seconds(32_000), seconds(32_000)) < 10 * max(seconds(8_000), 0.02)


def test_ten_thousand_nested_brackets() -> None:
    for layout in (plain, markdown, html):
        for text in ("(" * 10_000 + ")" * 10_000, "[" * 10_000 + "]" * 10_000, "{{" * 10_000 + "}}" * 10_000):
            check_document(layout(f"The party {text} split."))
