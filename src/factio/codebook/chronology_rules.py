"""What claims start, end and show: the `[chronology]` tables of the kinds, and chronology.toml.

A kind's table may hold

- `state`: the state that claims of the kind tell by their phases, with `roles` (whose tie it is: one spell
  for each combination of their fillers), `words` (roles that tell spells apart by words), `may_lack`,
  `plain` (what a claim without phase does), `again` (what it means to be told to start twice), `needs`
  (roles whose end is the end of the state), `office` (the role that names an office), `leaves_with` (the
  state whose end ends this one too), and `subject` (the role of which its begin and end are said), `began`
  and `ended` (how they are said, {when} for the time);
- `exist`: roles of which whoever fills them exists at the date of the claim;
- `effects`: what else it starts or ends;
- `once`: whether such an event happens once to the same anchors, so that two dates near each other in
  two sources are two datings of one event.

A kind without a table shows that the organisations among its anchors exist.
"""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any, Literal, TypeVar

import msgspec

from factio.codebook.entries import Codebook, Kind
from factio.codebook.trouble import Place

Does = Literal["starts", "restarts", "ends", "holds", "carries"]
T = TypeVar("T")
FILE = "chronology.toml"
NAMED = frozenset(("organisation", "person", "place", "publication", "group"))


class Effect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a claim of a kind does to a state beyond its own.

    `roles` maps the roles of the state to those of the kind. A `weak` start begins only what nothing
    else begins or shows earlier. An end that `yields` gives way where the same source shows the thing
    acting later; one that is `presumed` holds only where no end is told. `unless` and `only` name a role:
    who fills that role too is exempt, or alone meant. `several` names a role that needs two fillers who are
    not who is meant. `when` limits the effect to one phase.
    """

    does: Does
    state: str
    roles: dict[str, str]
    rule: str
    weak: bool = False
    yields: bool = False
    presumed: bool = False
    unless: str = ""
    only: str = ""
    several: str = ""
    when: str = ""


class StateRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How claims on one state make its spells; the module's text tells what each field means."""

    state: str
    roles: tuple[str, ...]
    words: tuple[str, ...] = ()
    may_lack: tuple[str, ...] = ()
    plain: Literal["starts", "holds"] = "holds"
    again: Literal["anew", "goes on", "contradicts"] = "anew"
    needs: tuple[str, ...] = ()
    office: str = ""
    leaves_with: str = ""
    subject: str = ""
    began: str = ""
    ended: str = ""
    hidden: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """All roles that tell one spell from another."""
        return self.roles + self.words


class KindRule(msgspec.Struct, frozen=True):
    """What claims of one kind do.

    `named` are its roles that names fill; `persons` are those of them for persons and not for
    organisations, `bodies` those for organisations and not for persons.
    """

    exist: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    state: str = ""
    once: bool = False
    anchors: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


class Tense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Regular expressions that tell from a quote whether it speaks of the past or of the present."""

    past: str
    present: str


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of offices: `single` have one holder at a time (`strict`: two at once cannot be true).

    `top` lists the offices that "leader" may stand for, `leader` the words for a leader. `synonyms` maps
    words to the one that stands for them, `fillers` say nothing, `shared` mark an office held by several.
    """

    single: tuple[str, ...]
    strict: tuple[str, ...]
    top: tuple[str, ...]
    leader: tuple[str, ...]
    synonyms: dict[str, str]
    fillers: tuple[str, ...]
    shared: tuple[str, ...]


class RuleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a rule is told: `began`, `ended`, `shown` are said of a spell, with {when} for the time."""

    began: str = ""
    ended: str = ""
    meaning: str = ""


class ConflictRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule of what cannot be true together: its degree and what it means in a sentence."""

    degree: Literal["contradiction", "tension", "precision"]
    because: str


