"""What carries over from sentence to sentence: who "the party", "he" and "it" are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import msgspec

from factio.dates import find
from factio.model import Claim, Document, Phase, RoleValue
from factio.reading.clauses.holders import deep_appositions
from factio.reading.clauses.predicates import View, conjuncts
from factio.reading.lines import Line
from factio.reading.mentions.entities import Cast, Mention
from factio.reading.mentions.lexicon import lexicon
from factio.reading.mentions.listed import persons_listed
from factio.reading.mentions.seats import OfficeSpan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

ORGANISATION = frozenset({"organisation", "publication", "other"})
NARROW = {
    "alliance": frozenset({"alliance", "front", "list"}),
    "union": frozenset({"federation", "association", "union", "youth", "group"}),
    "party": frozenset({"party", "party_plural", "league", "movement", "union"}),
    "army": frozenset({"army"}),
    "club": frozenset(
        {
            "party",
            "party_plural",
            "league",
            "movement",
            "union",
            "front",
            "alliance",
            "federation",
            "association",
            "group",
            "list",
            "alternative",
            "army",
            "youth",
            "committee",
            "",
        }
    ),
}
"""Sorts of head nouns that the narrower types of slots accept."""
_HE = frozenset("he she him her his hers himself herself who".split())
_IT = frozenset("it its itself which".split())
_THEY = frozenset("they them their themselves".split())
_GROUP_NOUNS = frozenset(
    "group faction section part wing majority minority members member delegates supporters followers "
    "leaders activists "
    "dissidents deputies mps candidates representatives officers workers students politicians "
    "intellectuals nationalists "
    "communists socialists leftists rightists liberals conservatives hardliners reformists moderates "
    "radicals militants "
    "exiles veterans defectors dissenters splinter tendency fraction rump breakaway remnants elements "
    "people men women "
    "parties organisations organizations groups unions associations cadres fighters trade-unionists "
    "unionists "
    "legislators councillors parliamentarians senators guerrillas rebels prisoners entrepreneurs "
    "professionals farmers "
    "branch branches section sections chapter chapters cell cells unit offices local locals delegation "
    "trotskyists marxists maoists stalinists greens independents youth thousands hundreds dozens "
    "leadership".split()
)


_CROWDS = frozenset("majority minority rest bulk number most many leadership half youth remainder".split())
_PLACE_NOUNS = frozenset(
    "province city state country region republic island district town municipality territory county "
    "village colony kingdom nation".split()
)
_HOUSES = re.compile(
    r"\b(?:parliament|assembly|senate|chamber of|house of|legislature|bundestag|bundesrat|landtag|reichstag|sejm|lok sabha|rajya sabha|vidhan sabha|duma|knesset|cortes|storting|riksdag|folketing|althing|island council|city council|municipal council|county council|town council|estates|people's congress|supreme soviet|national council|grand national)\b",
    re.I,
)


class Dated(msgspec.Struct, frozen=True):
    """A date for a claim: EDTF, the phase that its words impose, and where it came from."""

    edtf: str | None
    phase: Phase | None = None
    how: str = "no date told"
    start: int = -1
    end: int = -1


class Filler(msgspec.Struct, frozen=True):
    """Who or what fills a slot: name as it goes into a claim, type, and its characters in the line."""

    name: str
    type: str
    start: int
    end: int
    how: str = "named"


class Scene:
    """One parsed line with its names, offices and view of the parse."""

    def __init__(self, line: Line, doc: Doc, mentions: list[Mention], offices: list[OfficeSpan]) -> None:
        self.line = line
        self.doc = doc
        self.mention_at: dict[int, Mention] = {}
        self.office_at: dict[int, OfficeSpan] = {}
        inside: dict[int, int] = {}
        starts = [token.idx for token in doc]
        for mention in mentions:
            head = _claim_tokens(doc, starts, mention.start, mention.end, inside)
            if head is not None:
                self.mention_at[head] = mention
        for office in offices:
            head = _claim_tokens(doc, starts, office.start, office.end, inside)
            if head is not None:
                self.office_at[head] = office
        self.mentions = mentions
        self.view = View(doc, inside)


def _claim_tokens(doc: Doc, starts: list[int], start: int, end: int, inside: dict[int, int]) -> int | None:
    first = max(bisect_right(starts, start) - 1, 0)
    near = [doc[i] for i in range(first, bisect_left(starts, end)) if i not in inside]
    tokens = [t for t in near if start < t.idx + len(t.text) and not (t.is_punct and t.idx >= end - 1)]
    if not tokens:
        return None
    members = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in members or t.head.i == t.i), tokens[-1])
    for token in tokens:
        inside[token.i] = head.i
    return head.i


def _listed(scene: Scene, place: int) -> list[int]:
    """The token and its conjuncts; a person in apposition to a person is one more of a list."""
    found = conjuncts(scene.view, place)
    for token in list(found):
        mention = scene.mention_at.get(token)
        if mention is None or mention.type != "person":
            continue
        for child in scene.view.children(scene.doc[token]):
            other = scene.mention_at.get(scene.view.top(child))
            if child.dep_ == "appos" and other is not None and other.type == "person":
                found += [t for t in _listed(scene, scene.view.top(child)) if t not in found]
    found = [
        t for t in found if t == place or place in _named_in_a_row(scene, t) or not _named_in_a_row(scene, t)
    ]
    found += [t for t in _named_in_a_row(scene, place) if t not in found]
    for token in list(found):
        named = _instances(scene, scene.doc[token])
        if named:
            found = [t for t in found if t != token] + [t for t in named if t not in found]
    return sorted(found)


_SUCH = re.compile(r"(?: \([^)]*\))?(?:,? (?:such as|including|namely|like|among them|notably)|:) (?:the )?")


def _instances(scene: Scene, noun: Token) -> list[int]:
    """Who is named after a plural noun: "its front organisations such as A, B and C", "three parties: A
    and B"."""
    if noun.tag_ != "NNS" or noun.i in scene.mention_at:
        return []
    after = _SUCH.match(scene.line.text, noun.idx + len(noun.text))
    if after is None:
        return []
    first = next((t for t, m in scene.mention_at.items() if m.start == after.end()), None)
    if first is None:
        return []
    kind = scene.mention_at[first].type
    row = _named_in_a_row(scene, first) or conjuncts(scene.view, first)
    return [t for t in row if t in scene.mention_at and scene.mention_at[t].type == kind]


