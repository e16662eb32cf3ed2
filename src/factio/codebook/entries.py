"""The shapes of the codebook: what can be claimed, in which roles, and in which words it is said."""

from __future__ import annotations

from typing import Literal

import msgspec

from factio.model import Claim, Modality, Phase, RoleValue

Sort = Literal["event", "state", "mark"]


class Role(msgspec.Struct, frozen=True):
    """One part that somebody or something takes in a kind of claim.

    `types` are the types of mention that can fill it; `anchor` roles say who the claim is about;
    a `many` role holds a tuple of names; `values` is a closed list, empty where any value goes.
    """

    name: str
    types: tuple[str, ...]
    anchor: bool = False
    many: bool = False
    values: tuple[str, ...] = ()


class Slot(msgspec.Struct, frozen=True):
    """Where a frame finds a role: the first of `slots` that is filled by one of `types` (any, when empty).

    Slots are grammatical (subject, object, possessive …), prepositions ("in", "out_of") or asked of the
    story:
    "body" (where an office is held by default), "elector" (whose office the subject gives), "post" (the
    office
    that a verb's clause names, or its body), "held" (the one last told of the verb's persons), "realm" (what
    stands under a leadership), "state" (the state or place spoken of), "led" and "belonged" (the party
    that the
    noun's possessor was told to lead, or to be in), "part" (what a noun for a part names), "whole" (the
    body that
    has it), "members" (the body whose members the subject or object is), "companions" (bodies told with the
    subject: "together with A and B"), "banner" (the alliance that the words of an event lead to: "known as
    X"), "gathering" (the body whose congress or committee the subject is). An `optional`
    slot may stay empty; with `all` every conjunct is wanted in one list.
    """

    slots: tuple[str, ...]
    types: tuple[str, ...] = ()
    optional: bool = False
    all: bool = False


class Frame(msgspec.Struct, frozen=True):
    """Words that evoke a claim, and where in the clause its roles stand.

    `verbs` are lemmas with particles after a blank; `nouns` deverbal or relational nouns; `adjectives`
    predicative words. Where `objects` is given the verb is a light one and its object must have one of
    these lemmas. Where `governors` is given a noun counts only when one of these verbs predicates it of
    somebody ("elect" in "was elected secretary"; "" in an apposition). Under a verb of `unless_under` the
    predicate is only the outcome of another event, and the frame is silent ("merged to form"), a noun also
    under one that undoes it ("the ban was lifted"); so it is where one of `unless_with` fills a slot of the
    predicate ("formed by the merger of"). Where
    `modifiers` is given one of these words must stand in the noun's phrase before it ("youth wing"),
    none of `without`; where
    `clauses` is given the verb or noun governs a clause whose verb is one of these lemmas ("decided to
    join").
    Where `complements` is given one of these lemmas must stand behind a preposition ("taken into custody").
    Where `behind` is given the noun hangs on one of these prepositions ("in support of").
    With `also` a frame fires beside others of its kind on the same words ("A succeeded B"), with `dated`
    only where the words themselves tell a date ("served until 1990"). `needs` is a slot that must be filled
    though it gives no role ("a person merges A with B"), `lacks` one that must not ("dissolved itself into
    B" is no end but a merger); with `alone` no role for one name may have
    several; a `bare` verb has no object ("the front formed in 1990").
    Keys of `roles` are roles of the kind, or "date" and "by". `set` holds fixed roles.
    """

    name: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    governors: tuple[str, ...] = ()
    unless_under: tuple[str, ...] = ()
    unless_with: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    also: bool = False
    dated: bool = False
    follows: bool = False
    alone: bool = False
    bare: bool = False
    needs: Slot | None = None
    lacks: Slot | None = None
    roles: dict[str, Slot] = {}
    set: dict[str, RoleValue] = {}
    phase: Phase | None = None
    modality: Modality | None = None
    polarity: Literal["no"] | None = None


class Placeholder(msgspec.Struct, frozen=True):
    """One `{role:type|type}` of a pattern; the role is "" for a mention that fills none. `{role:type*}`
    stands
    for a list ("A, B and C"): all fill the role, or give a claim each where it takes one name."""

    role: str
    types: tuple[str, ...]


class Pattern(msgspec.Struct, frozen=True):
    """A regular expression over a sentence with typed mentions in it.

    `match` is kept as written, with its placeholders; `placeholders` lists them in order. A role may
    stand several times (then all its mentions fill it, or whichever alternative matched). `part` takes one
    end of a date that is a span: "begin" or "end" ("existed from 1925 to 1992"); a `dated` pattern fires only
    where its words tell a date. A named group whose name is a role fills it with its words, as a description
    where the role takes a group without a name; the role `topic`
    falls to the organisation spoken of where the words name none.
    A type that is a sort ("{alliance:alliance}", "{of:union}") asks for a body of that sort.
    """

    name: str
    match: str
    placeholders: tuple[Placeholder, ...] = ()
    topic: str = ""
    set: dict[str, RoleValue] = {}
    phase: Phase | None = None
    modality: Modality | None = None
    polarity: Literal["no"] | None = None
    part: Literal["", "begin", "end"] = ""
    dated: bool = False


