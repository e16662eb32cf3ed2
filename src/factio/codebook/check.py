"""What an entry of the codebook may say, given its kind; and what a claim may say, given the codebook."""

from __future__ import annotations

import typing
from collections.abc import Mapping

from factio.codebook.entries import Codebook, Example, FieldRule, Frame, Kind, Pattern, Role
from factio.codebook.slots import check_types, field_key
from factio.codebook.trouble import Place
from factio.model import Claim, Modality, Phase, RoleValue

OUTSIDE_ROLES = ("date", "by")  # what a frame, pattern or field may fill beside the roles of its kind
PHASES = typing.get_args(Phase)
MODALITIES = typing.get_args(Modality)


def check_head(kind: Kind, place: Place) -> None:
    """Raises CodebookError where the kind's own keys do not fit each other."""
    if not kind.roles:
        raise place.key("roles").error("a kind has at least one role; write [roles.NAME]")
    for role in kind.roles.values():
        check_types(role.types, place.key(f"roles.{role.name}.types"))
        if not role.types:
            raise place.key(f"roles.{role.name}.types").error("empty; say what can fill the role")
    if not kind.anchors:
        raise place.key("roles").error("no role is an anchor; mark who the claim is about with anchor = true")
    for key in ("tells_apart", "figures", "distribute"):
        names = getattr(kind, key)
        for name in (names,) if isinstance(names, str) else names:
            # "phase" tells two claims apart as a role would
            if name and name != "phase":
                _role(name, kind, place.key(key))
    for phase in ("starts", "ends"):
        if getattr(kind, f"sentence_{phase}") and phase not in kind.phases:
            raise place.key(f"sentence_{phase}").error(f"never used; {_phases_told(kind)}")


def check_example(example: Example, kinds: Mapping[str, Kind], place: Place) -> None:
    """Raises CodebookError where a claim of the example does not fit its kind."""
    for number, claim in enumerate(example.claims, 1):
        for fault in _faults(kinds, claim):
            raise place.key(f"claims[{number}]").error(fault)


def check_field(rule: FieldRule, kind: Kind, place: Place) -> None:
    """Raises CodebookError where the field rule names what its kind does not have."""
    if not rule.keys:
        raise place.key("keys").error("empty; name at least one key")
    keys = [("keys", key) for key in rule.keys]
    keys += [(name, getattr(rule, name)) for name in ("title_key", "date_key", "start_key", "end_key")]
    for name, key in keys:
        if key and field_key(key)[0] != key:
            raise place.key(name).error(f'"{key}" is never met; write it "{field_key(key)[0]}"')
    for name in ("subject", "value", "key", "title", "bracket"):
        role = getattr(rule, name)
        if role and not (role == "date" and name == "value"):
            _role(role, kind, place.key(name))
    if not rule.title_key and (rule.title or rule.title_values or rule.title_has or rule.title_lacks):
        raise place.key("title_key").error("missing; title, title_values, title_has and title_lacks need it")
    closed = kind.roles[rule.title].values if rule.title else ()
    for word, value in rule.title_values.items():
        if value not in closed:
            raise place.key(f"title_values.{word}").error(f'"{value}" is none of {", ".join(closed)}')
    if rule.part and rule.value != "date":
        raise place.key("part").error('belongs to value = "date"')
    _check_set(rule.set, kind, place)
    _check_phase(rule.phase, kind, place)


def check_frame(frame: Frame, kind: Kind, place: Place) -> None:
    """Raises CodebookError where the frame names what its kind does not have."""
    for name in frame.roles:
        if name not in OUTSIDE_ROLES:
            _role(name, kind, place.key(f"roles.{name}"))
    if not (frame.verbs or frame.nouns or frame.adjectives):
        raise place.key("verbs").error("nothing evokes this frame; give verbs, nouns or adjectives")
    if frame.objects and not frame.verbs:
        raise place.key("objects").error("belongs to verbs, and there are none")
    _check_set(frame.set, kind, place)
    _check_phase(frame.phase, kind, place)


def check_pattern(pattern: Pattern, kind: Kind, place: Place) -> None:
    """Raises CodebookError where the pattern names what its kind does not have."""
    for placeholder in pattern.placeholders:
        if placeholder.role and placeholder.role not in OUTSIDE_ROLES:
            _role(placeholder.role, kind, place.key(f"match {{{placeholder.role}}}"))
    if pattern.topic:
        _role(pattern.topic, kind, place.key("topic"))
    _check_set(pattern.set, kind, place)
    _check_phase(pattern.phase, kind, place)


def _role(name: str, kind: Kind, place: Place) -> Role:
    if name not in kind.roles:
        raise place.error(f"no such role; the kind has {', '.join(kind.roles)}")
    return kind.roles[name]


def _check_set(fixed: Mapping[str, RoleValue], kind: Kind, place: Place) -> None:
    for name, value in fixed.items():
        where = place.key(f"set.{name}")
        for fault in _role_faults(_role(name, kind, where), value):
            raise where.error(fault)


def _check_phase(phase: Phase | None, kind: Kind, place: Place) -> None:
    if phase and phase not in kind.phases:
        raise place.key("phase").error(f'"{phase}" does not fit; {_phases_told(kind)}')


def faults(codebook: Codebook, claim: Claim) -> list[str]:
    """What in `claim` the codebook does not allow, in words for a coder; empty when all is well."""
    return _faults(codebook.kinds, claim)


def _faults(kinds: Mapping[str, Kind], claim: Claim) -> list[str]:
    kind = kinds.get(claim.kind)
    if kind is None:
        return [f'kind: "{claim.kind}" is none; kinds are {", ".join(kinds)}']
    return claim_faults(kind, claim)


def claim_faults(kind: Kind, claim: Claim) -> list[str]:
    """What in `claim` its kind does not allow."""
    found: list[str] = []
    for name, value in claim.roles.items():
        if name not in kind.roles:
            found.append(f"{name}: no such role; the kind has {', '.join(kind.roles)}")
        else:
            found += [f"{name}: {fault}" for fault in _role_faults(kind.roles[name], value)]
    if not any(name in claim.roles for name in kind.anchors):
        found.append(f"none of the anchors is filled ({', '.join(kind.anchors)})")
    if claim.phase is not None and claim.phase not in PHASES:
        found.append(f'phase: "{claim.phase}" is none of {", ".join(PHASES)}')
    elif claim.phase is not None and claim.phase not in kind.phases:
        found.append(f'phase: "{claim.phase}" does not fit; {_phases_told(kind)}')
    if claim.modality is not None and claim.modality not in MODALITIES:
        found.append(f'modality: "{claim.modality}" is none of {", ".join(MODALITIES)}')
    if claim.polarity not in (None, "no"):
        found.append(f'polarity: "{claim.polarity}" is not "no"')
    return found


def _phases_told(kind: Kind) -> str:
    return f"the kind has the phases {', '.join(kind.phases)}" if kind.phases else "the kind has no phases"


def _role_faults(role: Role, value: RoleValue) -> list[str]:
    if isinstance(value, str):
        if role.many:
            return ["a list is wanted"]
    elif not role.many:
        return ["one value is wanted, not a list"]
    items = (value,) if isinstance(value, str) else value
    if not items or not all(item.strip() for item in items):
        return ["empty"]
    if role.values:
        return [f'"{item}" is none of {", ".join(role.values)}' for item in items if item not in role.values]
    return []
