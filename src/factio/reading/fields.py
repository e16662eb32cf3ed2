"""Infobox lines to claims, by the field rules of the codebook."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from factio.codebook import Codebook, FieldRule, Kind, field_key
from factio.dates import find, valid
from factio.model import Claim, Document, Field, Modality, Phase, RoleValue, Span, Why
from factio.reading.cast import Cast
from factio.reading.entries import is_organisation
from factio.reading.field_values import EMPTY, FOOTNOTE, PAST, Item, Told, date_of, end_of, items, modality_of
from factio.reading.tables.numbers import whole
from factio.reading.terms import point, several, term
from factio.reading.topics import office, office_and_body

_LONGEST = 5000  # characters; a longer value is no line of an infobox
_NAMES = frozenset(("organisation", "person", "place", "publication", "group"))


def read_fields(document: Document, codebook: Codebook, cast: Cast) -> list[Claim]:
    """All claims of the infobox of `document`, in the order of its lines."""
    keyed = [(field_key(re.sub(r"\s*\([^)]*\)", "", field.key)), field) for field in document.fields]
    beside = {key: field for key, field in reversed(keyed)}
    rules: dict[str, list[tuple[Kind, FieldRule]]] = {}
    for kind in codebook.kinds.values():
        for rule in kind.fields:
            for key in rule.keys:
                rules.setdefault(key, []).append((kind, rule))
    claims: list[Claim] = []
    for (key, number), field in keyed:
        if len(field.value) > _LONGEST or EMPTY.fullmatch(FOOTNOTE.sub("", field.value)):
            continue
        titled = [r for _, r in rules.get(key, ()) if r.title_key and (r.title_key, number) in beside]
        for kind, rule in rules.get(key, ()):
            if (rule.title_key and (rule.title_key, number) not in beside) or (titled and not rule.title_key):
                continue
            claims += _Reading(document, kind, rule, field, number, beside, cast).claims()
    return list({_key(claim): claim for claim in reversed(claims)}.values())[::-1]


def _key(claim: Claim) -> tuple[object, ...]:
    """Two rules that read the same from a line give one claim."""
    return claim.kind, tuple(claim.roles.items()), claim.start, claim.date, claim.phase


class _Reading(msgspec.Struct, frozen=True):
    """One rule at work on one field."""

    document: Document
    kind: Kind
    rule: FieldRule
    field: Field
    number: str
    beside: dict[tuple[str, str], Field]
    cast: Cast

    def claims(self) -> Iterator[Claim]:
        fixed = self.fixed()
        if fixed is None:
            return
        if self.rule.value == "date":
            date = end_of(self.rule.part, self.field.value)
            if date:
                yield self.claim(fixed, self.whole(), date, self.phase_of(self.rule.phase))
            return
        items = [item for item in self.items() if not EMPTY.fullmatch(item.words)]
        values = [(item, value) for item in items if (value := self.value(item))]
        role = self.kind.roles[self.rule.value]
        if role.many and self.rule.split and values and self.kind.distribute != role.name:
            names = tuple(dict.fromkeys(value for _, value in values))
            yield self.claim({**fixed, role.name: names}, self.whole(), *self.dated(values[0][0]))
            return
        for place, (item, value) in enumerate(values):
            roles: dict[str, RoleValue] = {**fixed, role.name: (value,) if role.many else value}
            told = self.bracket_role(item)
            if told:
                roles[self.rule.bracket] = told
            settled = self.settled(roles)
            if settled is None:
                continue
            quote = Span(self.field.key_span.start, item.span.end) if place == 0 else item.span
            yield self.claim(settled, quote, *self.dated(item), modality=modality_of(item))

    def fixed(self) -> dict[str, RoleValue] | None:
        """The roles that do not come from the value; None where the rule is silent."""
        subject = self.kind.roles[self.rule.subject]
        if self.cast.subject_type not in subject.types or not self.cast.subject:
            return None
        # A paper may be an organisation, but the lines of an organisation are not those of a paper.
        if subject.types[0] == "publication" != self.cast.subject_type:
            return None
        roles: dict[str, RoleValue] = {
            subject.name: (self.cast.subject,) if subject.many else self.cast.subject
        }
        roles.update(self.rule.set)
        if self.rule.key:
            bare = re.sub(r"\s*\([^)]*\)|\d+(?=\b|_)", "", self.field.key)
            roles[self.rule.key] = re.sub(r"[_\s]+", " ", bare).strip(" :")
        if self.rule.title_key:
            title = FOOTNOTE.sub("", self.beside[self.rule.title_key, self.number].value).strip()
            words = _plain(title)
            if (self.rule.title_has and not _has(words, self.rule.title_has)) or _has(
                words, self.rule.title_lacks
            ):
                return None
            if self.rule.title and title:
                told = office(title) or title if self.rule.title == "office" else title
                if self.kind.roles[self.rule.title].values:
                    told = next((v for w, v in self.rule.title_values.items() if _has(words, (w,))), "")
                if told:
                    roles[self.rule.title] = told
        return roles

    def settled(self, roles: dict[str, RoleValue]) -> dict[str, RoleValue] | None:
        """A person's office told with its body ("Mayor of Leeds") fills both roles; a seat none."""
        held = roles.get("office")
        if self.kind.kind != "leadership" or self.rule.value != "office" or not isinstance(held, str):
            return roles
        named, body = office_and_body(held)
        if body:
            return {"organisation": self.cast.full(body), **roles, "office": named}
        return roles if named or "organisation" in roles else None

    def whole(self) -> Span:
        return Span(self.field.key_span.start, self.field.value_span.end)

    def items(self) -> list[Item]:
        """The items of the value: persons and labels are parted by "and" too, names where both are whole."""
        types = self.types()
        loose = self.kind.kind == "trait" or types <= {"person", "group"} or not types & _NAMES
        sort = "one" if not self.rule.split else "loose" if loose else "names"
        if not self.rule.split and types & {"organisation"} and "place" not in types:
            sort = "lines"
        return items(self.field, self.document.text, sort, self.cast)

    def types(self) -> set[str]:
        return set(self.kind.roles[self.rule.value].types)

    def value(self, item: Item) -> str | None:
        """What an item gives for the role, None where it cannot fill it."""
        types = self.types()
        if "number" in types:
            return whole(re.sub(r"\b(?:increase|decrease|steady)\b", " ", item.words, flags=re.IGNORECASE))
        if not types & _NAMES or self.kind.kind in ("name", "trait"):
            return None if item.words == self.cast.subject else item.words
        if term(item.words):
            return None
        full = self.cast.full(item.words)
        if "organisation" not in types and "person" in types:
            known = self.cast.type_of(full)
            if known in ("organisation", "place") or (known is None and is_organisation(full, self.cast)):
                return None
        return None if full == self.cast.subject else full

    def bracket_role(self, item: Item) -> str:
        if not self.rule.bracket:
            return ""
        return next((b for b in item.brackets if not several(b) and not find(b)), "")

    def dated(self, item: Item) -> tuple[str | None, Phase | None]:
        """Date and phase: from a bracket, else from the companion fields, else the rule's phase alone."""
        for bracket in item.brackets:
            told = date_of(bracket)
            if told and not self.kind.phases:
                return _unphased(told), None
            if told:
                # One year beside a tie is when it was seen; beside an office, when it began.
                plain = (
                    told.phase == "starts"
                    and re.fullmatch(r"[\W\d]*", bracket)
                    and self.kind.kind != "leadership"
                )
                return told.date, self.phase_of(self.rule.phase if plain else told.phase or self.rule.phase)
            if PAST.match(bracket):
                return None, self.phase_of("ends")
        beside_key = re.search(r"\(([^)]*)\)", self.field.key)
        if beside_key and (told := date_of(beside_key[1])):
            return told.date, self.phase_of(told.phase if told.phase != "starts" else self.rule.phase)
        start, end = self.companion(self.rule.start_key), self.companion(self.rule.end_key)
        if start and end and valid(f"{start}/{end}"):
            return f"{start}/{end}", self.phase_of("holds")
        if start or end:
            return start or end, self.phase_of("starts" if start else "ends")
        past = self.rule.title == "office" and self.rule.title_key
        if past and PAST.match(self.beside[self.rule.title_key, self.number].value.strip()):
            return None, self.phase_of("ends")
        return self.companion(self.rule.date_key), self.phase_of(self.rule.phase)

    def companion(self, key: str) -> str | None:
        field = self.beside.get((key, self.number)) or self.beside.get((key, "")) if key else None
        return point(field.value) if field else None

    def phase_of(self, phase: Phase | None) -> Phase | None:
        return phase if phase in self.kind.phases else None

    def claim(
        self,
        roles: dict[str, RoleValue],
        span: Span,
        date: str | None,
        phase: Phase | None,
        modality: Modality | None = None,
    ) -> Claim:
        return Claim(
            kind=self.kind.kind,
            roles=roles,
            quote=span.of(self.document.text),
            start=span.start,
            end=span.end,
            date=date,
            phase=phase,
            modality=modality,
            frame=f"field {field_key(self.field.key)[0]}",
            why=(Why("fields", f'the line "{self.field.key}" fills the role {self.rule.value}'),),
        )


def _unphased(told: Told) -> str | None:
    """The date of a mark, which has no phase: "until 1990" is the span that ends then."""
    if not told.date or "/" in told.date or told.date[0] == "[":
        return told.date
    return f"../{told.date}" if told.phase == "ends" else told.date


def _plain(words: str) -> str:
    return re.sub(r"['’‘`]", "", words).casefold()


def _has(words: str, wanted: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(_plain(word))}(?!\w)", words) for word in wanted)
