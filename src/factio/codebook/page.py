"""The codebook as a page: `python -m factio.codebook.page` writes docs/codebook.md from the data."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from factio.codebook.entries import Codebook, Example, FieldRule, Kind, Role
from factio.codebook.loading import load
from factio.model import Claim, RoleValue

PAGE = Path("docs/codebook.md")
SORTS = {"event": "an event", "state": "a state", "mark": "a mark: a state without an event"}


def page(codebook: Codebook) -> str:
    """The whole codebook in Markdown: what a claim is, the rules, dates, every kind with its examples."""
    parts = [
        f"# {codebook.title}, version {codebook.version}",
        "What counts as a claim, and how it is written down. This page is generated from the codebook's data "
        "(`src/factio/codebook/`) by `python -m factio.codebook.page`; change it there. A directory of files "
        "of the same form, given with `--codebook DIR`, adds kinds and extends those that are here.",
        "## A claim",
        codebook.claim.strip(),
        "## Rules of coding",
        "\n".join(f"{n}. **{rule.title}.** {_line(rule.text)}" for n, rule in enumerate(codebook.rules, 1)),
        "## Dates",
        _table(("the source says", "EDTF"), [(date.words, f"`{date.edtf}`") for date in codebook.dates]),
        "## Kinds",
        _table(
            ("group", "kinds"),
            [(group.title, ", ".join(_link(kind) for kind in group.kinds)) for group in codebook.groups],
        ),
    ]
    for group in codebook.groups:
        parts.append(f"## {group.title}")
        for name in group.kinds:
            parts += _kind(codebook.kinds[name])
    return "\n\n".join(parts) + "\n"


def _kind(kind: Kind) -> list[str]:
    core = "; part of the core" if kind.core else ""
    phases = f"; phases: {', '.join(kind.phases)}" if kind.phases and kind.sort != "state" else ""
    parts = [
        f"### {kind.kind}",
        f"{_line(kind.definition)}",
        f"*{SORTS[kind.sort]}{core}{phases}*",
        _table(("role", "filled by", ""), [_role(role) for role in kind.roles.values()]),
    ]
    if kind.examples:
        parts.append("\n".join(_example(example, kind) for example in kind.examples))
    if kind.fields:
        rows = [(", ".join(f"`{key}`" for key in rule.keys), _field(rule)) for rule in kind.fields]
        parts.append("<details><summary>Infobox fields</summary>")
        parts.append(_table(("field", "claims"), rows))
        parts.append("</details>")
    return parts


def _role(role: Role) -> tuple[str, str, str]:
    notes = ["anchor"] if role.anchor else []
    notes += ["many"] if role.many else []
    notes += [f"one of: {', '.join(role.values)}"] if role.values else []
    return f"`{role.name}`", ", ".join(role.types), "; ".join(notes)


def _example(example: Example, kind: Kind) -> str:
    about = f" (of {example.subject})" if example.subject else ""
    claims = "".join(f"\n  - {_claim(claim, kind)}" for claim in example.claims) or "\n  - no claim"
    return f"- “{example.text}”{about}{claims}"


def _claim(claim: Claim, kind: Kind) -> str:
    told = [claim.kind] if claim.kind != kind.kind else []
    told += [f"{name} {_value(value)}" for name, value in claim.roles.items()]
    told += [f"date `{claim.date}`"] if claim.date else []
    told += [claim.phase] if claim.phase else []
    told += [claim.modality] if claim.modality else []
    told += ["polarity no"] if claim.polarity else []
    told += [f"by {_value(claim.by)}"] if claim.by else []
    return ", ".join(told)


def _value(value: RoleValue) -> str:
    return f"*{_escape(value)}*" if isinstance(value, str) else " and ".join(f"*{_escape(v)}*" for v in value)


def _field(rule: FieldRule) -> str:
    where = "its date" if rule.value == "date" else f"`{rule.value}`"
    told = [f"the value is {where}", f"the subject is `{rule.subject}`"]
    told += [f"`{name}` is {_value(value)}" for name, value in rule.set.items()]
    told += [f"the key is `{rule.key}`"] if rule.key else []
    told += [f"`{rule.title_key}` is `{rule.title}`"] if rule.title else []
    told += [f"only where `{rule.title_key}` has {' or '.join(rule.title_has)}"] if rule.title_has else []
    told += [f"not where `{rule.title_key}` has {' or '.join(rule.title_lacks)}"] if rule.title_lacks else []
    told += [f"the date is in `{rule.date_key}`"] if rule.date_key else []
    told += [f"`{rule.start_key}` to `{rule.end_key}`"] if rule.start_key else []
    told += [f"the {rule.part} of the span"] if rule.part else []
    return "; ".join([*told, *([rule.phase] if rule.phase else [])])


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _link(kind: str) -> str:
    return f"[{kind}](#{kind})"


def _line(text: str) -> str:
    return " ".join(text.split())


def _escape(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.write_text(page(load()), encoding="utf-8")
    print(f"wrote {target}")
