"""A tiny reader for the tests of this room: it knows five sentences, and sees nothing else."""

import multiprocessing
import os
import re
import signal
import time
from collections.abc import Iterable, Iterator

from factio.model import Claim, Document, Entity, Reading, Span, Unread

FORMS = [
    (
        "founding",
        re.compile(
            r"(?P<organisation>(?!The )[A-Z][\w' ]+?) \((?P<short>[A-Z]+)\) was founded in (?P<date>\d{4})"
        ),
    ),
    ("founding", re.compile(r"(?P<organisation>(?!The )[A-Z][\w' ]+?) was founded in (?P<date>\d{4})")),
    ("merger", re.compile(r"(?P<parties>[A-Z][\w' ]+? and [A-Z][\w' ]+?) merged in (?P<date>\d{4})")),
    (
        "leadership",
        re.compile(
            r"(?P<person>[A-Z]\w+ [A-Z]\w+) led the (?P<organisation>(?!The )[A-Z][\w' ]+?)(?=\.| in )"
        ),
    ),
    ("dissolution", re.compile(r"(?P<organisation>(?!The )[A-Z][\w' ]+?) was dissolved")),
]


class PlainReader:
    version = "plain 1"

    def __init__(self, slow: float = 0.0, version: str = "plain 1") -> None:
        self.slow = slow
        self.version = version

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            time.sleep(self.slow)
            yield self.read(document)

    def read(self, document: Document) -> Reading:
        if "spoil the reader" in document.text:
            raise ValueError("the reader is spoilt")
        claims: list[Claim] = []
        aliases: dict[str, str] = {}
        taken: list[Span] = []
        for kind, form in FORMS:
            for found in form.finditer(document.text):
                start, end = found.span()
                if any(span.start < end and start < span.end for span in taken):
                    continue
                taken.append(Span(start, end))
                roles = {
                    role: value for role, value in found.groupdict().items() if role not in ("date", "short")
                }
                if "parties" in roles:
                    roles["parties"] = tuple(roles["parties"].split(" and "))
                if short := found.groupdict().get("short"):
                    aliases[found["organisation"]] = short
                date = found.groupdict().get("date")
                claims.append(Claim(kind, roles, found[0], start, end, date=date, frame="form"))
        claims.sort(key=lambda claim: claim.start)
        people = {claim.roles["person"] for claim in claims if "person" in claim.roles}
        entities = [Entity(name, "organisation", (short,)) for name, short in aliases.items()]
        entities += [Entity(name, "person") for name in sorted(people)]
        unread = [
            Unread(Span(m.start(), m.end()), "no frame")
            for m in re.finditer(r"Nothing[^.]*\.", document.text)
        ]
        return Reading(tuple(claims), tuple(entities), tuple(unread), len(document.sentences), len(claims))


class DeadlyReader(PlainReader):
    """Takes its process with it, as a reader does that runs out of memory; deaf to a polite end."""

    def read(self, document: Document) -> Reading:
        if multiprocessing.parent_process() is not None:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if "end the process" in document.text:
            os._exit(1)
        return super().read(document)