_ROW = re.compile(r",? (?:and|or|&|as well as) (?:the )?|, (?:the )?")


def _named_in_a_row(scene: Scene, place: int) -> list[int]:
    """The other names of "A, B and C" where the parse has lost them; none in a row without a last "and"."""
    mentions = sorted(scene.mention_at.items(), key=lambda pair: pair[1].start)
    rows: list[list[int]] = []
    before = None
    for token, mention in mentions:
        gap = scene.line.text[before[1].end : mention.start] if before else ""
        if before and _ROW.fullmatch(gap) and mention.type == before[1].type:
            rows[-1].append(token)
            if "," not in gap or gap.strip(" ,") not in {"", "the"}:
                rows.append([])
        else:
            rows.append([token])
        before = (token, mention)
    row = next((r for r in rows if place in r), [])
    ends = len(row) > 2 and " and " in scene.line.text[: scene.mention_at[row[-1]].start][-9:]
    return row if ends else []


def _they(scene: Scene, place: int) -> list[int]:
    """The organisations that "they" and "their" take up: several that are the subject before."""
    if scene.doc[place].lower_ not in _THEY:
        return []
    for token, mention in sorted(scene.mention_at.items()):
        if token < place and mention.type == "organisation" and scene.doc[token].dep_ == "nsubj":
            row = [t for t in _listed(scene, token) if t < place and t in scene.mention_at]
            return row if len(row) > 1 else []
    return []


