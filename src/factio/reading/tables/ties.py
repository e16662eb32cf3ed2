"""The alliance in which the organisation of a row stood: "(as X)", "with X", or a column for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from factio.model import Claim, RoleValue, Span, Why
from factio.reading.cast import Cast
from factio.reading.entries import is_organisation, nobody
from factio.reading.tables.lexicon import lexicon, normal
from factio.reading.tables.making import Maker
from factio.reading.tables.rows import Row

_AS = re.compile(
    r"\(?\b(?:as|as part of|part of|within|in|contested as|ran as|under|on the lists? of|joint list)\s+"
    r"(?:part of\s+)?(?:the\s+)?([^()\d][^()]*?)\)?$",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\(?\b(?:in )?(?:(?:coalition|alliance|a joint list|joint list|together) )?with\s+"
    r"(?:the\s+)?([^()\d][^()]*?)\)?$",
    re.IGNORECASE,
)


class Ties(msgspec.Struct, frozen=True):
    """Finds them in one row; `year` is that of the contest, the one that the codebook wants."""

    row: Row
    party: str
    make: Maker
    cast: Cast
    year: str | None

    def claims(self) -> Iterator[Claim]:
        """One `alliance` claim for each alliance that the row names."""
        beside = self.row.cells.get(("alliance", 0))
        column = self.row.text("alliance")
        if column and not nobody(column) and normal(column) not in lexicon().sums | lexicon().alone:
            yield from self.of_column(column)
        for cell in self.row.all:
            if beside is not None and cell.span == beside.span:
                continue
            words = re.sub(r"\s*\[[^\][]*\]", "", cell.text)
            if found := _WITH.search(words):
                others = [self.cast.full(part) for part in _parts(found[1]) if part]
                if others and all(is_organisation(other, self.cast) for other in others):
                    yield self.together((self.party, *others), cell.span)
            elif (found := _AS.search(words)) and (
                found.start() > 0 or words.startswith("(") or self.is_list(found[0], found[1])
            ):
                name = self.cast.full(found[1].strip())
                if name != self.party and (is_organisation(name, self.cast) or self.is_list(found[0], name)):
                    yield self.holds(name, (self.party,), cell.span)

    def is_list(self, words: str, name: str) -> bool:
        """After "as" or "part of" any name is one of a list; after "in" it may be a place."""
        told = re.match(r"\(?(?:as|part of|within|contested as|ran as|under)\b", words, re.IGNORECASE)
        known = self.cast.type_of(name) not in ("person", "place", "contest")
        return bool(told) and known and name[:1].isupper() and len(name.split()) <= 8

    def of_column(self, column: str) -> Iterator[Claim]:
        """A column headed "Coalition" names the alliance, or the partners in one without a name."""
        label = self.row.labels.get("alliance", "").casefold()
        name = re.sub(r"\s*\([^)]*\)$", "", column).strip()
        partners = re.match(r"(?:in (?:coalition|alliance) )?with\s+(?:the\s+)?", name, re.IGNORECASE)
        name = name[partners.end() :] if partners else name
        parts = [self.cast.full(part) for part in re.split(r"\s*(?:\s[–—-]\s|,|;|\+|/)\s*", name) if part]
        span = self.row.quote("alliance")
        if len(parts) > 1 or partners or "with" in label or "partner" in label:
            members = tuple(dict.fromkeys((self.party, *parts)))
            if len(members) > 1:
                yield self.together(members, span)
        elif parts and parts[0] != self.party:
            yield self.holds(parts[0], (self.party,), span)

    def together(self, members: tuple[str, ...], span: Span) -> Claim:
        """An alliance without a name."""
        return self.holds(f"<alliance of {' and '.join(members)}>", members, span)

    def holds(self, name: str, members: tuple[str, ...], span: Span) -> Claim:
        """The claim that `members` were in the alliance in the year of the contest."""
        roles: dict[str, RoleValue] = {"alliance": name, "member": members}
        why = (Why("tables", "the row counts the result under this alliance"),)
        return self.make.claim("alliance", roles, span, self.year, "holds", frame="table alliance", why=why)


def _parts(words: str) -> list[str]:
    return re.split(r"\s*(?:,|\band\b|\+|/)\s*", words.strip())
