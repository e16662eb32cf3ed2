"""The nodes of an HTML tree: what is left out, and the words of a node with their marks."""

from __future__ import annotations

import re
from collections.abc import Generator

import msgspec
from selectolax.lexbor import LexborNode

from factio.documents.words import word_set
from factio.model import Mark
from factio.model.document import MarkSort

_FILE = "pages.toml"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_NUMBER = re.compile(r"\[(?:\d{1,4}|[a-z]{1,2}|(?:note|nb|n)\.? ?\d{1,3})\]", re.I)
_NOTHING = re.compile(r"[\u00ad\u200b\u200e\u200f\u2060\ufeff\x00]")
_MARKS: dict[str, MarkSort] = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link"}

_PARTS = frozenset({"li", "p", "div", "dd"})


def breaks(node: LexborNode) -> bool:
    """Whether an element stands on lines of its own."""
    return node.tag in word_set(_FILE, "breaks")


def left_out(node: LexborNode) -> bool:
    """Whether an element and all in it are no part of the text."""
    tag = node.tag
    if tag in word_set(_FILE, "elements"):
        return True
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        return True
    if (attributes.get("id") or "") in word_set(_FILE, "ids"):
        return True
    if (attributes.get("role") or "") in word_set(_FILE, "roles"):
        return True
    return not word_set(_FILE, "classes").isdisjoint((attributes.get("class") or "").split())


def has_class(node: LexborNode, words: str) -> bool:
    """Whether one of the classes of `node` begins with `words`."""
    return any(name.startswith(words) for name in (node.attributes.get("class") or "").split())


def walk(root: LexborNode) -> Generator[tuple[LexborNode, bool], bool | None, None]:
    """The nodes under `root` in the order of the text: each on entering (True) and on leaving (False).

    Send True after an entering to pass over what is in the node. No recursion, so that pages of
    any depth can be walked.
    """
    stack: list[tuple[LexborNode, bool]] = [(root, True)]
    while stack:
        node, entering = stack.pop()
        skip = yield (node, entering)
        if not entering:
            continue
        stack.append((node, False))
        if skip or node.is_text_node:
            continue
        children: list[tuple[LexborNode, bool]] = []
        child = node.child
        while child is not None:
            if child.is_text_node or child.is_element_node:
                children.append((child, True))
            child = child.next
        stack.extend(reversed(children))


class Words(msgspec.Struct):
    """Words being gathered, with single blanks, and their marks."""

    pieces: list[str] = []
    length: int = 0
    blank: bool = False
    marks: list[Mark] = []

    def add(self, words: str) -> None:
        """Go on with `words`; runs of white space become one blank."""
        words = _NOTHING.sub("", words)
        if not words:
            return
        parts = words.split()
        self.blank = self.blank or words[0].isspace()
        if not parts:
            return
        put = (" " if self.blank and self.length else "") + " ".join(parts)
        self.pieces.append(put)
        self.length += len(put)
        self.blank = words[-1].isspace()

    def here(self) -> int:
        """The offset that the next word will have."""
        return self.length + (self.blank and self.length > 0)

    def part(self, sign: str) -> None:
        """Divide what was said from what comes with `sign` and a blank."""
        if self.length and sign and self.pieces[-1][-1:] not in ",;:(":
            self.pieces.append(sign)
            self.length += len(sign)
        self.blank = True

    def take(self) -> tuple[str, tuple[Mark, ...]]:
        """The words and marks so far; the gathering begins anew."""
        words = "".join(self.pieces)
        kept = {Mark(mark.sort, mark.start, min(mark.end, self.length)) for mark in self.marks}
        marks = sorted(
            (mark for mark in kept if mark.start < mark.end), key=lambda m: (m.start, m.end, m.sort)
        )
        self.pieces, self.length, self.blank, self.marks = [], 0, False, []
        return words, tuple(marks)


def gather(words: Words, node: LexborNode) -> None:
    """Add the text of one text node, without reference numbers."""
    content = node.text_content or ""
    words.add(_NUMBER.sub("", content) if "[" in content else content)


def open_mark(node: LexborNode) -> MarkSort | None:
    """The mark that `node` puts on its words."""
    sort = _MARKS.get(node.tag or "")
    if sort == "link" and "href" not in node.attributes:
        return None
    return sort


def inner(node: LexborNode, sign: str = "") -> tuple[str, tuple[Mark, ...]]:
    """The words in `node`; its lines and list items are divided by `sign`."""
    words = Words()
    opened: list[tuple[MarkSort, int]] = []
    steps = walk(node)
    skip = None
    while True:
        try:
            current, entering = steps.send(skip)
        except StopIteration:
            break
        skip = None
        if current.is_text_node:
            if entering:
                gather(words, current)
            continue
        if entering and current.mem_id != node.mem_id and left_out(current):
            skip = True
            continue
        tag = current.tag or ""
        if (tag == "br" and entering) or (breaks(current) and current.mem_id != node.mem_id):
            words.part(sign if tag == "br" or (tag in _PARTS and not entering) else "")
        sort = open_mark(current)
        if sort is not None and entering:
            opened.append((sort, words.here()))
        elif sort is not None and opened and not (left_out(current) and current.mem_id != node.mem_id):
            opened_sort, start = opened.pop()
            words.marks.append(Mark(opened_sort, start, words.length))
    text, marks = words.take()
    if sign:
        text = text.removesuffix(sign).rstrip() if text.endswith(sign) else text
    return text, marks
