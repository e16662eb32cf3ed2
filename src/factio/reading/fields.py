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
from factio.reading.tables.numbers import whole
from factio.reading.terms import Term, point, several, term
from factio.reading.topics import office_and_body

_EMPTY = re.compile(
    r"(?:none|n/?a|vacant|unknown|tbd|tba|yes|no|[\s\W]*|\S+\.(?:svg|png|jpe?g|gif|webp))", re.IGNORECASE
)
_JUNK = re.compile(
    r"(?:,\s*)?(?:File|Image):[^,;\n]*|(?:,\s*)?[^,;\n|]*(?:\|[^,;\n|]*)*\|\s*(?:\d+\s*x?\s*\d*\s*px|center|centre|right|left|thumb|"
    r"frameless|border|upright)\b[^,;\n]*|\b\d+\s*px\b|(?:,\s*)?\S+\.(?:svg|png|jpe?g|gif)\b|#[0-9A-Fa-f]{6}\b",
    re.IGNORECASE,
)
_LINES = re.compile(r"\s*(?:\n|<br\s*/?>|[•·]|(?:^|\n)\s*\*)\s*", re.IGNORECASE)
_COMMAS = re.compile(r"\s*[,;]\s*(?:and\s+)?(?![^()]*\))")
_AND = re.compile(r"\s+(?:and|&|und|y|et|e)\s+(?![^()]*\))")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_FOOTNOTE = re.compile(r"\s*\[[\w ]{1,12}\]")
_LABEL = re.compile(
    r"^(majority|official|main|factions?|minority|current|alleged|de facto|historical(?:ly)?|formerly|former"
    r"|past)"
    r"\s*:\s*",
    re.IGNORECASE,
)
_OUTSIDE = ("date", "by")
_NAMES = frozenset(("organisation", "person", "place", "publication", "group"))


class Item(msgspec.Struct, frozen=True):
    """One of the things that a value lists, without its brackets, and where it stands."""

    words: str
    span: Span
    brackets: tuple[str, ...]


def read_fields(document: Document, codebook: Codebook, cast: Cast) -> list[Claim]:
    """All claims of the infobox of `document`, in the order of its lines."""
    keyed = [(field_key(field.key), field) for field in document.fields]
    beside = {key: field for key, field in reversed(keyed)}
    rules: dict[str, list[tuple[Kind, FieldRule]]] = {}
    for kind in codebook.kinds.values():
        for rule in kind.fields:
            for key in rule.keys:
                rules.setdefault(key, []).append((kind, rule))
    claims: list[Claim] = []
    for (key, number), field in keyed:
        if _EMPTY.fullmatch(_FOOTNOTE.sub("", field.value)):
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
            date = _part(self.rule.part, self.field.value)
            if date:
                yield self.claim(fixed, self.whole(), date, self.phase_of(self.rule.phase))
            return
        items = [item for item in self.items() if not _EMPTY.fullmatch(item.words)]
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
            yield self.claim(settled, quote, *self.dated(item), modality=_modality(item))

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
            roles[self.rule.key] = re.sub(r"[_\s]+", " ", re.sub(r"\d+(?=\b|_)", "", self.field.key)).strip(
                " :"
            )
        if self.rule.title_key:
            title = _FOOTNOTE.sub("", self.beside[self.rule.title_key, self.number].value).strip()
            words = _plain(title)
            if (self.rule.title_has and not _has(words, self.rule.title_has)) or _has(
                words, self.rule.title_lacks
            ):
                return None
            if self.rule.title and title:
                told = title
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

    def items(self) -> Iterator[Item]:
        """The value cut into its items; each is looked up in the characters of the source."""
        text = self.field.value_span.of(self.document.text)
        after = 0
        value = _JUNK.sub("", _FOOTNOTE.sub("", self.field.value))
        for part in self.parts(value):
            brackets = tuple(found.strip() for found in _BRACKET.findall(part))
            bare = _BRACKET.sub("", part).strip()
            if label := _LABEL.match(bare):
                brackets += (label[1],)
                bare = bare[label.end() :]
            words = bare.strip(" ,;:*•·\"'“”|")
            start = text.find(part.strip(), after)
            end = start + len(part.strip())
            if start < 0:
                start = text.find(words, after)
                end = start + len(words)
            if start < 0 or not words:
                span = self.field.value_span
            else:
                after = end
                span = Span(self.field.value_span.start + start, self.field.value_span.start + end)
            yield Item(words, span, brackets)

    def parts(self, value: str) -> list[str]:
        lines = [line for line in _LINES.split(value) if line and line.strip()]
        if not self.rule.split:
            return [" ".join(lines)] if self.types() & {"number"} else lines[:1]
        persons = (
            self.kind.kind == "trait" or self.types() <= {"person", "group"} or not self.types() & _NAMES
        )
        parts = [part for line in lines for part in _COMMAS.split(line)]
        if persons:
            parts = [half for part in parts for half in _AND.split(part)]
        return [part for part in parts if part.strip()]

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
            terms = several(bracket)
            found = find(bracket)
            if terms:
                return self.termed(terms[0])
            if found and found[0].value:
                return found[0].value, self.phase_of(self.rule.phase)
            if re.match(
                r"(?:former|formerly|historical|historically|past|until recently)\b", bracket, re.IGNORECASE
            ):
                return None, self.phase_of("ends")
        start, end = self.companion(self.rule.start_key), self.companion(self.rule.end_key)
        if start and end and valid(f"{start}/{end}"):
            return f"{start}/{end}", self.phase_of("holds")
        if start or end:
            return start or end, self.phase_of("starts" if start else "ends")
        return self.companion(self.rule.date_key), self.phase_of(self.rule.phase)

    def termed(self, when: Term) -> tuple[str | None, Phase | None]:
        if self.rule.phase is not None:
            return when.date, self.phase_of(when.phase)
        if when.date and "/" not in when.date and when.phase == "ends":
            return f"../{when.date}", None
        return when.date, None

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


def _modality(item: Item) -> Modality | None:
    words = " ".join(item.brackets).casefold()
    for sign, modality in (
        ("alleged", "alleged"),
        ("estimate", "estimated"),
        ("est.", "estimated"),
        ("de facto", "de facto"),
    ):
        if sign in words:
            return modality  # type: ignore[return-value]
    return None


def _part(part: str, value: str) -> str | None:
    """The date of a value, or the begin or the end of its span."""
    value = _FOOTNOTE.sub("", value)
    spans = several(value) if part else []
    if part and spans:
        when = spans[0] if part == "begin" else spans[-1]
        begin, _, end = (when.date or "").partition("/")
        if part == "begin":
            return None if when.phase == "ends" else begin
        return begin if when.phase == "ends" else None if end in ("", "..") else end
    if part == "end":
        return None
    found = [expression for expression in find(value) if expression.value and not expression.relative]
    if not found:
        return point(value)
    leaning = found[0].preposition.casefold() in ("before", "after", "by", "about", "around", "circa")
    return found[0].edtf if leaning else found[0].value


def _plain(words: str) -> str:
    return re.sub(r"['’‘`]", "", words).casefold()


def _has(words: str, wanted: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(_plain(word))}(?!\w)", words) for word in wanted)
