"""The page on what held when lists every rule; it is made from the rules. FACTIO_WRITE=1 writes it anew."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from told_claims import RULES

PAGE = Path(__file__).parents[2] / "docs" / "what-held-when.md"
HEAD = """# What held when

From claims Factio makes *spells*: a state that held once, without interruption. A spell has four bounds
(the earliest and latest day of its beginning, and of its end) and, apart from these, the first and last day
on which a source shows it. Claims that set a bound and claims that only witness the spell are kept with it.
`factio as-of DAY --about NAME` answers for a day with one of five words, a reason, and the claims behind it:

| answer | when |
| --- | --- |
| yes | from the beginning to the last witness, or to the end that is told |
| presumed | after the last witness, where nothing tells that it ended |
| possible | inside the doubt of a bound |
| no | before the beginning, after the end, or where a source denies it |
| unknown | before the first witness, where nothing tells when it began |

## What starts, ends and shows what

Each kind of claim says in its table `[chronology]` what it does; these are the rules by name.

| rule | meaning |
| --- | --- |
"""
STATES = """
## States

| state | roles | told by | ends with |
| --- | --- | --- | --- |
"""
CONFLICTS = """
## What cannot be true together

| rule | degree | why |
| --- | --- | --- |
"""


def page() -> str:
    lines = [HEAD]
    lines += [f"| {name} | {rule.meaning} |\n" for name, rule in RULES.general.rules.items()]
    lines.append(STATES)
    for name, state in RULES.states.items():
        kinds = [k for k, rule in RULES.kinds.items() if rule.state == name]
        kinds += [k for k, rule in RULES.kinds.items() for e in rule.effects if e.state == name]
        told = ", ".join(dict.fromkeys(kinds))
        if not state.hidden:
            lines.append(f"| {name} | {', '.join(state.key)} | {told} | {', '.join(state.needs)} |\n")
    lines.append(CONFLICTS)
    for name, rule in RULES.general.conflicts.items():
        lines.append(f"| {name} | {rule.degree} | {rule.because} |\n")
    return "".join(lines)


def test_the_page_is_current() -> None:
    if os.environ.get("FACTIO_WRITE") == "1":
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()
