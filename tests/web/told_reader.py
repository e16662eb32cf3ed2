"""A reader for the tests of the pages: it gives the claims that a test has written down for a text."""

from collections.abc import Iterable, Iterator

from factio.model import Claim, Document, Entity, Reading, Span, Unread

SEVERAL = {"founder", "parties", "into", "leader", "member", "participant"}


def told(kind: str, quote: str, *, at: int = 0, **words: object) -> dict[str, object]:
    """A claim in short: `quote` is its occurrence number `at` in the text; the rest are roles and date."""
    return {"kind": kind, "quote": quote, "at": at, **words}


class ToldReader:
    """Gives each document the claims and entities that are written down under its name."""

    version = "told 1"

    def __init__(self, claims: dict[str, list[dict[str, object]]], entities: Iterable[Entity] = ()) -> None:
        self.claims = claims
        self.entities = tuple(entities)

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            yield self.read(document)

    def read(self, document: Document) -> Reading:
        found = sorted(
            (self._claim(document.text, dict(words)) for words in self.claims.get(document.name, [])),
            key=lambda claim: (claim.start, claim.end),
        )
        said = {name for claim in found for name in _names(claim)}
        entities = tuple(entity for entity in self.entities if entity.name in said)
        start = document.text.find("Nothing")
        unread = (Unread(Span(start, document.text.find(".", start) + 1), "no frame"),) if start >= 0 else ()
        return Reading(tuple(found), entities, unread, len(document.sentences), min(len(found), 2))

    def _claim(self, text: str, words: dict[str, object]) -> Claim:
        kind, quote, at = str(words.pop("kind")), str(words.pop("quote")), words.pop("at")
        start = -1
        for _ in range(int(str(at)) + 1):
            start = text.index(quote, start + 1)
        beside = {
            key: words.pop(key) for key in ("date", "phase", "by", "polarity", "modality") if key in words
        }
        roles = {
            role: tuple(value) if role in SEVERAL and isinstance(value, list) else value
            for role, value in words.items()
        }
        return Claim(kind, roles, quote, start, start + len(quote), frame="told", **beside)  # type: ignore[arg-type]


def _names(claim: Claim) -> Iterator[str]:
    for value in claim.roles.values():
        yield from (value,) if isinstance(value, str) else value