def _is_crowd(token: Token) -> bool:
    """Whether a noun names people, who join, leave and lead, and no body ("several deputies", "the
    majority")."""
    plural = token.tag_ in {"NNS", "NNPS"} or (token.lower_ in _GROUP_NOUNS and token.lower_.endswith("s"))
    return plural or token.lemma_.lower() in _CROWDS


def _is_short(edtf: str) -> bool:
    """Whether a date is a year, a decade or a few years, as a heading must name to date what is under it."""
    years = [int(y.replace("X", "0")) for y in re.findall(r"\d{3}[\dX]", edtf)]
    return len(years) < 2 or years[-1] - years[0] <= 5


def _subjects_over(scene: Scene, token: Token) -> list[int]:
    """The entities that are subject of the clause in which a token is an object: never the same as "it"."""
    here = token
    while here.head.i != here.i and here.pos_ not in {"VERB", "AUX"}:
        here = here.head
    places = scene.view.subjects(here) if here.pos_ in {"VERB", "AUX"} else []
    return [scene.mention_at[p].entity for p in places if p in scene.mention_at]


_ORGAN = re.compile(r"\b(?:Committee|Council|Politburo|Bureau|Secretariat|Board|Commission|Government)\b")
_FOUNDING = frozenset("found form establish create launch constitute start organise organize".split())


