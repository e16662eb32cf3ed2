"""Names that a text sets off: by emphasis, by quotes, or elsewhere in the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factio.reading.mentions.lexicon import Lexicon

QUOTE = re.compile(r"[\"“„«]([^\"“”„«»]{2,90})[\"”“»]")
APART = re.compile(r"\s?\((?:[A-Z][\w .’'–-]{0,45})\)")


def set_off(
    text: str, known: frozenset[str], bold: Sequence[tuple[int, int]], lex: Lexicon
) -> list[tuple[int, int, bool]]:
    spans = [(a, b, False) for a, b in bold]
    for name in known:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            inside = (at > 0 and text[at - 1].isalnum()) or (end < len(text) and text[end].isalnum())
            if not inside:
                apart = APART.match(text, end)
                spans.append((at, apart.end() if apart else end, False))
            at = text.find(name, end)
    for found in QUOTE.finditer(text):
        inner = found.group(1)
        if by_name(text, found, lex):
            continue
        capitals = [w for w in inner.split() if w[:1].isupper()]
        if (
            inner[:1].isupper()
            and len(inner.split()) <= 10
            and 2 * len(capitals) >= len([w for w in inner.split() if len(w) > 3])
            and inner[-1] not in ".!?,"
        ):
            spans.append((found.start(1), found.end(1), True))
    return spans


def by_name(text: str, quote: re.Match[str], lex: Lexicon) -> bool:
    """Whether a quote holds the name by which a person goes: 'John "Jack" Smith'."""
    before = re.search(r"([A-Z][\w'’-]+) $", text[: quote.start()])
    after = re.match(r" ([A-Z][\w'’-]+)", text[quote.end() :])
    if before is None or after is None or not re.fullmatch(r"[A-Z][\w'’-]+(?: [A-Z]\w+)?", quote.group(1)):
        return False
    beside = {before.group(1).lower(), after.group(1).lower()}
    return not beside & lex.starters and not any(w in lex.organisation_heads for w in beside)


def without_overlap(spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    kept: list[tuple[int, int, bool]] = []
    for span in sorted(spans, key=lambda s: (-(s[1] - s[0]), s[0])):
        if all(span[1] <= k[0] or k[1] <= span[0] for k in kept):
            kept.append(span)
    return sorted(kept)
