"""What carries over from sentence to sentence: who "the party", "he" and "it" are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factio.dates import find
from factio.model import Claim, Document, RoleValue
from factio.reading.comings import Comings
from factio.reading.mentions.entities import Cast, Mention
from factio.reading.mentions.lexicon import lexicon
from factio.reading.mentions.sorts import settled
from factio.reading.referring.enumerations import all_listed, rows_of_names
from factio.reading.scene import Scene
from factio.reading.speaking import JOINING, acting_together, becomes, by_weight

if TYPE_CHECKING:
    from collections.abc import Mapping


def _is_short(edtf: str) -> bool:
    """Whether a date is a year, a decade or a few years, as a heading must name to date what is under it."""
    years = [int(y.replace("X", "0")) for y in re.findall(r"\d{3}[\dX]", edtf)]
    return len(years) < 2 or years[-1] - years[0] <= 5


_ORGAN = re.compile(r"\b(?:Committee|Council|Politburo|Bureau|Secretariat|Board|Commission|Government)\b")
_PARTIES = frozenset({"party", "league", "movement", "party_plural", "alternative", "front"})
_OF_UNIONS = re.compile(r"\b(?:Trades? |Labou?r |Workers[’'] )Unions\b")
_WORLD = re.compile(
    r"\b(?:Party|Alliance|Front|Bloc|Coalition)\b.*\b(?:Europe(?:an)?|International)\b|"
    r"\bEuropean?\b.*\b(?:Party|Alliance|Front|Coalition)\b(?! group)"
)
"""Bodies of bodies of many states: what one belongs to, and no alliance of parties at home."""
_INTERNATIONAL = re.compile(r"\bInternational$|^Comintern$")
_NO_PARTIES = frozenset({"institution", "paper", "international", "committee"})
"""Sorts of bodies that "the party" does not take up in a life."""
_FOUNDING = frozenset("found form establish create launch constitute start organise organize".split())


def _goes_on(words: list[str]) -> bool:
    """Whether words behind the first of a name hold a head noun of their own."""
    heads = lexicon().organisation_heads
    return any(heads.get(word, "alternative") != "alternative" for word in words)


class Story:
    """The state that goes through the lines of one document in order; `written` is its day of writing."""

    def __init__(self, cast: Cast, written: str | None = None) -> None:
        self.written = written
        self.cast = cast
        self._sorts: dict[str, str] = {}
        self.last_organisation = ""
        self.last_person = ""
        self.told_person = False
        self.last_party = ""
        self.held: dict[str, tuple[str, str]] = {}
        self.own = ""
        self.last_held: tuple[str, str] | None = None
        self.ended: str | None = None
        self.last_place = ""
        self.recent: list[str] = []
        self.before: list[Mention] = []
        self.together: list[Mention] = []
        self.rows: list[list[Mention]] = []
        self.places: list[str] = []
        self.heading_date: str | None = None
        self.focus = ""
        self.made = ""
        self.making = ""
        self.comings = Comings(self.cast, self.sort_of)
        self.in_section: set[str] = set()
        self.section = -1
        self.contest = ""
        self.contest_date: str | None = None
        self.party_of: dict[str, str] = {}
        self.elected: set[str] = set()
        self.counted = ""
        self.date: str | None = None
        self.lasting = False
        self.reference: str | None = None
        self.told: dict[tuple[str, str], str] = {}
        self.block = -1

    # ---- going on
    def begin(self, scene: Scene, document: Document) -> None:
        """Take up a new line."""
        self.made, self.making = self.making, ""
        if scene.line.block != self.block:
            self.date = None
            self.contest, self.contest_date, self.counted = "", None, ""
            self.block = scene.line.block
            path = document.heading_path(scene.line.section)
            told = [d.edtf for heading in path for d in find(heading) if d.edtf and _is_short(d.edtf)]
            self.heading_date = told[-1] if told else None
            told_of = self._named_by(path[-1]) if path else ""
            kept = told_of if told_of in self.in_section and scene.line.section == self.section else ""
            if scene.line.section != self.section:
                self.in_section, self.section = set(), scene.line.section
            self.focus = kept

    def _named_by(self, heading: str) -> str:
        """The organisation, other than the document's subject, that a heading names, in full or by its
        beginning."""
        low = heading.casefold().removeprefix("the ").strip()
        found = [
            e.name
            for e in self.cast.entities
            if e.type == "organisation"
            and any(n.casefold() == low or n.casefold().startswith(f"{low} ") for n in (e.name, *e.aliases))
        ]
        return found[0] if len(found) == 1 and found[0] != self.cast.subject else ""

    def _refocus(self, scene: Scene) -> None:
        """Which organisation "it" is in the next sentence: this one's subject, or the body that it has
        founded."""
        if self.cast.subject_type != "organisation":
            return
        root = next((t for t in scene.doc if t.dep_ == "ROOT"), None)
        if root is None or root.pos_ not in {"VERB", "AUX"}:
            return
        subjects = [p for s in scene.view.subjects(root) if s < root.i for p in all_listed(scene, s)]
        mentions = [scene.mention_at.get(p) for p in subjects]
        named = [m for m in mentions if m is not None and m.type == "organisation"]
        if not named and root.lemma_.lower() in _FOUNDING:
            made = [scene.mention_at.get(p) for p in scene.view.verb(root).slots.get("object", [])]
            named = [m for m in made if m is not None and m.type == "organisation"]
        if root.lemma_.lower() in JOINING and (result := becomes(scene, root)) is not None:
            named = [result]
        names = [self.cast.entities[m.entity].name for m in named]
        if self.cast.subject in names:
            self.focus = ""
        elif names and not _ORGAN.search(names[0]):
            self.focus = names[0]
            self.in_section.add(names[0])

    def end(self, scene: Scene) -> None:
        """Remember whom the line spoke of last, its subjects before all others."""
        self._refocus(scene)
        self.before = scene.mentions or self.before
        self.together = acting_together(scene)
        told = [[scene.mention_at[t] for t in row] for row in rows_of_names(scene)]
        self.rows = [*self.rows, *(row for row in told if row[0].type == "organisation")][-4:]
        root = next((t for t in scene.doc if t.dep_ == "ROOT"), None)
        keeps = root is not None and any(
            c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in {"he", "she"} for c in root.children
        )
        subjects = [
            m for t, m in sorted(scene.mention_at.items()) if scene.doc[t].dep_ in {"nsubj", "nsubjpass"}
        ]
        self.told_person = keeps or (bool(subjects) and subjects[0].type == "person")
        for mention in [*by_weight(scene), *subjects[:1]]:
            name = self.cast.entities[mention.entity].name
            if mention.type == "organisation":
                self.last_organisation = name
                self.recent = [*[r for r in self.recent if r != name], name][-12:]
                if (
                    self.sort_of(name)
                    in {"party", "movement", "front", "league", "union", "party_plural", "alliance", "list"}
                    or name.isupper()
                ):
                    self.last_party = name
            elif mention.type == "person" and not keeps:
                self.last_person = name
            elif mention.type == "place" and name.lower() not in lexicon().demonyms:
                self.places = [*self.places[-11:], name]
            elif mention.type == "contest":
                self._contest_place(mention.text)

    def _contest_place(self, contest: str) -> None:
        """An office of the state that is told next is held where the contest was."""
        found = re.search(
            r"(?:\d{4}\s)?(?:general |state |provincial |"
            r"federal )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*?) (?:[Ll]egislative|[Gg]eneral|"
            r"[Pp]arliamentary|[Ss]tate|[Pp]residential|[Ll]ocal|[Mm]unicipal|[Ii]sland|[Aa]ssembly|"
            r"[Ff]ederal|[Ee]lections?)\b",
            contest,
        )
        if found is None:
            return
        place = lexicon().demonyms.get(found.group(1).lower(), found.group(1))
        if place.lower() in lexicon().countries or self.cast.type_of(place) == "place" or " " in place:
            self.last_place = place

    def topic_organisation(self) -> str:
        """The organisation that is spoken of where none is named."""
        return (
            self.focus or self.cast.subject
            if self.cast.subject_type == "organisation"
            else self.last_party or self.last_organisation
        )

    def own_body(self) -> str:
        """The organisation in which an office is held where none is named: in a biography the one last
        taken up."""
        return (
            self.made or self.own or self.topic_organisation()
            if self.cast.subject_type == "person"
            else self.topic_organisation()
        )

    def topic_person(self) -> str:
        """The person that is spoken of where none is named."""
        return self.cast.subject if self.cast.subject_type == "person" else self.last_person

    def public_place(self) -> str:
        """The state or place in which an office of the state is held where none is named."""
        return self.last_place or self.cast.country

    def note(self, claims: list[Claim]) -> None:
        """Remember where the person spoken of belongs."""
        for claim in claims:
            self.comings.note(claim, self.block)
            person, organisation = claim.roles.get("person"), claim.roles.get("organisation")
            if claim.polarity == "no" or not isinstance(organisation, str):
                continue
            kind = self.cast.type_of(organisation)
            new = claim.kind == "founding" and claim.modality is None
            if new or (claim.kind == "leadership" and organisation == self.made):
                self.making = organisation if self.sort_of(organisation) != "paper" else ""
            if claim.kind == "leadership":
                self.ended = claim.date if claim.phase == "ends" else None
            office = str(claim.roles.get("office", ""))
            seat = office.startswith(("member", "deputy", "representative", "councillor", "senator"))
            if claim.kind == "leadership" and kind == "place" and person == self.cast.subject and not seat:
                self.last_place = organisation
            if (
                claim.kind in {"leadership", "membership"}
                and isinstance(person, str)
                and claim.phase != "ends"
                and kind == "organisation"
                and self.sort_of(organisation)
                in {"party", "league", "movement", "party_plural", "alternative"}
                | ({"front", ""} if claim.kind == "membership" else set())
            ):
                self.party_of[person] = organisation
            if (
                claim.kind in {"leadership", "membership"}
                and person == self.topic_person()
                and kind == "organisation"
                and claim.phase != "ends"
            ):
                if self.sort_of(organisation) not in _NO_PARTIES and not _INTERNATIONAL.search(organisation):
                    self.last_party = organisation
                lasting = claim.phase == "starts" or claim.kind == "leadership"
                if lasting and self.sort_of(organisation) not in {"institution", "paper"}:
                    self.own = organisation

    def hold(self, kind: str, roles: Mapping[str, RoleValue], phase: str | None = None) -> None:
        """Remember which office a person was told to hold last, and where; and the party it is in."""
        person, organisation, office = roles.get("person"), roles.get("organisation"), roles.get("office")
        if (
            kind == "membership"
            and phase != "ends"
            and isinstance(person, str)
            and person not in self.party_of
            and isinstance(organisation, str)
            and self.sort_of(organisation) in _PARTIES
        ):
            self.party_of[person] = organisation
        if kind == "leadership" and isinstance(person, str) and isinstance(organisation, str):
            self.held[person] = (office if isinstance(office, str) else "", organisation)
            self.last_held = self.held[person]

    def sort_of(self, name: str) -> str:
        """The sort of a name's head noun; the subject's is told by the noun that the lead calls it."""
        known = self._sorts.get(name)
        if known is None:
            known = self._sorts[name] = self._sort_of(name)
        return known

    def _sort_of(self, name: str) -> str:
        lex = lexicon()
        if name == self.cast.subject and lex.organisation_heads.get(self.cast.noun) in {
            "alliance",
            "front",
            "party",
            "list",
        }:
            return lex.organisation_heads[self.cast.noun]
        if _OF_UNIONS.search(name) or (name != self.cast.subject and _WORLD.search(name)):
            return "federation"
        words = [w.lower().rstrip("'’").removesuffix("'s") for w in re.split(r"[\s\-–]+", name)]
        complement = next((i for i, word in enumerate(words) if word in {"of", "for"}), len(words))
        for word in words[:1] + words[:complement][::-1] + words[::-1]:
            if word in lex.organisation_heads:
                if word == words[0] and lex.organisation_heads[word] == "alternative" and _goes_on(words[1:]):
                    continue  # "Unity Party" is a party, "Unity for Peace" none
                return settled(lex.organisation_heads[word], self.cast.sorts.get(name, ""))
        return self.cast.sorts.get(name, "")