class Story:
    """The state that goes through the lines of one document in order."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.last_organisation = ""
        self.last_person = ""
        self.last_party = ""
        self.held: dict[str, tuple[str, str]] = {}
        self.own = ""
        self.last_held: tuple[str, str] | None = None
        self.ended: str | None = None
        self.last_place = ""
        self.recent: list[str] = []
        self.places: list[str] = []
        self.heading_date: str | None = None
        self.focus = ""
        self.in_section: set[str] = set()
        self.section = -1
        self.contest = ""
        self.contest_date: str | None = None
        self.party_of: dict[str, str] = {}
        self.date: str | None = None
        self.reference: str | None = None
        self.told: dict[tuple[str, str], str] = {}
        self.block = -1

    # ---- going on
    def begin(self, scene: Scene, document: Document) -> None:
        """Take up a new line."""
        if scene.line.block != self.block:
            self.date = None
            self.contest, self.contest_date = "", None
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
        subjects = [p for s in scene.view.subjects(root) if s < root.i for p in _listed(scene, s)]
        mentions = [scene.mention_at.get(p) for p in subjects]
        named = [m for m in mentions if m is not None and m.type == "organisation"]
        if not named and root.lemma_.lower() in _FOUNDING:
            made = [scene.mention_at.get(p) for p in scene.view.verb(root).slots.get("object", [])]
            named = [m for m in made if m is not None and m.type == "organisation"]
        names = [self.cast.entities[m.entity].name for m in named]
        if self.cast.subject in names:
            self.focus = ""
        elif names and not _ORGAN.search(names[0]):
            self.focus = names[0]
            self.in_section.add(names[0])

    def end(self, scene: Scene) -> None:
        """Remember whom the line spoke of last, its subjects before all others."""
        self._refocus(scene)
        root = next((t for t in scene.doc if t.dep_ == "ROOT"), None)
        keeps = root is not None and any(
            c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in {"he", "she"} for c in root.children
        )
        subjects = [
            m for t, m in sorted(scene.mention_at.items()) if scene.doc[t].dep_ in {"nsubj", "nsubjpass"}
        ]
        for mention in [*scene.mentions, *subjects[:1]]:
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
            r"(?:\d{4}\s)?(?:general |state |provincial |federal )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*?) (?:[Ll]egislative|[Gg]eneral|[Pp]arliamentary|[Ss]tate|[Pp]residential|[Ll]ocal|[Mm]unicipal|[Ii]sland|[Aa]ssembly|[Ff]ederal|[Ee]lections?)\b",
            contest,
        )
        if found:
            self.last_place = lexicon().demonyms.get(found.group(1).lower(), found.group(1))

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
            self.own or self.topic_organisation()
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
            person, organisation = claim.roles.get("person"), claim.roles.get("organisation")
            if claim.polarity == "no" or not isinstance(organisation, str):
                continue
            kind = self.cast.type_of(organisation)
            if claim.kind == "leadership":
                self.ended = claim.date if claim.phase == "ends" else None
            if claim.kind == "leadership" and kind == "place" and person == self.cast.subject:
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
                self.last_party = organisation
                lasting = claim.phase == "starts" or claim.kind == "leadership"
                if lasting and self.sort_of(organisation) not in {"institution", "paper"}:
                    self.own = organisation

    def hold(self, kind: str, roles: Mapping[str, RoleValue]) -> None:
        """Remember which office a person was told to hold last, and where."""
        person, organisation, office = roles.get("person"), roles.get("organisation"), roles.get("office")
        if kind == "leadership" and isinstance(person, str) and isinstance(organisation, str):
            self.held[person] = (office if isinstance(office, str) else "", organisation)
            self.last_held = self.held[person]

    def sort_of(self, name: str) -> str:
        """The sort of a name's head noun; the subject's is told by the noun that the lead calls it."""
        lex = lexicon()
        if name == self.cast.subject and lex.organisation_heads.get(self.cast.noun) in {
            "alliance",
            "front",
            "party",
            "list",
        }:
            return lex.organisation_heads[self.cast.noun]
        words = [w.lower().rstrip("'’").removesuffix("'s") for w in re.split(r"[\s\-–]+", name)]
        for word in words[:1] + words[::-1]:
            if word in lex.organisation_heads:
                return lex.organisation_heads[word]
        return ""

    # ---- filling
    def fill(self, scene: Scene, place: int, types: tuple[str, ...], all_of: bool = True) -> list[Filler]:
        """The fillers at a token: one for each conjunct that is of one of the types."""
        out: list[Filler] = []
        for token in _they(scene, place) or (_listed(scene, place) if all_of else [place]):
            listed: list[Filler] = []
            if "person" in types and token not in scene.mention_at:
                listed = self._listed_in_bracket(scene, scene.doc[token]) or self._members(scene, token)
            if listed:
                out += [f for f in listed if f.name not in [o.name for o in out]]
                continue
            filler = self._one(scene, scene.doc[token], types)
            if filler is not None and filler.name not in [f.name for f in out]:
                out.append(filler)
        return out

    def _listed_in_bracket(self, scene: Scene, token: Token) -> list[Filler]:
        """ "five deputies (A, B and C)": where a group is named, only the persons are meant (rule 12)."""
        if token.pos_ != "NOUN" or (
            token.lemma_.lower() not in _GROUP_NOUNS
            and token.lower_ not in _GROUP_NOUNS
            and token.i not in scene.office_at
            and token.lemma_.lower() not in lexicon().person_nouns
        ):
            return []
        end = token.idx + len(token.text)
        bracket = next((b for b in scene.line.brackets if 0 <= b.at - end <= 1), None)
        if bracket is None:
            return []
        return [
            Filler(self.cast.full(n), "person", token.idx, end, f"named in the bracket after “{token.text}”")
            for n in persons_listed(bracket.text)
        ]

    def _members(self, scene: Scene, token: int) -> list[Filler]:
        """ "two deputies, A and B", "entrepreneurs like A and B": only the persons are meant (rule 12)."""
        noun = scene.doc[token]
        if not _is_crowd(noun) and token not in scene.office_at:
            return []
        beside = [c for c in scene.view.children(noun) if c.dep_ == "appos"]
        for child in scene.view.children(noun):
            if child.lower_ in {"like", "including"} or (
                child.lower_ == "as" and scene.doc[child.i - 1].lower_ == "such"
            ):
                beside += [g for g in scene.view.children(child) if g.dep_ == "pobj"]
        places = [p for c in beside for p in _listed(scene, scene.view.top(c))]
        named = [scene.mention_at[p] for p in places if p in scene.mention_at]
        return [
            Filler(self.cast.entities[m.entity].name, "person", m.start, m.end)
            for m in named
            if m.type == "person"
        ]

    def _one(self, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
        mention = scene.mention_at.get(token.i)
        if mention is not None:
            return self._named(mention, types, scene)
        office = scene.office_at.get(token.i)
        if office is not None:
            if "office" in types:
                return Filler(office.name, "office", office.start, office.end)
            return self._holder(scene, token, types)
        if token.pos_ == "PRON":
            return self._pronoun(scene, token, types)
        if token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "DET"}:
            return self._noun(scene, token, types)
        if "text" in types:
            return self.words(scene, token)
        return None

    def _named(self, mention: Mention, types: tuple[str, ...], scene: Scene) -> Filler | None:
        entity = self.cast.entities[mention.entity]
        kind = entity.type
        sort = self.sort_of(entity.name)
        narrow = (
            any(sort in NARROW[t] for t in types if t in NARROW)
            and kind in (ORGANISATION if sort else ORGANISATION - {"other"})
            and not _HOUSES.search(entity.name)
        )
        fits = (
            not types
            or kind in types
            or narrow
            or ("organisation" in types and kind in ORGANISATION)
            or ("publication" in types and kind == "organisation")
            or (kind == "other" and bool({"person", "place"} & set(types)))
        )
        if "text" in types and not fits:
            return Filler(mention.text, "text", mention.start, mention.end)
        if not fits:
            return None
        name = lexicon().demonyms.get(entity.name.lower(), entity.name) if kind == "place" else entity.name
        return Filler(name, kind, mention.start, mention.end)

    def _holder(self, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
        """The person named beside an office ("its leader, Ann Smith")."""
        for child in scene.view.children(token):
            mention = scene.mention_at.get(scene.view.top(child))
            if (
                child.dep_ in {"appos", "compound", "nmod"}
                and mention is not None
                and mention.type == "person"
            ):
                return self._named(mention, types, scene)
        for place in deep_appositions(scene.view, token):
            mention = scene.mention_at.get(place)
            if mention is not None and mention.type == "person":
                return self._named(mention, types, scene)
        return None

    def _pronoun(self, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
        low = token.lower_
        start, end = token.idx, token.idx + len(token.text)
        person, organisation = self.topic_person(), self.topic_organisation()
        if low in _HE and "person" in types and person:
            here = [
                m
                for t, m in sorted(scene.mention_at.items())
                if m.type == "person" and t < token.i and scene.doc[t].dep_ in {"nsubj", "nsubjpass"}
            ]
            if not here and self.cast.subject_type != "person":
                here = [m for m in scene.mentions if m.type == "person" and m.end <= start]
            name = self.cast.entities[here[0].entity].name if here else person
            return Filler(name, "person", start, end, f"“{token.text}” is {name}")
        if low in _IT and "organisation" in types and organisation:
            before = [
                m
                for t, m in sorted(scene.mention_at.items())
                if m.type == "organisation" and t < token.i and scene.doc[t].dep_ in {"nsubj", "nsubjpass"}
            ]
            own = _subjects_over(scene, token) if low == "it" and token.dep_ in {"dobj", "pobj"} else []
            before = [m for m in before if m.entity not in own]
            name = self.cast.entities[before[0].entity].name if before else organisation
            if not before and low == "its" and self.cast.subject_type == "person":
                name = self._named_before(scene, token) or name
            return Filler(name, "organisation", start, end, f"“{token.text}” is {name}")
        if low in _THEY and "organisation" in types and self.cast.subject_type == "organisation":
            return Filler(organisation, "organisation", start, end, f"“{token.text}” is {organisation}")
        return None

    def _named_in_sentence(self, scene: Scene, token: Token) -> str:
        """In a biography: the organisation of the noun's sort that the sentence names last before it."""
        if self.cast.subject_type != "person":
            return ""
        sorts = lexicon().anaphors[token.lemma_.lower()]
        for mention in reversed(scene.mentions):
            name = self.cast.entities[mention.entity].name
            if mention.end <= token.idx and mention.type == "organisation" and self.sort_of(name) in sorts:
                return name
        return ""

    def _named_before(self, scene: Scene, token: Token) -> str:
        """The organisation named or taken up last before a token of the sentence."""
        for other in reversed(list(scene.doc)[: token.i]):
            mention = scene.mention_at.get(other.i)
            if mention is not None and mention.type in {"organisation", "publication"}:
                return self.cast.entities[mention.entity].name
            if other.lemma_.lower() in lexicon().anaphors and any(c.lower_ == "the" for c in other.children):
                return self.taken_up(other.lemma_.lower())
        return ""

    def _noun(self, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
        named = self._named_beside(scene, token, types) or self._predicated(scene, token, types)
        if named is not None:
            return named
        noun = token.lemma_.lower()
        lex = lexicon()
        definite = any(
            c.lower_ in {"the", "this", "that", "its", "their", "his", "her", "both", "said"}
            for c in token.children
        )
        wide = "organisation" in types
        if (
            (wide or set(types) & set(NARROW))
            and definite
            and noun in lex.anaphors
            and token.tag_ in {"NN", "NNP"}
            and not self._qualified(scene, token)
        ):
            name = self._named_in_sentence(scene, token) or self._not_the_doer(scene, token, noun)
            if name and (wide or any(self.sort_of(name) in NARROW[t] for t in types if t in NARROW)):
                return Filler(
                    name,
                    "organisation",
                    token.idx,
                    token.idx + len(token.text),
                    f"“the {token.text}” is {name}",
                )
        if "place" in types and definite and noun in _PLACE_NOUNS:
            place = next(
                (p for p in reversed(self.places) if noun in p.lower()),
                self.places[-1] if self.places else self.cast.country,
            )
            if place:
                return Filler(
                    place, "place", token.idx, token.idx + len(token.text), f"“the {token.text}” is {place}"
                )
        if (
            "group" in types
            and token.dep_ != "compound"
            and not (definite and noun in lex.anaphors and len(list(token.subtree)) <= 2)
            and ("person" not in types or "organisation" in types or _is_crowd(token))
            and not (
                definite and noun in lex.anaphors and token.tag_ != "NNS" and "organisation" not in types
            )
            and (
                noun in _GROUP_NOUNS
                or token.lower_ in _GROUP_NOUNS
                or noun in lex.anaphors
                or noun in lex.organisation_heads
            )
            and not _HOUSES.search(token.text)
        ):
            words = self.words(scene, token)
            text = re.sub(r"^(?:the|a|an|some|its|their|his|her)\s+", "", words.name, flags=re.I)
            return Filler(f"<{text}>", "group", words.start, words.end, "described")
        if "text" in types:
            return self.words(scene, token)
        if "number" in types and token.pos_ == "NUM":
            return Filler(token.text, "number", token.idx, token.idx + len(token.text))
        return None

    def _qualified(self, scene: Scene, token: Token) -> bool:
        """Whether a noun is told apart by a complement or a name of its own ("the party of workers")."""
        owned = any(c.dep_ == "poss" for c in token.children)
        return any(
            c.dep_ in {"prep", "relcl", "amod", "compound", "nmod"}
            and (
                c.dep_ not in {"amod"}
                or (c.lower_ in {"new", "own"} and not owned)
                or c.lower_ in {"other", "another", "ruling", "parent", "latter"}
            )
            and not (c.dep_ == "prep" and c.lower_ != "of")
            for c in token.children
            if c.dep_ != "relcl"
        )

    def _named_beside(self, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
        """ "a list named X", "the newspaper X", "the group, X,", "X, a group", "his party (X)"."""
        over = scene.mention_at.get(scene.view.head(token).i) if token.dep_ == "appos" else None
        if over is not None and over.type in ORGANISATION and token.lemma_.lower() in lexicon().anaphors:
            return self._named(over, types, scene)
        end = token.idx + len(token.text)
        bracket = next((b for b in scene.line.brackets if 0 <= b.at - end <= 1), None)
        if (
            bracket is not None
            and self.cast.type_of(bracket.text) == "organisation"
            and "organisation" in types
        ):
            return Filler(
                self.cast.full(bracket.text), "organisation", token.idx, end, "named in the bracket"
            )
        for child in scene.view.children(token):
            if child.dep_ in {"appos", "nmod"} or (child.dep_ == "compound" and child.i > token.i):
                mention = scene.mention_at.get(scene.view.top(child))
                if mention is not None and mention.type != "place":
                    return self._named(mention, types, scene)
            if child.dep_ in {"acl", "relcl"} and child.lemma_ in {
                "name",
                "call",
                "know",
                "title",
                "style",
                "dub",
                "entitle",
            }:
                for deep in scene.view.children(child):
                    places = (
                        [deep]
                        if deep.dep_ in {"oprd", "dobj", "attr"}
                        else [
                            g
                            for g in scene.view.children(deep)
                            if deep.dep_ == "prep" and deep.lower_ == "as"
                        ]
                    )
                    for place in places:
                        mention = scene.mention_at.get(scene.view.top(place))
                        if mention is not None:
                            return self._named(mention, types, scene)
        return None

    def _predicated(self, scene: Scene, token: Token, types: tuple[str, ...]) -> Filler | None:
        """Of whom a noun is said: in "X is a party founded in 1990" the party is X."""
        indefinite = any(c.lower_ in {"a", "an"} for c in token.children)
        if token.dep_ != "attr" or token.head.lemma_ != "be" or not indefinite:
            return None
        if token.lemma_.lower() not in lexicon().organisation_heads:
            return None
        subject = next((t for t in scene.view.subjects(token.head) if t in scene.mention_at), None)
        return None if subject is None else self._named(scene.mention_at[subject], types, scene)

    def _not_the_doer(self, scene: Scene, token: Token, noun: str) -> str:
        """Whom "the NOUN" takes up; in "X split from the party" another than X, where one was spoken of."""
        name = self.taken_up(noun)
        if token.dep_ != "pobj" or token.head.lower_ not in {"from", "with", "into"}:
            return name
        verb = token.head.head
        doers = scene.view.subjects(verb) if verb.pos_ == "VERB" else []
        named = {self.cast.entities[scene.mention_at[t].entity].name for t in doers if t in scene.mention_at}
        if name not in named:
            return name
        sorts = lexicon().anaphors[noun]
        return next((r for r in reversed(self.recent) if r not in named and self.sort_of(r) in sorts), name)

    def taken_up(self, noun: str) -> str:
        """Whom "the NOUN" takes up."""
        lex = lexicon()
        sorts = lex.anaphors[noun]
        if self.cast.subject_type == "organisation":
            own = self.sort_of(self.cast.subject)
            if (
                own in sorts
                or not own
                or noun == self.cast.noun
                or (
                    noun in {"party", "organisation", "organization"}
                    and self.sort_of(self.last_organisation) not in sorts
                )
            ):
                return self.cast.subject
        if noun == "party" and self.last_party:
            return self.last_party
        for name in reversed(self.recent):
            if self.sort_of(name) in sorts:
                return name
        return (
            self.last_organisation
            if noun in {"organisation", "organization", "group"}
            else (self.cast.subject if self.cast.subject_type == "organisation" else "")
        )

    def words(self, scene: Scene, token: Token) -> Filler:
        """The noun phrase at a token as the source words it, without relative clauses."""
        keep = self._phrase(token)
        start, end = min(t.idx for t in keep), max(t.idx + len(t.text) for t in keep)
        return Filler(scene.line.text[start:end], "text", start, end)

    def _phrase(self, token: Token) -> list[Token]:
        cut = (
            {
                t.i
                for c in token.subtree
                if c.i > token.i
                and (
                    c.dep_ in {"relcl", "appos", "punct", "acl"} or c.lower_ in {"including", "such", "like"}
                )
                for t in c.subtree
            }
            if token.dep_ != "punct"
            else set()
        )
        keep = [t for t in token.subtree if t.i not in cut]
        while keep and keep[-1].is_punct and keep[-1].i != token.i:
            keep.pop()
        return keep or [token]