class FieldRule(msgspec.Struct, frozen=True):
    """What a line of an infobox claims about what the document is on.

    `keys` are written as `field_key` normalises them (lower case, blanks for "_" and "-", no apostrophes,
    no digits at the end of a word). A rule fires on a field whose key is among them; rules that share a key
    each give their own claims. A rule is silent where the type of the document's subject does not fit the
    role `subject` (so "party" is read on a person's page only), where an item of the value cannot fill the
    role `value`, and on values that are empty, "none", "n/a", "vacant", a dash or a file name.

    The roles of the claim, later ones winning:

    - `subject`: the role that the document's subject fills;
    - `set`: roles with fixed values (`sort = "student"`);
    - `key`: the role that the key's own words fill, as the source writes them without "_" and digits
      ("Secretary General: …" gives `office = "Secretary General"`);
    - `title`: the role told by the *companion* field `title_key` of the same number (`leader1_title =
      Chairman` beside `leader1_name = …` gives `office = "Chairman"`). Where that role has a closed list
      the value is the first of `title_values` whose key stands in the title, case and apostrophes aside
      ("Youth wing" gives youth), and stays absent where none does. A rule with `title_key` is silent
      without its companion, and where the title holds none of `title_has` (when given) or one of
      `title_lacks`; rules without `title_key` are silent on a field whose companion another rule reads;
    - `value`: the role that the field's value fills. "date" puts the value's date into `claim.date` and
      fills no role; a value without a date then claims nothing. A role of type number takes the value's
      first number.

    `split` cuts the value into items (line breaks, list marks, commas, semicolons, "and" between names):
    one claim an item, but one claim with all items where the role `value` is many. A bracket after an item is
    read for its date and phase ("Ann Smith (until 2012)") and for the role `bracket` when given ("Ann Smith
    (Chairman)"). `phase` is that of each claim unless a bracket says otherwise.

    The date comes from the bracket, else from companions of the same number: `date_key` dates the
    claim ("membership year"); `start_key` and `end_key` give `START/END` with `holds`, START with `starts`
    where there is no end, END with `ends` where there is no start. `part` takes one end of a value that is a
    span: "begin" or "end" ("Active: 1955–1962"); the value's end is absent where it goes on.
    """

    keys: tuple[str, ...]
    subject: str
    value: str
    split: bool = False
    set: dict[str, RoleValue] = {}
    phase: Phase | None = None
    key: str = ""
    title_key: str = ""
    title: str = ""
    title_values: dict[str, str] = {}
    title_has: tuple[str, ...] = ()
    title_lacks: tuple[str, ...] = ()
    bracket: str = ""
    date_key: str = ""
    start_key: str = ""
    end_key: str = ""
    part: Literal["", "begin", "end"] = ""


class Example(msgspec.Struct, frozen=True):
    """A sentence and all claims *of its kind* that it gives (none: the kind must not fire on it).

    Where a claim names another kind, the example has all claims of that kind too. A claim here has no
    quote: `quote` is "", `start` and `end` are 0. `subject` and `reference`, where given, are the main name
    of the document and the date in force before the sentence (EDTF).
    """

    text: str
    claims: tuple[Claim, ...] = ()
    subject: str = ""
    reference: str | None = None


class Kind(msgspec.Struct, frozen=True):
    """One kind of claim: its meaning, its roles and the words that tell it.

    `sentence` renders it (see `factio.codebook.rendering`), with `sentence_starts` and `sentence_ends` for
    those phases. `phases` lists the phases that its claims can have: all three for a state, none for the
    others unless the entry says so. Scoring needs `tells_apart` (detail roles that make two facts of one
    kind two), `distribute` (the role of which each name is a claim of its own), `figures` (roles in which
    two results may not differ) and `either` (one of the anchors suffices). A reader needs `least` names in
    the anchors together (an alliance of one is none). `chronology` is kept as written.
    """

    kind: str
    group: str
    sort: Sort
    core: bool
    definition: str
    sentence: str
    colour: str
    roles: dict[str, Role] = {}
    sentence_starts: str = ""
    sentence_ends: str = ""
    phases: tuple[Phase, ...] = ()
    tells_apart: tuple[str, ...] = ()
    distribute: str = ""
    either: bool = False
    least: int = 1
    figures: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    fields: tuple[FieldRule, ...] = ()
    frames: tuple[Frame, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    chronology: dict[str, object] = {}

    @property
    def anchors(self) -> tuple[str, ...]:
        """Names of the roles that say who a claim is about, in order."""
        return tuple(role.name for role in self.roles.values() if role.anchor)


class Rule(msgspec.Struct, frozen=True):
    """One rule of coding, in words for coders."""

    title: str
    text: str


class DateWording(msgspec.Struct, frozen=True):
    """How a source words a date, and its EDTF."""

    words: str
    edtf: str


class Group(msgspec.Struct, frozen=True):
    """A heading of the codebook and its kinds in order."""

    title: str
    kinds: tuple[str, ...] = ()


class Codebook(msgspec.Struct, frozen=True):
    """All kinds in the order of the codebook, with what holds for all of them."""

    title: str
    version: str
    kinds: dict[str, Kind]
    groups: tuple[Group, ...] = ()
    claim: str = ""
    rules: tuple[Rule, ...] = ()
    dates: tuple[DateWording, ...] = ()