class General(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What chronology.toml holds. `near` is in years, `yields_to` counts later acts."""

    near: int
    yields_to: int
    tense: Tense
    offices: Offices
    state: tuple[StateRule, ...]
    rules: dict[str, RuleWords]
    conflicts: dict[str, ConflictRule]
    modalities: dict[str, Literal["none", "shows"]]


class ChronologyRules(msgspec.Struct, frozen=True):
    """All rules that turn claims into spells, by kind and by state."""

    general: General
    kinds: dict[str, KindRule]
    states: dict[str, StateRule]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    state: str = ""
    roles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    may_lack: tuple[str, ...] = ()
    plain: Literal["starts", "holds"] = "holds"
    again: Literal["anew", "goes on", "contradicts"] = "anew"
    needs: tuple[str, ...] = ()
    office: str = ""
    leaves_with: str = ""
    subject: str = ""
    began: str = ""
    ended: str = ""
    exist: tuple[str, ...] | None = None
    effects: tuple[Effect, ...] = ()
    once: bool = False


def chronology_rules(codebook: Codebook) -> ChronologyRules:
    """The rules of `codebook`, its `[chronology]` tables checked against its kinds.

    Raises CodebookError, naming kind and key, where a table is wrong.
    """
    general = _general()
    states = {rule.state: rule for rule in general.state}
    tables = {name: _table(kind) for name, kind in codebook.kinds.items()}
    for name, table in tables.items():
        if table.state:
            states[table.state] = _state(table, codebook.kinds[name])
    kinds = {name: _kind(codebook.kinds[name], table, states) for name, table in tables.items()}
    return ChronologyRules(general, kinds, states)


def _general() -> General:
    text = (resources.files("factio.codebook") / FILE).read_text(encoding="utf-8")
    return _read(tomllib.loads(text), General, Place(FILE))


def _table(kind: Kind) -> _Table:
    return _read(kind.chronology, _Table, Place(f"{kind.kind}.toml", path="chronology"))


def _read(table: dict[str, Any], wanted: type[T], place: Place) -> T:
    try:
        return msgspec.convert(table, wanted)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at ")
        key = where.strip("`").removeprefix("$").lstrip(".")
        raise (place.key(key) if key else place).error(what) from error


def _state(table: _Table, kind: Kind) -> StateRule:
    place = Place(f"{kind.kind}.toml", path="chronology")
    if not table.roles:
        raise place.key("roles").error(f'the state "{table.state}" needs the roles that make a spell')
    for key in ("roles", "words", "may_lack", "needs"):
        for role in getattr(table, key):
            _role(role, kind, place.key(key))
    if table.office and table.office not in table.words:
        raise place.key("office").error("the office has to stand among the words")
    if table.subject and table.subject not in table.roles:
        raise place.key("subject").error("the subject has to stand among the roles")
    shared = {name: getattr(table, name) for name in StateRule.__struct_fields__ if name != "hidden"}
    return StateRule(**shared)


def _kind(kind: Kind, table: _Table, states: dict[str, StateRule]) -> KindRule:
    place = Place(f"{kind.kind}.toml", path="chronology")
    exist = table.exist
    if exist is None:
        exist = tuple(name for name in kind.anchors if "organisation" in kind.roles[name].types)
    for role in exist:
        _role(role, kind, place.key("exist"))
    for number, effect in enumerate(table.effects):
        _check(effect, kind, states, place.key(f"effects[{number}]"))
    types = {name: role.types for name, role in kind.roles.items()}
    return KindRule(
        exist=exist,
        effects=table.effects,
        state=table.state,
        once=table.once,
        anchors=kind.anchors,
        named=tuple(n for n, t in types.items() if NAMED.intersection(t) and "text" not in t),
        persons=tuple(n for n, t in types.items() if "person" in t and "organisation" not in t),
        bodies=tuple(n for n, t in types.items() if "organisation" in t and "person" not in t),
    )


def _check(effect: Effect, kind: Kind, states: dict[str, StateRule], place: Place) -> None:
    if effect.state not in states:
        raise place.key("state").error(f'"{effect.state}" is no state; states are {", ".join(states)}')
    for state_role, role in effect.roles.items():
        if state_role not in states[effect.state].key:
            raise place.key(f"roles.{state_role}").error(f"no role of the state {effect.state}")
        _role(role, kind, place.key(f"roles.{state_role}"))
    for key in ("unless", "only", "several"):
        if getattr(effect, key):
            _role(getattr(effect, key), kind, place.key(key))


def _role(role: str, kind: Kind, place: Place) -> None:
    if role not in kind.roles:
        raise place.error(f'"{role}": no such role; the kind has {", ".join(kind.roles)}')
