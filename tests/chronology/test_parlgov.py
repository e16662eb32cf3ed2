"""ParlGov's party and name changes as claims: read without a crash, and its contradictions listed in docs/.

With FACTIO_WRITE=1 the list is written anew.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

from factio.chronology import Chronicle, answers, find_conflicts
from factio.model.conflict import Conflict

sys.path.insert(0, str(Path(__file__).parent))
import parlgov
from shared_gold import shared
from told_claims import RULES

LIST = Path(__file__).parents[2] / "docs" / "contradictions-in-parlgov.md"
HEAD = """# Contradictions in ParlGov

ParlGov's 924 party changes, 734 name changes and the founding and dissolution dates of its 1,707 parties,
read as {claims:,} claims (a year stands for its 1 July, a month for its first day), and what in them cannot
be true together by the rules of `chronology.toml`. A number after "party" is ParlGov's id of the party;
"change" and "name" count the rows of its tables `partychange` and `partynamechange`; "begin" is the founding
of a successor. Only ids are given here: the dates stand in ParlGov. What is only vaguer is not
listed. `tests/chronology/test_parlgov.py` makes this page.

| rule | degree | what it means | found |
| --- | --- | --- | --- |
"""


def page(claims: int, found: list[Conflict]) -> str:
    counts = Counter(conflict.rule for conflict in found)
    lines = [HEAD.format(claims=claims)]
    for rule, words in RULES.general.conflicts.items():
        if counts[rule]:
            lines.append(f"| {rule} | {words.degree} | {words.because} | {counts[rule]} |\n")
    lines.append(f"| all | | | {len(found)} |\n")
    for rule in RULES.general.conflicts:
        if counts[rule]:
            lines.append(f"\n## {rule}\n\n")
            lines += [f"- {one}\n" for one in sorted(_line(c) for c in found if c.rule == rule)]
    return "".join(lines)


def _line(conflict: Conflict) -> str:
    about = conflict.about.get("organisation", "")
    parties = " and ".join([about] if isinstance(about, str) else about).replace("[", "").replace("]", "")
    return f"party {parties}: {' · '.join(conflict.left)} against {' · '.join(conflict.right)}"


def test_all_is_read_and_the_list_is_current() -> None:
    claims, sources = parlgov.told(shared("reference", "parlgov"))
    chronicle = Chronicle(claims, sources, RULES)
    kinds = Counter(claim.kind for claim in claims)
    assert kinds["renaming"] + len({c.roles["organisation"] for c in claims if c.kind == "name"}) == 734
    text = page(len(claims), find_conflicts(chronicle))
    if os.environ.get("FACTIO_WRITE") == "1":
        LIST.write_text(text, encoding="utf-8")
    assert LIST.read_text(encoding="utf-8") == text


def test_every_party_can_be_asked() -> None:
    claims, sources = parlgov.told(shared("reference", "parlgov"))
    chronicle = Chronicle(claims, sources, RULES)
    words = Counter(row.answer for row in answers(chronicle, "1990-01-01", state="existence"))
    assert words["yes"] > 100 and words["presumed"] > 100
    for key in chronicle.visible_keys():
        assert chronicle.spells(key)
