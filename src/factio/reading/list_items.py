"""What one list item claims, given what introduces its list."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from factio.dates import find
from factio.model import Block, Claim, Document, Phase, RoleValue, Span, Why
from factio.reading.cast import Cast
from factio.reading.entries import Entry, acting, entry, is_organisation, is_person
from factio.reading.result_lines import read_result
from factio.reading.tables.making import Maker
from factio.reading.terms import Term
from factio.reading.topics import Topic, office, office_and_body, public_office, wing_sort

_OFFICE_FIRST = re.compile(r"^(?P<office>[^:()\d]{3,60}?)\s*(?::|\s[–—-]\s)\s*(?P<rest>\S.*)$")
_PEOPLE = re.compile(r"\s*(?:;|,(?!\s*(?:Jr|Sr)\b)|\s&\s|\band\b)\s*")
_ORDINAL = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th)\b|\b(founding|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"extraordinary|[IVX]{1,6})\b(?=[\s\w]*(?:congress|conference|convention))",
    re.IGNORECASE,
)
_ALLIANCES = re.compile(
    r"\b(?:alliance|coalition|front|bloc|block|pact|list|unity|union of parties|together|pole)\b",
    re.IGNORECASE,
)
_UNIONS = re.compile(
    r"\b(?:federation|confederation|congress|international|centre|center|council|group)\b", re.IGNORECASE
)


class Item(msgspec.Struct, frozen=True):
    """A list item: its words, where they stand, what the line that introduces it says, and its neighbours."""

    block: Block
    words: str
    span: Span
    date: str | None = None
    begins: bool = False
    among_organisations: bool = False


def read_item(item: Item, over: Topic | None, document: Document, make: Maker, cast: Cast) -> Iterator[Claim]:
    words = item.words
    if not words or len(words) > 300:
        return
    results = (
        list(read_result(item.block, item.words, item.span, over, document, make, cast))
        if over is None or over.sort == "results"
        else []
    )
    if results:
        yield from results
        return
    sort = over.sort if over else ""
    if sort in ("office", "officers", "body", ""):
        yield from _holders(item, over, make, cast)
    elif sort == "career":
        yield from _career(item, make, cast)
    elif sort in ("membership", "founder", "alliance", "affiliation"):
        assert over is not None
        yield from _belonging(item, over, make, cast)
    elif sort == "congress":
        yield from _congress(item, make, cast)
    elif sort in ("wing", "front", "faction", "publication", "branch"):
        assert over is not None
        yield from _parts(item, over, make, cast)


def _holders(item: Item, over: Topic | None, make: Maker, cast: Cast) -> Iterator[Claim]:
    """Office holders: the office stands over the list, before a colon, or after the name."""
    if cast.subject_type == "person":
        return
    words = item.words
    told, rest = "", words
    lead = _OFFICE_FIRST.match(words)
    if lead and (named := office(lead["office"])):
        told, rest = named, lead["rest"]
    elif over is None:
        return
    if not told and over and over.sort == "office":
        told = over.office
    names = [entry(rest)]
    if not is_person(names[0].name, cast, alone=bool(names[0].terms), holds_office=True) or (
        names[0].notes and _PEOPLE.split(rest)[1:]
    ):
        several = [entry(part) for part in _PEOPLE.split(rest) if part]
        if len(several) > 1 and all(is_person(one.name, cast, holds_office=True) for one in several):
            names = several
    for one in names:
        held = told
        if over and over.sort in ("officers", "body", "office"):
            noted = next((o for note in (*one.notes, *one.brackets) if (o := office(note))), "")
            if over.sort == "body" and not held:
                held = noted or f"member of the {over.office}"
            elif not held:
                held = noted
        body = cast.subject
        if public_office(held):
            # Not an office of the party; its body is told in the office or in a note ("Mayor of Leeds").
            told_with = [office_and_body(words) for words in (held, *one.notes) if public_office(words)]
            held, body = next(((name, of) for name, of in told_with if of), ("", ""))
            if not body:
                continue
        if held and acting(one):
            held = f"acting {held}"
        untold = over is not None and over.sort == "officers" and bool(one.terms) and not lead
        if (held or untold) and is_person(one.name, cast, alone=bool(one.terms), holds_office=True):
            roles: dict[str, RoleValue] = {
                "person": cast.full(one.name),
                "organisation": cast.full(body),
                "office": held,
            }
            yield from _termed("leadership", roles, one, item, over, make, "list of office holders")


def _career(item: Item, make: Maker, cast: Cast) -> Iterator[Claim]:
    """Offices of the person the document is about: "General Secretary of the Workers' Union (1950–55)"."""
    if cast.subject_type != "person":
        return
    told = entry(item.words)
    held, body = office_and_body(", ".join((told.name, *told.notes)))
    if not told.terms or not held:
        return
    roles: dict[str, RoleValue] = {"person": cast.subject, "office": held}
    if body:
        roles["organisation"] = cast.full(body)
    yield from _termed("leadership", roles, told, item, None, make, "list of offices")


def _belonging(item: Item, over: Topic, make: Maker, cast: Cast) -> Iterator[Claim]:
    """Members, founders, member parties: what they are tied to is the subject of the document."""
    if cast.subject_type == "person":
        return
    told = entry(item.words)
    # "Avon: Ann Lee" names her after what she sits for.
    if len(told.notes) == 1 and not is_person(told.name, cast) and is_person(told.notes[0], cast):
        told = msgspec.structs.replace(told, name=told.notes[0], notes=())
    name = cast.full(told.name)
    organisation = is_organisation(name, cast)
    if not organisation and item.among_organisations and cast.type_of(name) is None:
        organisation = titled(told.name)
    if not organisation and is_person(told.name, cast):
        kind = "founder" if over.sort == "founder" else "membership"
        if over.sort in ("alliance", "affiliation"):
            return
        roles: dict[str, RoleValue] = {"person": name, "organisation": cast.subject}
        notes = [entry(note) for note in told.notes] if over.sort == "membership" else []
        held = next((o for note in notes if (o := office(note.name)) and " of " not in o), "")
        plain = msgspec.structs.replace(told, terms=()) if held else told
        yield from _termed(kind, roles, plain, item, over, make, f"list of {over.words.casefold()}")
        if held:
            roles = {"person": name, "organisation": cast.subject, "office": held}
            yield from _termed("leadership", roles, told, item, over, make, "office in a list of members")
        return
    if (not organisation and not (over.sort == "alliance" and titled(told.name))) or name == cast.subject:
        return
    sort = over.sort
    if sort == "membership":
        sort = (
            "affiliation"
            if _UNIONS.search(cast.subject) and not _ALLIANCES.search(cast.subject)
            else "alliance"
        )
    if sort == "affiliation":
        roles = {"member": name, "of": cast.subject}
    elif sort == "founder" and not _ALLIANCES.search(cast.subject):
        return
    else:
        sort = "alliance"
        roles = {"alliance": cast.subject, "member": (name,)}
    yield from _termed(sort, roles, told, item, over, make, f"list of {over.words.casefold()}")
    yield from _abbreviation(told, name, item, make)


def _parts(item: Item, over: Topic, make: Maker, cast: Cast) -> Iterator[Claim]:
    """Wings, fronts, factions, papers and branches of the subject."""
    if cast.subject_type == "person":
        return
    words = item.words
    sort = wing_sort(over.words)
    label = re.match(r"^([^:]{3,40}):\s+(\S.*)$", words)
    if over.sort == "wing" and label and wing_sort(label[1]):
        sort, words = wing_sort(label[1]), label[2]
    told = entry(words)
    name = cast.full(told.name)
    if not name or len(name.split()) > 10 or not name[:1].isupper() or name == cast.subject:
        return
    role = "title" if over.sort == "publication" else over.sort
    roles: dict[str, RoleValue] = {role: name, "of": cast.subject}
    if over.sort == "wing" and (sort or wing_sort(" ".join((name, *told.notes, *told.brackets)))):
        roles["sort"] = sort or wing_sort(" ".join((name, *told.notes, *told.brackets)))
    yield from _termed(over.sort, roles, told, item, over, make, f"list of {over.words.casefold()}")
    yield from _abbreviation(told, name, item, make)


def _congress(item: Item, make: Maker, cast: Cast) -> Iterator[Claim]:
    words = item.words
    ordinal = _ORDINAL.search(words)
    dates = [one for one in find(words) if one.value and not one.relative]
    if not dates or cast.subject_type == "person":
        return
    roles: dict[str, RoleValue] = {"organisation": cast.subject}
    if ordinal:
        roles["ordinal"] = ordinal[0]
    for part in re.split(r"\s*(?:[,:()]|\s[–—-]\s)\s*", words):
        if cast.type_of(part) == "place":
            roles["place"] = part
    why = (Why("lists", "an item of the list of congresses"),)
    yield make.claim("congress", roles, item.span, dates[0].value, frame="list of congresses", why=why)


def _abbreviation(told: Entry, name: str, item: Item, make: Maker) -> Iterator[Claim]:
    for bracket in told.brackets:
        if (
            re.fullmatch(r"[A-ZÀ-Þ][\w&.+-]{1,9}", bracket)
            and sum(c.isupper() for c in bracket) > 1
            and bracket != name
        ):
            roles: dict[str, RoleValue] = {"organisation": name, "name": bracket, "sort": "abbreviation"}
            yield make.claim("name", roles, item.span, frame="abbreviation in a list")


def _termed(
    kind: str,
    roles: dict[str, RoleValue],
    told: Entry,
    item: Item,
    over: Topic | None,
    make: Maker,
    frame: str,
) -> Iterator[Claim]:
    """One claim for each term of an entry; without one it holds at the date of the introducing line."""
    phase: Phase = "ends" if over and over.past else "starts" if item.begins else "holds"
    why = (
        Why("lists", f'under "{over.words}"' if over and over.words else "the item names the office itself"),
    )
    for when in told.terms or (Term(item.date, phase),):
        yield make.claim(kind, roles, item.span, when.date, when.phase, frame=frame, why=why)


def titled(name: str) -> bool:
    """Whether all the weighty words of a name have capitals, as in the name of a party."""
    words = [word for word in name.split() if len(word) > 3]
    return bool(words) and len(name.split()) <= 10 and all(word[:1].isupper() for word in words)
